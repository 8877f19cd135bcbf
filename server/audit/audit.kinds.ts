import { kind } from '../journal/kind.ts';

/** Records left the house as a file: who took what. */
export const Exported = kind({
  name: 'records.exported', audience: 'house', clauses: ['8.1', '8.5', '4.10'], fact: { what: 'word', about: 'word?', rows: 'number' },
  sentence: {
    en: ({ by, what, about, rows, say }) => `${by} exported ${say(`export.${what}`)}${about ? ` (${about})` : ''}: ${rows} ${rows === 1 ? 'row' : 'rows'}`,
    ar: ({ by, what, about, rows, say }) => `تصدير ${say(`export.${what}`)}${about ? ` (${about})` : ''}، عدد الصفوف: ${rows}. ${by}`,
  },
});
