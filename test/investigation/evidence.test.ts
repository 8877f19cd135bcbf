import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { house, type NamedPerson, type TestHouse } from '../house.ts';
import { NameRespondent } from '../../schema/documents/case.ts';
import { AddEvidence, BackCause, ClassifyEvidence, EvidenceCustody, Findings, RecordDecision, ReviseEvidence } from '../../schema/documents/investigation.ts';
import { entriesAfter } from '../../server/journal/reader.ts';
import { caseStream, trackingStream } from '../../server/journal/stream.entity.ts';
import { tell } from '../../server/journal/telling.ts';
import { diskFiles, FilesPort } from '../../server/platform/files.ts';
import { op, room } from '../case/room.ts';
import { added, aRoom, findings, findingsOf, shown } from './findings.ts';

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');
const sha = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

interface Post { readonly fields?: Record<string, string>; readonly bytes?: Buffer | string | null; readonly name?: string; readonly origin?: string; readonly body?: BodyInit }
interface Posted { status: number; body: { evidence: { id: string } | null; userErrors: { code: string; message: string; field: string[] | null }[] } }

const post = async (h: TestHouse, who: Pick<NamedPerson, 'cookies'> | null, { fields = {}, bytes = png, name = 'box.png', origin = h.running.origin, body }: Post): Promise<Posted> => {
  const form = new FormData();
  for (const [key, value] of Object.entries({ opId: op(), ...fields })) form.set(key, value);
  if (bytes !== null) form.set('file', new Blob([bytes as never]), name);
  const response = await fetch(`${h.running.origin}/files`, { method: 'POST', headers: { origin, ...(who ? { cookie: [...who.cookies].map(([k, v]) => `${k}=${v}`).join('; ') } : {}) }, body: body ?? form });
  return { status: response.status, body: (await response.json()) as Posted['body'] };
};
const get = (h: TestHouse, who: Pick<NamedPerson, 'cookies'> | null, path: string, headers: Record<string, string> = {}) =>
  fetch(`${h.running.origin}/files/${path}`, { headers: { ...headers, ...(who ? { cookie: [...who.cookies].map(([k, v]) => `${k}=${v}`).join('; ') } : {}) } });

test('a file is posted by the team only, and its hash is fixed before anybody works with it', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const fields = { case: kase.id, title: 'The box on arrival', source: 'Driver' };
  expect((await post(h, null, { fields })).status).toBe(401);
  expect((await post(h, h.tariq, { fields })).status).toBe(404);
  expect((await post(h, h.faisal, { fields })).status).toBe(403);
  expect((await post(h, h.salma, { fields: { ...fields, case: 'x' } })).status).toBe(404);
  expect(await post(h, h.salma, { fields: { case: kase.id } })).toMatchObject({ status: 422, body: { userErrors: [{ code: 'required', field: ['title'] }] } });
  expect(await post(h, h.salma, { fields, bytes: null })).toMatchObject({ status: 422, body: { userErrors: [{ code: 'required', field: ['file'] }] } });
  expect(await post(h, h.salma, { fields, bytes: '' })).toMatchObject({ status: 422, body: { userErrors: [{ code: 'file.empty' }] } });
  expect((await post(h, h.salma, { fields, origin: 'https://elsewhere.example' })).status).toBe(403);
  expect((await post(h, h.salma, { body: 'no form' })).status).toBe(422);
  expect((await findings(h.salma, kase.id)).evidence).toEqual([]);

  const once = { fields: { ...fields, opId: op() }, name: 'bo\u202ex:1.png' };
  const first = await post(h, h.salma, once);
  expect(first).toMatchObject({ status: 200, body: { userErrors: [] } });
  expect((await post(h, h.salma, once)).body.evidence!.id).toBe(first.body.evidence!.id);
  const [evidence] = (await findings(h.faisal, kase.id)).evidence;
  expect(evidence).toMatchObject({ number: 1, title: 'The box on arrival', source: 'Driver', state: 'kept', latest: 1 });
  expect(evidence!.versions).toMatchObject([{ number: 1, digest: sha(png), author: { name: 'Salma Karim' }, file: { hash: sha(png), size: png.length, type: 'image/png', name: 'box_1.png' } }]);
  const entry = (await entriesAfter(h.as().em, caseStream(kase.id), 0)).find(({ kind }) => kind === 'evidence.added')!;
  expect(entry.fact).toMatchObject({ number: 1, version: 1, hash: sha(png), file: true });
  expect((await entriesAfter(h.as().em, trackingStream(kase.id), 0)).map(({ kind }) => kind)).not.toContain('evidence.added');
});

