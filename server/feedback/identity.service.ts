import type { Context } from '../platform/context.ts';
import { isId, secretHash } from '../platform/ids.ts';
import { mistaken, NotFound, Refused } from '../platform/problem.ts';
import { VaultPort } from '../platform/vault.ts';
import type { Book } from '../journal/book.ts';
import { Case } from '../case/case.entity.ts';
import { maySee, permission } from '../case/case.policy.ts';
import type { Verb } from '../case/role-verb.policy.ts';
import { onCase } from '../case/verb.service.ts';
import { OwnField } from '../policy/own-field.entity.ts';
import { Complainant, type Reach, type Sealed } from './complainant.entity.ts';
import { cleanName, emailKey, phoneKey } from './contact.ts';
import { BadEmail, BadPhone, BehalfDue, NameDue, WayDue } from './feedback.policy.ts';
import { IdentityErased, IdentityRevealed } from './identity.kinds.ts';
import { TrackingKey } from './tracking.entity.ts';

/** Who complains, as a form or an agent gives it. */
export interface Introduces extends Sealed {
  readonly anonymous?: boolean | null;
  readonly proxy?: boolean | null;
  readonly reach?: Reach | null;
  readonly language: 'en' | 'ar';
}

/** Checks what was given about a person; every fault names its field. @returns what goes into the vault */
export const introduced = (given: Introduces, field = 'who'): Sealed & { reach: Reach } => {
  const trimmed = (text?: string | null): string | null => (text ? cleanName(text) : '') || null;
  const faults: Refused[] = [];
  const fault = (name: string, why: Parameters<typeof mistaken>[1]): void => void faults.push(mistaken(`${field}.${name}`, why));
  const email = given.email?.trim() ? emailKey(given.email) : null;
  const phone = given.phone?.trim() ? phoneKey(given.phone) : null;
  if (given.email?.trim() && !email) fault('email', BadEmail);
  if (given.phone?.trim() && !phone) fault('phone', BadPhone);
  if (!given.anonymous && !trimmed(given.name)) fault('name', NameDue);
  if (given.proxy && !trimmed(given.behalfOf)) fault('behalfOf', BehalfDue);
  const reach: Reach = given.reach ?? (email ? 'email' : phone ? 'sms' : 'none');
  const needs = { email: ['email', given.email], sms: ['phone', given.phone], phone: ['phone', given.phone], letter: ['address', given.address], none: null }[reach] as [string, string | null | undefined] | null;
  if (needs && !needs[1]?.trim()) fault(needs[0], WayDue);
  if (faults.length) throw new AggregateError(faults, 'mistaken input');
  return {
    name: given.anonymous ? null : trimmed(given.name), email, phone, address: trimmed(given.address), time: trimmed(given.time), addressAs: trimmed(given.addressAs),
    behalfOf: given.proxy ? trimmed(given.behalfOf) : null, relation: given.proxy ? trimmed(given.relation) : null, reach,
  };
};

/** Puts the person into the vault, within the verb that receives the case. */
export const keepIn = (ctx: Context, book: Book, kase: Case, given: Introduces, field?: string): Complainant => {
  const { reach, ...sealed } = introduced(given, field);
  const vault = ctx.house.port(VaultPort);
  const wrappedKey = vault.newKey();
  return book.add(Complainant, {
    caseId: kase.id, anonymous: !!given.anonymous, proxy: !!given.proxy, reach, language: given.language, wrappedKey, sealed: vault.seal(wrappedKey, JSON.stringify(sealed)),
    emailMark: sealed.email ? vault.mark('email', sealed.email) : null, phoneMark: sealed.phone ? vault.mark('phone', sealed.phone) : null,
  });
};

/** What the vault holds of somebody; empty where it was erased. Never hand this to a reader who has not given a reason. */
export const opened = (ctx: Context, who: Complainant | null): Sealed =>
  (who?.wrappedKey && who.sealed ? (JSON.parse(ctx.house.port(VaultPort).open(asBuffer(who.wrappedKey), asBuffer(who.sealed))) as Sealed) : {});

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes);

/** Gives the case the key that opens its outside view. */
export const keyIn = (ctx: Context, book: Book, kase: Case): TrackingKey =>
  book.add(TrackingKey, { id: kase.id, secretHash: secretHash(trackingSecret(ctx, kase.id, 1)), turn: 1 });

/** The secret of a case's private link. It can be told again to whoever may have it: a retry of the form, a letter, a verified contact. */
export const trackingSecret = (ctx: Context, caseId: string, turn: number): string => ctx.house.port(VaultPort).secret('tracking', `${caseId}:${turn}`);

/** Asked before a verb that answers with an identity: a retry is answered without running the verb, and permission may have gone since. @throws Refused */
export const mustKnow = async (ctx: Context, caseId: string, verb: Verb): Promise<void> => {
  const kase = isId(caseId) ? await ctx.em.findOne(Case, { id: caseId }) : null;
  if (!kase || !maySee(ctx.actor, kase)) throw new Refused(NotFound);
  ctx.must(permission(verb), kase);
};

/** Reads who complained, for a stated reason. Each reading is recorded, a repeated one under its own name only once. */
export const revealIdentity = async (ctx: Context, caseId: string, reason: string): Promise<Complainant> => {
  await mustKnow(ctx, caseId, 'case.reveal');
  return onCase(ctx, caseId, 'case.reveal', null, async (book) => {
    const who = await complainantIn(book, caseId);
    book.write(IdentityRevealed, who, { reason: await book.say(who, 'reason', reason, ctx.language) });
    return who;
  });
};

/** Destroys the key: from here on nobody can read who it was, in no backup of this database either. The chain still verifies. */
export const eraseIdentity = (ctx: Context, caseId: string, reason: string): Promise<Complainant> =>
  onCase(ctx, caseId, 'case.erase', null, async (book, kase) => {
    await forgetPersonal(book, kase);
    const who = await complainantIn(book, caseId);
    Object.assign(who, { wrappedKey: null, sealed: null, emailMark: null, phoneMark: null, emailVerifiedAt: null, phoneVerifiedAt: null, reach: 'none', erasedAt: ctx.now() });
    book.write(IdentityErased, who, { reason: await book.say(who, 'erasure', reason, ctx.language) });
    return who;
  });

/** Own fields that say something about a person go with the person; their values stand nowhere else. */
const forgetPersonal = async (book: Book, kase: Case): Promise<void> => {
  const personal = new Set((await book.em.find(OwnField, { personal: true })).map(({ key }) => key));
  if (!Object.keys(kase.own ?? {}).some((key) => personal.has(key))) return;
  kase.own = Object.fromEntries(Object.entries(kase.own ?? {}).filter(([key]) => !personal.has(key)));
};

export const complainantIn = async (book: Book, caseId: string): Promise<Complainant> => {
  const who = await book.em.findOne(Complainant, { caseId });
  if (!who) throw new Refused(NotFound);
  return who;
};

/** Cases of whoever has this address or number, the latest first: how an agent recognises a caller. */
export const casesOf = async (ctx: Context, contact: string): Promise<string[]> => {
  const vault = ctx.house.port(VaultPort);
  const [email, phone] = [emailKey(contact), phoneKey(contact)];
  if (!email && !phone) return [];
  const rows = await ctx.em.execute<{ case_id: string }[]>(
    'select case_id from complainant where (email_mark is not null and email_mark = ?) or (phone_mark is not null and phone_mark = ?) order by id desc limit 50',
    [email ? vault.mark('email', email) : Buffer.alloc(0), phone ? vault.mark('phone', phone) : Buffer.alloc(0)]);
  return rows.map((row) => row.case_id);
};
