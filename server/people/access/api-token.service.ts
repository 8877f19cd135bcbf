import { randomBytes } from 'node:crypto';
import { onRecord } from '../../journal/book.ts';
import { houseStream } from '../../journal/stream.entity.ts';
import type { Context } from '../../platform/context.ts';
import { isId, newId, secretHash } from '../../platform/ids.ts';
import { mistaken, NotFound, oneOf, refusal, Refused, Required } from '../../platform/problem.ts';
import { TokenMade, TokenRevoked } from './access.kinds.ts';
import { ApiToken, scopes } from './api-token.entity.ts';
import { knownRoles } from '../invitation.service.ts';
import { departmentInUse } from '../lookup.service.ts';
import { plainName } from '../name.ts';
import { mayKeepTokens } from '../people.policy.ts';
import { Person } from '../person.entity.ts';
import { mustHaveProved } from './prove.service.ts';
import { isStaff } from '../role.policy.ts';

export interface MakesToken {
  readonly name: string;
  readonly roles: readonly string[];
  readonly scopes: readonly string[];
  readonly departmentId?: string | null | undefined;
  readonly expiresAt: Date;
}
/** The secret is told this once. */
export interface Made { readonly token: ApiToken; readonly secret: string | null }

export const TokenLife = refusal('token.life', { en: () => 'Please choose an end between tomorrow and two years from now.', ar: () => 'يرجى اختيار تاريخ انتهاء بين الغد وسنتين من الآن.' });
export const NotBegun = refusal('house.not-begun', { en: () => 'This house is empty. Please start it first: npm start.', ar: () => 'هذه المنصة فارغة، ويلزم تشغيلها أولًا: npm start.' });
const longestLife = 731 * 86_400_000;

/** A program with a key of its own: it acts under its own name, so that the journal says who did it also after its maker has left. */
export const makeToken = async (ctx: Context, given: MakesToken): Promise<Made> => {
  ctx.must(mayKeepTokens);
  await mustHaveProved(ctx);
  return tokenFor(ctx, given);
};

/** The same without the questions: for the command line, whose user could read the database anyway. */
export const tokenFor = async (ctx: Context, given: MakesToken): Promise<Made> => {
  const life = given.expiresAt.getTime() - ctx.now().getTime();
  if (!(life > 0 && life <= longestLife)) throw mistaken('expiresAt', TokenLife);
  const name = plainName(given.name);
  if (!name) throw mistaken('name', Required);
  const granted = scopes.filter((scope) => given.scopes.map((one) => oneOf('scopes', scopes, one)).includes(scope));
  if (!granted.length) throw mistaken('scopes', Required);
  const secret = newTokenSecret();
  const program = await onRecord(ctx, houseStream, async (book) => {
    if (given.departmentId) await departmentInUse(book.em, 'departmentId', given.departmentId);
    const person = book.add(Person, { nameEn: name, nameAr: name, roles: knownRoles(given.roles), program: true, language: 'en', departmentId: given.departmentId ?? null, joinedAt: ctx.now() });
    book.em.persist(tokenRow(ctx, book.em.create(ApiToken, {} as ApiToken), { name, personId: person.id, scopes: granted, expiresAt: given.expiresAt, secret }));
    book.write(TokenMade, person, { person: person.id, roles: person.roles, scopes: granted, until: given.expiresAt.toISOString() });
    return person;
  });
  const token = await ctx.em.fork().findOneOrFail(ApiToken, { personId: program.id }, { orderBy: { id: 'desc' } });
  return { token, secret: token.tokenHash.equals(secretHash(secret)) ? secret : null };
};

/** One hour as oneself, for trying things out; never to administer. */
export const tokenForAnHour = async (ctx: Context): Promise<Made> => {
  ctx.must(isStaff);
  const { id, sessionId } = ctx.actor;
  if (!sessionId) throw new Refused(NotFound);
  const secret = newTokenSecret();
  const expiresAt = new Date(ctx.now().getTime() + 3_600_000);
  const granted = ['read', 'write'];
  await onRecord(ctx, houseStream, async (book) => {
    const person = await book.read(Person, id);
    book.em.persist(tokenRow(ctx, book.em.create(ApiToken, {} as ApiToken), { name: 'GraphiQL', personId: id, scopes: granted, expiresAt, secret }));
    book.write(TokenMade, person, { person: id, roles: person.roles, scopes: granted, until: expiresAt.toISOString() });
    return person;
  });
  const token = await ctx.em.fork().findOne(ApiToken, { tokenHash: secretHash(secret) });
  if (!token) throw new Refused(NotFound);
  return { token, secret };
};

/** Ends a token: anybody's for an administrator, one's own for everybody. A program without a key is nobody any more. */
export const revokeToken = async (ctx: Context, tokenId: string): Promise<ApiToken> => {
  const token = isId(tokenId) ? await ctx.em.findOne(ApiToken, { id: tokenId }) : null;
  if (!token || (token.personId !== ctx.actor.id && !mayKeepTokens(ctx.actor))) throw new Refused(NotFound);
  await onRecord(ctx, houseStream, async (book) => {
    const person = await book.read(Person, token.personId);
    await book.em.nativeUpdate(ApiToken, { id: token.id, revokedAt: null }, { revokedAt: ctx.now() });
    if (person.program) Object.assign(person, { active: false, leftAt: person.leftAt ?? ctx.now() });
    book.write(TokenRevoked, person, { person: person.id });
    return person;
  });
  return ctx.em.fork().findOneOrFail(ApiToken, { id: tokenId });
};

/** With a prefix by which scanners of leaked secrets know it. */
const newTokenSecret = (): string => `majlis_${randomBytes(24).toString('base64url')}`;

const tokenRow = (ctx: Context, row: ApiToken, { secret, ...values }: Pick<ApiToken, 'name' | 'personId' | 'scopes' | 'expiresAt'> & { secret: string }): ApiToken =>
  Object.assign(row, values, { id: newId(ctx.now()), tokenHash: secretHash(secret), madeById: isStaff(ctx.actor) ? ctx.actor.id : null, madeAt: ctx.now(), usedAt: null, revokedAt: null });
