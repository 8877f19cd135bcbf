import { onRecord, type Book } from '../../journal/book.ts';
import { houseStream } from '../../journal/stream.entity.ts';
import type { Context } from '../../platform/context.ts';
import { mistaken } from '../../platform/problem.ts';
import { PasswordChanged, ResetAsked, type Way } from './access.kinds.ts';
import { countTry, forgetTries, limits } from './attempt.service.ts';
import { Credential } from './credential.entity.ts';
import { enter } from './enter.service.ts';
import type { Entered } from './entered.view.ts';
import { secondStep } from './lost-factor.service.ts';
import { hashPassword, mustBeStrong, provesPassword } from './password.ts';
import { Person } from '../person.entity.ts';
import { PasswordWrong } from './prove.service.ts';
import { Session } from './session.entity.ts';
import { sameAddress } from './sign-in.policy.ts';
import { goodTicket, spendTicket, ticketLife } from './ticket.service.ts';

/**
 * Asks for a letter with a link. The answer is the same for every address, and so is its time: what is known is recorded beside it.
 */
export const askReset = async (ctx: Context, email: string): Promise<void> => {
  await countTry(ctx, `letters:${ctx.request.address ?? 'unknown'}`, limits.address);
  await countTry(ctx, `reset:${sameAddress(email)}`, limits.letters);
  const person = await ctx.em.findOne(Person, { email: sameAddress(email), active: true, joinedAt: { $ne: null } });
  if (!person) return;
  const asked = onRecord(ctx.as(ctx.actor), houseStream, async (book) => {
    const found = await book.read(Person, person.id);
    book.write(ResetAsked, found, { person: found.id, until: new Date(ctx.now().getTime() + ticketLife.reset).toISOString() });
    return found;
  });
  asked.catch((error: unknown) => ctx.house.log.error('A reset could not be recorded.', { requestId: ctx.request.id, error }));
};

/** Sets a new password by the link; all sessions end. Where a second factor is in use, its code is asked as ever. */
export const resetPassword = async (ctx: Context, { ticket: secret, password }: { ticket: string; password: string }): Promise<Entered> => {
  const { personId } = await goodTicket(ctx, ctx.em, 'reset', secret);
  const person = await ctx.em.findOneOrFail(Person, { id: personId });
  mustBeStrong(password, person.email ?? '');
  const passwordHash = await hashPassword(password);
  const credential = await onRecord(ctx.as({ kind: 'person', id: personId, roles: [], departments: [] }), houseStream, async (book) => {
    await spendTicket(ctx, book.em, await goodTicket(ctx, book.em, 'reset', secret));
    return setPassword(ctx, book, personId, passwordHash, 'reset');
  });
  await forgetTries(ctx, `account:${person.email}`);
  const next = await secondStep(ctx, personId, credential);
  if (next) return { ticket: next };
  return enter(ctx, personId, 'reset');
};

/** One's own, from inside; the other sessions end. */
export const changePassword = async (ctx: Context, { current, next }: { current: string; next: string }): Promise<Person> => {
  const { id } = ctx.actor;
  await countTry(ctx, `proof:${id}`, limits.account);
  const credential = await ctx.em.findOne(Credential, { id });
  if (!(await provesPassword(credential?.passwordHash, current))) throw mistaken('current', PasswordWrong);
  await forgetTries(ctx, `proof:${id}`);
  const person = await ctx.em.findOneOrFail(Person, { id });
  mustBeStrong(next, person.email ?? '', 'next');
  const passwordHash = await hashPassword(next);
  return onRecord(ctx, houseStream, async (book) => {
    await setPassword(ctx, book, id, passwordHash, 'own');
    if (ctx.actor.sessionId) await book.em.nativeUpdate(Session, { id: ctx.actor.sessionId }, { provedAt: ctx.now() });
    return book.em.findOneOrFail(Person, { id });
  });
};

const setPassword = async (ctx: Context, book: Book, personId: string, passwordHash: string, way: Way): Promise<Credential> => {
  const credential = (await book.em.findOne(Credential, { id: personId })) ?? book.add(Credential, { id: personId });
  Object.assign(credential, { passwordHash, passwordAt: ctx.now() });
  const kept = ctx.actor.id === personId ? ctx.actor.sessionId : undefined;
  await book.em.nativeUpdate(Session, { personId, revokedAt: null, ...(kept ? { id: { $ne: kept } } : {}) }, { revokedAt: ctx.now() });
  book.write(PasswordChanged, credential, { person: personId, way, session: kept ?? null });
  return credential;
};
