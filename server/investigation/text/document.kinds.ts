import { kind } from '../../journal/kind.ts';

const clauses = ['7.6', '8.5'];

export const DocumentOpened = kind({
  name: 'document.opened', audience: 'team', clauses, fact: { sort: 'word', title: 'digest' },
  sentence: { en: ({ sort, say }) => `A text was opened: ${say(`document.${sort}`)}`, ar: ({ sort, say }) => `فتح نص مشترك: ${say(`document.${sort}`)}` },
});
export const DocumentTitled = kind({
  name: 'document.titled', audience: 'team', clauses, fact: { title: 'digest' },
  sentence: { en: () => 'A text was given another title', ar: () => 'تغيير عنوان نص مشترك' },
});
/** Keystrokes are no record; what stood there once its writers had come to rest is one. */
export const DocumentRevised = kind({
  name: 'document.revised', audience: 'team', clauses, fact: { number: 'number', writers: 'persons', mentions: 'persons', text: 'digest' },
  sentence: {
    en: ({ number, writers, name }) => `Version ${number} of a text was kept, written by ${writers.map(name).join(', ')}`,
    ar: ({ number, writers, name }) => `حفظ الإصدار ${number} من نص مشترك، بقلم ${writers.map(name).join('، ')}`,
  },
});
export const DocumentRestored = kind({
  name: 'document.restored', audience: 'team', clauses, fact: { number: 'number' },
  sentence: { en: ({ number }) => `A text was set back to its version ${number}`, ar: ({ number }) => `استعادة الإصدار ${number} من نص مشترك` },
});
export const DocumentPutAway = kind({
  name: 'document.put-away', audience: 'team', clauses, fact: { away: 'yes' },
  sentence: { en: ({ away }) => (away ? 'A text was put away' : 'A text was brought back'), ar: ({ away }) => (away ? 'حفظ نص مشترك في الأرشيف' : 'إعادة نص مشترك من الأرشيف') },
});
export const AsideSettled = kind({
  name: 'document.aside-settled', audience: 'team', clauses, fact: { person: 'person' },
  sentence: { en: ({ person, name }) => `Unsent words of ${name(person)} were settled`, ar: ({ person, name }) => `البت في نص غير مرسل بقلم ${name(person)}` },
});
