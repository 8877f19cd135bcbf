import { onRecord } from '../../journal/book.ts';
import { houseStream } from '../../journal/stream.entity.ts';
import type { Context } from '../../platform/context.ts';
import { isId } from '../../platform/ids.ts';
import { NotFound, Refused } from '../../platform/problem.ts';
import { SessionRevoked } from './access.kinds.ts';
import { sessionLimits } from './credentials.service.ts';
import { mayKeepPeople } from '../people.policy.ts';
import { Person } from '../person.entity.ts';
import { Session } from './session.entity.ts';

/** The sessions of a person that are still good, the latest used first. */
export const sessionsOf = async (ctx: Context, personId: string): Promise<Session[]> => {
  const now = ctx.now();
  const rows = await ctx.em.fork().find(Session, { personId, revokedAt: null, expiresAt: { $gt: now }, seenAt: { $gt: new Date(now.getTime() - sessionLimits.idle) } }, { orderBy: { seenAt: 'desc' } });
  return rows.map((row) => Object.assign(row, { current: row.id === ctx.actor.sessionId }));
};

/** Ends one session: one's own, or anybody's for an administrator. */
export const revokeSession = async (ctx: Context, sessionId: string): Promise<Person> => {
  const session = isId(sessionId) ? await ctx.em.findOne(Session, { id: sessionId }) : null;
  if (!session || (session.personId !== ctx.actor.id && !mayKeepPeople(ctx.actor))) throw new Refused(NotFound);
  return onRecord(ctx, houseStream, async (book) => {
    const person = await book.read(Person, session.personId);
    await book.em.nativeUpdate(Session, { id: session.id, revokedAt: null }, { revokedAt: ctx.now() });
    book.write(SessionRevoked, person, { person: person.id, session: session.id, all: false });
    return person;
  });
};

/** Ends all sessions of a person; one's own but the one that asks. */
export const revokeSessions = async (ctx: Context, personId: string): Promise<Person> => {
  if (personId !== ctx.actor.id) ctx.must(mayKeepPeople);
  return onRecord(ctx, houseStream, async (book) => {
    const person = await book.read(Person, personId);
    const kept = personId === ctx.actor.id ? ctx.actor.sessionId : undefined;
    await book.em.nativeUpdate(Session, { personId, revokedAt: null, ...(kept ? { id: { $ne: kept } } : {}) }, { revokedAt: ctx.now() });
    book.write(SessionRevoked, person, { person: person.id, session: kept ?? null, all: true });
    return person;
  });
};
