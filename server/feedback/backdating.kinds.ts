import { dateTime } from '../platform/words.ts';
import { kind } from '../journal/kind.ts';

const when = (at: unknown, language: 'en' | 'ar'): string => dateTime(new Date(String(at)), language, 'UTC');

/** Entered much later than it was received: a second person looks at it. */
export const BackdatingAsked = kind({
  name: 'feedback.backdated', audience: 'staff', clauses: ['7.2', '8.1'], fact: { backdating: 'row', received: 'moment', reason: 'digest' },
  sentence: {
    en: ({ received }) => `Entered later than it was received (${when(received, 'en')} UTC), with a reason; a second person approves`,
    ar: ({ received }) => `سُجّلت بعد تاريخ استلامها (${when(received, 'ar')} بالتوقيت العالمي) مع ذكر السبب، وبانتظار اعتماد شخص ثانٍ`,
  },
});

export const BackdatingDecided = kind({
  name: 'feedback.backdatingDecided', audience: 'staff', clauses: ['7.2', '8.1'], fact: { backdating: 'row', approved: 'yes', received: 'moment', reason: 'digest?' },
  sentence: {
    en: ({ approved, received }) => (approved ? 'The date of receipt was approved' : `The date of receipt was not approved; it counts as received ${when(received, 'en')} UTC`),
    ar: ({ approved, received }) => (approved ? 'تم اعتماد تاريخ الاستلام' : `لم يُعتمد تاريخ الاستلام، ويُحتسب الاستلام من ${when(received, 'ar')} بالتوقيت العالمي`),
  },
});
