import { randomInt } from 'node:crypto';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { MakeCaseConfidential } from '../../schema/documents/case.ts';
import { DocumentVersions, OpenDocument, PutDocumentAway, RestoreDocument, RoomDocuments, SettleSetAside, TitleDocument } from '../../schema/documents/investigation.ts';
import { Desk } from '../../server/investigation/text/desk.ts';
import { compaction } from '../../server/investigation/text/text.policy.ts';
import { appendLines, leaseWriter, type NewLine } from '../../server/investigation/text/text.service.ts';
import { op, room } from '../case/room.ts';
import { another, house } from '../house.ts';
import { asSuperuser } from '../server.ts';
import { aRoom } from './findings.ts';
import { at, eventually, line, opened, shelf, together } from './texts.ts';

const logged = async (h: Awaited<ReturnType<typeof house>>, id: string): Promise<number> =>
  (await h.running.house.fork().execute<{ n: number }[]>('select count(*)::int as n from document_log where document_id = ?', [id]))[0]!.n;

test('a text is opened by the team alone; what is recorded of it are its kind and a digest', async () => {
  const h = await house();
  const kase = await aRoom(h);
  expect((await h.tariq.ask(OpenDocument, { opId: op(), caseId: kase.id, input: { sort: 'findings', title: 'Mine' } })).data?.openDocument.userErrors[0]).toMatchObject({ code: 'not-found' });
  expect((await h.rami.ask(OpenDocument, { opId: op(), caseId: kase.id, input: { sort: 'findings', title: 'Mine' } })).data?.openDocument.userErrors[0]).toMatchObject({ code: 'not-permitted' });
  expect((await h.salma.ask(OpenDocument, { opId: op(), caseId: kase.id, input: { sort: 'poem', title: 'Mine' } })).data?.openDocument.userErrors[0]).toMatchObject({ field: ['sort'] });
  const id = await opened(h.salma, kase.id);
  const [document] = (await h.rami.done(RoomDocuments, { id: kase.id })).case!.documents;
  expect(document).toMatchObject({ id, title: 'What we found', sort: 'findings', latest: 0, author: { name: 'Salma Karim' } });
  const story = (await room(h.salma, kase)).story.filter(({ kind }) => kind === 'document.opened');
  expect(story).toMatchObject([{ sentence: 'A text was opened: Findings' }]);
  expect(story[0]!.fact).not.toContain('What we found');
  expect((await h.salma.ask(TitleDocument, { opId: op(), id, title: 'Other', expectedVersion: 99 })).data?.titleDocument.userErrors[0]).toMatchObject({ code: 'changed-meanwhile' });
});

test('two people write in one text at once: both read the same, and what is safe lies in the database', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const id = await opened(h.salma, kase.id);
  const [salma, lina] = [await at(h.running, h.salma, id), await at(h.running, h.lina, id)];
  await together(salma, lina);
  salma.type('The packs were warm.');
  await salma.text.safe();
  await eventually(() => expect(lina.words()).toBe('The packs were warm.'));
  lina.type(' Since when?');
  salma.type('وصلت الشحنة دافئة', 1);
  await Promise.all([salma.text.safe(), lina.text.safe()]);
  await eventually(() => expect(salma.words()).toBe('The packs were warm. Since when?\nوصلت الشحنة دافئة'));
  await eventually(() => expect(lina.words()).toBe(salma.words()));
  expect(salma.text.kept).toBe('safe');
  expect(await logged(h, id)).toBeGreaterThanOrEqual(3);
});

