import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import type { Log } from '../platform/log.ts';
import { localBell, type Bell } from './bell.ts';

const channel = 'majlis:bell';

/** The bell between servers that share a Redis. Losing it costs latency, never data. */
export const redisBell = async (url: string, log: Log): Promise<Bell> => {
  const here = localBell();
  const own = randomUUID();
  const options = { maxRetriesPerRequest: null, enableOfflineQueue: false, lazyConnect: true } as const;
  const [says, hears] = [new Redis(url, options), new Redis(url, options)];
  let waiting = new Set<string>();
  let sending = false;
  for (const client of [says, hears]) client.on('error', (error) => log.warn('The bell has lost its Redis; readers look by themselves.', { error }));
  hears.on('message', (_channel, text) => {
    const [from, ...streams] = text.split('\n');
    if (from !== own) here.ring(streams);
  });
  // Also after a lost connection: what rang meanwhile was not heard.
  hears.on('ready', () => void hears.subscribe(channel).then(() => here.ring([]), () => undefined));
  const ready = new Promise<void>((resolve) => hears.once('ready', () => void hears.subscribe(channel).then(() => resolve(), () => resolve())));
  await Promise.all([says.connect(), hears.connect(), ready]);

  const send = async (): Promise<void> => {
    if (sending) return;
    sending = true;
    while (waiting.size) {
      const text = [own, ...waiting].join('\n');
      waiting = new Set();
      await says.publish(channel, text).catch(() => undefined);
    }
    sending = false;
  };
  return {
    hear: here.hear,
    ring(streams) {
      here.ring(streams);
      for (const stream of streams) waiting.add(stream);
      void send();
    },
    async close() {
      await here.close();
      says.disconnect();
      hears.disconnect();
    },
  };
};
