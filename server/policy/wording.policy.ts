import { vocabulary } from '../platform/vocabulary.ts';

/** Letters and passages of the public pages that an organisation words itself. */
export const wordingKeys = vocabulary('wording', {
  acknowledgement: ['Acknowledgement', 'الإشعار بالاستلام'],
  progress: ['Progress notice', 'إشعار بالمستجدات'],
  question: ['Question to the complainant', 'سؤال لمقدّم الشكوى'],
  extension: ['Extension of the time', 'تمديد المدة'],
  moved: ['A date has moved', 'تغيّر الموعد'],
  decision: ['Decision', 'القرار'],
  satisfaction: ['Satisfaction question', 'السؤال عن الرضا'],
  reminder: ['Reminder', 'تذكير'],
  closing: ['Closing letter', 'خطاب الإغلاق'],
  final: ['Final letter, not accepted', 'الخطاب النهائي عند عدم القبول'],
  thanks: ['Thanks for a compliment', 'شكر على الإشادة'],
  corrected: ['Details corrected: a new link', 'تصحيح البيانات: رابط جديد'],
  code: ['One-time code', 'رمز التحقق'],
  unread: ['Letter to colleagues: not read yet', 'رسالة للزملاء: لم يُطَّلع عليه'],
  push: ['Notice on a device', 'إشعار على جهاز'],
  pushMany: ['Notice on a device: several cases', 'إشعار على جهاز: عدة حالات'],
  publicIntro: ['Public page: how to complain', 'الصفحة العامة: كيفية تقديم الشكوى'],
  publicPromise: ['Public page: what we promise', 'الصفحة العامة: ما نلتزم به'],
});
export type WordingKey = (typeof wordingKeys)[number];

/** Pages and notices on devices have no subject. */
export const hasSubject = (key: string): boolean => !key.startsWith('public') && !key.startsWith('push');
/** What complainants may get as a text message too. */
export const hasSms = (key: string): boolean => hasSubject(key) && key !== 'unread';

const always = ['house'] as const;
/** Never a title or the sender's own words: the address may be somebody else's. */
const letter = [...always, 'number', 'link'] as const;

/** What may stand in braces in each of them. */
export const placeholders: Readonly<Record<WordingKey, readonly string[]>> = {
  acknowledgement: [...letter, 'by'],
  progress: [...letter, 'by', 'news'],
  question: [...letter, 'question', 'by'],
  extension: [...letter, 'by', 'was'],
  moved: [...letter, 'by', 'was'],
  decision: [...letter, 'outcome', 'decision', 'recourse'],
  satisfaction: letter,
  reminder: letter,
  closing: [...letter, 'closing', 'recourse'],
  final: [...letter, 'decision', 'recourse'],
  thanks: letter,
  corrected: letter,
  code: [...always, 'code', 'minutes'],
  unread: [...always, 'list', 'link', 'about'],
  push: [...always, 'number', 'kind'],
  pushMany: [...always, 'cases'],
  publicIntro: always,
  publicPromise: [...always, 'acknowledge', 'decision'],
};
/** Words that somebody wrote are too long for a text message, and too private for a lock screen. */
const tooLong: readonly string[] = ['news', 'question', 'decision', 'recourse', 'closing', 'outcome'];
export const smsPlaceholders = (key: WordingKey): readonly string[] => (hasSms(key) ? placeholders[key].filter((name) => !tooLong.includes(name)) : []);

/** Without these a letter does not do what it is for. */
export const needed: Partial<Readonly<Record<WordingKey, readonly string[]>>> = {
  acknowledgement: ['number', 'link'],
  progress: ['news', 'link'],
  question: ['question', 'link'],
  moved: ['link'],
  decision: ['decision'],
  satisfaction: ['link'],
  reminder: ['link'],
  corrected: ['link'],
  code: ['code'],
  unread: ['list'],
  push: ['kind'],
  pushMany: ['cases'],
};
/** In a text message, where there is one at all, only that which leads somewhere. */
export const smsNeeded = (key: WordingKey): readonly string[] => (hasSms(key) ? (needed[key] ?? []).filter((name) => name === 'link' || name === 'code') : []);

/** The names in braces; a lone brace counts as a name that nobody knows. */
export const placeholdersIn = (text: string): string[] => {
  const names = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name.trim());
  return /[{}]/.test(text.replace(/\{[^{}]*\}/g, '')) ? [...names, '{'] : names;
};

/** The text with everything in braces put in; a line with something that has no value is left out, so that no brace ever leaves the house. */
export const fill = (text: string, values: Readonly<Record<string, string | null | undefined>>): string =>
  text.split('\n').filter((line) => placeholdersIn(line).every((name) => values[name])).map((line) => line.replace(/\{([^{}]*)\}/g, (_whole, name: string) => values[name.trim()] ?? '')).join('\n');