test('who may not see the case is told nothing; who may only read is sent every word and can add none', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const id = await opened(h.salma, kase.id);
  const salma = await at(h.running, h.salma, id);
  await together(salma);
  const stranger = await line(h.running, h.tariq);
  const heard: unknown[] = [];
  stranger.on('text', (frame) => heard.push(frame));
  expect(await stranger.emitWithAck('open', { document: id, after: 0 })).toEqual({ refused: 'closed' });
  expect(await stranger.emitWithAck('removed', { document: id, after: 0, gone: [[1, 0]] })).toEqual([]);
  expect(await stranger.emitWithAck('aside', { document: id, text: 'planted' })).toBe(false);
  const reader = await at(h.running, h.rami, id);
  await together(reader);
  expect([reader.text.writes, reader.text.ended]).toEqual([false, 'read']);
  salma.type('Three of three deliveries.');
  await salma.text.safe();
  await eventually(() => expect(reader.words()).toBe('Three of three deliveries.'));
  const before = await logged(h, id);
  const refused = new Promise((resolve) => reader.socket.once('refused', resolve));
  const doc = new Y.Doc();
  doc.getXmlFragment('body').insert(0, [new Y.XmlElement('paragraph')]);
  reader.socket.emit('write', { document: id, client: doc.clientID, n: 1, u: Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64') });
  expect(await refused).toMatchObject({ why: 'closed' });
  expect([await logged(h, id), heard]).toEqual([before, []]);
});

test('three truthful states, on this device · received · safe: safe only when it is committed in PostgreSQL; what is safe survives the server, and what was typed without a line is sent when it is back, by the next tab too', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const id = await opened(h.salma, kase.id);
  const disk = shelf();
  const first = await at(h.running, h.salma, id, disk);
  await together(first);
  // The database keeps somebody waiting: what is here and not there yet is called received, and no more.
  const lock = new pg.Client(h.databaseUrl);
  await lock.connect();
  await lock.query('begin');
  await lock.query('select from document_head where document_id = $1 for update', [id]);
  first.type('Known to be safe.');
  expect(first.text.kept).toBe('device');
  await eventually(() => expect(first.text.kept).toBe('received'));
  await lock.query('commit');
  await lock.end();
  await first.text.safe();
  expect(first.text.kept).toBe('safe');
  first.socket.disconnect();
  first.type(' Typed in the lift.');
  await eventually(() => expect(disk.unsent.size).toBe(1));
  expect([first.text.kept, first.text.online]).toEqual(['device', false]);
  const { running: other } = await another(h, h.clock.now(), {});
  const lina = await at(other, h.lina, id);
  await eventually(() => expect(lina.words()).toBe('Known to be safe.'));
  const second = await at(other, h.salma, id, disk);
  await second.text.safe();
  await eventually(() => expect(lina.words()).toBe('Known to be safe. Typed in the lift.'));
  expect(disk.unsent.size).toBe(0);
});

test('people of two servers write in one text: words and carets reach both', async () => {
  const h = await house();
  const { running: other } = await another(h, h.clock.now(), {});
  const kase = await aRoom(h);
  const id = await opened(h.salma, kase.id);
  const [salma, lina] = [await at(h.running, h.salma, id), await at(other, h.lina, id)];
  await together(salma, lina);
  for (let n = 0; n < 5; n++) {
    salma.type(`s${n} `);
    lina.type(`l${n} `, 1);
  }
  await Promise.all([salma.text.safe(), lina.text.safe()]);
  h.running.house.ring([]);
  await eventually(() => expect(salma.words().replace(/\s/g, '').length).toBe(20));
  await eventually(() => expect(lina.words()).toBe(salma.words()));
});

test('a database that is away while a text looks again ends nothing: the next words are read by all', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const id = await opened(h.salma, kase.id);
  const [salma, lina] = [await at(h.running, h.salma, id), await at(h.running, h.lina, id)];
  await together(salma, lina);
  const other = new pg.Client({ connectionString: asSuperuser(h.databaseUrl) });
  await other.connect();
  onTestFinished(() => other.end());
  const waiting = async (): Promise<number[]> => (await other.query<{ pid: number }>("select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")).rows.map(({ pid }) => pid);
  await other.query('begin; lock table document_log in access exclusive mode');
  // A bell that comes back says that something may have been missed.
  await other.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'majlis bell' and datname = current_database()");
  await expect.poll(async () => (await waiting()).length).toBeGreaterThan(0);
  for (const pid of await waiting()) await other.query('select pg_cancel_backend($1)', [pid]);
  await expect.poll(async () => (await waiting()).length).toBe(0);
  await other.query('commit');
  salma.type('Still here.');
  await salma.text.safe();
  await eventually(() => expect(lina.words()).toBe('Still here.'));
});

