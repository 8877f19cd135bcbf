import { randomInt, timingSafeEqual } from 'node:crypto';
import type { Actor, Context } from '../platform/context.ts';
import { newId, secretHash } from '../platform/ids.ts';
import { mistaken, refusal } from '../platform/problem.ts';
import { VaultPort } from '../platform/vault.ts';
import { onRecord } from '../journal/book.ts';
import { caseStreams } from '../journal/stream.entity.ts';
import { countTry } from '../people/access/attempt.service.ts';
import { readNumber } from '../case/number.policy.ts';
import { Complainant } from './complainant.entity.ts';
import { emailKey, phoneKey } from './contact.ts';
import { BadEmail } from './feedback.policy.ts';
import { trackingSecret } from './identity.service.ts';
import { ContactVerified } from './identity.kinds.ts';
import { ContactCode } from './tracking.entity.ts';

/** Milliseconds. Only failures count, and the right secret always opens: nobody can lock a complainant out by guessing at their number. */
export const trackingLimits = {
  address: { tries: 5, window: 60_000 },
  number: { tries: 20, window: 3_600_000 },
  codes: { tries: 3, window: 3_600_000 },
  codesFrom: { tries: 10, window: 3_600_000 },
} as const;

const nothing = Buffer.alloc(32);

/** Who holds the private link of a case. One number or another, known or not: one question to the database, one comparison, one answer. */
export const complainantOf = async (ctx: Context, number: string, key: string): Promise<Actor | null> => {
  const digits = readNumber(number) ?? '';
  const [row] = await ctx.house.fork().execute<{ id: string; secret_hash: Buffer }[]>('select c.id, k.secret_hash from "case" c join tracking_key k on k.id = c.id where c.number = ?', [digits]);
  const right = timingSafeEqual(row ? Buffer.from(row.secret_hash) : nothing, secretHash(key.slice(0, 64)));
  if (row && right) return { kind: 'complainant', id: row.id, roles: [], departments: [] };
  await countTry(ctx, `track ${ctx.request.address ?? ''}`, trackingLimits.address);
  await countTry(ctx, `track ${digits || number.slice(0, 32)}`, trackingLimits.number);
  return null;
};

export const NoSuchLink = refusal('tracking.no-such-link', {
  en: () => 'This number and link do not open anything. Please check both, or ask for your number by e-mail.',
  ar: () => 'لا يفتح هذا الرقم مع هذا الرابط أي شكوى. يرجى التأكد منهما، أو طلب رقمكم بالبريد الإلكتروني.',
});
export const CodeWrong = refusal('tracking.code', { en: () => 'This code is not right, or its time is over.', ar: () => 'الرمز غير صحيح أو انتهت مدته.' });

/** Milliseconds. */
const codeLife = 10 * 60_000;
const codeTries = 5;

/** A code that goes out, and to where; `null` where nobody here has this address, which nobody outside can tell. */
export interface Asked { readonly codeId: string; readonly way: 'email' | 'phone'; readonly to: string; readonly code: string }

/** Makes a code for whoever reads this address. Known or unknown, the answer outside is the same. */
export const askForNumber = async (ctx: Context, contact: string): Promise<Asked | null> => {
  const email = contact.includes('@') ? emailKey(contact) : null;
  const phone = email ? null : phoneKey(contact);
  if (!email && !phone) throw mistaken('contact', BadEmail);
  await countTry(ctx, `code from ${ctx.request.address ?? ''}`, trackingLimits.codesFrom);
  await countTry(ctx, `code to ${email ?? phone}`, trackingLimits.codes);
  const vault = ctx.house.port(VaultPort);
  const way = email ? ('email' as const) : ('phone' as const);
  const contactMark = vault.mark(way, (email ?? phone)!);
  const em = ctx.house.fork();
  const known = await em.count(Complainant, way === 'email' ? { emailMark: contactMark } : { phoneMark: contactMark });
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0');
  const codeId = newId(ctx.now());
  await em.nativeDelete(ContactCode, { $or: [{ contactMark }, { until: { $lte: ctx.now() } }] });
  await em.insert(ContactCode, { id: codeId, way, contactMark, codeMark: vault.mark('code', `${codeId}:${code}`), tries: 0, until: new Date(ctx.now().getTime() + codeLife) });
  return known ? { codeId, way, to: (email ?? phone)!, code } : null;
};

/** A case that somebody has proved to be theirs, and its private link's secret. */
export interface Found { readonly caseId: string; readonly number: string; readonly secret: string; readonly receivedAt: Date }

/** The numbers of whoever reads this address, for the code that was sent there. Typing the code verifies the contact, which is recorded. */
export const findNumbers = async (ctx: Context, contact: string, code: string): Promise<Found[]> => {
  const vault = ctx.house.port(VaultPort);
  const email = contact.includes('@') ? emailKey(contact) : null;
  const way = email ? ('email' as const) : ('phone' as const);
  const contactMark = vault.mark(way, email ?? phoneKey(contact) ?? contact.slice(0, 80));
  const em = ctx.house.fork();
  const [row] = await em.execute<{ id: string; code_mark: Buffer; tries: number }[]>(
    'update contact_code set tries = tries + 1 where contact_mark = ? and until > ? returning id, code_mark, tries', [contactMark, ctx.now()]);
  const right = timingSafeEqual(row ? Buffer.from(row.code_mark) : nothing, vault.mark('code', `${row?.id ?? ''}:${code.slice(0, 12)}`));
  if (!row || !right || row.tries > codeTries) throw mistaken('code', CodeWrong);
  await em.nativeDelete(ContactCode, { id: row.id });
  const whose = await em.find(Complainant, way === 'email' ? { emailMark: contactMark } : { phoneMark: contactMark }, { orderBy: { id: 'desc' }, limit: 20 });
  for (const who of whose) if (!(way === 'email' ? who.emailVerifiedAt : who.phoneVerifiedAt)) await verify(ctx, who.caseId, way);
  const found = await em.execute<{ id: string; number: string; received_at: string; turn: number }[]>(
    'select c.id, c.number, c.received_at, k.turn from "case" c join tracking_key k on k.id = c.id where c.id = any(?::uuid[]) order by c.received_at desc', [`{${whose.map((who) => who.caseId).join(',')}}`]);
  return found.map((one) => ({ caseId: one.id, number: one.number, receivedAt: new Date(one.received_at), secret: trackingSecret(ctx, one.id, one.turn) }));
};

const verify = (ctx: Context, caseId: string, way: 'email' | 'phone'): Promise<Complainant> => {
  const theirs = ctx.as({ kind: 'complainant', id: caseId, roles: [], departments: [] }).doing(null);
  return onRecord(theirs, caseStreams(caseId), async (book) => {
    const who = await book.em.findOneOrFail(Complainant, { caseId });
    if (way === 'email') who.emailVerifiedAt = theirs.now();
    else who.phoneVerifiedAt = theirs.now();
    book.write(ContactVerified, who, { way });
    return who;
  });
};
