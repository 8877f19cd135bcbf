import { IsolationLevel } from '@mikro-orm/core';
import { Context } from '../../platform/context.ts';
import { OriginPort } from '../../platform/post.ts';
import { NotFound, Refused } from '../../platform/problem.ts';
import { Department } from '../../people/person.entity.ts';
import { actionsPage } from './actions.read.ts';
import { dayPage } from './day.read.ts';
import { departmentsPage } from './departments.read.ts';
import { attentionOf, escalationsPage } from './escalations.read.ts';
import { saidIn, sooner, type Made, type Shown } from './mine.read.ts';
import { qrOf } from './qr.view.ts';
import { Wall, type WallTemplate } from './wall.entity.ts';
import type { WallView } from './wall.view.ts';

const pages: Readonly<Record<WallTemplate, (ctx: Context, shown: Shown) => Promise<Made>>> = { escalations: escalationsPage, departments: departmentsPage, actions: actionsPage, day: dayPage };

/** Everything that the wall which asks shows now; `feedPosition(stream: "wall")`, asked for together with it, says where to follow from. */
export const wallView = async (asks: Context): Promise<WallView> => {
  // Several statements that see one instant: a breach and its escalation are on the screen together or not at all.
  const em = asks.house.fork();
  await em.begin({ isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true });
  try {
    return await seenBy(new Context(asks.house, asks.actor, asks.language, asks.request, em));
  } finally {
    await em.rollback();
  }
};

const seenBy = async (ctx: Context): Promise<WallView> => {
  const wall = await ctx.em.findOne(Wall, { id: ctx.actor.id, revokedAt: null });
  if (!wall) throw new Refused(NotFound);
  const now = ctx.now();
  const { plans } = wall;
  const all = plans.some(({ departmentId }) => !departmentId);
  const departments = await ctx.em.find(Department, { id: { $in: plans.flatMap(({ departmentId }) => departmentId ?? []) } });
  const made: Made[] = [];
  for (const { template, departmentId } of plans) made.push(await pages[template](ctx, { wall, departmentId, now }));
  const attention = await attentionOf(ctx, { wall, now }, all ? null : plans.flatMap(({ departmentId }) => departmentId ?? []));
  const origin = ctx.house.port(OriginPort)();
  return {
    id: wall.id, name: wall.name, language: wall.language, scheme: wall.scheme, zone: wall.zone, seconds: wall.seconds, sound: wall.sound, quietFrom: wall.quietFrom ?? null, quietUntil: wall.quietUntil ?? null,
    pages: plans.map(({ template, departmentId }, place) => {
      const department = departments.find(({ id }) => id === departmentId);
      return { template, department: department ? saidIn(wall.language, department.nameEn, department.nameAr) : null, tiles: made[place]!.tiles };
    }),
    attention: await Promise.all(attention.cards.map(async (card) => ({ ...card, qr: await qrOf(`${origin}/escalations/take/${card.id}`) }))),
    untaken: attention.untaken, serverTime: now, changesAt: sooner(...made.map(({ changesAt }) => changesAt)),
  };
};
