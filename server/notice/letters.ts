import type { EntityManager } from '@mikro-orm/postgresql';
import type { Language } from '../platform/language.ts';
import type { Letter, Part, Piece } from '../platform/post.ts';
import { counted, isolate } from '../platform/words.ts';
import { fill, type WordingKey } from '../policy/wording.policy.ts';
import { wordingOf } from '../policy/wording.service.ts';

/** What may stand in braces, by name; what has no value leaves its line out. Never the sender's own words: the address may be somebody else's. */
export type Values = Readonly<Record<string, string | null | undefined>>;

/** The letters about a matter, by what causes them. */
export type Template = Extract<WordingKey, 'acknowledgement' | 'progress' | 'question' | 'extension' | 'moved' | 'decision' | 'satisfaction' | 'reminder' | 'closing' | 'final' | 'thanks' | 'corrected'>;

export interface Line { readonly number: string; readonly cause: string; readonly count: number }

/** A letter as the organisation words it today, with its text message beside it. */
export const letterOf = async (em: EntityManager, key: WordingKey, language: Language, values: Values, lines: readonly Line[] = []): Promise<Letter> =>
  written(await wordingOf(em, key, language), key, language, values, lines);

/** The same from words that are not kept yet: what a preview shows is what would leave. */
export const written = ({ subject, body, sms }: { readonly subject: string; readonly body: string; readonly sms: string }, key: WordingKey, language: Language, values: Values, lines: readonly Line[] = []): Letter => {
  const plain = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value && name !== 'link' && name !== 'code' ? isolate(value) : value]));
  const given = lines.length ? { ...values, list: 'list' } : values;
  const paragraphs = kept(body, given).split(/\n{2,}/).map((one) => one.trim()).filter(Boolean);
  // The marks that keep a number from turning an Arabic line round are not of the alphabet of 160 signs; an English line needs none.
  const short = fill(sms, language === 'ar' ? plain : values).trim();
  return { language, subject: fill(subject, plain), pieces: paragraphs.flatMap((one) => piecesOf(one, values, buttonOf(key, language), lines)), ...(short && { short }) };
};

/** One sentence for a screen that is locked. */
export const sentenceOf = async (em: EntityManager, key: 'push' | 'pushMany', language: Language, values: Values): Promise<string> =>
  fill((await wordingOf(em, key, language)).body, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, name === 'number' && value ? isolate(value) : value]))).trim();

/** The code that proves that somebody reads an address. It speaks of no matter at all. */
export const codeLetter = (em: EntityManager, language: Language, code: string, house: string): Promise<Letter> => letterOf(em, 'code', language, { code, house, minutes: counted(10, 'minute', language, 'oblique') });

const placeholder = /\{([^{}]*)\}/g;

/** Lines with something that has no value are left out; braces stay for the pieces. */
const kept = (body: string, values: Values): string =>
  body.split('\n').filter((line) => [...line.matchAll(placeholder)].every(([, name = '']) => values[name.trim()])).join('\n');

const quoted: readonly string[] = ['news', 'question', 'decision'];

const piecesOf = (paragraph: string, values: Values, button: string, lines: readonly Line[]): Piece[] => {
  const alone = /^\{([^{}]*)\}$/.exec(paragraph)?.[1]?.trim();
  if (alone === 'list') return lines.map(({ number, cause, count }): Piece => ({ says: [{ id: number }, `: ${count > 1 ? `${cause} (${count})` : cause}`] }));
  const value = alone === undefined ? undefined : values[alone];
  if (alone && value) {
    if (alone === 'link') return [{ button, href: value }];
    if (quoted.includes(alone)) return [{ quote: value }];
    if (alone === 'number' || alone === 'code') return [{ big: value }];
  }
  const parts = paragraph.split(/(\{[^{}]*\})/).filter(Boolean).map((part): Part => {
    const name = /^\{([^{}]*)\}$/.exec(part)?.[1]?.trim();
    if (name === undefined) return part;
    return name === 'link' ? { link: values[name] ?? '', says: button } : { id: values[name] ?? '' };
  });
  return [{ says: parts }];
};

const buttonOf = (key: WordingKey, language: Language): string => {
  if (key === 'unread') return language === 'ar' ? 'فتح قائمة المهام' : 'Open my work';
  if (key === 'question' || key === 'satisfaction' || key === 'reminder') return language === 'ar' ? 'الرد هنا' : 'Answer here';
  return language === 'ar' ? 'المتابعة' : 'Follow it here';
};
