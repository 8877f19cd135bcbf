import { randomInt } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../../platform/context.ts';
import { newId, newSecret, secretHash } from '../../platform/ids.ts';
import { mistaken, refusal } from '../../platform/problem.ts';
import { countTry, forgetTries } from './attempt.service.ts';
import { WallDevice } from './device.entity.ts';

export const CodeUnknown = refusal('wall.code', {
  en: () => 'No screen shows this code now. It changes every ten minutes: please read it again.',
  ar: () => 'لا توجد شاشة تعرض هذا الرمز الآن. يتغير الرمز كل عشر دقائق، ويرجى قراءته مجددًا.',
});

/** A code is read from a screen and typed at once: ten minutes. Milliseconds. */
export const codeLife = 10 * 60_000;
const digits = 8;
/** A screen that stays asks every ten minutes; whoever asks more often wants something else. */
const asks = { tries: 60, window: 15 * 60_000 };
/** Eight digits and ten tries in a quarter of an hour: one in two million, for somebody who may pair screens anyway. */
const tries = { tries: 10, window: 15 * 60_000 };

export interface PairingCode { readonly code: string; readonly until: Date; /** Told once; the browser keeps it where no script reads it. */ readonly secret: string }

/** A new code for a screen that waits. A screen that waits already keeps its place, and its old code is worth nothing. */
export const askForCode = async (ctx: Context): Promise<PairingCode> => {
  await countTry(ctx, `pairing at ${ctx.request.address ?? 'here'}`, asks);
  const now = ctx.now();
  const until = new Date(now.getTime() + codeLife);
  const [code, secret] = [newCode(), newSecret()];
  const em = ctx.house.fork();
  await em.nativeDelete(WallDevice, { wallId: null, codeUntil: { $lt: new Date(now.getTime() - codeLife) } });
  const values = { tokenHash: secretHash(secret), codeHash: hashOf(code), codeUntil: until, seenAt: now };
  const waits = ctx.actor.kind === 'anonymous' && ctx.actor.sessionId;
  if (!waits || !(await em.nativeUpdate(WallDevice, { id: waits, wallId: null }, values))) {
    await em.insert(WallDevice, { ...values, id: newId(now), startedAt: now, address: ctx.request.address ?? null, agent: ctx.request.agent?.slice(0, 200) ?? null } as WallDevice);
  }
  return { code, until, secret };
};

/** The screen that shows this code now, locked. @throws Refused naming the field */
export const deviceShowing = async (ctx: Context, em: EntityManager, typed: string): Promise<WallDevice> => {
  const code = latin(typed);
  const [row] = await em.execute<{ id: string }[]>('select id from wall_device where code_hash = ? and code_until > ? and wall_id is null and revoked_at is null for update', [hashOf(code), ctx.now()]);
  if (!row) throw mistaken('code', CodeUnknown);
  return em.findOneOrFail(WallDevice, { id: row.id });
};

export const countPairing = (ctx: Context): Promise<unknown> => countTry(ctx, `pairing by ${ctx.actor.id}`, tries);
export const pairingDone = (ctx: Context): Promise<void> => forgetTries(ctx, `pairing by ${ctx.actor.id}`);

/** Whether the screen that asks waits, has become a wall, or is neither. */
export const pairingOf = (ctx: Context): 'paired' | 'waiting' | 'none' => (ctx.actor.kind === 'wall' ? 'paired' : ctx.actor.kind === 'anonymous' && ctx.actor.sessionId ? 'waiting' : 'none');

const newCode = (): string => String(randomInt(10 ** digits)).padStart(digits, '0');
const hashOf = (code: string): Buffer => secretHash(`wall ${code}`);

/** What was typed with any digits, spaces and hyphens. */
const latin = (typed: string): string => typed.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf)).replace(/\D/g, '').slice(0, 2 * digits);
