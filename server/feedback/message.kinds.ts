import { kind } from '../journal/kind.ts';

export const ComplainantHeard = kind({
  name: 'complainant.heard',
  audience: 'staff',
  fact: { message: 'row', words: 'digest', channel: 'word', purpose: 'word', substantive: 'yes', byStaff: 'yes', files: 'number' },
  sentence: {
    en: ({ say, channel, purpose }) => `Message received: ${say(`purpose.${purpose}`)} (${say(`channel.${channel}`)})`,
    ar: ({ say, channel, purpose }) => `رسالة واردة: ${say(`purpose.${purpose}`)} (${say(`channel.${channel}`)})`,
  },
  outside: { keep: ['message'], sentence: { en: () => 'You wrote to us.', ar: () => 'وصلتنا رسالتكم.' } },
  clauses: ['7.1', '7.3'],
});

export const ComplainantWrittenTo = kind({
  name: 'complainant.writtenTo',
  audience: 'staff',
  fact: { message: 'row', words: 'digest', purpose: 'word' },
  sentence: {
    en: ({ say, purpose }) => `Message sent: ${say(`purpose.${purpose}`)}`,
    ar: ({ say, purpose }) => `رسالة صادرة: ${say(`purpose.${purpose}`)}`,
  },
  outside: { keep: ['message', 'purpose'], sentence: { en: () => 'We wrote to you.', ar: () => 'أرسلنا إليكم رسالة.' } },
  clauses: ['7.1', '7.3', '7.8', '4.6'],
});

export const QuestionAsked = kind({
  name: 'complainant.asked',
  audience: 'staff',
  fact: { message: 'row', words: 'digest', until: 'moment?' },
  sentence: { en: () => 'A question was sent, and its answer is awaited', ar: () => 'سؤال مُرسل بانتظار الرد' },
  outside: { keep: ['message', 'until'], sentence: { en: () => 'We asked you a question and wait for your answer.', ar: () => 'وجّهنا إليكم سؤالًا، وننتظر ردكم.' } },
  clauses: ['7.6', '7.3'],
});
