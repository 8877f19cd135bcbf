import { kind } from '../../../journal/kind.ts';
import { inWords } from './counted.ts';

/** A case as another system has left it behind: one entry for all of its history. Nobody is written to for it, and no clock starts by it. */
export const CaseImported = kind({
  name: 'case.imported', audience: 'staff', clauses: ['7.2', '7.3', '8.1'],
  fact: { import: 'row', nature: 'word', channel: 'word', stage: 'word', closing: 'word?', title: 'digest', words: 'digest?', sought: 'digest?', answer: 'digest?' },
  sentence: {
    en: ({ say, nature, channel, closing }) => `Taken over from another system: ${say(`nature.${nature}`)} by ${say(`channel.${channel}`)}${closing ? `, closed there: ${say(`closing.${closing}`)}` : ''}`,
    ar: ({ say, nature, channel, closing }) => `منقولة من نظام آخر: ${say(`nature.${nature}`)} عبر ${say(`channel.${channel}`)}${closing ? `، وأُغلقت فيه: ${say(`closing.${closing}`)}` : ''}`,
  },
  outside: {
    keep: ['closing'],
    sentence: {
      en: ({ say, closing }) => (closing ? `We received it, and it was closed: ${say(`closing.${String(closing)}`)}` : 'We received it.'),
      ar: ({ say, closing }) => (closing ? `تم استلامها وإغلاقها: ${say(`closing.${String(closing)}`)}` : 'تم استلامها.'),
    },
  },
});

/** Stands before the first row of an import that takes any; the fields are those that the file brings and the house did not have. */
export const ImportBegan = kind({
  name: 'house.importBegan', audience: 'house', clauses: ['8.1'], fact: { live: 'yes', fields: 'number' },
  sentence: { en: ({ by }) => `Import begun by ${by}`, ar: () => 'بدء استيراد من نظام آخر' },
});

export const HouseImported = kind({
  name: 'house.imported', audience: 'house', clauses: ['8.1'], fact: { taken: 'number', known: 'number', refused: 'number', live: 'yes' },
  sentence: {
    en: ({ taken, known, refused }) => `Import: ${inWords.en(taken, known, refused)}`,
    ar: ({ taken, known, refused }) => `الاستيراد: ${inWords.ar(taken, known, refused)}`,
  },
});
