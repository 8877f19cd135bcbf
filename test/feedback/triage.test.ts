import { expect, test } from 'vitest';
import { Board } from '../../schema/documents/board.ts';
import { ReferCase, Room, RouteCase } from '../../schema/documents/case.ts';
import {
  AnswerFeedback, ConfirmLess, DecideSuggestion, EvaluateSuggestion, FeedbackOf, FinishSuggestion, ProposeLess, RefuseLess, RouteCompliment, SettleAtFirstContact, ThankForCompliment, TrackedBy, Triage,
} from '../../schema/documents/feedback.ts';
import { aCase } from '../case/room.ts';
import { departments } from '../cast.ts';
import { client, type Client } from '../client.ts';
import { escalationsOf, planned } from '../escalation/board.ts';
import { house, type NamedPerson } from '../house.ts';
import { linkOf, noura, opId, tell } from './telling.ts';

test('making less of a complaint: refused at once, proposed with a reason, decided by a second person, the original stays', async () => {
  const h = await house();
  const { id } = await tell(h.guest());
  expect(await h.nadia.refused(Triage, { opId: opId(), id, nature: 'enquiry' })).toEqual(['case.less-second-person']);
  expect(await h.nadia.refused(ProposeLess, { opId: opId(), id, nature: 'enquiry', reason: ' ' })).toEqual(['required']);
  expect(await h.nadia.refused(ProposeLess, { opId: opId(), id, nature: 'incident', reason: 'It is one' })).toEqual(['case.not-less']);
  await h.huda.done(ProposeLess, { opId: opId(), id, nature: 'enquiry', reason: 'She only asks when it comes.' });
  expect((await h.huda.done(FeedbackOf, { id })).case).toMatchObject({ nature: 'complaint', lessening: { verdict: null, to: 'enquiry', reason: 'She only asks when it comes.' } });
  expect(await h.nadia.refused(ProposeLess, { opId: opId(), id, nature: 'enquiry', reason: 'Again' })).toEqual(['case.less-waiting']);
  expect(await h.huda.refused(ConfirmLess, { opId: opId(), id })).toEqual(['case.less-not-yourself']);
  expect(await h.nadia.refused(ConfirmLess, { opId: opId(), id })).toEqual(['not-permitted']);
});

test('a second person refuses with a reason, or agrees; only then it is something else', async () => {
  const h = await house();
  const { id } = await tell(h.guest());
  await h.nadia.done(ProposeLess, { opId: opId(), id, nature: 'service', reason: 'A new box is all she wants.' });
  await h.huda.done(RefuseLess, { opId: opId(), id, reason: 'It was warm: that is a complaint.' });
  expect((await h.huda.done(FeedbackOf, { id })).case).toMatchObject({ nature: 'complaint', lessening: { verdict: 'refused' } });
  await h.nadia.done(ProposeLess, { opId: opId(), id, nature: 'service', reason: 'She called and said so.' });
  await h.huda.done(ConfirmLess, { opId: opId(), id });
  expect((await h.huda.done(FeedbackOf, { id })).case!.nature).toBe('service');
  await h.nadia.done(AnswerFeedback, { opId: opId(), id, words: 'A new box is on its way.' });
  expect((await h.huda.done(FeedbackOf, { id })).case!.stage).toBe('closed');
});

test('what is out of scope and was only answered was not passed on; what was handed to an outside body was', async () => {
  const h = await house();
  const [answered, passed] = [await tell(h.guest()), await tell(h.guest())];
  const standing = async (receipt: typeof answered, guest = h.guest()) => (await guest.done(TrackedBy, linkOf(receipt))).tracked!.standing;
  for (const { id } of [answered, passed]) {
    // The machine acknowledges first; deciding meanwhile would be deciding on what is old.
    await expect.poll(async () => (await h.huda.done(FeedbackOf, { id })).case!.stage).toBe('acknowledged');
    await h.nadia.done(ProposeLess, { opId: opId(), id, nature: 'outside', reason: 'Another company delivers there.' });
    await h.huda.done(ConfirmLess, { opId: opId(), id });
  }
  const { case: kase } = await h.huda.done(FeedbackOf, { id: passed.id });
  await h.huda.done(ReferCase, { opId: opId(), id: passed.id, expectedVersion: kase!.version, input: { body: 'Post office', reason: 'It is theirs.', closes: false } });
  for (const { id } of [answered, passed]) await h.huda.done(AnswerFeedback, { opId: opId(), id, words: 'This is not ours to decide.' });
  expect(await standing(answered)).toBe('Answered');
  expect(await standing(passed)).toBe('Passed to an outside body');
});

