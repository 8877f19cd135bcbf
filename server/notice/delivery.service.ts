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
import { codeLetter } from './letters.ts';
import { Delivery } from './delivery.entity.ts';
import { MailPort } from './mail/mail.ts';
import { rendered, type Head, type Rendered } from './mail/rendering.ts';

/** What lies sealed in a delivery until it is sent, and stays in the development inbox. */
export interface Enclosed { readonly to: string; readonly language: Language; readonly mail: Rendered }

/** Puts a letter on its way. A second posting under the same effect does nothing. */
export const post: Post = async (ctx, { effect, way, to, letter, caseId }, em = ctx.house.fork()) =>
  enclose(ctx.house, em, { effect, way, caseId: caseId ?? null }, { to, language: letter.language, mail: rendered(letter, await headOf(ctx, letter.language, em)) });

const enclose = async (house: House, em: EntityManager, { effect, way, caseId }: { effect: string; way: string; caseId: string | null }, enclosed: Enclosed): Promise<void> => {
  const [vault, now] = [house.port(VaultPort), house.clock.now()];
  const wrappedKey = vault.newKey();
  await em.execute(
    "insert into delivery (id, effect, case_id, way, state, wrapped_key, sealed, at, due_at, tries) values (?, ?, ?, ?, 'waiting', ?, ?, ?, ?, 0) on conflict (effect) do nothing",
    [newId(now), effect, caseId, way, wrappedKey, vault.seal(wrappedKey, JSON.stringify(enclosed)), now, now], 'run');
};

/** Sends a one-time code, in the language of whoever asked for it. */
export const postCode = async (ctx: Context, { codeId, way, to, code }: Asked): Promise<void> => {
  await post(ctx, { effect: `code:${codeId}`, way, to, letter: codeLetter(ctx.language, code) });
  ctx.house.ring(['letters']);
};

/** Milliseconds until the next try; what is still not out after the last stays failed, for somebody to see. */
const patience = [60_000, 5 * 60_000, 30 * 60_000, 2 * 3_600_000, 12 * 3_600_000];
/** Milliseconds after which a sending that says nothing is taken for cut off. */
const cutOff = 120_000;

/** Sends what is due, one after the other; of several servers each letter has one sender. @returns how many were taken up */
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

const take = async (ctx: Context): Promise<Delivery | null> => {
  const now = ctx.now();
  const em = ctx.house.fork();
  const [row] = await em.execute<{ id: string }[]>(
    `update delivery set state = 'sending', tries = tries + 1, due_at = ?
      where id = (select id from delivery where due_at <= ? and state in ('waiting', 'sending') order by due_at limit 1 for update skip locked) returning id`,
    [new Date(now.getTime() + cutOff), now]);
  return row ? em.findOne(Delivery, { id: row.id }) : null;
};

const deliver = async (ctx: Context, delivery: Delivery): Promise<void> => {
  if (delivery.way === 'verb') return acknowledged(ctx, delivery);
  const mail = await outside(ctx, delivery.way);
  const em = ctx.house.fork();
  const settle = (state: Delivery['state'], dueAt: Date | null, more = ''): Promise<unknown> =>
    em.execute(`update delivery set state = ?, due_at = ?, sent_at = ? ${more} where id = ?`, [state, dueAt, state === 'sent' || state === 'shown' ? ctx.now() : null, delivery.id], 'run');
  if (!delivery.sealed) return void (await settle('failed', null));
  if (!mail) return void (await settle('shown', null));
  try {
    const enclosed = unsealed(ctx, delivery)!;
    await mail.send({ ...enclosed.mail, to: enclosed.to, messageId: messageIdOf(ctx, delivery.effect) });
    await settle('sent', null, ', sealed = null');
  } catch (error) {
    const wait = patience[delivery.tries - 1];
    ctx.house.log.warn('A letter could not be sent.', { job: delivery.id, attempt: delivery.tries, error });
    await settle(wait === undefined ? 'failed' : 'waiting', wait === undefined ? null : new Date(ctx.now().getTime() + wait));
  }
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

/** What leaves by this way leaves by: nothing, in a demonstration and where nothing is configured. */
const outside = async (ctx: Context, way: 'email' | 'phone') => (way === 'phone' || (await isDemonstration(ctx.house.fork())) ? null : ctx.house.port(MailPort));

export const unsealed = (ctx: Context, { wrappedKey, sealed }: Pick<Delivery, 'wrappedKey' | 'sealed'>): Enclosed | null =>
  (sealed && wrappedKey ? (JSON.parse(ctx.house.port(VaultPort).open(Buffer.from(wrappedKey), Buffer.from(sealed))) as Enclosed) : null);

/** The organisation's own face on what it writes. */
export const headOf = async (ctx: Context, language: 'en' | 'ar', em: EntityManager = ctx.house.fork()): Promise<Head> => {
  const organisation = await em.findOne(Organisation, { id: organisationId });
  return { name: organisation ? named(organisation, language) : language === 'ar' ? 'ملاحظات العملاء' : 'Customer feedback', accent: organisation?.accent ?? null };
};

const messageIdOf = (ctx: Context, effect: string): string => `<${createHash('sha256').update(effect).digest('hex').slice(0, 40)}@${new URL(ctx.house.port(OriginPort)()).hostname}>`;
