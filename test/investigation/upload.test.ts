import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { expect, test } from 'vitest';
import { JoinTeam, MakeCaseConfidential, Recuse } from '../../schema/documents/case.ts';
import { entriesAfter } from '../../server/journal/reader.ts';
import { caseStream } from '../../server/journal/stream.entity.ts';
import { FilesPort, largestFile } from '../../server/platform/files.ts';
import { house, type NamedPerson, type TestHouse } from '../house.ts';
import { op, room } from '../case/room.ts';
import { aRoom, findings } from './findings.ts';

const sha = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const cookie = (who: Pick<NamedPerson, 'cookies'>): string => [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
/** Sound, as its first bytes say; the rest is noise that repeats. */
const sound = (size: number): Buffer => {
  const bytes = Buffer.alloc(size);
  for (let at = 0; at < size; at += 4096) bytes.writeUInt32LE((at * 2_654_435_761) >>> 0, Math.min(at, size - 4));
  bytes.write('RIFF', 0, 'latin1');
  bytes.write('WAVEfmt ', 8, 'latin1');
  return bytes;
};

interface Said { status: number; body: { upload?: { id: string; offset: number; size: number } | null; evidence?: { id: string } | null; userErrors?: { code: string; field: string[] | null }[] } }

const say = async (h: TestHouse, who: Pick<NamedPerson, 'cookies'> | null, method: string, path: string, body?: object | Buffer, headers: Record<string, string> = {}): Promise<Said> => {
  const response = await fetch(`${h.running.origin}/uploads${path}`, {
    method, headers: { origin: h.running.origin, ...(who ? { cookie: cookie(who) } : {}), ...(Buffer.isBuffer(body) ? {} : body ? { 'content-type': 'application/json' } : {}), ...headers },
    ...(body ? { body: Buffer.isBuffer(body) ? (body as never) : JSON.stringify(body) } : {}),
  });
  return { status: response.status, body: (await response.json()) as Said['body'] };
};
const begin = (h: TestHouse, who: NamedPerson | null, given: { opId?: string; name?: string; size?: number; fields: Record<string, string> }) => say(h, who, 'POST', '', { opId: op(), name: 'call.wav', size: 1_000, ...given });
const send = (h: TestHouse, who: NamedPerson, id: string, offset: number, bytes: Buffer) => say(h, who, 'PATCH', `/${id}`, bytes, { 'upload-offset': String(offset) });
const codes = ({ status, body }: Said) => [status, ...(body.userErrors ?? []).map(({ code }) => code)];

test('an upload is begun by the team only, for a case that is there, and no larger than what is taken', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const fields = { case: kase.id, title: 'The call' };
  expect(codes(await begin(h, null, { fields }))).toEqual([401, 'not-permitted']);
  expect(codes(await begin(h, h.tariq, { fields }))).toEqual([404, 'not-found']);
  expect(codes(await begin(h, h.faisal, { fields }))).toEqual([403, 'not-permitted']);
  expect(codes(await begin(h, h.salma, { fields: { case: kase.id } }))).toEqual([422, 'required']);
  expect(codes(await begin(h, h.salma, { fields, size: largestFile + 1 }))).toEqual([422, 'file.too-large']);
  expect(codes(await begin(h, h.salma, { fields, size: 0 }))).toEqual([422, 'file.empty']);
  expect(codes(await begin(h, h.salma, { fields, opId: 'x' }))).toEqual([422, 'malformed']);
  expect(codes(await say(h, h.salma, 'POST', '', { opId: op(), name: 'x', size: 5, fields }, { origin: 'https://elsewhere.example' }))).toEqual([403, 'not-permitted']);

  const { id } = (await begin(h, h.salma, { fields })).body.upload!;
  for (const [method, path] of [['GET', ''], ['DELETE', ''], ['POST', '/finish']] as const) expect(codes(await say(h, h.lina, method, `/${id}${path}`, method === 'POST' ? {} : undefined))).toEqual([404, 'not-found']);
  expect(codes(await send(h, h.lina, id, 0, Buffer.alloc(10)))).toEqual([404, 'not-found']);
  expect(codes(await say(h, h.salma, 'GET', '/..%2f..%2fetc'))).toEqual([404, 'not-found']);
  for (let count = 0; count < 9; count++) await begin(h, h.salma, { fields });
  expect(codes(await begin(h, h.salma, { fields }))).toEqual([422, 'upload.too-many']);
});

