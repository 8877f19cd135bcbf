import type { Context } from '../platform/context.ts';
import { secretHash } from '../platform/ids.ts';
import { mistaken, refusal, Refused } from '../platform/problem.ts';
import { VaultPort } from '../platform/vault.ts';
import { vocabulary } from '../platform/vocabulary.ts';
import type { Book } from '../journal/book.ts';
import { onCase } from '../case/verb.service.ts';
import type { Complainant } from './complainant.entity.ts';
import { IdentityCorrected } from './identity.kinds.ts';
import { complainantIn, introduced, mustKnow, opened, trackingSecret, type Introduces } from './identity.service.ts';
import { TrackingKey } from './tracking.entity.ts';

/** What of a person can be corrected, as the journal names it; never what it says. */
const fields = vocabulary('identityField', {
  name: ['name', 'الاسم'],
  email: ['e-mail', 'البريد الإلكتروني'],
  phone: ['telephone', 'الهاتف'],
  address: ['address', 'العنوان'],
  time: ['good time to call', 'الوقت المناسب للاتصال'],
  addressAs: ['form of address', 'صيغة المخاطبة'],
  behalfOf: ['on behalf of', 'بالنيابة عن'],
  relation: ['relation', 'الصلة'],
  reach: ['way to reach them', 'وسيلة التواصل'],
  language: ['language', 'اللغة'],
});

export const IdentityGone = refusal('identity.erased', { en: () => 'This identity was erased for good.', ar: () => 'أُتلفت بيانات الهوية نهائيًا.' });
export const NothingCorrected = refusal('identity.same', { en: () => 'Nothing is different from what stands here already.', ar: () => 'لا يوجد اختلاف عن البيانات المسجلة.' });

/**
 * Puts right who the complainant is. Where an address or a number gives way to another, somebody else may hold the private link: all
 * links told before are void, what is under way to the old address is forgotten, and a letter with a new link goes to the new one.
 */
export const correctIdentity = async (ctx: Context, caseId: string, given: Introduces, reason: string): Promise<Complainant> => {
  await mustKnow(ctx, caseId, 'case.correctIdentity');
  return onCase(ctx, caseId, 'case.correctIdentity', null, async (book) => {
    const who = await complainantIn(book, caseId);
    if (who.erasedAt || !who.wrappedKey) throw new Refused(IdentityGone);
    const before = { ...opened(ctx, who), reach: who.reach, language: who.language };
    const after = { ...introduced({ ...given, anonymous: who.anonymous && !given.name?.trim(), proxy: who.proxy, reach: given.reach ?? who.reach }), language: given.language };
    const changed = fields.filter((field) => (before[field] ?? null) !== (after[field] ?? null));
    if (!changed.length) throw mistaken('who', NothingCorrected);
    const { reach, language, ...sealed } = after;
    const vault = ctx.house.port(VaultPort);
    Object.assign(who, { anonymous: who.anonymous && !sealed.name, reach, language, sealed: vault.seal(Buffer.from(who.wrappedKey), JSON.stringify(sealed)) });
    if (changed.includes('email')) Object.assign(who, { emailMark: sealed.email ? vault.mark('email', sealed.email) : null, emailVerifiedAt: null });
    if (changed.includes('phone')) Object.assign(who, { phoneMark: sealed.phone ? vault.mark('phone', sealed.phone) : null, phoneVerifiedAt: null });
    const replaced = (['email', 'phone', 'address'] as const).some((field) => changed.includes(field) && before[field]);
    if (replaced) await voidLinks(ctx, book, caseId);
    book.write(IdentityCorrected, who, { fields: changed, moved: replaced, reason: await book.say(who, 'correction', reason, ctx.language) });
    return who;
  });
};

const voidLinks = async (ctx: Context, book: Book, caseId: string): Promise<void> => {
  const key = await book.read(TrackingKey, caseId);
  key.turn += 1;
  key.secretHash = secretHash(trackingSecret(ctx, caseId, key.turn));
};
