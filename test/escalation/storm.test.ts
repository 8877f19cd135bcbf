import { expect, test } from 'vitest';
import { Board } from '../../schema/documents/board.ts';
import { EscalateCase, TakeEscalation } from '../../schema/documents/escalation.ts';
import { aCase, op } from '../case/room.ts';
import { departments } from '../cast.ts';
import { another, house, type TestHouse } from '../house.ts';
import { program } from '../program.ts';
import { asSuperuser } from '../server.ts';
import { escalationsOf, raised, settled, told } from './board.ts';
import { manyOpen } from './many.ts';

const hour = 3_600_000;
const waiting = async (h: TestHouse, title: string): Promise<number> =>
  (await h.as().em.execute<{ n: number }[]>("select count(*)::int as n from deadline d join \"case\" c on c.id = d.case_id where d.step = 'climb:1' and d.fired_at is null and c.title like ?", [`${title} %`]))[0]!.n;
const allFired = (h: TestHouse, title: string) => expect.poll(() => waiting(h, title), { timeout: 50_000, interval: 50 }).toBe(0);

/** How often they were raised by their deadline, and how many of these entries bear the very instant at which it was due. */
const effects = async (h: TestHouse, title: string): Promise<{ entries: number; cases: number; levels: string; trueTimes: number; items: number }> => {
  const [row] = await h.as().em.execute<{ entries: number; cases: number; levels: string; trueTimes: number; items: number }[]>(
    `with mine as (select id, level, due_at from "case" where title like ?)
     select count(*)::int as entries, count(distinct m.id)::int as cases, (select string_agg(distinct level::text, ',') from mine) as levels, count(*) filter (where e.happened_at = m.due_at)::int as "trueTimes",
       (select count(*)::int from escalation x join mine on mine.id = x.case_id where x.cause = 'deadline') as items
      from mine m join entry e on e.stream = 'case:' || m.id and e.kind = 'case.escalated' and e.fact->>'cause' = 'deadline'`, [`${title} %`]);
  return row!;
};

test('rule 16: two servers, one of them killed while it acts: every deadline has exactly one effect, at its true instant', async () => {
  const h = await house({ at: new Date().toISOString() });
  const [doomed] = await Promise.all([program(h, { name: 'doomed' }), program(h, { name: 'other' })]);
  await manyOpen(asSuperuser(h.databaseUrl), { count: 900, from: new Date(), apart: 0, departmentId: departments.logistics, title: 'Killed' });
  h.running.house.ring(['deadlines']);
  await expect.poll(() => waiting(h, 'Killed'), { timeout: 30_000, interval: 5 }).toBeLessThan(900);
  await doomed.killed();
  await allFired(h, 'Killed');
  expect(await effects(h, 'Killed')).toEqual({ entries: 900, cases: 900, levels: '1', trueTimes: 900, items: 900 });
});

test('rule 16: while the server was off 2,000 deadlines have passed: each fires once, with its true time', async () => {
  const h = await house();
  const from = new Date(h.clock.now().getTime() + hour);
  await manyOpen(asSuperuser(h.databaseUrl), { count: 2_000, from, apart: 5_000, departmentId: departments.logistics, title: 'Off' });
  await another(h, new Date(from.getTime() + 3 * hour));
  await allFired(h, 'Off');
  expect(await effects(h, 'Off')).toEqual({ entries: 2_000, cases: 2_000, levels: '1', trueTimes: 2_000, items: 2_000 });
  // The journal says who had it then: the states of each item stand with the entry of its own case.
  const [row] = await h.as().em.execute<{ n: number }[]>(
    `select count(*)::int as n from escalation x join entry e on e.stream = 'case:' || x.case_id and e.states ? ('escalation:' || x.id) join "case" c on c.id = x.case_id where c.title like 'Off %'`);
  expect(row!.n).toBe(2_000);
});

test("rule 16: a server's clock that is set back two hours, or forward a day and back, fires nothing twice; a client's clock that is wrong by seven minutes changes nothing", async () => {
  const h = await house();
  const now = h.clock.now();
  const at = (ms: number): Date => new Date(now.getTime() + ms);
  await manyOpen(asSuperuser(h.databaseUrl), { count: 40, from: at(-hour), apart: 60_000, departmentId: departments.logistics, title: 'Back' });
  await manyOpen(asSuperuser(h.databaseUrl), { count: 40, from: at(hour), apart: 60_000, departmentId: departments.logistics, title: 'Forward' });
  h.running.house.ring(['deadlines']);
  await allFired(h, 'Back');
  const back = await another(h, at(-2 * hour));
  await back.clock.reaches(at(60_000));
  await settled(h);
  expect(await effects(h, 'Back')).toMatchObject({ entries: 40, trueTimes: 40 });
  expect(await waiting(h, 'Forward')).toBe(40);
  // Seven minutes wrong: what a client believes is never asked; what it promises has to lie ahead of the server's clock.
  const kase = await aCase(h);
  const wrong = new Date(h.clock.now().getTime() - 7 * 60_000);
  const item = await raised(h, h.salma, kase);
  expect(await h.faisal.refused(TakeEscalation, { opId: op(), id: item.id, nextUpdateAt: new Date(wrong.getTime() + 5 * 60_000).toISOString() } as never)).toEqual(['date-order']);
  await h.salma.done(EscalateCase, { opId: op(), caseId: kase.id, cause: 'severity', reason: 'Worse.' });
  expect((await told(h, kase, 'case.escalated')).map(({ happenedAt }) => happenedAt)).toEqual([h.clock.now(), h.clock.now()]);
  expect((await h.salma.done(Board, { subject: 'escalations' })).board.serverTime).toBe(h.clock.now().toISOString());
  expect((await escalationsOf(h, kase)).map(({ at: raisedAt }) => raisedAt)).toEqual([h.clock.now(), h.clock.now()]);

  await another(h, at(24 * hour));
  await allFired(h, 'Forward');
  await h.clock.reaches(at(3 * hour));
  await settled(h);
  expect(await effects(h, 'Forward')).toMatchObject({ entries: 40, cases: 40, trueTimes: 40 });
});
