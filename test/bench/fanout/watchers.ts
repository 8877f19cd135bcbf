// Many watchers in one process on a core of their own: they open sockets, subscribe, count frames and say how late each came.
import { WebSocket } from 'ws';

interface Opens { readonly do: 'open'; readonly url: string; readonly count: number; readonly cookies: readonly string[]; readonly subscribe: string | null }
type Asked = Opens | { readonly do: 'mark' } | { readonly do: 'report' } | { readonly do: 'close' };

const sockets: WebSocket[] = [];
let frames = 0;
let events = 0;
let bytes = 0;
let late: number[] = [];
let sizes = new Map<string, number>();

/** Frames carry the instant at which their event was due. */
const marker = Buffer.from('due ');
const taken = (data: Buffer): void => {
  const at = data.indexOf(marker);
  if (at < 0) return;
  frames++;
  bytes += data.length;
  late.push(Date.now() - Number(data.toString('latin1', at + 4, at + 17)));
  // A merged frame tells of several events: none may be missing.
  const told = new Set<string>();
  for (let next = at; next >= 0; next = data.indexOf(marker, next + 4)) told.add(data.toString('latin1', next + 4, next + 17));
  events += told.size;
};

const open = ({ url, cookies, subscribe }: Opens, n: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const origin = url.replace('ws', 'http').replace(/\/graphql$/, '');
    const socket = new WebSocket(url, 'graphql-transport-ws', { perMessageDeflate: false, skipUTF8Validation: true, headers: { origin, ...(cookies.length ? { cookie: cookies[n % cookies.length] } : {}) } });
    let first = true;
    socket.on('error', reject);
    socket.on('open', () => (subscribe ? socket.send('{"type":"connection_init"}') : (sockets.push(socket), resolve())));
    socket.on('message', (data: Buffer) => {
      if (!first || !subscribe) return taken(data);
      const text = data.toString();
      if (text.includes('connection_ack')) return socket.send(subscribe);
      first = false;
      if (!text.includes('"next"')) reject(new Error(text));
      sockets.push(socket);
      resolve();
    });
    socket.on('close', (code, reason) => void (frames >= 0 && sizes.set(`${code} ${String(reason)}`, (sizes.get(`${code} ${String(reason)}`) ?? 0) + 1)));
  });

process.on('message', async (asked: Asked) => {
  try {
    if (asked.do === 'open') {
      for (let n = 0; n < asked.count; n += 50) await Promise.all(Array.from({ length: Math.min(50, asked.count - n) }, (_, m) => open(asked, n + m)));
      process.send!({ opened: sockets.length });
    }
    if (asked.do === 'mark') {
      [frames, events, bytes, late, sizes] = [0, 0, 0, [], new Map()];
      process.send!({ marked: true });
    }
    if (asked.do === 'report') {
      const sorted = late.sort((a, b) => a - b);
      process.send!({ frames, events, bytes, p50: sorted[Math.floor(sorted.length / 2)] ?? null, p99: sorted[Math.floor(sorted.length * 0.99)] ?? null, closed: [...sizes] });
    }
    if (asked.do === 'close') {
      for (const socket of sockets) socket.terminate();
      process.exit(0);
    }
  } catch (error) {
    process.send!({ failed: String(error) });
  }
});
process.send!({ ready: true });
