import type { ImportedRow } from '../../feedback/channels/import/row.ts';
import { branches, type BranchKey, type DepartmentKey, type PersonKey } from '../content/people.ts';
import type { AssessmentContent, FeedbackContent } from '../content/script.ts';
import type { Cast } from '../cast.ts';
import type { Step } from '../stage.ts';
import { goingSteps, type Going } from './going.ts';
import { day } from './opening.ts';
import { categoryOf, chance, departmentOf, oneOf } from './sample.ts';

/** Who works on cases of a department. */
const hands: Readonly<Record<DepartmentKey, readonly PersonKey[]>> = {
  operations: ['rania', 'yousef', 'aisha'], logistics: ['salma', 'majid', 'tariq'], legal: ['mona', 'abdullah'], callCentre: ['reem', 'bader'], finance: ['dana', 'samir'],
  retail: ['hamad', 'ghada'], quality: ['omar', 'nadia'], care: ['ibrahim', 'maryam'], technology: ['zain', 'omar'], audit: ['omar'], executive: ['omar'],
};
const oldest = 20;

/** The latest complaints of the sample, on their way through the house: from just arrived to closed and opened again. */
export const recentSteps = (cast: Cast, rows: readonly ImportedRow[], today: Date): Step[] =>
  rows.flatMap((row, place) => {
    const age = 0.15 + oldest * (place / rows.length) ** 1.4;
    const told = toldIn(row);
    return goingSteps(cast, told, today.getTime() - age * day, today.getTime(), goingOf(told, age, place));
  });

const toldIn = (row: ImportedRow): FeedbackContent => ({
  key: `sample-${row.sourceId}`, nature: 'complaint', language: 'en', title: row.title, words: row.words, channel: oneOf(['form', 'form', 'form', 'app', 'call', 'call', 'email', 'branch', 'letter', 'social'] as const, `channel ${row.sourceId}`),
  branch: oneOf(Object.keys(branches) as BranchKey[], `branch ${row.sourceId}`), department: departmentOf(row), product: row.product ?? 'Other', category: categoryOf(row), complainant: { name: '' }, receivedDaysAgo: 0, hour: 0,
  happenedDaysBefore: Math.floor(chance(`before ${row.sourceId}`) * 12),
});

const goingOf = (told: FeedbackContent, age: number, place: number): Going => {
  const draw = (what: string): number => chance(`${what} ${told.key}`);
  const spoken = told.channel !== 'form' && told.channel !== 'app';
  if (age < 0.5) return spoken ? { received: 'only' } : { untriaged: true };
  const figures = figuresOf(told, draw('severity'));
  if (age < 1.2) return place % 3 === 0 ? { untriaged: true } : place % 3 === 1 ? { less: draw('less') < 0.5 } : { figures };
  const [lead, ...team] = turned(hands[told.department], Math.floor(draw('lead') * 3));
  const staffed: Going = { figures, lead: lead!, team, looks: draw('looks') < 0.8, silent: draw('silent') < 0.12 };
  if (age < 3.5) return { ...staffed, ...(draw('task') < 0.6 ? { task: 'due' } : {}), ...(draw('offer') < 0.25 && team[0] ? { offeredTo: team[0] } : {}), ...(draw('question') < 0.2 ? { question: true } : {}) };
  if (age < 8) {
    const answer = oneOf([undefined, 'draft', 'waiting', 'returned', 'told'] as const, `answer ${told.key}`);
    return { ...staffed, task: draw('task') < 0.5 ? 'overdue' : 'due', action: oneOf(['due', 'overdue', 'blocked', 'done'] as const, `action ${told.key}`), extension: !answer && draw('extension') < 0.4, ...(answer ? { answer } : {}), ...(draw('raise') < 0.15 ? { raised: true } : {}) };
  }
  const answer = oneOf(['waiting', 'told', 'delivered', 'settled', 'closed', 'closed', 'closed', 'unsettled', 'reopened'] as const, `answer ${told.key}`);
  return { ...staffed, looks: true, action: oneOf(['due', 'done', 'overdue'] as const, `action ${told.key}`), answer, notUpheld: draw('upheld') < 0.35, ...(place % 9 === 0 ? { loweredBy: 'omar' } : {}) };
};

const figuresOf = (told: FeedbackContent, draw: number): AssessmentContent => {
  const severity = draw < 0.35 ? 2 : draw < 0.8 ? 3 : 4;
  return {
    severity, likelihood: draw < 0.5 ? 2 : 3, safety: false, complexity: 2 + Math.round(draw * 2), impact: severity, immediateNeeded: severity > 3, immediatePossible: true,
    reason: severity > 3 ? 'The credit of the customer is at stake, and with it a house or a job.' : severity === 3 ? 'A wrong entry that the customer cannot correct alone.' : `An annoyance rather than a loss (${told.product}).`,
  };
};

const turned = <T>(list: readonly T[], by: number): readonly T[] => list.map((_one, at) => list[(at + by) % list.length]!);
