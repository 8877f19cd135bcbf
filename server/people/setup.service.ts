import { onRecord } from '../journal/book.ts';
import { houseStream } from '../journal/stream.entity.ts';
import type { Context } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import type { Language } from '../platform/language.ts';
import { Refused } from '../platform/problem.ts';
import { countTry, limits } from './access/attempt.service.ts';
import { Credential } from './access/credential.entity.ts';
import { isDemonstration, NotEmpty } from './demonstration.service.ts';
import { enter } from './access/enter.service.ts';
import type { Entered } from './access/entered.view.ts';
import { Organisation, organisationId } from './organisation.entity.ts';
import { hashPassword, mustBeStrong } from './access/password.ts';
import { HouseSetUp } from './people.kinds.ts';
import { Person } from './person.entity.ts';
import { sameAddress } from './access/sign-in.policy.ts';

interface Setup { houseName: string; name: string; email: string; password: string; language: Language }

/** The first administrator: only while the house has no person and is no demonstration. Of two who try at once, one succeeds. */
export const setUp = async (ctx: Context, { houseName, name, email, password, language }: Setup): Promise<Entered> => {
  await countTry(ctx, `setup:${ctx.request.address ?? 'unknown'}`, limits.account);
  mustBeStrong(password, email);
  const passwordHash = await hashPassword(password);
  const now = ctx.now();
  const id = newId(now);
  await onRecord(ctx.as({ kind: 'person', id, roles: [], departments: [] }), houseStream, async (book) => {
    if ((await book.em.count(Person, { program: false })) > 0 || (await isDemonstration(book.em))) throw new Refused(NotEmpty);
    const organisation = book.add(Organisation, { id: organisationId, ...inOne(language, houseName) });
    const person = book.add(Person, { id, ...inOne(language, name), email: sameAddress(email), language, spoken: [language], roles: ['administrator'], joinedAt: now });
    book.add(Credential, { id, passwordHash, passwordAt: now });
    book.write(HouseSetUp, organisation, {});
    return person;
  });
  return enter(ctx, id, 'setup');
};

/** A name given in one language; the other is filled in when somebody knows it. */
const inOne = (language: Language, name: string) => (language === 'ar' ? { nameEn: '', nameAr: name.trim() } : { nameEn: name.trim(), nameAr: '' });

/** Whether somebody works here yet. */
export const isReady = async (ctx: Context): Promise<boolean> => (await ctx.em.execute<unknown[]>('select 1 from person where not program limit 1')).length > 0 || isDemonstration(ctx.em);
