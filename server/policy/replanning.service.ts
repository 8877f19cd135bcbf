import type { Context } from '../platform/context.ts';
import { onRecord, type Book } from '../journal/book.ts';
import { houseStream } from '../journal/stream.entity.ts';
import type { CalendarVersion } from './calendar.entity.ts';
import type { Commitment } from './commitment.entity.ts';
import type { LadderStep } from './ladder.entity.ts';
import { ReplanningAsked, ReplanningEnded } from './policy.kinds.ts';
import { Replanning, type ReplanCause } from './replanning.entity.ts';

/** Within the verb that keeps the edition. */
export const replanCalendar = (ctx: Context, book: Book, row: CalendarVersion, cause: ReplanCause, branchId: string | null = null): Promise<void> => ask(ctx, book, { cause, calendarId: row.calendarId, branchId, lineId: null, editionId: row.id });
export const replanPromise = (ctx: Context, book: Book, row: Commitment): Promise<void> => ask(ctx, book, { cause: 'migrated', calendarId: null, branchId: null, lineId: row.lineId, editionId: row.id });
export const replanLadder = (ctx: Context, book: Book, row: LadderStep): Promise<void> => ask(ctx, book, { cause: 'migrated', calendarId: null, branchId: null, lineId: null, editionId: row.id });

const ask = async (ctx: Context, book: Book, what: Pick<Replanning, 'cause' | 'calendarId' | 'branchId' | 'lineId' | 'editionId'>): Promise<void> => {
  const row = book.add(Replanning, { ...what, askedBy: ctx.actor.id, askedAt: ctx.now() });
  book.write(ReplanningAsked, row, { cause: row.cause, noun: row.noun, edition: row.editionId });
};

/** Two servers may carry out the same one; the first that is done says so. */
export const endReplanning = (ctx: Context, id: string, counted: { cases: number; failed: number }): Promise<Replanning> =>
  onRecord(ctx, houseStream, async (book) => {
    const row = await book.read(Replanning, id);
    if (row.endedAt) return row;
    Object.assign(row, { endedAt: ctx.now(), ...counted });
    book.write(ReplanningEnded, row, { noun: row.noun, ...counted });
    return row;
  });