test('bad input: files that lie about their type, and a 5,000-character name: bytes say what a file is, not its name; what is too large is cut off; others in the room notice nothing', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const fields = { case: kase.id, title: 'A file' };
  const elf = Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), Buffer.alloc(64, 3)]);
  expect(await post(h, h.salma, { fields, bytes: elf, name: 'harmless.png' })).toMatchObject({ status: 422, body: { userErrors: [{ code: 'file.lies' }] } });
  expect(await post(h, h.salma, { fields, bytes: elf, name: 'tool.bin' })).toMatchObject({ status: 422, body: { userErrors: [{ code: 'file.not-allowed' }] } });
  expect(await post(h, h.salma, { fields, bytes: '<script>alert(1)</script>', name: 'photo.png' })).toMatchObject({ status: 422, body: { userErrors: [{ code: 'file.lies' }] } });
  expect(await post(h, h.salma, { fields, bytes: png, name: 'contract.pdf' })).toMatchObject({ status: 422, body: { userErrors: [{ code: 'file.lies' }] } });
  expect((await post(h, h.salma, { fields, bytes: '<script>alert(1)</script>', name: 'page.html' })).status).toBe(200);
  expect((await post(h, h.salma, { fields, bytes: Buffer.from([0xd4, 0xe6, 0xd1, 0x2c, 0x31, 0x0a]), name: 'windows-1256.csv' })).status).toBe(200);
  const all = (await findings(h.salma, kase.id)).evidence;
  expect(all.map(({ versions }) => versions[0]!.file!.type)).toEqual(['text/plain', 'text/plain']);
  const page = await get(h, h.salma, `${all[0]!.id}/1?view`);
  expect(Object.fromEntries(['content-type', 'x-content-type-options', 'content-security-policy'].map((name) => [name, page.headers.get(name)])))
    .toEqual({ 'content-type': 'application/octet-stream', 'x-content-type-options': 'nosniff', 'content-security-policy': "sandbox; default-src 'none'" });
  expect(page.headers.get('content-disposition')).toMatch(/^attachment/);

  // A name of five thousand characters is cut to what a disk and a reader can bear, and keeps its ending.
  const seq = (await room(h.lina, kase)).seq;
  expect((await post(h, h.salma, { fields, name: `${'ط'.repeat(4_996)}.png` })).status).toBe(200);
  const named = (await findings(h.lina, kase.id)).evidence.at(-1)!.versions[0]!.file!.name;
  expect([named.length <= 200, named.startsWith('ططط'), named.endsWith('.png')]).toEqual([true, true, true]);
  expect((await post(h, h.salma, { fields: { ...fields, title: 'x'.repeat(5_000) } }))).toMatchObject({ status: 422, body: { userErrors: [{ code: 'too-long', field: ['title'] }] } });
  expect((await room(h.lina, kase)).seq, 'one entry for the one that was taken, none for what was refused').toBe(seq + 1);

  const files = h.running.house.port(FilesPort);
  Object.assign(files, diskFiles('build/test-house/small', 1_000));
  expect(await post(h, h.salma, { fields, bytes: Buffer.alloc(5_000, 65), name: 'long.txt' })).toMatchObject({ status: 422, body: { userErrors: [{ code: 'file.too-large' }] } });
  expect((await post(h, h.salma, { fields, bytes: Buffer.alloc(900, 65), name: 'short.txt' })).status).toBe(200);
});

