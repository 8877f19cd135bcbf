import type { Context } from '../../platform/context.ts';
import { onRecord } from '../../journal/book.ts';
import { actionStream, caseStream, caseStreams } from '../../journal/stream.entity.ts';
import type { Replanning } from '../../policy/replanning.entity.ts';
import { ladderSteps } from '../../policy/policy.service.ts';
import { Action } from '../../action/action.entity.ts';
import { Case } from '../../case/case.entity.ts';
import { ActionLadderMoved, CaseLadderMoved } from './move.kinds.ts';
import { movesOf } from './move.read.ts';

/**
 * One case, and what has to be done of the actions born from it, goes over to the ladder of the moment at which that was asked for. Whoever
 * plans deadlines reads the record and plans what has not fired anew. Done again, it changes nothing more.
 */
export const moveCase = async (ctx: Context, { id: replanning, editionId: edition, askedAt: at }: Replanning, id: string): Promise<void> => {
  const moving = async (em: typeof ctx.em) => (await movesOf(em, [id], { steps: await ladderSteps(em), at }, ctx.now()))[0];
  const before = await moving(ctx.house.fork());
  if (!before) return;
  await onRecord(ctx, [...caseStreams(id), ...before.actions.map(actionStream)], async (book) => {
    const kase = await book.read(Case, id);
    const now = await moving(book.em);
    if (!now) return kase;
    for (const actionId of now.actions.filter((one) => before.actions.includes(one))) {
      const action = await book.read(Action, actionId);
      const was = action.ladderAt.toISOString();
      action.ladderAt = at;
      book.write(ActionLadderMoved, action, { number: action.number, replanning, edition, was }, { stream: actionStream(actionId) });
    }
    if (kase.ladderAt >= at) return kase;
    const was = kase.ladderAt.toISOString();
    kase.ladderAt = at;
    book.write(CaseLadderMoved, kase, { replanning, edition, was }, { stream: caseStream(id) });
    return kase;
  });
};
