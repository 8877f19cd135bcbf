import { expect, test } from 'vitest';
import { AcceptLead, AppointLead, Cases, CaseCounts, DeclineLead, HandoverBrief, JoinTeam, LeaveTeam, MakeCaseConfidential, NameRespondent, OfferLead, Recuse, SetTask } from '../../schema/documents/case.ts';
import { cast, departments } from '../cast.ts';
import { AddCause, RecordDecision } from '../../schema/documents/investigation.ts';
import { house, type NamedPerson, type TestHouse } from '../house.ts';
import { aCase, investigated, op, room, roomOf } from './room.ts';

const listed = async (who: NamedPerson): Promise<number> => (await who.done(Cases, { filter: { state: 'all' }, order: 'received', first: 100 })).cases.totalCount;
const leadsOf = async (h: TestHouse, id: string): Promise<number> =>
  (await h.as().em.execute<{ n: number }[]>("select count(*)::int as n from membership where case_id = ? and part = 'lead' and until is null", [id]))[0]!.n;

test('a lead is appointed by the head or quality; others are refused, and who is not near finds no case', async () => {
  const h = await house();
  const kase = await aCase(h);
  const version = (await room(h.faisal, kase)).version;
  const appoint = { id: kase.id, expectedVersion: version, personId: h.salma.id };
  expect(await h.tariq.refused(AppointLead, { opId: op(), ...appoint })).toEqual(['not-found']);
  expect(await h.rami.refused(AppointLead, { opId: op(), ...appoint })).toEqual(['not-permitted']);
  expect(await h.faisal.refused(AppointLead, { opId: op(), ...appoint, personId: h.amal.id })).toEqual(['team.cannot-lead']);
  expect(await h.faisal.refused(AppointLead, { opId: op(), ...appoint, expectedVersion: version - 1 })).toEqual(['changed-meanwhile']);
  await h.faisal.done(AppointLead, { opId: op(), ...appoint });
  expect(await room(h.salma, kase)).toMatchObject({ leadId: h.salma.id, team: [{ part: 'lead', person: { name: cast.salma.en } }] });
});

test('the same intent sent twice appoints once', async () => {
  const h = await house();
  const kase = await aCase(h);
  const version = (await room(h.faisal, kase)).version;
  const intent = { opId: op(), id: kase.id, expectedVersion: version, personId: h.salma.id };
  await h.faisal.done(AppointLead, intent);
  await h.faisal.done(AppointLead, intent);
  expect((await room(h.faisal, kase)).story.filter(({ kind }) => kind === 'team.leadAppointed')).toHaveLength(1);
});

test('the lead is handed over by offer and acceptance; until then nothing changes', async () => {
  const h = await house();
  const kase = await investigated(h);
  const offer = { id: kase.id, expectedVersion: (await room(h.salma, kase)).version, personId: h.omar.id };
  expect(await roomOf(h.omar, kase)).toBeNull();
  expect(await h.lina.refused(OfferLead, { opId: op(), ...offer })).toEqual(['not-found']);
  const decided = { question: 'Do we stop the route?', options: [{ text: 'Yes', chosen: true }, { text: 'No', chosen: false }], reason: 'Three boxes.', evidence: [] };
  await h.salma.done(RecordDecision, { opId: op(), caseId: kase.id, input: decided });
  await h.salma.done(AddCause, { opId: op(), caseId: kase.id, input: { text: 'Gel packs half frozen', leg: 'occurrence' } });
  await h.salma.done(SetTask, { opId: op(), id: kase.id, input: { title: 'Call the clinic', ownerId: h.salma.id } });
  offer.expectedVersion = (await room(h.salma, kase)).version;
  await h.salma.done(OfferLead, { opId: op(), ...offer, reason: 'On leave from Thursday.' });
  const seen = await room(h.omar, kase);
  expect(seen).toMatchObject({ leadId: h.salma.id, viewer: { offered: true } });
  const brief = (await h.omar.done(HandoverBrief, { id: kase.id })).handoverBrief!;
  expect(brief.missing.length).toBeGreaterThan(0);
  expect(brief.recent[0]!.sentence).toContain('offered');
  expect(brief).toMatchObject({ asOf: seen.seq, offer: { actor: { name: 'Salma Karim' }, texts: [{ body: 'On leave from Thursday.' }] }, tasks: [{ title: 'Call the clinic' }] });
  expect(brief.case).toMatchObject({ stage: 'investigating', decisions: [{ question: decided.question }], causes: [{ text: 'Gel packs half frozen', state: 'hypothesis' }] });
  expect(brief.case.clocks.length).toBeGreaterThan(0);
  expect((await h.tariq.done(HandoverBrief, { id: kase.id })).handoverBrief).toBeNull();
  expect((await h.sami.done(HandoverBrief, { id: kase.id })).handoverBrief).toBeNull();
  expect(await h.faisal.refused(AcceptLead, { opId: op(), id: kase.id, expectedVersion: seen.version })).toEqual(['team.no-offer']);
  await h.omar.done(AcceptLead, { opId: op(), id: kase.id, expectedVersion: seen.version });
  expect(await room(h.salma, kase)).toMatchObject({ leadId: h.omar.id, offeredTo: null });
  expect(await leadsOf(h, kase.id)).toBe(1);
  // What the brief said can be read again: the entry says up to where it went.
  const accepted = (await room(h.salma, kase)).story.find(({ kind }) => kind === 'team.leadAccepted')!;
  expect(JSON.parse(accepted.fact!)).toMatchObject({ brief: brief.asOf, from: h.salma.id });
});

