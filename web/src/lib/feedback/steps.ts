import { m } from '#lib/paraglide/messages.js';
import { latinDigits } from '#lib/platform/words.ts';

/** What somebody has typed so far. It lies sealed on the server between two pages, so that back, reload and another day lose nothing. */
export interface Draft {
  kind: '' | 'complaint' | 'suggestion' | 'compliment' | 'enquiry';
  words: string;
  day: string;
  product: string;
  branchId: string;
  categoryId: string;
  /** Own fields, by key, as JSON; and whether what it is about has any. */
  own: string;
  asks: '' | 'yes';
  sought: string;
  who: '' | 'named' | 'proxy' | 'anonymous';
  name: string;
  addressAs: string;
  behalfOf: string;
  relation: string;
  email: string;
  phone: string;
  reach: '' | 'email' | 'sms' | 'phone';
  time: string;
}

export const emptyDraft: Draft = { kind: '', words: '', day: '', product: '', branchId: '', categoryId: '', own: '', asks: '', sought: '', who: '', name: '', addressAs: '', behalfOf: '', relation: '', email: '', phone: '', reach: '', time: '' };

export interface Fault {
  field: keyof Draft;
  message: string;
}

export const steps = ['kind', 'what', 'where', 'own', 'settle', 'files', 'who', 'name', 'reach', 'check'] as const;
export type Step = (typeof steps)[number];

export const isStep = (word: string): word is Step => (steps as readonly string[]).includes(word);

/** Which fields a page asks for. */
export const fieldsOf: Readonly<Record<Step, readonly (keyof Draft)[]>> = {
  kind: ['kind'], what: ['words'], where: ['day', 'product', 'branchId', 'categoryId'], own: [], settle: ['sought'], files: [], who: ['who'], name: ['name', 'addressAs', 'behalfOf', 'relation'],
  reach: ['email', 'phone', 'reach', 'time'], check: [],
};

/** The pages that this draft needs, in order: nobody is asked what does not concern them. */
export const wayOf = (draft: Draft): Step[] =>
  steps.filter((step) => {
    if (step === 'own') return draft.asks === 'yes';
    if (step === 'settle') return draft.kind === '' || draft.kind === 'complaint';
    return step !== 'name' || draft.who !== 'anonymous';
  });

export const after = (step: Step, draft: Draft): Step => {
  const way = wayOf(draft);
  return way[way.indexOf(step) + 1] ?? 'check';
};

export const before = (step: Step, draft: Draft): Step | null => {
  const way = wayOf(draft);
  return way[way.indexOf(step) - 1] ?? null;
};

/** What has to be put right on one page, or on all that the draft needs. */
export const faultsOf = (draft: Draft, step: Step): Fault[] => {
  const faults: Fault[] = [];
  const fault = (field: keyof Draft, message: string): void => void faults.push({ field, message });
  if (step === 'kind' && !draft.kind) fault('kind', m.feedback_kind_due());
  if (step === 'what' && !draft.words.trim()) fault('words', m.feedback_what_due());
  if (step === 'what' && draft.words.length > 20_000) fault('words', m.feedback_what_long());
  if (step === 'where' && hasDay(draft.kind) && draft.day && !happened(draft.day)) fault('day', m.feedback_where_day_wrong());
  if (step === 'who' && !draft.who) fault('who', m.feedback_kind_due());
  if (step === 'name' && draft.who !== 'anonymous' && !draft.name.trim()) fault('name', m.feedback_name_due());
  if (step === 'name' && draft.who === 'proxy' && !draft.behalfOf.trim()) fault('behalfOf', m.feedback_behalf_due());
  if (step === 'reach') {
    if (draft.email && !/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(latinDigits(draft.email).trim())) fault('email', m.feedback_email_wrong());
    if (draft.phone && latinDigits(draft.phone).replace(/\D/g, '').length < 7) fault('phone', m.feedback_phone_wrong());
    if (draft.reach === 'email' && !draft.email) fault('email', m.feedback_prefer_email_due());
    if ((draft.reach === 'sms' || draft.reach === 'phone') && !draft.phone) fault('phone', m.feedback_prefer_phone_due());
  }
  return faults;
};

/** The first page that is not in order yet; null where everything is. */
export const firstWrong = (draft: Draft): Step | null => wayOf(draft).find((step) => faultsOf(draft, step).length > 0) ?? null;

/** On which page a field of the API stands, for refusals that come back from sending. */
export const stepOfField = (path: readonly string[] | null): Step => {
  const field = path?.at(-1) ?? '';
  if (path?.includes('own')) return 'own';
  const at: Record<string, Step> = { words: 'what', nature: 'kind', happenedAt: 'where', product: 'where', branchId: 'where', categoryId: 'where', sought: 'settle', fileIds: 'files', filesUnder: 'files', name: 'name', behalfOf: 'name', relation: 'name', addressAs: 'name', email: 'reach', phone: 'reach', time: 'reach', reach: 'reach' };
  return at[field] ?? 'check';
};

/** Whether something happened that has a day: an idea and a question have none. */
export const hasDay = (kind: Draft['kind']): boolean => kind !== 'suggestion' && kind !== 'enquiry';

/** Noon of a calendar day, as an instant; null for what is no day, or none that has been. */
export const happened = (day: string): string | null => {
  const text = latinDigits(day).trim();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(`${text}T00:00:00Z`))) return null;
  const start = Date.parse(`${text}T00:00:00Z`);
  if (new Date(start).toISOString().slice(0, 10) !== text || start > Date.now()) return null;
  return new Date(Math.min(start + 9 * 3_600_000, Date.now())).toISOString();
};

/** Values of own fields as they were typed. */
export const ownOf = (draft: Pick<Draft, 'own'>): Record<string, string> => {
  try {
    return JSON.parse(draft.own || '{}') as Record<string, string>;
  } catch {
    return {};
  }
};
