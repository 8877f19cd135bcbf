import type { Context } from '../platform/context.ts';
import { DateOrder, mistaken, Refused } from '../platform/problem.ts';
import { onRecord } from '../journal/book.ts';
import { houseStream } from '../journal/stream.entity.ts';
import { branchInUse } from '../people/lookup.service.ts';
import { ExposureEntered, ExposureWithdrawn } from './action.kinds.ts';
import { mayEnterVolumes, Overlaps, Withdrawn } from './action.policy.ts';
import { Exposure } from './exposure.entity.ts';

export interface NewExposure {
  readonly product: string;
  readonly branchId?: string | null;
  /** Days without a zone: '2026-11-01'. */
  readonly from: string;
  readonly to: string;
  readonly volume: number;
  readonly unit: string;
  readonly mark?: string | null;
}

/** Enters a volume of business. What overlaps another of the same product, branch and unit would be counted twice. */
export const enterExposure = (ctx: Context, { product, branchId = null, from, to, volume, unit, mark = null }: NewExposure): Promise<Exposure> =>
  onRecord(ctx, houseStream, async (book) => {
    ctx.must(mayEnterVolumes);
    if (to < from || new Date(from) > ctx.now()) throw mistaken('to', DateOrder);
    if (branchId) await branchInUse(book.em, 'branchId', branchId);
    if (await book.em.count(Exposure, { product, branchId, unit, withdrawnAt: null, from: { $lte: to }, to: { $gte: from } })) throw mistaken('from', Overlaps);
    const exposure = book.add(Exposure, { product, branchId, from, to, volume: String(volume), unit, mark, enteredAt: ctx.now(), authorId: ctx.actor.id });
    book.write(ExposureEntered, exposure, { product: await book.say(exposure, 'product', product), unit: await book.say(exposure, 'unit', unit), from, to, volume, branch: branchId });
    return exposure;
  });

/** A wrong volume is withdrawn, with a reason, and entered anew; nothing is edited. */
export const withdrawExposure = (ctx: Context, id: string, reason: string): Promise<Exposure> =>
  onRecord(ctx, houseStream, async (book) => {
    ctx.must(mayEnterVolumes);
    const exposure = await book.read(Exposure, id);
    if (exposure.withdrawnAt) throw new Refused(Withdrawn);
    exposure.withdrawnAt = ctx.now();
    book.write(ExposureWithdrawn, exposure, { reason: await book.say(exposure, 'withdrawn', reason, ctx.language) });
    return exposure;
  });