test('in the room of a suggestion or a compliment nobody complains, and a compliment waits for thanks', async () => {
  const h = await house();
  const arabic = client({ origin: h.running.origin, headers: { 'accept-language': 'ar' }, cookies: h.huda.cookies });
  const matter = async (nature: string) => (await tell(h.guest(), { nature, words: 'The driver carried the box upstairs.' })).number;
  const seen = async (number: string, who: Client) => (await who.done(Room, { number })).caseByNumber!;
  const [praise, idea, complaint] = [await matter('compliment'), await matter('suggestion'), await matter('complaint')];
  for (const [number, en, ar] of [[praise, 'The customer', 'مقدّم الإشادة'], [idea, 'The customer', 'مقدّم المقترح'], [complaint, 'The complainant', 'مقدّم الشكوى']] as const) {
    expect((await seen(number, h.huda)).story[0]!.actor!.name).toBe(en);
    expect((await seen(number, arabic)).story[0]!.actor!.name).toBe(ar);
  }
  const clock = async (number: string, who: Client = h.huda) => (await seen(number, who)).clocks.find(({ name }) => name === 'decision')?.said;
  expect([await clock(praise), await clock(praise, arabic)]).toEqual(['Thanks', 'الشكر وإبلاغ أصحاب الإشادة']);
  expect([await clock(idea), await clock(idea, arabic)]).toEqual(['Decision on the suggestion', 'القرار بشأن المقترح']);
  expect([await clock(complaint), await clock(complaint, arabic)]).toEqual(['Decision', 'القرار']);
});

test('a suggestion lives: weighed, adopted with its reason, done, told', async () => {
  const h = await house();
  const receipt = await tell(h.guest(), { nature: 'suggestion', words: 'Put a thermometer on the box.' });
  const { id } = receipt;
  expect(await h.huda.refused(DecideSuggestion, { opId: opId(), id, input: { verdict: 'adopted', reason: 'Good' } })).toEqual(['case.wrong-stage']);
  await h.huda.done(EvaluateSuggestion, { opId: opId(), id, input: { benefit: 5, effort: 2, reason: 'Cheap and seen at once.' } });
  const clocks = async () => Object.fromEntries((await h.huda.done(Room, { number: receipt.number })).caseByNumber!.clocks.map(({ name, phase }) => [name, phase]));
  expect(await clocks()).toMatchObject({ decision: 'running' });
  await h.huda.done(DecideSuggestion, { opId: opId(), id, input: { verdict: 'adopted', reason: 'We take it up: every box gets one.' } });
  // It was answered in time: carrying it out is no late answer.
  expect(await clocks()).toMatchObject({ decision: 'stopped', implementation: 'running' });
  await h.huda.done(FinishSuggestion, { opId: opId(), id, words: 'Since today every box has one. Thank you.' });
  const { tracked } = await h.guest().done(TrackedBy, linkOf(receipt));
  expect(tracked!.closed).toBe(true);
  expect(tracked!.path.map(({ key, state }) => [key, state])).toEqual([['received', 'done'], ['acknowledged', 'done'], ['evaluated', 'done'], ['adopted', 'done'], ['done', 'done']]);
  expect(tracked!.messages.map(({ body }) => body)).toEqual(['We take it up: every box gets one.', 'Since today every box has one. Thank you.']);
});

test('a suggestion that is decided before anybody has acknowledged it is acknowledged with that answer', async () => {
  const h = await house();
  const { id, number } = await aCase(h, { nature: 'suggestion', acknowledged: false });
  await h.faisal.done(EvaluateSuggestion, { opId: opId(), id, input: { benefit: 5, effort: 2, reason: 'Cheap and seen at once.' } });
  await h.faisal.done(DecideSuggestion, { opId: opId(), id, input: { verdict: 'adopted', reason: 'We take it up: every box gets one.' } });
  const { stage, clocks } = (await h.faisal.done(Room, { number })).caseByNumber!;
  expect([stage, ...clocks.filter(({ name }) => name === 'acknowledge').map(({ phase }) => phase)]).toEqual(['adopted', 'stopped']);
});

test('rule 24a: what is adopted is promised a day by which it is done; past it the sender is told so, and it climbs like any promise until it is done', async () => {
  const h = await house();
  const receipt = await tell(h.guest(), { nature: 'suggestion', words: 'Put a thermometer on the box.' });
  const { id, number } = receipt;
  await expect.poll(async () => h.huda.refused(RouteCase, { opId: opId(), id, expectedVersion: (await h.huda.done(Room, { number })).caseByNumber!.version, input: { departmentId: departments.logistics } })).toEqual([]);
  await h.faisal.done(EvaluateSuggestion, { opId: opId(), id, input: { benefit: 5, effort: 2, reason: 'Cheap and seen at once.' } });
  await h.faisal.done(DecideSuggestion, { opId: opId(), id, input: { verdict: 'adopted', reason: 'We take it up: every box gets one.' } });
  const due = (await h.faisal.done(Room, { number })).caseByNumber!.clocks.find(({ name }) => name === 'implementation')!.dueAt!;
  expect(due, 'forty working days from a Sunday at ten').toBe('2027-01-17T13:00:00.000Z');
  const told = async () => (await h.guest().done(TrackedBy, linkOf(receipt))).tracked!;
  expect(await told()).toMatchObject({ nextBy: due, late: false });
  const card = async () => (await h.faisal.done(Board, { subject: 'promises' })).board.items.find((one) => one.caseId === id && one.clock === 'implementation');
  expect(await card()).toMatchObject({ dueAt: due, level: 0 });

  await planned(h, { id });
  await h.clock.reaches(new Date(Date.parse(due) + 60_000));
  await expect.poll(card).toMatchObject({ level: 1, standing: { cause: 'deadline', takenBy: null } });
  expect(await told()).toMatchObject({ nextBy: null, late: true });
  await h.faisal.done(FinishSuggestion, { opId: opId(), id, words: 'Since today every box has one. Thank you.' });
  expect((await escalationsOf(h, { id })).every(({ endedAt }) => endedAt), 'done: nothing is left to take').toBe(true);
  expect(await card()).toBeUndefined();
});

