// Shared text: what it costs the server to tell everybody at a text what somebody has typed, with every word in the database before it is called safe.
// Beside it, in the same run, Hocuspocus and the server of y-websocket, which keep it in memory. npm run bench -- collab [--quick] [--json FILE]
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as Y from 'yjs';
import { openIn } from '../../server/case/case.service.ts';
import { Document } from '../../server/investigation/text/document.entity.ts';
import { DocumentOpened } from '../../server/investigation/text/document.kinds.ts';
import { compaction } from '../../server/investigation/text/text.policy.ts';
import { appendLines, leaseWriter } from '../../server/investigation/text/text.service.ts';
import { compact } from '../../server/investigation/text/text.watch.ts';
import { onRecord } from '../../server/journal/book.ts';
import { caseStreams } from '../../server/journal/stream.entity.ts';
import type { Inside } from '../../server/inside.ts';
import { systemClock } from '../../server/platform/clock.ts';
import { Context, system } from '../../server/platform/context.ts';
import { newId } from '../../server/platform/ids.ts';
import type { Comes, Typed } from './collab/people.ts';
import { benchHouse } from './house.ts';
import { child, children, cores, cpuOf, pin, reply, wait } from './processes.ts';
import { median, quantile, report, type Line } from './table.ts';

const args = process.argv.slice(2);
const quick = args.includes('--quick');
const crowd = { writers: 4, watchers: 50, perSecond: 200, seconds: quick ? 4 : 10 } as const;
const rounds = quick ? 1 : 3;
interface Ours { readonly origin: string; readonly pid: number; readonly cookies: readonly string[]; readonly people: readonly string[]; readonly inside: Inside; newText(): Promise<string>; stop(): Promise<void> }

/** The program of `npm start`, with sixty people who may read and write one case. */
const ours = async (): Promise<Ours> => {
  const house = await benchHouse(Array.from({ length: 60 }, () => 'quality'));
  const { inside, people } = house;
  const ctx = (): Context => new Context(inside.house, system, 'en');
  const now = systemClock.now();
  const cookies = await house.signIn();
  const caseId = newId(now);
  await onRecord(ctx(), caseStreams(caseId), (book) => openIn(ctx(), book, caseId, { nature: 'complaint', title: 'Shared', channel: 'form', language: 'en', receivedAt: now }));
  const program = await house.start();
  return {
    origin: program.origin, pid: program.pid, people, cookies, inside,
    async newText() {
      const one = await onRecord(ctx(), caseStreams(caseId), async (book) => {
        const document = book.add(Document, { caseId, sort: 'findings', title: 'Bench', authorId: people[0]!, at: now });
        await book.em.execute('insert into document_head (document_id) values (?)', [document.id], 'run');
        book.write(DocumentOpened, document, { sort: 'findings', title: await book.say(document, 'title', 'Bench') });
        return document;
      });
      return one.id;
    },
    async stop() {
      await program.stop();
      await house.close();
    },
  };
};

interface Side { readonly name: string; readonly pid: number; readonly people: ChildProcess; readonly watchers: number; anew(): Promise<void> }

const gather = async (name: string, pid: number, comes: Omit<Comes, 'do' | 'document'>, newText: () => Promise<string>): Promise<Side> => {
  const people = child('./collab/people.ts', cores.client, true);
  await reply(people);
  const come = async (): Promise<void> => void (await reply(people, { do: 'come', document: await newText(), ...comes }));
  await come();
  console.log(`  ${name.padEnd(14)} ${comes.writers} writers and ${comes.watchers} watchers have come`);
  return {
    name, pid, people, watchers: comes.writers + comes.watchers - 1,
    async anew() {
      await reply(people, { do: 'leave' });
      await come();
    },
  };
};

interface Round { readonly perUpdate: number; readonly typed: Typed }

const round = async (side: Side, perSecond: number, seconds: number): Promise<Round> => {
  const cpu = cpuOf(side.pid);
  const typed = await reply<Typed>(side.people, { do: 'type', perSecond, seconds });
  const used = cpuOf(side.pid) - cpu;
  if (typed.heard !== typed.typed * side.watchers) throw new Error(`${side.name}: ${typed.heard} updates came instead of ${typed.typed * side.watchers}.`);
  console.log(`  ${side.name.padEnd(14)} ${((used * 1_000) / typed.heard).toFixed(2)} µs an update, p95 ${typed.p95.toFixed(0)} ms, p99 ${typed.p99.toFixed(0)} ms`);
  return { perUpdate: (used * 1_000) / typed.heard, typed };
};

