import { expect, test } from 'vitest';
import { JoinTeam, MakeCaseConfidential } from '../../schema/documents/case.ts';
import { Colleagues, Invite, MakeDepartment, OpenWork, PersonLeaves, PlanAbsence } from '../../schema/documents/people.ts';
import { Case } from '../../server/case/case.entity.ts';
import { entriesAfter } from '../../server/journal/reader.ts';
import { caseStream } from '../../server/journal/stream.entity.ts';
import { investigated } from '../case/room.ts';
import { house, type NamedPerson, type TestHouse } from '../house.ts';
import { op } from './joining.ts';

const leaves = (h: TestHouse, who: NamedPerson, successorId?: string) => h.amal.done(PersonLeaves, { opId: op(), id: who.id, input: { cause: 'left', successorId: successorId ?? null } });
const caseNow = (h: TestHouse, id: string): Promise<Case> => h.as().em.fork().findOneOrFail(Case, { id });
const kindsOf = async (h: TestHouse, id: string): Promise<string[]> => (await entriesAfter(h.as().em, caseStream(id), 0)).map(({ kind }) => kind);

test('the lead of whoever leaves passes to the successor, in one step with the record of it', async () => {
  const h = await house();
  const kase = await investigated(h);
  expect((await caseNow(h, kase.id)).leadId).toBe(h.salma.id);
  const { person } = await h.amal.done(OpenWork, { id: h.salma.id });
  expect(person!.openWork).toEqual(expect.arrayContaining([{ kind: 'lead', kindSaid: 'Lead of a case', id: kase.id, number: kase.number, title: null }]));
  await leaves(h, h.salma, h.tariq.id);
  await expect.poll(async () => (await caseNow(h, kase.id)).leadId).toBe(h.tariq.id);
  const after = await caseNow(h, kase.id);
  expect(after.memberIds).not.toContain(h.salma.id);
  expect((await kindsOf(h, kase.id)).slice(-2)).toEqual(['team.leadAppointed', 'team.left']);
  await expect.poll(async () => (await h.amal.done(OpenWork, { id: h.salma.id })).person!.openWork).toEqual([]);
});

test('without a successor it passes to the head of the department; when the head leaves too, to quality', async () => {
  const h = await house();
  const kase = await investigated(h);
  await leaves(h, h.salma);
  await expect.poll(async () => (await caseNow(h, kase.id)).leadId).toBe(h.faisal.id);
  await leaves(h, h.faisal);
  await expect.poll(async () => (await caseNow(h, kase.id)).leadId).toBe(h.huda.id);
});

test('a confidential case stays in its team', async () => {
  const h = await house();
  const kase = await investigated(h);
  await h.salma.done(JoinTeam, { opId: op(), id: kase.id, personId: h.omar.id });
  await h.salma.done(MakeCaseConfidential, { opId: op(), id: kase.id, expectedVersion: (await caseNow(h, kase.id)).version, confidential: true, reason: 'A named patient.' });
  await leaves(h, h.salma, h.tariq.id);
  await expect.poll(async () => (await caseNow(h, kase.id)).leadId).not.toBe(h.salma.id);
  const after = await caseNow(h, kase.id);
  expect(after.leadId).toBe(h.omar.id);
  expect(after.memberIds).not.toContain(h.tariq.id);
});

test('work is given only to people who have joined and who handle complaints: by leaving, by an absence, as head', async () => {
  const h = await house();
  const { invite } = await h.amal.done(Invite, { opId: op(), input: { nameEn: 'Dana Said', email: 'dana@wadi.example', roles: ['investigator'], language: 'en' } });
  const { people } = await h.amal.done(Colleagues, {});
  expect(people.edges.map(({ node }) => node.id).sort()).toEqual([h.nadia, h.lina, h.salma, h.faisal, h.huda, h.omar, h.tariq, h.sami, h.yara].map(({ id }) => id).sort());
  for (const id of [h.rami.id, h.amal.id, invite.person!.id]) {
    expect(await h.amal.refused(PersonLeaves, { opId: op(), id: h.salma.id, input: { cause: 'left', successorId: id } })).toEqual(['person.cannot-take-work']);
    expect(await h.amal.refused(MakeDepartment, { opId: op(), input: { nameEn: 'Returns', headId: id } })).toEqual(['person.cannot-take-work']);
    expect(await h.amal.refused(MakeDepartment, { opId: op(), input: { nameEn: 'Returns', deputyId: id } })).toEqual(['person.cannot-take-work']);
    const away = { personId: h.salma.id, deputyId: id, fromAt: h.clock.now().toISOString(), untilAt: new Date(h.clock.now().getTime() + 3_600_000).toISOString() };
    expect(await h.salma.refused(PlanAbsence, { opId: op(), input: away })).toEqual(['person.cannot-take-work']);
  }
  expect((await h.amal.done(OpenWork, { id: h.salma.id })).person!.can, 'nobody has left').toContain('leave');
});
