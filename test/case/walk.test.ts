import { expect, test } from 'vitest';
import { ApproveResponse, AskApproval, CaseCounts, Cases, CloseCase, DeliverRemedy, Discuss, FinishTask, MyWork, OfferRemedy, Pin, ReopenCase, SetTask, TellDecision, WriteResponse } from '../../schema/documents/case.ts';
import { RecordSatisfaction } from '../../schema/documents/feedback.ts';
import { WaiveCause } from '../../schema/documents/investigation.ts';
import { house } from '../house.ts';
import { investigated, op, room } from './room.ts';

test('a complaint walks from assessment to closed, and everybody sees the same story', async () => {
  const h = await house();
  const kase = await investigated(h, { severity: 4, likelihood: 4 });
  const before = await room(h.salma, kase);
  expect(before).toMatchObject({ stage: 'investigating', band: 'high', depth: 'eightD', lead: { name: 'Salma Karim' } });
  expect(before.assessedWhy).toHaveLength(6);

  const { discuss } = await h.salma.done(Discuss, { opId: op(), id: kase.id, input: { body: 'The logger curve is in.', mentions: [h.faisal.id] } });
  await h.salma.done(Pin, { opId: op(), id: kase.id, noun: 'room_message', itemId: discuss.message!.id, pinned: true });
  const { setTask } = await h.salma.done(SetTask, { opId: op(), id: kase.id, input: { title: 'Fetch the freezer log', ownerId: h.faisal.id } });
  expect((await h.faisal.done(MyWork)).myWork).toMatchObject({ tasks: [{ task: { title: 'Fetch the freezer log' } }], mentions: [{ body: 'The logger curve is in.' }] });
  await h.faisal.done(FinishTask, { opId: op(), id: setTask.task!.id, done: true });

  await h.faisal.done(WaiveCause, { opId: op(), caseId: kase.id, reason: 'Known since October: see 4172-093-586.', expectedVersion: (await room(h.faisal, kase)).version });
  await h.salma.done(OfferRemedy, { opId: op(), id: kase.id, input: { kind: 'replacement', about: 'A new box' } });
  const { writeResponse } = await h.salma.done(WriteResponse, { opId: op(), id: kase.id, input: { outcome: 'upheld', body: 'You were right.', recourse: 'You may ask for a review.', language: 'en' } });
  const response = writeResponse.response!;
  expect(await h.salma.refused(TellDecision, { opId: op(), id: response.id, expectedVersion: response.version })).toEqual(['response.not-approved']);
  const asked = (await h.salma.done(AskApproval, { opId: op(), id: response.id, expectedVersion: response.version })).askApproval.response!;
  expect((await h.faisal.done(MyWork)).myWork.approvals).toHaveLength(1);
  const approved = (await h.faisal.done(ApproveResponse, { opId: op(), id: response.id, expectedVersion: asked.version })).approveResponse.response!;
  await h.salma.done(TellDecision, { opId: op(), id: response.id, expectedVersion: approved.version });
  const decided = await room(h.salma, kase);
  expect(decided).toMatchObject({ stage: 'decided', outcome: 'upheld' });
  expect(await h.salma.refused(CloseCase, { opId: op(), id: kase.id, expectedVersion: decided.version, input: { closing: 'accepted' } })).toContain('case.remedy-due');
  await h.salma.done(DeliverRemedy, { opId: op(), id: decided.remedies[0]!.id });
  const settling = await room(h.salma, kase);
  expect(settling.stage).toBe('settling');
  for (const closing of ['accepted', 'notAccepted']) {
    expect(await h.salma.refused(CloseCase, { opId: op(), id: kase.id, expectedVersion: settling.version, input: { closing, reason: 'She sounded so.' } })).toEqual(['satisfaction.not-answered']);
  }
  await h.salma.done(RecordSatisfaction, { opId: op(), id: kase.id, input: { settled: true } });
  const answered = await room(h.salma, kase);
  expect(await h.salma.refused(CloseCase, { opId: op(), id: kase.id, expectedVersion: answered.version, input: { closing: 'notAccepted', reason: 'She sounded so.' } })).toEqual(['satisfaction.said-otherwise']);
  await h.salma.done(CloseCase, { opId: op(), id: kase.id, expectedVersion: answered.version, input: { closing: 'accepted' } });
  const closed = await room(h.huda, kase);
  expect(closed).toMatchObject({ stage: 'closed', closing: 'accepted' });
  expect(closed.story.map(({ kind }) => kind).filter((kind) => !kind?.startsWith('clock.'))).toEqual([
    'case.opened', 'case.acknowledged', 'case.assessed', 'team.leadAppointed', 'case.investigating', 'room.said', 'case.pinned', 'task.set', 'task.done', 'cause.waived', 'remedy.offered', 'response.written',
    'response.approvalAsked', 'response.approved', 'case.decided', 'remedy.delivered', 'case.settling', 'satisfaction.answered', 'case.closed',
  ]);
  expect((await h.huda.done(Cases, { filter: { state: 'all', text: 'COLD' }, order: 'due', first: 10 })).cases).toMatchObject({ totalCount: 1, edges: [{ node: { stage: 'closed', lead: { name: 'Salma Karim' } } }] });
  expect((await h.huda.done(CaseCounts)).counts.cases).toBe(0);
  await h.salma.done(ReopenCase, { opId: op(), id: kase.id, expectedVersion: closed.version, reason: 'It came back.' });
  expect(await room(h.salma, kase)).toMatchObject({ stage: 'investigating', cycle: 2, outcome: null });
});
