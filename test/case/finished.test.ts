import fc from 'fast-check';
import { execute, parse, print } from 'graphql';
import { expect, test } from 'vitest';
import { Cases, MakeCaseConfidential } from '../../schema/documents/case.ts';
import names from '../../schema/trusted.names.json' with { type: 'json' };
import { Context, type Actor } from '../../server/platform/context.ts';
import { cast, departments, idOfPerson, type Name } from '../cast.ts';
import { house, type NamedPerson, type TestHouse } from '../house.ts';
import { aCase, investigated, op, room } from './room.ts';

type Variables = { filter?: Record<string, unknown> | null; order: string; first: number; after?: string | null };

/** As a browser asks: by the hash alone. */
const byHash = async (h: TestHouse, who: NamedPerson | null, variables: unknown, language = 'en') => {
  const { origin } = h.running;
  const cookie = [...(who?.cookies ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json', origin, cookie, 'accept-language': language },
    body: JSON.stringify({ variables, extensions: { persistedQuery: { version: 1, sha256Hash: names.Cases } } }),
  });
  return (await response.json()) as { data?: { cases: { totalCount: number; edges: { cursor: string; node: { id: string; title: string } }[]; pageInfo: { endCursor: string | null } } } | null; errors?: { message: string; extensions: { code: string } }[] };
};

/** The same, through the executor. */
const executed = async (h: TestHouse, name: Name, variables: Variables) => {
  const { roles, department } = cast[name] as { roles: readonly string[]; department?: keyof typeof departments };
  const actor: Actor = { kind: 'person', id: idOfPerson(name), roles, departments: department ? [departments[department]] : [] };
  const contextValue = new Context(h.running.house, actor, (cast[name] as { language?: 'en' | 'ar' }).language ?? 'en');
  return JSON.parse(JSON.stringify(await execute({ schema: h.running.schema, document: parse(print(Cases)), variableValues: variables, contextValue }))) as Awaited<ReturnType<typeof byHash>>;
};

test('whoever may not list cases is told so; what is not in order is refused in words', async () => {
  const h = await house();
  const asked = { order: 'due', first: 10 };
  expect((await byHash(h, null, asked)).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  expect((await byHash(h, h.huda, { order: 'due' })).errors).toHaveLength(1);
  for (const first of [0, 101]) expect((await byHash(h, h.huda, { ...asked, first })).errors).toMatchObject([{ extensions: { code: 'REFUSED' } }]);
  expect((await byHash(h, h.huda, { ...asked, filter: { state: 'gone' } })).errors).toHaveLength(1);
  expect((await byHash(h, h.huda, { ...asked, filter: { departmentId: "' or true --" } })).errors).toHaveLength(1);
  expect((await byHash(h, h.huda, { ...asked, after: 'nonsense' })).data?.cases.totalCount).toBe(0);
  const strange = Buffer.from(JSON.stringify(['never', '01a01a01-0000-4000-8000-000000000000'])).toString('base64url');
  expect((await byHash(h, h.huda, { ...asked, after: strange })).errors, 'a place of no such order begins anew').toBeUndefined();
});

test('the list that is answered by its hash is the list that the executor makes, for every reader, filter, order and page', async () => {
  const h = await house();
  for (const title of ['Arrived "warm"', 'وصلت دافئة', 'Billed twice\\', 'No answer']) await investigated(h, { title });
  for (const nature of ['suggestion', 'compliment'] as const) await aCase(h, { nature, department: null, title: `A ${nature}` });
  const secret = await investigated(h, { title: 'A colleague' });
  await h.salma.done(MakeCaseConfidential, { opId: op(), id: secret.id, expectedVersion: (await room(h.salma, secret)).version, confidential: true, reason: 'A colleague is concerned.' });

  const filter = fc.option(fc.record({
    state: fc.constantFrom('open', 'closed', 'all', null), nature: fc.constantFrom(null, [], ['complaint'], ['suggestion', 'compliment']), level: fc.constantFrom(null, 0, 1), overdue: fc.constantFrom(null, true),
    lead: fc.constantFrom(null, 'me', 'none'), departmentId: fc.constantFrom(null, departments.logistics), text: fc.constantFrom(null, '', 'warm', 'دافئه', '%'),
  }, { requiredKeys: [] }));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom<Name>('huda', 'faisal', 'sami', 'nadia', 'tariq', 'salma'), filter, fc.constantFrom('due', 'received', 'level', 'other'), fc.integer({ min: 1, max: 5 }), async (name, narrowed, order, first) => {
      let after: string | null = null;
      do {
        const variables: Variables = { filter: narrowed, order, first, after };
        const language = (cast[name] as { language?: string }).language ?? 'en';
        const [ours, theirs] = [await byHash(h, h[name], variables, language), await executed(h, name, variables)];
        expect({ ...ours.data, feedPosition: null }).toEqual({ ...theirs.data, feedPosition: null });
        after = ours.data!.cases.pageInfo.endCursor;
      } while (after && first > 1);
    }),
    { numRuns: 60, verbose: 1 },
  );
  // Somebody else's confidential case is in no reader's list but its team's.
  expect((await byHash(h, h.huda, { order: 'due', first: 50 })).data!.cases.edges.map(({ node }) => node.title)).not.toContain('A colleague');
  expect((await byHash(h, h.salma, { order: 'due', first: 50 })).data!.cases.edges.map(({ node }) => node.title)).toContain('A colleague');
});
