import { expect, test } from 'vitest';
import { Door, SignInAsDemonstration } from '../../schema/documents/door.ts';
import { beginDemonstration, playDemonstration, type Plays } from '../../server/demo/demo.service.ts';
import { setUp } from '../../server/people/setup.service.ts';
import { faultsOf } from '../audit/faults.ts';
import { house, type TestHouse } from '../house.ts';

const less: NonNullable<Plays['less']> = { rows: 40, written: ['restaurant', 'fee', 'privacy', 'insulin', 'thanks-driver', 'suggest-hold', 'absence', 'volume'] };

const counted = async (h: TestHouse, sql: string): Promise<number> => (await h.as().em.execute<{ count: number }[]>(sql))[0]!.count;
const entries = (h: TestHouse): Promise<number> => counted(h, 'select count(*)::int as count from entry');

test('a demonstration is played through the rules, stands up to the proof, and is played once', async () => {
  const h = await house({ empty: true });
  await beginDemonstration(h.running.house);
  const told: number[] = [];
  expect(await playDemonstration(h.running.house, { less, onProgress: (percent) => told.push(percent) })).toEqual([]);
  expect(told[0]).toBe(0);
  expect(told.at(-1)).toBe(100);
  expect(told).toEqual([...told].sort((a, b) => a - b));

  const cases = await h.as().em.execute<{ title: string; stage: string; closing: string | null }[]>("select title, stage, closing from \"case\" where source_id is null and title ~ '[ء-ي]' order by title");
  expect(cases.filter(({ stage }) => stage === 'closed').map(({ closing }) => closing)).toEqual(expect.arrayContaining(['accepted', 'thanked']));
  expect(await counted(h, 'select count(*)::int as count from "case" where source_id is not null')).toBe(40);
  expect(await counted(h, "select count(*)::int as count from \"case\" where source_id is not null and stage <> 'closed'")).toBe(0);
  expect(await counted(h, 'select count(*)::int as count from "case" where confidential')).toBe(1);
  const [latest] = await h.as().em.execute<{ at: string }[]>('select max(at) as at from entry');
  expect(new Date(latest!.at) <= h.clock.now()).toBe(true);
  expect(await counted(h, 'select (count(*) - count(distinct (parent_id, name_en)))::int as count from category where active'), 'nobody is offered two of one kind').toBe(0);
  expect(await faultsOf(h)).toEqual([]);

  const { demonstrationPeople: offered } = (await h.guest().done(Door)).house;
  expect(offered.flatMap(({ shows }) => shows ?? []), 'one for every role, as a complaint meets them').toEqual(['intake', 'head', 'investigator', 'quality', 'management', 'auditor', 'administrator', 'integrator']);
  expect(offered[0]).toMatchObject({ name: 'Noura Al-Shammari', about: 'Intake agent · Customer care' });
  expect((await h.guest().done(SignInAsDemonstration, { personId: offered[0]!.id })).signInAsDemonstration.userErrors).toEqual([]);

  const before = await entries(h);
  expect(await playDemonstration(h.running.house, { less })).toBeNull();
  expect(await entries(h)).toBe(before);
}, 240_000);

test('cut off, it goes on after the last step done, and nothing is there twice', async () => {
  const h = await house({ empty: true });
  await beginDemonstration(h.running.house);
  const stopping = new AbortController();
  const some = { ...less, rows: 20, written: ['restaurant', 'fee'] };
  await playDemonstration(h.running.house, { less: some, signal: stopping.signal, onProgress: (percent) => percent > 30 && stopping.abort() });
  const halfway = await counted(h, "select count(*)::int as count from entry where kind = 'evidence.added'");
  expect(await playDemonstration(h.running.house, { less: some })).toEqual([]);
  expect(halfway).toBeLessThan(await counted(h, "select count(*)::int as count from entry where kind = 'evidence.added'"));
  expect(await counted(h, 'select count(*)::int as count from (select title, product from "case" where source_id is null group by 1, 2 having count(*) > 1 and min(received_at) = max(received_at)) twice')).toBe(0);
  expect(await counted(h, "select count(*)::int as count from \"case\" where title = 'خصم رسوم سنوية عن بطاقة أُلغيت منذ عام'")).toBe(1);
  expect(await faultsOf(h)).toEqual([]);
}, 240_000);

test('a house in use never becomes one, and a demonstration is never set up as a real house', async () => {
  const h = await house();
  await expect(beginDemonstration(h.running.house)).rejects.toMatchObject({ code: 'house.not-empty' });
  expect(await playDemonstration(h.running.house)).toBeNull();
  const empty = await house({ empty: true });
  await beginDemonstration(empty.running.house);
  await expect(setUp(empty.as({ kind: 'anonymous', id: 'guest', roles: [], departments: [] }), { houseName: 'Mine', name: 'Amal', email: 'amal@wadi.example', password: 'a long enough pass phrase', language: 'en' })).rejects.toMatchObject({ code: 'house.not-empty' });
}, 120_000);
