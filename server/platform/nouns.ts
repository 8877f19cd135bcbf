import type { Language } from './language.ts';
import { plural, type ArabicForms, type EnglishForms, type GrammaticalCase } from './plural.ts';

/** What can be counted in a sentence, with every form that English and Arabic need. */
interface Noun {
  en: EnglishForms;
  ar: ArabicForms;
  /** The Arabic dual after a preposition or as an object: خلال يومين. */
  oblique: string;
}

const nouns = {
  day: noun('day', 'days', ['لا أيام', 'يوم واحد', 'يومان', 'يومين', 'أيام', 'يومًا', 'يوم']),
  workingDay: noun('working day', 'working days', [
    'لا أيام عمل',
    'يوم عمل واحد',
    'يوما عمل',
    'يومَي عمل',
    'أيام عمل',
    'يوم عمل',
    'يوم عمل',
  ]),
  calendarDay: noun('calendar day', 'calendar days', [
    'لا أيام تقويمية',
    'يوم تقويمي واحد',
    'يومان تقويميان',
    'يومين تقويميين',
    'أيام تقويمية',
    'يومًا تقويميًا',
    'يوم تقويمي',
  ]),
  task: noun('task', 'tasks', ['لا مهام', 'مهمة واحدة', 'مهمتان', 'مهمتين', 'مهام', 'مهمة', 'مهمة']),
  hour: noun('hour', 'hours', ['لا ساعات', 'ساعة واحدة', 'ساعتان', 'ساعتين', 'ساعات', 'ساعة', 'ساعة']),
  workingHour: noun('working hour', 'working hours', [
    'لا ساعات عمل',
    'ساعة عمل واحدة',
    'ساعتا عمل',
    'ساعتَي عمل',
    'ساعات عمل',
    'ساعة عمل',
    'ساعة عمل',
  ]),
  minute: noun(
    'minute',
    'minutes',
    ['أقل من دقيقة', 'دقيقة واحدة', 'دقيقتان', 'دقيقتين', 'دقائق', 'دقيقة', 'دقيقة'],
    'less than a minute',
  ),
  workingMinute: noun('working minute', 'working minutes', [
    'لا دقائق عمل',
    'دقيقة عمل واحدة',
    'دقيقتا عمل',
    'دقيقتَي عمل',
    'دقائق عمل',
    'دقيقة عمل',
    'دقيقة عمل',
  ]),
  case: noun('case', 'cases', ['لا حالات', 'حالة واحدة', 'حالتان', 'حالتين', 'حالات', 'حالة', 'حالة']),
  complaint: noun('complaint', 'complaints', ['لا شكاوى', 'شكوى واحدة', 'شكويان', 'شكويين', 'شكاوى', 'شكوى', 'شكوى']),
  action: noun('action', 'actions', ['لا إجراءات', 'إجراء واحد', 'إجراءان', 'إجراءين', 'إجراءات', 'إجراءً', 'إجراء']),
  note: noun('note', 'notes', ['لا ملاحظات', 'ملاحظة واحدة', 'ملاحظتان', 'ملاحظتين', 'ملاحظات', 'ملاحظة', 'ملاحظة']),
  cause: noun('cause', 'causes', ['لا أسباب', 'سبب واحد', 'سببان', 'سببين', 'أسباب', 'سببًا', 'سبب']),
  decision: noun('decision', 'decisions', ['لا قرارات', 'قرار واحد', 'قراران', 'قرارين', 'قرارات', 'قرارًا', 'قرار']),
  evidence: noun('evidence item', 'evidence items', [
    'لا أدلة',
    'دليل واحد',
    'دليلان',
    'دليلين',
    'أدلة',
    'دليلًا',
    'دليل',
  ]),
  escalation: noun('escalation', 'escalations', [
    'لا تصعيدات',
    'تصعيد واحد',
    'تصعيدان',
    'تصعيدين',
    'تصعيدات',
    'تصعيدًا',
    'تصعيد',
  ]),
} as const satisfies Record<string, Noun>;

export type Countable = keyof typeof nouns;

/** `counted(2, 'day', 'ar', 'oblique')` → يومين; English says the digit, Arabic says none for one and two. */
export const counted = (
  n: number,
  what: Countable,
  language: Language,
  inCase: GrammaticalCase = 'nominative',
): string => {
  const { en, ar, oblique }: Noun = nouns[what];
  if (language === 'en') return plural(n, en, 'en');
  return plural(n, inCase === 'oblique' ? { ...ar, two: oblique } : ar);
};

/** Arabic in the order of the glossary: zero, one, two, two (oblique), few, many, other. */
function noun(one: string, other: string, arabic: readonly string[], zero?: string): Noun {
  const [none = '', single = '', two = '', oblique = '', few = '', many = '', rest = ''] = arabic;
  return {
    en: { one: `{n} ${one}`, other: `{n} ${other}`, ...(zero && { zero }) },
    ar: { zero: none, one: single, two, few: `{n} ${few}`, many: `{n} ${many}`, other: `{n} ${rest}` },
    oblique,
  };
}
