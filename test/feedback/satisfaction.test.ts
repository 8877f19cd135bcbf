import { expect, test } from 'vitest';
import { CloseCase, Room } from '../../schema/documents/case.ts';
import { FeedbackOf, RecordSatisfaction, SayWhetherSettled, TrackedBy } from '../../schema/documents/feedback.ts';
import { KeepSetting, SettingsValues } from '../../schema/documents/policy.ts';
import { remindTheUnanswered } from '../../server/feedback/satisfaction.watch.ts';
import { onRecord } from '../../server/journal/book.ts';
import { caseStreams } from '../../server/journal/stream.entity.ts';
import { Case } from '../../server/case/case.entity.ts';
import { settleIn } from '../../server/case/case.service.ts';
import { house, type TestHouse } from '../house.ts';
import { outside, toThisMachine } from '../notice/outside.ts';
import { linkOf, opId, tell, type Receipt } from './telling.ts';

/** A case whose remedy is delivered, and whose complainant is asked: what stands between is told elsewhere. */
const settling = async (h: TestHouse, receipt?: Receipt): Promise<Receipt> => {
  const told = receipt ?? (await tell(h.guest()));
  await expect.poll(async () => (await h.huda.done(FeedbackOf, { id: told.id })).case!.stage).not.toBe('received');
  const ctx = h.as();
  await onRecord(ctx, caseStreams(told.id), async (book) => {
    const kase = await book.read(Case, told.id);
    kase.decidedAt ??= ctx.now();
    await settleIn(ctx, book, kase);
    return kase;
  });
  return told;
};

test('it is not asked before its time, and opening the page, as mail scanners do, answers nothing', async () => {
  const h = await house();
  const receipt = await tell(h.guest());
  expect(await h.guest().refused(SayWhetherSettled, { opId: opId(), link: linkOf(receipt), input: { settled: true } })).toEqual(['case.wrong-stage']);
  await settling(h, receipt);
  for (const path of [`/track/${receipt.number}/satisfaction?key=${receipt.secret}`, `/track/${receipt.number}?key=${receipt.secret}`, `/track/${receipt.number}/satisfaction`]) {
    for (const method of ['GET', 'HEAD']) await fetch(`${h.running.origin}${path}`, { method, redirect: 'follow' });
  }
  expect((await h.huda.done(FeedbackOf, { id: receipt.id })).case!.satisfactions).toEqual([]);
  expect((await h.guest().done(TrackedBy, linkOf(receipt))).tracked!.asksWhetherSettled).toBe(true);
});

test('yes, with outcome and handling apart; once', async () => {
  const h = await house();
  const receipt = await settling(h);
  expect(await h.guest().refused(SayWhetherSettled, { opId: opId(), link: linkOf(receipt), input: { settled: true, outcome: 9 } })).toEqual(['malformed']);
  await h.guest().done(SayWhetherSettled, { opId: opId(), link: linkOf(receipt), input: { settled: true, outcome: 5, handling: 3 } });
  expect((await h.huda.done(FeedbackOf, { id: receipt.id })).case!.satisfactions).toMatchObject([{ settled: true, outcome: 5, handling: 3, byStaff: false }]);
  expect((await h.guest().done(TrackedBy, linkOf(receipt))).tracked).toMatchObject({ standing: 'Settled, as you told us', asksWhetherSettled: false });
  expect(await h.guest().refused(SayWhetherSettled, { opId: opId(), link: linkOf(receipt), input: { settled: true } })).toEqual(['satisfaction.answered']);
});

test('what staff takes down is marked, and the complainant’s own answer stands over it', async () => {
  const h = await house();
  const receipt = await settling(h);
  await h.nadia.done(RecordSatisfaction, { opId: opId(), id: receipt.id, input: { settled: true } });
  expect((await h.huda.done(FeedbackOf, { id: receipt.id })).case!.satisfactions).toMatchObject([{ settled: true, byStaff: true }]);
  expect((await h.guest().done(TrackedBy, linkOf(receipt))).tracked).toMatchObject({ standing: 'Is it settled?', asksWhetherSettled: true });
  await h.guest().done(SayWhetherSettled, { opId: opId(), link: linkOf(receipt), input: { settled: false, wants: 'outside' } });
  expect((await h.huda.done(FeedbackOf, { id: receipt.id })).case!.satisfactions).toMatchObject([{ settled: false, wants: 'outside', byStaff: false }]);
  expect((await h.guest().done(TrackedBy, linkOf(receipt))).tracked, 'nobody is asked again for what they answered').toMatchObject({ standing: 'Not settled, as you told us', asksWhetherSettled: false });
  expect(await h.nadia.refused(RecordSatisfaction, { opId: opId(), id: receipt.id, input: { settled: true } })).toEqual(['satisfaction.answered']);
});

