import { latinDigits } from '#lib/platform/words.ts';

/** What an agent has typed, as it stands in the form. */
export interface Typed {
  words: string;
  nature: string;
  channel: string;
  contact: string;
  who: string;
  name: string;
  behalfOf: string;
  relation: string;
  address: string;
  time: string;
  language: string;
  receivedAt: string;
  lateReason: string;
  happenedAt: string;
  product: string;
  branchId: string;
  categoryId: string;
  sought: string;
  told: string;
  care: string;
  careNote: string;
  remedy: string;
  kind: string;
  amount: string;
  accepted: string;
  /** Own fields, by key. */
  own: Record<string, string>;
}

export interface Taken {
  id: string;
  number: string;
  closed: boolean;
}

const fields = ['words', 'nature', 'channel', 'contact', 'who', 'name', 'behalfOf', 'relation', 'address', 'time', 'language', 'receivedAt', 'lateReason', 'happenedAt', 'product', 'branchId', 'categoryId', 'sought', 'told', 'care', 'careNote', 'remedy', 'kind', 'amount', 'accepted'] as const satisfies readonly Exclude<keyof Typed, 'own'>[];

export const blank = (language: string): Typed => ({ ...(Object.fromEntries(fields.map((field) => [field, ''])) as unknown as Typed), own: {}, nature: 'complaint', channel: 'call', who: 'named', language });

export const asTyped = (form: FormData): Typed => ({ ...(Object.fromEntries(fields.map((field) => [field, String(form.get(field) ?? '').slice(0, 25_000)])) as unknown as Typed), own: ownIn(form) });

/** Own fields of a form, by key. */
export const ownIn = (form: FormData): Record<string, string> =>
  Object.fromEntries([...form.entries()].filter(([name]) => /^own\.[\w-]{1,64}$/.test(name)).slice(0, 50).map(([name, value]) => [name.slice(4), String(value).slice(0, 500)]));

/** A date and time as it was typed, on the wall of `zone`, as an instant; null for nothing. */
export function instantOf(typed: string, zone: string): string | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?/.exec(latinDigits(typed).trim());
  if (!match) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = match.slice(1).map((part) => Number(part ?? 0));
  const wall = Date.UTC(year, month - 1, day, hour, minute);
  const shown = (at: number): number => {
    const parts = Object.fromEntries(new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' }).formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    return Date.UTC(parts['year'] ?? 0, (parts['month'] ?? 1) - 1, parts['day'] ?? 1, parts['hour'] ?? 0, parts['minute'] ?? 0);
  };
  const first = wall - (shown(wall) - wall);
  return new Date(first - (shown(first) - wall)).toISOString();
}

/** What the API is given. An address with an @ is an e-mail, everything else a telephone number. */
export const inputOf = (typed: Typed, zone: string) => {
  const contact = typed.contact.trim();
  const email = contact.includes('@') ? contact : null;
  return {
    words: typed.words, nature: typed.nature, channel: typed.channel, sought: typed.sought || null, product: typed.product || null, branchId: typed.branchId || null, categoryId: typed.categoryId || null,
    happenedAt: instantOf(typed.happenedAt, zone), receivedAt: instantOf(typed.receivedAt, zone), lateReason: typed.lateReason || null, acknowledged: typed.told === 'yes', care: typed.care === 'yes', careNote: (typed.care === 'yes' && typed.careNote) || null,
    own: Object.entries(typed.own).filter(([, value]) => value).map(([key, value]) => ({ key, value })),
    who: {
      language: typed.language === 'en' ? ('en' as const) : ('ar' as const), anonymous: typed.who === 'anonymous', proxy: typed.who === 'proxy', name: typed.name || null, behalfOf: typed.behalfOf || null,
      relation: typed.relation || null, email, phone: email ? null : contact || null, address: typed.address || null, time: typed.time || null,
    },
  };
};