test('a colleague removes the paragraph in which somebody wrote without a line: the words come back on a card, with who removed the place and when; it outlives the tab and is never discarded by default', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const id = await opened(h.salma, kase.id);
  const disk = shelf();
  const [salma, lina] = [await at(h.running, h.salma, id, disk), await at(h.running, h.lina, id)];
  await together(salma, lina);
  salma.type('The packs were warm');
  await salma.text.safe();
  await eventually(() => expect(lina.words()).toBe('The packs were warm'));
  salma.socket.disconnect();
  salma.type(' — evidence EV-12');
  lina.text.doc.transact(() => lina.text.doc.getXmlFragment('body').delete(0, 1));
  await lina.text.safe();
  salma.socket.connect();
  await salma.text.safe();
  await eventually(() => expect(salma.lost).toMatchObject([{ words: ' — evidence EV-12', by: { nameEn: 'Lina Aziz' } }]));
  expect(await salma.socket.emitWithAck('removed', { document: id, after: 0, gone: [salma.lost[0]!.with] })).toMatchObject([{ nameEn: 'Lina Aziz' }]);
  // Who asks for many at once is answered for each, by one look; who never stops asking is not answered any more, and nobody else notices.
  const [client, clock] = salma.lost[0]!.with;
  const asked = { document: id, after: 0, gone: Array.from({ length: 100 }, (_, n) => (n % 2 ? [client, clock] : [client, clock + 1_000])) };
  const answers = (await salma.socket.emitWithAck('removed', asked)) as (object | null)[];
  expect([answers.length, answers.filter((one) => one === null).length]).toEqual([100, 50]);
  const stranger = await line(h.running, h.lina);
  expect(await stranger.emitWithAck('removed', asked), 'who has no seat is told nothing').toEqual([]);
  const flood = await Promise.all(Array.from({ length: 60 }, () => salma.socket.emitWithAck('removed', asked) as Promise<unknown[]>));
  expect(flood.filter(({ length }) => length).length).toBeLessThan(40);
  // The other way round: words that were safe go down with what somebody removed who had not seen them.
  lina.type('A new beginning');
  await lina.text.safe();
  await eventually(() => expect(salma.words()).toBe('A new beginning'));
  lina.socket.disconnect();
  salma.type(', and a finding');
  await salma.text.safe();
  lina.text.doc.transact(() => lina.text.doc.getXmlFragment('body').delete(0, 1));
  lina.socket.connect();
  await lina.text.safe();
  await eventually(() => expect(salma.lost.at(-1)).toMatchObject({ words: ', and a finding' }));
  expect(lina.lost).toEqual([]);
  // The tab is closed without a word, and the next one has both cards; what its person has decided on is gone, and nothing else.
  await salma.text.close();
  const next = await at(h.running, h.salma, id, disk);
  expect(next.lost.map(({ words }) => words)).toEqual([' — evidence EV-12', ', and a finding']);
  await eventually(() => expect(next.lost.every(({ by }) => by?.nameEn === 'Lina Aziz')).toBe(true));
  next.text.decided(next.lost[0]!.id);
  await next.text.close();
  const last = await at(h.running, h.salma, id, disk);
  expect(last.lost.map(({ words }) => words)).toEqual([', and a finding']);
});

