import type { Context } from '../../platform/context.ts';
import type { Book } from '../../journal/book.ts';
import type { Case } from '../case.entity.ts';
import { writeDown, type Ticking } from './clock.reading.ts';
import { append, endPauses, notice, ticking, writeOnCase } from './clock.service.ts';

/**
 * The clocks that began at `was` began at `from` instead: what stood in their logs is corrected by lines that follow it, never taken
 * away. What was missed only because of the mistake is not missed.
 */
export const beginLater = async (book: Book, ctx: Context, kase: Case, was: Date, from: Date): Promise<void> => {
  const all = await ticking(book, kase);
  const wrong = all.filter(({ clock }) => clock.startedAt.getTime() === was.getTime());
  endPauses(book, ctx, wrong);
  for (const one of wrong) {
    begin(book, ctx, one, was, from);
    notice(book, ctx, kase, [one], one.clock.phase === 'stopped');
  }
  writeOnCase(kase, all);
};

const begin = (book: Book, ctx: Context, one: Ticking, was: Date, from: Date): void => {
  const after = one.lines.slice(1).map(({ phase, at, cause, until, evidenceId, remindAt }) => ({ phase, at: at < from ? from : at, cause, until: until ?? null, evidenceId: evidenceId ?? null, remindAt: remindAt ?? null }));
  const { clock } = one;
  append(book, ctx, one, { phase: 'stopped', at: was, cause: 'notReceived' });
  append(book, ctx, one, { phase: 'running', at: from, cause: 'received' });
  for (const line of after) append(book, ctx, one, line);
  // The date told first follows from the beginning that holds.
  Object.assign(clock, { startedAt: from, breachedAt: null, lateAt: null, originalAt: null });
  writeDown(one, ctx.now());
};
