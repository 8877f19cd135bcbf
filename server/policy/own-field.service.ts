import { named, type Language } from '../platform/language.ts';
import { mistaken, refusal, TooLong, Unknown, type Refused } from '../platform/problem.ts';
import { latinDigits } from '../platform/words.ts';
import { OwnField, requiredStages, type OwnType, type RequiredStage } from './own-field.entity.ts';
import { ownFieldsFor } from './policy.service.ts';

type Reads = Parameters<typeof ownFieldsFor>[0];
export type Own = Record<string, string | number | boolean | null>;

/** A value as it was typed, under the key of its field. */
export interface Typed { readonly key: string; readonly value?: string | null }

export const NotANumber = refusal<{ name?: string }>('own.number', { en: ({ name }) => `${name}: please give a number, as in 12 or 12.5.`, ar: ({ name }) => `${name}: يرجى كتابة رقم، مثل 12 أو 12.5.` });
export const NotADay = refusal<{ name?: string }>('own.date', { en: ({ name }) => `${name}: please give a date, as in 2026-11-22.`, ar: ({ name }) => `${name}: يرجى كتابة تاريخ، مثل 2026-11-22.` });
export const NotAChoice = refusal<{ name?: string }>('own.choice', { en: ({ name }) => `${name}: please choose one of the list.`, ar: ({ name }) => `${name}: يرجى الاختيار من القائمة.` });
export const NotACode = refusal<{ name?: string }>('own.code', { en: ({ name }) => `${name}: please give letters and digits only.`, ar: ({ name }) => `${name}: يرجى كتابة أحرف وأرقام فقط.` });

/** Which fields apply: those of a nature and category; `asked` leaves out what the public form does not ask. Without a nature all that are in use. */
export interface Asks { readonly nature: string | null; readonly categoryId?: string | null; readonly asked?: boolean }

export const fieldsAsked = async (em: Reads, { nature, categoryId, asked }: Asks): Promise<OwnField[]> => {
  const all = nature === null ? await em.find(OwnField, { active: true }, { orderBy: { rank: 'asc', id: 'asc' } }) : await ownFieldsFor(em, nature, categoryId);
  return asked ? all.filter((field) => field.asked) : all;
};

/** What is demanded before `stage`, or was before an earlier one, and is not filled in. */
export const fieldsDue = async (em: Reads, asks: Asks, own: Own | null | undefined, stage: RequiredStage): Promise<OwnField[]> => {
  const passed: readonly string[] = requiredStages.slice(0, requiredStages.indexOf(stage) + 1);
  return (await fieldsAsked(em, asks)).filter(({ key, requiredAt }) => requiredAt && passed.includes(requiredAt) && (own?.[key] ?? null) === null);
};

/** What was typed, as it is kept: empty is null. @throws Refused, naming `own.<key>` */
export const readOwn = async (em: Reads, asks: Asks, typed: readonly Typed[] | null | undefined, language: Language): Promise<Own> => {
  if (!typed?.length) return {};
  const fields = new Map((await fieldsAsked(em, asks)).map((field) => [field.key, field]));
  const read: Own = {};
  for (const { key, value } of typed) {
    const field = fields.get(key);
    if (!field && !value?.trim()) continue;
    if (!field) throw mistaken(`own.${key}`, Unknown);
    read[key] = value?.trim() ? valueOf(field, value.trim(), language) : null;
  }
  return read;
};

/** What of it may be kept for ever, as the text that the journal points at: never what says something about a person, and of an account its end only. */
export const ownText = async (em: Reads, own: Own): Promise<string | null> => {
  const fields = new Map((await em.find(OwnField, { key: { $in: Object.keys(own) } })).map((field) => [field.key, field]));
  const kept = Object.fromEntries(Object.entries(own).filter(([key]) => !fields.get(key)?.personal).map(([key, value]) => [key, value !== null && fields.get(key)?.type === 'account' ? ownSaid(fields.get(key), value, 'en') : value]));
  return Object.keys(kept).length ? JSON.stringify(kept) : null;
};

/** A value as people read it: a choice by its words, an account by its end. */
export const ownSaid = (field: OwnField | undefined, value: string | number | boolean, language: Language): string =>
  field?.type === 'account' ? `•••• ${String(value).slice(-4)}` : (field?.said(String(value), language) ?? String(value));

const valueOf = (field: OwnField, typed: string, language: Language): string | number => {
  const name = named(field, language);
  if (typed.length > 500) throw mistaken(`own.${field.key}`, TooLong, { max: 500 });
  const wrong = (why: typeof NotANumber): Refused => mistaken(`own.${field.key}`, why, { name });
  const value = latinDigits(typed);
  const readers: Record<OwnType, () => string | number> = {
    text: () => typed,
    number: () => {
      const plain = value.replace(/[,٬\s]/g, '').replace('٫', '.');
      if (!/^-?\d{1,15}(\.\d{1,6})?$/.test(plain)) throw wrong(NotANumber);
      return Number(plain);
    },
    money: () => {
      const plain = value.replace(/[,٬\s]/g, '').replace('٫', '.');
      if (!/^\d{1,15}(\.\d{1,3})?$/.test(plain)) throw wrong(NotANumber);
      return plain;
    },
    date: () => {
      if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || new Date(`${value}T00:00:00Z`).toJSON()?.slice(0, 10) !== value) throw wrong(NotADay);
      return value;
    },
    list: () => {
      if (!field.choices.some((choice) => choice.value === typed)) throw wrong(NotAChoice);
      return typed;
    },
    lot: () => code(value, /^[\p{L}\d][\p{L}\d\-./_ ]{0,59}$/u),
    serial: () => code(value, /^[\p{L}\d][\p{L}\d\-./_ ]{0,59}$/u),
    account: () => code(value.replace(/[\s-]/g, '').toUpperCase(), /^[A-Z\d]{4,34}$/),
  };
  const code = (text: string, pattern: RegExp): string => {
    if (!pattern.test(text)) throw wrong(NotACode);
    return text;
  };
  return readers[field.type]();
};
