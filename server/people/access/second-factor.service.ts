import { createHash, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { onRecord } from '../../journal/book.ts';
import { houseStream } from '../../journal/stream.entity.ts';
import type { Book } from '../../journal/book.ts';
import type { Context } from '../../platform/context.ts';
import { mistaken, refusal, Refused, Required } from '../../platform/problem.ts';
import { latinDigits } from '../../platform/words.ts';
import { VaultPort } from '../../platform/vault.ts';
import { FactorAdded, FactorRemoved, RecoveryRenewed, type Way } from './access.kinds.ts';
import { countTry, forgetTries, limits } from './attempt.service.ts';
import { Credential } from './credential.entity.ts';
import { Organisation, organisationId } from '../organisation.entity.ts';
import { Person } from '../person.entity.ts';
import { mustHaveProved } from './prove.service.ts';
import { CodeWrong } from './sign-in.policy.ts';
import { goodTicket, makeTicket, spendTicket } from './ticket.service.ts';

const period = 30;

export const NoFactor = refusal('factor.none', { en: () => 'No second factor is in use.', ar: () => 'لا يوجد عامل تحقق ثانٍ مفعَّل.' });

/** What an authenticator needs, until the first code proves that it has it. */
export interface Factor { ticket: string; address: string; secret: string; qr: string }

/** Offers a new secret; nothing changes until its first code is given. */
export const offerFactor = async (ctx: Context): Promise<Factor> => {
  await mustHaveProved(ctx);
  const kept = newFactor(ctx);
  return factorOf(ctx, ctx.actor.id, await makeTicket(ctx, ctx.house.fork(), 'factor', ctx.actor.id, kept), kept);
};

/** A new secret, sealed: it waits in a ticket for its first code. */
export const newFactor = (ctx: Context): Buffer => sealed(ctx, new Secret({ size: 20 }));

/** What the authenticator of this person needs to take in what waits in the ticket. */
export const factorOf = async (ctx: Context, personId: string, ticket: string, kept: Uint8Array): Promise<Factor> => {
  const person = await ctx.em.findOneOrFail(Person, { id: personId });
  const house = await ctx.em.findOne(Organisation, { id: organisationId });
  const secret = unsealed(ctx, kept);
  const address = totpOf(secret, { issuer: house?.nameEn || house?.nameAr || 'Majlis', label: person.email ?? person.id }).toString();
  const { toString: qrOf } = await import('qrcode');
  return { ticket, address, secret: secret.base32, qr: await qrOf(address, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }) };
};

/** Takes the offered secret into use. @returns the recovery codes, shown this once */
export const addFactor = async (ctx: Context, { ticket: offered, code }: { ticket: string; code: string }): Promise<string[]> => {
  if (!code.trim()) throw mistaken('code', Required);
  await mustHaveProved(ctx);
  await countTry(ctx, `code:${ctx.actor.id}`, limits.account);
  let codes: string[] = [];
  await onRecord(ctx, houseStream, async (book) => {
    const ticket = await goodTicket(ctx, book.em, 'factor', offered);
    if (ticket.personId !== ctx.actor.id || !ticket.kept) throw new Refused(NoFactor);
    await spendTicket(ctx, book.em, ticket);
    const credential = await book.read(Credential, ctx.actor.id);
    codes = intoUse(ctx, book, credential, ticket.kept, code);
    return credential;
  });
  await forgetTries(ctx, `code:${ctx.actor.id}`);
  return codes;
};

/** What waited for its first code is in use with it. @returns the recovery codes @throws Refused where the code is another one */
export const intoUse = (ctx: Context, book: Book, credential: Credential, kept: Buffer, code: string): string[] => {
  const step = stepOf(ctx, kept, code);
  if (step === undefined) throw mistaken('code', CodeWrong);
  const codes = newRecoveryCodes();
  Object.assign(credential, { totpSecret: kept, totpStep: step, recovery: codes.map(hashed) });
  book.write(FactorAdded, credential, { person: credential.id });
  return codes;
};

export const removeFactor = async (ctx: Context): Promise<Person> => {
  await mustHaveProved(ctx);
  return onRecord(ctx, houseStream, async (book) => {
    const credential = await book.read(Credential, ctx.actor.id);
    if (!credential.totpSecret) throw new Refused(NoFactor);
    Object.assign(credential, { totpSecret: null, recovery: [] });
    book.write(FactorRemoved, credential, { person: credential.id });
    return book.em.findOneOrFail(Person, { id: credential.id });
  });
};

export const renewRecovery = async (ctx: Context): Promise<string[]> => {
  await mustHaveProved(ctx);
  const codes = newRecoveryCodes();
  await onRecord(ctx, houseStream, async (book) => {
    const credential = await book.read(Credential, ctx.actor.id);
    if (!credential.totpSecret) throw new Refused(NoFactor);
    credential.recovery = codes.map(hashed);
    book.write(RecoveryRenewed, credential, { person: credential.id });
    return credential;
  });
  return codes;
};

/** Takes a code once: the step, or the recovery code, is used up with it. */
export const takeCode = (ctx: Context, credential: Credential, code: string): Way | undefined => {
  const recovery = hashed(code.toLowerCase().replace(/[^a-z0-9]/g, ''));
  if (credential.recovery.includes(recovery)) {
    credential.recovery = credential.recovery.filter((left) => left !== recovery);
    return 'recovery';
  }
  const step = credential.totpSecret ? stepOf(ctx, credential.totpSecret, code) : undefined;
  if (step === undefined || step <= credential.totpStep) return undefined;
  credential.totpStep = step;
  return 'code';
};

/** The step that this code belongs to: now, or one before or after it, since clocks differ. */
const stepOf = (ctx: Context, kept: Uint8Array, code: string): number | undefined => {
  const timestamp = ctx.now().getTime();
  const delta = totpOf(unsealed(ctx, kept)).validate({ token: latinDigits(code).replace(/\s/g, ''), timestamp, window: 1 });
  return delta === null ? undefined : Math.floor(timestamp / 1000 / period) + delta;
};

/** A wrapped key of its own, then what is sealed under it. */
const sealed = (ctx: Context, secret: Secret): Buffer => {
  const vault = ctx.house.port(VaultPort);
  const key = vault.newKey();
  return Buffer.concat([Buffer.from([key.length]), key, vault.seal(key, secret.base32)]);
};
const unsealed = (ctx: Context, kept: Uint8Array): Secret => {
  const bytes = Buffer.from(kept);
  const end = 1 + bytes[0]!;
  return Secret.fromBase32(ctx.house.port(VaultPort).open(bytes.subarray(1, end), bytes.subarray(end)));
};

const totpOf = (secret: Secret, more: { issuer?: string; label?: string } = {}): TOTP => new TOTP({ ...more, secret, algorithm: 'SHA1', digits: 6, period });

/** Ten codes of 50 bits, without letters that look alike. */
const newRecoveryCodes = (): string[] => Array.from({ length: 10 }, () => [...randomBytes(10)].map((byte) => 'abcdefghijkmnpqrstuvwxyz23456789'.charAt(byte % 32)).join(''));
const hashed = (code: string): string => createHash('sha256').update(code).digest('base64url');