test('200 MB whose line is cut in the middle go on where they stood, and arrive byte for byte', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const bytes = sound(largestFile);
  const given = { opId: op(), size: bytes.length, fields: { case: kase.id, title: 'The whole shift', unclassified: 'true' } };
  const { id } = (await begin(h, h.salma, given)).body.upload!;

  // Half of it is sent, then the cable is pulled.
  const half = request(`${h.running.origin}/uploads/${id}`, { method: 'PATCH', headers: { origin: h.running.origin, cookie: cookie(h.salma), 'upload-offset': '0', 'content-length': String(bytes.length) } });
  half.on('error', () => undefined);
  if (!half.write(bytes.subarray(0, bytes.length / 2))) await once(half, 'drain');
  await expect.poll(async () => (await say(h, h.salma, 'GET', `/${id}`)).body.upload!.offset).toBeGreaterThan(1024 * 1024);
  half.destroy();

  // Whoever comes back asks where it stands; the same intent is the same upload.
  const back = (await begin(h, h.salma, given)).body.upload!;
  expect([back.id, back.offset > 0, back.offset < bytes.length]).toEqual([id, true, true]);
  expect(codes(await send(h, h.salma, id, 0, bytes.subarray(0, 10)))).toEqual([422, 'upload.offset']);
  expect(codes(await say(h, h.salma, 'POST', `/${id}/finish`, {}))).toEqual([422, 'upload.offset']);
  let { offset } = (await say(h, h.salma, 'GET', `/${id}`)).body.upload!;
  while (offset < bytes.length) offset = (await send(h, h.salma, id, offset, bytes.subarray(offset, offset + 32 * 1024 * 1024))).body.upload!.offset;
  const done = await say(h, h.salma, 'POST', `/${id}/finish`, { hash: sha(bytes) });
  expect(codes(done)).toEqual([200]);

  const [evidence] = (await findings(h.salma, kase.id)).evidence;
  expect(evidence).toMatchObject({ id: done.body.evidence!.id, state: 'inbox', versions: [{ digest: sha(bytes), file: { size: bytes.length, type: 'audio/wav', name: 'call.wav' } }] });
  expect(await h.running.house.port(FilesPort).rehash(sha(bytes))).toBe(sha(bytes));
  // An answer that got lost is asked for again: nothing happens twice.
  expect((await say(h, h.salma, 'POST', `/${id}/finish`, {})).body.evidence).toEqual(done.body.evidence);
  expect((await entriesAfter(h.as().em, caseStream(kase.id), 0)).filter(({ kind }) => kind === 'evidence.added')).toHaveLength(1);
  expect(codes(await send(h, h.salma, id, bytes.length, Buffer.from('more')))).toEqual([422, 'upload.offset']);
});

test('what arrives otherwise than it left, or is not what its name says, becomes nothing', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const fields = { case: kase.id, title: 'A file' };
  const sent = async (bytes: Buffer, name: string, hash = sha(bytes)) => {
    const { id } = (await begin(h, h.salma, { name, size: bytes.length, fields })).body.upload!;
    await send(h, h.salma, id, 0, bytes);
    return [...codes(await say(h, h.salma, 'POST', `/${id}/finish`, { hash })), ...codes(await say(h, h.salma, 'GET', `/${id}`))];
  };
  const elf = Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), Buffer.alloc(64, 3)]);
  expect(await sent(elf, 'report.pdf')).toEqual([422, 'file.lies', 404, 'not-found']);
  expect(await sent(elf, 'report.exe')).toEqual([422, 'file.not-allowed', 404, 'not-found']);
  expect(await sent(Buffer.from('<script>alert(1)</script>'), 'photo.png')).toEqual([422, 'file.lies', 404, 'not-found']);
  expect(await sent(sound(2_000), 'call.wav', sha(Buffer.from('x')))).toEqual([422, 'upload.hash', 404, 'not-found']);
  const { id } = (await begin(h, h.salma, { size: 10, fields })).body.upload!;
  expect(codes(await send(h, h.salma, id, 0, Buffer.alloc(11)))).toEqual([422, 'upload.offset']);
  expect((await findings(h.salma, kase.id)).evidence).toEqual([]);
});

test('whoever loses the case loses the upload with the next piece; what nobody comes back to is forgotten after a day', async () => {
  const h = await house();
  const kase = await aRoom(h);
  await h.salma.done(JoinTeam, { opId: op(), id: kase.id, personId: h.omar.id });
  const fields = { case: kase.id, title: 'A file' };
  const { id } = (await begin(h, h.omar, { fields })).body.upload!;
  expect((await send(h, h.omar, id, 0, Buffer.alloc(100))).body.upload).toMatchObject({ offset: 100 });
  await h.huda.done(MakeCaseConfidential, { opId: op(), id: kase.id, expectedVersion: (await room(h.huda, kase)).version, confidential: true, reason: 'Names of patients.' });
  await h.omar.done(Recuse, { opId: op(), id: kase.id, reason: 'The driver is a cousin.' });
  expect(codes(await send(h, h.omar, id, 100, Buffer.alloc(100)))).toEqual([404, 'not-found']);

  const left = (await begin(h, h.salma, { fields })).body.upload!;
  await send(h, h.salma, left.id, 0, Buffer.alloc(500));
  await h.clock.passes('25 hours');
  await findings(h.salma, kase.id);
  expect(codes(await say(h, h.salma, 'GET', `/${left.id}`))).toEqual([404, 'not-found']);
  await begin(h, h.salma, { fields });
  expect(await h.running.house.port(FilesPort).pieces.size(left.id)).toBe(0);
});

test('a new version in pieces, against another’s: what was sent stays and is finished against the newer one', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const [one, two] = [sound(3_000), sound(5_000)];
  const first = (await begin(h, h.salma, { size: one.length, fields: { case: kase.id, title: 'The call' } })).body.upload!;
  await send(h, h.salma, first.id, 0, one);
  const evidence = (await say(h, h.salma, 'POST', `/${first.id}/finish`, {})).body.evidence!;
  const { id } = (await begin(h, h.lina, { size: two.length, fields: { evidence: evidence.id, expectedVersion: '99', redactedFrom: '1' } })).body.upload!;
  await send(h, h.lina, id, 0, two);
  expect(codes(await say(h, h.lina, 'POST', `/${id}/finish`, {}))).toEqual([422, 'changed-meanwhile']);
  const { version } = (await findings(h.lina, kase.id)).evidence[0]!;
  expect(codes(await say(h, h.lina, 'POST', `/${id}/finish`, { expectedVersion: String(version) }))).toEqual([200]);
  expect((await findings(h.faisal, kase.id)).evidence[0]!.versions.map(({ number, redactedFrom, digest }) => [number, redactedFrom, digest])).toEqual([[2, 1, sha(two)]]);
});
