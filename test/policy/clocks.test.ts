import { expect, test } from 'vitest';
import { AppointLead, AssessCase, Cases, CloseCase, ReopenCase } from '../../schema/documents/case.ts';
import { AskExtension, CorrectResume, DecideExtension, KeepCommitment, PauseClocks, ResumeClocks, SettingsPromises } from '../../schema/documents/policy.ts';
import { onRecord } from '../../server/journal/book.ts';
import { caseStream, caseStreams } from '../../server/journal/stream.entity.ts';
import { Case } from '../../server/case/case.entity.ts';
import { openIn } from '../../server/case/case.service.ts';
import { ClockRechosen } from '../../server/case/clock/clock.kinds.ts';
import { promiseFor } from '../../server/case/clock/promise.service.ts';
import { heardIn, writtenIn } from '../../server/feedback/message.service.ts';
import { acknowledgeIn } from '../../server/feedback/feedback.service.ts';
import { newId } from '../../server/platform/ids.ts';
import { Context } from '../../server/platform/context.ts';
import { departments } from '../cast.ts';
import { aCase, figures, investigated, op, room } from '../case/room.ts';
import { tell } from '../feedback/telling.ts';
import { lettersIn } from '../notice/letters.ts';
import { InboxOf } from '../../schema/documents/notice.ts';
import { house, type NamedPerson, type TestHouse } from '../house.ts';
import { clocks, listed, look, worst } from './clocks.ts';

/** Sunday 22 November 2026, 10:00 in Riyadh; work is Sunday to Thursday, 08:00 to 16:00. */
const at = (text: string): string => `2026-${text}:00.000Z`;

const entriesOf = (h: TestHouse, id: string, kind: string) =>
  h.as().em.execute<{ fact: Record<string, unknown>; happened_at: string; at: string }[]>('select fact, happened_at, at from entry where stream = ? and kind = ? order by seq', [caseStream(id), kind]);

const assess = async (h: TestHouse, id: string, severity: number, likelihood: number) =>
  // The watch may climb at the same instant: as a person would, the assessment is given again on what stands then.
  expect.poll(async () => h.faisal.refused(AssessCase, { opId: op(), id, expectedVersion: (await clocks(h.faisal, id)).kase.version, input: { ...figures, severity, likelihood, impact: 2 } })).toEqual([]);

const pause = async (h: TestHouse, id: string, until: string, more: object = {}, who: NamedPerson = h.salma) =>
  who.ask(PauseClocks, { opId: op(), id, expectedVersion: (await clocks(h.huda, id)).kase.version, input: { reason: 'complainant', question: 'Which box was it?', deliveredAt: h.clock.now().toISOString(), until, ...more } as never });

/** The complainant writes; `arrived` may lie before it is entered. */
const hear = (h: TestHouse, id: string, arrived: Date = h.clock.now(), substantive = true) => {
  const ctx = new Context(h.running.house, { kind: 'complainant', id, roles: [], departments: [] }, 'en');
  return onRecord(ctx, caseStreams(id), async (book) => heardIn(ctx, book, await book.read(Case, id), { words: 'The second one.', channel: 'email', at: arrived, substantive }));
};

test('rule 1: every figure follows from the log, whenever it is asked for', async () => {
  const h = await house();
  const kase = await investigated(h);
  await pause(h, kase.id, at('11-26T13:00'));
  await h.clock.passes('26 hours');
  await hear(h, kase.id);
  const now = await clocks(h.salma, kase.id);
  const lines = await h.as().em.execute<{ phase: string }[]>('select phase from clock_line where clock_id = ? order by place', [now.decision!.id]);
  expect(lines.map(({ phase }) => phase)).toEqual(['running', 'paused', 'running']);
  await expect(h.as().em.execute('update clock_line set at = at')).rejects.toThrow();
  expect((await clocks(h.salma, kase.id)).decision!.dueAt).toBe(now.decision!.dueAt);
});

test('rule 2: it starts when it reached the house, not when it was entered', async () => {
  const h = await house();
  const ctx = h.as();
  const id = newId(ctx.now());
  const received = new Date(at('11-17T20:10'));
  await onRecord(ctx, caseStreams(id), (book) => openIn(ctx, book, id, { nature: 'complaint', title: 'A voicemail at 23:10', channel: 'call', language: 'ar', receivedAt: received, departmentId: departments.logistics }));
  const { acknowledge, decision } = await clocks(h.faisal, id);
  expect(acknowledge).toMatchObject({ startedAt: received.toISOString(), dueAt: at('11-18T13:00'), state: 'breached', breachedAt: at('11-18T13:00') });
  expect(decision!.dueAt).toBe(at('12-08T13:00'));
});

