import { onRecord, type Book } from '../journal/book.ts';
import { houseStream } from '../journal/stream.entity.ts';
import type { Context } from '../platform/context.ts';
import type { Language } from '../platform/language.ts';
import { mistaken, oneOf, Refused } from '../platform/problem.ts';
import { knownRoles } from './invitation.service.ts';
import { departmentInUse } from './lookup.service.ts';
import { bothNames, plainName } from './name.ts';
import { PersonDescribed, PersonMoved, PersonPreferred, PersonRoleChanged } from './people.kinds.ts';
import { AddressTaken, LastAdministrator, mayKeepPeople } from './people.policy.ts';
import { Person } from './person.entity.ts';
import { mustHaveProved } from './access/prove.service.ts';
import { sameAddress } from './access/sign-in.policy.ts';

export interface Describes {
  readonly nameEn?: string | null | undefined;
  readonly nameAr?: string | null | undefined;
  readonly email: string;
  readonly phone?: string | null | undefined;
  readonly title?: string | null | undefined;
  readonly spoken?: readonly string[] | null | undefined;
}

/** Names, addresses and what they speak. Names never enter the journal; that they changed does. */
export const describe = async (ctx: Context, personId: string, given: Describes, expectedVersion?: number | null): Promise<Person> => {
  ctx.must(mayKeepPeople);
  return onRecord(ctx, houseStream, async (book) => {
    const person = await book.read(Person, personId, expectedVersion);
    const email = person.program ? null : sameAddress(given.email);
    if (email && (await book.em.findOne(Person, { email, id: { $ne: personId } }))) throw mistaken('email', AddressTaken);
    const next = { ...bothNames(given), email, phone: plainName(given.phone) || null, title: plainName(given.title) || null, spoken: [...(given.spoken ?? person.spoken)].map((word) => oneOf('spoken', languagesSpoken, word)) };
    const changed = changes(person, next, { nameEn: 'name', nameAr: 'name', email: 'email', phone: 'phone', title: 'title', spoken: 'spoken' });
    if (changed.length) book.write(PersonDescribed, Object.assign(person, next), { person: personId, changed });
    return person;
  });
};

const languagesSpoken = ['ar', 'en', 'ur', 'hi', 'bn', 'fr', 'tl', 'ml', 'fa', 'tr'] as const;

/** Gives and takes roles. There is always an administrator. */
export const setRoles = async (ctx: Context, personId: string, given: readonly string[], expectedVersion?: number | null): Promise<Person> => {
  ctx.must(mayKeepPeople);
  await mustHaveProved(ctx);
  return onRecord(ctx, houseStream, async (book) => {
    const person = await book.read(Person, personId, expectedVersion);
    const [from, to] = [[...person.roles], knownRoles(given)];
    if (from.join() === to.join()) return person;
    if (!to.includes('administrator')) await mustNotBeLast(book, person);
    person.roles = to;
    book.write(PersonRoleChanged, person, { person: personId, from, to });
    return person;
  });
};

export const move = async (ctx: Context, personId: string, departmentId: string | null | undefined, expectedVersion?: number | null): Promise<Person> => {
  ctx.must(mayKeepPeople);
  return onRecord(ctx, houseStream, async (book) => {
    const person = await book.read(Person, personId, expectedVersion);
    const from = person.departmentId ?? null;
    const to = departmentId ? (await departmentInUse(book.em, 'departmentId', departmentId)).id : null;
    if (from === to) return person;
    person.departmentId = to;
    book.write(PersonMoved, person, { person: personId, from, to });
    return person;
  });
};

export interface Prefers {
  readonly language?: Language | null | undefined;
  readonly digits?: string | null | undefined;
  readonly hijri?: boolean | null | undefined;
  readonly shortcuts?: boolean | null | undefined;
  readonly firstSteps?: boolean | null | undefined;
}

/** How one wants to be read to, and what one has put away: one's own only. */
export const prefer = (ctx: Context, given: Prefers): Promise<Person> =>
  onRecord(ctx, houseStream, async (book) => {
    const person = await book.read(Person, ctx.actor.id);
    const { language, digits, hijri, shortcuts, firstSteps } = person;
    const next = {
      language: given.language ?? language, digits: given.digits ?? digits, hijri: given.hijri ?? hijri, shortcuts: given.shortcuts ?? shortcuts, firstSteps: given.firstSteps ?? firstSteps,
    };
    const changed = changes(person, next, { language: 'language', digits: 'digits', hijri: 'hijri', shortcuts: 'shortcuts', firstSteps: 'firstSteps' });
    if (changed.length) book.write(PersonPreferred, Object.assign(person, next), { person: person.id, changed });
    return person;
  });

/** @throws Refused where nobody else could administer the house. Everything here holds the house's head, so that two cannot leave at once. */
export const mustNotBeLast = async (book: Book, person: Person): Promise<void> => {
  if (!person.roles.includes('administrator')) return;
  const others = await book.em.execute<unknown[]>("select 1 from person where active and not program and joined_at is not null and 'administrator' = any(roles) and id <> ? limit 1", [person.id]);
  if (!others.length) throw new Refused(LastAdministrator);
};

/** The words for what differs. */
export const changes = <T extends object>(row: T, next: Partial<T>, words: Partial<Record<keyof T & string, string>>): string[] =>
  [...new Set((Object.keys(words) as (keyof T & string)[]).filter((key) => JSON.stringify(row[key] ?? null) !== JSON.stringify(next[key] ?? null)).map((key) => words[key]!))];
