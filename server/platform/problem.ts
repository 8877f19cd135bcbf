import { GraphQLError } from 'graphql';
import type { Language, Sentence } from './language.ts';
import type { Bilingual } from './words.ts';

/**
 * A refusal that was foreseen: a stable code and a sentence in both languages.
 * Declared once, in the slice that owns the rule, with `refusal`; thrown with `new Refused(…)`.
 */
export interface Refusal<P extends object = object> {
  readonly code: string;
  readonly sentence: Sentence<P>;
}

export const refusal = <P extends object = object>(code: string, sentence: Sentence<P>): Refusal<P> => ({ code, sentence });

/** Expected: the rule says no. Answered as data (`userErrors`) by mutations, never as a 5xx. */
export class Refused extends Error {
  readonly code: string;
  readonly field: readonly string[] | undefined;
  private readonly say: (language: Language) => string;

  constructor(why: Refusal, params: object = {}, field?: readonly string[]) {
    super(why.code);
    this.code = why.code;
    this.field = field;
    this.say = (language) => why.sentence[language](params);
  }

  in(language: Language): string {
    return this.say(language);
  }
}

/** What the database says of a value that is not one of its own: an id or a number in another form, one beyond its bounds, a text that it cannot hold (SQLSTATE). */
const misshapen: ReadonlySet<unknown> = new Set(['22P02', '22P05', '22021', '22003', '22007', '22008']);

/** Nobody had the row within the time that one waits for it (SQLSTATE). */
const waited = '55P03';

/** What was foreseen in a failure; nothing where it is a bug. */
export const refusalsIn = (error: unknown): readonly Refused[] | undefined => {
  if (error instanceof Refused) return [error];
  if (error instanceof AggregateError && error.errors.length && error.errors.every((one) => one instanceof Refused)) return error.errors as Refused[];
  const code = (error as { code?: unknown } | null)?.code;
  if (code === waited) return [new Refused(Busy)];
  return misshapen.has(code) ? [new Refused(Malformed)] : undefined;
};

/** Mistaken input: like a refusal, and it names the field that has to change. */
export const mistaken = (field: string, why: Refusal, params: object = {}): Refused => new Refused(why, params, field.split('.'));

type ExceptionalCode = 'BAD_REQUEST' | 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'TOO_MANY_REQUESTS' | 'LIMIT' | 'READ_ONLY';

/** A GraphQL error of the closed list: its sentence is told in the reader's language by `formatError`. */
export class Exceptional extends GraphQLError {
  constructor(code: ExceptionalCode, private readonly says: Bilingual) {
    super(says.en, { extensions: { code } });
  }

  in(language: Language): string {
    return this.says[language];
  }
}

/** The sentence of a refusal that needs no figures, in both languages. */
export const bilingual = ({ sentence: { en, ar } }: Refusal): Bilingual => ({ en: en({}), ar: ar({}) });

/** For what is not an answer of a mutation. */
export const exceptional = (code: ExceptionalCode, says: Bilingual): Exceptional => new Exceptional(code, says);

/** What a read outside the executor has thrown, as the executor would tell it: a bug keeps its cause for the log. */
export const thrown = (error: unknown): GraphQLError => (error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error, extensions: { code: 'INTERNAL_SERVER_ERROR' } }));

