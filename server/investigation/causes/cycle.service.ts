import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../../platform/context.ts';
import type { Book } from '../../journal/book.ts';
import { caseStream } from '../../journal/stream.entity.ts';
import type { Case } from '../../case/case.entity.ts';
import { CauseCycle } from './cause.entity.ts';
import { CauseRoundOpened } from './cause.kinds.ts';

/** The present round of cause work in a case, from 1. */
export const cycleOf = async (em: Pick<EntityManager, 'find'>, caseId: string): Promise<number> => {
  const [last] = await em.find(CauseCycle, { caseId }, { orderBy: { number: 'desc' }, limit: 1 });
  return last?.number ?? 1;
};

/**
 * An action did not work, so its cause was not the cause, or not all of it: a new round begins, within the verb that found it out (the book
 * has locked the case's stream). The rounds before stay as they were, and a waiver of theirs no longer counts.
 */
export const openRound = async (ctx: Context, book: Book, kase: Case, actionId: string): Promise<CauseCycle> => {
  const number = (await cycleOf(book.em, kase.id)) + 1;
  const round = book.add(CauseCycle, { caseId: kase.id, number, actionId, openedAt: ctx.now() });
  if (kase.causeWaived) kase.causeWaived = false;
  book.write(CauseRoundOpened, round, { round: number, action: actionId }, { stream: caseStream(kase.id) });
  return round;
};
