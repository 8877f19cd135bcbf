import { io, type Socket } from 'socket.io-client';
import { expect, onTestFinished, test } from 'vitest';
import { MakeCaseConfidential } from '../../schema/documents/case.ts';
import type { Face } from '../../server/presence/face.ts';
import { aCase, investigated, op, room } from '../case/room.ts';
import { another, house, type NamedPerson, type TestHouse } from '../house.ts';
import { eventually } from '../investigation/texts.ts';
import { Session } from '../../server/people/access/session.entity.ts';
import { redis } from '../redis.ts';
import { ringOf } from '../../web/src/lib/platform/ui/face.ts';

interface Tab { readonly socket: Socket; readonly seen: Face[][]; readonly entered: boolean; out: boolean }

/** A tab of somebody in a room; the line is cut when the test ends. */
const tab = async (h: Pick<TestHouse, 'running'>, who: NamedPerson, caseId: string): Promise<Tab> => {
  const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const socket = io(`${h.running.origin}/presence`, { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders: { cookie, origin: h.running.origin } });
  onTestFinished(() => void socket.disconnect());
  const made: { socket: Socket; seen: Face[][]; entered: boolean; out: boolean } = { socket, seen: [], entered: false, out: false };
  socket.on('faces', (faces: Face[]) => void made.seen.push(faces));
  socket.on('out', () => void (made.out = true));
  await new Promise<void>((resolve, reject) => (socket.once('connect', () => resolve()), socket.once('connect_error', reject)));
  made.entered = (await socket.emitWithAck('enter', { caseId, panel: 'story' })) as boolean;
  return made;
};
const now = (one: Tab): readonly string[] => (one.seen.at(-1) ?? []).map((face) => `${face.nameEn}${face.away ? ' away' : ''}`);

test('five tabs are one avatar; who leaves is gone, and identity is what the server says', async () => {
  const h = await house();
  const kase = await investigated(h);
  const salma = await tab(h, h.salma, kase.id);
  for (let n = 0; n < 4; n++) await tab(h, h.salma, kase.id);
  const faisal = await tab(h, h.faisal, kase.id);
  await eventually(() => expect(now(salma)).toEqual(['Salma Karim', 'Faisal Otaibi']));
  faisal.socket.emit('here', { panel: 'causes', nameEn: 'Somebody else', part: 'lead', id: h.huda.id });
  await eventually(() => expect(salma.seen.at(-1)).toMatchObject([{ part: 'lead', nameEn: 'Salma Karim' }, { nameEn: 'Faisal Otaibi', panel: 'causes', part: 'other', id: h.faisal.id }]));
  faisal.socket.disconnect();
  await eventually(() => expect(now(salma)).toEqual(['Salma Karim']));
});

test('an unplugged cable dims within 10 s and is gone within 30 s; a 3 s blip causes no flicker', async () => {
  const h = await house();
  const kase = await investigated(h);
  const salma = await tab(h, h.salma, kase.id);
  const faisal = await tab(h, h.faisal, kase.id);
  await eventually(() => expect(now(salma)).toHaveLength(2));
  // Both ends give up a line on which nothing comes, long before a face is gone.
  const { pingInterval, pingTimeout } = JSON.parse((await (await fetch(`${h.running.origin}/socket.io/?EIO=4&transport=polling`, { headers: { origin: h.running.origin } })).text()).slice(1)) as { pingInterval: number; pingTimeout: number };
  expect(pingInterval + pingTimeout).toBeLessThanOrEqual(20_000);
  faisal.socket.io.engine.close();
  const passes = async (seconds: number): Promise<void> => {
    for (let n = 0; n < seconds; n += 2) {
      salma.socket.emit('here', {});
      await h.clock.passes('2 seconds');
    }
  };
  const before = salma.seen.length;
  await passes(4);
  expect(salma.seen.slice(before)).toEqual([]);
  await passes(8);
  await eventually(() => expect(now(salma)).toContain('Faisal Otaibi away'));
  await passes(20);
  await eventually(() => expect(now(salma)).toEqual(['Salma Karim']));
});

