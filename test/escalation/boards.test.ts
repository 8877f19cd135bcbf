import fc from 'fast-check';
import { execute, parse, print, type DocumentNode } from 'graphql';
import { expect, test } from 'vitest';
import { AddAction, BlockAction, ImplementAction, PlanVerification, StartAction } from '../../schema/documents/action.ts';
import { Board, BoardChanges, BoardItems, ChangedCases, DepartmentLoad, PersonLoad } from '../../schema/documents/board.ts';
import { MakeCaseConfidential } from '../../schema/documents/case.ts';
import { EscalateAction, LowerCase } from '../../schema/documents/escalation.ts';
import names from '../../schema/trusted.names.json' with { type: 'json' };
import { pauseClocks } from '../../server/case/clock/pause.service.ts';
import { Context, type Actor } from '../../server/platform/context.ts';
import { aCase, investigated, op, room } from '../case/room.ts';
import { cast, departments, idOfPerson, type Name } from '../cast.ts';
import { house, type NamedPerson, type TestHouse } from '../house.ts';
import { plan } from '../action/deeds.ts';
import { raised, stands, taken } from './board.ts';

type Variables = Record<string, unknown>;
interface Page { board: { items: { id: string; caseId: string | null; number: string; title: string; can: string[] }[]; next: string | null; total: number | null } }

/** As a browser asks: by the hash alone. */
const byHash = async <T>(h: TestHouse, who: NamedPerson | null, operation: 'Board' | 'BoardItems', variables: Variables, language = 'en'): Promise<{ data?: T | null; errors?: { extensions: { code: string } }[] }> => {
  const { origin } = h.running;
  const cookie = [...(who?.cookies ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json', origin, cookie, 'accept-language': language }, body: JSON.stringify({ variables, extensions: { persistedQuery: { version: 1, sha256Hash: names[operation] } } }),
  });
  return (await response.json()) as { data?: T | null; errors?: { extensions: { code: string } }[] };
};

/** The same, through the executor, which tells each card from its rows. */
const executed = async <T>(h: TestHouse, name: Name, document: DocumentNode, variables: Variables): Promise<{ data: T }> => {
  const { roles, department } = cast[name] as { roles: readonly string[]; department?: keyof typeof departments };
  const actor: Actor = { kind: 'person', id: idOfPerson(name), roles, departments: department ? [departments[department]] : [] };
  const contextValue = new Context(h.running.house, actor, languageOf(name));
  return JSON.parse(JSON.stringify(await execute({ schema: h.running.schema, document: parse(print(document)), variableValues: variables, contextValue }))) as { data: T };
};
const languageOf = (name: Name): 'en' | 'ar' => (cast[name] as { language?: 'en' | 'ar' }).language ?? 'en';
const inHours = (h: TestHouse, hours: number): Date => new Date(h.clock.now().getTime() + hours * 3_600_000);

/** A house in which something of everything stands on a board. */
const busy = async () => {
  const h = await house();
  const [cold, billed, secret, calm] = [await investigated(h, { title: 'Arrived "warm"' }), await aCase(h, { title: 'Billed twice\\', department: 'callCentre' }), await investigated(h, { title: 'A colleague' }), await aCase(h, { title: 'وصلت دافئة', department: null })];
  const { id } = await raised(h, h.salma, cold);
  await taken(h.faisal, id, inHours(h, 5));
  await raised(h, h.huda, billed, 'silence');
  await raised(h, h.huda, billed, 'silence');
  await raised(h, h.salma, secret, 'safety');
  await h.salma.done(MakeCaseConfidential, { opId: op(), id: secret.id, expectedVersion: (await room(h.salma, secret)).version, confidential: true, reason: 'A colleague is concerned.' });
  await pauseClocks(h.as(), calm.id, { reason: 'complainant', question: 'Which branch was it?', deliveredAt: h.clock.now(), until: inHours(h, 48) });
  // Actions of both manners of proof, at each stage that a board shows.
  for (const [kind, steps] of [['correction', 0], ['corrective', 0], ['corrective', 1], ['preventive', 2], ['corrective', 3], ['containment', 3]] as const) {
    const owner = steps === 2 ? h.lina : h.salma;
    const action = (await h.salma.done(AddAction, { opId: op(), caseId: cold.id, input: { kind, title: `Replace the boxes, ${steps}`, ownerId: owner.id, dueAt: inHours(h, 30).toISOString() } } as never)).addAction.action!;
    if (steps > 0 && kind !== 'containment') await h.salma.done(PlanVerification, { opId: op(), id: action.id, plan, verifierId: h.omar.id, expectedVersion: action.version });
    if (steps > 1) await owner.done(StartAction, { opId: op(), id: action.id });
    if (steps > 2) await owner.done(ImplementAction, { opId: op(), id: action.id, input: { done: 'Replaced.', similarPlaces: 'Nothing.' } });
    else if (steps > 1) await owner.done(BlockAction, { opId: op(), id: action.id, reason: 'No boxes.' });
    // One that is with somebody, and one that nobody took.
    if (steps === 0) {
      const { escalation } = (await h.salma.done(EscalateAction, { opId: op(), id: action.id, cause: 'byHand', reason: 'No boxes are left.', expectedVersion: action.version, expectedLevel: 0 })).escalateAction.action!;
      if (kind === 'corrective') await taken(h.faisal, escalation!.id, inHours(h, 5));
    }
  }
  return { h, cold, billed, secret, calm };
};

