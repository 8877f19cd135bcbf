import { expect, test } from 'vitest';
import { Secret, TOTP } from 'otpauth';
import { ConfirmCode, Door, SignIn, WaitingFactor } from '../../schema/documents/door.ts';
import { AddFactor, AskReset, LiftFactor, OfferFactor, PersonById, ResetPassword } from '../../schema/documents/people.ts';
import { house, type TestHouse } from '../house.ts';
import { lettersTo, linkTo } from './inbox.ts';
import { joined, op, password } from './joining.ts';

const reason = 'The phone fell into the sea. I know her voice, and called her back.';
const codeOf = (h: TestHouse, secret: string): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: h.clock.now().getTime() });

/** Somebody with a second factor in use. */
const guarded = async (h: TestHouse, email = 'dana@wadi.example') => {
  const dana = await joined(h, email);
  const { factor } = (await dana.done(OfferFactor)).offerFactor;
  const { recovery } = (await dana.done(AddFactor, { ticket: factor!.ticket, code: codeOf(h, factor!.secret) })).addFactor;
  return { ...dana, secret: factor!.secret, codes: recovery!.codes };
};
const lifted = async (h: TestHouse) => {
  const dana = await guarded(h);
  await h.amal.done(LiftFactor, { opId: op(), id: dana.id, reason });
  return dana;
};
const ticketOf = async (h: TestHouse, email: string): Promise<string> => (await h.guest().done(SignIn, { input: { email, password } })).signIn.entered!.ticket!;
const waiting = async (h: TestHouse, ticket: string) => (await h.guest().done(WaitingFactor, { ticket })).waitingFactor;

test('a lost second factor is removed by an administrator who gave the password lately, with a reason, and never one\'s own', async () => {
  const h = await house();
  const dana = await guarded(h);
  for (const somebody of [h.nadia, h.salma, h.faisal, h.huda, h.sami, h.rami, dana]) {
    expect(await somebody.refused(LiftFactor, { opId: op(), id: dana.id, reason })).toEqual(['not-permitted']);
    expect((await somebody.done(PersonById, { id: dana.id })).person!.can).not.toContain('liftFactor');
  }
  expect(await h.guest().refused(LiftFactor, { opId: op(), id: dana.id, reason })).toEqual(['UNAUTHENTICATED']);
  expect(await h.amal.refused(LiftFactor, { opId: op(), id: dana.id, reason: ' ' })).toEqual(['required']);
  expect(await h.amal.refused(LiftFactor, { opId: op(), id: h.salma.id, reason }), 'none is in use').toEqual(['factor.none']);
  const badr = await guarded(h, 'badr@wadi.example');
  const administrator = await joined(h, 'celine@wadi.example', ['administrator']);
  expect(await administrator.refused(LiftFactor, { opId: op(), id: administrator.id, reason })).toEqual(['factor.own']);
  await h.clock.passes('11 minutes');
  expect(await h.amal.refused(LiftFactor, { opId: op(), id: badr.id, reason })).toEqual(['proof-needed']);
  expect((await dana.done(Door)).viewer?.id, 'nothing happened to whoever it was tried on').toBe(dana.id);
});

test('all sessions end with it, a letter tells them, and the reason is read by administrators and auditors alone', async () => {
  const h = await house();
  const dana = await guarded(h);
  const begun = await ticketOf(h, dana.email);
  expect((await h.amal.done(PersonById, { id: dana.id })).person!.can).toContain('liftFactor');
  const opId = op();
  await h.amal.done(LiftFactor, { opId, id: dana.id, reason });
  await h.amal.done(LiftFactor, { opId, id: dana.id, reason });
  expect((await dana.done(Door)).viewer).toBeNull();
  expect(await h.guest().refused(ConfirmCode, { input: { ticket: begun, code: dana.codes[0]! } }), 'a step begun before').toEqual(['ticket.spent']);
  await expect.poll(async () => (await lettersTo(h, dana.email)).map(({ mail }) => mail.subject)).toContain('Your second factor was removed');
  const letters = (await lettersTo(h, dana.email)).filter(({ mail }) => mail.subject === 'Your second factor was removed');
  expect(letters).toHaveLength(1);
  expect(letters[0]!.mail.text).not.toContain('sea');
  for (const reader of [h.amal, h.rami]) expect((await reader.done(PersonById, { id: dana.id })).person!.liftedFactor).toEqual({ at: expect.any(String), reason, waits: true, by: { id: h.amal.id, name: 'Amal Yousef' } });
  expect((await h.huda.done(PersonById, { id: dana.id })).person!.liftedFactor).toBeNull();
  const [entry] = await h.running.house.fork().execute<{ fact: object }[]>("select fact from entry where kind = 'factor.lifted'");
  expect(entry!.fact).toEqual({ person: dana.id, reason: expect.stringMatching(/^[\w-]{20,}$/) });
  expect(await h.amal.refused(LiftFactor, { opId: op(), id: dana.id, reason })).toEqual(['factor.none']);
});

