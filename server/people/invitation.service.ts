import { onRecord, type Book } from '../journal/book.ts';
import { houseStream } from '../journal/stream.entity.ts';
import type { Context } from '../platform/context.ts';
import type { Language } from '../platform/language.ts';
import { mistaken, Refused } from '../platform/problem.ts';
import { Credential } from './access/credential.entity.ts';
import { enter } from './access/enter.service.ts';
import type { Entered } from './access/entered.view.ts';
import { departmentInUse } from './lookup.service.ts';
import { bothNames, plainName } from './name.ts';
import { hashPassword, mustBeStrong } from './access/password.ts';
import { PersonInvited, PersonJoined } from './people.kinds.ts';
import { AddressTaken, HasJoined, HasLeft, mayKeepPeople, UnknownRole } from './people.policy.ts';
import { Person } from './person.entity.ts';
import { mustHaveProved } from './access/prove.service.ts';
import { roles, type Role } from './role.policy.ts';
import { sameAddress } from './access/sign-in.policy.ts';
import { goodTicket, spendTicket, ticketLife } from './access/ticket.service.ts';

export interface Invites {
  readonly nameEn?: string | null | undefined;
  readonly nameAr?: string | null | undefined;
  readonly email: string;
  readonly title?: string | null | undefined;
  readonly roles: readonly string[];
  readonly departmentId?: string | null | undefined;
  readonly language: Language;
}

/** Invites somebody; the letter with the link is written by the reader of this entry. */
export const invite = async (ctx: Context, given: Invites): Promise<Person> => {
  ctx.must(mayKeepPeople);
  await mustHaveProved(ctx);
  return onRecord(ctx, houseStream, async (book) => {
    const email = sameAddress(given.email);
    if (await book.em.findOne(Person, { email })) throw mistaken('email', AddressTaken);
    if (given.departmentId) await departmentInUse(book.em, 'departmentId', given.departmentId);
    const person = book.add(Person, {
      ...bothNames(given), email, title: plainName(given.title) || null, roles: knownRoles(given.roles), departmentId: given.departmentId ?? null,
      language: given.language, spoken: [given.language], invitedAt: ctx.now(),
    });
    writeInvited(ctx, book, person);
    return person;
  });
};

/** Sends the invitation anew; the link of the one before is worth nothing from then on. */
export const inviteAgain = async (ctx: Context, personId: string): Promise<Person> => {
  ctx.must(mayKeepPeople);
  return onRecord(ctx, houseStream, async (book) => {
    const person = await book.read(Person, personId);
    if (!person.active) throw new Refused(HasLeft);
    if (person.joinedAt || person.program) throw new Refused(HasJoined);
    person.invitedAt = ctx.now();
    writeInvited(ctx, book, person);
    return person;
  });
};

/** Accepts an invitation: sets the password and comes in. */
export const acceptInvitation = async (ctx: Context, { ticket: secret, password, language }: { ticket: string; password: string; language?: Language | null | undefined }): Promise<Entered> => {
  const { personId } = await goodTicket(ctx, ctx.em, 'invitation', secret);
  const invited = await ctx.em.findOneOrFail(Person, { id: personId });
  mustBeStrong(password, invited.email ?? '');
  const passwordHash = await hashPassword(password);
  return enter(ctx, personId, 'invitation', async (book, person) => {
    await spendTicket(ctx, book.em, await goodTicket(ctx, book.em, 'invitation', secret));
    const known = await book.em.findOne(Credential, { id: personId });
    if (known) Object.assign(known, { passwordHash, passwordAt: ctx.now() });
    else book.add(Credential, { id: personId, passwordHash, passwordAt: ctx.now() });
    person.joinedAt = ctx.now();
    if (language) person.language = language;
    book.write(PersonJoined, person, { person: personId });
  });
};

/** @throws Refused naming the roles that there are */
export const knownRoles = (given: readonly string[]): Role[] => {
  if (given.some((one) => !(roles as readonly string[]).includes(one))) throw mistaken('roles', UnknownRole);
  return roles.filter((role) => given.includes(role));
};

export const writeInvited = (ctx: Context, book: Book, person: Person): void =>
  book.write(PersonInvited, person, { person: person.id, roles: person.roles, department: person.departmentId ?? null, until: new Date(ctx.now().getTime() + ticketLife.invitation).toISOString() });
