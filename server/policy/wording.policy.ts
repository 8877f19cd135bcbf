import { vocabulary } from '../platform/vocabulary.ts';

/** Letters and passages of the public pages that an organisation words itself. */
export const wordingKeys = vocabulary('wording', {
  acknowledgement: ['Acknowledgement', 'الإشعار بالاستلام'],
  progress: ['Progress notice', 'إشعار بالمستجدات'],
  question: ['Question to the complainant', 'سؤال لمقدّم الشكوى'],
  extension: ['Extension of the time', 'تمديد المدة'],
  decision: ['Decision', 'القرار'],
  satisfaction: ['Satisfaction question', 'السؤال عن الرضا'],
  reminder: ['Reminder', 'تذكير'],
  closing: ['Closing letter', 'خطاب الإغلاق'],
  final: ['Final letter, not accepted', 'الخطاب النهائي عند عدم القبول'],
  thanks: ['Thanks for a compliment', 'شكر على الإشادة'],
  publicIntro: ['Public page: how to complain', 'الصفحة العامة: كيفية تقديم الشكوى'],
  publicPromise: ['Public page: what we promise', 'الصفحة العامة: ما نلتزم به'],
});
export type WordingKey = (typeof wordingKeys)[number];

/** Pages have no subject. */
export const isPage = (key: string): boolean => key.startsWith('public');

const always = ['house'] as const;
const letter = [...always, 'number', 'link', 'title'] as const;

/** What may stand in braces in each of them. */
export const placeholders: Readonly<Record<WordingKey, readonly string[]>> = {
  acknowledgement: [...letter, 'by', 'next'],
  progress: [...letter, 'by', 'news'],
  question: [...letter, 'question', 'by'],
  extension: [...letter, 'by', 'was', 'reason'],
  decision: [...letter, 'outcome', 'decision', 'recourse'],
  satisfaction: [...letter, 'days'],
  reminder: [...letter, 'days'],
  closing: [...letter, 'closing', 'recourse'],
  final: [...letter, 'decision', 'recourse'],
  thanks: [...letter],
  publicIntro: always,
  publicPromise: [...always, 'acknowledge', 'decision'],
};
/** Without these a letter does not do what it is for. */
export const needed: Partial<Readonly<Record<WordingKey, readonly string[]>>> = {
  acknowledgement: ['number', 'link'],
  question: ['question', 'link'],
  decision: ['decision'],
  satisfaction: ['link'],
  reminder: ['link'],
};

/** The names in braces; a lone brace counts as a name that nobody knows. */
export const placeholdersIn = (text: string): string[] => {
  const names = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name.trim());
  return /[{}]/.test(text.replace(/\{[^{}]*\}/g, '')) ? [...names, '{'] : names;
};

/** The text with everything in braces put in; what has no value stays as it stands. */
export const fill = (text: string, values: Readonly<Record<string, string | null | undefined>>): string =>
  text.replace(/\{([^{}]*)\}/g, (whole, name: string) => values[name.trim()] ?? whole);
