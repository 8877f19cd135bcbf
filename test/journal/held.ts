import pg from 'pg';
import { onTestFinished } from 'vitest';
import { server } from '../server.ts';

/** Somebody else's transaction, in another database of the same server, that has written and does not end: it holds every journal there back. @returns how to end it */
export const heldElsewhere = async (): Promise<() => Promise<void>> => {
  const client = new pg.Client(server().database);
  await client.connect();
  onTestFinished(() => client.end());
  await client.query('begin; select pg_current_xact_id()');
  return async () => void (await client.query('rollback'));
};