/** Edits by the keys of a real person, straight into the log, as somebody's updates. */
const edits = async ({ inside, people }: Ours, documentId: string, many: number, each: (bytes: number) => void = () => undefined): Promise<void> => {
  const { txns } = JSON.parse(gunzipSync(readFileSync(new URL('./collab/sveltecomponent.json.gz', import.meta.url))).toString()) as { txns: { patches: [number, number, string][] }[] };
  const keys = txns.slice(1).flatMap(({ patches }) => patches);
  const em = inside.house.fork();
  const doc = new Y.Doc();
  doc.clientID = (await leaseWriter(em, documentId, people[0]!, systemClock.now()))!;
  let lines: { personId: string; bytes: string; size: number }[] = [];
  doc.on('update', (update: Uint8Array) => lines.push({ personId: people[0]!, bytes: Buffer.from(update).toString('base64'), size: update.length }));
  const text = new Y.XmlText('');
  const paragraph = new Y.XmlElement('paragraph');
  doc.transact(() => {
    paragraph.insert(0, [text]);
    doc.getXmlFragment('body').insert(0, [paragraph]);
  });
  for (let n = 0; n < many; n++) {
    const [at, gone, words] = keys[n % keys.length]!;
    doc.transact(() => {
      const here = Math.min(at, text.length);
      if (gone) text.delete(here, Math.min(gone, text.length - here));
      if (words) text.insert(Math.min(here, text.length), words);
    });
    if (lines.length < 5_000 && n < many - 1) continue;
    await appendLines(inside.house.fork(), documentId, lines, systemClock.now());
    each(lines.reduce((sum, { size }) => sum + size, 0));
    lines = [];
    if (many > 5_000) await compact(inside.house, documentId);
  }
};

/** What the server spends on one person who opens a text of so many edits. */
const opening = async (mine: Ours, many: number): Promise<number> => {
  const documentId = await mine.newText();
  await edits(mine, documentId, many);
  const { io } = await import('socket.io-client');
  const socket = io(`${mine.origin}/text`, { transports: ['websocket'], extraHeaders: { cookie: mine.cookies[0]!, origin: mine.origin } });
  await once(socket as never, 'connect');
  const open = (): Promise<{ head: number }> => socket.emitWithAck('open', { document: documentId, after: 0 }) as Promise<{ head: number }>;
  for (let n = 0; n < 5; n++) await open();
  const times = 20;
  const cpu = cpuOf(mine.pid);
  for (let n = 0; n < times; n++) if ((await open()).head < many * 0.9) throw new Error('The text is not whole.');
  const used = (cpuOf(mine.pid) - cpu) / times;
  socket.disconnect();
  return used;
};

/** What the server spends on a snapshot after as many keystrokes as one is made after. */
const pressing = async (mine: Ours): Promise<number> => {
  const documentId = await mine.newText();
  const { house } = mine.inside;
  const pressed = async (): Promise<number> => (await house.fork().execute<{ seq: number }[]>('select seq from document_snapshot where document_id = ?', [documentId]))[0]?.seq ?? 0;
  const spent: number[] = [];
  for (let n = 1; n <= (quick ? 2 : 7); n++) {
    await edits(mine, documentId, compaction.after);
    const cpu = cpuOf(mine.pid);
    house.ring([`text ${documentId}`]);
    const patience = Date.now() + 20_000;
    while ((await pressed()) < n * compaction.after) {
      if (Date.now() > patience) throw new Error('No snapshot was made.');
      await wait(50);
    }
    spent.push(cpuOf(mine.pid) - cpu);
  }
  return median(spent.slice(1));
};