test('the next sign-in sets a new one before anything is seen; the old one and its recovery codes open nothing', async () => {
  const h = await house();
  const dana = await lifted(h);
  const ticket = await ticketOf(h, dana.email);
  for (const old of [codeOf(h, dana.secret), dana.codes[0]!]) expect(await h.guest().refused(ConfirmCode, { input: { ticket, code: old } })).toEqual(['sign-in.code-wrong']);
  const fresh = await waiting(h, ticket);
  expect(fresh!.secret).not.toBe(dana.secret);
  expect(fresh!.qr).toMatch(/^<svg/);
  const guest = h.guest();
  const { entered } = (await guest.done(ConfirmCode, { input: { ticket, code: codeOf(h, fresh!.secret) } })).confirmCode;
  expect(entered!.recovery).toHaveLength(10);
  expect((await guest.done(Door)).viewer?.id).toBe(dana.id);
  expect((await guest.done(PersonById, { id: dana.id })).person).toMatchObject({ secondFactor: true, liftedFactor: { waits: false } });
  expect(await waiting(h, ticket), 'the ticket is spent').toBeNull();
  expect(await waiting(h, await ticketOf(h, dana.email)), 'from here on a code is asked').toBeNull();
  const recovered = await h.guest().done(ConfirmCode, { input: { ticket: await ticketOf(h, dana.email), code: entered!.recovery![0]! } });
  expect(recovered.confirmCode.entered!.recovery).toBeNull();
});

test('of two who begin to set it, the first does, and the other replaces nothing', async () => {
  const h = await house();
  const dana = await lifted(h);
  const [first, second] = [await ticketOf(h, dana.email), await ticketOf(h, dana.email)];
  const [one, other] = [await waiting(h, first), await waiting(h, second)];
  expect(one!.secret).not.toBe(other!.secret);
  await h.guest().done(ConfirmCode, { input: { ticket: first, code: codeOf(h, one!.secret) } });
  const late = h.guest();
  expect(await late.refused(ConfirmCode, { input: { ticket: second, code: codeOf(h, other!.secret) } })).toEqual(['ticket.spent']);
  expect((await late.done(Door)).viewer).toBeNull();
});

test('a new password by letter is no way around it, and tries are counted', async () => {
  const h = await house();
  const dana = await lifted(h);
  await h.guest().done(AskReset, { email: dana.email });
  const subjects = async () => (await lettersTo(h, dana.email)).length;
  await expect.poll(subjects).toBe(3);
  const link = await linkTo(h, dana.email, 3);
  const guest = h.guest();
  const { entered } = (await guest.done(ResetPassword, { input: { ticket: link, password: 'An entirely new one 3' } })).resetPassword;
  expect(entered!.token).toBeNull();
  expect((await guest.done(Door)).viewer).toBeNull();
  expect(await waiting(h, entered!.ticket!)).not.toBeNull();
  const tries: string[] = [];
  for (let n = 0; n < 10; n++) tries.push(...(await h.guest().refused(ConfirmCode, { input: { ticket: entered!.ticket!, code: '000000' } })));
  expect(tries.filter((code) => code === 'too-often')).toHaveLength(2);
  await h.clock.passes('11 minutes');
  expect(await waiting(h, entered!.ticket!), 'it waits for ten minutes').toBeNull();
  expect(await waiting(h, 'guessed')).toBeNull();
});
