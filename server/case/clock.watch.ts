import { pause } from '../platform/clock.ts';
import type { House } from '../platform/context.ts';
import { Context, system } from '../platform/context.ts';
import { onRecord } from '../journal/book.ts';
import { caseStreams } from '../journal/stream.entity.ts';
import { Case } from './case.entity.ts';
import { ClocksResumed } from './clock.kinds.ts';
import { endPauses, notice, ticking, writeOnCase } from './clock.service.ts';

/** How many cases one look takes; the next look follows at once while there are more. */
const atOnce = 200;
/** A look under everything else: other servers start clocks that this one does not hear of. */
const atLeastEvery = 2_000;

/**
 * Writes down what time alone has done: pauses that ended by themselves, targets and promises that were missed, each at its own
 * instant. It asks for what is due, so its cost follows that and not what is open. @returns how many cases it looked at
 */
export const lookAtClocks = async (ctx: Context): Promise<number> => {
  const rows = await ctx.em.execute<{ id: string }[]>('select case_id as id from case_clock where look_at <= ? group by case_id order by min(look_at) limit ?', [ctx.now(), atOnce]);
  for (const { id } of rows) await lookAtCase(ctx.as(system), id);
  return rows.length;
};

const lookAtCase = (ctx: Context, id: string): Promise<Case> =>
  onRecord(ctx, caseStreams(id), async (book) => {
    const kase = await book.read(Case, id);
    const all = await ticking(book, kase);
    const over = endPauses(book, ctx, all);
    for (const { clock, calendar, lines } of over)
      book.write(ClocksResumed, kase, { clocks: [clock.name], cause: 'pause-ended', due: clock.promiseAt?.toISOString(), zone: calendar.zone }, { happenedAt: lines.at(-1)!.at });
    notice(book, ctx, kase, all.filter(({ clock }) => clock.phase !== 'stopped'));
    writeOnCase(kase, all);
    return kase;
  });

/**
 * Looks at the very instant at which the next clock has something to say, and every two seconds besides, until told to stop. A fault
 * is told, and the next look tries again.
 */
export const watchClocks = (house: House): { stop(): Promise<void> } => {
  const stopping = new AbortController();
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      const ctx = new Context(house, system, 'en');
      const looked = await lookAtClocks(ctx).catch((error: unknown) => (house.log.error('The watch could not look at the clocks.', { error }), 0));
      if (looked < atOnce) await restUntilNext(ctx, stopping.signal);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await loop;
    },
  };
};

const restUntilNext = async (ctx: Context, stopping: AbortSignal): Promise<void> => {
  const [next] = await ctx.em.execute<{ at: string | null }[]>('select min(look_at) as at from case_clock').catch(() => []);
  const rested = new AbortController();
  const signal = AbortSignal.any([stopping, rested.signal]);
  await Promise.race([pause(atLeastEvery, signal), ...(next?.at ? [ctx.house.clock.wakeAt(new Date(next.at), signal)] : [])]);
  rested.abort();
};
