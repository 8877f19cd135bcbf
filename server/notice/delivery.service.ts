import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { system, Context, type House } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import { named, type Language } from '../platform/language.ts';
import { OriginPort, type Post } from '../platform/post.ts';
import { Refused } from '../platform/problem.ts';
import { VaultPort } from '../platform/vault.ts';
import { isDemonstration } from '../people/demonstration.service.ts';
import { Organisation, organisationId } from '../people/organisation.entity.ts';
import { Case } from '../case/case.entity.ts';
import { acknowledge } from '../feedback/message.service.ts';
import type { Asked } from '../feedback/tracking.service.ts';
import { isRead, withReading } from './burst.read.ts';
import { codeLetter } from './letters.ts';
import { Delivery } from './delivery.entity.ts';
import { MailPort } from './mail/mail.ts';
import { rendered, type Head, type Rendered } from './mail/rendering.ts';
import { push, shownIn } from './push.service.ts';
import { SmsPort } from './sms/sms.ts';

/** What lies sealed in a delivery until it is sent, and stays in the development inbox. */
export interface Enclosed { readonly to: string; readonly language: Language; readonly mail: Rendered }

/** Puts a letter on its way. A second posting under the same effect does nothing. */
export const post: Post = async (ctx, { effect, way, to, letter, caseId, letterId }, em = ctx.house.fork()) =>
  enclose(ctx.house, em, { effect, way, caseId: caseId ?? null, letterId: letterId ?? null }, { to, language: letter.language, mail: way === 'phone' && letter.short ? { subject: '', text: letter.short, html: '' } : rendered(letter, await headOf(ctx, letter.language, em)) });

const enclose = async (house: House, em: EntityManager, { effect, way, caseId, letterId }: { effect: string; way: string; caseId: string | null; letterId: string | null }, enclosed: Enclosed): Promise<void> => {
  const [vault, now] = [house.port(VaultPort), house.clock.now()];
  const wrappedKey = vault.newKey();
  await em.execute(
    "insert into delivery (id, effect, case_id, letter_id, way, state, wrapped_key, sealed, at, due_at, tries) values (?, ?, ?, ?, ?, 'waiting', ?, ?, ?, ?, 0) on conflict (effect) do nothing",
    [newId(now), effect, caseId, letterId, way, wrappedKey, vault.seal(wrappedKey, JSON.stringify(enclosed)), now, now], 'run');
};

/** Sends a one-time code, in the language of whoever asked for it. */
export const postCode = async (ctx: Context, { codeId, way, to, code }: Asked): Promise<void> => {
  const em = ctx.house.fork();
  await post(ctx, { effect: `code:${codeId}`, way, to, letter: await codeLetter(em, ctx.language, code, (await headOf(ctx, ctx.language, em)).name) });
  ctx.house.ring(['letters']);
};

/** Milliseconds until the next try; what is still not out after the last stays failed, for somebody to see. */
const patience = [60_000, 5 * 60_000, 30 * 60_000, 2 * 3_600_000, 12 * 3_600_000];
/** Milliseconds after which a sending that says nothing is taken for cut off. */
const cutOff = 120_000;

/** Sends what is due, one after the other; of several servers each letter has one sender. A demonstration sends nothing. @returns how many were taken up */
export const sendDue = async (house: House): Promise<number> => {
  const ctx = new Context(house, system, 'en');
  for (let count = 0; ; count++) {
    const delivery = await take(ctx);
    if (!delivery) return count;
    await deliver(ctx, delivery);
  }
};

/** When the next letter is due of those that wait. */
export const nextDue = async (house: House): Promise<Date | null> => {
  const [next] = await house.fork().execute<{ at: string | null }[]>("select min(due_at) as at from delivery where due_at > ? and state in ('waiting', 'sending')", [house.clock.now()]);
  return next?.at ? new Date(next.at) : null;
};

/** What is taken up again while it was being sent was cut off there. */
const take = async (ctx: Context): Promise<(Delivery & { cutOff: boolean }) | null> => {
  const now = ctx.now();
  const em = ctx.house.fork();
  const [row] = await em.execute<{ id: string; before: string }[]>(
    `with due as (select id, state from delivery where due_at <= ? and state in ('waiting', 'sending') order by due_at limit 1 for update skip locked)
     update delivery d set state = 'sending', tries = tries + 1, due_at = ? from due where d.id = due.id returning d.id, due.state as before`, [now, new Date(now.getTime() + cutOff)]);
  const found = row && (await em.findOne(Delivery, { id: row.id }));
  return found ? Object.assign(found, { cutOff: row.before === 'sending' }) : null;
};

/** Sent, or kept here (shown), or a state that says why it will not go; 'later' tries again, under the same id. */
type Came = 'sent' | 'shown' | 'failed' | 'unknown' | 'needless' | 'later';

