import { expect, test } from 'vitest';
import { AddAction, EditAction, ImplementAction } from '../../schema/documents/action.ts';
import { AppointLead, MakeCaseConfidential, RouteCase } from '../../schema/documents/case.ts';
import { DecideBackdating, FeedbackOf, Receive, TrackedBy } from '../../schema/documents/feedback.ts';
import { AskExtension, DecideExtension, PauseClocks, PauseReport, ResumeClocks, TryPromise } from '../../schema/documents/policy.ts';
import { stopClock } from '../../server/case/clock/clock.service.ts';
import { Case } from '../../server/case/case.entity.ts';
import { onRecord } from '../../server/journal/book.ts';
import { caseStreams } from '../../server/journal/stream.entity.ts';
import { deed } from '../action/deeds.ts';
import { aCase, investigated, op, room } from '../case/room.ts';
import { departments } from '../cast.ts';
import { linkOf, tell } from '../feedback/telling.ts';
import { house, type TestHouse } from '../house.ts';
import { lettersIn } from '../notice/letters.ts';
import { clocks } from './clocks.ts';

/** Sunday 22 November 2026, 10:00 in Riyadh; work is Sunday to Thursday, 08:00 to 16:00. */
const at = (text: string): string => `2026-${text}:00.000Z`;
/** The house may act at the same instant (a letter, the ladder): as a person would, it is tried again on what stands then. */
const steadily = (tried: () => Promise<unknown>) => expect.poll(tried).toEqual([]);
const version = async (h: TestHouse, id: string): Promise<number> => (await clocks(h.huda, id)).kase.version;

