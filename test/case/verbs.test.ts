import { expect, test } from 'vitest';
import {
  AddReference, AppointLead, ApproveResponse, AskApproval, AskSatisfaction, AssessCase, Cases, CloseCase, DescribeCase, Discuss, FinishTask, OfferRemedy, Pin, ReferCase, ReopenCase, ReturnResponse, RouteCase, SetTask, TellDecision, WithdrawRemedy,
  WriteResponse,
} from '../../schema/documents/case.ts';
import { entriesAfter } from '../../server/journal/reader.ts';
import { trackingStream } from '../../server/journal/stream.entity.ts';
import { departments } from '../cast.ts';
import { house, type TestHouse } from '../house.ts';
import { aCase, figures, investigated, op, room, roomOf } from './room.ts';

const outside = async (h: TestHouse, id: string): Promise<string[]> => (await entriesAfter(h.as().em, trackingStream(id), 0)).map(({ kind }) => kind);
const letter = { outcome: 'partly', body: 'You were right about the delay.', recourse: 'You may ask for a review.', language: 'en' };

test('routing: intake sends an unrouted case to the department that answers, which sees it from then on', async () => {
  const h = await house();
  const kase = await aCase(h, { department: null });
  expect(await roomOf(h.faisal, kase)).toBeNull();
  const { version } = await room(h.nadia, kase);
  const to = (departmentId: string) => ({ opId: op(), id: kase.id, expectedVersion: version, input: { departmentId } });
  expect(await h.tariq.refused(RouteCase, to(departments.logistics))).toEqual(['not-found']);
  expect(await h.rami.refused(RouteCase, to(departments.logistics))).toEqual(['not-permitted']);
  expect(await h.nadia.refused(RouteCase, to(h.nadia.id))).toEqual(['case.unknown-department']);
  await h.nadia.done(RouteCase, to(departments.logistics));
  expect(await room(h.faisal, kase)).toMatchObject({ department: { name: 'Logistics' } });
  expect(await roomOf(h.nadia, kase)).toBeNull();
});

test('assessing: each figure with its reason; the matrix makes the band; a stranger and an early hour are refused', async () => {
  const h = await house();
  const early = await aCase(h, { acknowledged: false });
  const input = { ...figures, severity: 5, likelihood: 4, safety: true };
  expect(await h.faisal.refused(AssessCase, { opId: op(), id: early.id, expectedVersion: (await room(h.faisal, early)).version, input })).toEqual(['case.wrong-stage']);
  const kase = await aCase(h);
  const { version } = await room(h.faisal, kase);
  expect(await h.salma.refused(AssessCase, { opId: op(), id: kase.id, expectedVersion: version, input })).toEqual(['not-permitted']);
  const { data } = await h.faisal.ask(AssessCase, { opId: op(), id: kase.id, expectedVersion: version, input: { ...input, severityWhy: '', impact: 9 } });
  expect(data!.assessCase.userErrors.map(({ field }) => field?.at(-1)).sort()).toEqual(['impact', 'severityWhy']);
  await h.faisal.done(AssessCase, { opId: op(), id: kase.id, expectedVersion: version, input });
  const assessed = await room(h.faisal, kase);
  expect(assessed).toMatchObject({ stage: 'assessed', band: 'critical', depth: 'eightD', assessment: { severity: 5, safety: true } });
  expect(assessed.story.find(({ kind }) => kind === 'case.assessed')!.texts.map(({ body }) => body)).toContain(figures.severityWhy);
  expect(await outside(h, kase.id)).toContain('case.assessed');
});

test('two who decide at once: the second is told by whom and nothing is overwritten', async () => {
  const h = await house();
  const kase = await aCase(h);
  const { version } = await room(h.faisal, kase);
  await h.huda.done(AssessCase, { opId: op(), id: kase.id, expectedVersion: version, input: figures });
  const { data } = await h.faisal.ask(AssessCase, { opId: op(), id: kase.id, expectedVersion: version, input: { ...figures, severity: 5 } });
  expect(data!.assessCase.userErrors).toMatchObject([{ code: 'changed-meanwhile', message: expect.stringContaining('Huda Mansour') }]);
  expect((await room(h.faisal, kase)).assessment).toMatchObject({ severity: 3 });
});

