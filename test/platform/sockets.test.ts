import { house, type TestHouse } from '../house.ts';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { request } from 'node:http';
import { expect, test } from 'vitest';
import { MakeToken } from '../../schema/documents/people.ts';
import names from '../../schema/trusted.names.json' with { type: 'json' };
import { SharedContext } from '../../server/journal/shared.context.ts';
import { caps } from '../../server/platform/sockets.ts';
import { Person } from '../../server/people/person.entity.ts';
import { aCase } from '../case/room.ts';
import { cookiesOf, dial, listenByEvents } from '../journal/listening.ts';

/** The status with which an upgrade is answered. */
const upgrade = (h: TestHouse, path: string, headers: Record<string, string> = {}): Promise<number> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(h.running.origin);
    const all: Record<string, string> = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': Buffer.from('0123456789abcdef').toString('base64'), 'sec-websocket-protocol': GRAPHQL_TRANSPORT_WS_PROTOCOL, ...headers };
    const asked = request({ hostname, port, path, headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value)) });
    asked.on('upgrade', (response, socket) => (socket.destroy(), resolve(response.statusCode ?? 0)));
    asked.on('response', (response) => (response.resume(), resolve(response.statusCode ?? 0)));
    asked.on('error', reject);
    asked.end();
  });

test('an upgrade is taken from our own pages and from programs, on the paths that we know', async () => {
  const h = await house();
  const { origin } = h.running;
  const cookie = cookiesOf(h.huda);
  expect(await upgrade(h, '/graphql', { origin, cookie })).toBe(101);
  expect(await upgrade(h, '/graphql', { cookie })).toBe(101);
  for (const foreign of ['https://evil.example', 'null', 'http://127.0.0.1:1', `${origin}.evil.example`]) expect(await upgrade(h, '/graphql', { origin: foreign, cookie }), foreign).toBe(403);
  expect(await upgrade(h, '/elsewhere', { origin, cookie })).toBe(404);
  expect(await upgrade(h, '/socket.io/?EIO=4&transport=websocket', { origin, 'sec-websocket-protocol': '' })).toBe(101);
  expect(await upgrade(h, '/socket.io/?EIO=4&transport=websocket', { origin: 'https://evil.example', 'sec-websocket-protocol': '' })).toBe(403);
});

test('forty sockets a person, and no more; the next one comes in when one has gone', async () => {
  const h = await house();
  const lines = await Promise.all(Array.from({ length: caps.socketsEach }, () => dial(h, h.huda)));
  await expect(dial(h, h.huda)).rejects.toThrow(/429/);
  const other = await dial(h, h.omar);
  lines[0]!.close();
  await lines[0]!.closed;
  await expect.poll(() => dial(h, h.huda).then((line) => (lines.push(line), true), () => false), { interval: 20 }).toBe(true);
  for (const line of [...lines, other]) line.close();
  await Promise.all([...lines, other].map(({ closed }) => closed));
});

test('forty feeds as events a person, and no more; the next one comes in when one has gone', async () => {
  const h = await house();
  const feed = (): ReturnType<typeof listenByEvents> => listenByEvents(h, h.huda, 'BoardFeed', { stream: 'journal' });
  const feeds = await Promise.all(Array.from({ length: caps.socketsEach }, feed));
  expect(feeds.map(({ status }) => status)).toEqual(feeds.map(() => 200));
  expect((await feed()).status).toBe(429);
  const other = await listenByEvents(h, h.omar, 'BoardFeed', { stream: 'journal' });
  expect(other.status).toBe(200);
  feeds[0]!.close();
  await expect.poll(() => feed().then((one) => (feeds.push(one), one.status)), { interval: 20 }).toBe(200);
  for (const one of [...feeds, other]) one.close();
});

test('what is wrong with one message costs that message; what is wrong with the manner costs the socket', async () => {
  const h = await house();
  const kase = await aCase(h);
  const line = await dial(h, h.faisal);
  const refused = async (payload: unknown, id: string): Promise<unknown> => {
    line.send({ id, type: 'subscribe', payload });
    return (await line.until((message) => message.id === id)).payload;
  };
  expect(await refused({ query: 'subscription {' }, 'a')).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  expect(await refused({ query: '{ viewer { name } }' }, 'b')).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  expect(await refused({ query: '', extensions: { persistedQuery: { sha256Hash: 'f'.repeat(64) } } }, 'c')).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  expect(await refused({ query: '', extensions: { persistedQuery: { sha256Hash: names.Door } } }, 'd')).toMatchObject({ data: { viewer: { name: 'Faisal Otaibi' } } });
  const feed = line.listen('StreamFeed', { stream: `case:${kase.id}` });
  await feed.until(() => true);
  for (const stream of ['case:nonsense', 'house', 'tracking:x', 'case:', '', "case:' or 1=1", '__proto__', { toString: 1 }, ['journal'], null]) {
    const none = line.listen('StreamFeed', { stream });
    await expect(none.until(() => true), JSON.stringify(stream)).rejects.toThrow(/FORBIDDEN/);
  }
  expect(line.socket.readyState).toBe(1);
  line.socket.send('not json');
  expect((await line.closed).code).toBe(4400);

  const huge = await dial(h, h.faisal);
  huge.socket.send('x'.repeat(caps.frame + 1));
  expect((await huge.closed).code).toBe(1009);
  const noisy = await dial(h, h.faisal);
  for (let n = 0; n < caps.messages.burst + 40; n++) noisy.send({ type: 'ping' });
  expect((await noisy.closed).code).toBe(4429);
});

