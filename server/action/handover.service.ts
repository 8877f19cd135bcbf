import type { Context } from '../platform/context.ts';
import { onRecord } from '../journal/book.ts';
import { actionStream, caseStream } from '../journal/stream.entity.ts';
import { Case } from '../case/case.entity.ts';
import { takersFor } from '../people/taker.read.ts';
import { Action } from './action.entity.ts';
import { ActionHandedOver } from './action.kinds.ts';
import { tellAll } from './stream.service.ts';

interface Piece { readonly kind: string; readonly id: string; readonly number: string; readonly title: string }

/** Actions that somebody owns or verifies and that have not ended. */
export const openActionsOf = (ctx: Context, personId: string): Promise<Piece[]> =>
  ctx.em.execute<Piece[]>(
    `select case when owner_id = ? then 'action' else 'verification' end as kind, id, number, title from action
      where (owner_id = ? or verifier_id = ?) and stage in ('planned', 'started', 'implemented', 'verified') order by due_at, id`, [personId, personId, personId]);

/** To the first who may take it: nobody who is excluded from a case that it answers, and nobody verifies what they own, also not by inheritance. */
export const handOverActions = async (ctx: Context, personId: string, successorId: string | null): Promise<void> => {
  for (const { id } of await openActionsOf(ctx, personId)) await passOn(ctx, id, personId, successorId);
};

const passOn = async (ctx: Context, id: string, from: string, successorId: string | null): Promise<void> => {
  const [known] = await ctx.em.execute<{ caseIds: string[] }[]>('select case_ids as "caseIds" from action where id = ?', [id]);
  await onRecord(ctx.as(ctx.actor), [actionStream(id), ...(known?.caseIds ?? []).map(caseStream)], async (book) => {
    const action = await book.read(Action, id);
    const excluded = (await book.em.find(Case, { id: { $in: action.caseIds } })).flatMap(({ excludedIds }) => excludedIds);
    const takers = (await takersFor(book.em, { from, successorId, departmentId: action.departmentId }, ctx.now())).filter((one) => !excluded.includes(one));
    const to = takers[0];
    if (action.ownerId === from && to) {
      action.ownerId = to;
      tellAll(book, action, ActionHandedOver, { number: action.number, from, to, part: 'owner' });
    }
    const verifies = action.verifierId;
    if (verifies && (verifies === from || verifies === action.ownerId)) {
      action.verifierId = takers.find((one) => one !== action.ownerId) ?? null;
      tellAll(book, action, ActionHandedOver, { number: action.number, from: verifies, to: action.verifierId, part: 'verifier' });
    }
    return action;
  });
};
