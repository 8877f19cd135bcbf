import { kind } from '../journal/kind.ts';

export const CaseOpened = kind({
  name: 'case.opened',
  audience: 'staff',
  fact: { nature: 'word', channel: 'word', title: 'digest' },
  sentence: {
    en: ({ say, nature, channel }) => `Received: ${say(`nature.${nature}`)} by ${say(`channel.${channel}`)}`,
    ar: ({ say, nature, channel }) => `تم الاستلام: ${say(`nature.${nature}`)} عبر ${say(`channel.${channel}`)}`,
  },
  outside: { keep: [], sentence: { en: () => 'We received it.', ar: () => 'تم استلامها.' } },
  clauses: ['8.2', '8.3'],
});

export const CaseEscalated = kind({
  name: 'case.escalated',
  audience: 'staff',
  fact: { from: 'number', to: 'number', cause: 'word' },
  sentence: {
    en: ({ from, to, cause, say }) => `Escalated from level ${from} to ${to}: ${say(`escalation.${cause}`)}`,
    ar: ({ from, to, cause, say }) => `تصعيد من المستوى ${from} إلى المستوى ${to}: ${say(`escalation.${cause}`)}`,
  },
  clauses: ['8.7', '5.3'],
});