test('the board that is answered by its hash is the board that the executor makes, for every reader, subject, filter and page', async () => {
  const { h, cold, billed, secret } = await busy();
  expect((await byHash(h, null, 'Board', { subject: 'escalations' })).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  expect((await byHash(h, h.huda, 'Board', { subject: 'everything' })).errors).toHaveLength(1);
  expect((await byHash(h, h.huda, 'Board', { subject: 'promises', filter: { departmentId: "' or true --" } })).errors).toHaveLength(1);
  expect((await byHash<Page>(h, h.huda, 'Board', { subject: 'escalations', after: 'nonsense' })).data!.board.items, 'a place that is none of ours begins anew').not.toHaveLength(0);
  expect((await byHash(h, h.huda, 'Board', { subject: 'escalations', filter: { owner: '-'.repeat(36) } })).errors, 'a person who cannot be is refused, not searched for').toMatchObject([{ extensions: { code: 'REFUSED' } }]);

  const filter = fc.option(fc.record({
    departmentId: fc.constantFrom(null, departments.logistics, departments.callCentre), band: fc.constantFrom(null, [], ['medium'], ['low', 'high']), clock: fc.constantFrom(null, ['decision'], ['acknowledge', 'closing']),
    owner: fc.constantFrom(null, 'me', 'none', idOfPerson('salma')), branchId: fc.constantFrom(null, departments.logistics), due: fc.constantFrom(null, 'overdue', 'verify'),
  }, { requiredKeys: [] }));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom<Name>('huda', 'faisal', 'sami', 'nadia', 'tariq', 'salma', 'rami', 'lina', 'omar'), fc.constantFrom('escalations', 'promises', 'actions'), filter, fc.integer({ min: 1, max: 5 }), async (name, subject, narrowed, first) => {
      let after: string | null = null;
      do {
        const variables: Variables = { subject, filter: narrowed, first, after };
        const [ours, theirs]: [{ data?: Page | null }, { data: Page }] = [await byHash<Page>(h, h[name], 'Board', variables, languageOf(name)), await executed<Page>(h, name, Board, variables)];
        expect({ ...ours.data, feedPosition: null }).toEqual({ ...theirs.data, feedPosition: null });
        after = ours.data!.board.next;
      } while (after && first > 1);
      const some = { subject, filter: narrowed, ids: [cold.id, billed.id, secret.id] };
      expect((await byHash(h, h[name], 'BoardItems', some, languageOf(name))).data).toEqual((await executed(h, name, BoardItems, some)).data);
    }),
    { numRuns: 80, verbose: 1 },
  );
  const titles = async (who: NamedPerson, subject: string) => new Set((await byHash<Page>(h, who, 'Board', { subject })).data!.board.items.map(({ title }) => title));
  expect(await titles(h.huda, 'escalations'), 'a confidential case is on nobody’s board but its team’s').toEqual(new Set(['Billed twice\\', 'Arrived "warm"']));
  expect(await titles(h.salma, 'escalations')).toEqual(new Set(['Arrived "warm"', 'A colleague']));
  const promises = (await byHash<Page>(h, h.huda, 'Board', { subject: 'promises' })).data!.board.items;
  expect(promises.filter(({ caseId }) => caseId === billed.id).length, 'every clock that runs is a card').toBeGreaterThan(1);
  expect(new Set(promises.map(({ id }) => id)).size).toBe(promises.length);
});