test('access that ends, ends within the second: no word more arrives, the local cache is wiped; unsent text is quarantined for the lead, neither merged nor dropped', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const id = await opened(h.salma, kase.id);
  const disk = shelf();
  const [salma, huda, rami] = [await at(h.running, h.salma, id), await at(h.running, h.huda, id, disk), await at(h.running, h.rami, id)];
  await together(salma, huda, rami);
  huda.type('Seen by all. ');
  await huda.text.safe();
  await eventually(() => expect(salma.words()).toBe('Seen by all. '));
  huda.socket.disconnect();
  huda.type('Typed in the lift.');
  await eventually(() => expect(disk.unsent.size).toBe(1));
  await h.salma.done(MakeCaseConfidential, { opId: op(), id: kase.id, expectedVersion: (await room(h.salma, kase)).version, confidential: true, reason: 'Names a manager.' });
  await eventually(() => expect(rami.text.ended).toBe('out'));
  salma.type('For the team alone.');
  await salma.text.safe();
  expect(rami.words()).toBe('Seen by all. ');
  huda.socket.connect();
  await eventually(() => expect(huda.text.ended).toBe('out'));
  await eventually(() => expect([disk.unsent.size, huda.words()]).toEqual([0, 'Seen by all. Typed in the lift.']));
  const aside = async (): Promise<readonly { number: number }[]> => (await h.salma.done(RoomDocuments, { id: kase.id })).case!.documents[0]!.setAside;
  await eventually(async () => expect(await aside()).toMatchObject([{ text: 'Typed in the lift.', person: { id: h.huda.id } }]));
  expect((await h.lina.done(RoomDocuments, { id: kase.id })).case!.documents[0]!.setAside).toEqual([]);
  expect((await h.lina.ask(SettleSetAside, { opId: op(), id, number: 1 })).data?.settleSetAside.userErrors[0]).toMatchObject({ code: 'not-found' });
  await h.salma.done(SettleSetAside, { opId: op(), id, number: (await aside())[0]!.number });
  expect([await aside(), salma.words()]).toEqual([[], 'Seen by all. For the team alone.']);
});

test('a text whose writers rest becomes a version with the names of who wrote it; it is set back as new words, and put away with nothing lost', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const id = await opened(h.salma, kase.id);
  const [salma, lina] = [await at(h.running, h.salma, id), await at(h.running, h.lina, id)];
  await together(salma, lina);
  salma.type('First reading.');
  await salma.text.safe();
  await eventually(() => expect(lina.words()).toBe('First reading.'));
  lina.type(' Second hand.');
  await lina.text.safe();
  const versions = async () => (await h.salma.done(DocumentVersions, { id: kase.id })).case!.documents[0]!.versions;
  await h.clock.passes('2 minutes');
  await eventually(async () => expect(await versions()).toMatchObject([{ number: 1, text: 'First reading. Second hand.' }]));
  expect((await room(h.salma, kase)).story.find(({ kind }) => kind === 'document.revised')?.sentence).toBe('Version 1 of a text was kept, written by Salma Karim, Lina Aziz');
  lina.text.doc.transact(() => lina.text.doc.getXmlFragment('body').delete(0, 1));
  lina.type('All different.');
  await lina.text.safe();
  await h.clock.passes('2 minutes');
  await eventually(async () => expect(await versions()).toHaveLength(2));
  expect((await h.salma.ask(RestoreDocument, { opId: op(), id, number: 9 })).data?.restoreDocument.userErrors[0]).toMatchObject({ code: 'document.no-version' });
  lina.type('Not kept yet.');
  await lina.text.safe();
  await h.salma.done(RestoreDocument, { opId: op(), id, number: 1 });
  expect((await versions()).map(({ text }) => text)).toContainEqual(expect.stringContaining('Not kept yet.'));
  await eventually(() => expect(salma.words()).toBe('First reading. Second hand.'));
  await eventually(() => expect(lina.words()).toBe('First reading. Second hand.'));
  const fresh = await at(h.running, h.lina, id);
  await eventually(() => expect(fresh.words()).toBe('First reading. Second hand.'));
  const { version } = (await h.salma.done(RoomDocuments, { id: kase.id })).case!.documents[0]!;
  await h.salma.done(PutDocumentAway, { opId: op(), id, away: true, expectedVersion: version });
  await eventually(() => expect([salma.text.writes, salma.text.ended]).toEqual([false, 'read']));
});

