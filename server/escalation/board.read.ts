import type { Context } from '../platform/context.ts';
import { namesOf, stepSaid, stepsInForce } from '../policy/policy.service.ts';
import type { BoardLevel } from './board.view.ts';

/** The levels of the ladder. */
export const levelsOf = async (ctx: Context): Promise<BoardLevel[]> => {
  // What is for every clock and every case, where there is such a ladder: a board speaks of all at once.
  const all = await stepsInForce(ctx.em);
  const general = all.some(({ clock, band, departmentId, level }) => level > 0 && !clock && !band && !departmentId) ? all.filter(({ clock, band, departmentId }) => !clock && !band && !departmentId) : all;
  const steps = [...general].sort((a, b) => a.level - b.level || (b.share ?? 0) - (a.share ?? 0));
  const names = await namesOf(ctx, steps);
  // What stands higher than the ladder of today reaches began with another one.
  const [stands] = await ctx.em.execute<{ top: number }[]>('select coalesce(max(level), 0)::int as top from escalation where ended_at is null');
  const levels = [...new Set([0, ...all.map(({ level }) => level), ...Array.from({ length: stands?.top ?? 0 }, (_one, place) => place + 1)])].sort((a, b) => a - b);
  return levels.map((level) => {
    const step = steps.find((one) => one.level === level);
    const climbs = level > 0 && level < levels.at(-1)!;
    return { level, target: step?.target ?? null, share: step?.share ? Math.round(step.share * 100) : null, minutesToTake: climbs ? (step?.minutesToTake ?? null) : null, said: step ? stepSaid(step, steps, ctx.language, names) : null };
  });
};
