import { kind } from '../journal/kind.ts';

export const CaseTriaged = kind({
  name: 'case.triaged',
  audience: 'staff',
  fact: { from: 'word', to: 'word' },
  sentence: {
    en: ({ say, from, to }) => (from === to ? `Triaged: ${say(`nature.${to}`)}` : `Triaged: ${say(`nature.${from}`)} becomes ${say(`nature.${to}`)}`),
    ar: ({ say, from, to }) => (from === to ? `الفرز: ${say(`nature.${to}`)}` : `الفرز: من ${say(`nature.${from}`)} إلى ${say(`nature.${to}`)}`),
  },
  clauses: ['7.2', '7.5'],
});

export const LessProposed = kind({
  name: 'case.lessProposed',
  audience: 'staff',
  fact: { lessening: 'row', from: 'word', to: 'word', reason: 'digest' },
  sentence: {
    en: ({ say, from, to }) => `Proposed to treat the ${say(`nature.${from}`).toLowerCase()} as: ${say(`nature.${to}`)}. A second person decides.`,
    ar: ({ say, from, to }) => `اقتراح تغيير النوع من ${say(`nature.${from}`)} إلى ${say(`nature.${to}`)}، وبانتظار اعتماد شخص ثانٍ`,
  },
  clauses: ['7.5', '4.7'],
});

export const LessDecided = kind({
  name: 'case.lessDecided',
  audience: 'staff',
  fact: { lessening: 'row', from: 'word', to: 'word', verdict: 'word', reason: 'digest?' },
  sentence: {
    en: ({ say, from, to, verdict }) => (verdict === 'confirmed' ? `Confirmed by a second person: ${say(`nature.${to}`)}` : `Refused by a second person: it stays a ${say(`nature.${from}`).toLowerCase()}`),
    ar: ({ say, from, to, verdict }) => (verdict === 'confirmed' ? `اعتماد شخص ثانٍ: ${say(`nature.${to}`)}` : `رفض شخص ثانٍ: تبقى ${say(`nature.${from}`)}`),
  },
  clauses: ['7.5', '4.7'],
});

export const SuggestionEvaluated = kind({
  name: 'suggestion.evaluated',
  audience: 'staff',
  fact: { benefit: 'number', effort: 'number', reason: 'digest' },
  sentence: { en: ({ benefit, effort }) => `Evaluated: benefit ${benefit} of 5, effort ${effort} of 5`, ar: ({ benefit, effort }) => `تقييم المقترح: الفائدة ${benefit} من 5، الجهد ${effort} من 5` },
  outside: { keep: [], sentence: { en: () => 'The people who own the product have read and weighed it.', ar: () => 'قيّمت الجهة المعنية مقترحكم.' } },
  clauses: ['8.7'],
});

export const SuggestionDecided = kind({
  name: 'suggestion.decided',
  audience: 'staff',
  fact: { verdict: 'word', reason: 'digest' },
  sentence: { en: ({ verdict }) => (verdict === 'adopted' ? 'Suggestion adopted' : 'Suggestion not adopted'), ar: ({ verdict }) => (verdict === 'adopted' ? 'تم اعتماد المقترح' : 'لم يُعتمد المقترح') },
  outside: {
    keep: ['verdict'],
    sentence: {
      en: (fact) => (fact['verdict'] === 'adopted' ? 'Your suggestion was adopted.' : 'Your suggestion was not adopted; the reason stands in our message.'),
      ar: (fact) => (fact['verdict'] === 'adopted' ? 'اعتُمد مقترحكم.' : 'لم يُعتمد مقترحكم، والسبب موضَّح في رسالتنا.'),
    },
  },
  clauses: ['8.7', '7.8'],
});

export const SuggestionDone = kind({
  name: 'suggestion.done',
  audience: 'staff',
  fact: { words: 'digest' },
  sentence: { en: () => 'What was suggested is done, and the sender was told', ar: () => 'تم تنفيذ المقترح وإبلاغ مقدّمه' },
  outside: { keep: [], sentence: { en: () => 'What you suggested is done. Thank you.', ar: () => 'نُفّذ ما اقترحتموه. شكرًا لكم.' } },
  clauses: ['8.7'],
});

export const ComplimentRouted = kind({
  name: 'compliment.routed',
  audience: 'staff',
  fact: { person: 'person?', department: 'department?' },
  sentence: { en: ({ name, person, department }) => `Compliment passed on to ${name(person ?? department)}`, ar: ({ name, person, department }) => `أُبلغت الإشادة إلى ${name(person ?? department)}` },
  clauses: ['8.7'],
});

export const ComplimentThanked = kind({
  name: 'compliment.thanked',
  audience: 'staff',
  fact: { words: 'digest' },
  sentence: { en: () => 'The sender was thanked', ar: () => 'تم شكر مقدّم الإشادة' },
  outside: { keep: [], sentence: { en: () => 'It reached the people it is for. Thank you.', ar: () => 'وصلت إشادتكم إلى أصحابها. شكرًا لكم.' } },
  clauses: ['8.7'],
});

export const FeedbackAnswered = kind({
  name: 'feedback.answered',
  audience: 'staff',
  fact: { nature: 'word', words: 'digest' },
  sentence: { en: ({ say, nature }) => `Answered and closed: ${say(`nature.${nature}`)}`, ar: ({ say, nature }) => `تم الرد والإغلاق: ${say(`nature.${nature}`)}` },
  outside: { keep: [], sentence: { en: () => 'We answered you; the matter is closed.', ar: () => 'أرسلنا ردنا إليكم وأُغلقت.' } },
  clauses: ['7.8'],
});
