import { onRecord } from '../../journal/book.ts';
import { houseStream } from '../../journal/stream.entity.ts';
import type { Context } from '../../platform/context.ts';
import { mistaken, refusal, Refused, Required } from '../../platform/problem.ts';
import { Proved } from './access.kinds.ts';
import { countTry, forgetTries, limits } from './attempt.service.ts';
import { Credential } from './credential.entity.ts';
import { isDemonstration } from '../demonstration.service.ts';
import { provesPassword } from './password.ts';
import { Person } from '../person.entity.ts';
import { Session } from './session.entity.ts';

/** Milliseconds for which a password, once given, stands for security settings and signatures. */
export const proofLasts = 10 * 60_000;

export const ProofNeeded = refusal('proof-needed', {
  en: () => 'Please give your password again: this step asks for it.',
  ar: () => 'يرجى إدخال كلمة المرور مرة أخرى، فهذه الخطوة تتطلب ذلك.',
});
export const PasswordWrong = refusal('password.wrong', { en: () => 'This is not your password.', ar: () => 'كلمة المرور غير صحيحة.' });

/** Security settings and signatures: the password was given lately, in this very session. A token never may. */
export const mustHaveProved = async (ctx: Context): Promise<void> => {
  if (!(await isProved(ctx))) throw new Refused(ProofNeeded);
};

export const isProved = async (ctx: Context): Promise<boolean> => {
  const { sessionId } = ctx.actor;
  const session = sessionId ? await ctx.em.fork().findOne(Session, { id: sessionId }) : null;
  return session !== null && session.provedAt.getTime() + proofLasts > ctx.now().getTime();
};

/** Gives the password again. In a demonstration nobody has one, and asking is enough. */
export const prove = async (ctx: Context, password: string): Promise<Person> => {
  const { id, sessionId } = ctx.actor;
  if (!sessionId) throw new Refused(ProofNeeded);
  const credential = await ctx.em.findOne(Credential, { id });
  const free = !credential?.passwordHash && (await isDemonstration(ctx.em));
  if (!password && !free) throw mistaken('password', Required);
  await countTry(ctx, `proof:${id}`, limits.account);
  if (!free && !(await provesPassword(credential?.passwordHash, password))) throw mistaken('password', PasswordWrong);
  await forgetTries(ctx, `proof:${id}`);
  return onRecord(ctx, houseStream, async (book) => {
    const person = await book.read(Person, id);
    await book.em.nativeUpdate(Session, { id: sessionId }, { provedAt: ctx.now() });
    book.write(Proved, person, { person: id, session: sessionId });
    return person;
  });
};
