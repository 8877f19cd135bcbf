import type { Context } from '../../platform/context.ts';
import { isId } from '../../platform/ids.ts';
import { mistaken, NotFound, Refused, Unknown } from '../../platform/problem.ts';
import { NotATime, timeIn } from '../../platform/time-of-day.ts';
import { onRecord } from '../../journal/book.ts';
import { houseStream } from '../../journal/stream.entity.ts';
import { WallDevice } from '../../people/access/device.entity.ts';
import { countPairing, deviceShowing, pairingDone } from '../../people/access/device.service.ts';
import { departmentInUse } from '../../people/lookup.service.ts';
import { Branch, type Department } from '../../people/person.entity.ts';
import { Wall, type WallPlan } from './wall.entity.ts';
import type { WallInput } from './wall.inputs.ts';
import { WallChanged, WallPaired, WallUnpaired } from './wall.kinds.ts';
import { mayKeepWall, mayKeepWalls, NotYours, QuietHours } from './wall.policy.ts';

/** The screen that shows this code becomes a wall. Tries are counted before anything is looked up. */
export const pairWall = async (ctx: Context, code: string, input: WallInput): Promise<Wall> => {
  ctx.must(mayKeepWalls);
  await countPairing(ctx);
  const wanted = await wantedBy(ctx, input);
  const wall = await onRecord(ctx, houseStream, async (book) => {
    const device = await deviceShowing(ctx, book.em, code);
    const added = book.add(Wall, { ...wanted, pairedById: ctx.actor.id, pairedAt: ctx.now() });
    Object.assign(device, { wallId: added.id, codeHash: null, codeUntil: null, seenAt: ctx.now() });
    book.write(WallPaired, added, factOf(added));
    return added;
  });
  await pairingDone(ctx);
  return wall;
};

export const changeWall = async (ctx: Context, id: string, expectedVersion: number, input: WallInput): Promise<Wall> => {
  await kept(ctx, id);
  const wanted = await wantedBy(ctx, input);
  return onRecord(ctx, houseStream, async (book) => {
    const wall = await book.read(Wall, id, expectedVersion);
    if (wall.revokedAt) throw new Refused(NotFound);
    Object.assign(wall, wanted);
    book.write(WallChanged, wall, factOf(wall));
    return wall;
  });
};

/** The screen goes dark within a second: its device is nobody any more, on every channel. */
export const unpairWall = async (ctx: Context, id: string): Promise<Wall> => {
  await kept(ctx, id);
  return onRecord(ctx, houseStream, async (book) => {
    const wall = await book.read(Wall, id);
    if (wall.revokedAt) return wall;
    wall.revokedAt = ctx.now();
    await book.em.nativeUpdate(WallDevice, { wallId: id, revokedAt: null }, { revokedAt: ctx.now() });
    book.write(WallUnpaired, wall, {});
    return wall;
  });
};

/** The walls that this person keeps, the latest first. */
export const wallsOf = async (ctx: Context): Promise<Wall[]> => {
  ctx.must(mayKeepWalls);
  const walls = await ctx.em.fork().find(Wall, { revokedAt: null }, { orderBy: { id: 'desc' }, limit: 200 });
  return walls.filter(({ plans }) => mayKeepWall(ctx.actor, plans));
};

const kept = async (ctx: Context, id: string): Promise<void> => {
  const wall = isId(id) ? await ctx.em.fork().findOne(Wall, { id }) : null;
  if (!wall || !mayKeepWall(ctx.actor, wall.plans)) throw new Refused(NotFound);
};

/** From when until when a wall is silent; never where neither is given. @throws each mistaken time at its own field */
const silenceIn = (from: string | null | undefined, until: string | null | undefined): { quietFrom: string | null; quietUntil: string | null } => {
  const [quietFrom, quietUntil] = [from ? timeIn(from) : null, until ? timeIn(until) : null];
  const faults = [...(from && !quietFrom ? [mistaken('quietFrom', NotATime)] : []), ...(until && !quietUntil ? [mistaken('quietUntil', NotATime)] : [])];
  if (faults.length) throw new AggregateError(faults, 'mistaken input');
  if (!quietFrom !== !quietUntil) throw mistaken(quietFrom ? 'quietUntil' : 'quietFrom', QuietHours);
  if (quietFrom && quietFrom === quietUntil) throw mistaken('quietUntil', QuietHours);
  return { quietFrom, quietUntil };
};

const wantedBy = async (ctx: Context, { pages, quietFrom, quietUntil, name, zone, ...input }: WallInput) => {
  const em = ctx.em.fork();
  const plans: WallPlan[] = pages.map(({ template, departmentId }) => ({ template, departmentId: departmentId || null }));
  const departments: Department[] = [];
  for (const { departmentId } of plans) if (departmentId) departments.push(await departmentInUse(em, 'pages', departmentId));
  if (!mayKeepWall(ctx.actor, plans)) throw mistaken('pages', NotYours);
  const silence = silenceIn(quietFrom, quietUntil);
  if (zone && !(await em.count(Branch, { zone, active: true }))) throw mistaken('zone', Unknown);
  const branchId = departments.find((one) => one.branchId)?.branchId;
  const branch = (branchId && (await em.findOne(Branch, { id: branchId }))) || (await em.findOne(Branch, { active: true }, { orderBy: { id: 'asc' } }));
  return { ...input, name: name.trim(), plans, ...silence, zone: zone || (branch?.zone ?? 'Asia/Riyadh') };
};

const factOf = ({ plans, names, titles, confidential }: Wall) => ({ templates: [...new Set(plans.map(({ template }) => template))], names, titles, confidential });