test('facts are set by the team, corrected as a correction, and nothing may have happened tomorrow', async () => {
  const h = await house();
  const kase = await investigated(h);
  const facts = (input: object) => ({ opId: op(), id: kase.id, input });
  expect(await h.rami.refused(DescribeCase, facts({ product: 'Box' }))).toEqual(['not-permitted']);
  expect(await h.salma.refused(DescribeCase, facts({ happenedAt: '2026-12-01T00:00:00.000Z' }))).toEqual(['date-order']);
  expect(await h.salma.refused(DescribeCase, facts({}))).toEqual(['case.nothing-changed']);
  await h.salma.done(DescribeCase, facts({ product: 'Vaccine box V-12', wants: 'A new one' }));
  await h.salma.done(DescribeCase, facts({ product: 'Vaccine box V-13', own: [{ key: 'lot', value: 'L-77' }] }));
  const after = await room(h.salma, kase);
  expect(after).toMatchObject({ product: 'Vaccine box V-13', wants: 'A new one', own: [{ key: 'lot', value: 'L-77' }] });
  expect(after.story.filter(({ kind }) => kind === 'case.described').flatMap(({ texts }) => texts.map(({ body }) => body))).toEqual(expect.arrayContaining(['Vaccine box V-12', 'Vaccine box V-13']));
  expect(await outside(h, kase.id)).not.toContain('case.described');
});

test('what the room says stays in the room', async () => {
  const h = await house();
  const kase = await investigated(h);
  expect(await h.sami.refused(Discuss, { opId: op(), id: kase.id, input: { body: 'Hello' } })).toEqual(['not-permitted']);
  const { discuss } = await h.salma.done(Discuss, { opId: op(), id: kase.id, input: { body: 'Freezer 2 <b>again</b> ١٢٣', mentions: [h.faisal.id, h.tariq.id] } });
  expect(discuss.message).toMatchObject({ mentions: [h.faisal.id], body: 'Freezer 2 <b>again</b> ١٢٣' });
  expect(await h.salma.refused(Pin, { opId: op(), id: kase.id, noun: 'person', itemId: h.salma.id, pinned: true })).toEqual(['unknown-value']);
  expect(await h.salma.refused(Pin, { opId: op(), id: kase.id, noun: 'room_message', itemId: kase.id, pinned: true })).toEqual(['not-found']);
  expect(await outside(h, kase.id)).not.toContain('room.said');
  expect((await room(h.faisal, kase)).messages).toHaveLength(1);
});

test('a task is done by its owner or by who may set tasks, and can be opened again', async () => {
  const h = await house();
  const kase = await investigated(h);
  expect(await h.omar.refused(SetTask, { opId: op(), id: kase.id, input: { title: 'Call', ownerId: h.salma.id } })).toEqual(['not-found']);
  const { setTask } = await h.faisal.done(SetTask, { opId: op(), id: kase.id, input: { title: 'Call the clinic', ownerId: h.salma.id, dueAt: '2026-11-23T09:00:00.000Z' } });
  const { id } = setTask.task!;
  expect(await h.rami.refused(FinishTask, { opId: op(), id, done: true })).toEqual(['not-permitted']);
  await h.salma.done(FinishTask, { opId: op(), id, done: true });
  await h.faisal.done(FinishTask, { opId: op(), id, done: false });
  expect((await room(h.salma, kase)).tasks).toMatchObject([{ doneAt: null, owner: { name: 'Salma Karim' } }]);
});