const deliver = async (ctx: Context, delivery: Delivery & { cutOff: boolean }): Promise<void> => {
  if (delivery.way === 'verb') return acknowledged(ctx, delivery);
  const came = await send(ctx, delivery).catch((error: unknown): Came => {
    ctx.house.log.warn('A letter could not be sent.', { job: delivery.id, attempt: delivery.tries, error });
    return 'later';
  });
  const wait = came === 'later' ? patience[delivery.tries - 1] : undefined;
  const state = came !== 'later' ? came : wait === undefined ? 'failed' : 'waiting';
  const over = state === 'sent' || state === 'needless';
  await ctx.house.fork().execute(`update delivery set state = ?, due_at = ?, sent_at = ?${over ? ', sealed = null' : ''} where id = ?`,
    [state, wait === undefined ? null : new Date(ctx.now().getTime() + wait), state === 'sent' || state === 'shown' ? ctx.now() : null, delivery.id], 'run');
};

const send = async (ctx: Context, delivery: Delivery & { cutOff: boolean }): Promise<Came> => {
  const { way, effect, sealed, tries } = delivery;
  if (!sealed) return 'failed';
  if (tries > 1 && (await needless(ctx, delivery))) return 'needless';
  if (await isDemonstration(ctx.house.fork())) return 'shown';
  if (way === 'push') return delivery.cutOff ? 'unknown' : pushed[await push(ctx, opened(ctx, delivery)!)];
  const enclosed = unsealed(ctx, delivery)!;
  if (way === 'phone') {
    const sms = ctx.house.port(SmsPort);
    return sms ? texted[await sms.send({ to: enclosed.to, text: enclosed.mail.text, id: keyOf(effect) })] : 'shown';
  }
  const mail = ctx.house.port(MailPort);
  if (!mail) return 'shown';
  const { sender, name: house } = await headOf(ctx, enclosed.language);
  await mail.send({ ...enclosed.mail, to: enclosed.to, sender, house, messageId: messageIdOf(ctx, effect) });
  return 'sent';
};

const pushed = { taken: 'sent', gone: 'failed', refused: 'failed', later: 'later', unknown: 'unknown' } as const;
/** A gateway that did not say whether it has it is asked again under the same id, by which it knows it. */
const texted = { taken: 'sent', refused: 'failed', later: 'later', unknown: 'later' } as const;

/** What it tells of was read meanwhile, or nobody is there to be told. */
const needless = async ({ house }: Context, { letterId }: Delivery): Promise<boolean> => {
  if (!letterId) return false;
  const [found] = await house.fork().execute<{ unread: boolean }[]>(
    `select exists (select from ${withReading} join notice_passage t on t.notice_id = n.id join person p on p.id = n.person_id and p.active where t.letter_id = ? and t.ended = 'told' and not ${isRead}) as unread`, [letterId]);
  return !found?.unread;
};

/** Named by its entry: taken up twice, it is done once. Where a person was faster there is nothing to do. */
const acknowledged = async (asked: Context, { id, effect, caseId }: Delivery): Promise<void> => {
  const ctx = new Context(asked.house, system, 'en', { id, opId: effect });
  const kase = await ctx.em.fork().findOne(Case, { id: caseId! });
  if (kase?.stage === 'received' && !kase.acknowledgedAt) {
    await acknowledge(ctx, kase.id, 'automatic', kase.channel).catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
    });
  }
  await ctx.house.fork().execute("update delivery set state = 'sent', due_at = null, sent_at = ? where id = ?", [ctx.now(), id], 'run');
};

const opened = (ctx: Context, { wrappedKey, sealed }: Pick<Delivery, 'wrappedKey' | 'sealed'>): string | null =>
  (sealed && wrappedKey ? ctx.house.port(VaultPort).open(Buffer.from(wrappedKey), Buffer.from(sealed)) : null);

/** What lies in a delivery that is not sent yet, or stayed here. */
export const unsealed = (ctx: Context, delivery: Pick<Delivery, 'wrappedKey' | 'sealed' | 'way'>): Enclosed | null => {
  const text = opened(ctx, delivery);
  if (text === null) return null;
  if (delivery.way !== 'push') return JSON.parse(text) as Enclosed;
  const shown = shownIn(text);
  return { to: '', language: shown.lang === 'ar' ? 'ar' : 'en', mail: { subject: shown.title, text: shown.body, html: '' } };
};

/** The organisation's own face on what it writes. */
export const headOf = async (ctx: Context, language: 'en' | 'ar', em: EntityManager = ctx.house.fork()): Promise<Head> => {
  const organisation = await em.findOne(Organisation, { id: organisationId });
  return { name: organisation ? named(organisation, language) : language === 'ar' ? 'ملاحظات العملاء' : 'Customer feedback', accent: organisation?.accent ?? null, sender: organisation?.sender ?? null };
};

/** The same effect has the same name wherever it arrives twice. */
const keyOf = (effect: string): string => createHash('sha256').update(effect).digest('hex').slice(0, 40);
const messageIdOf = (ctx: Context, effect: string): string => `<${keyOf(effect)}@${new URL(ctx.house.port(OriginPort)()).hostname}>`;