test('what is mine on the board is what I lead, and what an escalation brought to me or I took', async () => {
  const h = await house();
  const led = await investigated(h, { title: 'Led' });
  const brought = await aCase(h, { title: 'Brought' });
  await raised(h, h.huda, led);
  const { id } = await raised(h, h.salma, brought);
  const mine = async (who: NamedPerson) => (await who.done(Board, { subject: 'escalations', filter: { owner: 'me' } } as never)).board.items.map(({ title }: { title: string }) => title).sort();
  expect([await mine(h.salma), await mine(h.huda)]).toEqual([['Led'], []]);
  expect(await mine(h.faisal), 'the head, to whom both were brought').toEqual(['Brought', 'Led']);
  await taken(h.sami, id, inHours(h, 5));
  expect([await mine(h.faisal), await mine(h.sami)], 'who took it has it').toEqual([['Led'], ['Brought']]);
});

test('what changed since an instant is counted once for each case, as far as the reader may see it, and each figure has its list', async () => {
  const h = await house();
  await aCase(h, { title: 'Of yesterday' });
  await h.clock.reaches(inHours(h, 24));
  const since = h.clock.now().toISOString();
  const kase = await aCase(h, { title: 'Of today' });
  await raised(h, h.salma, kase);
  const { id } = await raised(h, h.salma, kase);
  await taken(h.sami, id, inHours(h, 5));
  await h.faisal.done(LowerCase, { opId: op(), caseId: kase.id, reason: 'A new box has arrived.', expectedVersion: (await stands(h, kase)).version });
  const figures = async (who: NamedPerson) => Object.fromEntries((await who.done(BoardChanges, { since })).boardChanges.map(({ what, cases }) => [what, cases]));
  expect(await figures(h.faisal)).toEqual({ opened: 1, escalated: 1, taken: 1, lowered: 1, breached: 0, closed: 0 });
  expect(await figures(h.tariq), 'another department learns nothing, not even a figure').toEqual({ opened: 0, escalated: 0, taken: 0, lowered: 0, breached: 0, closed: 0 });
  expect((await h.faisal.done(ChangedCases, { what: 'escalated', since })).changedCases).toMatchObject([{ id: kase.id, title: 'Of today' }]);
  expect((await h.tariq.done(ChangedCases, { what: 'escalated', since })).changedCases).toEqual([]);
  expect(await h.faisal.refused(ChangedCases, { what: 'gossip', since })).toEqual(['REFUSED']);
});

test('load is counted by department of what one may see, and by person for whoever assigns the work', async () => {
  const h = await house();
  const led = await investigated(h, { title: 'Led' });
  await aCase(h, { title: 'Without a lead' });
  await aCase(h, { title: 'Elsewhere', department: 'callCentre' });
  const secret = await investigated(h, { title: 'A colleague' });
  await h.salma.done(MakeCaseConfidential, { opId: op(), id: secret.id, expectedVersion: (await room(h.salma, secret)).version, confidential: true, reason: 'A colleague is concerned.' });
  await raised(h, h.salma, led);
  const of = async (who: NamedPerson) => (await who.done(DepartmentLoad)).departmentLoad.map(({ of: department, open, unassigned, escalated }) => [department?.name, open, unassigned, escalated]);
  expect(await of(h.sami)).toEqual([['Call centre', 1, 1, 0], ['Logistics', 2, 1, 1]]);
  expect(await of(h.salma), 'the team counts its confidential case').toEqual([['Logistics', 3, 1, 1]]);
  expect(await of(h.tariq)).toEqual([]);
  const persons = async (who: NamedPerson) => (await who.done(PersonLoad, { departmentId: departments.logistics })).personLoad?.map(({ of: person, open }) => [person?.name, open]);
  expect(await persons(h.faisal)).toEqual([[undefined, 1], ['Salma Karim', 1]]);
  expect(await persons(h.sami)).toEqual(await persons(h.faisal));
  expect(await persons(h.salma), 'colleagues do not count one another').toBeUndefined();
  expect(await persons(h.yara), 'nor does the head of another department').toBeUndefined();
});
