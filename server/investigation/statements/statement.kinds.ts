import { kind } from '../../journal/kind.ts';

export const StatementRequested = kind({
  name: 'statement.requested', audience: 'team', clauses: ['7.6', '4.7'], fact: { side: 'word', person: 'person?', department: 'department?', request: 'digest', dueAt: 'moment?' },
  sentence: { en: ({ say, side }) => `A statement was requested from ${say(`side.${side}`).toLowerCase()}`, ar: ({ say, side }) => `طلب إفادة: ${say(`side.${side}`)}` },
});
export const StatementGiven = kind({
  name: 'statement.given', audience: 'team', clauses: ['7.6', '4.7'], fact: { side: 'word', text: 'digest', oneself: 'yes' },
  sentence: { en: ({ say, side }) => `A statement was recorded, given by ${say(`side.${side}`).toLowerCase()}`, ar: ({ say, side }) => `تسجيل إفادة: ${say(`side.${side}`)}` },
});