test('fifty subscriptions a socket; the next is refused and the socket stays', async () => {
  const h = await house();
  const line = await dial(h, h.huda);
  for (let n = 0; n < caps.subscriptions; n++) await line.listen('BoardFeed', { stream: 'journal' }, null, `s${n}`).until(() => true);
  line.send({ id: 'more', type: 'subscribe', payload: { query: '', variables: { stream: 'journal' }, extensions: { persistedQuery: { sha256Hash: names.BoardFeed } } } });
  expect((await line.until(({ id }) => id === 'more')).payload).toMatchObject([{ extensions: { code: 'LIMIT' } }]);
  expect(line.socket.readyState).toBe(1);
  line.close();
});

test('a program brings its token in the first message, asks within the limits, and hears feeds', async () => {
  const h = await house();
  await aCase(h);
  const expiresAt = new Date(h.clock.now().getTime() + 86_400_000).toISOString();
  const { secret } = (await h.amal.done(MakeToken, { opId: `sockets-${process.pid}`, input: { name: 'Program', roles: ['quality'], scopes: ['read'], expiresAt } })).makeToken.made!;
  const line = await dial(h, null, { params: { authorization: `Bearer ${secret}` } });
  line.send({ id: 'free', type: 'subscribe', payload: { query: 'subscription { feed(stream: "journal") { mode to } }' } });
  expect((await line.until(({ id }) => id === 'free')).payload).toMatchObject({ data: { feed: { mode: 'snapshot' } } });
  line.send({ id: 'value', type: 'subscribe', payload: { query: 'query($first: Int!) { people(first: $first) { totalCount } }', variables: { first: { secret: 7 } } } });
  expect((await line.until(({ id }) => id === 'value')).payload).toMatchObject({ errors: [{ message: '“first”: a whole number is expected here.', extensions: { code: 'BAD_USER_INPUT', field: ['first'] } }] });
  line.send({ id: 'bomb', type: 'subscribe', payload: { query: `{ ${Array.from({ length: 20 }, (_, n) => `a${n}: viewer { name }`).join(' ')} }` } });
  expect((await line.until(({ id }) => id === 'bomb')).payload).toMatchObject([{ extensions: { code: 'LIMIT' } }]);
  const nobody = await dial(h, null, { params: { authorization: 'Bearer nonsense-nonsense' } });
  await expect(nobody.listen('BoardFeed', { stream: 'journal' }).until(() => true)).rejects.toThrow(/UNAUTHENTICATED/);
  line.close();
  nobody.close();
});

test('nothing in a shared execution can ask who reads it', async () => {
  const h = await house();
  const ctx = new SharedContext(h.running.house, 'en', 'person');
  expect(ctx.actor.kind).toBe('person');
  for (const ask of [() => ctx.actor.id, () => ctx.actor.roles, () => ctx.actor.departments, () => ctx.must(() => ctx.actor.scopes === undefined)]) expect(ask).toThrow(/shared execution/);
});

test('two people who change one row at once: the later is told, nothing is lost silently', async () => {
  const h = await house();
  const [one, two] = [h.running.house.fork(), h.running.house.fork()];
  const [first, second] = [await one.findOneOrFail(Person, { id: h.omar.id }), await two.findOneOrFail(Person, { id: h.omar.id })];
  expect(first.version).toBe(second.version);
  // Two versioned rows of one kind in one flush: with batched updates MikroORM 7.2.1 checks no version and loses one of two changes.
  expect(h.running.orm.config.get('useBatchUpdates')).toBe(false);
});

test('a server that stops is not ready, refuses upgrades, and says "again" to its sockets', async () => {
  const h = await house();
  const line = await dial(h, h.huda);
  const feed = line.listen('BoardFeed', { stream: 'journal' });
  await feed.until(() => true);
  const stopped = h.running.stop();
  expect(await line.closed).toMatchObject({ code: 1012 });
  await stopped;
  await expect(fetch(`${h.running.origin}/healthz`)).rejects.toThrow();
});