export const NotPermitted = refusal('not-permitted', {
  en: () => 'This step is not open to your role in this case.',
  ar: () => 'هذه الخطوة غير متاحة لدوركم في هذه الحالة.',
});
export const NotFound = refusal('not-found', {
  en: () => 'Nothing was found here, or it may not be seen.',
  ar: () => 'لا يوجد شيء هنا، أو أن الاطلاع عليه غير متاح.',
});
export const Changed = refusal<{ by?: string; at?: string }>('changed-meanwhile', {
  en: ({ by }) => `This changed while you were deciding${by ? ` (by ${by})` : ''}. Both values are shown; please choose.`,
  ar: ({ by }) => `حدث تغيير أثناء اتخاذ القرار${by ? ` (${by})` : ''}. القيمتان معروضتان للاختيار بينهما.`,
});
export const Busy = refusal('busy', {
  en: () => 'Many people are changing this at this moment. Please try again.',
  ar: () => 'تغييرات كثيرة تُسجَّل هنا في هذه اللحظة. يرجى المحاولة مرة أخرى.',
});
export const Required = refusal('required', { en: () => 'Please fill this in.', ar: () => 'هذا الحقل مطلوب.' });
export const TooLong = refusal<{ max?: number }>('too-long', {
  en: ({ max }) => `Please shorten this to ${max} characters.`,
  ar: ({ max }) => `يرجى الاختصار إلى ${max} حرف كحد أقصى.`,
});
export const Unknown = refusal('unknown-value', { en: () => 'This value is not known here.', ar: () => 'هذه القيمة غير معروفة.' });
export const NoAddress = refusal('malformed', { en: () => 'Please give an e-mail address, as name@example.org.', ar: () => 'يرجى كتابة بريد إلكتروني مثل name@example.org.' });
export const Malformed = refusal('malformed', { en: () => 'This is not in the form expected here.', ar: () => 'الصيغة غير صحيحة.' });
export const TooLow = refusal<{ limit?: number }>('malformed', { en: ({ limit }) => `Please give at least ${limit}.`, ar: ({ limit }) => `أقل قيمة مقبولة هنا ${limit}.` });
export const TooHigh = refusal<{ limit?: number }>('malformed', { en: ({ limit }) => `Please give at most ${limit}.`, ar: ({ limit }) => `أكبر قيمة مقبولة هنا ${limit}.` });
export const NotANumber = refusal('malformed', { en: () => 'Please give a number.', ar: () => 'المطلوب هنا رقم.' });
export const MoreThanNothing = refusal('malformed', { en: () => 'Please give a number above 0.', ar: () => 'المطلوب هنا رقم أكبر من 0.' });
export const TooMany = refusal<{ limit?: number }>('malformed', { en: ({ limit }) => `At most ${limit} can be given here.`, ar: ({ limit }) => `الحد الأقصى هنا ${limit}.` });
export const NotWhole = refusal('malformed', { en: () => 'Please give a whole number.', ar: () => 'المطلوب هنا عدد صحيح.' });
export const Between = refusal<{ least?: number; most?: number }>('malformed', {
  en: ({ least, most }) => `Please give a whole number from ${least} to ${most}.`,
  ar: ({ least, most }) => `المطلوب هنا عدد صحيح من ${least} إلى ${most}.`,
});
/** Of a closed vocabulary: its words are told as the API spells them. */
export const NoneOf = refusal<{ values?: readonly string[] }>('unknown-value', {
  en: ({ values = [] }) => `Please give one of these: ${values.join(', ')}.`,
  ar: ({ values = [] }) => `المقبول هنا أحد هذه القيم: ${values.join('، ')}.`,
});
export const DateOrder = refusal('date-order', {
  en: () => 'This moment lies in the future or before what it follows.',
  ar: () => 'هذا التاريخ في المستقبل أو يسبق ما يجب أن يليه.',
});

/** A word of a closed vocabulary in what a client sent. @throws Refused naming the field */
export const oneOf = <T extends string>(field: string, values: readonly T[], value: string): T => {
  if (!(values as readonly string[]).includes(value)) throw mistaken(field, NoneOf, { values });
  return value as T;
};

/** A text that has to be there and may not be longer than `max` characters. @throws Refused naming the field */
export const text = (field: string, value: string | null | undefined, max: number): string => {
  const trimmed = value?.trim() ?? '';
  if (!trimmed) throw mistaken(field, Required);
  if (trimmed.length > max) throw mistaken(field, TooLong, { max });
  return trimmed;
};
