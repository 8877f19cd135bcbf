import { bands } from '../case/case.entity.ts';
import { among, anId, canonicalQuery, oneOf, understoodIn, type Term, type Terms } from '../case/list/query.policy.ts';
import { clockNames } from '../policy/commitment.entity.ts';
import type { BoardFilter, Subject } from './item.view.ts';

/** What has an address of boards: the boards themselves, and what lies with each department. */
export type BoardSubject = Subject | 'load';

const person: Term = (value) => value === 'me' || anId(value);
const cases: Terms = {
  department: anId, branch: anId, band: among(bands), clock: among(clockNames),
  owner: (value) => value === 'none' || person(value),
  due: oneOf('overdue'),
};
/** By what a board is laid out, across and down. */
const laidOut = (...by: readonly string[]): Terms => ({ group: oneOf(...by), lanes: oneOf(...by) });
const byCase = ['level', 'department', 'owner', 'branch', 'band', 'clock', 'due'];

/** Everything that the address of a board may say. */
const terms: Readonly<Record<BoardSubject, Terms>> = {
  escalations: { ...cases, ...laidOut(...byCase), since: oneOf('hour', 'today', 'day', 'week') },
  promises: { ...cases, ...laidOut(...byCase) },
  actions: { department: anId, owner: person, due: oneOf('overdue', 'verify'), ...laidOut('stage', 'level', 'due', 'department', 'owner') },
  load: { of: anId },
};

export const canonicalBoard = (subject: BoardSubject, query: string): string | null => canonicalQuery(query, terms[subject]);

/**
 * The address of a board as the filter it stands for; what is unknown in it is passed over.
 * The twin of `viewOf` and `filterOf` in web/src/lib/escalation/view.ts: a test holds the two together.
 */
export const boardQuery = (subject: Subject, query: string): BoardFilter => {
  const params = understoodIn(query, terms[subject]);
  return {
    departmentId: params.get('department') ?? null, branchId: params.get('branch') ?? null, band: params.get('band')?.split(',') ?? [], clock: params.get('clock')?.split(',') ?? [],
    owner: params.get('owner') ?? null, due: params.get('due') ?? null,
  };
};

/** The department whose persons are shown beside what lies with each department. */
export const loadQuery = (query: string): string | null => understoodIn(query, terms.load).get('of') ?? null;