test('a version shows what stands in a list, what is ticked, and a row of a table as one line', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const id = await opened(h.salma, kase.id);
  const salma = await at(h.running, h.salma, id);
  type Node = string | readonly [name: string, attributes: Record<string, number | boolean>, ...within: Node[]];
  const made = (node: Node): Y.XmlElement | Y.XmlText => {
    if (typeof node === 'string') return new Y.XmlText(node);
    const [name, attributes, ...within] = node;
    const element = new Y.XmlElement<Record<string, number | boolean>>(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.insert(0, within.map(made));
    return element as unknown as Y.XmlElement;
  };
  const line = (words: string): Node => ['paragraph', {}, words];
  const cell = (words: string): Node => ['tableCell', {}, line(words)];
  salma.text.doc.transact(() => salma.text.doc.getXmlFragment('body').insert(0, [
    line('ما نعرفه'),
    ['bulletList', {}, ['listItem', {}, line('Two boxes'), ['orderedList', { start: 3 }, ['listItem', {}, line('warm')], ['listItem', {}, line('open')]]], ['listItem', {}, line('One driver')]] as Node,
    ['taskList', {}, ['taskItem', { checked: true }, line('Asked')], ['taskItem', { checked: false }, line('Weighed')]] as Node,
    ['table', {}, ['tableRow', {}, cell('الوقت'), cell('°C')], ['tableRow', {}, cell('14:20'), cell('11')]] as Node,
  ].map(made)));
  await salma.text.safe();
  await h.clock.passes('2 minutes');
  const versions = async () => (await h.salma.done(DocumentVersions, { id: kase.id })).case!.documents[0]!.versions;
  await eventually(async () => expect((await versions()).map(({ text }) => text)).toEqual(['ما نعرفه\n• Two boxes\n  3. warm\n  4. open\n• One driver\n☑ Asked\n☐ Weighed\nالوقت | °C\n14:20 | 11']));
});

test('a sign that no text of the database can hold, pasted into a shared text, keeps no version from being kept', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const id = await opened(h.salma, kase.id);
  const salma = await at(h.running, h.salma, id);
  salma.type('From a \u0000scan.');
  await salma.text.safe();
  await h.clock.passes('2 minutes');
  await eventually(async () => expect((await h.salma.done(DocumentVersions, { id: kase.id })).case!.documents[0]!.versions).toMatchObject([{ number: 1, text: 'From a scan.' }]));
});

test('a text that is asked for again while somebody types in it never turns read-only, and loses nothing', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const id = await opened(h.salma, kase.id);
  const salma = await at(h.running, h.salma, id);
  await together(salma);
  for (let n = 0; n < 10; n++) {
    // A frame that does not follow what this tab has: it asks for the text anew, and its person goes on typing.
    for (const hear of salma.socket.listeners('text')) hear({ d: id, from: 1_000_000, to: 1_000_001, u: ['AAA='], by: [] });
    salma.type(`${n} `);
    await salma.text.safe();
  }
  expect(salma.ended).toEqual([]);
  const lina = await at(h.running, h.lina, id);
  await eventually(() => expect(lina.words()).toBe('0 1 2 3 4 5 6 7 8 9 '));
});