const run = async (): Promise<boolean> => {
  pin(process.pid, cores.client);
  const mine = await ours();
  const hocuspocus = child('./collab/hocuspocus.mjs', cores.server);
  const { port: hocuspocusPort } = await reply<{ port: number }>(hocuspocus);
  const yWebsocket = child('./collab/y-websocket.mjs', cores.server);
  const { port: yPort } = await reply<{ port: number }>(yWebsocket);
  console.log(`${crowd.writers} writers, ${crowd.watchers} watchers, ${crowd.perSecond} updates a second, ${rounds} × ${crowd.seconds} s; servers on core ${cores.server}, people on core ${cores.client}`);
  const { writers, watchers, perSecond, seconds } = crowd;
  let named = 0;
  const newName = async (): Promise<string> => `bench ${++named}`;
  const sides: Side[] = [
    await gather('Majlis', mine.pid, { kind: 'ours', url: mine.origin, cookies: mine.cookies, writers, watchers }, mine.newText),
    await gather('Hocuspocus', hocuspocus.pid!, { kind: 'hocuspocus', url: `ws://127.0.0.1:${hocuspocusPort}`, cookies: [], writers, watchers }, newName),
    await gather('y-websocket', yWebsocket.pid!, { kind: 'y-websocket', url: `ws://127.0.0.1:${yPort}`, cookies: [], writers, watchers }, newName),
  ];
  // Each word costs a peer's code fifty-three turns and ours one: what runs for days is compiled, and ours is so after twenty seconds.
  for (const side of sides) await round(side, perSecond, quick ? 2 : 20);
  const found = new Map<Side, Round[]>(sides.map((side) => [side, []]));
  // Each round has a text of its own, since fifty-four copies of one that grows and grows keep the people busy, and not a server. What sat idle while
  // the others were measured has lost its caches, which no server of a text in writing does: every side gets the same lead-in.
  for (let n = 0; n < rounds; n++) {
    for (const side of sides) {
      await side.anew();
      await round(side, perSecond, quick ? 1 : 4);
      found.get(side)!.push(await round(side, perSecond, seconds));
    }
  }
  const of = (side: Side, pick: (round: Round) => number): number => median(found.get(side)!.map(pick));
  const [us, theirs, others] = sides as [Side, Side, Side];
  const cost = (side: Side): number => of(side, ({ perUpdate }) => perUpdate);
  const late = (side: Side): number => of(side, ({ typed }) => typed.p99);

  const back: number[] = [];
  for (let n = 0; n < (quick ? 3 : 10); n++) {
    const documentId = await mine.newText();
    const away = await gather('coming back', mine.pid, { kind: 'ours', url: mine.origin, cookies: mine.cookies, writers: 1, watchers: 1 }, async () => documentId);
    await reply(away.people, { do: 'miss' });
    await edits(mine, documentId, 1_000);
    mine.inside.house.ring([`text ${documentId}`]);
    await wait(500);
    back.push((await reply<{ took: number }>(away.people, { do: 'return' })).took);
    away.people.kill();
  }
  for (const { people } of sides) people.kill();
  hocuspocus.kill();
  yWebsocket.kill();
  const ten = await gather('ten writers', mine.pid, { kind: 'ours', url: mine.origin, cookies: mine.cookies, writers: 10, watchers: 10 }, mine.newText);
  const { typed: tens } = await round(ten, 200, seconds);
  ten.people.kill();
  const opened = await opening(mine, quick ? 25_000 : 250_000);
  const snapshot = await pressing(mine);
  await mine.stop();

  const lines: Line[] = [
    { what: 'CPU per propagated update', value: cost(us), unit: 'µs' },
    { what: 'Hocuspocus 4.7, in memory', value: cost(theirs), unit: 'µs' },
    { what: 'y-websocket, in memory', value: cost(others), unit: 'µs' },
    { what: 'fewer than Hocuspocus', value: cost(theirs) / cost(us), unit: '×', goal: { least: 2 } },
    { what: 'p99, typed → seen', value: late(us), unit: 'ms', goal: { most: Math.max(late(theirs), 60) } },
    { what: 'Hocuspocus p99', value: late(theirs), unit: 'ms' },
    { what: 'y-websocket p99', value: late(others), unit: 'ms' },
    { what: 'p95, typed → seen', value: of(us, ({ typed }) => typed.p95), unit: 'ms', goal: { most: 150 } },
    { what: 'p95, typed → safe', value: of(us, ({ typed }) => typed.safe95), unit: 'ms', goal: { most: 300 } },
    { what: 'ten writers: p95 seen', value: tens.p95, unit: 'ms', goal: { most: 150 } },
    { what: 'ten writers: p95 safe', value: tens.safe95, unit: 'ms', goal: { most: 300 } },
    { what: 'back after 1,000 missed, p95', value: quantile([...back].sort((a, b) => a - b), 0.95), unit: 'ms', goal: { most: 1_000 } },
    { what: `a snapshot after ${compaction.after} keystrokes, in a pause`, value: snapshot, unit: 'ms CPU' },
    { what: `opening ${quick ? '25,000' : '250,000'} edits`, value: opened, unit: 'ms CPU', goal: { most: 20 } },
  ];
  return report('collab', lines, args);
};

const ok = await run().catch((error: unknown) => (console.error(error), false)).finally(() => {
  for (const one of children) one.kill();
});
process.exit(ok ? 0 : 1);