test('rule 3: a breach happened when it happened, however late somebody looked', async () => {
  const h = await house();
  const kase = await aCase(h, { acknowledged: false });
  await h.clock.passes('40 days');
  await look(h);
  const [breach] = (await entriesOf(h, kase.id, 'clock.breached')).filter(({ fact }) => fact['clock'] === 'acknowledge');
  expect(new Date(breach!.happened_at).toISOString()).toBe(at('11-23T13:00'));
  expect((await clocks(h.faisal, kase.id)).acknowledge).toMatchObject({ breachedAt: at('11-23T13:00') });
  const before = (await entriesOf(h, kase.id, 'clock.breached')).length;
  await look(h);
  await look(h);
  expect((await entriesOf(h, kase.id, 'clock.breached')).length).toBe(before);
});

test('rule 6: one working day is the end of the next one, and calendar days count every day', async () => {
  const h = await house();
  const { settings } = await h.amal.done(SettingsPromises, { past: false });
  const { id, version, ...row } = settings.commitments.find(({ nameEn }) => nameEn === 'Decision, before the assessment')!;
  const { lineId: _l, edition: _e, since: _s, until: _u, ...input } = row;
  await h.amal.done(KeepCommitment, { opId: op(), id, expectedVersion: version, input: { ...input, promiseUnit: 'calendarDays', promiseAmount: 10, targetUnit: 'workingHours', targetAmount: 16 } });
  const { acknowledge, decision } = await clocks(h.faisal, (await aCase(h, { acknowledged: false })).id);
  expect(acknowledge!.dueAt).toBe(at('11-23T13:00'));
  expect(decision).toMatchObject({ dueAt: at('12-02T21:00'), targetAt: at('11-24T07:00'), unit: 'calendarDays' });
});

test('rule 7: only what the promise allows is paused, for reasons that are not ours, with question, proof and end', async () => {
  const h = await house();
  const kase = await investigated(h);
  const refused = async (more: object, who?: NamedPerson) => (await pause(h, kase.id, at('11-26T13:00'), more, who)).data!.pauseClocks.userErrors.map(({ code, field }) => `${code}${field ? `: ${field.join('.')}` : ''}`);
  expect(await refused({}, h.huda)).toEqual(['not-permitted']);
  expect(await refused({ reason: 'supplier' })).toEqual(['clock.not-pausable: reason']);
  expect(await refused({ reason: 'department' })).toEqual(['clock.not-pausable: reason']);
  expect(await refused({ question: ' ' })).toEqual(['clock.question-missing: question']);
  expect(await refused({ deliveredAt: null })).toEqual(['clock.not-delivered: deliveredAt']);
  expect(await refused({ until: at('11-21T13:00') })).toEqual(['date-order: until']);
  expect(await refused({ remindAt: at('11-27T13:00') })).toEqual(['clock.remind-before: remindAt']);
  expect(await refused({ until: '2027-03-01T08:00:00.000Z' })).toEqual(['clock.pause-capped: until']);
  expect(await refused({})).toEqual([]);
  const now = await clocks(h.salma, kase.id);
  expect(now).toMatchObject({ acknowledge: { phase: 'running' }, progress: { phase: 'running' }, decision: { phase: 'paused', dueAt: null, pausedFor: 'waiting for the complainant', resumesAt: at('11-26T13:00') } });
  expect(now.decision!.why.join(' ')).toContain('There is no date while the clock stands still');
  const told = await promiseFor(h.as(), { id: kase.id, nature: 'complaint' });
  expect(told).toMatchObject({ clock: 'decision', dueAt: null, waitingSince: new Date(now.decision!.pausedSince!) });
});

