import { expect, test } from 'vitest';
import { Door } from '../../schema/documents/door.ts';
import { Invite } from '../../schema/documents/people.ts';
import { house, type TestHouse } from '../house.ts';
import type { Client } from '../client.ts';
import { op } from './joining.ts';
import { provider, type Vouches } from './provider.ts';

/** One step of a browser that does not follow by itself; cookies are kept. */
const go = async (who: Client, at: string): Promise<string> => {
  const response = await fetch(at, { redirect: 'manual', headers: { cookie: [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ') } });
  for (const line of response.headers.getSetCookie()) {
    const [name = '', value = ''] = line.split(';', 1)[0]!.split(/=(.*)/s);
    if (value) who.cookies.set(name, value);
    else who.cookies.delete(name);
  }
  return new URL(response.headers.get('location') ?? '', at).href;
};

const opened = async (vouches: Vouches): Promise<{ h: TestHouse; comes: (who: Client) => Promise<string>; issuer: string }> => {
  const { issuer } = await provider(vouches);
  const h = await house({ settings: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'majlis', OIDC_CLIENT_SECRET: 'secret' } });
  const { origin } = h.running;
  return { h, issuer, comes: async (who) => go(who, await go(who, await go(who, `${origin}/auth/oidc?back=/cases`))) };
};

test('whom the provider vouches for comes in, if somebody invited them; the first time accepts', async () => {
  const { h, comes } = await opened({ email: 'Dana@wadi.example', verified: true });
  expect((await h.guest().done(Door)).house.singleSignOn).toBe(true);
  const stranger = h.guest();
  expect(await comes(stranger)).toMatch(/\/sign-in\?unknown$/);
  expect((await stranger.done(Door)).viewer).toBeNull();
  const { invite } = await h.amal.done(Invite, { opId: op(), input: { nameEn: 'Dana', email: 'dana@wadi.example', roles: ['investigator'], language: 'en' } });
  const dana = h.guest();
  expect(await comes(dana)).toMatch(/\/cases$/);
  expect((await dana.done(Door)).viewer?.id).toBe(invite.person!.id);
});

test('an address that is not verified, another nonce, a cookie of somebody else: nobody comes in', async () => {
  const vouches: Vouches = { email: 'huda@wadi.example', verified: false };
  const { h, comes } = await opened(vouches);
  const refused = async (who: Client): Promise<void> => {
    expect(await comes(who)).toMatch(/\/sign-in\?unknown$/);
    expect((await who.done(Door)).viewer).toBeNull();
  };
  await refused(h.guest());
  Object.assign(vouches, { verified: true, nonce: 'another' });
  await refused(h.guest());
  delete vouches.nonce;
  const [one, other] = [h.guest(), h.guest()];
  const callback = await go(one, await go(one, `${h.running.origin}/auth/oidc`));
  await go(other, `${h.running.origin}/auth/oidc`);
  expect(await go(other, callback), 'the state belongs to another browser').toMatch(/\/sign-in\?unknown$/);
  expect(await go(h.guest(), callback), 'nothing was begun here').toMatch(/\/sign-in\?unknown$/);
  expect(await comes(h.guest())).toMatch(/\/work$|\/cases$/);
});

test('it leads back inside this house only', async () => {
  const { h } = await opened({ email: 'huda@wadi.example', verified: true });
  const guest = h.guest();
  const callback = await go(guest, await go(guest, `${h.running.origin}/auth/oidc?back=//evil.example`));
  expect(new URL(await go(guest, callback)).pathname).toBe('/work');
});
