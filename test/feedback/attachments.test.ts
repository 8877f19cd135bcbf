import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { AddToMatter, AttachedFiles, Detach, DraftOf, Receive, Submit, TrackedBy } from '../../schema/documents/feedback.ts';
import { Findings } from '../../schema/documents/investigation.ts';
import { attachmentLimits } from '../../server/feedback/attachment.service.ts';
import { FilesPort } from '../../server/platform/files.ts';
import { house, type TestHouse } from '../house.ts';
import { linkOf, noura, opId, tell, warm, type Receipt } from './telling.ts';

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');
const elf = Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), Buffer.alloc(64, 3)]);
const form = () => `draft-of-a-form-${opId().replaceAll(' ', '-')}`;

interface Sends { readonly files?: readonly { name: string; bytes: Buffer | string }[]; readonly fields?: Record<string, string>; readonly cookie?: string; readonly draft?: string; readonly origin?: string; readonly path?: string; readonly accept?: string; readonly language?: string }
interface Sent { status: number; to: string | null; files: { id: string; name: string }[]; refused: { code: string; message: string; field: string[] }[] }

const attach = async (h: TestHouse, { files = [{ name: 'box.png', bytes: png }], fields = {}, cookie = '', draft, origin = h.running.origin, path = '', accept = 'application/json', language = 'en' }: Sends): Promise<Sent> => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  for (const { name, bytes } of files) body.append('file', new Blob([bytes as never]), name);
  const response = await fetch(`${h.running.origin}/attach${path}`, { method: 'POST', redirect: 'manual', headers: { origin, accept, 'accept-language': language, ...(cookie ? { cookie } : {}), ...(draft ? { 'x-draft': draft } : {}) }, body });
  const answer = (response.headers.get('content-type') ?? '').includes('json') ? ((await response.json()) as { files: Sent['files']; userErrors: Sent['refused'] }) : { files: [], userErrors: [] };
  return { status: response.status, to: response.headers.get('location'), files: answer.files, refused: answer.userErrors };
};
const withLink = (receipt: Receipt) => `tracking=${receipt.number}.${receipt.secret}`;
const evidenceOf = async (h: TestHouse, id: string) => (await h.huda.done(Findings, { id })).case!.evidence;

test('a file without a draft, a link or an account is nobody’s; another site posts nothing', async () => {
  const h = await house();
  expect(await attach(h, {})).toMatchObject({ status: 422, refused: [{ code: 'not-permitted', field: ['files'] }] });
  expect(await attach(h, { cookie: `draft=${form()}`, origin: 'https://elsewhere.example' })).toMatchObject({ status: 422, refused: [{ code: 'not-permitted' }] });
  expect((await attach(h, { path: '/1234567890' })).status).toBe(404);
  expect(await h.guest().refused(AttachedFiles, {})).toEqual(['FORBIDDEN']);
});

test('bytes say what a file is; a refusal names the field in the reader’s language and costs nothing that was sent before', async () => {
  const h = await house();
  const draft = form();
  const cookie = `draft=${draft}`;
  expect((await attach(h, { cookie })).files).toHaveLength(1);
  expect(await attach(h, { cookie, files: [{ name: 'box.exe', bytes: elf }] })).toMatchObject({ status: 422, refused: [{ code: 'file.not-allowed', field: ['files'], message: expect.stringContaining('Files of this kind') }] });
  expect((await attach(h, { cookie, language: 'ar', files: [{ name: 'box.exe', bytes: elf }] })).refused[0]!.message).toContain('غير مقبول');
  expect(await attach(h, { cookie, files: [{ name: 'box.png', bytes: elf }] }), 'a program under the name of a picture').toMatchObject({ status: 422, refused: [{ code: 'file.lies', message: expect.stringContaining('not what its name says') }] });
  expect((await attach(h, { cookie, files: [{ name: 'empty.txt', bytes: '' }] })).refused[0]!.code).toBe('file.empty');
  expect((await attach(h, { cookie, files: [{ name: 'large.txt', bytes: Buffer.alloc(attachmentLimits.size + 1, 'a') }] })).refused[0]!.code).toBe('file.too-large');
  const back = await attach(h, { cookie, fields: { back: '/submit/who' }, files: [{ name: 'box.png', bytes: elf }] });
  expect(back).toMatchObject({ status: 303, to: '/submit/files?refused=file.lies&file=box.png' });
  expect((await attach(h, { cookie, fields: { back: '//elsewhere.example' }, files: [] })).to).toBeNull();
  expect((await h.guest().done(AttachedFiles, { draft })).attached.map(({ name }) => name)).toEqual(['box.png']);
  const many = Array.from({ length: attachmentLimits.files }, (_, index) => ({ name: `${index}.txt`, bytes: `page ${index}` }));
  expect((await attach(h, { cookie, files: many })).refused.map(({ code }) => code)).toEqual(['attachment.too-many']);
});