test('presence in a confidential case is invisible to those without access, in counters too: who may not read the case cannot enter, and access that ends, ends here within the second', async () => {
  const h = await house();
  const kase = await investigated(h);
  const other = await aCase(h, { title: 'Another' });
  expect((await tab(h, h.tariq, kase.id)).entered).toBe(false);
  expect((await tab(h, h.sami, kase.id)).entered).toBe(false);
  const faisal = await tab(h, h.faisal, kase.id);
  const elsewhere = await tab(h, h.faisal, other.id);
  const salma = await tab(h, h.salma, kase.id);
  expect([faisal.entered, elsewhere.entered, salma.entered]).toEqual([true, true, true]);
  await h.huda.done(MakeCaseConfidential, { opId: op(), id: kase.id, expectedVersion: (await room(h.huda, kase)).version, confidential: true, reason: 'Names a manager.' });
  await eventually(() => expect(faisal.out).toBe(true));
  await eventually(() => expect(now(salma)).toEqual(['Salma Karim']));
  const told = faisal.seen.length;
  salma.socket.emit('here', { panel: 'causes' });
  await eventually(() => expect(salma.seen.at(-1)).toMatchObject([{ panel: 'causes' }]));
  expect(faisal.seen.length).toBe(told);
  expect(elsewhere.out).toBe(false);
});

test('a crash leaves no ghost, and typing dies 5 s after the typist vanishes; idle is told, and so are the three levels: viewing, editing this field, writing to the customer', async () => {
  const h = await house();
  const kase = await investigated(h);
  const [salma, faisal] = [await tab(h, h.salma, kase.id), await tab(h, h.faisal, kase.id)];
  const his = () => salma.seen.at(-1)?.find(({ nameEn }) => nameEn === 'Faisal Otaibi');
  const field = `cause:${kase.id}`;
  await eventually(() => expect(his()).toMatchObject({ level: 'viewing', field: null, idle: false, panel: 'story' }));
  faisal.socket.emit('here', { idle: true });
  await eventually(() => expect(his()).toMatchObject({ idle: true }));
  faisal.socket.emit('here', { idle: false, level: 'writing', field: null });
  await eventually(() => expect(his()).toMatchObject({ idle: false, level: 'writing' }));
  faisal.socket.emit('here', { level: 'editing', field });
  await eventually(() => expect(his()).toMatchObject({ level: 'editing', field }));
  // The process is gone without a word.
  faisal.socket.io.engine.close();
  await h.clock.passes('4 seconds');
  await eventually(() => expect(his()).toMatchObject({ level: 'editing', away: false }));
  salma.socket.emit('here', {});
  await h.clock.passes('2 seconds');
  await eventually(() => expect(his()).toMatchObject({ level: 'viewing', field: null, away: false }));
  for (let n = 0; n < 26; n += 2) {
    salma.socket.emit('here', {});
    await h.clock.passes('2 seconds');
  }
  await eventually(() => expect(now(salma)).toEqual(['Salma Karim']));
  const back = await tab(h, h.faisal, kase.id);
  await eventually(() => expect(now(back)).toEqual(['Salma Karim', 'Faisal Otaibi']));
});

test('colours are equal for all viewers and never the only mark: the ring of a face comes from whose it is, with a pattern to each colour and a name', async () => {
  const h = await house();
  const kase = await investigated(h);
  const [salma, faisal] = [await tab(h, h.salma, kase.id), await tab(h, h.faisal, kase.id)];
  await eventually(() => expect([now(salma).length, now(faisal).length]).toEqual([2, 2]));
  const rings = (one: Tab) => one.seen.at(-1)!.map(({ id, nameEn, nameAr }) => [nameEn, nameAr, ringOf(id)]);
  expect(rings(salma)).toEqual(rings(faisal));
  const many = Array.from({ length: 400 }, (_, n) => ringOf(`0199b2c4-${n}-7000-8000-${n * 7919}`));
  expect(new Set(many.map(({ colour, pattern }) => `${colour}${pattern}`)).size, 'each pattern in each colour').toBe(16);
});

