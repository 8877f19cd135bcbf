import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../platform/context.ts';
import type { Language } from '../platform/language.ts';
import { mistaken, refusal, Refused, Required, NotFound } from '../platform/problem.ts';
import { keepEdition, refuseAll, Taken, type Aim } from './policy.verb.ts';
import { letters } from './seed.letters.ts';
import { WordingInput } from './settings.inputs.ts';
import { Wording } from './wording.entity.ts';
import { hasSms, hasSubject, needed, placeholders, placeholdersIn, smsNeeded, smsPlaceholders, type WordingKey } from './wording.policy.ts';

/** A preview takes what a change takes. */
export { WordingInput };
export type { WordingKey };

export const UnknownPlaceholder = refusal<{ name?: string; known?: string }>('policy.unknown-placeholder', {
  en: ({ name = '', known = '' }) => `{${name}} is not known here. Known: ${known}.`,
  ar: ({ name = '', known = '' }) => `{${name}} غير معروف هنا. المتاح: ${known}.`,
});
export const NeededPlaceholder = refusal<{ name?: string }>('policy.needed-placeholder', { en: ({ name = '' }) => `Without {${name}} this letter does not do what it is for.`, ar: ({ name = '' }) => `لا تؤدي هذه الرسالة غرضها دون {${name}}.` });
export const NoTextMessage = refusal('policy.no-text-message', { en: () => 'This is not sent as a text message.', ar: () => 'لا يُرسل هذا كرسالة نصية.' });

export type Words = Pick<Wording, 'subjectEn' | 'subjectAr' | 'bodyEn' | 'bodyAr' | 'smsEn' | 'smsAr'>;

/** As a new house words it. */
export const standardWording = (key: WordingKey): Words => {
  const { subject, body, sms = ['', ''] } = letters[key];
  return { subjectEn: subject[0], subjectAr: subject[1], bodyEn: body[0], bodyAr: body[1], smsEn: sms[0], smsAr: sms[1] };
};

/** As it is worded now, or was worded at a moment, in one language; the standard where a house had no row of it yet. */
export const wordingOf = async (em: Pick<EntityManager, 'findOne'>, key: WordingKey, language: Language, at: Date | null = null): Promise<{ subject: string; body: string; sms: string }> => {
  const words = (await em.findOne(Wording, at ? { key, since: { $lte: at }, $or: [{ until: null }, { until: { $gt: at } }] } : { key, until: null })) ?? standardWording(key);
  return language === 'ar' ? { subject: words.subjectAr, body: words.bodyAr, sms: words.smsAr } : { subject: words.subjectEn, body: words.bodyEn, sms: words.smsEn };
};

/** Words a letter, a text message, a notice or a passage of the public pages anew; the next one that leaves follows it. */
export const keepWording = (ctx: Context, aim: Aim, input: WordingInput): Promise<Wording> => {
  const key = input.key as WordingKey;
  const values: Words = { subjectEn: input.subjectEn, subjectAr: input.subjectAr, bodyEn: input.bodyEn, bodyAr: input.bodyAr, smsEn: input.smsEn?.trim() ?? '', smsAr: input.smsAr?.trim() ?? '' };
  refuseAll(faultsOf(key, values));
  return keepEdition(ctx, Wording, 'wording', aim, { key, ...values }, async (book, _values, row) => {
    if (row ? row.key !== key : await book.em.count(Wording, { key, until: null })) throw mistaken('key', Taken);
  });
};

/** Back to the standard: an edition like any other. */
export const resetWording = async (ctx: Context, { id, expectedVersion }: Aim): Promise<Wording> => {
  const row = id ? await ctx.em.findOne(Wording, { id }) : null;
  if (!row) throw new Refused(NotFound);
  return keepEdition(ctx, Wording, 'wording', { id, expectedVersion }, { key: row.key, ...standardWording(row.key as WordingKey) }, async () => undefined);
};

type Finding = Parameters<typeof refuseAll>[0][number];

const faultsOf = (key: WordingKey, words: Words): Finding[] => (Object.keys(words) as (keyof Words)[]).flatMap((field) => faultsIn(key, field, words[field]));

const faultsIn = (key: WordingKey, field: keyof Words, words: string): Finding[] => {
  const [subject, sms] = [field.startsWith('subject'), field.startsWith('sms')];
  if (sms && !words) return [];
  if (sms && !hasSms(key)) return [[field, NoTextMessage]];
  if (subject && !words.trim()) return hasSubject(key) ? [[field, Required]] : [];
  const used = placeholdersIn(words);
  const known = sms ? smsPlaceholders(key) : placeholders[key];
  const strange = used.find((name) => !known.includes(name));
  const missing = subject ? undefined : (sms ? smsNeeded(key) : (needed[key] ?? [])).find((name) => !used.includes(name));
  const found: Finding[] = [];
  if (strange !== undefined) found.push([field, UnknownPlaceholder as never, { name: strange.slice(0, 30), known: known.map((one) => `{${one}}`).join(' ') }]);
  if (missing !== undefined) found.push([field, NeededPlaceholder as never, { name: missing }]);
  return found;
};
