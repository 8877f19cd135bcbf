import { onRecord } from '../journal/book.ts';
import { houseStream } from '../journal/stream.entity.ts';
import type { Context } from '../platform/context.ts';
import { isId, newId } from '../platform/ids.ts';
import { Malformed, mistaken, NotFound, Refused, text } from '../platform/problem.ts';
import { VaultPort } from '../platform/vault.ts';
import { Person } from '../people/person.entity.ts';
import { NotAPushAddress, OnlyFromABrowser, TooManyDevices } from './choice.policy.ts';
import { PushDevice } from './device.entity.ts';
import { DeviceAdded, DeviceEnded } from './notice.kinds.ts';
import { PushPort, type Subscription } from './push/push.ts';
import { tryPush } from './push.service.ts';
import { liveDevice, recipientOf } from './recipient.read.ts';

const most = 10;

/** One's own devices that still take notices, the newest first. */
export const devicesOf = async (ctx: Context): Promise<PushDevice[]> => {
  const live = await ctx.em.execute<{ id: string }[]>(`select d.id from push_device d where d.person_id = ? and ${liveDevice} order by d.id desc`, [ctx.actor.id]);
  const rows = await ctx.house.fork().find(PushDevice, { id: { $in: live.map(({ id }) => id) } }, { orderBy: { id: 'desc' } });
  return rows.map((row) => Object.assign(row, { current: row.sessionId === ctx.actor.sessionId }));
};

interface Adds extends Subscription { readonly name: string }

/** Adds the browser that asks. The same browser again is the same device; in somebody else's hands it is theirs from now on, and nobody else's. */
export const addDevice = async (ctx: Context, given: Adds): Promise<Person> => {
  const { sessionId } = ctx.actor;
  if (!sessionId) throw new Refused(OnlyFromABrowser);
  const subscription = checked(ctx, given);
  const name = text('name', given.name, 80);
  return onRecord(ctx, houseStream, async (book) => {
    const person = await book.read(Person, ctx.actor.id);
    const vault = ctx.house.port(VaultPort);
    const mark = vault.mark('push', subscription.endpoint);
    const wrappedKey = vault.newKey();
    const sealed = vault.seal(wrappedKey, JSON.stringify(subscription));
    const known = await book.em.findOne(PushDevice, { mark, endedAt: null });
    if (known?.personId === person.id) {
      await book.em.nativeUpdate(PushDevice, { id: known.id }, { sessionId, wrappedKey, sealed, name });
      return person;
    }
    if (known) await book.em.nativeUpdate(PushDevice, { id: known.id }, { endedAt: ctx.now(), ended: 'taken' });
    const [{ count } = { count: 0 }] = await book.em.execute<{ count: number }[]>(`select count(*)::int as count from push_device d where d.person_id = ? and ${liveDevice}`, [person.id]);
    if (count >= most) throw new Refused(TooManyDevices);
    const id = newId(ctx.now());
    await book.em.insert(PushDevice, { id, personId: person.id, sessionId, name, mark, wrappedKey, sealed, addedAt: ctx.now() } as never);
    book.write(DeviceAdded, person, { person: person.id, device: id });
    return person;
  });
};

const checked = (ctx: Context, { endpoint, p256dh, auth }: Adds): Subscription => {
  if (endpoint.length > 1000 || !ctx.house.port(PushPort).takes(endpoint)) throw mistaken('endpoint', NotAPushAddress);
  const bytes = (field: string, value: string, length: number): string => {
    if (!/^[\w-]+=*$/.test(value) || Buffer.from(value, 'base64url').length !== length) throw mistaken(field, Malformed);
    return value;
  };
  const key = bytes('p256dh', p256dh, 65);
  if (Buffer.from(key, 'base64url')[0] !== 4) throw mistaken('p256dh', Malformed);
  return { endpoint, p256dh: key, auth: bytes('auth', auth, 16) };
};

const mine = async (ctx: Context, id: string): Promise<PushDevice> => {
  const device = isId(id) ? (await devicesOf(ctx)).find((one) => one.id === id) : undefined;
  if (!device) throw new Refused(NotFound);
  return device;
};

export const endDevice = async (ctx: Context, id: string): Promise<Person> => {
  await mine(ctx, id);
  return onRecord(ctx, houseStream, async (book) => {
    const person = await book.read(Person, ctx.actor.id);
    await book.em.nativeUpdate(PushDevice, { id, endedAt: null }, { endedAt: ctx.now(), ended: 'removed' });
    book.write(DeviceEnded, person, { person: person.id, device: id });
    return person;
  });
};

/** Shows on a device how a notice looks there; once for each `opId`. */
export const tryDevice = async (ctx: Context, id: string, opId: string): Promise<void> => {
  const device = await mine(ctx, id);
  const who = await recipientOf(ctx.house.fork(), ctx.actor.id, ctx.now());
  if (who) await tryPush(ctx, device, who, opId.slice(0, 64));
  ctx.house.ring(['letters']);
};
