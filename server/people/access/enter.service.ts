import { onRecord, type Book } from '../../journal/book.ts';
import { houseStream } from '../../journal/stream.entity.ts';
import type { Context } from '../../platform/context.ts';
import { newId, newSecret, secretHash } from '../../platform/ids.ts';
import { Refused } from '../../platform/problem.ts';
import { SignedIn, type Way } from './access.kinds.ts';
import { sessionLimits } from './credentials.service.ts';
import type { Entered } from './entered.view.ts';
import { Person } from '../person.entity.ts';
import { Session } from './session.entity.ts';
import { NotRecognised } from './sign-in.policy.ts';

/**
 * Opens a session for somebody who has proved who they are; the session that this browser brought is over.
 * @param first what has to be true or happen in the same transaction
 */
export const enter = async (ctx: Context, personId: string, way: Way, first?: (book: Book, person: Person) => Promise<Way | void>): Promise<Entered> => {
  const secret = newSecret();
  const now = ctx.now();
  const expiresAt = new Date(now.getTime() + sessionLimits.absolute);
  const person = await onRecord(ctx.as({ kind: 'person', id: personId, roles: [], departments: [] }), houseStream, async (book) => {
    const found = await book.read(Person, personId);
    if (!found.active) throw new Refused(NotRecognised);
    const reallyBy = (await first?.(book, found)) ?? way;
    if (ctx.actor.sessionId) await book.em.nativeUpdate(Session, { id: ctx.actor.sessionId, revokedAt: null }, { revokedAt: now });
    const session = book.em.create(Session, {
      id: newId(now), personId, tokenHash: secretHash(secret), startedAt: now, seenAt: now, provedAt: now, expiresAt,
      address: ctx.request.address ?? null, agent: ctx.request.agent?.slice(0, 200) ?? null,
    } as Session);
    book.em.persist(session);
    book.write(SignedIn, found, { person: personId, way: reallyBy, session: session.id });
    return found;
  });
  ctx.request.keepSession?.(secret, expiresAt);
  return { token: secret, expiresAt, language: person.language, digits: person.digits, hijri: person.hijri };
};
