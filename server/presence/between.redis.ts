import { createAdapter } from '@socket.io/redis-adapter';
import { Redis } from 'ioredis';
import type { Log } from '../platform/log.ts';

/** What is said with nobody waiting for the answer is lost with the connection, and that is no fault: the adapter hears none of its answers. */
class Unanswered extends Redis {
  override sendCommand(...given: Parameters<Redis['sendCommand']>): ReturnType<Redis['sendCommand']> {
    const answer = super.sendCommand(...given);
    if (answer instanceof Promise) answer.catch(() => undefined);
    return answer;
  }
}

/** What lets servers that share a Redis tell each other who is in their rooms. Losing it costs faces, never data. */
export const betweenServers = async (url: string, log: Log): Promise<{ readonly adapter: ReturnType<typeof createAdapter>; close(): void }> => {
  const [says, hears] = [new Unanswered(url, { lazyConnect: true }), new Unanswered(url, { lazyConnect: true })];
  for (const client of [says, hears]) client.on('error', (error) => log.warn('Presence has lost its Redis; each server shows its own people.', { error }));
  await Promise.all([says.connect(), hears.connect()]);
  return {
    adapter: createAdapter(says, hears, { key: 'majlis:presence' }),
    close() {
      says.disconnect();
      hears.disconnect();
    },
  };
};
