import { addressOf, questionOf } from '#lib/view/address.ts';
import { among, anId, oneOf, understood, type Term, type Terms } from '#lib/view/terms.ts';
import { bands, clocks, fitting, type Dimension, type Subject } from './fitting.ts';

/** Since when what changed may be told. */
export const sinces = ['hour', 'today', 'day', 'week'] as const;

/** All that a board is narrowed and laid out by. It stands in the address, so that a view is a link. */
export interface BoardView {
  subject: Subject;
  columns: Dimension;
  lanes: Dimension | null;
  departmentId: string | null;
  branchId: string | null;
  band: readonly string[];
  clock: readonly string[];
  owner: string | null;
  due: string | null;
}

const person: Term = (value) => value === 'me' || anId(value);
const cases: Terms = { department: anId, branch: anId, band: among(bands), clock: among(clocks), owner: (value) => value === 'none' || person(value), due: oneOf('overdue') };
const laidOut = (subject: Subject): Terms => ({ group: oneOf(...fitting[subject]), lanes: oneOf(...fitting[subject]) });

/** What the address of each board may say; whatever else it says is no part of the question. */
export const boardTerms: Readonly<Record<Subject | 'load', Terms>> = {
  escalations: { ...cases, ...laidOut('escalations'), since: oneOf(...sinces) },
  promises: { ...cases, ...laidOut('promises') },
  actions: { department: anId, owner: person, due: oneOf('overdue', 'verify'), ...laidOut('actions') },
  load: { of: anId },
};

export const viewOf = (subject: Subject, asked: Iterable<[string, string]>): BoardView => {
  const query = understood(asked, boardTerms[subject]);
  const words = (name: string): readonly string[] => query.get(name)?.split(',') ?? [];
  const columns = (query.get('group') as Dimension | null) ?? fitting[subject][0]!;
  const lanes = query.get('lanes') as Dimension | null;
  return {
    subject, columns, lanes: lanes === columns ? null : lanes, departmentId: query.get('department'), branchId: query.get('branch'), band: words('band'), clock: words('clock'), owner: query.get('owner'), due: query.get('due'),
  };
};

/** The same as the server asks for it. */
export const filterOf = ({ departmentId, branchId, band, clock, owner, due }: BoardView) => ({ departmentId, branchId, band: [...band], clock: [...clock], owner, due });
export const narrowed = (view: BoardView): boolean => !!(view.departmentId || view.branchId || view.band.length || view.clock.length || view.owner || view.due);

export const boardQuestion = (subject: Subject | 'load', asked: URLSearchParams): string => questionOf(understood(asked, boardTerms[subject]));

const changed = (question: string, change: Readonly<Record<string, string | null>>): URLSearchParams => {
  const params = new URLSearchParams(question);
  for (const [key, value] of Object.entries(change)) {
    if (value) params.set(key, value);
    else params.delete(key);
  }
  return params;
};

/** An address with something changed; null takes it away. */
export const addressWith = (path: string, search: string, change: Readonly<Record<string, string | null>>): string => {
  const params = changed(search, change);
  return `${path}${params.size ? `?${params}` : ''}`;
};

/** The same in a view: where the question differs from the view's own, the address says so. */
export const addressIn = (path: string, view: { id: string; query: string } | null, question: string, change: Readonly<Record<string, string | null>>): string =>
  addressOf(path, view, questionOf(changed(question, change)));

/** Since when what changed is told: the word in the address, as an instant. */
export const sinceOf = (word: string | null, now: number, startOfToday: number): number => (word === 'today' ? startOfToday : word === 'week' ? now - 7 * 86_400_000 : word === 'hour' ? now - 3_600_000 : now - 86_400_000);