import type { Actor } from '../platform/context.ts';
import { has, inScope, isStaff } from '../people/role.policy.ts';
import { byUninvolved } from './review.policy.ts';
import { roleVerb, type Standing, type Verb } from './role-verb.policy.ts';
import { stageVerb } from './stage-verb.policy.ts';
import type { Predicate } from './visible.policy.ts';

/** Who may use a verb on a case, in SQL: the twin of `permission`, out of the same two matrices; a test holds the two together. `alias` is the case's. */
export const permitted = (actor: Actor, verb: Verb, alias: string): Predicate => {
  if (!inScope(actor, 'write') || !isStaff(actor)) return { sql: 'false', values: [] };
  const standings = (roleVerb[verb] as readonly Standing[]).flatMap((standing) => standingSql(actor, standing, alias) ?? []);
  if (!standings.length) return { sql: 'false', values: [] };
  const fits = stageVerb[verb];
  const stage = fits === 'any' ? '' : ` and ${alias}.stage in (${fits.map((one) => `'${one}'`).join(', ')})`;
  const barred = byUninvolved.includes(verb) ? `${alias}.excluded_ids || ${alias}.involved_ids` : `${alias}.excluded_ids`;
  return { sql: `(not ?::uuid = any(${barred}) and (${standings.map(({ sql }) => sql).join(' or ')})${stage})`, values: [actor.id, ...standings.flatMap(({ values }) => values)] };
};

/** By appointment in the case; or, where it is not confidential, by place and by role. Null: this actor is nothing of the kind. */
const standingSql = (actor: Actor, standing: Standing, alias: string): Predicate | null => {
  switch (standing) {
    case 'lead': return { sql: `coalesce(${alias}.lead_id = ?::uuid, false)`, values: [actor.id] };
    case 'team': return { sql: `?::uuid = any(${alias}.member_ids)`, values: [actor.id] };
    case 'reached': return { sql: `?::uuid = any(${alias}.reached_ids)`, values: [actor.id] };
    case 'department':
    case 'head': {
      if (standing === 'head' && !has(actor, 'head')) return null;
      return { sql: `(not ${alias}.confidential and ${alias}.department_ids && ?::uuid[])`, values: [`{${actor.departments.join(',')}}`] };
    }
    case 'complainant':
    case 'system': return null;
    default: return has(actor, standing) ? { sql: `not ${alias}.confidential`, values: [] } : null;
  }
};