test('one comes to a text at the moment when the last one leaves it: both ways it is one text', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const id = await opened(h.salma, kase.id);
  const [salma, lina] = [await at(h.running, h.salma, id), await line(h.running, h.lina)];
  await together(salma);
  await salma.text.close();
  const socket = await line(h.running, h.salma);
  const open = (of: typeof socket): Promise<{ client: number; writes: boolean }> => of.emitWithAck('open', { document: id, after: 0 });
  const refused: unknown[] = [];
  lina.on('refused', (why) => refused.push(why));
  socket.on('refused', (why) => refused.push(why));
  for (let n = 0; n < 20; n++) {
    const [here, there] = n % 2 ? [socket, lina] : [lina, socket];
    await open(here);
    const [, { client, writes }] = await Promise.all([here.emitWithAck('close', id), open(there)]);
    expect(writes).toBe(true);
    const doc = new Y.Doc();
    doc.clientID = client;
    doc.getXmlFragment('body').insert(0, [new Y.XmlElement('paragraph')]);
    const safe = new Promise<void>((resolve) => there.on('text', ({ by }: { by: readonly (readonly [number, number])[] }) => by.some(([who]) => who === client) && resolve()));
    there.emit('write', { document: id, client, n: 1, u: Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64') });
    await Promise.race([safe, new Promise<void>((resolve) => there.once('refused', () => resolve()))]);
    await there.emitWithAck('close', id);
  }
  expect(refused).toEqual([]);
});

test('a box is ticked and taken back as often as one likes, by whoever, before a snapshot of the text and after it', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const id = await opened(h.salma, kase.id);
  const boxOf = ({ text }: Awaited<ReturnType<typeof at>>) => text.doc.getXmlFragment('body').get(1) as Y.XmlElement | undefined;
  const [salma, lina] = [await at(h.running, h.salma, id), await at(h.running, h.lina, id)];
  await together(salma, lina);
  salma.type('To do');
  salma.text.doc.transact(() => {
    const box = new Y.XmlElement('taskItem');
    salma.text.doc.getXmlFragment('body').insert(1, [box]);
    box.setAttribute('checked', false as never);
  });
  const ticks = async (who: typeof salma, checked: boolean): Promise<void> => {
    boxOf(who)!.setAttribute('checked', checked as never);
    await who.text.safe();
    await eventually(() => expect([salma, lina].map((one) => boxOf(one)?.getAttribute('checked'))).toEqual([checked, checked]));
  };
  await salma.text.safe();
  await eventually(() => expect(boxOf(lina)?.getAttribute('checked')).toBe(false));
  await ticks(salma, true);
  await ticks(lina, false);
  await ticks(salma, true);
  await h.clock.passes('2 minutes');
  await eventually(async () => expect((await h.running.house.fork().execute<{ seq: number }[]>('select seq from document_snapshot where document_id = ?', [id])).map(({ seq }) => seq > 3)).toEqual([true]));
  // Another server, which knows no more of the text than its snapshot.
  const { running: other } = await another(h, h.clock.now(), {});
  const there = await at(other, h.lina, id);
  await together(there);
  boxOf(there)!.setAttribute('checked', false as never);
  await there.text.safe();
  there.text.doc.transact(() => boxOf(there)!.setAttribute('checked', true as never));
  await there.text.safe();
  expect([there.text.writes, there.text.ended]).toEqual([true, null]);

  // A database that is away while the names of the values are asked for: they are asked for again, and the box is ticked.
  let away = true;
  const failing = Object.create(h.running.house, { fork: { value: () => {
    const em = h.running.house.fork();
    const execute = em.execute.bind(em) as (...given: unknown[]) => unknown;
    return Object.assign(em, { execute: (sql: string, ...given: unknown[]) => (away && sql.includes('generate_series') ? ((away = false), Promise.reject(new Error('The database is away.'))) : execute(sql, ...given)) });
  } } }) as typeof h.running.house;
  const taken: number[] = [];
  const desk = (await Desk.open(id, { house: failing, signal: new AbortController().signal, ears: () => 1, onLate: () => {}, onFull: () => {}, onFrame: ({ by }) => void taken.push(...by.map(([, n]) => n)) }))!;
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(there.text.doc));
  const before = Y.encodeStateVector(copy);
  (copy.getXmlFragment('body').get(1) as Y.XmlElement).setAttribute('checked', false as never);
  const bytes = Y.encodeStateAsUpdate(copy, before);
  const tick = () => desk.take(bytes, new Set([copy.clientID]), { personId: h.lina.id, bytes: Buffer.from(bytes).toString('base64'), client: copy.clientID, n: 7 });
  await expect(tick()).rejects.toThrow('The database is away.');
  expect([await tick(), away]).toEqual([null, false]);
  await desk.settled();
  expect(taken).toEqual([7]);
});

