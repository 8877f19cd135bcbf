import { expect, test } from 'vitest';
import { Secret, TOTP } from 'otpauth';
import { ConfirmCode, Door, SetUp, SignIn, SignInAsDemonstration, SignOut } from '../../schema/documents/door.ts';
import { AddFactor, OfferFactor, RemoveFactor } from '../../schema/documents/people.ts';
import { beDemonstration } from '../../server/people/demonstration.service.ts';
import { house, type TestHouse } from '../house.ts';
import { joined, password } from './joining.ts';

const kinds = async (h: TestHouse): Promise<string[]> =>
  (await h.running.house.fork().execute<{ kind: string }[]>("select kind from entry where stream = 'house' order by seq")).map(({ kind }) => kind);

test('named people are known at the API, and guests are not', async () => {
  const h = await house();
  const { viewer } = await h.huda.done(Door);
  expect(viewer).toMatchObject({ id: h.huda.id, name: 'Huda Mansour', roles: ['quality'] });
  expect((await h.guest().done(Door)).viewer).toBeNull();
});

test('an unknown account, a wrong password and a person who has none get one answer', async () => {
  const h = await house();
  const { email } = await joined(h, 'dana@wadi.example');
  const tries = [{ email: 'nobody@wadi.example', password }, { email, password: 'something else' }, { email: 'huda@wadi.example', password }];
  const answers = await Promise.all(tries.map((input) => h.guest().ask(SignIn, { input })));
  for (const { data } of answers) expect(data?.signIn).toEqual({ entered: null, userErrors: [{ code: 'sign-in.not-recognised', field: null, message: expect.any(String) }] });
});

test('signing in gives a cookie that scripts cannot read, and a new one each time', async () => {
  const h = await house();
  const { email } = await joined(h, 'dana@wadi.example');
  const guest = h.guest();
  const { signIn } = await guest.done(SignIn, { input: { email: ' Dana@WADI.example ', password } });
  const first = guest.cookies.get('majlis');
  expect(first).toBe(signIn.entered?.token);
  await guest.done(SignIn, { input: { email, password } });
  expect(guest.cookies.get('majlis')).not.toBe(first);
  const old = h.guest();
  old.cookies.set('majlis', first!);
  expect((await old.done(Door)).viewer, 'the session before is over').toBeNull();
});

test('a cookie that was tampered with is nobody', async () => {
  const h = await house();
  for (const change of [(secret: string) => `${secret}x`, (secret: string) => secret.slice(1), (secret: string) => secret.toUpperCase(), () => '%00', () => "' or 1=1 --"]) {
    const other = h.guest();
    other.cookies.set('majlis', change(h.huda.cookies.get('majlis')!));
    expect((await other.done(Door)).viewer).toBeNull();
  }
});

test('an account that is tried too often waits, whether it exists or not, and so does an address', async () => {
  const h = await house();
  const { email } = await joined(h, 'dana@wadi.example');
  for (const account of [email, 'nobody@wadi.example']) {
    const tries = await Promise.all(Array.from({ length: 12 }, () => h.guest().refused(SignIn, { input: { email: account, password: 'wrong' } })));
    expect(tries.flat().filter((code) => code === 'too-often')).toHaveLength(4);
  }
  expect(await h.guest().refused(SignIn, { input: { email, password } }), 'also with the right one').toEqual(['too-often']);
  await expect.poll(() => kinds(h)).toContain('person.signInBlocked');
  expect((await kinds(h)).filter((kind) => kind === 'person.signInBlocked')).toHaveLength(1);
  await h.clock.passes('16 minutes');
  await h.guest().done(SignIn, { input: { email, password } });
  const many = await Promise.all(Array.from({ length: 70 }, (_, n) => h.guest().refused(SignIn, { input: { email: `n${n}@wadi.example`, password: 'wrong' } })));
  expect(many.flat().filter((code) => code === 'too-often').length).toBeGreaterThan(5);
});

test('many tries in one request are none: a browser sends only documents that the house has written', async () => {
  const h = await house();
  const tries = Array.from({ length: 14 }, (_, n) => `t${n}: signIn(input: { email: "a@wadi.example", password: "x" }) { userErrors { code } }`).join(' ');
  expect(await h.guest().refused(`mutation { ${tries} }`)).toEqual(['FORBIDDEN']);
});

test('a session that rests for half an hour is over; one in use lasts twelve hours and no longer', async () => {
  const h = await house();
  const dana = await joined(h, 'dana@wadi.example');
  await h.clock.passes('29 minutes');
  expect((await dana.done(Door)).viewer).not.toBeNull();
  await h.clock.passes('31 minutes');
  expect((await dana.done(Door)).viewer).toBeNull();
  await dana.done(SignIn, { input: { email: dana.email, password } });
  for (let quarter = 0; quarter < 47; quarter++) {
    await h.clock.passes('15 minutes');
    expect((await dana.done(Door)).viewer, `after ${quarter + 1} quarters`).not.toBeNull();
  }
  await h.clock.passes('16 minutes');
  expect((await dana.done(Door)).viewer).toBeNull();
}, 60_000);

test('signing out ends the session for whoever holds its cookie', async () => {
  const h = await house();
  const dana = await joined(h, 'dana@wadi.example');
  const copy = h.guest();
  copy.cookies.set('majlis', dana.cookies.get('majlis')!);
  await dana.done(SignOut);
  expect(dana.cookies.has('majlis')).toBe(false);
  expect((await copy.done(Door)).viewer).toBeNull();
  await h.guest().done(SignOut);
  expect(await kinds(h)).toContain('person.signedOut');
});

