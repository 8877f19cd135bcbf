import { createHash } from 'node:crypto';
import type { Context } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import { named } from '../platform/language.ts';
import { counted } from '../platform/nouns.ts';
import { VaultPort } from '../platform/vault.ts';
import { Organisation, organisationId } from '../people/organisation.entity.ts';
import { grouped } from '../../schema/rules/grouped.ts';
import { PushDevice } from './device.entity.ts';
import { sentenceOf } from './letters.ts';
import { PushPort, type Came, type Pushed, type Subscription } from './push/push.ts';
import { liveDevice, type Recipient } from './recipient.read.ts';

/** What a service worker shows: a number and why, and no word of any matter. `tag`: what is about the same takes its place. */
export interface Shown { readonly title: string; readonly body: string; readonly url: string; readonly tag: string; readonly lang: string; readonly dir: 'ltr' | 'rtl' }

interface Line { readonly caseNumber: string; readonly causeSaid: string; readonly count: number }
interface Rings { readonly letterId: string; readonly urgent: boolean; readonly lines: readonly Line[] }

/** Two lines at most ring by themselves; more are one sum. */
const apart = 2;

/** Puts what came together on its way to each device of a person. */
export const postPush = async (ctx: Context, who: Recipient, { letterId, urgent, lines }: Rings): Promise<void> => {
  const devices = await ctx.em.execute<{ id: string }[]>(`select d.id from push_device d where d.person_id = ? and ${liveDevice} order by d.id`, [who.id]);
  const texts = lines.length > apart ? [await summed(ctx, lines, who)] : await Promise.all(lines.map((line) => lineOf(ctx, line, who)));
  for (const { id } of devices) for (const shown of texts) await enclose(ctx, { effect: `push:${letterId}:${id}:${shown.tag}`, letterId }, { device: id, urgent, shown });
};

/** Rings one device with a sentence that is about nothing, so that its owner sees how it will look. */
export const tryPush = (ctx: Context, device: PushDevice, who: Recipient, opId: string): Promise<void> =>
  enclose(ctx, { effect: `push:try:${device.id}:${opId}`, letterId: null }, { device: device.id, urgent: true, shown: shownAs(who, who.language === 'ar' ? 'هكذا يظهر الإشعار على هذا الجهاز.' : 'This is how a notice looks on this device.', '/people/me/notices', 'try') });

const lineOf = async (ctx: Context, { caseNumber, causeSaid, count }: Line, who: Recipient): Promise<Shown> => {
  const kind = count > 1 ? `${causeSaid} (${count})` : causeSaid;
  return shownAs(who, await sentenceOf(ctx.house.fork(), 'push', who.language, { house: await houseOf(ctx, who), number: grouped(caseNumber), kind }), `/cases/${caseNumber}`, tagOf(`${caseNumber} ${causeSaid}`));
};

const summed = async (ctx: Context, lines: readonly Line[], who: Recipient): Promise<Shown> => {
  const cases = counted(new Set(lines.map(({ caseNumber }) => caseNumber)).size, 'case', who.language);
  return shownAs(who, await sentenceOf(ctx.house.fork(), 'pushMany', who.language, { house: await houseOf(ctx, who), cases }), '/work', 'many');
};

const houseOf = async ({ house }: Context, { language }: Recipient): Promise<string> => {
  const organisation = await house.fork().findOne(Organisation, { id: organisationId });
  return organisation ? named(organisation, language) : '';
};

const shownAs = (who: Recipient, body: string, url: string, tag: string): Shown =>
  ({ title: who.language === 'ar' ? 'مجلس' : 'Majlis', body: who.discreet ? '' : body, url, tag, lang: who.language, dir: who.language === 'ar' ? 'rtl' : 'ltr' });

const tagOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 24);

interface Enclosed { readonly device: string; readonly urgent: boolean; readonly shown: Shown }

const enclose = async (ctx: Context, { effect, letterId }: { effect: string; letterId: string | null }, enclosed: Enclosed): Promise<void> => {
  const [vault, now] = [ctx.house.port(VaultPort), ctx.now()];
  const wrappedKey = vault.newKey();
  await ctx.em.execute("insert into delivery (id, effect, way, state, letter_id, wrapped_key, sealed, at, due_at, tries) values (?, ?, 'push', 'waiting', ?, ?, ?, ?, ?, 0) on conflict (effect) do nothing",
    [newId(now), effect, letterId, wrappedKey, vault.seal(wrappedKey, JSON.stringify(enclosed)), now, now], 'run');
};

/** Sends one push to one device. A device that its push service has given up takes no more. */
export const push = async (ctx: Context, opened: string): Promise<Came> => {
  const { device: id, urgent, shown } = JSON.parse(opened) as Enclosed;
  const em = ctx.house.fork();
  const [live] = await em.execute<{ id: string }[]>(`select d.id from push_device d join person p on p.id = d.person_id and p.active where d.id = ? and ${liveDevice}`, [id]);
  const device = live && (await em.findOne(PushDevice, { id }));
  if (!device) return 'refused';
  const to = JSON.parse(ctx.house.port(VaultPort).open(Buffer.from(device.wrappedKey), Buffer.from(device.sealed))) as Subscription;
  const pushed: Pushed = { payload: JSON.stringify(shown), topic: shown.tag, urgent };
  const came = await ctx.house.port(PushPort).send(to, pushed);
  if (came === 'gone') await em.execute("update push_device set ended_at = ?, ended = 'gone' where id = ? and ended_at is null", [ctx.now(), id], 'run');
  if (came === 'taken') await em.execute('update push_device set told_at = ? where id = ?', [ctx.now(), id], 'run');
  return came;
};

/** What a push showed, for the development inbox. */
export const shownIn = (opened: string): Shown => (JSON.parse(opened) as Enclosed).shown;