test('a long log is made short in the first pause of its writers, and without a pause where it is very long; whoever comes then reads every word, and nothing of it is a version', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const [long, veryLong] = [await opened(h.salma, kase.id), await opened(h.salma, kase.id)];
  const em = h.running.house.fork();
  const typed = new Map<string, string>();
  for (const [id, keys] of [[long, compaction.after], [veryLong, compaction.atMost]] as const) {
    const doc = new Y.Doc();
    doc.clientID = (await leaseWriter(em, id, h.salma.id, h.clock.now()))!;
    const lines: NewLine[] = [];
    doc.on('update', (update: Uint8Array) => lines.push({ personId: h.salma.id, bytes: Buffer.from(update).toString('base64'), size: update.length }));
    const text = new Y.XmlText('');
    const paragraph = new Y.XmlElement('paragraph');
    doc.transact(() => (paragraph.insert(0, [text]), doc.getXmlFragment('body').insert(0, [paragraph])));
    for (let key = 1; key < keys; key++) text.insert(text.length, String(key % 10));
    typed.set(id, text.toString());
    await appendLines(em, id, lines, h.clock.now());
    h.running.house.ring([`text ${id}`]);
  }
  const pressed = async () => (await em.execute<{ id: string }[]>('select document_id as id from document_snapshot')).map(({ id }) => id);
  await eventually(async () => expect(await pressed()).toContain(veryLong));
  expect(await pressed()).toEqual([veryLong]);
  await h.clock.passes(`${compaction.pause / 1_000} seconds`);
  await eventually(async () => expect((await pressed()).sort()).toEqual([long, veryLong].sort()));
  for (const id of [long, veryLong]) {
    const lina = await at(h.running, h.lina, id);
    await together(lina);
    await eventually(() => expect(lina.words() === typed.get(id)).toBe(true));
  }
  expect((await h.salma.done(DocumentVersions, { id: kase.id })).case!.documents.map(({ versions }) => versions)).toEqual([[], []]);
});

/** Refused; or, where bytes fell over into an update that says nothing, taken as nothing. */
const answerTo = (socket: Awaited<ReturnType<typeof line>>, client: number, n: number): Promise<boolean> =>
  new Promise((resolve) => {
    const concerns = (by: readonly (readonly [number, number])[]): boolean => by.some(([who, which]) => who === client && which === n);
    const refused = ({ by }: { by: readonly (readonly [number, number])[] }): void => settle(by, true);
    const taken = ({ by, u }: { by: readonly (readonly [number, number])[]; u: readonly unknown[] }): void => settle(by, u.length === 0);
    const settle = (by: readonly (readonly [number, number])[], harmless: boolean): void => {
      if (!concerns(by)) return;
      socket.off('refused', refused).off('text', taken);
      resolve(harmless);
    };
    socket.on('refused', refused).on('text', taken);
  });

