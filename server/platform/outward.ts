import { lookup } from 'node:dns';
import { Agent, request } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** How this house reaches an address that somebody else has named. */
export interface Outward {
  /** Whether such an address is written to at all. */
  readonly takes: (url: URL) => boolean;
  readonly agent: Agent;
}

export interface Answered { readonly status: number; readonly text: string; readonly retryAfter: string | null }

/** Nothing has left this house: it may be tried again without anything happening twice. */
export class NotReached extends Error {}

/** Milliseconds for everything, and characters of an answer that are read. */
const limits = { time: 10_000, answer: 4_096 } as const;

/** Inside, reserved or handed through to somewhere else: addresses at which nobody's push service lives. */
const inside = new BlockList();
for (const [net, bits] of [['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 3]] as const) inside.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]] as const) inside.addSubnet(net, bits, 'ipv6');
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');

/** Whether an address is one of the public internet. */
export const isPublic = (address: string): boolean => {
  const version = isIP(address);
  return version === 4 ? !inside.check(address, 'ipv4') : version === 6 ? global6.check(address, 'ipv6') && !inside.check(address, 'ipv6') : false;
};

/** Looks a name up and connects to what it found, all of which has to be public: a second look-up could say something else. */
const publicly: LookupFunction = (name, options, found) =>
  lookup(name, { ...options, all: true }, (error, all) => {
    if (error) return found(error, '', 0);
    if (!all.length || all.some(({ address }) => !isPublic(address))) return found(Object.assign(new Error(`${name} is not a public address`), { code: 'EINSIDE' }), '', 0);
    return options.all ? (found as unknown as (error: null, all: object) => void)(null, all) : found(null, all[0]!.address, all[0]!.family);
  });

/** https on its own port, by a name with a dot, at public addresses only. */
export const publicOnly = (): Outward => ({
  takes: ({ protocol, hostname, port, username, password }) => protocol === 'https:' && !port && !username && !password && hostname.includes('.') && !isIP(hostname) && !/\.(local|localhost|internal|lan|home|arpa)\.?$/.test(hostname),
  agent: new Agent({ lookup: publicly, keepAlive: true, maxSockets: 20, timeout: limits.time }),
});

/**
 * One POST over https: no redirect is followed, little of the answer is read, and it is over after ten seconds.
 * @throws NotReached where nothing was sent; any other error leaves open whether it arrived
 */
export const postOut = (url: URL, { headers, body, agent }: { readonly headers: Readonly<Record<string, string | number>>; readonly body: Buffer | string; readonly agent?: Agent }): Promise<Answered> =>
  new Promise((resolve, reject) => {
    let connected = false;
    const asked = request(url, { method: 'POST', headers: { ...headers, 'content-length': Buffer.byteLength(body) }, ...(agent && { agent }), signal: AbortSignal.timeout(limits.time) }, (answer) => {
      let text = '';
      const done = (): void => resolve({ status: answer.statusCode ?? 0, text: text.slice(0, limits.answer), retryAfter: answer.headers['retry-after'] ?? null });
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        text += chunk;
        if (text.length > limits.answer) answer.destroy(), done();
      });
      answer.on('end', done);
      answer.on('error', reject);
    });
    asked.on('socket', (socket) => {
      if (socket.connecting) socket.once('secureConnect', () => (connected = true));
      else connected = true;
    });
    asked.on('error', (error) => reject(connected ? error : new NotReached('The address could not be reached.', { cause: error })));
    asked.end(body);
  });
