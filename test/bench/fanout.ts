// Fan-out: what it costs the server to tell a thousand watchers of one board that something has happened.
// Ours is the program of `npm start`, told by real mutations; beside it, in the same run, the same frames from Apollo + type-graphql, mercurius
// and GraphQL Yoga, executed for each subscriber as they do, and as prebuilt bytes on raw sockets. npm run bench -- fanout [--watchers N] [--events N] [--quick] [--json FILE]
import type { ChildProcess } from 'node:child_process';
import names from '../../schema/trusted.names.json' with { type: 'json' };
import { Case } from '../../server/case/case.entity.ts';
import { openIn } from '../../server/case/case.service.ts';
import { newNumber } from '../../server/case/number.policy.ts';
import { CaseImported } from '../../server/feedback/channels/import/import.kinds.ts';
import { recordMany } from '../../server/journal/batch.ts';
import { onRecord } from '../../server/journal/book.ts';
import { caseStreams } from '../../server/journal/stream.entity.ts';
import type { Inside } from '../../server/inside.ts';
import { Context, system } from '../../server/platform/context.ts';
import { newId } from '../../server/platform/ids.ts';
import { benchHouse } from './house.ts';
import { child, children, cores, cpuOf, pin, reply, rssOf, wait } from './processes.ts';
import { median, report, type Line } from './table.ts';

const args = process.argv.slice(2);
const option = (name: string, standard: number): number => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : standard);
const quick = args.includes('--quick');
const watchers = option('--watchers', 1_000);
const events = option('--events', quick ? 25 : 70);
const rounds = quick ? 1 : 3;
const crowd = option('--crowd', quick ? 0 : 10_000);

// ——— Our house, with a thousand managers who watch and one agent who works

interface Ours { readonly origin: string; readonly pid: number; readonly agent: string; readonly cookies: readonly string[]; readonly cases: readonly Case[]; readonly inside: Inside; stop(): Promise<void> }

const ours = async (): Promise<Ours> => {
  const house = await benchHouse(['quality', ...Array.from({ length: 1_000 }, () => 'management')]);
  const { inside } = house;
  const ctx = (): Context => new Context(inside.house, system, 'en');
  const [agent = '', ...cookies] = await house.signIn();
  const cases: Case[] = [];
  for (let n = 0; n < 20; n++) {
    const one = ctx();
    const id = newId(one.now());
    cases.push(await onRecord(one, caseStreams(id), (book) => openIn(one, book, id, { nature: 'complaint', title: `Matter ${n}`, channel: 'form', language: 'en', receivedAt: one.now() })));
  }
  const program = await house.start();
  return {
    origin: program.origin, pid: program.pid, agent, cookies, cases, inside,
    async stop() {
      await program.stop();
      await house.close();
    },
  };
};

const stamp = (due: number): string => `Pallets left on the dock at noon, due ${due}`;
let op = 0;
/** The mutation of the product, as a browser sends it. */
const retitled = async ({ origin, agent, cases }: Ours, due: number): Promise<void> => {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json', origin, cookie: agent },
    body: JSON.stringify({ operationName: 'RetitleCase', variables: { opId: `bench-${process.pid}-${++op}`, id: cases[op % cases.length]!.id, title: stamp(due) }, extensions: { persistedQuery: { version: 1, sha256Hash: names.RetitleCase } } }),
  });
  const answer = (await response.json()) as { data?: { retitleCase?: { userErrors: unknown[] } }; errors?: unknown };
  if (answer.errors || answer.data?.retitleCase?.userErrors.length) throw new Error(JSON.stringify(answer));
};

// ——— One side of the comparison

interface Side { readonly name: string; readonly pid: number; readonly crowd: ChildProcess; readonly memory: number; tell(due: number): Promise<void> | void }
interface Heard { frames: number; events: number; bytes: number; p50: number; p99: number; closed: [string, number][] }

const gather = async (name: string, pid: number, url: string, cookies: readonly string[], subscribe: string | null, tell: Side['tell'], count = watchers): Promise<Side> => {
  const crowdProcess = child('fanout/watchers.ts', cores.client);
  await reply(crowdProcess);
  // What the first clients make a server load for good is not theirs: a few come and go before.
  await reply(crowdProcess, { do: 'open', url, count: 20, cookies, subscribe });
  for (let n = 0; n < 3; n++) await tell(Date.now());
  await wait(500);
  const before = rssOf(pid);
  await reply(crowdProcess, { do: 'open', url, count: count - 20, cookies, subscribe });
  await wait(1_500);
  console.log(`  ${name.padEnd(22)} ${count} have come`);
  return { name, pid, crowd: crowdProcess, memory: (rssOf(pid) - before) / (count - 20), tell };
};

interface Round { readonly perFrame: number; readonly heard: Heard }

