import { expect, test } from 'vitest';
import { Door, SignIn } from '../../schema/documents/door.ts';
import {
  AcceptInvitation, AskReset, ChangeDepartment, Colleagues, DescribePerson, Invite, InviteAgain, MakeDepartment, MovePerson, OpenWork, People, PersonLeaves, PersonReturns, PlanAbsence, Prefer, ResetPassword, RevokeSession, RevokeSessions, SetRoles, WithdrawAbsence, PersonById, Account,
} from '../../schema/documents/people.ts';
import { FirstSteps } from '../../schema/documents/policy.ts';
import { actingHead, presentFor } from '../../server/people/absence.service.ts';
import { registerHandOver } from '../../server/people/handover.ts';
import { roles } from '../../server/people/role.policy.ts';
import { branches, departments, idOfPerson } from '../cast.ts';
import { house, type TestHouse } from '../house.ts';
import { linkTo } from './inbox.ts';
import { joined, op, password } from './joining.ts';

const input = { nameEn: 'Dana Said', email: 'dana@wadi.example', roles: ['investigator'], language: 'en' };
const facts = async (h: TestHouse, kind: string): Promise<Record<string, unknown>[]> =>
  (await h.running.house.fork().execute<{ fact: Record<string, unknown> }[]>("select fact from entry where stream = 'house' and kind = ? order by seq", [kind])).map(({ fact }) => fact);

test('only an administrator invites, who gave the password lately; roles and departments are known ones', async () => {
  const h = await house();
  for (const somebody of [h.nadia, h.salma, h.faisal, h.huda, h.sami, h.rami]) expect(await somebody.refused(Invite, { opId: op(), input })).toEqual(['not-permitted']);
  expect(await h.guest().refused(Invite, { opId: op(), input })).toEqual(['UNAUTHENTICATED']);
  const { data } = await h.amal.ask(Invite, { opId: op(), input: { ...input, roles: ['king'] } });
  expect(data!.invite.userErrors).toEqual([{ code: 'unknown-value', field: ['roles'], message: `There is no such role. These are: ${roles.join(', ')}.` }]);
  expect(await h.amal.refused(Invite, { opId: op(), input: { ...input, departmentId: h.amal.id } })).toEqual(['department.unknown']);
  expect(await h.amal.refused(Invite, { opId: op(), input: { ...input, email: 'HUDA@wadi.example' } })).toEqual(['person.address-taken']);
  expect(await h.amal.refused(Invite, { opId: op(), input: { ...input, nameEn: ' \u202e ' } })).toEqual(['name.missing']);
  await h.clock.passes('11 minutes');
  expect(await h.amal.refused(Invite, { opId: op(), input })).toEqual(['proof-needed']);
});

test('an invitation is one letter with one link that opens once; asked for again, the first opens nothing', async () => {
  const h = await house();
  const opId = op();
  const first = await h.amal.done(Invite, { opId, input });
  const again = await h.amal.done(Invite, { opId, input });
  expect(again.invite.person!.id).toBe(first.invite.person!.id);
  const before = await linkTo(h, input.email);
  await h.amal.done(InviteAgain, { opId: op(), id: first.invite.person!.id });
  const ticket = await linkTo(h, input.email, 2);
  expect(await h.guest().refused(AcceptInvitation, { input: { ticket: before, password } })).toEqual(['ticket.spent']);
  expect(await h.guest().refused(AcceptInvitation, { input: { ticket, password: 'dana dana dana' } })).toEqual(['password.weak']);
  const tries = await Promise.all([1, 2, 3].map(() => h.guest().refused(AcceptInvitation, { input: { ticket, password } })));
  expect(tries.map((codes) => codes.join()).sort()).toEqual(['', 'ticket.spent', 'ticket.spent']);
  await h.guest().done(SignIn, { input: { email: input.email, password } });
  expect(await h.amal.refused(InviteAgain, { opId: op(), id: first.invite.person!.id })).toEqual(['person.has-joined']);
});

