import { Ctx, FieldResolver, Int, Resolver } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { House } from '../people/viewer.view.ts';
import { ProgressPort } from './progress.ts';

@Resolver(() => House)
export class DemonstrationResolver {
  @FieldResolver(() => Int, { nullable: true, description: 'How much of the demonstration is loaded, in per cent; null where nothing is being loaded.' })
  demonstrationLoaded(@Ctx() ctx: Context): number | null {
    return ctx.house.port(ProgressPort).percent;
  }
}
