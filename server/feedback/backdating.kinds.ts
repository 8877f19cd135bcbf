import { dateTime } from '../platform/words.ts';
import { kind } from '../journal/kind.ts';

/** On the clock of those who received it; what was recorded without one is told in universal time, and says so. */
const when = (at: unknown, zone: unknown, language: 'en' | 'ar'): string => (zone ? dateTime(new Date(String(at)), language, String(zone)) : `${dateTime(new Date(String(at)), language, 'UTC')} ${language === 'ar' ? 'بالتوقيت العالمي' : 'UTC'}`);

/** Entered much later than it was received: a second person looks at it. */
export const BackdatingAsked = kind({
  name: 'feedback.backdated', audience: 'staff', clauses: ['7.2', '8.1'], fact: { backdating: 'row', received: 'moment', reason: 'digest', zone: 'word?' },
  sentence: {
    en: ({ received, zone }) => `Entered later than it was received (${when(received, zone, 'en')}), with a reason; a second person approves`,
    ar: ({ received, zone }) => `سُجّلت بعد تاريخ استلامها (${when(received, zone, 'ar')}) مع ذكر السبب، وبانتظار اعتماد شخص ثانٍ`,
  },
});

export const BackdatingDecided = kind({
  name: 'feedback.backdatingDecided', audience: 'staff', clauses: ['7.2', '8.1'], fact: { backdating: 'row', approved: 'yes', received: 'moment', reason: 'digest?', zone: 'word?' },
  sentence: {
    en: ({ approved, received, zone }) => (approved ? 'The date of receipt was approved' : `The date of receipt was not approved; it counts as received ${when(received, zone, 'en')}`),
    ar: ({ approved, received, zone }) => (approved ? 'تم اعتماد تاريخ الاستلام' : `لم يُعتمد تاريخ الاستلام، ويُحتسب الاستلام من ${when(received, zone, 'ar')}`),
  },
});
