import { Matches, type ValidationOptions } from 'class-validator';
import { refusal, type Refusal } from './problem.ts';

interface Form { readonly is: RegExp; readonly why: Refusal }

const form = (is: RegExp, en: string, ar: string): Form => ({ is, why: refusal('malformed', { en: () => en, ar: () => ar }) });

/** Codes and other texts that have a form of their own, and what is said of one that has another. */
const shapes = {
  id: form(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'Please give an id as this house gives them, as 0193a5c2-…-7f3b.', 'المطلوب معرّف كما تصدره المنصة، مثل 0193a5c2-…-7f3b.'),
  someone: form(/^(?:me|none|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/, 'Please give the id of a person, “me” or “none”.', 'المطلوب معرّف شخص، أو «me»، أو «none».'),
  currency: form(/^[A-Z]{3}$/, 'Please give a currency by its three capital letters, as SAR.', 'المطلوب رمز العملة بثلاثة أحرف لاتينية كبيرة، مثل SAR.'),
  language: form(/^[a-z]{2}$/, 'Please give a language by its two small letters, as ar.', 'المطلوب رمز اللغة بحرفين لاتينيين صغيرين، مثل ar.'),
  amount: form(/^\d{1,12}(\.\d{1,3})?$/, 'Please give an amount in digits, as 250 or 250.50.', 'المطلوب مبلغ بالأرقام، مثل 250 أو 250.50.'),
  limit: form(/^\d{1,10}(\.\d{1,3})?$/, 'Please give an amount in digits, as 250 or 250.50.', 'المطلوب مبلغ بالأرقام، مثل 250 أو 250.50.'),
  code: form(/^[a-z][a-zA-Z0-9]{0,39}$/, 'Please give a short word of Latin letters and digits that begins with a small letter, as lotNumber.', 'المطلوب كلمة قصيرة من أحرف لاتينية وأرقام تبدأ بحرف صغير، مثل lotNumber.'),
  choice: form(/^[\w-]{1,40}$/, 'Please give a short word of Latin letters, digits, “-” and “_”.', 'المطلوب كلمة قصيرة من أحرف لاتينية وأرقام و«-» و«_».'),
  day: form(/^\d{4}-\d{2}-\d{2}$/, 'Please give a day, as 2026-11-22.', 'المطلوب تاريخ، مثل 2026-11-22.'),
} as const satisfies Readonly<Record<string, Form>>;
export type Shape = keyof typeof shapes;

/** An input of this form; `each` for a list of them. */
export const Shaped = (shape: Shape, options: Pick<ValidationOptions, 'each'> = {}): PropertyDecorator => Matches(shapes[shape].is, { ...options, message: shape });

export const isShaped = (shape: Shape, value: string): boolean => shapes[shape].is.test(value);

/** What is said of a text that has not this form. */
export const shapeWhy = (shape: Shape): Refusal => shapes[shape].why;
/** The same, by the mark that `Shaped` left in the fault. */
export const whyOf = (mark: string): Refusal | undefined => (mark in shapes ? shapes[mark as Shape].why : undefined);
