import { expect, test } from 'vitest';
import { ApproveResponse, AskApproval, AskSatisfaction, MyWork, ReturnResponse, TellDecision, WriteResponse } from '../../schema/documents/case.ts';
import { RecordSatisfaction } from '../../schema/documents/feedback.ts';
import { Escalation } from '../../server/escalation/escalation.entity.ts';
import { entriesAfter } from '../../server/journal/reader.ts';
import { caseStream, trackingStream } from '../../server/journal/stream.entity.ts';
import { house, type NamedPerson, type TestHouse } from '../house.ts';
import { investigated, op, room } from '../case/room.ts';

interface Kase { readonly id: string; readonly number: string }

/** Written and waiting for somebody's approval. */
const waiting = async (h: TestHouse, kase: Kase, body = 'You were right.') => {
  const draft = (await h.salma.done(WriteResponse, { opId: op(), id: kase.id, input: { outcome: 'partly', body, recourse: 'You may ask for a review.', language: 'en' } })).writeResponse.response!;
  return (await h.salma.done(AskApproval, { opId: op(), id: draft.id, expectedVersion: draft.version })).askApproval.response!;
};
const approve = (id: string, version: number) => ({ opId: op(), id, expectedVersion: version });

/** Told by the lead and asked whether it is settled; they want it reviewed. */
const reviewed = async (h: TestHouse, kase: Kase, response: { readonly id: string; readonly version: number }) => {
  await h.salma.done(TellDecision, approve(response.id, response.version));
  await h.salma.done(AskSatisfaction, { opId: op(), id: kase.id, expectedVersion: (await room(h.salma, kase)).version });
  await h.salma.done(RecordSatisfaction, { opId: op(), id: kase.id, input: { settled: false, wants: 'review' } });
};
const approved = async (who: NamedPerson, { id, version }: { readonly id: string; readonly version: number }) => (await who.done(ApproveResponse, approve(id, version))).approveResponse.response!;
const approversOf = async (h: TestHouse, kase: Kase) => (await room(h.salma, kase)).review?.approvers.map(({ name }) => name);
/** Whom it was brought to in this cycle, the last one. */
const broughtTo = async (h: TestHouse, kase: Kase, cycle: number) => (await h.as().em.find(Escalation, { caseId: kase.id, cycle, cause: 'dissatisfied' }, { orderBy: { at: 'desc' }, limit: 1 }))[0]?.toId;
const askedToApprove = async (h: TestHouse, kase: Kase, after: number) =>
  (await h.as().em.execute<{ id: string }[]>("select distinct person_id as id from notice where case_id = ? and cause = 'approval' and seq > ?", [kase.id, after])).map(({ id }) => id).sort();

test('a review is decided by who had no hand in what is reviewed: it is brought to them, they are asked, and who had is refused', async () => {
  const h = await house();
  const kase = await investigated(h, { severity: 4, likelihood: 4 });
  expect(await approversOf(h, kase)).toBeUndefined();
  await reviewed(h, kase, await approved(h.faisal, await waiting(h, kase)));
  await expect.poll(() => broughtTo(h, kase, 2)).toBe(h.sami.id);

  const again = (await entriesAfter(h.as().em, caseStream(kase.id), 0)).find(({ kind }) => kind === 'case.takenUpAgain')!;
  expect(again.fact).toEqual({ wants: 'review', level: 1, cycle: 2, involved: [h.salma.id, h.faisal.id] });
  expect((await room(h.salma, kase)).story.find(({ seq }) => seq === again.seq)?.sentence).toContain('These decide no more: Salma Karim, Faisal Otaibi');
  expect((await entriesAfter(h.as().em, trackingStream(kase.id), 0)).find(({ kind }) => kind === 'case.takenUpAgain')!.fact).toEqual({ wants: 'review' });
  expect(await approversOf(h, kase)).toEqual(['Sami Rashid', 'Huda Mansour']);

  const answer = await waiting(h, kase, 'We have looked at it afresh.');
  expect(await h.faisal.refused(ApproveResponse, approve(answer.id, answer.version))).toEqual(['response.had-a-hand']);
  expect(await h.faisal.refused(ReturnResponse, { ...approve(answer.id, answer.version), reason: 'As before, please.' })).toEqual(['response.had-a-hand']);
  expect(await h.salma.refused(TellDecision, approve(answer.id, answer.version))).toEqual(['response.not-approved']);
  expect((await room(h.faisal, kase)).viewer.can).not.toContain('case.approveResponse');
  expect((await room(h.huda, kase)).viewer.can).toContain('case.approveResponse');
  expect(await Promise.all([h.faisal, h.huda, h.sami].map(async (who) => (await who.done(MyWork)).myWork.approvals.length))).toEqual([0, 1, 1]);
  await expect.poll(() => askedToApprove(h, kase, again.seq)).toEqual([h.huda.id, h.sami.id].sort());

  await reviewed(h, kase, await approved(h.huda, answer));
  expect(await approversOf(h, kase), 'who has decided the review decides no second one').toEqual(['Sami Rashid']);
  const last = await waiting(h, kase, 'We have looked at it once more.');
  expect(await h.huda.refused(ApproveResponse, approve(last.id, last.version))).toEqual(['response.had-a-hand']);
  await expect.poll(() => broughtTo(h, kase, 3)).toBe(h.sami.id);
  await reviewed(h, kase, await approved(h.sami, last));
  expect(await approversOf(h, kase), 'nobody is left here: the room says so').toEqual([]);
  await expect.poll(() => broughtTo(h, kase, 4)).toBe(h.sami.id);
});

test('a review takes a second person whatever the band; an approval from before it counts for nothing', async () => {
  const h = await house();
  const kase = await investigated(h, { severity: 1, likelihood: 1, impact: 1 });
  const first = (await h.salma.done(WriteResponse, { opId: op(), id: kase.id, input: { outcome: 'notUpheld', body: 'No.', recourse: 'A review.', language: 'en' } })).writeResponse.response!;
  expect((await room(h.salma, kase)).needsApproval).toBe(false);
  await reviewed(h, kase, first);
  const second = (await h.salma.done(WriteResponse, { opId: op(), id: kase.id, input: { outcome: 'notUpheld', body: 'Still no.', recourse: 'A review.', language: 'en' } })).writeResponse.response!;
  expect((await room(h.salma, kase)).needsApproval).toBe(true);
  expect(await h.salma.refused(TellDecision, approve(second.id, second.version))).toEqual(['response.not-approved']);
  expect((await approversOf(h, kase))!.sort(), 'the head had no hand in it').toEqual(expect.arrayContaining(['Faisal Otaibi', 'Huda Mansour']));
  const asked = (await h.salma.done(AskApproval, approve(second.id, second.version))).askApproval.response!;
  const yes = await approved(h.faisal, asked);
  await h.salma.done(TellDecision, approve(second.id, yes.version));
  expect(await room(h.salma, kase)).toMatchObject({ stage: 'decided', outcome: 'notUpheld' });
});
