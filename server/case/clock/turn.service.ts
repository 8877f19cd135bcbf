import type { Context } from '../../platform/context.ts';
import type { Book } from '../../journal/book.ts';
import { Person } from '../../people/person.entity.ts';
import type { ClockName } from '../../policy/commitment.entity.ts';
import type { Case } from '../case.entity.ts';
import { fromReceipt, rechooseClocks, startClocks, stopClock, ticking } from './clock.service.ts';
import { remediesDue } from '../gate.service.ts';
import type { Follows } from '../turn.service.ts';

/** What ends with the answer. */
const answered: readonly ClockName[] = ['firstResponse', 'decision', 'progress', 'handover'];
const anew: readonly ClockName[] = ['firstResponse', 'progress', 'decision', 'closing'];

/** Clocks answer to the turns of a case within the same transaction. History that was imported starts none. */
export const clocksFollow: Follows = async (ctx, book, kase, turn) => {
  if (turn === 'opened' && !kase.sourceId) return startClocks(book, ctx, kase, fromReceipt, { from: kase.receivedAt, cause: 'received' });
  if (turn === 'reopened') return startClocks(book, ctx, kase, anew, { from: ctx.now(), cause: 'reopened' });
  if (turn === 'acknowledged') return stopClock(book, ctx, kase, ['acknowledge'], kase.acknowledgedAt ?? ctx.now());
  if (turn === 'assessed') return rechooseClocks(book, ctx, kase);
  if (turn === 'routed') return handOverClock(book, ctx, kase);
  if (turn === 'led') return takenOver(book, ctx, kase, (departmentId) => ledFrom(book, kase, departmentId));
  if (turn === 'evaluated') return takenOver(book, ctx, kase, async (departmentId) => ctx.actor.kind === 'person' && !!departmentId && ctx.actor.departments.includes(departmentId));
  if (turn === 'investigating') return stopClock(book, ctx, kase, ['handover'], ctx.now(), 'taken');
  // A suggestion that is taken up was answered: carrying it out is no late answer, and has a time of its own.
  if (turn === 'adopted') {
    await stopClock(book, ctx, kase, answered);
    return startClocks(book, ctx, kase, ['implementation'], { from: ctx.now(), cause: 'adopted' });
  }
  if (turn === 'decided') {
    await stopClock(book, ctx, kase, answered, kase.decidedAt ?? ctx.now());
    if (!(await remediesDue(book, kase))) await startClocks(book, ctx, kase, ['satisfaction'], { from: ctx.now(), cause: 'told' });
  }
  if (turn === 'remedied' && kase.decidedAt) return startClocks(book, ctx, kase, ['satisfaction'], { from: ctx.now(), cause: 'remedied' });
  if (turn === 'settling') return stopClock(book, ctx, kase, ['satisfaction']);
  if (turn === 'closed') return stopClock(book, ctx, kase, null, ctx.now(), 'closed');
};

/** Each hand-over between departments is a promise of its own: the one before ends where the case goes on to another department. */
const handOverClock = async (book: Book, ctx: Context, kase: Case): Promise<void> => {
  const running = (await ticking(book, kase)).find(({ clock }) => clock.name === 'handover' && clock.phase !== 'stopped');
  if (!kase.departmentId || running?.clock.departmentId === kase.departmentId) return;
  if (running) await stopClock(book, ctx, kase, ['handover'], ctx.now(), 'routed');
  if (await ledFrom(book, kase, kase.departmentId)) return;
  if (!kase.decidedAt && kase.open) await startClocks(book, ctx, kase, ['handover'], { from: ctx.now(), cause: 'routed' });
};

/** A department has taken a case over when one of its people leads it, or has weighed the suggestion. */
const takenOver = async (book: Book, ctx: Context, kase: Case, by: (departmentId: string | null | undefined) => Promise<boolean>): Promise<void> => {
  const running = (await ticking(book, kase)).find(({ clock }) => clock.name === 'handover' && clock.phase !== 'stopped');
  if (running && (await by(running.clock.departmentId))) await stopClock(book, ctx, kase, ['handover'], ctx.now(), 'taken');
};

const ledFrom = async (book: Book, kase: Case, departmentId: string | null | undefined): Promise<boolean> =>
  !!kase.leadId && (await book.em.findOne(Person, { id: kase.leadId }))?.departmentId === departmentId;
