import { expect, test } from 'vitest';
import { SignOut } from '../../schema/documents/door.ts';
import { MarkSeen } from '../../schema/documents/case.ts';
import { AddDevice, ChooseNotices, EndDevice, MyNotices, TryDevice } from '../../schema/documents/notice.ts';
import { isPublic, publicOnly } from '../../server/platform/outward.ts';
import { vapidKeysIn } from '../../server/notice/push/push.ts';
import { sendDue } from '../../server/notice/delivery.service.ts';
import { tellUnread } from '../../server/notice/telling.watch.ts';
import { PersonLeaves } from '../../schema/documents/people.ts';
import { raised, taken } from '../escalation/board.ts';
import { op, room } from '../case/room.ts';
import { another, house } from '../house.ts';
import { called, deviceOf, quietened, reached, ringing, waiting } from './people.ts';
import { browser, toThisMachine } from './outside.ts';

const devices = async (who: { done: (document: typeof MyNotices, variables: object) => Promise<unknown> }) => ((await who.done(MyNotices, {})) as { noticeSettings: { devices: { id: string; name: string; current: boolean | null }[] } }).noticeSettings.devices;

test('a device is added by its browser only, at a push service only, and listed to its owner only', async () => {
  const { h, service } = await ringing();
  const { input } = browser(service);
  const refused = (over: Partial<typeof input>) => h.omar.refused(AddDevice, { opId: op(), input: { ...input, ...over } });
  expect(await h.guest().refused(AddDevice, { opId: op(), input })).toEqual(['UNAUTHENTICATED']);
  expect(await refused({ endpoint: 'http://push.example/x' })).toEqual(['notice.not-a-push-address']);
  expect(await refused({ endpoint: 'https://127.0.0.1/x' })).toEqual(['notice.not-a-push-address']);
  expect(await refused({ endpoint: 'no address' })).toEqual(['notice.not-a-push-address']);
  expect(await refused({ p256dh: 'AAAA' })).toEqual(['malformed']);
  expect(await refused({ auth: 'AAAA' })).toEqual(['malformed']);
  expect(await refused({ name: ' ' })).toEqual(['required']);
  await h.omar.done(AddDevice, { opId: op(), input });
  await h.omar.done(AddDevice, { opId: op(), input: { ...input, name: 'The same phone' } });
  expect(await devices(h.omar)).toMatchObject([{ name: 'The same phone', current: true }]);
  expect(await devices(h.huda)).toEqual([]);
  const [device] = await devices(h.omar);
  expect(await h.huda.refused(EndDevice, { opId: op(), id: device!.id })).toEqual(['not-found']);
  expect(await h.huda.refused(TryDevice, { opId: op(), id: device!.id })).toEqual(['not-found']);
  const [row] = await h.as().em.execute<Record<string, unknown>[]>('select * from push_device');
  expect(JSON.stringify(row), 'where it is reached, and its keys, are sealed').not.toContain('push.example');
  await h.huda.done(AddDevice, { opId: op(), input });
  expect(await devices(h.omar), 'the browser is in other hands now').toEqual([]);
  expect(await devices(h.huda)).toHaveLength(1);
});

test('a push is encrypted for its browser, says number and kind and no word of the matter, and leads to the room', async () => {
  const { h, service } = await ringing();
  const { kase, call } = await called(h);
  const phone = await deviceOf(h.omar, service);
  await call('@Omar, the insulin is spoilt');
  await h.clock.passes('11 s');
  await expect.poll(() => phone.shown()).toHaveLength(1);
  const [shown] = phone.shown();
  const grouped = `${kase.number.slice(0, 4)}-${kase.number.slice(4, 7)}-${kase.number.slice(7)}`;
  expect(shown).toMatchObject({ title: 'Majlis', body: `\u2068${grouped}\u2069: You are mentioned`, url: `/cases/${kase.number}`, dir: 'ltr' });
  const [raw] = phone.raw();
  expect(raw!.headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'normal', topic: expect.stringMatching(/^[\w-]{1,32}$/), authorization: expect.stringMatching(/^vapid t=/) });
  expect(raw!.body.toString('latin1')).not.toContain('mentioned');

  await call('@Omar, at once again');
  await call('@Omar, and again');
  await h.clock.passes('2 minutes');
  expect(phone.shown(), 'it has rung for this already').toHaveLength(1);
  await h.clock.passes('4 minutes');
  await expect.poll(() => phone.shown()).toHaveLength(2);
  expect(phone.shown()[1]).toMatchObject({ body: `\u2068${grouped}\u2069: You are mentioned (2)`, tag: shown!.tag });

  await h.omar.done(ChooseNotices, { opId: op(), input: { discreet: true } });
  const [device] = await devices(h.omar);
  await h.omar.done(TryDevice, { opId: op(), id: device!.id });
  await expect.poll(() => phone.shown()).toHaveLength(3);
  expect(phone.shown()[2]).toMatchObject({ title: 'Majlis', body: '' });
});