test('a suggestion that a department was given is taken over when one of its people has weighed it; whoever carries it out is given it anew', async () => {
  const h = await house();
  const { id, number } = await tell(h.guest(), { nature: 'suggestion', words: 'Put a thermometer on the box.' });
  const route = async (departmentId: string) => expect.poll(async () => h.huda.refused(RouteCase, { opId: opId(), id, expectedVersion: (await h.huda.done(Room, { number })).caseByNumber!.version, input: { departmentId } })).toEqual([]);
  const handovers = async () => (await h.huda.done(Room, { number })).caseByNumber!.clocks.filter(({ name }) => name === 'handover').map(({ phase }) => phase);
  await route(departments.logistics);
  await h.huda.done(EvaluateSuggestion, { opId: opId(), id, input: { benefit: 5, effort: 2, reason: 'Seen from quality.' } });
  expect(await handovers(), 'somebody else weighed it').toEqual(['running']);
  await h.faisal.done(EvaluateSuggestion, { opId: opId(), id, input: { benefit: 4, effort: 2, reason: 'Cheap and seen at once.' } });
  expect(await handovers()).toEqual(['stopped']);
  await h.huda.done(DecideSuggestion, { opId: opId(), id, input: { verdict: 'adopted', reason: 'We take it up.' } });
  await route(departments.callCentre);
  expect((await handovers()).toSorted()).toEqual(['running', 'stopped']);
});

test('a compliment reaches whom it is for, is thanked, and ends', async () => {
  const h = await house();
  const receipt = await tell(h.guest(), { nature: 'compliment', words: 'The driver was kind.' });
  const { id } = receipt;
  expect(await h.nadia.refused(ThankForCompliment, { opId: opId(), id: (await tell(h.guest())).id, words: 'Thanks' })).toEqual(['feedback.wrong-nature']);
  const sees = async (who: NamedPerson) => (await who.done(FeedbackOf, { id })).case !== null;
  expect([await sees(h.salma), await sees(h.faisal), await sees(h.tariq)], 'before it is passed on').toEqual([false, false, false]);
  await h.nadia.done(RouteCompliment, { opId: opId(), id, input: { personId: h.salma.id } });
  expect([await sees(h.salma), await sees(h.faisal), await sees(h.tariq)], 'whom it is for, and those they work with').toEqual([true, true, false]);
  await h.nadia.done(ThankForCompliment, { opId: opId(), id, words: 'We told Salma. Thank you.' });
  expect((await h.huda.done(FeedbackOf, { id })).case).toMatchObject({ stage: 'closed', compliment: { personId: h.salma.id, departmentId: departments.logistics } });
  expect((await h.guest().done(TrackedBy, linkOf(receipt))).tracked!.closed).toBe(true);
});

test('settled at first contact takes one step; what is not accepted stays open', async () => {
  const h = await house();
  const input = { words: 'The bill is wrong by ten.', channel: 'call', who: noura, remedy: 'Ten were credited.', accepted: true };
  const { settleAtFirstContact } = await h.nadia.done(SettleAtFirstContact, { opId: opId(), input });
  expect(settleAtFirstContact.case).toMatchObject({ stage: 'closed', closing: 'firstContact' });
  const second = await h.nadia.done(SettleAtFirstContact, { opId: opId(), input: { ...input, accepted: false } });
  expect(second.settleAtFirstContact.case).toMatchObject({ stage: 'acknowledged', closing: null });
  expect(await h.nadia.refused(SettleAtFirstContact, { opId: opId(), input: { ...input, remedy: '' } })).toEqual(['required']);
  // What was given counts as a remedy, within what an agent may promise alone.
  expect(await h.nadia.refused(SettleAtFirstContact, { opId: opId(), input: { ...input, kind: 'refund', amount: '10000' } })).toEqual(['remedy.beyond-authority']);
  expect(await h.nadia.refused(SettleAtFirstContact, { opId: opId(), input: { ...input, kind: 'apology', amount: '10' } })).toEqual(['remedy.no-amount']);
  expect(await h.nadia.refused(SettleAtFirstContact, { opId: opId(), input: { ...input, amount: '10' } })).toEqual(['required']);
  const given = await h.nadia.done(SettleAtFirstContact, { opId: opId(), input: { ...input, kind: 'refund', amount: '10' } });
  expect(given.settleAtFirstContact.case).toMatchObject({ stage: 'closed', closing: 'firstContact' });
  expect((await h.huda.done(Room, { number: given.settleAtFirstContact.case!.number })).caseByNumber!.remedies).toMatchObject([{ amount: '10', currency: 'SAR', deliveredAt: expect.any(String) }]);
});
