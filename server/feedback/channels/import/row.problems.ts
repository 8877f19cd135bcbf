import type { Said } from './said.ts';
import type { DateOrder } from './when.ts';

const expected: Readonly<Record<DateOrder, { en: string; ar: string }>> = {
  iso: { en: 'year first or a month by name', ar: 'السنة أولًا أو اسم الشهر' },
  'day-first': { en: 'day first', ar: 'اليوم أولًا' },
  'month-first': { en: 'month first', ar: 'الشهر أولًا' },
  excel: { en: 'a spreadsheet day number', ar: 'رقم يوم كما في جداول البيانات' },
  unix: { en: 'seconds since 1970', ar: 'الثواني منذ 1970' },
};

/** Why a row stays out, or what of it stays as text. */
export const rowProblems = {
  noDate: { code: 'row.no-date', en: 'The date of receipt is missing.', ar: 'تاريخ الاستلام غير مذكور.' },
  badDate: (column: string, text: string, order: DateOrder): Said => ({
    code: 'row.bad-date',
    en: `“${text}” in “${column}” is not a date (expected: ${expected[order].en}).`,
    ar: `القيمة «${text}» في العمود «${column}» ليست تاريخًا صحيحًا (المتوقع: ${expected[order].ar}).`,
  }),
  future: (column: string, text: string): Said => ({
    code: 'row.future',
    en: `“${text}” in “${column}” lies in the future.`,
    ar: `التاريخ «${text}» في العمود «${column}» يقع في المستقبل.`,
  }),
  noNumber: (column: string): Said => ({
    code: 'row.no-number',
    en: `The number in “${column}” is missing.`,
    ar: `الرقم في العمود «${column}» غير مذكور.`,
  }),
  longNumber: (column: string): Said => ({
    code: 'row.long-number',
    en: `The number in “${column}” is longer than 200 characters.`,
    ar: `الرقم في العمود «${column}» أطول من 200 حرف.`,
  }),
  empty: {
    code: 'row.empty',
    en: 'The row says nothing about what happened: no words, title, category or product.',
    ar: 'لا يتضمن الصف ما يبيّن ما حدث: لا نص ولا عنوان ولا تصنيف ولا منتج.',
  },
  tooLong: (length: number, max: number): Said => ({
    code: 'row.too-long',
    en: `The text is too long (${length} characters; at most ${max}).`,
    ar: `النص أطول من المسموح (عدد الأحرف: ${length}، والحد الأقصى: ${max}).`,
  }),
  unplaced: (column: string, text: string): Said => ({
    code: 'row.unplaced',
    en: `“${text}” in “${column}” could not be read as its date or precedes the receipt; it is kept as text.`,
    ar: `تعذّرت قراءة «${text}» في العمود «${column}» بوصفه تاريخًا صحيحًا أو أنه يسبق الاستلام؛ حُفظ نصًا كما ورد.`,
  }),
  unkept: {
    code: 'row.unkept',
    en: 'The database does not take this row: a value in it is of no form that can be kept.',
    ar: 'تعذّر حفظ هذا الصف: فيه قيمة لا يمكن حفظها بصيغتها.',
  },
};