test('an invitation is good for seven days', async () => {
  const h = await house();
  await h.amal.done(Invite, { opId: op(), input });
  const ticket = await linkTo(h, input.email);
  await h.clock.passes('8 days');
  expect(await h.guest().refused(AcceptInvitation, { input: { ticket, password } })).toEqual(['ticket.spent']);
});

test('a reset answers every address alike, ends all sessions, and its link is good for an hour', async () => {
  const h = await house();
  const dana = await joined(h, input.email);
  expect(await h.guest().ask(AskReset, { email: 'nobody@wadi.example' })).toEqual(await h.guest().ask(AskReset, { email: dana.email }));
  const late = await linkTo(h, dana.email, 2);
  await h.clock.passes('61 minutes');
  expect(await h.guest().refused(ResetPassword, { input: { ticket: late, password: 'An entirely new one 3' } })).toEqual(['ticket.spent']);
  await dana.done(SignIn, { input: { email: dana.email, password } });
  await h.guest().done(AskReset, { email: dana.email });
  const ticket = await linkTo(h, dana.email, 3);
  const guest = h.guest();
  await guest.done(ResetPassword, { input: { ticket, password: 'An entirely new one 3' } });
  expect((await guest.done(Door)).viewer?.id).toBe(dana.id);
  expect((await dana.done(Door)).viewer, 'sessions before are over').toBeNull();
  expect(await h.guest().refused(SignIn, { input: { email: dana.email, password } })).toEqual(['sign-in.not-recognised']);
});

test('there is always an administrator, also when two take the role from each other at once', async () => {
  const h = await house();
  expect(await h.amal.refused(SetRoles, { opId: op(), id: h.amal.id, roles: ['quality'] })).toEqual(['person.last-administrator']);
  expect(await h.amal.refused(PersonLeaves, { opId: op(), id: h.amal.id, input: { cause: 'left' } })).toEqual(['person.last-administrator']);
  const other = await joined(h, 'badr@wadi.example', ['administrator']);
  const both = await Promise.all([h.amal.refused(SetRoles, { opId: op(), id: other.id, roles: [] }), other.refused(SetRoles, { opId: op(), id: h.amal.id, roles: [] })]);
  const left = await h.running.house.fork().execute<unknown[]>("select 1 from person where active and 'administrator' = any(roles)");
  expect(left.length).toBeGreaterThan(0);
  expect(both.flat().length).toBeLessThan(2);
});

test('roles change at once, with an entry that says from what to what', async () => {
  const h = await house();
  expect(await h.huda.refused(SetRoles, { opId: op(), id: h.salma.id, roles: ['quality'] })).toEqual(['not-permitted']);
  await h.amal.done(SetRoles, { opId: op(), id: h.salma.id, roles: ['quality', 'investigator'] });
  expect((await h.salma.done(Door)).viewer?.roles).toEqual(['investigator', 'quality']);
  expect(await facts(h, 'person.roleChanged')).toEqual([{ person: h.salma.id, from: ['investigator'], to: ['investigator', 'quality'] }]);
});

test('two who describe a person at once: the second is told', async () => {
  const h = await house();
  const { person } = await h.amal.done(PersonById, { id: h.salma.id });
  const described = { nameEn: 'Salma K.', email: 'salma@wadi.example' };
  await h.amal.done(DescribePerson, { opId: op(), id: h.salma.id, input: described, expectedVersion: person!.version });
  expect(await h.amal.refused(DescribePerson, { opId: op(), id: h.salma.id, input: { ...described, nameEn: 'S. Karim' }, expectedVersion: person!.version })).toEqual(['changed-meanwhile']);
  const [fact] = await facts(h, 'person.described');
  expect(JSON.stringify(fact)).not.toMatch(/Salma|wadi/);
});

test('addresses are for the person and administrators only', async () => {
  const h = await house();
  const seen = async (who: { done: typeof h.amal.done }) => (await who.done(PersonById, { id: h.salma.id })).person;
  expect(await seen(h.amal)).toMatchObject({ email: 'salma@wadi.example', secondFactor: false });
  expect(await seen(h.salma)).toMatchObject({ email: 'salma@wadi.example' });
  expect(await seen(h.huda)).toMatchObject({ email: null, phone: null, sessions: null, secondFactor: null, name: 'Salma Karim' });
  expect((await h.huda.done(People, { first: 10, search: 'salma@wadi' })).people.totalCount, 'nor by searching').toBe(0);
});

