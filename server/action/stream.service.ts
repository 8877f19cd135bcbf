import type { Context } from '../platform/context.ts';
import { isId } from '../platform/ids.ts';
import { NotFound, Refused } from '../platform/problem.ts';
import { onRecord, type Book } from '../journal/book.ts';
import type { FactOf, FactShape, Kind } from '../journal/kind.ts';
import { actionStream, caseStream } from '../journal/stream.entity.ts';
import { Case } from '../case/case.entity.ts';
import { sameVersion } from '../case/verb.service.ts';
import { Action } from './action.entity.ts';
import { maySeeAction } from './action.policy.ts';
import { fits, type ActionVerb } from './stage.policy.ts';

/** The action and the cases it answers, the one it was born from first; all locked by the verb. */
export type Work = (book: Book, action: Action, cases: readonly Case[]) => Promise<void>;

/**
 * A verb on one action: its stream and those of its cases are locked in id order, then it is read, seen, and asked whether the verb fits its
 * stage. The cases are asked for before the lock; where one more was linked in between, the verb begins anew.
 */
export const onAction = async (ctx: Context, id: string, verb: ActionVerb, may: (action: Action, birth: Case, book: Book) => void | Promise<void>, work: Work, expectedVersion?: number | null): Promise<Action> => {
  for (let tries = 1; ; tries += 1) {
    const known = await casesOf(ctx, id);
    try {
      return await onRecord(ctx, [actionStream(id), ...known.map(caseStream)], async (book) => {
        const action = await book.read(Action, id);
        if (action.caseIds.some((caseId) => !known.includes(caseId))) throw new LinkedMeanwhile();
        const cases = await lockedCases(book, action);
        if (!maySeeAction(ctx.actor, action, cases)) throw new Refused(NotFound);
        await may(action, cases[0]!, book);
        const fit = fits(action, verb);
        if (fit !== true) throw new Refused(fit);
        await sameVersion(ctx, book, action, actionStream(id), expectedVersion);
        await work(book, action, cases);
        return action;
      });
    } catch (error) {
      if (!(error instanceof LinkedMeanwhile) || tries >= 5) throw error;
    }
  }
};

class LinkedMeanwhile extends Error {}

/** The same entry in the action's own story and in that of each case it answers. */
export const tellAll = <S extends FactShape>(book: Book, action: Action, kind: Kind<S>, fact: FactOf<S>): void => {
  for (const stream of [actionStream(action.id), ...action.caseIds.map(caseStream)]) book.write(kind, action, fact, { stream });
};

/** Asked without loading the row: see caseIdOf in case. */
export const casesOf = async (ctx: Context, id: string): Promise<string[]> => {
  const [row] = isId(id) ? await ctx.em.execute<{ caseIds: string[] }[]>('select case_ids as "caseIds" from action where id = ?', [id]) : [];
  if (!row) throw new Refused(NotFound);
  return row.caseIds;
};

const lockedCases = async (book: Book, action: Action): Promise<Case[]> => {
  const cases = new Map<string, Case>();
  for (const id of [...action.caseIds].sort()) cases.set(id, await book.read(Case, id));
  return action.caseIds.map((id) => cases.get(id)!);
};
