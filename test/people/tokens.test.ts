import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { Door } from '../../schema/documents/door.ts';
import { ApiTokens, Invite, MakeToken, MakeTokenForAnHour, OfferFactor, PersonLeaves, Prefer, RevokeToken, SetRoles } from '../../schema/documents/people.ts';
import { house, type TestHouse } from '../house.ts';
import { joined, op } from './joining.ts';

const wanted = (h: TestHouse, more: object = {}) => ({ name: 'Warehouse', roles: ['quality'], scopes: ['read'], expiresAt: new Date(h.clock.now().getTime() + 30 * 86_400_000).toISOString(), ...more });
const made = async (h: TestHouse, more: object = {}) => (await h.amal.done(MakeToken, { opId: op(), input: wanted(h, more) })).makeToken.made!;

test('only an administrator makes tokens, with known roles, scopes and an end', async () => {
  const h = await house();
  for (const somebody of [h.huda, h.sami, h.rami, h.nadia]) expect(await somebody.refused(MakeToken, { opId: op(), input: wanted(h) })).toEqual(['not-permitted']);
  expect(await h.amal.refused(MakeToken, { opId: op(), input: wanted(h, { scopes: ['all'] }) })).toEqual(['unknown-value']);
  expect(await h.amal.refused(MakeToken, { opId: op(), input: wanted(h, { scopes: [] }) })).toEqual(['required']);
  expect(await h.amal.refused(MakeToken, { opId: op(), input: wanted(h, { expiresAt: '2040-01-01T00:00:00.000Z' }) })).toEqual(['token.life']);
  await h.clock.passes('11 minutes');
  expect(await h.amal.refused(MakeToken, { opId: op(), input: wanted(h) })).toEqual(['proof-needed']);
});

test('a token acts under its own name, its secret is told once and kept as a hash', async () => {
  const h = await house();
  const opId = op();
  const { makeToken: { made: first } } = await h.amal.done(MakeToken, { opId, input: wanted(h) });
  const { makeToken: { made: again } } = await h.amal.done(MakeToken, { opId, input: wanted(h) });
  expect(again).toMatchObject({ secret: null, token: { id: first!.token.id } });
  expect((await h.bearing(first!.secret!).done(Door)).viewer).toMatchObject({ name: 'Warehouse', roles: ['quality'] });
  const kept = JSON.stringify(await h.running.house.fork().execute('select * from api_token'));
  expect(kept).not.toContain(first!.secret!);
  const { apiTokens } = await h.amal.done(ApiTokens);
  expect(apiTokens[0]).toMatchObject({ name: 'Warehouse', madeBy: { name: 'Amal Yousef' }, usedAt: h.clock.now().toISOString() });
  expect((await h.huda.done(ApiTokens)).apiTokens, "others' are not shown").toEqual([]);
});

test('a token does what its scopes name, and nothing that asks for a password', async () => {
  const h = await house();
  const [reads, writes, keeps] = await Promise.all([made(h, { roles: ['administrator'] }), made(h, { roles: ['administrator'], scopes: ['write'] }), made(h, { roles: ['administrator'], scopes: ['read', 'write', 'admin'] })]);
  const [reader, writer, keeper] = [reads, writes, keeps].map(({ secret }) => h.bearing(secret!)) as [ReturnType<typeof h.bearing>, ReturnType<typeof h.bearing>, ReturnType<typeof h.bearing>];
  expect(await reader.refused(Prefer, { opId: op(), input: { hijri: true } })).toEqual(['FORBIDDEN']);
  expect(await writer.refused(Door)).toEqual(expect.arrayContaining(['FORBIDDEN']));
  await writer.done(Prefer, { opId: op(), input: { hijri: true } });
  expect(await writer.refused(SetRoles, { opId: op(), id: h.salma.id, roles: [] })).toEqual(['not-permitted']);
  expect(await keeper.refused(MakeToken, { opId: op(), input: wanted(h) })).toEqual(['proof-needed']);
  expect(await keeper.refused(Invite, { opId: op(), input: { nameEn: 'Z', email: 'z@wadi.example', roles: [], language: 'en' } })).toEqual(['proof-needed']);
  expect(await keeper.refused(OfferFactor)).toEqual(['proof-needed']);
  expect(await keeper.refused(MakeTokenForAnHour)).toEqual(['not-found']);
});

test('a token ends when it ends, when it is revoked, and with its person', async () => {
  const h = await house();
  const short = await made(h, { expiresAt: new Date(h.clock.now().getTime() + 3_600_000).toISOString() });
  const long = await made(h);
  await h.clock.passes('61 minutes');
  expect((await h.bearing(short.secret!).done(Door)).viewer).toBeNull();
  expect((await h.bearing(long.secret!).done(Door)).viewer).not.toBeNull();
  expect(await h.huda.refused(RevokeToken, { opId: op(), id: long.token.id })).toEqual(['not-found']);
  await h.amal.done(RevokeToken, { opId: op(), id: long.token.id });
  expect((await h.bearing(long.secret!).done(Door)).viewer).toBeNull();
});

test('an hour as oneself, for trying things out; gone with whoever leaves', async () => {
  const h = await house();
  const dana = await joined(h, 'dana@wadi.example', ['quality']);
  const { makeTokenForAnHour: { made: hour } } = await dana.done(MakeTokenForAnHour);
  expect((await h.bearing(hour!.secret!).done(Door)).viewer).toMatchObject({ id: dana.id, roles: ['quality'] });
  await h.amal.done(PersonLeaves, { opId: op(), id: dana.id, input: { cause: 'left' } });
  expect((await h.bearing(hour!.secret!).done(Door)).viewer).toBeNull();
});

test('a request that brings a token is that program’s or nobody’s: it never falls back on a cookie', async () => {
  const h = await house();
  const both = h.bearing('majlis_not-a-token-at-all');
  both.cookies.set('majlis', h.amal.cookies.get('majlis')!);
  expect((await both.done(Door)).viewer).toBeNull();
  expect((await both.ask('{ cases { totalCount } }')).errors, 'it is told why').toMatchObject([{ message: expect.stringContaining('token is not known'), extensions: { code: 'UNAUTHENTICATED' } }]);
});

test('a command that is told something it does not know says how it is used, does nothing, and ends with 2', async () => {
  const cli = fileURLToPath(new URL('../../build/server/cli.js', import.meta.url));
  const ended = (...words: string[]) => new Promise<{ code: unknown; said: string }>((resolve) => execFile(process.execPath, [cli, ...words], (error, out, fault) => resolve({ code: error?.code ?? 0, said: out + fault })));
  const usage = 'Please use it so: npm run -s token -- --name NAME [--role ROLE] [--days DAYS]\n';
  for (const words of [['--name'], ['--nmae', 'Program'], ['--name', 'Program', '--rolee', 'administrator'], ['Program']]) expect(await ended('token', ...words), words.join(' ')).toEqual({ code: 2, said: usage });
  expect(await ended('backup', '--help')).toEqual({ code: 2, said: 'Please use it so: npm run backup -- [FOLDER]\n' });
  process.env['DATABASE_URL'] = 'postgresql://nobody@127.0.0.1:1/none';
  onTestFinished(() => void delete process.env['DATABASE_URL']);
  expect(await ended('verify')).toEqual({ code: 1, said: 'The database cannot be reached, or does not let us in (ECONNREFUSED). Please look at DATABASE_URL.\n' });
  expect(await ended('restore')).toEqual({ code: 1, said: 'Which backup? npm run restore -- FOLDER\n' });
});