test('rule 7: an answer resumes it from the moment it arrived, also if nobody read it; thanks do not', async () => {
  const h = await house();
  const kase = await investigated(h);
  const due = (await clocks(h.salma, kase.id)).decision!.dueAt;
  await pause(h, kase.id, at('11-30T13:00'));
  await h.clock.passes('24 hours');
  await hear(h, kase.id, h.clock.now(), false);
  expect((await clocks(h.salma, kase.id)).decision!.phase).toBe('paused');
  const arrived = h.clock.now();
  await h.clock.passes('3 days');
  await hear(h, kase.id, arrived);
  const { decision } = await clocks(h.salma, kase.id);
  expect(decision!.phase).toBe('running');
  // Eight hours of work stood still: from 10:00 on Sunday to 10:00 on Monday. The end moves by as much.
  expect(due).toBe(at('12-06T13:00'));
  expect(decision!.dueAt).toBe(at('12-07T13:00'));
  const [resumed] = await entriesOf(h, kase.id, 'clock.resumed');
  expect(new Date(resumed!.happened_at)).toEqual(arrived);
});

test('rule 7: who sees that it was no answer corrects it within the day, with a reason; later it stays', async () => {
  const h = await house();
  const kase = await investigated(h);
  const mayCorrect = async (): Promise<boolean> => (await room(h.salma, kase)).clocks.some(({ correctable }) => correctable);
  await pause(h, kase.id, at('11-30T13:00'));
  await h.clock.passes('4 hours');
  expect(await mayCorrect()).toBe(false);
  expect(await h.salma.refused(CorrectResume, { opId: op(), id: kase.id, reason: 'x' })).toEqual(['clock.nothing-to-correct']);
  await hear(h, kase.id);
  await h.clock.passes('20 hours');
  expect(await mayCorrect()).toBe(true);
  await h.salma.done(CorrectResume, { opId: op(), id: kase.id, reason: 'An out-of-office mail.' });
  const { decision } = await clocks(h.salma, kase.id);
  expect(decision).toMatchObject({ phase: 'paused', resumesAt: at('11-30T13:00') });
  expect(decision!.pausedSince!.slice(0, 16)).toBe('2026-11-22T07:00');
  await hear(h, kase.id);
  await h.clock.passes('25 hours');
  expect(await mayCorrect()).toBe(false);
  expect(await h.salma.refused(CorrectResume, { opId: op(), id: kase.id, reason: 'x' })).toEqual(['clock.too-late-to-correct']);
});

test('rule 7: whoever is awaited is reminded once, at the instant that was planned: the complainant is sent the question again, and of an outside body the lead is told; whoever has answered is reminded of nothing', async () => {
  const h = await house();
  const receipt = await tell(h.guest());
  await expect.poll(async () => (await room(h.huda, receipt)).stage).toBe('acknowledged');
  const seen = async () => (await room(h.huda, receipt)).version;
  await h.huda.done(AssessCase, { opId: op(), id: receipt.id, expectedVersion: await seen(), input: figures });
  await h.huda.done(AppointLead, { opId: op(), id: receipt.id, expectedVersion: await seen(), personId: h.salma.id });
  const asked = async () => (await lettersIn(h)).filter(({ mail }) => mail.subject.startsWith('We need an answer from you'));
  const reminded = () => entriesOf(h, receipt.id, 'clock.reminded');
  const told = async () => (await h.salma.done(InboxOf, { first: 50, unread: false })).inbox.notices.filter(({ entry }) => entry?.kind === 'clock.reminded').map(({ cause }) => cause);

  expect((await pause(h, receipt.id, at('11-29T13:00'), { remindAt: at('11-24T06:00') })).data!.pauseClocks.userErrors).toEqual([]);
  await h.clock.passes('46 hours');
  await look(h);
  expect([await reminded(), await asked()]).toEqual([[], []]);
  // However late somebody looks, it is told with its own instant, and once.
  await h.clock.passes('5 hours');
  await look(h);
  await look(h);
  const [first, ...others] = await reminded();
  expect([new Date(first!.happened_at).toISOString(), first!.fact['reason'], others]).toEqual([at('11-24T06:00'), 'complainant', []]);
  await expect.poll(async () => (await asked()).map(({ mail }) => mail.text.includes('Which box was it?'))).toEqual([true]);
  await expect.poll(told).toEqual(['news']);
  await hear(h, receipt.id);

  // Without a plan half-way; who answers before it is left in peace.
  await pause(h, receipt.id, new Date(h.clock.now().getTime() + 4 * 86_400_000).toISOString());
  await h.clock.passes('47 hours');
  await hear(h, receipt.id);
  await h.clock.passes('2 days');
  await look(h);
  expect(await reminded()).toHaveLength(1);

  await pause(h, receipt.id, new Date(h.clock.now().getTime() + 4 * 86_400_000).toISOString(), { reason: 'outsideBody', remindAt: new Date(h.clock.now().getTime() + 86_400_000).toISOString() });
  await h.clock.passes('25 hours');
  await look(h);
  await expect.poll(told).toEqual(['due', 'news']);
  expect([(await reminded()).length, (await asked()).length]).toEqual([2, 1]);
});