/** So many events, five a second, each due at its own instant whatever happened to the one before. */
const round = async (side: Side, many: number, perSecond = 5, count = watchers): Promise<Round> => {
  await reply(side.crowd, { do: 'mark' });
  const cpu = cpuOf(side.pid);
  const begin = Date.now() + 100;
  const told: unknown[] = [];
  for (let n = 0; n < many; n++) {
    const due = begin + (n * 1_000) / perSecond;
    await wait(due - Date.now());
    told.push(side.tell(Math.round(due)));
  }
  await Promise.all(told);
  let heard: Heard;
  const patience = Date.now() + 15_000;
  do {
    await wait(300);
    heard = await reply<Heard>(side.crowd, { do: 'report' });
  } while (heard.events < many * count && Date.now() < patience);
  const used = cpuOf(side.pid) - cpu;
  if (heard.events !== many * count) throw new Error(`${side.name}: ${heard.events} events came instead of ${many * count}; closed: ${JSON.stringify(heard.closed)}`);
  console.log(`  ${side.name.padEnd(22)} ${((used * 1_000) / heard.frames).toFixed(1)} µs a frame, p99 ${heard.p99} ms`);
  return { perFrame: (used * 1_000) / heard.frames, heard };
};

// ——— The bench

const board = (origin: string, after: unknown, id = 'board'): string =>
  JSON.stringify({ type: 'subscribe', id, payload: { query: '', operationName: 'EscalationFeed', variables: { stream: 'journal' }, extensions: { persistedQuery: { version: 1, sha256Hash: names.EscalationFeed }, after } } });

const run = async (): Promise<boolean> => {
  pin(process.pid, cores.client);
  const mine = await ours();
  const wire = mine.origin.replace('http', 'ws') + '/graphql';
  const sample = await sampleOf(mine, wire);
  const rawProcess = child('fanout/raw.ts', cores.server, true);
  const { port: rawPort } = await reply<{ port: number }>(rawProcess);
  const dated = (due: number): string => sample.replace(/due \d{13}/g, `due ${due}`);
  const frameOf = (due: number): string => JSON.stringify((JSON.parse(dated(due)) as { payload: { data: { feed: unknown } } }).payload.data.feed);
  const query = 'subscription EscalationFeed($stream: String!) { feed(stream: $stream) { mode epoch from to serverTime build reason entries { seq kind at sentence hole caseId actor { id name } card { id number title stage band level dueAt version lead { id name } } } } }';

  if (args.includes('--sample')) console.log(sample);
  console.log(`${watchers} watchers, frames of ${Buffer.byteLength(sample)} bytes, ${rounds} × ${events} events at five a second; server on core ${cores.server}, clients on core ${cores.client}`);
  const us = await gather('Majlis', mine.pid, wire, mine.cookies, board(mine.origin, null), (due) => retitled(mine, due));
  const peers: Peer[] = [];
  for (const { name, file } of others) peers.push(await gatherPeer(name, file, JSON.stringify({ type: 'subscribe', id: 'board', payload: { query, variables: { stream: 'journal' } } }), frameOf));
  const limit = await gather('raw frames', rawProcess.pid!, `ws://127.0.0.1:${rawPort}/graphql`, [], null, (due) => void rawProcess.send({ text: dated(due) }));
  const sides = [us, limit, ...peers];
  // What runs for days is warm: the first events are nobody's measure. A peer runs its code a thousand times for each of them and is warm after
  // two hundred; our verb is run once for each, and the engine still compiles it after four hundred.
  for (const side of sides) await round(side, quick ? 20 : side === us ? 1_500 : 200, 20);
  const found = new Map<Side, Round[]>(sides.map((side) => [side, []]));
  // What sat idle while the others were measured has lost its caches, which no server of a busy board ever does: every side gets the same lead-in.
  for (let n = 0; n < rounds; n++) {
    for (const side of sides) {
      await round(side, quick ? 5 : 25);
      found.get(side)!.push(await round(side, events));
    }
  }
  const perFrame = (side: Side): number => median(found.get(side)!.map((one) => one.perFrame));
  const late = (side: Side): number => median(found.get(side)!.map(({ heard }) => heard.p99));
  for (const { crowd: watching, process: told } of peers) {
    watching.send({ do: 'close' });
    told.kill();
  }
  limit.crowd.send({ do: 'close' });
  rawProcess.kill();
  const best = Math.min(...peers.map(perFrame));

  us.crowd.send({ do: 'close' });
  const storm = await stormOver(mine, wire);
  const lines: Line[] = [
    { what: 'CPU per frame', value: perFrame(us), unit: 'µs' },
    { what: 'raw prebuilt frame', value: perFrame(limit), unit: 'µs' },
    ...peers.map((peer) => ({ what: peer.name, value: perFrame(peer), unit: 'µs' })),
    { what: 'of the raw frame', value: perFrame(us) / perFrame(limit), unit: '×', goal: { most: 1.15 } },
    { what: 'fewer than the best of them', value: best / perFrame(us), unit: '×', goal: { least: 5 } },
    { what: 'due → frame p99', value: late(us), unit: 'ms' },
    { what: 'raw p99', value: late(limit), unit: 'ms' },
    ...peers.map((peer) => ({ what: `${peer.name} p99`, value: late(peer), unit: 'ms' })),
    { what: 'memory per watcher', value: us.memory, unit: 'KB', goal: { most: 20 } },
    { what: 'raw memory', value: limit.memory, unit: 'KB' },
    ...peers.map((peer) => ({ what: `${peer.name} memory`, value: peer.memory, unit: 'KB' })),
    { what: 'storm', value: storm.perSecond, unit: 'events/s' },
    { what: 'storm: fewer frames', value: storm.fewer, unit: '×', goal: { least: 20 } },
    { what: 'storm: commit → frame p99', value: storm.p99, unit: 'ms', goal: { most: 150 } },
  ];
  if (crowd) {
    await wait(1_000);
    const many = await gather('a crowd', mine.pid, wire, mine.cookies, board(mine.origin, null), (due) => retitled(mine, due), crowd);
    const { heard } = await round(many, 20, 1, crowd);
    lines.push({ what: `${crowd} watchers p99`, value: heard.p99, unit: 'ms', goal: { most: 250 } });
    many.crowd.send({ do: 'close' });
  }
  await mine.stop();
  return report('fanout', lines, args);
};