test('maker and checker: approved by a second person, changed means approved anew, and only what was approved is told', async () => {
  const h = await house();
  const kase = await investigated(h, { severity: 4, likelihood: 4 });
  expect(await h.faisal.refused(WriteResponse, { opId: op(), id: kase.id, input: letter })).toEqual(['not-permitted']);
  const draft = (await h.salma.done(WriteResponse, { opId: op(), id: kase.id, input: letter })).writeResponse.response!;
  const asked = (await h.salma.done(AskApproval, { opId: op(), id: draft.id, expectedVersion: draft.version })).askApproval.response!;
  expect(await h.salma.refused(ApproveResponse, { opId: op(), id: draft.id, expectedVersion: asked.version })).toEqual(['not-permitted']);
  const returned = (await h.faisal.done(ReturnResponse, { opId: op(), id: draft.id, expectedVersion: asked.version, reason: 'Say when.' })).returnResponse.response!;
  expect(await h.faisal.refused(ApproveResponse, { opId: op(), id: draft.id, expectedVersion: returned.version })).toEqual(['response.not-waiting']);
  const again = (await h.salma.done(WriteResponse, { opId: op(), id: kase.id, expectedVersion: returned.version, input: { ...letter, body: 'You were right; on the 14th.' } })).writeResponse.response!;
  const waiting = (await h.salma.done(AskApproval, { opId: op(), id: draft.id, expectedVersion: again.version })).askApproval.response!;
  const approved = (await h.faisal.done(ApproveResponse, { opId: op(), id: draft.id, expectedVersion: waiting.version })).approveResponse.response!;
  const changed = (await h.salma.done(WriteResponse, { opId: op(), id: kase.id, expectedVersion: approved.version, input: { ...letter, body: 'Never mind.' } })).writeResponse.response!;
  expect(await h.salma.refused(TellDecision, { opId: op(), id: draft.id, expectedVersion: changed.version })).toEqual(['response.not-approved']);
  expect(await outside(h, kase.id)).not.toContain('case.decided');
  const once = (await h.salma.done(AskApproval, { opId: op(), id: draft.id, expectedVersion: changed.version })).askApproval.response!;
  const yes = (await h.faisal.done(ApproveResponse, { opId: op(), id: draft.id, expectedVersion: once.version })).approveResponse.response!;
  await h.salma.done(TellDecision, { opId: op(), id: draft.id, expectedVersion: yes.version });
  expect(await outside(h, kase.id)).toContain('case.decided');
  const told = await room(h.salma, kase);
  const digests = told.story.filter(({ kind }) => kind === 'response.approved' || kind === 'case.decided').map(({ fact }) => (JSON.parse(fact!) as { text: string }).text);
  expect(digests.at(-1)).toBe(digests.at(-2));
});

test('quality may approve, but never what it wrote itself', async () => {
  const h = await house();
  const kase = await aCase(h);
  const lead = async () => (await room(h.huda, kase)).version;
  await h.huda.done(AssessCase, { opId: op(), id: kase.id, expectedVersion: await lead(), input: figures });
  await h.huda.done(AppointLead, { opId: op(), id: kase.id, expectedVersion: await lead(), personId: h.huda.id });
  const draft = (await h.huda.done(WriteResponse, { opId: op(), id: kase.id, input: letter })).writeResponse.response!;
  const asked = (await h.huda.done(AskApproval, { opId: op(), id: draft.id, expectedVersion: draft.version })).askApproval.response!;
  expect(await h.huda.refused(ApproveResponse, { opId: op(), id: draft.id, expectedVersion: asked.version })).toEqual(['response.same-person']);
});

test('satisfaction is asked after the remedy, or at once where none is due', async () => {
  const h = await house();
  const kase = await investigated(h, { severity: 1, likelihood: 1, impact: 1 });
  const { offerRemedy } = await h.salma.done(OfferRemedy, { opId: op(), id: kase.id, input: { kind: 'apology' } });
  const draft = (await h.salma.done(WriteResponse, { opId: op(), id: kase.id, input: letter })).writeResponse.response!;
  await h.salma.done(TellDecision, { opId: op(), id: draft.id, expectedVersion: draft.version });
  const ask = async () => ({ opId: op(), id: kase.id, expectedVersion: (await room(h.salma, kase)).version });
  expect(await h.salma.refused(AskSatisfaction, await ask())).toEqual(['case.remedy-still-due']);
  await h.salma.done(WithdrawRemedy, { opId: op(), id: offerRemedy.remedy!.id, reason: 'They want none.' });
  await h.salma.done(AskSatisfaction, await ask());
  expect(await room(h.salma, kase)).toMatchObject({ stage: 'settling' });
  expect(await outside(h, kase.id)).toContain('case.settling');
});

