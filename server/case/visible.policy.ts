import type { Actor } from '../platform/context.ts';
import { has, inScope, isStaff } from '../people/role.policy.ts';

/** A piece of SQL with its values in order; `?` marks each. */
export interface Predicate { readonly sql: string; readonly values: readonly unknown[] }

const never: Predicate = { sql: 'false', values: [] };

/**
 * Which cases this reader may see: the one predicate used by every loader, list, count, search, export and feed.
 * `alias` is the case's alias in the query. The TypeScript twin is `maySee`; a test holds the two together.
 */
export const visibleCases = (actor: Actor, alias: string, depth: 'card' | 'content' = 'content'): Predicate => {
  if (actor.kind === 'system') return { sql: 'true', values: [] };
  if (!isStaff(actor) || !inScope(actor, 'read')) return never;
  const all = has(actor, 'quality', 'auditor') || (depth === 'card' && has(actor, 'management'));
  const near = `${alias}.department_ids && ?::uuid[]`;
  const unrouted = has(actor, 'intake') ? ` or ${alias}.department_id is null` : '';
  // What is true of most rows is asked first: the rest of an `or` is then not looked at.
  return {
    sql: `(not ?::uuid = any(${alias}.excluded_ids) and ((not ${alias}.confidential and ${all ? 'true' : `(${near}${unrouted})`}) or ${alias}.lead_id = ?::uuid or ?::uuid = any(${alias}.member_ids) or ?::uuid = any(${alias}.reached_ids)))`,
    values: [actor.id, ...(all ? [] : [`{${actor.departments.join(',')}}`]), actor.id, actor.id, actor.id],
  };
};

/** The columns of a case that decide who may do what in it (a `Ruled`); `alias` is the name of its table in the statement. */
export const ruledColumns = (alias: string): string =>
  `${alias}.id, ${alias}.nature, ${alias}.stage, ${alias}.confidential, ${alias}.lead_id as "leadId", ${alias}.department_id as "departmentId", ${alias}.department_ids as "departmentIds",
    ${alias}.member_ids as "memberIds", ${alias}.excluded_ids as "excludedIds", ${alias}.reached_ids as "reachedIds", ${alias}.involved_ids as "involvedIds"`;
