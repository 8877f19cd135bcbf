import { expect, test } from 'vitest';
import { AcceptLead, AppointLead, AssessCase, Discuss, LeaveTeam, OfferLead, RouteCase, TakeBackAssignment } from '../../schema/documents/case.ts';
import { ClassifyCase, SettingsCategories } from '../../schema/documents/policy.ts';
import { Case } from '../../server/case/case.entity.ts';
import { entriesAfter } from '../../server/journal/reader.ts';
import { caseStream } from '../../server/journal/stream.entity.ts';
import { departments } from '../cast.ts';
import { house, type NamedPerson, type TestHouse } from '../house.ts';
import { aCase, figures, op, room, roomOf } from './room.ts';

type Kase = Pick<Case, 'id' | 'number'>;
const routed = async (h: TestHouse, who: NamedPerson, kase: Kase, input: object) => (await who.done(RouteCase, { opId: op(), id: kase.id, expectedVersion: (await stands(h, kase)).version, input } as never)).routeCase.seq!;
const back = (who: NamedPerson, { id }: Kase, seq: number) => who.done(TakeBackAssignment, { opId: op(), id, seq });
const refused = (who: NamedPerson, { id }: Kase, seq: number) => who.refused(TakeBackAssignment, { opId: op(), id, seq });
const stands = (h: TestHouse, { id }: Kase): Promise<Case> => h.as().em.findOneOrFail(Case, { id });
const kinds = async (h: TestHouse, { id }: Kase) => (await entriesAfter(h.as().em, caseStream(id), 0)).map(({ kind }) => kind).filter((kind) => !kind.startsWith('clock.'));

test('a routing is taken back by whoever did it, also where the case left their sight: a step of its own, once, at once, and not where somebody has gone on', async () => {
  const h = await house();
  const [slip, gone, late, queued] = [await aCase(h, { department: null }), await aCase(h, { department: null }), await aCase(h), await aCase(h)];
  const seq = await routed(h, h.nadia, slip, { departmentId: departments.logistics });
  expect(await roomOf(h.nadia, slip), 'it has left her sight').toBeNull();
  expect(await refused(h.faisal, slip, seq), 'not what somebody else did').toEqual(['not-found']);
  expect(await refused(h.nadia, slip, 1), 'nor what was no step of hers').toEqual(['not-found']);
  expect(await refused(h.nadia, slip, 1_000)).toEqual(['not-found']);
  expect(await refused(h.nadia, { id: 'nonsense', number: '' }, seq)).toEqual(['not-found']);
  await back(h.nadia, slip, seq);
  expect(await stands(h, slip)).toMatchObject({ departmentId: null, departmentIds: [] });
  expect(await roomOf(h.nadia, slip)).not.toBeNull();
  expect(await roomOf(h.faisal, slip)).toBeNull();
  expect((await kinds(h, slip)).slice(-2), 'nothing is erased').toEqual(['case.routed', 'case.routingTakenBack']);
  expect(await refused(h.nadia, slip, seq), 'once').toEqual(['case.gone-on']);

  const then = await routed(h, h.nadia, gone, { departmentId: departments.logistics });
  await h.faisal.done(AssessCase, { opId: op(), id: gone.id, expectedVersion: (await stands(h, gone)).version, input: figures });
  expect(await refused(h.nadia, gone, then)).toEqual(['case.gone-on']);

  const long = await routed(h, h.faisal, late, { departmentId: departments.legal });
  await h.clock.passes('16 minutes');
  expect(await refused(h.faisal, late, long)).toEqual(['case.too-late-to-take-back']);

  // From one department to another that took part before: it goes on taking part.
  const quality = await routed(h, h.huda, queued, { departmentId: departments.legal });
  await back(h.huda, queued, quality);
  expect(await stands(h, queued)).toMatchObject({ departmentId: departments.logistics, departmentIds: [departments.logistics] });
  const { categories } = (await h.amal.done(SettingsCategories)).settings;
  const other = await h.huda.done(ClassifyCase, { opId: op(), id: queued.id, expectedVersion: (await stands(h, queued)).version, categoryId: categories.find(({ parentId }) => !parentId)!.id });
  expect(await refused(h.huda, queued, other.classifyCase.seq!), 'what it is about is a decision, no slip').toEqual(['case.nothing-to-take-back']);
});

test('a lead that was given is taken back to whoever led, and never to nobody; one that was offered is offered no longer; who joined by it leaves', async () => {
  const h = await house();
  const kase = await aCase(h);
  await h.faisal.done(AssessCase, { opId: op(), id: kase.id, expectedVersion: (await stands(h, kase)).version, input: figures });
  const appoint = async (personId: string) => (await h.faisal.done(AppointLead, { opId: op(), id: kase.id, expectedVersion: (await stands(h, kase)).version, personId })).appointLead.seq!;
  const offer = async (personId: string) => (await h.faisal.done(OfferLead, { opId: op(), id: kase.id, expectedVersion: (await stands(h, kase)).version, personId })).offerLead.seq!;

  const first = await aCase(h);
  const only = (await h.faisal.done(AppointLead, { opId: op(), id: first.id, expectedVersion: (await stands(h, first)).version, personId: h.salma.id })).appointLead.seq!;
  expect(await refused(h.faisal, first, only), 'a case that has a lead stays with one').toEqual(['team.lead-stays']);

  await appoint(h.salma.id);
  const seq = await appoint(h.tariq.id);
  expect(await refused(h.huda, kase, seq), 'whoever may appoint does not take back what another gave').toEqual(['not-found']);
  await back(h.faisal, kase, seq);
  expect(await stands(h, kase)).toMatchObject({ leadId: h.salma.id, memberIds: [h.salma.id], stage: 'investigating' });
  expect(await roomOf(h.tariq, kase), 'who joined by it is out again').toBeNull();
  expect((await kinds(h, kase)).slice(-2)).toEqual(['team.leadAppointed', 'team.leadTakenBack']);
  expect((await room(h.salma, kase)).lead).toMatchObject({ id: h.salma.id });

  await back(h.faisal, kase, await offer(h.tariq.id));
  expect(await stands(h, kase)).toMatchObject({ leadId: h.salma.id, offeredTo: null, memberIds: [h.salma.id] });
  expect(await h.tariq.refused(AcceptLead, { opId: op(), id: kase.id, expectedVersion: (await stands(h, kase)).version })).toEqual(['not-found']);
  const accepted = await offer(h.tariq.id);
  await h.tariq.done(AcceptLead, { opId: op(), id: kase.id, expectedVersion: (await stands(h, kase)).version });
  expect(await refused(h.faisal, kase, accepted), 'he leads by now').toEqual(['case.gone-on']);
  const given = await appoint(h.salma.id);
  await h.salma.done(Discuss, { opId: op(), id: kase.id, input: { body: 'I have called the depot.' } } as never);
  expect(await refused(h.faisal, kase, given)).toEqual(['case.gone-on']);
  expect(await stands(h, kase), 'who was in the team stays in it').toMatchObject({ leadId: h.salma.id, memberIds: expect.arrayContaining([h.salma.id, h.tariq.id]) });
  const left = (await h.faisal.done(LeaveTeam, { opId: op(), id: kase.id, personId: h.tariq.id })).leaveTeam.seq!;
  expect(await refused(h.faisal, kase, left)).toEqual(['case.nothing-to-take-back']);
});
