import { onRecord } from '../../journal/book.ts';
import { houseStream } from '../../journal/stream.entity.ts';
import type { Context } from '../../platform/context.ts';
import { isId } from '../../platform/ids.ts';
import { mistaken, Refused } from '../../platform/problem.ts';
import { SignedOut, SignInBlocked } from './access.kinds.ts';
import { countTry, forgetTries, limits, type Tried } from './attempt.service.ts';
import { Credential } from './credential.entity.ts';
import { isDemonstration } from '../demonstration.service.ts';
import { enter } from './enter.service.ts';
import type { Entered } from './entered.view.ts';
import { provesPassword } from './password.ts';
import { secondStep } from './lost-factor.service.ts';
import { Person } from '../person.entity.ts';
import { intoUse, takeCode } from './second-factor.service.ts';
import { Session } from './session.entity.ts';
import { CodeWrong, NoDemonstration, NotRecognised, sameAddress } from './sign-in.policy.ts';
import { goodTicket, spendTicket, TicketSpent } from './ticket.service.ts';

/** E-mail and password. Unknown, barred and wrong get one answer, after the same work. */
export const signIn = async (ctx: Context, { email, password }: { email: string; password: string }): Promise<Entered> => {
  const account = `account:${sameAddress(email)}`;
  await countTry(ctx, `address:${ctx.request.address ?? 'unknown'}`, limits.address);
  const tried = await countTry(ctx, account, limits.account);
  const person = await ctx.em.findOne(Person, { email: sameAddress(email), active: true });
  const credential = person && (await ctx.em.findOne(Credential, { id: person.id }));
  if (!(await provesPassword(credential?.passwordHash, password)) || !person) {
    if (person && tried.count === limits.account.tries) noteBlocked(ctx, person, tried);
    throw new Refused(NotRecognised);
  }
  await forgetTries(ctx, account);
  const ticket = await secondStep(ctx, person.id, credential);
  if (ticket) return { ticket };
  return enter(ctx, person.id, 'password');
};

/** The second step: a code of the authenticator, or one of the recovery codes; or the first code of a new factor, which is in use with it. */
export const confirmCode = async (ctx: Context, { ticket: secret, code }: { ticket: string; code: string }): Promise<Entered> => {
  const ticket = await goodTicket(ctx, ctx.em, 'code', secret);
  await countTry(ctx, `code:${ticket.personId}`, limits.account);
  let recovery: string[] | null = null;
  const entered = await enter(ctx, ticket.personId, 'code', async (book) => {
    await spendTicket(ctx, book.em, ticket);
    const credential = await book.read(Credential, ticket.personId);
    if (ticket.kept) {
      // Of several that wait, the first sets the factor; none replaces it.
      if (credential.totpSecret) throw new Refused(TicketSpent);
      recovery = intoUse(ctx, book, credential, ticket.kept, code);
      return 'code';
    }
    const way = takeCode(ctx, credential, code);
    if (!way) throw mistaken('code', CodeWrong);
    return way;
  });
  await forgetTries(ctx, `code:${ticket.personId}`);
  return { ...entered, recovery };
};

/** In a demonstration everybody may be anybody. */
export const signInDemonstration = async (ctx: Context, personId: string): Promise<Entered> => {
  if (!isId(personId) || !(await isDemonstration(ctx.em))) throw new Refused(NoDemonstration);
  return enter(ctx, personId, 'demonstration');
};

export const signOut = async (ctx: Context): Promise<Person | null> => {
  const { sessionId, id } = ctx.actor;
  ctx.request.keepSession?.(null);
  if (!sessionId) return null;
  return onRecord(ctx, houseStream, async (book) => {
    const person = await book.read(Person, id);
    await book.em.nativeUpdate(Session, { id: sessionId, revokedAt: null }, { revokedAt: ctx.now() });
    book.write(SignedOut, person, { person: id, session: sessionId });
    return person;
  });
};

/** Beside the answer, so that its time does not tell whether the account exists. */
const noteBlocked = (ctx: Context, person: Person, { until }: Tried): void => {
  const noted = onRecord(ctx.as(ctx.actor), houseStream, async (book) => {
    const found = await book.read(Person, person.id);
    book.write(SignInBlocked, found, { person: found.id, until: until.toISOString() });
    return found;
  });
  noted.catch((error: unknown) => ctx.house.log.error('A blocked sign-in could not be recorded.', { requestId: ctx.request.id, error }));
};

