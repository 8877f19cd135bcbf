import type { Bilingual } from './words.ts';

/** A value of a request that its type does not take: where it stands, and what is expected there. */
interface ValueFault { readonly field: readonly string[]; readonly says: Bilingual }

const expected: readonly (readonly [RegExp, Bilingual])[] = [
  [/; Int cannot represent/, { en: 'a whole number is expected here', ar: 'المطلوب عدد صحيح' }],
  [/; Float cannot represent/, { en: 'a number is expected here', ar: 'المطلوب رقم' }],
  [/; Boolean cannot represent/, { en: 'true or false is expected here', ar: 'المطلوب true أو false' }],
  [/; (?:String|ID) cannot represent/, { en: 'a text is expected here', ar: 'المطلوب نص' }],
  [/DateTimeISO lies outside/, { en: 'a date from 1900 to 2100 is expected here', ar: 'المطلوب تاريخ بين سنتي 1900 و2100' }],
  [/; Date\w* cannot represent/, { en: 'an instant is expected here, as 2026-11-22T09:00:00Z', ar: 'المطلوب تاريخ ووقت، مثل 2026-11-22T09:00:00Z' }],
  [/is not defined by type/, { en: 'a field is given that is not known here', ar: 'أُرسل حقل غير معروف هنا' }],
  [/of required type|must not be null|was not provided|Expected non-nullable type/, { en: 'it is missing', ar: 'القيمة مطلوبة' }],
];

/**
 * What graphql-js says of a variable or an argument, without the value that it quotes: a quotation mark within that value is escaped, so that what is read
 * here is its own words. Nothing where it says anything else.
 */
export const valueFault = (message: string): ValueFault | undefined => {
  const variable = /^(?:Variable "\$|Argument ")(\w+)"/.exec(message)?.[1];
  if (!variable) return undefined;
  const at = / at "([\w.[\]]+)"; /.exec(message)?.[1] ?? variable;
  const missing = /Field "(\w+)" of required type/.exec(message)?.[1];
  const place = missing ? `${at}.${missing}` : at;
  const { en, ar } = expected.find(([pattern]) => pattern.test(message))?.[1] ?? { en: 'a value of another form is expected here', ar: 'المطلوب قيمة بصيغة أخرى' };
  return { field: place.split(/[.[\]]+/).filter(Boolean), says: { en: `“${place}”: ${en}.`, ar: `«${place}»: ${ar}.` } };
};
