import type { Context } from '../../platform/context.ts';
import { whyOf } from './clock.read.ts';
import { readingOf, tickingOf } from './clock.reading.ts';
import type { Case } from '../case.entity.ts';
import { toldOf } from '../told.policy.ts';

/** What the complainant may know of our time: what is due, or since when we wait for them; never our internal targets. */
export interface PromiseTold {
  /** A word of the vocabulary `clock`. */
  readonly clock: string;
  /** Null beside a clock that stands still. */
  readonly dueAt: Date | null;
  readonly waitingSince: Date | null;
  readonly overdue: boolean;
  /** The reasons of the date, step by step, in their language. */
  readonly why: readonly string[];
}

/** The promise that matters to the complainant now; null where nothing is promised (any more). Asks no permission: the caller has. */
export const promiseFor = async (ctx: Context, { id, nature }: Pick<Case, 'id' | 'nature'>): Promise<PromiseTold | null> => {
  const first = toldOf(await tickingOf(ctx.em, [id], { phase: { $ne: 'stopped' } }));
  const reading = first && readingOf(first, ctx.now());
  if (!first || !reading) return null;
  const due = first.clock.breachedAt ?? (reading.promise?.due ? new Date(reading.promise.due) : null);
  return { clock: first.clock.name, dueAt: due, waitingSince: reading.pausedSince ? new Date(reading.pausedSince) : null, overdue: !!due && due <= ctx.now(), why: whyOf(first, ctx.language, ctx.now(), nature) };
};