test('what was attached to a form becomes evidence of the case from the complainant, for whoever sent it only, and once', async () => {
  const h = await house();
  const draft = form();
  const { files } = await attach(h, { cookie: `draft=${draft}`, files: [{ name: 'bo\u202ex:1.png', bytes: png }, { name: 'bill.txt', bytes: 'ten riyals' }] });
  const fileIds = files.map(({ id }) => id);
  const input = { ...warm, fileIds };
  expect(await h.guest().refused(Submit, { opId: opId(), input })).toContain('not-permitted');
  expect(await h.guest().refused(Submit, { opId: opId(), input: { ...input, filesUnder: form() } })).toEqual(['attachment.gone']);
  const op = opId();
  const receipt = await tell(h.guest(), { fileIds, filesUnder: draft }, op);
  expect((await tell(h.guest(), { fileIds, filesUnder: draft }, op)).number).toBe(receipt.number);
  expect(await evidenceOf(h, receipt.id)).toMatchObject([
    { number: 1, title: 'box_1.png', origin: 'complainant', state: 'inbox', versions: [{ file: { hash: createHash('sha256').update(png).digest('hex'), type: 'image/png' } }] },
    { number: 2, title: 'bill.txt', origin: 'complainant', versions: [{ file: { type: 'text/plain', size: 10 } }] },
  ]);
  expect((await h.guest().done(TrackedBy, linkOf(receipt))).tracked, 'and they see that it arrived').toMatchObject({ files: 2, messages: [] });
  expect((await h.guest().done(AttachedFiles, { draft })).attached).toEqual([]);
  expect(await h.guest().refused(Submit, { opId: opId(), input: { ...input, filesUnder: draft } })).toEqual(['attachment.gone']);
});

test('whoever changes the language in the middle of a form with files sends nothing yet: files and words wait', async () => {
  const h = await house();
  const draft = form();
  expect(await attach(h, { cookie: `draft=${draft}`, accept: 'text/html', fields: { language: 'ar' } })).toMatchObject({ status: 303, to: '/submit/files' });
  expect((await attach(h, { cookie: `draft=${draft}`, accept: 'text/html', fields: { language: 'ar', change: 'yes' }, files: [] })).to).toBe('/submit/files?change');
  expect((await h.guest().done(AttachedFiles, { draft })).attached).toMatchObject([{ name: 'box.png' }]);
  const receipt = await tell(h.guest());
  const kept = await attach(h, { path: `/${receipt.number}`, cookie: withLink(receipt), accept: 'text/html', fields: { opId: opId(), words: 'Half a sen', language: 'en' } });
  expect(kept).toMatchObject({ status: 303, to: `/track/${receipt.number}?kept#words` });
  expect((await h.guest().done(TrackedBy, linkOf(receipt))).tracked!.messages).toEqual([]);
  expect((await h.guest().done(AttachedFiles, { link: linkOf(receipt) })).attached).toMatchObject([{ name: 'box.png' }]);
  expect((await h.guest().done(DraftOf, { token: `track ${receipt.secret}`.slice(0, 64) })).draft).toContain('Half a sen');
});

test('one that is not wanted after all is taken back, by whoever sent it', async () => {
  const h = await house();
  const draft = form();
  const [file] = (await attach(h, { cookie: `draft=${draft}` })).files;
  await h.guest().done(Detach, { id: file!.id, draft: form() });
  expect((await h.guest().done(AttachedFiles, { draft })).attached).toHaveLength(1);
  expect((await h.guest().done(Detach, { id: file!.id, draft })).detach.attached!.waiting).toEqual([]);
});

test('on the tracking page words and files arrive together, without JavaScript; a refused file keeps the words', async () => {
  const h = await house();
  const receipt = await tell(h.guest());
  const cookie = withLink(receipt);
  const path = `/${receipt.number}`;
  const html = 'text/html,application/xhtml+xml';
  expect((await attach(h, { path, cookie: `tracking=${receipt.number}.wrong-secret-here`, accept: html })).to).toBe(`/track/${receipt.number}?refused=not-found`);
  const refused = await attach(h, { path, cookie, accept: html, fields: { opId: opId(), words: 'Here is the box.' }, files: [{ name: 'a.exe', bytes: elf }, { name: 'box.png', bytes: png }] });
  expect(refused).toMatchObject({ status: 303, to: `/track/${receipt.number}?refused=file.not-allowed&file=a.exe#words` });
  expect((await h.guest().done(DraftOf, { token: `track ${receipt.secret}`.slice(0, 64) })).draft).toContain('Here is the box.');
  expect((await h.guest().done(AttachedFiles, { link: linkOf(receipt) })).attached).toMatchObject([{ name: 'box.png' }]);
  expect((await h.guest().done(TrackedBy, linkOf(receipt))).tracked!.messages).toEqual([]);
  const sent = await attach(h, { path, cookie, accept: html, fields: { opId: opId(), words: 'Here is the box.' }, files: [] });
  expect(sent.to).toBe(`/track/${receipt.number}?wrote#messages`);
  expect((await h.guest().done(TrackedBy, linkOf(receipt))).tracked!.messages).toMatchObject([{ theirs: true, body: 'Here is the box.', files: 1 }]);
  expect(await evidenceOf(h, receipt.id)).toMatchObject([{ title: 'box.png', origin: 'complainant' }]);
  expect((await attach(h, { path, cookie, accept: html, fields: { opId: opId(), words: ' ' }, files: [] })).to).toContain('refused=required');
  await attach(h, { path, cookie, accept: html, fields: { opId: opId(), words: '' }, files: [{ name: 'second.png', bytes: png }] });
  expect((await h.guest().done(TrackedBy, linkOf(receipt))).tracked, 'what came later stands beside what it came with').toMatchObject({ files: 0, messages: [{}, { body: 'second.png', files: 1 }] });
});

