import { onRecord, type Book } from '../journal/book.ts';
import { houseStream } from '../journal/stream.entity.ts';
import type { Context } from '../platform/context.ts';
import { oneOf, Refused } from '../platform/problem.ts';
import { ApiToken } from './access/api-token.entity.ts';
import { Credential } from './access/credential.entity.ts';
import { writeInvited } from './invitation.service.ts';
import { taker } from './lookup.service.ts';
import { DepartmentChanged, leavings, PersonLeft, PersonReturned } from './people.kinds.ts';
import { HasLeft, HasNotLeft, mayKeepPeople } from './people.policy.ts';
import { Department, Person } from './person.entity.ts';
import { mustNotBeLast } from './person.service.ts';
import { mustHaveProved } from './access/prove.service.ts';
import { Session } from './access/session.entity.ts';
import { Ticket } from './access/ticket.entity.ts';

interface Leaves { readonly successorId?: string | null | undefined; readonly cause: string }

/**
 * Somebody leaves or is barred: sessions, tokens, links and the password end in this transaction, what they headed passes on, and
 * the reader of this entry hands their open work over.
 */
export const leave = async (ctx: Context, personId: string, { successorId, cause }: Leaves, expectedVersion?: number | null): Promise<Person> => {
  ctx.must(mayKeepPeople);
  await mustHaveProved(ctx);
  return onRecord(ctx, houseStream, async (book) => {
    const person = await book.read(Person, personId, expectedVersion);
    if (!person.active) throw new Refused(HasLeft);
    await mustNotBeLast(book, person);
    const successor = successorId ? await taker(book.em, 'successorId', successorId, personId) : null;
    Object.assign(person, { active: false, leftAt: ctx.now() });
    await shut(ctx, book, personId);
    book.write(PersonLeft, person, { person: personId, successor: successor?.id ?? null, cause: oneOf('cause', leavings, cause) });
    await passOn(book, personId, successor?.id ?? null);
    return person;
  });
};

/** Opens a closed account again, by a new invitation: the old password opens nothing. */
export const comeBack = async (ctx: Context, personId: string): Promise<Person> => {
  ctx.must(mayKeepPeople);
  await mustHaveProved(ctx);
  return onRecord(ctx, houseStream, async (book) => {
    const person = await book.read(Person, personId);
    if (person.active) throw new Refused(HasNotLeft);
    Object.assign(person, { active: true, leftAt: null, joinedAt: null, invitedAt: ctx.now() });
    book.write(PersonReturned, person, { person: personId });
    writeInvited(ctx, book, person);
    return person;
  });
};

const shut = async (ctx: Context, book: Book, personId: string): Promise<void> => {
  const now = ctx.now();
  await book.em.nativeUpdate(Session, { personId, revokedAt: null }, { revokedAt: now });
  await book.em.nativeUpdate(ApiToken, { personId, revokedAt: null }, { revokedAt: now });
  await book.em.nativeUpdate(Ticket, { personId, usedAt: null }, { usedAt: now });
  const credential = await book.em.findOne(Credential, { id: personId });
  if (credential) Object.assign(credential, { passwordHash: null, totpSecret: null, recovery: [] });
};

/** A department is never headed by somebody who is gone: the successor or the deputy heads it. */
const passOn = async (book: Book, personId: string, successorId: string | null): Promise<void> => {
  for (const department of await book.em.find(Department, { $or: [{ headId: personId }, { deputyId: personId }] })) {
    const headed = department.headId === personId;
    if (headed) department.headId = successorId ?? department.deputyId ?? null;
    if (department.deputyId === personId || department.deputyId === department.headId) department.deputyId = null;
    book.write(DepartmentChanged, department, { department: department.id, changed: [headed ? 'head' : 'deputy'], head: department.headId ?? null, deputy: department.deputyId ?? null });
  }
};