test('rule 4: working hours are walked by local days, through the hour that Cairo skips and the one that Beirut repeats', async () => {
  const h = await house();
  const night = (zone: string) => ({ nameEn: 'Night', nameAr: 'ليل', zone, standard: false, weeks: [{ days: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'].map((day) => ({ day, hours: [{ from: '22:00', to: '06:00', overnight: true }] })) }], exceptions: [] });
  const due = async (zone: string, from: string) => (await h.lina.done(TryPromise, { input: { amount: 8, unit: 'workingHours', from }, calendar: night(zone) })).tryPromise.dueAt;
  // Eight hours from 22:00: Cairo loses one in that night, Beirut has one more, Riyadh is as always.
  expect(await due('Asia/Riyadh', '2026-04-23T19:00:00.000Z')).toBe('2026-04-24T03:00:00.000Z');
  expect(await due('Africa/Cairo', '2026-04-23T20:00:00.000Z')).toBe('2026-04-24T20:00:00.000Z');
  expect(await due('Asia/Beirut', '2026-10-24T19:00:00.000Z')).toBe('2026-10-25T03:00:00.000Z');
});

test('rules 7 and 13: time paused is reported by person and reason; on time is measured against the first date and against the agreed one', async () => {
  const h = await house();
  const kase = await investigated(h);
  await h.salma.done(PauseClocks, { opId: op(), id: kase.id, expectedVersion: await version(h, kase.id), input: { reason: 'complainant', question: 'Which box?', deliveredAt: h.clock.now().toISOString(), until: at('11-26T13:00') } });
  await h.clock.passes('24 hours');
  await h.salma.done(ResumeClocks, { opId: op(), id: kase.id, reason: 'We found it ourselves.' });
  await h.salma.done(AskExtension, { opId: op(), id: kase.id, input: { clock: 'decision', amount: 5, reason: 'The laboratory needs longer.' } });
  const { decision } = await clocks(h.salma, kase.id);
  expect(decision!.pauses).toMatchObject([{ cause: 'complainant', said: 'waiting for the complainant', by: 'Salma Karim', open: 8 * 3_600_000, wall: 24 * 3_600_000, from: at('11-22T07:00'), to: at('11-23T07:00') }]);
  expect(decision).toMatchObject({ onOriginal: null, onAgreed: null });
  const [asked] = decision!.extensions;
  await h.faisal.done(DecideExtension, { opId: op(), extensionId: asked!.id, expectedVersion: asked!.version, approved: true });
  await h.clock.passes('16 days');
  const ctx = h.as();
  await onRecord(ctx, caseStreams(kase.id), async (book) => {
    const row = await book.read(Case, kase.id);
    await stopClock(book, ctx, row, ['decision']);
    return row;
  });
  expect((await clocks(h.salma, kase.id)).decision).toMatchObject({ phase: 'stopped', state: 'calm', originalAt: at('12-06T13:00'), stoppedAt: at('12-09T07:00'), onOriginal: false, onAgreed: true });
});

test('rule 7: pauses are reported over all cases by person and reason, with what they did to the promises kept; for those who answer for them, and as far as each may see', async () => {
  const h = await house();
  const [kept, plain, hidden] = [await investigated(h), await investigated(h), await investigated(h)];
  const pause = async (id: string, reason: string) => h.salma.done(PauseClocks, { opId: op(), id, expectedVersion: await version(h, id), input: { reason, question: 'Which box?', deliveredAt: h.clock.now().toISOString(), until: at('11-26T13:00') } } as never);
  await pause(kept.id, 'complainant');
  await pause(hidden.id, 'complainant');
  await h.salma.done(MakeCaseConfidential, { opId: op(), id: hidden.id, expectedVersion: (await clocks(h.salma, hidden.id)).kase.version, confidential: true, reason: 'A patient is named.' });
  const decided = (id: string, names: readonly string[] | null = ['decision']) => {
    const ctx = h.as();
    return onRecord(ctx, caseStreams(id), async (book) => {
      const row = await book.read(Case, id);
      await stopClock(book, ctx, row, names);
      return row;
    });
  };
  // Nothing climbs there: whom it is brought to would see it.
  await decided(hidden.id, null);
  const asked = { from: at('11-22T00:00'), to: at('12-31T00:00'), first: 50 };
  for (const who of [h.salma, h.nadia, h.tariq]) expect(await who.refused(PauseReport, asked)).toEqual(['FORBIDDEN']);
  await h.clock.reaches(new Date(at('11-26T14:00')));
  expect((await clocks(h.salma, kept.id)).decision).toMatchObject({ phase: 'running', originalAt: at('12-06T13:00') });
  await h.clock.reaches(new Date(at('12-08T09:00')));
  for (const one of [kept, plain]) await decided(one.id);
  const report = async (who: TestHouse['huda'], more: object = {}) => (await who.done(PauseReport, { ...asked, ...more })).pauseReport;
  const seen = await report(h.huda);
  const decisions = seen.rows.filter(({ clock }) => clock === 'Decision');
  // Sunday 10:00 to Thursday 16:00 are 38 hours of work, 40 less the two that had passed.
  expect(decisions).toMatchObject([{ number: kept.number, reason: 'waiting for the complainant', by: 'Salma Karim', department: 'Logistics', from: at('11-22T07:00'), to: at('11-26T13:00'), open: 38 * 3_600_000, kept: true, keptWithout: false }]);
  expect(seen.byPerson).toMatchObject([{ of: 'Salma Karim', cases: 1, saved: 1 }]);
  expect(seen.byReason).toMatchObject([{ of: 'waiting for the complainant', cases: 1, saved: 1 }]);
  expect(seen.kept - seen.keptWithout, 'one promise was kept by its pause alone').toBe(1);
  expect((await report(h.huda, { from: at('12-01T00:00') })).pauses, 'none began since').toBe(0);
  expect(await report(h.yara)).toMatchObject({ ended: 0, pauses: 0, rows: [] });
  expect((await report(h.huda, { departmentId: departments.legal })).pauses).toBe(0);
});

test('rule 12: each hand-over between departments has a clock of its own, until one of its people leads', async () => {
  const h = await house();
  const kase = await aCase(h, { department: null });
  const to = async (departmentId: string) => h.huda.done(RouteCase, { opId: op(), id: kase.id, expectedVersion: await version(h, kase.id), input: { departmentId } });
  const handovers = async () => (await clocks(h.huda, kase.id)).all.filter(({ name }) => name === 'handover').map(({ phase, department, startedAt }) => [department, phase, startedAt]);
  await to(departments.logistics);
  await h.clock.passes('2 hours');
  await to(departments.logistics);
  expect(await handovers()).toEqual([['Logistics', 'running', at('11-22T07:00')]]);
  await to(departments.callCentre);
  expect(await handovers()).toEqual([[expect.any(String), 'running', at('11-22T09:00')], ['Logistics', 'stopped', at('11-22T07:00')]]);
  await to(departments.logistics);
  await h.clock.passes('2 days');
  const late = (await clocks(h.huda, kase.id)).all.find(({ name, phase }) => name === 'handover' && phase === 'running')!;
  expect(late).toMatchObject({ state: 'late', targetAt: at('11-23T09:00'), dueAt: null });
  await steadily(async () => h.faisal.refused(AppointLead, { opId: op(), id: kase.id, expectedVersion: await version(h, kase.id), personId: h.salma.id }));
  expect((await handovers()).map(([, phase]) => phase)).toEqual(['stopped', 'stopped', 'stopped']);
});

test('rule 12: an action has a clock of its own: calm, watch, late, breached; another date agreed afterwards undoes no breach', async () => {
  const h = await house();
  const kase = await investigated(h);
  const input = { kind: 'correction', title: 'A new delivery today', ownerId: h.salma.id, dueAt: at('11-26T13:00') };
  const { action } = (await h.salma.done(AddAction, { opId: op(), caseId: kase.id, input })).addAction;
  const clock = async () => (await deed(h.salma, action!.number)).clock!;
  // 40 hours of work from Sunday 10:00 to Thursday 16:00 less two: 75 % of 38 are used on Wednesday at 14:30.
  expect(await clock()).toMatchObject({ state: 'calm', watchAt: at('11-25T11:30'), originalAt: at('11-26T13:00'), targetAt: at('12-22T21:00'), breachedAt: null, onAgreed: null });
  await h.clock.passes('3 days');
  await h.clock.passes('5 hours');
  expect((await clock()).state).toBe('watch');
  const move = async (dueAt: string) => h.salma.done(EditAction, { opId: op(), id: action!.id, expectedVersion: (await deed(h.salma, action!.number)).version, input: { title: input.title, ownerId: h.salma.id, dueAt, reason: 'The truck comes on Sunday.' } });
  await move(at('11-29T13:00'));
  expect((await clock()).state).toBe('calm');
  await h.clock.passes('26 hours');
  expect(await clock()).toMatchObject({ state: 'late', lateAt: at('11-26T13:00'), breachedAt: null });
  await h.clock.passes('4 days');
  expect(await clock()).toMatchObject({ state: 'breached', breachedAt: at('11-29T13:00') });
  await move(at('12-15T13:00'));
  await h.salma.done(ImplementAction, { opId: op(), id: action!.id, input: { done: 'Delivered.' } });
  const done = await clock();
  expect(done).toMatchObject({ state: 'breached', phase: 'stopped', dueAt: at('12-15T13:00'), breachedAt: at('11-29T13:00'), onOriginal: false, onAgreed: false });
  expect(done.why.join(' ')).toContain('The date agreed was missed');
  await expect(h.as().em.execute('update action_line set at = at')).rejects.toThrow();
});

test('rule 2: what is entered late starts when it was received, with a reason and an approval; refused, it starts when it was entered', async () => {
  const h = await house();
  const input = { words: 'The box leaks.', channel: 'letter', receivedAt: at('11-17T08:00'), acknowledged: true, who: { name: 'Noura Al-Otaibi', email: 'noura@example.com', language: 'en' } };
  expect(await h.nadia.refused(Receive, { opId: op(), input })).toEqual(['feedback.backdated']);
  const lateCase = async () => (await h.nadia.done(Receive, { opId: op(), input: { ...input, lateReason: 'It lay at the gate.' } })).receive.case!;
  const late = async () => (await lateCase()).id;
  // Said on the clock of those who received it: 08:00 UTC is 11:00 in Riyadh.
  expect((await room(h.huda, await lateCase())).story.map(({ sentence }) => sentence).find((one) => one?.startsWith('Entered later'))).toContain('11:00), with a reason');
  const asked = async (id: string) => (await h.huda.done(FeedbackOf, { id })).case!.backdating;
  const [kept, refused] = [await late(), await late()];
  expect((await clocks(h.huda, kept)).acknowledge).toMatchObject({ startedAt: at('11-17T08:00'), dueAt: at('11-18T13:00'), state: 'breached', onAgreed: false });
  expect(await asked(kept)).toMatchObject({ state: 'asked', receivedAt: at('11-17T08:00'), enteredAt: at('11-22T07:00'), reason: 'It lay at the gate.' });
  expect(await h.nadia.refused(DecideBackdating, { opId: op(), id: kept, approved: true })).toEqual(['not-permitted']);
  await h.huda.done(DecideBackdating, { opId: op(), id: kept, approved: true });
  expect(await h.huda.refused(DecideBackdating, { opId: op(), id: kept, approved: true })).toEqual(['feedback.backdated-decided']);
  expect((await clocks(h.huda, kept)).decision!.startedAt).toBe(at('11-17T08:00'));

  expect(await h.huda.refused(DecideBackdating, { opId: op(), id: refused, approved: false })).toEqual(['required']);
  await h.huda.done(DecideBackdating, { opId: op(), id: refused, approved: false, reason: 'The stamp says the 22nd.' });
  expect(await clocks(h.huda, refused)).toMatchObject({ acknowledge: { phase: 'stopped', startedAt: at('11-22T07:00'), state: 'calm', breachedAt: null, onAgreed: true, onOriginal: true }, decision: { phase: 'running', startedAt: at('11-22T07:00'), dueAt: at('12-13T13:00') } });
  const lines = await h.as().em.execute<{ cause: string }[]>("select cause from clock_line where case_id = ? and clock_id = ? order by place", [refused, (await clocks(h.huda, refused)).acknowledge!.id]);
  expect(lines.map(({ cause }) => cause)).toEqual(['received', 'kept', 'notReceived', 'received', 'kept']);

  const own = (await h.huda.done(Receive, { opId: op(), input: { ...input, lateReason: 'It lay at the gate.' } })).receive.case!.id;
  expect(await h.huda.refused(DecideBackdating, { opId: op(), id: own, approved: true })).toEqual(['feedback.backdated-second']);
});

test('rules 5 and 13: whoever was told a date is written to when it moves, and reads both dates where they follow their matter', async () => {
  const h = await house();
  const told = await tell(h.guest());
  await steadily(async () => h.huda.refused(RouteCase, { opId: op(), id: told.id, expectedVersion: await version(h, told.id), input: { departmentId: departments.logistics } }));
  await steadily(async () => h.faisal.refused(AppointLead, { opId: op(), id: told.id, expectedVersion: await version(h, told.id), personId: h.salma.id }));
  const { decision } = await clocks(h.salma, told.id);
  await h.salma.done(AskExtension, { opId: op(), id: told.id, input: { clock: 'decision', amount: 5, reason: 'The laboratory needs longer.' } });
  const [asked] = (await clocks(h.salma, told.id)).decision!.extensions;
  await h.faisal.done(DecideExtension, { opId: op(), extensionId: asked!.id, expectedVersion: asked!.version, approved: true });
  await expect.poll(async () => (await lettersIn(h)).map(({ mail }) => mail.subject).some((subject) => subject.includes('We need more time'))).toBe(true);
  const { nextBy, why } = (await h.guest().done(TrackedBy, linkOf(told))).tracked!;
  expect(new Date(nextBy!).getTime()).toBeGreaterThan(new Date(decision!.dueAt!).getTime());
  expect(why.join(' ')).toContain('the date told first was');
});