test('“no” says what is wanted: more facts take it up again once a level, a review is the next level', async () => {
  const h = await house();
  const receipt = await settling(h);
  const no = (input: object) => ({ opId: opId(), link: linkOf(receipt), input: { settled: false, ...input } });
  expect(await h.guest().refused(SayWhetherSettled, no({}))).toEqual(['required']);
  expect(await h.guest().refused(SayWhetherSettled, no({ wants: 'facts' }))).toEqual(['required']);
  await h.guest().done(SayWhetherSettled, no({ wants: 'facts', comment: 'The second box was warm too.' }));
  expect((await h.guest().done(TrackedBy, linkOf(receipt))).tracked).toMatchObject({ standing: 'Being looked into again', next: 'We look into it again with what you added. Then you get our decision.' });
  expect((await h.guest().done(TrackedBy, linkOf(receipt))).tracked!.messages.at(-1), 'they read again what they said').toMatchObject({ theirs: true, purpose: 'unsettled', body: 'The second box was warm too.', files: 0 });
  expect((await h.huda.done(FeedbackOf, { id: receipt.id })).case!.stage).not.toBe('settling');
  await settling(h, receipt);
  expect((await h.guest().done(TrackedBy, linkOf(receipt))).tracked!.mayGiveFacts).toBe(false);
  expect(await h.guest().refused(SayWhetherSettled, no({ wants: 'facts', comment: 'And the third.' }))).toEqual(['satisfaction.facts-once']);
  await h.guest().done(SayWhetherSettled, no({ wants: 'review' }));
  expect((await h.guest().done(TrackedBy, linkOf(receipt))).tracked).toMatchObject({ standing: 'Being reviewed', next: 'Somebody who was not involved looks into it anew. Then you get our decision.' });
  await settling(h, receipt);
  expect((await h.guest().done(TrackedBy, linkOf(receipt))).tracked!.mayGiveFacts).toBe(true);
  expect((await h.huda.done(FeedbackOf, { id: receipt.id })).case!.satisfactions.map(({ wants, cycle }) => [wants, cycle])).toEqual([['facts', 1], ['review', 2]]);
});

const reminded = async (h: TestHouse, { id }: Receipt): Promise<number> => (await h.as().em.execute<unknown[]>("select 1 from entry where stream = ? and kind = 'satisfaction.reminded'", [`case:${id}`])).length;
const lettersOf = async (h: TestHouse, { id }: Receipt): Promise<number> => (await h.as().em.execute<unknown[]>("select 1 from delivery where case_id = ? and effect like '%:reminder'", [id])).length;

test('who has not answered is reminded as often as the settings say, by letter and by text message; silence counts as acceptance only after that and its days', async () => {
  const gateway = await outside('sms.example');
  const h = await house({ outward: toThisMachine(), settings: { SMS_URL: `${gateway.origin}/send` } });
  const receipt = await settling(h);
  const close = async () => (await h.huda.ask(CloseCase, { opId: opId(), id: receipt.id, expectedVersion: (await h.huda.done(FeedbackOf, { id: receipt.id })).case!.version, input: { closing: 'deemed' } })).data?.closeCase.userErrors.map(({ message }) => message) ?? [];
  await h.clock.passes('6 days');
  expect(await remindTheUnanswered(h.as())).toBe(0);
  expect(await reminded(h, receipt)).toBe(0);
  await h.clock.passes('25 hours');
  await expect.poll(() => reminded(h, receipt)).toBe(1);
  await expect.poll(() => lettersOf(h, receipt)).toBe(1);
  await Promise.all([remindTheUnanswered(h.as()), remindTheUnanswered(h.as())]);
  expect(await reminded(h, receipt)).toBe(1);
  expect((await close()).join()).toContain('reminders (1 of 2 sent) and days (7 of 14 passed)');
  const endsAs = async () => (await h.huda.done(Room, { number: receipt.number })).caseByNumber!.endsAs;
  expect(await endsAs()).toBeNull();
  await h.clock.passes('6 days');
  await remindTheUnanswered(h.as());
  expect(await reminded(h, receipt)).toBe(1);
  await h.clock.passes('25 hours');
  await expect.poll(() => reminded(h, receipt)).toBe(2);
  await expect.poll(() => lettersOf(h, receipt)).toBe(2);
  await expect.poll(() => gateway.got).toHaveLength(2);
  await h.clock.passes('30 days');
  await remindTheUnanswered(h.as());
  expect(await reminded(h, receipt)).toBe(2);
  expect((await close()).join()).not.toContain('reminders');
  expect(await endsAs()).toBe('deemed');
  expect((await h.guest().done(TrackedBy, linkOf(receipt))).tracked!).toMatchObject({ asksWhetherSettled: true });
  await h.guest().done(SayWhetherSettled, { opId: opId(), link: linkOf(receipt), input: { settled: true } });
  expect((await h.huda.done(FeedbackOf, { id: receipt.id })).case!.satisfactions).toMatchObject([{ settled: true }]);
  expect((await close()).join()).toContain('They have answered');
  expect(await endsAs()).toBe('accepted');
});

test('who has answered is not reminded; the days are a setting; a new round is a new question', async () => {
  const h = await house();
  const [answered, silent] = [await settling(h), await settling(h)];
  await h.guest().done(SayWhetherSettled, { opId: opId(), link: linkOf(answered), input: { settled: true } });
  const known = (await h.amal.done(SettingsValues)).settings.values.find(({ key }) => key === 'reminderDays');
  await h.amal.done(KeepSetting, { opId: opId(), id: known?.id ?? null, expectedVersion: known?.version ?? null, input: { key: 'reminderDays', value: '2' } });
  await h.clock.passes('49 hours');
  await remindTheUnanswered(h.as());
  await expect.poll(() => reminded(h, silent)).toBe(1);
  expect(await reminded(h, answered)).toBe(0);
  await h.guest().done(SayWhetherSettled, { opId: opId(), link: linkOf(silent), input: { settled: false, wants: 'review' } });
  await settling(h, silent);
  await h.clock.passes('49 hours');
  await remindTheUnanswered(h.as());
  await expect.poll(() => reminded(h, silent)).toBe(2);
  await h.clock.passes('49 hours');
  await expect.poll(() => reminded(h, silent)).toBe(3);
});
