import { expect, test } from 'vitest';
import { LinkCause, MergeCause, MoveCause, RemoveCause } from '../../schema/documents/investigation.ts';
import { Cause } from '../../server/investigation/causes/cause.entity.ts';
import { moveCause } from '../../server/investigation/causes/tree.service.ts';
import { orderBefore, wouldCircle } from '../../server/investigation/causes/tree.policy.ts';
import { op } from '../case/room.ts';
import { house, type TestHouse } from '../house.ts';
import { added, aRoom } from './findings.ts';

/** Every cause of a case, and what is wrong with the tree that they make. */
const faultsOf = async (h: TestHouse, caseId: string): Promise<string[]> => {
  const all = await h.as().em.find(Cause, { caseId });
  const byId = new Map(all.map((one) => [one.id, one]));
  return all.flatMap((one) => {
    const above = [one.parentId, ...one.alsoUnder].filter((id): id is string => !!id);
    return [
      ...above.filter((id) => !byId.has(id)).map((id) => `${one.text} hangs on ${id}, which is no cause of this case`),
      ...above.filter((id) => wouldCircle(all, one.id, id)).map(() => `${one.text} stands on itself`),
      ...(one.live && one.parentId && !byId.get(one.parentId)?.live ? [`${one.text} is on the tree, and what it hangs on is not`] : []),
      ...(one.parentId && one.leg !== byId.get(one.parentId)?.leg ? [`${one.text} is in another leg than its branch`] : []),
    ];
  });
};

test('the server orders moves, refuses cycles and explains the refusal: two moves at the same instant, which together would make a circle: one is refused', async () => {
  const h = await house();
  const kase = await aRoom(h);
  for (let round = 0; round < 5; round += 1) {
    const [a, b] = [await added(h.salma, kase.id, `A${round}`), await added(h.salma, kase.id, `B${round}`)];
    const refused = await Promise.all([h.salma.refused(MoveCause, { opId: op(), id: a.id, place: { parentId: b.id } }), h.lina.refused(MoveCause, { opId: op(), id: b.id, place: { parentId: a.id } })]);
    expect(refused.flat()).toEqual(['cause.circle']);
  }
  expect(await faultsOf(h, kase.id)).toEqual([]);
});

test('a move that waited for the lock sees what was moved to the top meanwhile', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const [a, b, c] = [await added(h.salma, kase.id, 'A'), await added(h.salma, kase.id, 'B'), await added(h.salma, kase.id, 'C')];
  const salma = { kind: 'person', id: h.salma.id, roles: ['investigator'], departments: [] } as const;
  await moveCause(h.as(salma), b.id, { parentId: a.id });
  // C under B is a circle only while A stands under C: the second move must not believe what it knew before the lock.
  await moveCause(h.as(salma), a.id, { parentId: c.id });
  const [first, second] = await Promise.allSettled([moveCause(h.as(salma), a.id, {}), moveCause(h.as(salma), c.id, { parentId: b.id })]);
  expect(first.status).toBe('fulfilled');
  expect(await faultsOf(h, kase.id)).toEqual([]);
  if (second.status === 'rejected') expect(String(second.reason)).toContain('cause.circle');
});

test('many hands on one tree leave neither a circle nor an orphan', async () => {
  const seed = Number(process.env['SEED'] ?? 20_261_122);
  const random = seeded(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const h = await house();
  const kase = await aRoom(h);
  const ids: string[] = [];
  for (let n = 0; n < 8; n += 1) ids.push((await added(pick([h.salma, h.lina]), kase.id, `Cause ${n}`, random() < 0.5 && ids.length ? pick(ids) : null, pick(['occurrence', 'detection', 'systemic']))).id);
  const refusals = new Set<string>();
  const step = async (): Promise<void> => {
    const who = pick([h.salma, h.lina, h.huda]);
    const [id, other, dice] = [pick(ids), pick(ids), random()];
    const what = dice < 0.45 ? who.refused(MoveCause, { opId: op(), id, place: { parentId: random() < 0.8 ? other : null, beforeId: random() < 0.5 ? pick(ids) : null, leg: random() < 0.3 ? 'systemic' : null } })
      : dice < 0.6 ? who.refused(LinkCause, { opId: op(), id, underId: other, linked: random() < 0.8 })
        : dice < 0.68 ? who.refused(MergeCause, { opId: op(), id, intoId: other })
          : dice < 0.9 ? who.refused(RemoveCause, { opId: op(), id, restored: random() < 0.6 })
            : added(who, kase.id, `Cause ${ids.length}`, other).then(({ id: made }) => (ids.push(made), []));
    for (const code of await what) refusals.add(code);
  };
  for (let turn = 0; turn < 40; turn += 1) {
    await Promise.all([step(), step(), step(), step()]);
    if (turn % 5 === 4) expect(await faultsOf(h, kase.id), `seed ${seed}, turn ${turn}`).toEqual([]);
  }
  expect([...refusals].filter((code) => !['cause.circle', 'cause.gone'].includes(code)), `seed ${seed}`).toEqual([]);
  expect(refusals, `seed ${seed}`).toContain('cause.circle');
}, 120_000);

test('a place before a sibling is found until the numbers in between are used up', () => {
  const at = (order: number, id = String(order)) => ({ id, order, alsoUnder: [] });
  expect(orderBefore([], null)).toBe(1);
  expect(orderBefore([at(1), at(2)], null)).toBe(3);
  expect(orderBefore([at(1), at(2)], '2')).toBe(1.5);
  expect(orderBefore([at(1), at(1.000001)], '1.000001')).toBeNull();
});

const seeded = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
};
