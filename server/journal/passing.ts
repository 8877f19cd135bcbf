import type { EntityManager } from '@mikro-orm/postgresql';
import { stopwatch } from '../platform/clock.ts';
import type { Cursor } from './reader.ts';

interface Pass { readonly from: Cursor; readonly to: Cursor }

/** What durable readers may pass over, since it does not concern them, by their names. */
export type Passing = Map<string, Pass>;

/** Milliseconds between two times that readers are moved on. */
const every = 2_000;

/** Moves all readers on in one statement, now and then; one that is at work stays where it is, and reads on by itself. */
export const passingOver = (passing: Passing): ((fork: () => EntityManager) => Promise<void>) => {
  let last = stopwatch();
  return async (fork) => {
    if (!passing.size || last() < every) return;
    last = stopwatch();
    const all = [...passing];
    passing.clear();
    await passOver(fork(), all);
  };
};

const passOver = async (em: EntityManager, all: readonly (readonly [string, Pass])[]): Promise<void> => {
  await em.execute(
    `with pass (reader, from_xid, from_position, to_xid, to_position) as (values ${all.map(() => '(?, ?::xid8, ?::bigint, ?::xid8, ?::bigint)').join(', ')}),
      idle as (select reader from reader_cursor where reader in (select reader from pass) for update skip locked)
     update reader_cursor c set xid = to_xid, position = to_position from pass join idle using (reader)
      where c.reader = pass.reader and (c.xid, c.position) >= (from_xid, from_position) and (c.xid, c.position) < (to_xid, to_position)`,
    all.flatMap(([reader, { from, to }]) => [reader, from.xid, from.position, to.xid, to.position]), 'run');
};