test('rule 7: a pause ends by itself; a clock paused after its breach stays red', async () => {
  const h = await house();
  const kase = await investigated(h);
  await pause(h, kase.id, at('11-24T13:00'));
  await h.clock.passes('4 days');
  expect((await clocks(h.salma, kase.id)).decision).toMatchObject({ phase: 'running' });
  await look(h);
  const [ended] = await entriesOf(h, kase.id, 'clock.resumed');
  expect([ended!.fact['cause'], new Date(ended!.happened_at).toISOString()]).toEqual(['pause-ended', at('11-24T13:00')]);
  expect((await clocks(h.salma, kase.id)).kase.paused).toBe(false);

  await h.clock.passes('20 days');
  await look(h);
  const { decision } = await clocks(h.salma, kase.id);
  expect(decision!.state).toBe('breached');
  await pause(h, kase.id, new Date(h.clock.now().getTime() + 5 * 86_400_000).toISOString());
  const late = (await clocks(h.salma, kase.id)).decision!;
  await h.clock.passes('2 days');
  expect((await clocks(h.salma, kase.id)).decision).toMatchObject({ phase: 'paused', state: 'breached', lateBy: late.lateBy, dueAt: decision!.dueAt });
  await h.salma.done(ResumeClocks, { opId: op(), id: kase.id, reason: 'We go on without it.' });
  expect(await h.salma.refused(ResumeClocks, { opId: op(), id: kase.id, reason: 'Again.' })).toEqual(['clock.not-paused']);
});

test('rule 8: another band keeps start and time used, never erases a breach, and the old date stays in the story', async () => {
  const h = await house();
  const kase = await aCase(h);
  await assess(h, kase.id, 5, 5);
  const critical = (await clocks(h.faisal, kase.id)).decision!;
  expect(critical).toMatchObject({ startedAt: at('11-22T07:00'), dueAt: at('11-25T13:00') });
  await h.clock.passes('4 days');
  await look(h);
  await assess(h, kase.id, 1, 1);
  const low = (await clocks(h.faisal, kase.id)).decision!;
  expect(low).toMatchObject({ startedAt: at('11-22T07:00'), dueAt: at('12-13T13:00'), state: 'breached', breachedAt: at('11-25T13:00') });
  // The date that was told moved once, before it was missed; afterwards it is the missed one that stands.
  expect((await entriesOf(h, kase.id, 'clock.promiseRechosen')).map(({ fact }) => fact['is'])).toEqual([at('11-25T13:00')]);
  expect(await h.as().em.execute("select 1 from entry where stream = ? and kind = 'clock.promiseRechosen'", [`tracking:${kase.id}`])).toHaveLength(1);
  const moved = await entriesOf(h, kase.id, 'clock.rechosen');
  expect(moved.at(-1)!.fact).toMatchObject({ clock: 'decision', was: at('11-25T13:00'), is: at('12-13T13:00') });
  // Another promise that comes to the same date has moved nothing.
  const same = { clock: 'decision', from: kase.id, to: kase.id, was: at('11-25T13:00'), is: at('11-25T13:00'), zone: 'Asia/Riyadh', say: () => 'Decision' };
  expect(ClockRechosen.sentence.en(same as never)).toBe('Decision: due 25 November 2026, 16:00 as before, by another promise');
  expect(ClockRechosen.sentence.ar(same as never)).not.toContain('وكان');
});

test('rule 9: reopening begins a new cycle; what the first one came to stays', async () => {
  const h = await house();
  const kase = await aCase(h);
  await h.faisal.done(CloseCase, { opId: op(), id: kase.id, expectedVersion: (await clocks(h.faisal, kase.id)).kase.version, input: { closing: 'withdrawn', reason: 'By phone.' } });
  const closed = await clocks(h.faisal, kase.id);
  expect(closed.all.every(({ phase }) => phase === 'stopped')).toBe(true);
  expect(closed.kase).toMatchObject({ dueAt: null, paused: false });
  await h.clock.passes('7 days');
  await h.faisal.done(ReopenCase, { opId: op(), id: kase.id, expectedVersion: closed.kase.version, reason: 'It came back.' });
  const { all } = await clocks(h.faisal, kase.id);
  expect(all.filter(({ name }) => name === 'decision').map(({ cycle, phase }) => [cycle, phase])).toEqual([[2, 'running'], [1, 'stopped']]);
  expect(all.find(({ name, cycle }) => name === 'decision' && cycle === 2)!.startedAt).toBe(at('11-29T07:00'));
});

