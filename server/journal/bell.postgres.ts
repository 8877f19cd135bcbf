import pg from 'pg';
import { pause } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import { localBell, type Bell } from './bell.ts';

const channel = 'majlis_bell';
/** Bytes of a notification; PostgreSQL takes 8,000. What is longer says "look everywhere". */
const longest = 7_500;

/**
 * The bell between servers that share nothing but the database: one LISTEN per server, and after a commit one NOTIFY on a connection of its
 * own, outside every transaction (inside one it takes a global lock at commit). What rings while one is on its way goes with the next.
 */
export const postgresBell = async (url: string, log: Log): Promise<Bell> => {
  const here = localBell();
  const stopping = new AbortController();
  let client: pg.Client | undefined;
  let own = 0;
  let waiting = new Set<string>();
  let sending = false;

  const connect = async (): Promise<void> => {
    const made = new pg.Client({ connectionString: url, application_name: 'majlis bell', keepAlive: true });
    made.on('notification', ({ processId, payload }) => {
      if (processId !== own) here.ring(streamsIn(payload));
    });
    made.on('error', (error) => {
      if (client !== made) return;
      client = undefined;
      log.warn('The bell has lost its database; readers look by themselves.', { error });
      void again();
    });
    await made.connect();
    await made.query(`listen ${channel}`);
    own = (await made.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]!.pid;
    client = made;
    // What rang meanwhile was not heard.
    here.ring([]);
  };
  const again = async (): Promise<void> => {
    for (let wait = 250; !stopping.signal.aborted; wait = Math.min(wait * 2, 10_000)) {
      await pause(wait, stopping.signal);
      if (stopping.signal.aborted) return;
      try {
        return await connect();
      } catch {
        // The database is still away.
      }
    }
  };
  const send = async (): Promise<void> => {
    if (sending) return;
    sending = true;
    while (waiting.size && client) {
      const text = [...waiting].join('\n');
      waiting = new Set();
      await client.query(`notify ${channel}, ${client.escapeLiteral(Buffer.byteLength(text) > longest ? '' : text)}`).catch((error: unknown) => log.warn('The bell could not be rung; readers look by themselves.', { error }));
    }
    sending = false;
  };

  await connect();
  return {
    hear: here.hear,
    ring(streams) {
      here.ring(streams);
      for (const stream of streams) waiting.add(stream);
      void send();
    },
    async close() {
      stopping.abort();
      await here.close();
      const last = client;
      client = undefined;
      await last?.end().catch(() => undefined);
    },
  };
};

const streamsIn = (payload: string | undefined): readonly string[] => (payload ? payload.split('\n') : []);
