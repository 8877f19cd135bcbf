import type { Context } from '../platform/context.ts';
import { onRecord } from '../journal/book.ts';
import { actionStream, caseStream } from '../journal/stream.entity.ts';
import { Department } from '../people/person.entity.ts';
import { Action } from './action.entity.ts';
import { ActionHandedOver } from './action.kinds.ts';
import { tellAll } from './stream.service.ts';

interface Piece { readonly kind: string; readonly id: string; readonly number: string; readonly title: string }

/** Actions that somebody owns or verifies and that have not ended. */
export const openActionsOf = (ctx: Context, personId: string): Promise<Piece[]> =>
  ctx.em.execute<Piece[]>(
    `select case when owner_id = ? then 'action' else 'verification' end as kind, id, number, title from action
      where (owner_id = ? or verifier_id = ?) and stage in ('planned', 'started', 'implemented', 'verified') order by due_at, id`, [personId, personId, personId]);

/** To the successor; where there is none, to whoever heads the action's department. Without either, quality finds it overdue with its old owner. */
export const handOverActions = async (ctx: Context, personId: string, successorId: string | null): Promise<void> => {
  for (const { id } of await openActionsOf(ctx, personId)) await passOn(ctx, id, personId, successorId);
};

const passOn = async (ctx: Context, id: string, from: string, successorId: string | null): Promise<void> => {
  const [known] = await ctx.em.execute<{ caseIds: string[] }[]>('select case_ids as "caseIds" from action where id = ?', [id]);
  await onRecord(ctx.as(ctx.actor), [actionStream(id), ...(known?.caseIds ?? []).map(caseStream)], async (book) => {
    const action = await book.read(Action, id);
    const department = action.departmentId ? await book.em.findOne(Department, { id: action.departmentId }) : null;
    const to = [successorId, department?.headId].find((one) => one && one !== from) ?? null;
    if (action.ownerId === from && to) {
      action.ownerId = to;
      tellAll(book, action, ActionHandedOver, { number: action.number, from, to, part: 'owner' });
    }
    if (action.verifierId === from) {
      // Nobody verifies what they own by inheritance: quality may verify every action, and its list shows this one.
      action.verifierId = to === action.ownerId ? null : to;
      tellAll(book, action, ActionHandedOver, { number: action.number, from, to: action.verifierId, part: 'verifier' });
    }
    return action;
  });
};