test('people are found by name in pages that neither skip nor repeat', async () => {
  const h = await house();
  const names: string[] = [];
  let after: string | null | undefined = null;
  do {
    const { people }: Awaited<ReturnType<typeof page>> = await page(after);
    expect(people.totalCount).toBe(11);
    names.push(...people.edges.map(({ node }) => node.name));
    after = people.pageInfo.hasNextPage ? people.pageInfo.endCursor : null;
  } while (after);
  expect(names).toEqual([...names].sort());
  expect(new Set(names).size).toBe(11);
  expect((await h.huda.done(People, { first: 5, search: 'سلمى' })).people.edges.map(({ node }) => node.id)).toEqual([h.salma.id]);
  expect(await h.huda.refused(People, { first: 500 })).toEqual(['REFUSED']);
  expect((await h.huda.done(Colleagues, { search: 'سلمى' })).people.edges.map(({ node }) => node.id), 'to whom work can be given, by a part of the name').toEqual([h.salma.id]);
  function page(from: string | null | undefined) { return h.huda.done(People, { first: 4, after: from ?? null }); }
});

test('whoever leaves is out within the same breath; their work changes hands; the department has a head', async () => {
  const h = await house();
  const handed: unknown[] = [];
  registerHandOver('test', {
    preview: async (_ctx, personId) => (personId === h.faisal.id ? [{ kind: 'lead', id: h.huda.id, number: '1234567890', title: null }] : []),
    handOver: async (ctx, personId, successorId) => void handed.push([ctx.actor.kind, personId, successorId]),
  });
  expect(await h.huda.refused(PersonLeaves, { opId: op(), id: h.faisal.id, input: { cause: 'left' } })).toEqual(['not-permitted']);
  expect((await h.huda.done(OpenWork, { id: h.faisal.id })).person!.openWork, 'not for everybody').toBeNull();
  expect((await h.amal.done(OpenWork, { id: h.faisal.id })).person!.openWork).toEqual([{ kind: 'lead', kindSaid: 'Lead of a case', id: h.huda.id, number: '1234567890', title: null }]);
  expect(await h.amal.refused(PersonLeaves, { opId: op(), id: h.faisal.id, input: { cause: 'left', successorId: h.faisal.id } })).toEqual(['person.not-themselves']);
  const opId = op();
  await h.amal.done(PersonLeaves, { opId, id: h.faisal.id, input: { cause: 'left', successorId: h.salma.id } });
  await h.amal.done(PersonLeaves, { opId, id: h.faisal.id, input: { cause: 'left', successorId: h.salma.id } });
  expect((await h.faisal.done(Door)).viewer).toBeNull();
  await expect.poll(() => handed).toEqual([['system', h.faisal.id, h.salma.id]]);
  expect(await actingHead(h.as().em, departments.logistics, h.clock.now())).toBe(h.salma.id);
  expect(await facts(h, 'person.left')).toEqual([{ person: h.faisal.id, successor: h.salma.id, cause: 'left' }]);
  expect(await h.amal.refused(PersonLeaves, { opId: op(), id: h.faisal.id, input: { cause: 'left' } })).toEqual(['person.has-left']);
  registerHandOver('test', { preview: async () => [], handOver: async () => undefined });
});

test('whoever comes back needs a new invitation: the old password opens nothing', async () => {
  const h = await house();
  const dana = await joined(h, input.email);
  expect(await h.amal.refused(PersonReturns, { opId: op(), id: dana.id })).toEqual(['person.has-not-left']);
  await h.amal.done(PersonLeaves, { opId: op(), id: dana.id, input: { cause: 'barred' } });
  expect(await h.guest().refused(SignIn, { input: { email: dana.email, password } })).toEqual(['sign-in.not-recognised']);
  await h.amal.done(PersonReturns, { opId: op(), id: dana.id });
  expect(await h.guest().refused(SignIn, { input: { email: dana.email, password } })).toEqual(['sign-in.not-recognised']);
  await h.guest().done(AcceptInvitation, { input: { ticket: await linkTo(h, dana.email, 2), password } });
});