test('rule 10: one promise is chosen by what is most specific, then by rank, and the choice is shown', async () => {
  const h = await house();
  const { settings } = await h.amal.done(SettingsPromises, { past: false });
  const { id: _i, version: _v, lineId: _l, edition: _e, since: _s, until: _u, ...input } = settings.commitments.find(({ nameEn }) => nameEn === 'Decision, high risk')!;
  await h.amal.done(KeepCommitment, { opId: op(), input: { ...input, nameEn: 'Decision, high risk, in English', nameAr: 'القرار، فئة عالية، بالإنجليزية', language: 'en', promiseAmount: 4, targetAmount: 2, rank: 5 } });
  const kase = await aCase(h);
  await assess(h, kase.id, 4, 4);
  const { decision } = await clocks(h.faisal, kase.id);
  expect(decision).toMatchObject({ dueAt: at('11-26T13:00') });
  expect(decision!.choice).toContain('Decision, high risk, in English');
  expect(decision!.choice).toContain('Others that fit less exactly: 2');
});

test('rule 11: an automatic acknowledgement is no first response; a person’s words are', async () => {
  const h = await house();
  const kase = await aCase(h, { acknowledged: false });
  const ctx = h.as();
  await onRecord(ctx, caseStreams(kase.id), async (book) => {
    const row = await book.read(Case, kase.id);
    await acknowledgeIn(ctx, book, row, 'automatic', 'email');
    return row;
  });
  expect(await clocks(h.faisal, kase.id)).toMatchObject({ acknowledge: { phase: 'stopped' }, firstResponse: { phase: 'running' } });
  await h.clock.passes('1 day');
  const nadia = new Context(h.running.house, { kind: 'person', id: h.nadia.id, roles: ['intake'], departments: [] }, 'en');
  await onRecord(nadia, caseStreams(kase.id), async (book) => writtenIn(nadia, book, await book.read(Case, kase.id), { words: 'We have found the box.', purpose: 'news' }));
  const { firstResponse, progress, all } = await clocks(h.faisal, kase.id);
  expect(firstResponse).toMatchObject({ phase: 'stopped', state: 'calm' });
  expect(progress).toMatchObject({ phase: 'running', startedAt: at('11-23T07:00') });
  expect(all.filter(({ name }) => name === 'progress')).toHaveLength(2);
});

test('rule 12: what the law asks runs beside our own promise, and is never loosened, paused or extended', async () => {
  const h = await house();
  const { settings } = await h.amal.done(SettingsPromises, { past: false });
  const { id: _i, version: _v, lineId: _l, edition: _e, since: _s, until: _u, ...input } = settings.commitments.find(({ nameEn }) => nameEn === 'Decision, before the assessment')!;
  const legal = { ...input, nameEn: 'Answer by law', nameAr: 'الرد النظامي', legal: true, ruleName: 'Consumer act, art. 12', promiseUnit: 'calendarDays', promiseAmount: 10, targetUnit: null, targetAmount: null, pausable: [], pauseDays: 0, extensions: 0 };
  await h.amal.done(KeepCommitment, { opId: op(), input: legal });
  await h.amal.done(KeepCommitment, { opId: op(), input: { ...legal, nameEn: 'Answer by law, low risk', band: 'low', promiseAmount: 60 } });
  const kase = await aCase(h);
  expect((await clocks(h.faisal, kase.id)).legal).toMatchObject({ legal: true, ruleName: 'Consumer act, art. 12', dueAt: at('12-02T21:00'), pausable: [], extendable: 0 });
  await assess(h, kase.id, 1, 1);
  await h.faisal.done(AppointLead, { opId: op(), id: kase.id, expectedVersion: (await clocks(h.faisal, kase.id)).kase.version, personId: h.salma.id });
  await pause(h, kase.id, at('11-30T13:00'));
  expect(await clocks(h.salma, kase.id)).toMatchObject({ legal: { phase: 'running', dueAt: at('12-02T21:00') }, decision: { phase: 'paused' }, kase: { paused: false } });
});

