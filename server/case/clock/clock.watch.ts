import { Context, system, type House } from '../../platform/context.ts';
import { keepLooking } from '../../platform/watch.ts';
import { stirredByCases, type Bell } from '../../journal/bell.ts';
import { onRecord } from '../../journal/book.ts';
import { caseStream, caseStreams } from '../../journal/stream.entity.ts';
import { Case } from '../case.entity.ts';
import { ClocksResumed } from './clock.kinds.ts';
import { endPauses, notice, remind, ticking, writeOnCase } from './clock.service.ts';

/** How many cases one look takes; the next look follows at once while there are more. */
const atOnce = 200;

/**
 * Writes down what time alone has done: pauses that ended by themselves, reminders of whoever is awaited, targets and promises that were missed, each at its own
 * instant. It asks for what is due, so its cost follows that and not what is open. A case that cannot be looked at is told of, and holds up no other.
 * @returns how many cases it looked at
 */
export const lookAtClocks = async (ctx: Context): Promise<number> => {
  const rows = await ctx.em.execute<{ id: string }[]>('select case_id as id from case_clock where look_at <= ? group by case_id order by min(look_at) limit ?', [ctx.now(), atOnce]);
  let looked = 0;
  for (const { id } of rows) {
    await lookAtCase(ctx.as(system), id).then(() => (looked += 1), (error: unknown) => ctx.house.log.error('The clocks of a case could not be looked at.', { error, stream: caseStream(id) }));
  }
  return looked;
};

const lookAtCase = (ctx: Context, id: string): Promise<Case> =>
  onRecord(ctx, caseStreams(id), async (book) => {
    const kase = await book.read(Case, id);
    const all = await ticking(book, kase);
    const over = endPauses(book, ctx, all);
    for (const { clock, calendar, lines } of over)
      book.write(ClocksResumed, kase, { clocks: [clock.name], cause: 'pause-ended', due: clock.promiseAt?.toISOString(), zone: calendar.zone }, { happenedAt: lines.at(-1)!.at });
    remind(book, ctx, kase, all);
    notice(book, ctx, kase, all.filter(({ clock }) => clock.phase !== 'stopped'));
    writeOnCase(kase, all);
    return kase;
  });

/** Looks at the very instant at which the next clock has something to say. @returns how to stop */
export const watchClocks = (house: House, bell: Bell): (() => Promise<void>) =>
  keepLooking(house, 'The watch could not look at the clocks.', async () => {
    const ctx = new Context(house, system, 'en');
    if ((await lookAtClocks(ctx)) === atOnce) return 'more';
    const [next] = await ctx.em.execute<{ at: string | null }[]>('select min(look_at) as at from case_clock where look_at > ?', [ctx.now()]);
    return next?.at ? new Date(next.at) : null;
  }, stirredByCases(bell));