test('an absence names a deputy, who answers for the absent one and for the departments they head', async () => {
  const h = await house();
  const at = (hours: number): string => new Date(h.clock.now().getTime() + hours * 3_600_000).toISOString();
  const plan = { personId: h.faisal.id, deputyId: h.salma.id, fromAt: at(1), untilAt: at(49) };
  expect(await h.huda.refused(PlanAbsence, { opId: op(), input: plan }), 'not their head').toEqual(['not-permitted']);
  expect(await h.faisal.refused(PlanAbsence, { opId: op(), input: { ...plan, deputyId: h.faisal.id } })).toEqual(['person.not-themselves']);
  expect(await h.faisal.refused(PlanAbsence, { opId: op(), input: { ...plan, untilAt: at(0.5) } })).toEqual(['date-order']);
  const { planAbsence } = await h.faisal.done(PlanAbsence, { opId: op(), input: plan });
  expect(await h.faisal.refused(PlanAbsence, { opId: op(), input: { ...plan, fromAt: at(40), untilAt: at(60) } })).toEqual(['absence.overlap']);
  expect(await actingHead(h.as().em, departments.logistics, h.clock.now())).toBe(h.faisal.id);
  await h.clock.passes('2 hours');
  expect(await actingHead(h.as().em, departments.logistics, h.clock.now())).toBe(h.salma.id);
  expect((await h.huda.done(PersonById, { id: h.faisal.id })).person).toMatchObject({ standing: 'away' });
  await h.salma.done(PlanAbsence, { opId: op(), input: { personId: h.salma.id, deputyId: h.faisal.id, fromAt: at(0), untilAt: at(4) } });
  expect(await presentFor(h.as().em, h.faisal.id, h.clock.now()), 'two who stand in for each other are nobody').toBeNull();
  expect(await h.huda.refused(WithdrawAbsence, { opId: op(), id: planAbsence.absence!.id })).toEqual(['not-permitted']);
  await h.faisal.done(WithdrawAbsence, { opId: op(), id: planAbsence.absence!.id });
  expect(await actingHead(h.as().em, departments.logistics, h.clock.now())).toBe(h.faisal.id);
});

test('a head plans absences of the department, and of no other', async () => {
  const h = await house();
  const away = (personId: string) => ({ opId: op(), input: { personId, fromAt: h.clock.now().toISOString(), untilAt: new Date(h.clock.now().getTime() + 86_400_000).toISOString() } });
  await h.faisal.done(PlanAbsence, away(h.salma.id));
  expect(await h.faisal.refused(PlanAbsence, away(h.tariq.id))).toEqual(['not-permitted']);
});

test('a deputy sees what the absent head would see', async () => {
  const h = await house();
  expect((await h.tariq.done(Account)).viewer!.departments.map(({ id }) => id)).toEqual([departments.legal]);
  await h.faisal.done(PlanAbsence, { opId: op(), input: { personId: h.faisal.id, deputyId: h.tariq.id, fromAt: h.clock.now().toISOString(), untilAt: new Date(h.clock.now().getTime() + 3_600_000).toISOString() } });
  const { viewer } = await h.tariq.done(Account);
  expect(viewer!.departments.map(({ id }) => id).sort()).toEqual([departments.legal, departments.logistics].sort());
});