test('what is selected is told as an anchor to those in the room and to nobody else; what is no anchor is dropped whole', async () => {
  const h = await house();
  const kase = await investigated(h);
  const other = await aCase(h, { title: 'Another' });
  const salma = await tab(h, h.salma, kase.id);
  const faisal = await tab(h, h.faisal, kase.id);
  const elsewhere = await tab(h, h.faisal, other.id);
  const anchor = `cause:${kase.id}`;
  salma.socket.emit('here', { anchor });
  await eventually(() => expect(faisal.seen.at(-1)).toMatchObject([{ nameEn: 'Salma Karim', anchor }, { anchor: null }]));
  const count = faisal.seen.length;
  for (const bad of ['cause:1', 'CAUSE:'.concat(kase.id), `<b>:${kase.id}`, `${'a'.repeat(17)}:${kase.id}`, `${anchor}x`, 7, {}, 'x'.repeat(9_000)]) salma.socket.emit('here', { anchor: bad, panel: 'evidence' });
  salma.socket.emit('here', { panel: 'causes' });
  await eventually(() => expect(faisal.seen.at(-1)).toMatchObject([{ panel: 'causes', anchor }, {}]));
  expect(faisal.seen.length).toBe(count + 1);
  expect(JSON.stringify(elsewhere.seen)).not.toContain(kase.id);
  await h.huda.done(MakeCaseConfidential, { opId: op(), id: kase.id, expectedVersion: (await room(h.huda, kase)).version, confidential: true, reason: 'Names a manager.' });
  await eventually(() => expect(faisal.out).toBe(true));
  const told = faisal.seen.length;
  salma.socket.emit('here', { anchor: null });
  await eventually(() => expect(salma.seen.at(-1)).toMatchObject([{ anchor: null }]));
  expect(faisal.seen.length).toBe(told);
});

test('nobody enters without a session; what is of no allowed form is dropped, and a flood is cut', async () => {
  const h = await house();
  const kase = await investigated(h);
  await expect(tab(h, { ...h.salma, cookies: new Map() }, kase.id)).rejects.toThrow();
  const salma = await tab(h, h.salma, kase.id);
  const count = salma.seen.length;
  for (const bad of [null, 7, 'x', [], { panel: '<b>' }, { panel: 'a'.repeat(99) }, { level: 'root' }, { field: 'x:y' }, { caseId: '../..' }]) salma.socket.emit('here', bad);
  salma.socket.emit('here', { panel: 'causes' });
  await eventually(() => expect(salma.seen.at(-1)).toMatchObject([{ panel: 'causes', level: 'viewing', field: null }]));
  expect(salma.seen.length).toBe(count + 1);
  for (let n = 0; n < 200; n++) salma.socket.emit('here', {});
  await eventually(() => expect(salma.socket.connected).toBe(false));
});

test('people of one room who come in by different servers see each other come, move and go', async () => {
  const { url } = await redis();
  const h = await house({ settings: { REDIS_URL: url } });
  const { running: other } = await another(h, h.clock.now(), { REDIS_URL: url });
  const kase = await investigated(h);
  const salma = await tab(h, h.salma, kase.id);
  const faisal = await tab({ running: other }, h.faisal, kase.id);
  await eventually(() => expect(now(salma)).toEqual(['Salma Karim', 'Faisal Otaibi']));
  await eventually(() => expect(now(faisal)).toEqual(['Salma Karim', 'Faisal Otaibi']));
  salma.socket.emit('here', { panel: 'causes' });
  await eventually(() => expect(faisal.seen.at(-1)).toMatchObject([{ nameEn: 'Salma Karim', part: 'lead', panel: 'causes' }, {}]));
  faisal.socket.emit('leave');
  await eventually(() => expect(now(salma)).toEqual(['Salma Karim']));
});