test('with a second factor the password opens nothing; a code opens once; recovery codes open once', async () => {
  const h = await house();
  const dana = await joined(h, 'dana@wadi.example');
  const { offerFactor } = await dana.done(OfferFactor);
  const { factor } = offerFactor;
  expect(factor!.qr).toMatch(/^<svg/);
  const code = (later = 0): string => new TOTP({ secret: Secret.fromBase32(factor!.secret) }).generate({ timestamp: h.clock.now().getTime() + later });
  expect(await dana.refused(AddFactor, { ticket: factor!.ticket, code: ' ' }), 'missing is not wrong').toEqual(['required']);
  expect(await dana.refused(AddFactor, { ticket: factor!.ticket, code: '000000' })).toEqual(['sign-in.code-wrong']);
  const { addFactor } = await dana.done(AddFactor, { ticket: factor!.ticket, code: code() });
  expect(addFactor.recovery!.codes).toHaveLength(10);

  const second = async (given: string): Promise<string[]> => {
    const guest = h.guest();
    const { signIn } = await guest.done(SignIn, { input: { email: dana.email, password } });
    expect(signIn.entered!.token).toBeNull();
    expect((await guest.done(Door)).viewer).toBeNull();
    return guest.refused(ConfirmCode, { input: { ticket: signIn.entered!.ticket!, code: given } });
  };
  expect(await second(code()), 'the code that set it up was used').toEqual(['sign-in.code-wrong']);
  await h.clock.passes('30 s');
  expect(await second([...code()].map((digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)]).join('')), 'as an Arabic keyboard types it').toEqual([]);
  expect(await second(code()), 'the same again').toEqual(['sign-in.code-wrong']);
  expect(await second(code(-30_000)), 'and one before it').toEqual(['sign-in.code-wrong']);
  const [recovery] = addFactor.recovery!.codes;
  expect(await second(recovery!.toUpperCase())).toEqual([]);
  expect(await second(recovery!)).toEqual(['sign-in.code-wrong']);
  expect(await kinds(h)).toContain('factor.added');
});

test('a ticket for the second step is good for ten minutes, one person and few tries', async () => {
  const h = await house();
  const dana = await joined(h, 'dana@wadi.example');
  const { offerFactor } = await dana.done(OfferFactor);
  const totp = new TOTP({ secret: Secret.fromBase32(offerFactor.factor!.secret) });
  await dana.done(AddFactor, { ticket: offerFactor.factor!.ticket, code: totp.generate({ timestamp: h.clock.now().getTime() }) });
  const { signIn } = await h.guest().done(SignIn, { input: { email: dana.email, password } });
  const tries: string[] = [];
  for (let n = 0; n < 10; n++) tries.push(...(await h.guest().refused(ConfirmCode, { input: { ticket: signIn.entered!.ticket!, code: '123456' } })));
  expect(tries.filter((code) => code === 'too-often').length).toBeGreaterThan(0);
  await h.clock.passes('11 minutes');
  expect(await h.guest().refused(ConfirmCode, { input: { ticket: signIn.entered!.ticket!, code: '123456' } })).toEqual(['ticket.spent']);
});

test('security settings ask for the password again after ten minutes', async () => {
  const h = await house();
  const dana = await joined(h, 'dana@wadi.example');
  await h.clock.passes('11 minutes');
  expect(await dana.refused(OfferFactor)).toEqual(['proof-needed']);
  expect(await dana.refused(RemoveFactor)).toEqual(['proof-needed']);
});

test('an empty house is set up once, whoever tries at the same time', async () => {
  const h = await house({ empty: true });
  expect((await h.guest().done(Door)).house).toMatchObject({ ready: false, demonstration: false });
  const input = (name: string) => ({ houseName: 'Wadi Stores', name, email: `${name}@wadi.example`, password, language: 'en' });
  expect(await h.guest().refused(SetUp, { input: { ...input('amal'), password: 'short' } })).toEqual(['password.short']);
  expect(await h.guest().refused(SetUp, { input: { ...input('amal'), email: 'no address' } })).toEqual(['malformed']);
  const tries = await Promise.all(['amal', 'badr', 'celine'].map((name) => h.guest().refused(SetUp, { input: input(name) })));
  expect(tries.map((codes) => codes.join()).sort()).toEqual(['', 'house.not-empty', 'house.not-empty']);
  expect((await h.guest().done(Door)).house).toMatchObject({ ready: true, name: 'Wadi Stores' });
});

test('one click lets you be somebody in a demonstration, and nowhere else', async () => {
  const real = await house();
  expect(await real.guest().refused(SignInAsDemonstration, { personId: real.amal.id })).toEqual(['sign-in.no-demonstration']);
  const h = await house({ bare: true });
  await beDemonstration(h.as(), { nameEn: 'Wadi Stores', nameAr: 'متاجر وادي' });
  expect(await h.guest().refused(SetUp, { input: { houseName: 'X', name: 'Y', email: 'y@wadi.example', password, language: 'en' } })).toEqual(['house.not-empty']);
  expect((await h.guest().done(Door)).house).toMatchObject({ ready: true, demonstration: true });
});
