import { Arg, Authorized, Ctx, FieldResolver, GraphQLISODateTime, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { isId } from '../../platform/ids.ts';
import { OriginPort } from '../../platform/post.ts';
import { visibleCase } from '../../case/case.view.ts';
import { WallDevice } from '../../people/access/device.entity.ts';
import { askForCode, pairingOf } from '../../people/access/device.service.ts';
import { Person } from '../../people/person.entity.ts';
import { Escalation } from '../escalation.entity.ts';
import { qrOf } from './qr.view.ts';
import { Wall, WallAnswer } from './wall.entity.ts';
import { WallInput } from './wall.inputs.ts';
import { wallView } from './wall.read.ts';
import { changeWall, pairWall, unpairWall, wallsOf } from './wall.service.ts';
import { type WallCode, WallCodeAnswer, WallView } from './wall.view.ts';

@Resolver(() => Wall)
export class WallResolver {
  @Authorized('wall')
  @Query(() => WallView, { description: 'What the wall that asks shows now. Ask for `feedPosition(stream: "wall")` in the same document.' })
  wall(@Ctx() ctx: Context): Promise<WallView> {
    return wallView(ctx);
  }

  @Authorized('anyone')
  @Query(() => String, { description: 'How the screen that asks stands: paired, waiting (it shows a code) or none.' })
  pairing(@Ctx() ctx: Context): string {
    return pairingOf(ctx);
  }

  @Authorized('anyone')
  @Mutation(() => WallCodeAnswer, { description: 'A code for a screen that wants to become a wall; good for ten minutes. The one it showed before is worth nothing.' })
  async askPairing(@Ctx() ctx: Context): Promise<WallCode> {
    const asked = await askForCode(ctx);
    return { ...asked, qr: await qrOf(`${ctx.house.port(OriginPort)()}/walls?code=${asked.code}`) };
  }

  @Authorized('staff')
  @Query(() => [Wall], { description: 'The walls that the reader keeps, the latest first.' })
  walls(@Ctx() ctx: Context): Promise<Wall[]> {
    return wallsOf(ctx);
  }

  @Authorized('staff')
  @Mutation(() => WallAnswer, { description: 'Makes the screen that shows this code a wall. Tries are counted.' })
  pairWall(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('code', () => String) code: string, @Arg('input', () => WallInput) input: WallInput): Promise<Wall> {
    return pairWall(ctx.doing(opId), code, input);
  }

  @Authorized('staff')
  @Mutation(() => WallAnswer, { description: 'Sets anew what a wall shows; the screen follows at once. A decision.' })
  changeWall(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('expectedVersion', () => Int) expectedVersion: number, @Arg('input', () => WallInput) input: WallInput): Promise<Wall> {
    return changeWall(ctx.doing(opId), id, expectedVersion, input);
  }

  @Authorized('staff')
  @Mutation(() => WallAnswer, { description: 'Takes a wall away: the screen goes dark within a second.' })
  unpairWall(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string): Promise<Wall> {
    return unpairWall(ctx.doing(opId), id);
  }

  @Authorized('staff')
  @Query(() => Escalation, { nullable: true, description: 'One escalation, where its case may be seen: what the square code of a wall leads to.' })
  async escalation(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<Escalation | null> {
    const found = isId(id) ? await ctx.load(Escalation, id) : null;
    return found && (await visibleCase(ctx, found.caseId, 'card')) ? found : null;
  }

  @FieldResolver(() => GraphQLISODateTime, { nullable: true, description: 'When its screen was last heard of.' })
  seenAt(@Root() wall: Wall, @Ctx() ctx: Context): Promise<Date | null> {
    return ctx.loader<Date | null>('wall seen', async (ids) => {
      const devices = await ctx.em.fork().find(WallDevice, { wallId: { $in: [...ids] } });
      return ids.map((id) => devices.find(({ wallId }) => wallId === id)?.seenAt ?? null);
    }).load(wall.id);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who paired it.' })
  pairedBy(@Root() wall: Wall, @Ctx() ctx: Context): Promise<Person | null> {
    return ctx.load(Person, wall.pairedById);
  }
}
