import { system, type Context } from '../../platform/context.ts';
import { caseStream } from '../../journal/stream.entity.ts';
import type { Replanning } from '../../policy/replanning.entity.ts';
import { endReplanning } from '../../policy/replanning.service.ts';
import { goneOver } from './replan.read.ts';

const atOnce = 200;

/** Cases that go over, after one in the order of their ids. */
export type Going = (after: string | null, limit: number) => Promise<string[]>;

/**
 * Carries out what was asked for, case by case. Stopped in between, it begins anew and finds moved what was moved; several servers may do
 * the same one. @param going null where there is nothing any more to go over to
 */
export const carryOut = async (ctx: Context, plan: Replanning, going: Going | null, goOver: (id: string) => Promise<unknown>): Promise<void> => {
  let [failed, after]: [number, string | null] = [0, null];
  while (going) {
    const ids = await going(after, atOnce);
    for (const id of ids)
      await goOver(id).catch((error: unknown) => {
        failed += 1;
        ctx.house.log.error('A case could not go over to another edition.', { error, stream: caseStream(id) });
      });
    after = ids.at(-1) ?? null;
    if (ids.length < atOnce) break;
  }
  await endReplanning(ctx.as(system), plan.id, { cases: await goneOver(ctx.house.fork(), plan), failed });
};