test('what was read anywhere is not pushed, and what a colleague has taken alarms nobody any more', async () => {
  const { h, service } = await ringing();
  const { kase, call } = await called(h);
  const [phone, head] = [await deviceOf(h.omar, service), await deviceOf(h.faisal, service)];
  await call('@Omar, look');
  await h.omar.done(MarkSeen, { id: kase.id, entries: (await room(h.omar, kase)).story.map(({ seq }) => seq) });
  await h.clock.passes('11 s');
  await expect.poll(() => waiting(h, h.omar, 'push')).toEqual([]);
  expect(phone.shown()).toEqual([]);

  const { id } = await raised(h, h.huda, kase);
  await expect.poll(() => waiting(h, h.faisal, 'push')).toMatchObject([{ cause: 'escalated', manner: 'urgent' }]);
  expect(await taken(h.faisal, id, new Date(h.clock.now().getTime() + 3_600_000))).toEqual([]);
  await expect.poll(() => waiting(h, h.faisal, 'push')).toEqual([]);
  expect(await waiting(h, h.salma, 'email'), 'nor by letter, for the lead').not.toContainEqual(expect.objectContaining({ cause: 'escalated' }));
  await h.clock.passes('1 minute');
  expect(head.shown()).toEqual([]);
});

test('two servers tell it once; what nobody knows to have arrived is not told again; what was not taken is', async () => {
  const { h, service } = await ringing();
  const { call } = await called(h);
  const phone = await deviceOf(h.omar, service);
  const second = await another(h, h.clock.now(), { KEYS_DIR: `build/test-house/${new URL(h.databaseUrl).pathname.slice(1)}/keys` }, toThisMachine());
  await call('@Omar, one');
  await Promise.all([h.clock.passes('11 s'), second.clock.passes('11 s')]);
  await Promise.all([tellUnread(h.as()), tellUnread(h.as()), sendDue(h.running.house), sendDue(second.running.house)]);
  await expect.poll(() => phone.shown()).toHaveLength(1);
  const states = async () => (await h.as().em.execute<{ state: string }[]>("select state from delivery where way = 'push' order by id")).map(({ state }) => state);
  // Not before it is written down: ten minutes under way would be taken for a fault of the line.
  await expect.poll(states).toEqual(['sent']);

  await Promise.all([h.clock.passes('10 minutes'), second.clock.passes('10 minutes')]);
  await quietened(h);
  service.answers = () => 'silence';
  await call('@Omar, two');
  await Promise.all([h.clock.passes('11 s'), second.clock.passes('11 s')]);
  await expect.poll(states).toEqual(['sent', 'unknown']);
  expect(phone.raw()).toHaveLength(2);

  await Promise.all([h.clock.passes('10 minutes'), second.clock.passes('10 minutes')]);
  await quietened(h);
  service.answers = (_one, count) => (count < 4 ? 429 : 201);
  await call('@Omar, three');
  await Promise.all([h.clock.passes('11 s'), second.clock.passes('11 s')]);
  await expect.poll(() => phone.raw()).toHaveLength(3);
  await expect.poll(states).toEqual(['sent', 'unknown', 'waiting']);
  await Promise.all([h.clock.passes('61 s'), second.clock.passes('61 s')]);
  await expect.poll(states).toEqual(['sent', 'unknown', 'sent']);
  expect(phone.raw()).toHaveLength(4);
});

