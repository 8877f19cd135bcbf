import { expect, test } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { sendDue } from '../../server/notice/delivery.service.ts';
import { segmentsOf } from '../../server/platform/segments.ts';
import { noura, tell } from '../feedback/telling.ts';
import { house } from '../house.ts';
import { outside, toThisMachine } from './outside.ts';

const bySms = { ...noura, email: null, reach: 'sms' } as never;

test('whoever wants text messages gets one: short, with the link, by a gateway that hears who sends and under which id', async () => {
  const gateway = await outside('sms.example');
  const h = await house({ outward: toThisMachine(), settings: { SMS_URL: `${gateway.origin}/send`, SMS_TOKEN: 'a-token', SMS_FROM: 'Wadi' } });
  const receipt = await tell(h.guest(), { who: { ...(bySms as object), language: 'ar' } as never });
  await expect.poll(() => gateway.got).toHaveLength(1);
  const [got] = gateway.got;
  expect(got!.path).toBe('/send');
  expect(got!.headers).toMatchObject({ authorization: 'Bearer a-token', 'content-type': 'application/json; charset=utf-8', 'idempotency-key': expect.stringMatching(/^[0-9a-f]{40}$/) });
  const body = JSON.parse(got!.body.toString()) as { to: string; from: string; text: string; id: string };
  expect(body).toMatchObject({ to: '+966551234567', from: 'Wadi', id: got!.headers['idempotency-key'] });
  expect(body.text).toContain(`/track/${receipt.number}?key=${receipt.secret}`);
  expect(body.text).toContain('تم الاستلام');
  expect(body.text).not.toContain('insulin');
  await sendDue(h.running.house);
  expect(gateway.got).toHaveLength(1);
});

test('where nobody knows whether it went it is asked again under the same id, never a new one; what is refused stays refused', async () => {
  const gateway = await outside('sms.example');
  gateway.answers = (_one, count) => (count === 1 ? 'silence' : count === 2 ? 503 : count === 3 ? 409 : 422);
  const h = await house({ outward: toThisMachine(), settings: { SMS_URL: `${gateway.origin}/send` } });
  const states = async () => (await h.as().em.execute<{ state: string }[]>("select state from delivery where way = 'phone' order by id")).map(({ state }) => state);
  await tell(h.guest(), { who: bySms });
  await expect.poll(() => gateway.got).toHaveLength(1);
  await expect.poll(states).toEqual(['waiting']);
  await h.clock.passes('61 s');
  await expect.poll(() => gateway.got).toHaveLength(2);
  await expect.poll(states).toEqual(['waiting']);
  await h.clock.passes('6 minutes');
  await expect.poll(states).toEqual(['sent']);
  expect(new Set(gateway.got.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  expect(new Set(gateway.got.map(({ body }) => body.toString())).size).toBe(1);
  await tell(h.guest(), { who: { ...(bySms as object), phone: '0559999999' } as never });
  await expect.poll(states).toEqual(['sent', 'failed']);
  expect(gateway.got).toHaveLength(4);
});

test('a length is counted as carriers count it', () => {
  expect(segmentsOf('')).toEqual({ characters: 0, parts: 0, wide: false });
  expect(segmentsOf('a'.repeat(160))).toEqual({ characters: 160, parts: 1, wide: false });
  expect(segmentsOf('a'.repeat(161))).toEqual({ characters: 161, parts: 2, wide: false });
  expect(segmentsOf('a'.repeat(306)).parts).toBe(2);
  expect(segmentsOf('a'.repeat(307)).parts).toBe(3);
  expect(segmentsOf('€'.repeat(80)), 'the euro takes two places').toEqual({ characters: 160, parts: 1, wide: false });
  expect(segmentsOf(`${'a'.repeat(152)}€${'a'.repeat(10)}`).parts, 'and is not cut in two').toBe(2);
  expect(segmentsOf('ش'.repeat(70))).toEqual({ characters: 70, parts: 1, wide: true });
  expect(segmentsOf('ش'.repeat(71))).toEqual({ characters: 71, parts: 2, wide: true });
  expect(segmentsOf('ش'.repeat(134)).parts).toBe(2);
  expect(segmentsOf('ش'.repeat(135)).parts).toBe(3);
  expect(segmentsOf(`${'ش'.repeat(66)}😀😀`).parts, 'one Arabic letter makes all of it wide, and a face is two units').toBe(1);
});

test('what is wrong about it is named at start, and no token is ever repeated', () => {
  const faults = (env: Record<string, string>): string => {
    try {
      readConfig(env);
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  };
  expect(faults({ SMS_URL: 'http://sms.example/send' })).toMatch(/SMS_URL must be an address like https:/);
  expect(faults({ SMS_TOKEN: 'secret-token', SMS_FROM: 'Wadi' })).toMatch(/SMS_TOKEN is set without SMS_URL[\s\S]*SMS_FROM is set without SMS_URL/);
  expect(faults({ SMS_URL: 'https://sms.example/send', SMS_TOKEN: 'secret token' })).not.toContain('secret token');
  expect(faults({ SMS_URL: 'https://sms.example/send', SMS_FROM: 'Much too long a name' })).toMatch(/SMS_FROM must be a sender/);
  expect(readConfig({ SMS_URL: 'https://sms.example/send', SMS_FROM: '+966112345678' }).sms).toEqual({ url: 'https://sms.example/send', token: null, from: '+966112345678' });
});
