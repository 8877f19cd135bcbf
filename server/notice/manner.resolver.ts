import { Arg, Authorized, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { answerOf } from '../platform/answer.ts';
import type { Context } from '../platform/context.ts';
import { NotPermitted, Refused } from '../platform/problem.ts';
import { say } from '../platform/vocabulary.ts';
import { inScope } from '../people/role.policy.ts';
import { addDevice, devicesOf, endDevice, tryDevice } from './device.service.ts';
import { NoticeManner } from './manner.entity.ts';
import { chooseNotices, fixedRow, resetNotices } from './manner.service.ts';
import { DeviceInput, NoticeSettings, NoticesInput } from './manner.view.ts';
import { AlwaysNow } from './choice.policy.ts';
import { causes } from './notice.entity.ts';
import { PushPort } from './push/push.ts';
import { recipientOf } from './recipient.read.ts';

const NoticeSettingsAnswer = answerOf('noticeSettings', () => NoticeSettings);

/** How one is told: one's own only. There is no argument that names a person, so nobody reads or changes what somebody else chose. */
@Resolver()
export class NoticeMannerResolver {
  @Authorized('staff')
  @Query(() => NoticeSettings, { description: 'How the reader wants to be told.' })
  noticeSettings(@Ctx() ctx: Context): Promise<NoticeSettings> {
    return settingsOf(ctx);
  }

  @Authorized('staff')
  @Mutation(() => NoticeSettingsAnswer, { description: 'Says how one wants to be told; what still waits follows at once.' })
  async chooseNotices(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('input', () => NoticesInput) input: NoticesInput, @Arg('expectedVersion', () => Int, { nullable: true }) expectedVersion?: number | null): Promise<NoticeSettings> {
    await chooseNotices(ctx.doing(opId), input, expectedVersion);
    return settingsOf(ctx);
  }

  @Authorized('staff')
  @Mutation(() => NoticeSettingsAnswer, { description: 'Back to the standard of one’s roles.' })
  async resetNotices(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string): Promise<NoticeSettings> {
    await resetNotices(ctx.doing(opId));
    return settingsOf(ctx);
  }

  @Authorized('staff')
  @Mutation(() => NoticeSettingsAnswer, { description: 'Adds the browser that asks to the devices that show notices.' })
  async addDevice(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('input', () => DeviceInput) input: DeviceInput): Promise<NoticeSettings> {
    await addDevice(ctx.doing(opId), input);
    return settingsOf(ctx);
  }

  @Authorized('staff')
  @Mutation(() => NoticeSettingsAnswer, { description: 'A device shows no more notices.' })
  async endDevice(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string): Promise<NoticeSettings> {
    await endDevice(ctx.doing(opId), id);
    return settingsOf(ctx);
  }

  @Authorized('staff')
  @Mutation(() => NoticeSettingsAnswer, { description: 'Shows on one device how a notice looks there.' })
  async tryDevice(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string): Promise<NoticeSettings> {
    await tryDevice(ctx, id, opId);
    return settingsOf(ctx);
  }
}

const settingsOf = async (ctx: Context): Promise<NoticeSettings> => {
  const em = ctx.house.fork();
  const who = await recipientOf(em, ctx.actor.id, ctx.now());
  if (!who || !inScope(ctx.actor, 'read')) throw new Refused(NotPermitted);
  const row = await em.findOne(NoticeManner, { id: who.id });
  return {
    id: who.id, version: row?.version ?? 0, standard: !row,
    rows: [
      { cause: fixedRow, said: say('noticeRow.urgent', ctx.language), fixed: AlwaysNow.sentence[ctx.language]({}), email: 'now', push: 'now' },
      ...causes.map((cause) => ({ cause, said: say(`notice.${cause}`, ctx.language), fixed: null, ...who.choices[cause] })),
    ],
    quiet: who.quiet !== null, quietFrom: who.quiet?.from ?? null, quietTo: who.quiet?.to ?? null, digestAt: who.digestAt, workingDays: row?.workingDays ?? true,
    zone: who.zone, zoneChosen: !!row?.zone, discreet: who.discreet, mailable: !!who.email, pushKey: ctx.house.port(PushPort).publicKey, devices: await devicesOf(ctx),
  };
};
