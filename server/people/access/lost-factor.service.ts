import { onRecord } from '../../journal/book.ts';
import { houseStream } from '../../journal/stream.entity.ts';
import type { Context } from '../../platform/context.ts';
import { Refused, refusal, text } from '../../platform/problem.ts';
import { FactorAdded, FactorLifted } from './access.kinds.ts';
import { Credential } from './credential.entity.ts';
import { HasLeft, mayKeepPeople } from '../people.policy.ts';
import { Person } from '../person.entity.ts';
import { LiftedFactor } from './lifted-factor.view.ts';
import { mustHaveProved } from './prove.service.ts';
import { factorOf, newFactor, NoFactor, type Factor } from './second-factor.service.ts';
import { Session } from './session.entity.ts';
import { Ticket } from './ticket.entity.ts';
import { goodTicket, makeTicket } from './ticket.service.ts';

export const OwnFactor = refusal('factor.own', {
  en: () => 'Nobody removes their own lost second factor: another administrator does.',
  ar: () => 'لا يُلغى عامل التحقق الثاني المفقود من الحساب نفسه، بل من حساب آخر لإدارة المنصة.',
});

/** An administrator takes a lost second factor away from somebody else. Sessions and steps begun end with it; a letter tells them. */
export const liftFactor = async (ctx: Context, personId: string, reason: string): Promise<Person> => {
  ctx.must(mayKeepPeople);
  if (personId === ctx.actor.id) throw new Refused(OwnFactor);
  const why = text('reason', reason, 2000);
  await mustHaveProved(ctx);
  return onRecord(ctx, houseStream, async (book) => {
    const person = await book.read(Person, personId);
    if (!person.active) throw new Refused(HasLeft);
    const credential = await book.em.findOne(Credential, { id: personId });
    if (!credential?.totpSecret) throw new Refused(NoFactor);
    const now = ctx.now();
    Object.assign(credential, { totpSecret: null, recovery: [] });
    await book.em.nativeUpdate(Session, { personId, revokedAt: null }, { revokedAt: now });
    await book.em.nativeUpdate(Ticket, { personId, purpose: { $in: ['code', 'factor'] }, usedAt: null }, { usedAt: now });
    book.write(FactorLifted, credential, { person: personId, reason: await book.say(credential, 'reason', why, ctx.language) });
    return person;
  });
};

/**
 * The ticket of the second step of signing in; null where one step is enough. For whoever lost their factor it holds a new one, and its first
 * code opens: nobody comes in before that.
 */
export const secondStep = async (ctx: Context, personId: string, credential: Credential | null): Promise<string | null> => {
  if (credential?.totpSecret) return makeTicket(ctx, ctx.house.fork(), 'code', personId);
  return (await owes(ctx, personId)) ? makeTicket(ctx, ctx.house.fork(), 'code', personId, newFactor(ctx)) : null;
};

/** Whether the journal's last word on their second factor is that it was taken away as lost. */
const owes = async (ctx: Context, personId: string): Promise<boolean> => (await lastLift(ctx, personId))?.waits ?? false;

/** When somebody's second factor was last taken away as lost, by whom and why; null where it never was. */
export const lastLift = async (ctx: Context, personId: string): Promise<LiftedFactor | null> => {
  const [last] = await ctx.em.execute<(Omit<LiftedFactor, 'at'> & { at: string })[]>(
    `select e.at, e.actor_id as "byId", coalesce((select s.body from said s where s.subject_id = e.subject_id and s.field = 'reason' order by s.version desc limit 1), '') as reason,
        not exists (select 1 from entry a where a.subject_id = e.subject_id and a.kind = ? and a.seq > e.seq) as waits
       from entry e where e.subject_id = ? and e.kind = ? order by e.seq desc limit 1`, [FactorAdded.name, personId, FactorLifted.name]);
  return last ? Object.assign(new LiftedFactor(), last, { at: new Date(last.at) }) : null;
};

/** The new factor that waits in the ticket of a second step; null where a code of the one in use is asked. */
export const waitingFactor = async (ctx: Context, secret: string): Promise<Factor | null> => {
  const ticket = await goodTicket(ctx, ctx.em, 'code', secret).catch((error: unknown) => {
    if (error instanceof Refused) return null;
    throw error;
  });
  return ticket?.kept ? factorOf(ctx, ticket.personId, secret, ticket.kept) : null;
};