test('an offer may be declined with a reason, and stays declined', async () => {
  const h = await house();
  const kase = await investigated(h);
  await h.salma.done(OfferLead, { opId: op(), id: kase.id, expectedVersion: (await room(h.salma, kase)).version, personId: h.omar.id });
  expect(await h.omar.refused(DeclineLead, { opId: op(), id: kase.id, reason: ' ' })).toEqual(['required']);
  await h.omar.done(DeclineLead, { opId: op(), id: kase.id, reason: 'Too many already.' });
  expect(await h.omar.refused(AcceptLead, { opId: op(), id: kase.id, expectedVersion: (await room(h.omar, kase)).version })).toEqual(['team.no-offer']);
});

test('exactly one lead at every instant, whoever races whom; the database says so too', async () => {
  const h = await house();
  const kase = await investigated(h);
  await h.salma.done(OfferLead, { opId: op(), id: kase.id, expectedVersion: (await room(h.salma, kase)).version, personId: h.omar.id });
  const { version } = await room(h.omar, kase);
  const all = await Promise.all([
    h.omar.refused(AcceptLead, { opId: op(), id: kase.id, expectedVersion: version }),
    h.faisal.refused(AppointLead, { opId: op(), id: kase.id, expectedVersion: version, personId: h.lina.id }),
    h.huda.refused(AppointLead, { opId: op(), id: kase.id, expectedVersion: version, personId: h.faisal.id }),
    h.salma.refused(LeaveTeam, { opId: op(), id: kase.id, personId: h.salma.id }),
    h.faisal.refused(LeaveTeam, { opId: op(), id: kase.id, personId: h.salma.id }),
  ]);
  expect(all.slice(0, 3).filter((refused) => refused.length === 0)).toHaveLength(1);
  expect(await leadsOf(h, kase.id)).toBe(1);
  const after = await room(h.huda, kase);
  expect(after.team.filter(({ part }) => part === 'lead').map(({ person }) => person.id)).toEqual([after.leadId]);
  await expect(h.as().em.execute('update "case" set lead_id = null where id = ?', [kase.id])).rejects.toThrow('never left without a lead');
});

test('the lead does not leave; a member does, and sees nothing afterwards', async () => {
  const h = await house();
  const kase = await investigated(h);
  await h.salma.done(JoinTeam, { opId: op(), id: kase.id, personId: h.tariq.id });
  expect(await roomOf(h.tariq, kase)).not.toBeNull();
  expect(await h.salma.refused(LeaveTeam, { opId: op(), id: kase.id, personId: h.salma.id })).toEqual(['team.lead-stays']);
  expect(await h.tariq.refused(LeaveTeam, { opId: op(), id: kase.id, personId: h.omar.id })).toEqual(['not-permitted']);
  await h.tariq.done(LeaveTeam, { opId: op(), id: kase.id, personId: h.tariq.id });
  expect(await roomOf(h.tariq, kase)).toBeNull();
});