test('a file of another link is not taken along; staff attach what they took in', async () => {
  const h = await house();
  const [mine, other] = [await tell(h.guest()), await tell(h.guest())];
  const draft = form();
  const [file] = (await attach(h, { cookie: `draft=${draft}` })).files;
  expect(await h.guest().refused(AddToMatter, { opId: opId(), link: linkOf(mine), input: { words: 'See this', fileIds: [file!.id] } })).toEqual(['attachment.gone']);
  expect((await h.guest().done(TrackedBy, linkOf(other))).tracked!.messages).toEqual([]);
  const cookie = [...h.nadia.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const [letter] = (await attach(h, { cookie, files: [{ name: 'letter.txt', bytes: 'Dear all' }] })).files;
  const { receive } = await h.nadia.done(Receive, { opId: opId(), input: { words: 'A letter came.', channel: 'letter', who: noura, fileIds: [letter!.id] } });
  expect(await evidenceOf(h, receive.case!.id)).toMatchObject([{ title: 'letter.txt', origin: 'complainant' }]);
});

test('files of a form of staff wait under that form: a refusal keeps them, another form of the same desk does not take them', async () => {
  const h = await house();
  const [draft, other] = [form(), form()];
  const cookie = [...h.nadia.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const [photo] = (await attach(h, { cookie, draft, files: [{ name: 'photo.png', bytes: png }] })).files;
  const input = { words: 'The box was open.', channel: 'branch', who: noura, fileIds: [photo!.id], filesUnder: draft };
  const op = opId();
  expect(await h.nadia.refused(Receive, { opId: op, input: { ...input, words: ' ' } })).toEqual(['feedback.words']);
  expect((await h.nadia.done(AttachedFiles, { draft })).attached).toMatchObject([{ id: photo!.id, name: 'photo.png' }]);
  expect(await h.nadia.refused(Receive, { opId: opId(), input: { ...input, filesUnder: other } })).toEqual(['attachment.gone']);
  const { receive } = await h.nadia.done(Receive, { opId: op, input });
  expect(await evidenceOf(h, receive.case!.id)).toMatchObject([{ title: 'photo.png', origin: 'complainant' }]);
});

test('without JavaScript what staff typed comes back beside the files, for staff only, and no address names it', async () => {
  const h = await house();
  const draft = form();
  const cookie = [...h.nadia.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const sent = { path: '/intake', accept: 'text/html', fields: { opId: draft, words: 'The box was open.', contact: '0501234567' } };
  expect(await attach(h, sent)).toMatchObject({ status: 303, to: '/intake?refused=not-permitted' });
  expect(await attach(h, { ...sent, cookie, files: [{ name: 'a.exe', bytes: elf }, { name: 'box.png', bytes: png }] })).toMatchObject({ status: 303, to: '/intake?refused=file.not-allowed&file=a.exe' });
  const page = await fetch(`${h.running.origin}/intake`, { headers: { cookie: `${cookie}; intake=${draft}` } });
  const html = await page.text();
  expect(html).toContain('The box was open.');
  expect(html).toContain('box.png');
  expect(page.headers.get('set-cookie')).toMatch(/intake=;/);
});

test('what nobody sends within a week is forgotten with its bytes; what is evidence stays', async () => {
  const h = await house();
  const hash = createHash('sha256').update('forgotten').digest('hex');
  const draft = form();
  await attach(h, { cookie: `draft=${draft}`, files: [{ name: 'one.txt', bytes: 'forgotten' }] });
  const files = h.as().house.port(FilesPort);
  expect(files.has(hash)).toBe(true);
  await h.clock.passes('8 days');
  expect((await h.guest().done(AttachedFiles, { draft })).attached).toEqual([]);
  await attach(h, { cookie: `draft=${form()}` });
  expect((await h.as().em.execute<unknown[]>('select 1 from attachment')).length).toBe(1);
  expect(files.has(hash)).toBe(false);
});