test('reading goes into custody, and is refused to outsiders in the words of what does not exist', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const id = (await post(h, h.salma, { fields: { case: kase.id, title: 'Photo' } })).body.evidence!.id;
  for (const who of [null, h.tariq, h.sami, h.amal]) expect((await get(h, who, `${id}/1`)).status).toBe(404);
  for (const path of [`${id}/2`, `${id}/x`, 'x/1', `${kase.id}/1`]) expect((await get(h, h.salma, path)).status).toBe(404);

  const seen = await get(h, h.faisal, `${id}/1?view`);
  expect([seen.status, seen.headers.get('content-type'), seen.headers.get('cache-control')]).toEqual([200, 'image/png', 'private, no-store']);
  expect(Buffer.from(await seen.arrayBuffer())).toEqual(png);
  const part = await get(h, h.rami, `${id}/1`, { range: 'bytes=0-7' });
  expect([part.status, part.headers.get('content-range'), Buffer.from(await part.arrayBuffer()).length]).toEqual([206, `bytes 0-7/${png.length}`, 8]);
  expect((await get(h, h.rami, `${id}/1`, { range: 'bytes=9000-' })).status).toBe(416);
  const { custody } = (await h.salma.done(EvidenceCustody, { id: kase.id })).case!.evidence[0]!;
  expect(custody.map(({ what, number, person }) => `${person!.name} ${what} ${number}`).sort()).toEqual(['Faisal Otaibi viewed 1', 'Rami Darwish downloaded 1', 'Rami Darwish downloaded 1']);
  await expect(h.as().em.execute("delete from custody")).rejects.toThrow(/only appended/);
});

test('whoever is complained about sees none of it, though they head the department that answers', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const id = (await post(h, h.salma, { fields: { case: kase.id, title: 'Photo' } })).body.evidence!.id;
  expect((await get(h, h.faisal, `${id}/1`)).status).toBe(200);
  await h.huda.done(NameRespondent, { opId: op(), id: kase.id, expectedVersion: (await room(h.huda, kase)).version, input: { personId: h.faisal.id } });
  expect((await get(h, h.faisal, `${id}/1`)).status).toBe(404);
  expect(await findingsOf(h.faisal, kase.id)).toBeNull();
  expect((await post(h, h.faisal, { fields: { case: kase.id, title: 'Mine' } })).status).toBe(404);
});

test('a new version stands beside the old; a redaction is a derivative that most people have instead', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const first = (await post(h, h.salma, { fields: { case: kase.id, title: 'Call record' }, bytes: 'Caller: N. Haddad, 05…', name: 'call.txt' })).body.evidence!;
  const version = async () => (await findings(h.salma, kase.id)).evidence[0]!.version;
  const revise = async (who: NamedPerson, more: Record<string, string> = {}, expected?: number) => post(h, who, { fields: { evidence: first.id, expectedVersion: String(expected ?? (await version())), ...more }, bytes: 'Caller: …', name: 'call.txt' });
  expect((await revise(h.faisal)).status).toBe(403);
  expect(await revise(h.lina, {}, 99)).toMatchObject({ status: 422, body: { userErrors: [{ code: 'changed-meanwhile', message: expect.stringContaining('Salma Karim') }] } });
  expect(await revise(h.lina, { redactedFrom: '7' })).toMatchObject({ status: 422, body: { userErrors: [{ code: 'evidence.no-version', field: ['redactedFrom'] }] } });
  expect((await revise(h.lina, { redactedFrom: '1' })).status).toBe(200);
  expect((await findings(h.salma, kase.id)).evidence[0]!.versions.map(({ number, redactedFrom }) => [number, redactedFrom])).toEqual([[1, null], [2, 1]]);
  expect((await findings(h.faisal, kase.id)).evidence[0]!.versions.map(({ number }) => number)).toEqual([2]);
  expect([(await get(h, h.faisal, `${first.id}/1`)).status, (await get(h, h.faisal, `${first.id}/2`)).status, (await get(h, h.huda, `${first.id}/1`)).status]).toEqual([404, 200, 200]);
});