test('a device ends with its sign-in, with its push service’s word, and by its owner’s hand', async () => {
  const { h, service } = await ringing();
  const { call } = await called(h);
  const [phone, desk] = [await deviceOf(h.omar, service), await deviceOf(h.omar, service)];
  service.answers = ({ path }) => (desk.input.endpoint.endsWith(path) ? 410 : 201);
  await call('@Omar, one');
  await h.clock.passes('11 s');
  await expect.poll(() => devices(h.omar)).toHaveLength(1);
  await expect.poll(() => phone.shown()).toHaveLength(1);
  const tablet = await deviceOf(h.omar, service);
  const [newest] = await devices(h.omar);
  await h.omar.done(EndDevice, { opId: op(), id: newest!.id });
  await h.clock.passes('10 minutes');
  await quietened(h);
  await call('@Omar, two');
  await h.omar.done(SignOut, {});
  await h.clock.passes('11 s');
  await expect.poll(() => waiting(h, h.omar, 'push')).toEqual([]);
  await sendDue(h.running.house);
  expect([phone.shown().length, desk.raw().length, tablet.raw().length]).toEqual([1, 1, 0]);
});

test('whoever has left is told nothing more, on any way', async () => {
  const { h, service } = await ringing();
  const { call } = await called(h);
  const phone = await deviceOf(h.omar, service);
  await call('@Omar, one');
  await h.amal.done(PersonLeaves, { opId: op(), id: h.omar.id, input: { cause: 'left', successorId: h.huda.id } } as never);
  await h.clock.passes('10 minutes');
  const ended = async () => (await h.as().em.execute<{ ended: string | null }[]>("select distinct p.ended from notice_passage p join notice n on n.id = p.notice_id where p.person_id = ? and n.cause = 'mentioned'", [h.omar.id])).map((row) => row.ended);
  await expect.poll(ended).toEqual(['unwanted']);
  expect(phone.raw()).toEqual([]);
});

test('the house writes to public addresses only, by name, over https, and follows nobody elsewhere', async () => {
  for (const address of ['127.0.0.1', '10.1.2.3', '172.20.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255', '::1', '::', 'fe80::1', 'fd00::1', '::ffff:127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:db8::1', 'localhost'])
    expect(isPublic(address), address).toBe(false);
  for (const address of ['8.8.8.8', '142.250.1.1', '2a00:1450:4009::200e']) expect(isPublic(address), address).toBe(true);
  const { takes, agent } = publicOnly();
  for (const url of ['http://fcm.googleapis.com/x', 'https://localhost/x', 'https://127.0.0.1/x', 'https://[::1]/x', 'https://2130706433/x', 'https://intranet/x', 'https://db.internal/x', 'https://fcm.googleapis.com:8443/x', 'https://user@fcm.googleapis.com/x']) expect(takes(new URL(url)), url).toBe(false);
  for (const url of ['https://fcm.googleapis.com/fcm/send/x', 'https://updates.push.services.mozilla.com/wpush/v2/x', 'https://web.push.apple.com/x']) expect(takes(new URL(url)), url).toBe(true);
  agent.destroy();

  const { h, service } = await ringing();
  const phone = await deviceOf(h.omar, service);
  service.answers = () => 'redirect';
  const [device] = await devices(h.omar);
  await h.omar.done(TryDevice, { opId: op(), id: device!.id });
  await expect.poll(async () => (await h.as().em.execute<{ state: string }[]>("select state from delivery where way = 'push'")).map(({ state }) => state)).toEqual(['failed']);
  expect(phone.raw()).toHaveLength(1);
  expect(service.got).toHaveLength(1);
});

test('the keys of a house stay: a second server of it is the same sender', async () => {
  const h = await house({ settings: { KEYS_DIR: 'build/test-house/keys-of-push' } });
  const second = await another(h, h.clock.now(), { KEYS_DIR: 'build/test-house/keys-of-push' });
  expect(second.running.origin).not.toBe(h.running.origin);
  expect((await h.omar.done(MyNotices, {})).noticeSettings.pushKey).toBe(vapidKeysIn('build/test-house/keys-of-push/push.key').publicKey);
  await reached(h);
});