test('closing: nothing that is missing is passed over, and every closing type has its own demands', async () => {
  const h = await house();
  const kase = await investigated(h);
  const end = async (closing: string, reason?: string) => ({ opId: op(), id: kase.id, expectedVersion: (await room(h.salma, kase)).version, input: { closing, ...(reason ? { reason } : {}) } });
  expect(await h.nadia.refused(CloseCase, { opId: op(), id: kase.id, expectedVersion: 1, input: { closing: 'accepted' } })).toEqual(['not-found']);
  expect(await h.salma.refused(CloseCase, await end('accepted'))).toContain('case.not-decided');
  expect(await h.salma.refused(CloseCase, await end('merged', 'x'))).toEqual(['case.not-merged']);
  expect(await h.salma.refused(CloseCase, await end('notComplaint', 'x'))).toEqual(['case.still-complaint']);
  expect(await h.salma.refused(CloseCase, await end('withdrawn'))).toEqual(['required']);
  expect(await h.salma.refused(CloseCase, await end('gone', 'x'))).toEqual(['unknown-value']);
  await h.salma.done(CloseCase, await end('withdrawn', '“Please forget it.”'));
  expect(await room(h.salma, kase)).toMatchObject({ stage: 'closed', closing: 'withdrawn' });
  expect(await h.salma.refused(CloseCase, await end('noContact', 'x'))).toEqual(['case.closed']);
  expect(await outside(h, kase.id)).toContain('case.closed');
});

test('reopening begins a new round; long after closing a new case follows', async () => {
  const h = await house();
  const kase = await investigated(h);
  const { version } = await room(h.salma, kase);
  await h.salma.done(CloseCase, { opId: op(), id: kase.id, expectedVersion: version, input: { closing: 'noContact', reason: 'Five calls.' } });
  const again = async () => ({ opId: op(), id: kase.id, expectedVersion: (await room(h.salma, kase)).version, reason: 'They called back.' });
  expect(await h.rami.refused(ReopenCase, await again())).toEqual(['not-permitted']);
  await h.salma.done(ReopenCase, await again());
  expect(await room(h.salma, kase)).toMatchObject({ stage: 'investigating', cycle: 2, closing: null });
  await h.salma.done(CloseCase, { opId: op(), id: kase.id, expectedVersion: (await room(h.salma, kase)).version, input: { closing: 'noContact', reason: 'Again.' } });
  await h.clock.passes('100 days');
  const { reopenCase } = await h.salma.done(ReopenCase, await again());
  expect(reopenCase.case!.number).not.toBe(kase.number);
  expect((await room(h.salma, kase)).story.at(-1)).toMatchObject({ kind: 'case.followed' });
});

test('what is referred outside carries their number, and the search finds the case by it', async () => {
  const h = await house();
  const kase = await investigated(h);
  await h.salma.done(AddReference, { opId: op(), id: kase.id, input: { body: 'Central bank', number: 'SAMA/77-1', direction: 'from' } });
  expect((await h.huda.done(Cases, { filter: { text: 'SAMA/77-1' }, order: 'due', first: 5 })).cases.totalCount).toBe(1);
  await h.salma.done(ReferCase, { opId: op(), id: kase.id, expectedVersion: (await room(h.salma, kase)).version, input: { body: 'Ombudsman', reason: 'Their remit.', closes: true } });
  expect(await room(h.salma, kase)).toMatchObject({ stage: 'closed', closing: 'referred', references: [{ number: 'SAMA/77-1' }, { body: 'Ombudsman' }] });
});