test('a Redis that is lost costs the faces of other servers, and nothing else: people go on, and the servers stop as they should', async () => {
  const between = await redis();
  const h = await house({ settings: { REDIS_URL: between.url, LOG_LEVEL: 'silent' } });
  const kase = await investigated(h);
  const salma = await tab(h, h.salma, kase.id);
  await between.stop();
  const faisal = await tab(h, h.faisal, kase.id);
  await eventually(() => expect(now(salma)).toEqual(['Salma Karim', 'Faisal Otaibi']));
  faisal.socket.emit('here', { panel: 'causes' });
  await eventually(() => expect(salma.seen.at(-1)).toMatchObject([{}, { nameEn: 'Faisal Otaibi', panel: 'causes' }]));
  expect((await room(h.salma, kase)).title).toBe('Cold-chain delivery arrived warm');
});

test('the lead asks those who are here to come to a place: once and quietly, and nobody but the lead', async () => {
  const h = await house();
  const kase = await investigated(h);
  const [salma, second, faisal] = [await tab(h, h.salma, kase.id), await tab(h, h.salma, kase.id), await tab(h, h.faisal, kase.id)];
  const asked: unknown[] = [];
  for (const { socket } of [salma, second]) socket.on('gather', () => asked.push('the lead'));
  faisal.socket.on('gather', (given) => asked.push(given));
  const anchor = `cause:${kase.id}`;
  expect(await faisal.socket.emitWithAck('gather', { panel: 'causes', anchor })).toBe(false);
  expect(await salma.socket.emitWithAck('gather', { panel: 'causes', anchor, nameEn: 'Somebody else' })).toBe('asked');
  await eventually(() => expect(asked).toEqual([{ nameEn: 'Salma Karim', nameAr: 'سلمى كريم', panel: 'causes', anchor }]));
  expect(await salma.socket.emitWithAck('gather', { panel: 'story' })).toBe('asked');
  // From any of the lead's screens: the room is asked at most so often.
  expect(await second.socket.emitWithAck('gather', { panel: 'story' })).toBe('early');
  const stranger = await tab(h, h.tariq, kase.id);
  expect(await stranger.socket.emitWithAck('gather', { panel: 'story' })).toBe(false);
  await eventually(() => expect(asked).toHaveLength(2));
});

test('whoever enters a second room has left the first, however fast: nobody stays in a room that nobody watches over', async () => {
  const h = await house();
  const [kase, other] = [await investigated(h), await aCase(h, { title: 'Another' })];
  const [salma, faisal] = [await tab(h, h.salma, kase.id), await tab(h, h.faisal, other.id)];
  expect(await Promise.all([kase, other].map(({ id }) => faisal.socket.emitWithAck('enter', { caseId: id })))).toEqual([true, true]);
  await eventually(() => expect(now(salma)).toEqual(['Salma Karim']));
  salma.socket.emit('here', { panel: 'causes' });
  await eventually(() => expect(salma.seen.at(-1)).toMatchObject([{ panel: 'causes' }]));
  expect(JSON.stringify(faisal.seen.at(-1))).not.toContain('Salma');
});

test('a session that has grown too old ends presence too, though its tab says nothing any more', async () => {
  const h = await house();
  const kase = await investigated(h);
  const [salma, faisal] = [await tab(h, h.salma, kase.id), await tab(h, h.faisal, kase.id)];
  await eventually(() => expect(now(salma)).toHaveLength(2));
  await h.running.house.fork().nativeUpdate(Session, { personId: h.faisal.id }, { expiresAt: h.clock.now() });
  for (let n = 0; n < 34; n += 2) {
    salma.socket.emit('here', {});
    await h.clock.passes('2 seconds');
  }
  await eventually(() => expect(faisal.out).toBe(true));
  const told = faisal.seen.length;
  salma.socket.emit('here', { panel: 'evidence' });
  await eventually(() => expect(salma.seen.at(-1)).toMatchObject([{ nameEn: 'Salma Karim', panel: 'evidence' }]));
  expect(faisal.seen.length).toBe(told);
});
