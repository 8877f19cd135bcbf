import type { Audience } from '../journal/kind.ts';
import type { Ruling } from '../journal/ruling.ts';
import { streamOf } from '../journal/stream.entity.ts';
import type { Ruled } from '../case/case.policy.ts';
import { idsIn } from '../case/ruling.view.ts';
import { maySeeAction } from './action.policy.ts';

type Row = { id: string; ownerId: string; implementerId: string | null; verifierId: string | null; departmentId: string | null; cases: Ruled[] | null };

const all: ReadonlySet<Audience> = new Set<Audience>(['staff', 'team']);
const nothing: ReadonlySet<Audience> = new Set();

/** Who may hear of these actions today, in one statement: the twin of `inSight` for many readers. */
export const actionRuling: Ruling = async (ctx, streams) => {
  const ids = streams.map((stream) => streamOf(stream).id).filter((id) => /^[0-9a-f-]{36}$/.test(id));
  const rows = await ctx.em.execute<Row[]>(
    `select a.id, a.owner_id as "ownerId", a.implementer_id as "implementerId", a.verifier_id as "verifierId", a.department_id as "departmentId",
       (select jsonb_agg(jsonb_build_object('id', c.id, 'nature', c.nature, 'stage', c.stage, 'confidential', c.confidential, 'leadId', c.lead_id, 'departmentId', c.department_id, 'departmentIds', c.department_ids,
         'memberIds', c.member_ids, 'excludedIds', c.excluded_ids, 'reachedIds', c.reached_ids, 'involvedIds', c.involved_ids) order by array_position(a.case_ids, c.id)) from "case" c where c.id = any(a.case_ids)) as cases
       from action a where a.id = any(?::uuid[])`, [`{${ids.join(',')}}`]);
  return new Map(rows.map(({ cases, ...action }) => {
    const ruled = cases ?? [];
    const persons = [action.ownerId, action.implementerId, action.verifierId, ...ruled.flatMap((kase) => [kase.leadId, ...kase.memberIds, ...kase.reachedIds, ...kase.excludedIds])];
    return [`action:${action.id}`, {
      sight: (actor) => (maySeeAction(actor, action, ruled) ? all : nothing),
      persons: [...new Set(persons.filter((id): id is string => !!id))],
      // Whoever an entry names and may see nothing now was its owner or verifier until this very entry.
      before: (entry, actor) => (idsIn(entry).includes(actor.id) ? all : nothing),
      named: idsIn,
    }];
  }));
};
