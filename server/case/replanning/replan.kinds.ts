import { kind } from '../../journal/kind.ts';
import { dateTime } from '../../platform/words.ts';
import { say as word } from '../../platform/vocabulary.ts';
import type { Language } from '../../platform/language.ts';

const when = (at: unknown, zone: unknown, language: Language): string => (at ? dateTime(new Date(String(at)), language, String(zone || 'UTC')) : '–');

const fact = { clock: 'word', cause: 'word', replanning: 'row', edition: 'row', was: 'moment?', is: 'moment?', original: 'moment?', zone: 'word' } as const;
const sentence = {
  en: ({ clock, cause, was, is, zone }: Record<string, unknown>) => `${word(`clock.${String(clock)}`, 'en')}: now due ${when(is, zone, 'en')}, formerly ${when(was, zone, 'en')}: ${word(`replan.${String(cause)}`, 'en')}`,
  ar: ({ clock, cause, was, is, zone }: Record<string, unknown>) => `${word(`clock.${String(clock)}`, 'ar')}: الموعد النهائي ${when(is, zone, 'ar')}، وكان ${when(was, zone, 'ar')}؛ السبب: ${word(`replan.${String(cause)}`, 'ar')}`,
};

/** A clock went over to another edition and is due at another instant: a date that nobody outside was told. */
export const ClockReplanned = kind({ name: 'clock.replanned', audience: 'staff', clauses: ['5.3', '7.4', '8.7'], fact, sentence });

/** The date that the complainant was told has moved: they are told, and the one told first stays the base. */
export const PromiseMoved = kind({
  name: 'clock.promiseMoved', audience: 'staff', clauses: ['5.3', '7.4', '8.1', '8.7'], fact, sentence,
  outside: {
    keep: ['was', 'is', 'zone', 'cause'],
    sentence: {
      en: ({ was, is, zone, cause }) => `The date has moved${cause === 'announced' ? ' after an official announcement' : ''}: until ${when(is, zone, 'en')}; we had told you ${when(was, zone, 'en')}.`,
      ar: ({ was, is, zone, cause }) => `تغيّر الموعد${cause === 'announced' ? ' بعد صدور إعلان رسمي' : ''}: حتى ${when(is, zone, 'ar')}، وكنا قد أبلغناكم بموعد ${when(was, zone, 'ar')}.`,
    },
  },
});

/** The clocks run by another edition now, and no date moves by it. */
export const ClocksWentOver = kind({
  name: 'clock.wentOver', audience: 'staff', clauses: ['5.3', '8.7'], fact: { clocks: 'words', cause: 'word', replanning: 'row', edition: 'row' },
  sentence: {
    en: ({ clocks, cause }) => `${clocks.map((one) => word(`clock.${one}`, 'en')).join(', ')}: no date moves: ${word(`replan.${cause}`, 'en')}`,
    ar: ({ clocks, cause }) => `${clocks.map((one) => word(`clock.${one}`, 'ar')).join('، ')}: لا يتغيّر أي موعد؛ السبب: ${word(`replan.${cause}`, 'ar')}`,
  },
});