interface Peer extends Side { readonly process: ChildProcess }
const others = [{ name: 'Apollo + type-graphql', file: 'fanout/apollo.ts' }, { name: 'mercurius', file: 'fanout/mercurius.mjs' }, { name: 'GraphQL Yoga', file: 'fanout/yoga.mjs' }] as const;

const gatherPeer = async (name: string, file: string, subscribe: string, frameOf: (due: number) => string): Promise<Peer> => {
  const peer = child(file, cores.server, file.endsWith('.ts'));
  const { port } = await reply<{ port: number }>(peer);
  return { ...(await gatherLater(name, peer.pid!, `ws://127.0.0.1:${port}/graphql`, subscribe, (due) => void peer.send({ frame: frameOf(due) }))), process: peer };
};

/** The peer sends no first frame by itself: it is told something until each watcher has come. */
const gatherLater = async (name: string, pid: number, url: string, subscribe: string, tell: (due: number) => void): Promise<Side> => {
  const telling = setInterval(() => tell(Date.now()), 250);
  try {
    return await gather(name, pid, url, [], subscribe, tell);
  } finally {
    clearInterval(telling);
    await wait(500);
  }
};

/** A frame as our own server sends it: the others send the same bytes. */
const sampleOf = async (mine: Ours, url: string): Promise<string> => {
  const { WebSocket } = await import('ws');
  // What was opened is settled first, so that the frame tells of one thing.
  await wait(4_000);
  const socket = new WebSocket(url, 'graphql-transport-ws', { headers: { origin: mine.origin, cookie: mine.cookies[0]! } });
  const found = new Promise<string>((resolve, reject) => {
    socket.on('open', () => socket.send('{"type":"connection_init"}'));
    socket.on('error', reject);
    socket.on('message', (data: Buffer) => {
      const text = data.toString();
      if (text.includes('connection_ack')) socket.send(board(mine.origin, null));
      else if (text.includes('"snapshot"')) void retitled(mine, Date.now());
      else if (text.includes('due ')) resolve(text);
      else if (text.includes('errors')) reject(new Error(text));
    });
  });
  const sample = await found;
  socket.terminate();
  return sample;
};

/** What arrives by the hundred a second (an import while people watch), in transactions of forty: watchers are sent merged frames. */
const stormOver = async (mine: Ours, wire: string): Promise<{ perSecond: number; fewer: number; p99: number }> => {
  const few = 100;
  const side = await gather('a storm', mine.pid, wire, mine.cookies, board(mine.origin, null), (due) => retitled(mine, due), few);
  await reply(side.crowd, { do: 'mark' });
  const seconds = quick ? 3 : 8;
  const began = Date.now();
  let told = 0;
  for (let due = began; due < began + seconds * 1_000; due += 100) {
    await wait(due - Date.now());
    const ctx = new Context(mine.inside.house, system, 'en');
    const now = ctx.now();
    await recordMany(ctx, (many) => {
      for (let n = 0; n < 40; n++) {
        const id = newId(now);
        const story = many.open(caseStreams(id));
        const kase = story.add(Case, { id, number: newNumber(), nature: 'complaint', stage: 'closed', closing: 'accepted', closedAt: now, title: stamp(Date.now()), channel: 'import', language: 'en', receivedAt: now, enteredAt: now, ladderAt: now, departmentIds: [] });
        story.write(CaseImported, kase, { import: id, nature: kase.nature, channel: kase.channel, stage: kase.stage, closing: kase.closing ?? null, title: story.say(kase, 'title', kase.title, 'en'), words: null, sought: null, answer: null });
        told++;
      }
    });
  }
  const took = (Date.now() - began) / 1_000;
  await wait(1_500);
  const heard = await reply<Heard>(side.crowd, { do: 'report' });
  side.crowd.send({ do: 'close' });
  return { perSecond: told / took, fewer: (told * few) / heard.frames, p99: heard.p99 };
};

const ok = await run().catch((error: unknown) => (console.error(error), false)).finally(() => {
  for (const one of children) one.kill();
});
process.exit(ok ? 0 : 1);
