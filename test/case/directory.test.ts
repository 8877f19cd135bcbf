import pg from 'pg';
import { expect, test } from 'vitest';
import { Candidates } from '../../schema/documents/case.ts';
import { asSuperuser } from '../server.ts';
import { house } from '../house.ts';
import { investigated } from './room.ts';

test('in a large house a form offers some at first, those of the department before others, and whoever else by a part of the name, in either script', async () => {
  const h = await house();
  const { id } = await investigated(h);
  const whom = async (search: string | null = null) => (await h.salma.done(Candidates, { id, search })).roomDirectory!;
  const small = await whom();
  expect([small.all, small.people.length > 5]).toEqual([true, true]);
  const client = new pg.Client(asSuperuser(h.databaseUrl));
  await client.connect();
  // As many as nobody invites one by one: what the journal would say of them is not asked here.
  await client.query('set session_replication_role = replica');
  await client.query("insert into person (id, name_en, name_ar, roles, joined_at) select gen_random_uuid(), 'Aaliyah Number' || n, 'عالية رقم' || n, '{investigator}', now() from generate_series(1, 120) n");
  await client.end();
  const large = await whom();
  expect([large.all, large.people.length]).toEqual([false, 100]);
  expect(large.people[0]!.department).toBe(small.people.find(({ name }) => name.startsWith('Salma'))!.department);
  const beyond = small.people.find(({ id: one }) => !large.people.some((other) => other.id === one))!;
  expect((await whom(beyond.name.split(' ')[0]!.toUpperCase())).people.map(({ name }) => name)).toContain(beyond.name);
  const found = await whom('عاليه رقم١١٩');
  expect([found.all, found.people.map(({ name }) => name)]).toEqual([true, ['Aaliyah Number119']]);
  expect((await whom('nobody%here')).people).toEqual([]);
});