test('a confidential case is gone for everybody but its team: room, list, count, search; and reading it is recorded', async () => {
  const h = await house();
  const kase = await investigated(h, { title: 'Unusual invoice' });
  expect(await listed(h.huda)).toBe(1);
  expect(await h.lina.refused(MakeCaseConfidential, { opId: op(), id: kase.id, expectedVersion: 1, confidential: true, reason: 'x' })).toEqual(['not-found']);
  await h.faisal.done(MakeCaseConfidential, { opId: op(), id: kase.id, expectedVersion: (await room(h.faisal, kase)).version, confidential: true, reason: 'Names a manager.' });
  for (const outsider of [h.faisal, h.huda, h.rami, h.sami, h.amal, h.omar]) {
    expect(await roomOf(outsider, kase)).toBeNull();
    expect(await listed(outsider)).toBe(0);
    expect((await outsider.done(CaseCounts)).counts.cases).toBe(0);
    expect((await outsider.done(Cases, { filter: { state: 'all', text: kase.number }, order: 'due', first: 5 })).cases.edges).toEqual([]);
    expect((await outsider.done(Cases, { filter: { text: 'invoice' }, order: 'due', first: 5 })).cases.totalCount).toBe(0);
  }
  expect(await room(h.salma, kase)).toMatchObject({ confidential: true });
  await h.clock.passes('10 minutes');
  await room(h.salma, kase);
  const reads = await h.as().em.execute<{ actor: string }[]>("select actor_id as actor from entry where kind = 'case.read' and subject_id = ?", [kase.id]);
  expect(reads.map(({ actor }) => actor)).toContain(h.salma.id);
});

test('the person complained about, and who is in charge of them, lose everything; who had read it before is said', async () => {
  const h = await house();
  const kase = await investigated(h);
  await room(h.faisal, kase);
  await room(h.salma, kase);
  await h.salma.done(SetTask, { opId: op(), id: kase.id, input: { title: 'Ask the depot', ownerId: h.faisal.id } });
  await h.salma.done(JoinTeam, { opId: op(), id: kase.id, personId: h.omar.id });
  const name = async (personId: string, newLeadId?: string) => ({ opId: op(), id: kase.id, expectedVersion: (await room(h.huda, kase)).version, input: { personId, ...(newLeadId ? { newLeadId } : {}) } });
  expect(await h.huda.refused(NameRespondent, await name(h.salma.id))).toEqual(['team.needs-new-lead']);
  await h.huda.done(NameRespondent, await name(h.salma.id, h.omar.id));
  for (const barred of [h.salma, h.faisal]) {
    expect(await roomOf(barred, kase)).toBeNull();
    expect(await listed(barred)).toBe(0);
    expect((await barred.done(CaseCounts)).counts).toMatchObject({ cases: 0, work: 0 });
  }
  const after = await room(h.huda, kase);
  expect(after).toMatchObject({ leadId: h.omar.id, respondents: [{ who: { name: cast.salma.en } }] });
  expect(after.tasks[0]!.owner).toBeNull();
  expect(after.team.map(({ person }) => person.id)).toEqual([h.omar.id]);
  expect(after.readers.filter(({ barred }) => barred).map(({ person }) => person.id).sort()).toEqual([h.faisal.id, h.salma.id].sort());
  expect(JSON.parse(after.story.find(({ kind }) => kind === 'team.respondentNamed')!.fact!)).toMatchObject({ readBefore: expect.arrayContaining([h.salma.id, h.faisal.id]) });
  expect(await h.huda.refused(JoinTeam, { opId: op(), id: kase.id, personId: h.salma.id })).toEqual(['team.cannot-lead']);
});

test('a unit complained about is out as a whole, and the case goes one above or to quality', async () => {
  const h = await house();
  const kase = await aCase(h);
  await h.huda.done(NameRespondent, { opId: op(), id: kase.id, expectedVersion: (await room(h.huda, kase)).version, input: { departmentId: departments.logistics } });
  expect(await roomOf(h.faisal, kase)).toBeNull();
  expect(await roomOf(h.salma, kase)).toBeNull();
  expect(await room(h.huda, kase)).toMatchObject({ departmentId: null, departments: [] });
});

test('whoever steps back for a conflict of interest is out at once', async () => {
  const h = await house();
  const kase = await investigated(h);
  await h.salma.done(JoinTeam, { opId: op(), id: kase.id, personId: h.omar.id });
  expect(await h.omar.refused(Recuse, { opId: op(), id: kase.id, reason: '' })).toEqual(['required']);
  await h.omar.done(Recuse, { opId: op(), id: kase.id, reason: 'My brother runs the depot.' });
  expect(await roomOf(h.omar, kase)).toBeNull();
  expect((await room(h.salma, kase)).story.at(-1)).toMatchObject({ kind: 'team.recused' });
});