test('updates are untrusted: size caps, malformed updates refused without hurting the room, schema of the document checked, carets schema-checked and capped', async () => {
  const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31));
  console.log(`shared text: SEED=${seed}`);
  let state = seed;
  const random = (most: number): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) % most;
  const h = await house();
  const kase = await aRoom(h);
  const id = await opened(h.salma, kase.id);
  const [salma, lina] = [await at(h.running, h.salma, id), await at(h.running, h.lina, id)];
  await together(salma, lina);
  salma.type('What stands here stays.');
  await salma.text.safe();
  await eventually(() => expect(lina.words()).toBe('What stands here stays.'));
  const before = await logged(h, id);
  const own = [...lina.text.mine].at(-1)!;
  const update = (make: (doc: Y.Doc) => void, client = own): Buffer => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(lina.text.doc));
    const vector = Y.encodeStateVector(doc);
    doc.clientID = client;
    make(doc);
    return Buffer.from(Y.encodeStateAsUpdate(doc, vector));
  };
  const bad: readonly (readonly [string, Buffer])[] = [
    ['nothing', Buffer.alloc(0)],
    ['seven bytes that claim millions', Buffer.from([0x01, 0x80, 0x80, 0x80, 0x10, 0x00, 0x00])],
    ['a forged writer', update((doc) => doc.getXmlFragment('body').insert(0, [new Y.XmlElement('paragraph')]), [...salma.text.mine][0]!)],
    ['an unknown writer', update((doc) => doc.getXmlFragment('body').insert(0, [new Y.XmlElement('paragraph')]), 77)],
    ['a block that the editor does not know', update((doc) => doc.getXmlFragment('body').insert(0, [new Y.XmlElement('script')]))],
    ['another root', update((doc) => doc.getMap('elsewhere').set('a', 1))],
    ['a link that runs', update((doc) => doc.transact(() => { const text = new Y.XmlText(); const paragraph = new Y.XmlElement('paragraph'); paragraph.insert(0, [text]); doc.getXmlFragment('body').insert(0, [paragraph]); text.insert(0, 'x', { link: { href: 'javascript:alert(1)' } }); }))],
    ['what points at words that nobody has', update((doc) => { const other = new Y.Doc(); other.clientID = 4_242; const paragraph = new Y.XmlElement('paragraph'); other.getXmlFragment('body').insert(0, [paragraph]); Y.applyUpdate(doc, Y.encodeStateAsUpdate(other)); doc.getXmlFragment('body').insert(1, [new Y.XmlElement('paragraph')]); })],
    ['a value among the blocks', update((doc) => doc.getArray('body').insert(1, ['x']))],
    ['a block in the place of a value', update((doc) => { const box = new Y.XmlElement('taskItem'); doc.getXmlFragment('body').insert(0, [box]); box.setAttribute('checked', false as never); box.setAttribute('checked', new Y.XmlElement('paragraph') as never); })],
    ['a picture that turns to another house', update((doc) => { const picture = new Y.XmlElement('picture'); doc.getXmlFragment('body').insert(0, [picture]); picture.setAttribute('src', `/files/${id}/1`); picture.setAttribute('src', 'https://elsewhere.example/x.png'); })],
    ...Array.from({ length: 20 }, (_, n): readonly [string, Buffer] => {
      const bytes = update((doc) => doc.getXmlFragment('body').insert(0, [new Y.XmlElement('paragraph')]), 77);
      for (let k = 0; k < 3; k++) bytes[random(bytes.length)] = random(256);
      return [`bytes that fell over (${n})`, bytes];
    }),
  ];
  const attacker = await at(h.running, h.lina, id);
  await together(attacker);
  let n = 0;
  for (const [what, bytes] of bad) {
    n += 1;
    attacker.socket.emit('write', { document: id, client: own, n, u: bytes.toString('base64') });
    expect(await answerTo(attacker.socket, own, n), what).toBe(true);
  }
  for (const form of [null, 7, 'x', [], {}, { document: '../..' }, { document: id, u: 7 }, { document: id, client: -1, n: 1, u: '' }]) attacker.socket.emit('write', form);
  attacker.socket.emit('caret', { document: id, caret: { anchor: { name: '<b>' }, head: 'x' } });
  expect(await logged(h, id)).toBe(before);
  salma.type(' And goes on.');
  await salma.text.safe();
  await eventually(() => expect(lina.words()).toBe('What stands here stays. And goes on.'));
  // It comes back by itself, and soon: the cut is heard, not looked for.
  const cutOff = () => new Promise<void>((resolve) => void attacker.socket.once('disconnect', () => resolve()));
  const flooded = cutOff();
  for (let k = 0; k < 300; k++) attacker.socket.emit('caret', { document: id, caret: null });
  await flooded;
  expect(salma.socket.connected).toBe(true);
  await together(attacker);
  // A message beyond what a message may be costs the line.
  const overflowed = cutOff();
  attacker.socket.emit('write', { document: id, client: own, n: 99, u: 'A'.repeat(100_000) });
  await overflowed;
  expect([salma.socket.connected, await logged(h, id) - before]).toEqual([true, 1]);
  // Whoever was cut off for saying too much comes back by themselves, and writes on.
  await together(attacker);
  attacker.type(' Calmly now.');
  await attacker.text.safe();
  await eventually(() => expect(salma.words()).toContain(' Calmly now.'));
});
