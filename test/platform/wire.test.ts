import type pg from 'pg';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Wire, withNext } from '../../server/platform/database/wire.ts';
import { house } from '../house.ts';
import { server } from '../server.ts';

/** A connection with a table of its own, and the messages that it sends. */
const opened = async () => {
  const wire: pg.Client = new Wire(server().database);
  await wire.connect();
  onTestFinished(() => wire.end());
  await wire.query('create temp table note (id integer primary key deferrable initially deferred, body text)');
  const sent = vi.spyOn((wire as unknown as { connection: { query(text: string): void } }).connection, 'query');
  const messages = (): string[] => sent.mock.calls.map(([text]) => text.replaceAll(withNext, ''));
  const notes = async (): Promise<number[]> => (await wire.query<{ id: number }>('select id from note order by id')).rows.map(({ id }) => id);
  return { wire, messages, notes };
};

test('a transaction begins with its first statement, what needs no answer goes with the next, and the answer is that of the last', async () => {
  const { wire, messages, notes } = await opened();
  await wire.query('begin');
  expect((await wire.query<{ n: number }>('select 1 as n')).rows).toEqual([{ n: 1 }]);
  await wire.query(`${withNext}insert into note (id) values (1)`);
  expect((await wire.query("insert into note (id, body) values (2, 'semicolons; and all') returning id")).rows).toEqual([{ id: 2 }]);
  await wire.query(`${withNext}insert into note (id) values (3)`);
  await wire.query('commit');
  expect(messages()).toEqual(['begin;select 1 as n', "insert into note (id) values (1);insert into note (id, body) values (2, 'semicolons; and all') returning id", 'insert into note (id) values (3);commit']);
  expect(await notes()).toEqual([1, 2, 3]);
});

test('a transaction that asked nothing, or is taken back before it did, never reaches the database', async () => {
  const { wire, messages, notes } = await opened();
  for (const end of ['commit', 'rollback']) {
    await wire.query('begin');
    await wire.query(end);
  }
  await wire.query('begin');
  await wire.query(`${withNext}insert into note (id) values (1)`);
  await wire.query('rollback');
  expect(messages()).toEqual([]);
  await wire.query('begin');
  await wire.query('select 1');
  await wire.query(`${withNext}insert into note (id) values (1)`);
  await wire.query('rollback');
  expect(messages()).toEqual(['begin;select 1', 'rollback']);
  expect(await notes()).toEqual([]);
});

test('what fails in what waited, and what fails at the commit itself, is the fault of the commit; nothing of it stays, and the connection goes on', async () => {
  const { wire, notes } = await opened();
  await wire.query('begin');
  await wire.query('insert into note (id) values (1)');
  await wire.query(`${withNext}insert into nothing_of_that_name (id) values (1)`);
  await expect(wire.query('commit')).rejects.toThrow('nothing_of_that_name');
  await wire.query('rollback');
  expect(await notes()).toEqual([]);

  await wire.query('begin');
  await wire.query(`${withNext}insert into note (id) values (1), (1)`);
  await expect(wire.query('commit')).rejects.toThrow('duplicate key');
  await wire.query('rollback');
  expect(await notes()).toEqual([]);
});

test('outside a transaction nothing waits, and what has values of its own comes after what waited', async () => {
  const { wire, messages, notes } = await opened();
  await wire.query(`${withNext}insert into note (id) values (1)`);
  expect(messages()).toHaveLength(1);
  await wire.query('begin');
  await wire.query(`${withNext}insert into note (id) values (2)`);
  expect((await wire.query('select $1::int as n', [7])).rows).toEqual([{ n: 7 }]);
  await wire.query('commit');
  expect(await notes()).toEqual([1, 2]);
});

test('a transaction that the database ends gives its connection back, in the middle of a statement or between two: a house that was slow works on, and can be stopped', async () => {
  const h = await house({ bare: true });
  const fork = () => h.running.house.fork();
  for (let n = 0; n < 20; n++) {
    await expect(fork().transactional((em) => em.execute('select pg_terminate_backend(pg_backend_pid()), pg_sleep(1)'))).rejects.toThrow();
    await expect(fork().transactional(async (em) => {
      const [{ pid }] = await em.execute<[{ pid: number }]>('select pg_backend_pid() as pid');
      await fork().execute('select pg_terminate_backend(?, 5000)', [pid]);
      return em.execute('select 1');
    })).rejects.toThrow();
  }
  expect(await fork().execute('select 1 as one')).toEqual([{ one: 1 }]);
});