test('rule 12: four states, the same from the clocks and from the list at the same second', async () => {
  const h = await house();
  const kase = await investigated(h);
  const seen = new Set<string>();
  for (const step of [...Array<'30 minutes'>(13).fill('30 minutes'), ...Array<'9 hours'>(5).fill('9 hours')] as const) {
    const { all, kase: row } = await clocks(h.salma, kase.id);
    const [card] = (await h.salma.done(Cases, { filter: {}, order: 'due', first: 10 })).cases.edges;
    const now = h.clock.now();
    const state = worst(all.filter(({ phase }) => phase !== 'stopped').map((clock) => clock.state));
    expect(listed(row, now)).toBe(state);
    expect(listed(card!.node, now)).toBe(state);
    seen.add(state);
    await h.clock.passes(step);
  }
  expect([...seen]).toEqual(['calm', 'watch', 'late', 'breached']);
});

test('rule 13: more time is asked for before it is over, approved by somebody else, told, and both dates are kept', async () => {
  const h = await house();
  const kase = await investigated(h);
  const ask = { opId: op(), id: kase.id, input: { clock: 'decision', amount: 5, reason: 'The laboratory needs longer.' } };
  expect(await h.lina.refused(AskExtension, ask)).toEqual(['not-found']);
  const first = (await clocks(h.salma, kase.id)).decision!;
  expect(await h.salma.refused(AskExtension, { ...ask, opId: op(), input: { ...ask.input, clock: 'progress' } })).toEqual(['clock.not-extendable']);
  await h.salma.done(AskExtension, ask);
  expect(await h.salma.refused(AskExtension, { ...ask, opId: op() })).toEqual(['clock.asked-already']);
  const waits = async (who: NamedPerson) => (await room(who, kase)).clocks.find(({ name }) => name === 'decision')!;
  for (const [who, decidable] of [[h.salma, false], [h.faisal, true]] as const) expect((await waits(who)).extensions).toMatchObject([{ said: '5 working days', by: 'Salma Karim', decidable }]);
  expect((await waits(h.faisal)).why.at(-1)).toContain('More time asked for, not decided yet: 5 working days, by');
  const [asked] = (await clocks(h.salma, kase.id)).decision!.extensions;
  const decide = { opId: op(), extensionId: asked!.id, expectedVersion: asked!.version, approved: true };
  expect(await h.salma.refused(DecideExtension, decide)).toEqual(['clock.not-by-asker']);
  expect((await clocks(h.salma, kase.id)).decision!.dueAt).toBe(first.dueAt);
  await h.faisal.done(DecideExtension, { ...decide, opId: op() });
  const { decision } = await clocks(h.salma, kase.id);
  expect(decision).toMatchObject({ originalAt: first.dueAt, dueAt: at('12-13T13:00'), extendable: 0 });
  const told = await h.as().em.execute<{ kind: string }[]>("select kind from entry where stream = ? and kind = 'clock.extended'", [`tracking:${kase.id}`]);
  expect(told).toHaveLength(1);
  expect(await h.salma.refused(AskExtension, { ...ask, opId: op() })).toEqual(['clock.not-extendable']);

  const late = await investigated(h);
  await h.clock.passes('30 days');
  expect(await h.salma.refused(AskExtension, { ...ask, opId: op(), id: late.id })).toEqual(['clock.expired']);
});

test('rule 14: every deadline explains itself, in both languages and without our targets to the complainant', async () => {
  const h = await house();
  const kase = await investigated(h);
  const { decision } = await clocks(h.salma, kase.id);
  expect(decision!.why.join('\n')).toMatch(/10 working days[\s\S]*The day it begins[\s\S]*Due: [\s\S]*Our own target: .*; what is left is counted to it first/);
  const arabic = await promiseFor(new Context(h.running.house, { kind: 'complainant', id: kase.id, roles: [], departments: [] }, 'ar'), { id: kase.id, nature: 'complaint' });
  expect(arabic!.why.join('\n')).toMatch(/المدة: 10 أيام عمل[\s\S]*الموعد النهائي/);
  expect(arabic!.why.join('\n')).not.toContain('القرار، فئة متوسطة');
  expect(arabic!.why.join('\n')).not.toContain('هدفنا');
});
