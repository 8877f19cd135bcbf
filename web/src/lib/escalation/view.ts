import { addressOf, questionOf } from '#lib/view/address.ts';
import { dimensions, fitting, type Dimension, type Subject } from './fitting.ts';

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

const id = /^[0-9a-f-]{36}$/;
const words = (text: string | null): readonly string[] => (text ? text.split(',').filter((word) => /^[A-Za-z]{1,20}$/.test(word)) : []);

export const viewOf = (subject: Subject, query: Pick<URLSearchParams, 'get'>): BoardView => {
  const fits = (word: string | null): Dimension | null => ((dimensions as readonly string[]).includes(word ?? '') && fitting[subject].includes(word as Dimension) ? (word as Dimension) : null);
  const oneId = (name: string): string | null => (id.test(query.get(name) ?? '') ? query.get(name) : null);
  const columns = fits(query.get('group')) ?? fitting[subject][0]!;
  const lanes = fits(query.get('lanes'));
  const owner = query.get('owner') ?? '';
  return {
    subject, columns, lanes: lanes === columns ? null : lanes, departmentId: oneId('department'), branchId: oneId('branch'), band: words(query.get('band')), clock: words(query.get('clock')),
    owner: owner === 'me' || owner === 'none' || id.test(owner) ? owner : null, due: ['overdue', 'verify'].includes(query.get('due') ?? '') ? query.get('due') : null,
  };
};

/** The same as the server asks for it. */
export const filterOf = ({ departmentId, branchId, band, clock, owner, due }: BoardView) => ({ departmentId, branchId, band: [...band], clock: [...clock], owner, due });
export const narrowed = (view: BoardView): boolean => !!(view.departmentId || view.branchId || view.band.length || view.clock.length || view.owner || view.due);

/** What the address of each board may say; whatever else it says is no part of the question. */
const sayings: Readonly<Record<Subject | 'load', readonly string[]>> = {
  escalations: ['department', 'branch', 'band', 'clock', 'owner', 'due', 'group', 'lanes', 'since'],
  promises: ['department', 'branch', 'band', 'clock', 'owner', 'due', 'group', 'lanes'],
  actions: ['department', 'owner', 'due', 'group', 'lanes'],
  load: ['of'],
};
export const boardQuestion = (subject: Subject | 'load', asked: URLSearchParams): string => questionOf([...asked].filter(([key]) => sayings[subject].includes(key)));

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
export const sinces = ['hour', 'today', 'day', 'week'] as const;