test('a sentence is evidence too; what is confidential stays with the team, quality and auditors', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const input = { title: 'What the driver said', text: 'The door was open for an hour.' };
  expect(await h.faisal.refused(AddEvidence, { opId: op(), caseId: kase.id, input })).toEqual(['not-permitted']);
  expect(await h.salma.refused(AddEvidence, { opId: op(), caseId: kase.id, input: { ...input, text: '' } })).toEqual(['required']);
  expect(await h.salma.refused(AddEvidence, { opId: op(), caseId: kase.id, input: { ...input, happenedAt: '2027-01-01T00:00:00Z' } })).toEqual(['date-order']);
  await shown(h.salma, kase.id);
  const hidden = (await h.salma.done(AddEvidence, { opId: op(), caseId: kase.id, input: { ...input, confidential: true } })).addEvidence.evidence!;
  expect(hidden).toMatchObject({ number: 2, confidential: true, versions: [{ text: 'The door was open for an hour.', file: null }] });
  const titles = async (who: NamedPerson) => (await findings(who, kase.id)).evidence.map(({ title }) => title);
  expect(await titles(h.lina)).toEqual(['Logger curve', 'What the driver said']);
  expect(await titles(h.rami)).toHaveLength(2);
  expect(await titles(h.faisal)).toEqual(['Logger curve']);
  // Nor is it told by what rests on it.
  const [open] = (await findings(h.faisal, kase.id)).evidence;
  const on = [`${open!.id}@1`, `${hidden.id}@1`];
  const cause = await added(h.salma, kase.id, 'The door stood open');
  await h.salma.done(BackCause, { opId: op(), id: cause.id, input: { evidence: on } });
  await h.salma.done(RecordDecision, { opId: op(), caseId: kase.id, input: { question: 'Is it destroyed?', options: [{ text: 'Yes', chosen: true }], reason: 'It was warm.', evidence: on } });
  const rests = async (who: NamedPerson) => (await findings(who, kase.id).then(({ causes, decisions }) => [...causes, ...decisions])).map(({ evidence }) => evidence);
  expect(await rests(h.rami)).toEqual([on, on]);
  expect(await rests(h.faisal)).toEqual([[on[0]], [on[0]]]);
  const entries = await entriesAfter(h.as().em, caseStream(kase.id), 0);
  const at = entries.findIndex(({ kind }) => kind === 'evidence.added-confidential');
  const faisal = h.as({ kind: 'person', id: h.faisal.id, roles: ['head'], departments: kase.departmentIds });
  expect((await tell(faisal, entries))[at]!.hole).toBe(true);
});

test('setting evidence aside needs a reason; nothing that was taken in is ever gone', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const evidence = await shown(h.salma, kase.id);
  const set = (who: NamedPerson, reason?: string, expectedVersion = evidence.version) =>
    who.refused(ClassifyEvidence, { opId: op(), id: evidence.id, input: { title: 'Logger curve', state: 'excluded', confidential: false, ...(reason ? { reason } : {}) }, expectedVersion });
  expect(await set(h.tariq, 'x')).toEqual(['not-found']);
  expect(await set(h.faisal, 'x')).toEqual(['not-permitted']);
  expect(await set(h.lina)).toEqual(['required']);
  expect(await set(h.lina, 'x', 9)).toEqual(['changed-meanwhile']);
  expect(await set(h.lina, 'Of another box.')).toEqual([]);
  expect((await h.salma.done(Findings, { id: kase.id })).case!.evidence[0]).toMatchObject({ state: 'excluded', excludedWhy: 'Of another box.' });
  expect(await h.salma.refused(ReviseEvidence, { opId: op(), id: evidence.id, text: 'Read again: 02:11.', expectedVersion: evidence.version })).toEqual(['changed-meanwhile']);
  const now = (await findings(h.salma, kase.id)).evidence[0]!;
  await h.salma.done(ReviseEvidence, { opId: op(), id: evidence.id, text: 'Read again: 02:11.', expectedVersion: now.version });
  expect((await findings(h.salma, kase.id)).evidence[0]!.versions.map(({ text }) => text)).toEqual(['Above 8 °C from 02:10 to 04:40.', 'Read again: 02:11.']);
});