test('departments have heads and deputies, and stand in no circle', async () => {
  const h = await house();
  expect(await h.faisal.refused(MakeDepartment, { opId: op(), input: { nameEn: 'Returns' } })).toEqual(['not-permitted']);
  const { makeDepartment } = await h.amal.done(MakeDepartment, { opId: op(), input: { nameEn: 'Returns', nameAr: 'المرتجعات', parentId: departments.logistics } });
  const { id, version } = makeDepartment.department!;
  const change = (given: Record<string, unknown>, of = departments.logistics as string) => h.amal.refused(ChangeDepartment, { opId: op(), id: of, input: { nameEn: 'Logistics', ...given } });
  expect(await change({ parentId: id })).toEqual(['department.circle']);
  expect(await h.amal.refused(MakeDepartment, { opId: op(), input: { nameEn: 'returns', nameAr: 'أخرى' } })).toEqual(['department.name-taken']);
  expect(await h.amal.refused(MakeDepartment, { opId: op(), input: { nameAr: 'المرتجعات' } })).toEqual(['department.name-taken']);
  expect(await change({ nameEn: 'RETURNS' })).toEqual(['department.name-taken']);
  await h.amal.done(MakeDepartment, { opId: op(), input: { nameEn: 'Returns', branchId: branches.riyadh } });
  expect(await change({ headId: departments.legal })).toEqual(['person.unknown']);
  expect(await change({ headId: h.faisal.id, deputyId: h.faisal.id })).toEqual(['person.not-themselves']);
  await h.amal.done(ChangeDepartment, { opId: op(), id, input: { nameEn: 'Returns', headId: h.lina.id, deputyId: h.salma.id }, expectedVersion: version });
  expect((await h.amal.done(OpenWork, { id: h.salma.id })).person!.deputises, 'what a departure leaves without a deputy').toEqual([{ id, name: 'Returns' }]);
  expect(await h.huda.refused(People, { first: 5, departmentId: 'nonsense' }), 'an id that is none').toEqual(['REFUSED']);
  await h.amal.done(MovePerson, { opId: op(), id: h.tariq.id, departmentId: id });
  expect((await h.huda.done(PersonById, { id: h.tariq.id })).person!.department).toEqual({ id, name: 'Returns' });
  expect(await facts(h, 'person.moved')).toEqual([{ person: h.tariq.id, from: departments.legal, to: id }]);
});

test('sessions are listed and ended: one, the others, and by an administrator anybody’s', async () => {
  const h = await house();
  const dana = await joined(h, input.email);
  const other = h.guest();
  await other.done(SignIn, { input: { email: dana.email, password } });
  const { mySessions } = await dana.done(Account);
  expect(mySessions.map(({ current }) => current).sort()).toEqual([false, true]);
  const theirs = mySessions.find(({ current }) => !current)!.id;
  expect(await h.huda.refused(RevokeSession, { opId: op(), id: theirs })).toEqual(['not-found']);
  await dana.done(RevokeSession, { opId: op(), id: theirs });
  expect((await other.done(Door)).viewer).toBeNull();
  await other.done(SignIn, { input: { email: dana.email, password } });
  await dana.done(RevokeSessions, { opId: op(), personId: dana.id });
  expect([(await other.done(Door)).viewer, (await dana.done(Door)).viewer?.id]).toEqual([null, dana.id]);
  expect(await h.huda.refused(RevokeSessions, { opId: op(), personId: dana.id })).toEqual(['not-permitted']);
  await h.amal.done(RevokeSessions, { opId: op(), personId: dana.id });
  expect((await dana.done(Door)).viewer).toBeNull();
});

test('preferences are one’s own; what does not change leaves no entry', async () => {
  const h = await house();
  await h.nadia.done(Prefer, { opId: op(), input: { digits: 'arab', hijri: true } });
  await h.nadia.done(Prefer, { opId: op(), input: { digits: 'arab' } });
  expect(await h.nadia.refused(Prefer, { opId: op(), input: { digits: 'roman' } })).toEqual(['unknown-value']);
  expect(await facts(h, 'person.preferred')).toEqual([{ person: idOfPerson('nadia'), changed: ['digits', 'hijri'] }]);
  await h.amal.done(Prefer, { opId: op(), input: { firstSteps: false } });
  expect((await h.amal.done(FirstSteps)).viewer, 'put away on every screen of theirs').toMatchObject({ person: { firstSteps: false } });
  await h.amal.done(Prefer, { opId: op(), input: { digits: 'arab' } });
  expect((await h.amal.done(FirstSteps)).viewer).toMatchObject({ person: { firstSteps: false } });
});
