import { expect, test } from 'vitest';
import { AppointLead, AssessCase } from '../../schema/documents/case.ts';
import { AnnounceDays, AssignCalendar, KeepCalendar, KeepCommitment, PauseClocks, ReadCalendarFile, Replannings, SettingsCalendars, SettingsPromises, WhatIfAnnounced, WhatIfAssigned, WhatIfCalendar, WhatIfPromise } from '../../schema/documents/policy.ts';
import { makeConfidential } from '../../server/case/case.service.ts';
import { promiseFor } from '../../server/case/clock/promise.service.ts';
import { replanDue } from '../../server/case/replanning/replan.watch.ts';
import { caseStream, trackingStream } from '../../server/journal/stream.entity.ts';
import { openIn } from '../../server/case/case.service.ts';
import { onRecord } from '../../server/journal/book.ts';
import { newId } from '../../server/platform/ids.ts';
import { caseStreams } from '../../server/journal/stream.entity.ts';
import { aCase, figures, investigated, op } from '../case/room.ts';
import { branches } from '../cast.ts';
import { house, type TestHouse } from '../house.ts';
import { clocks } from './clocks.ts';

const at = (text: string): string => `2026-${text}:00.000Z`;
const kept = ['id', 'version', 'edition', 'since', 'until', 'lineId', 'calendarId'];
const inputOf = <T extends object>(row: T) => Object.fromEntries(Object.entries(row).filter(([key]) => !kept.includes(key))) as never;
const promise = async (h: TestHouse, name: string) => (await h.amal.done(SettingsPromises, { past: false })).settings.commitments.find(({ nameEn }) => nameEn === name)!;
const standard = async (h: TestHouse) => (await h.amal.done(SettingsCalendars)).settings.calendars.find((one) => one.standard)!;
const kindsIn = async (h: TestHouse, stream: string): Promise<string[]> => (await h.as().em.execute<{ kind: string }[]>("select kind from entry where stream = ? and kind like 'clock.%' order by seq", [stream])).map(({ kind }) => kind);
/** A complaint that reached a branch, or none, and runs. */
const ofBranch = async (h: TestHouse, branchId: string | null): Promise<string> => {
  const id = newId(h.clock.now());
  await onRecord(h.as(), caseStreams(id), (book) => openIn(h.as(), book, id, { nature: 'complaint', title: 'Warm', channel: 'letter', language: 'en', receivedAt: h.clock.now(), branchId }));
  return id;
};
/** Until the house itself has carried out what was asked for. */
const carriedOut = async (h: TestHouse) => {
  await replanDue(h.as());
  await expect.poll(async () => (await h.amal.done(Replannings)).replannings.every(({ endedAt }) => endedAt)).toBe(true);
};

test('rule 10: a running case stays on its promise unless it is migrated, and what migrating would do is shown before', async () => {
  const h = await house();
  const [first, confidential] = [await aCase(h), await aCase(h)];
  const assessed = await aCase(h);
  await h.faisal.done(AssessCase, { opId: op(), id: assessed.id, expectedVersion: (await clocks(h.faisal, assessed.id)).kase.version, input: { ...figures, severity: 5, likelihood: 5 } });
  await h.faisal.done(AppointLead, { opId: op(), id: confidential.id, expectedVersion: (await clocks(h.faisal, confidential.id)).kase.version, personId: h.salma.id });
  await makeConfidential(h.as({ kind: 'person', id: h.salma.id, roles: ['investigator'], departments: [] }), confidential.id, true, 'A colleague is concerned.');
  const row = await promise(h, 'Decision, before the assessment');
  await h.clock.passes('8 days');
  // What is breached and written down as breached stays, and is not looked at.
  await expect.poll(() => h.as().em.execute("select 1 from case_clock where case_id = ? and name = 'decision' and breached_at is not null", [assessed.id])).toHaveLength(1);
  const sterner = { ...(inputOf(row) as object), promiseAmount: 3, targetAmount: 2 } as never;
  for (const who of [h.huda, h.faisal, h.rami]) expect(await who.refused(WhatIfPromise, { id: row.id, input: sterner })).toEqual(['FORBIDDEN']);

  const { whatIfPromise } = await h.amal.done(WhatIfPromise, { id: row.id, input: sterner });
  expect(whatIfPromise).toMatchObject({ looked: 2, all: 2, next: null, changed: 2, breached: 2, late: 0, sooner: 0, later: 0 });
  expect(whatIfPromise.clocks).toHaveLength(2);
  expect(whatIfPromise.clocks.filter(({ number }) => number === null)).toHaveLength(1);
  expect(whatIfPromise.clocks.find(({ number }) => number === first.number)).toMatchObject({ clock: 'Decision', effect: 'breached', was: at('12-13T13:00'), is: at('11-25T13:00') });
  expect((await clocks(h.faisal, first.id)).decision!.dueAt).toBe(at('12-13T13:00'));
  expect((await h.amal.done(WhatIfPromise, { id: row.id, input: { ...(inputOf(row) as object), promiseAmount: 20 } as never })).whatIfPromise).toMatchObject({ changed: 2, breached: 0, later: 2 });

  const { keepCommitment } = await h.amal.done(KeepCommitment, { opId: op(), id: row.id, expectedVersion: row.version, input: sterner });
  expect((await clocks(h.faisal, first.id)).decision!.dueAt).toBe(at('12-13T13:00'));
  await h.amal.done(KeepCommitment, { opId: op(), id: keepCommitment.commitment!.id, expectedVersion: keepCommitment.commitment!.version, input: sterner, migrate: true });
  await carriedOut(h);
  const { decision } = await clocks(h.faisal, first.id);
  expect(decision).toMatchObject({ dueAt: at('11-25T13:00'), originalAt: at('12-13T13:00'), state: 'breached', breachedAt: at('11-25T13:00') });
  expect(decision!.choice).toContain('edition 2');
  expect(decision!.why.join(' ')).toContain('the date told first was');
  expect((await kindsIn(h, caseStream(first.id))).slice(-3)).toEqual(['clock.promiseMoved', 'clock.late', 'clock.breached']);
  expect(await kindsIn(h, trackingStream(first.id))).toContain('clock.promiseMoved');
  expect((await clocks(h.faisal, assessed.id)).decision!.choice).toContain('edition 1');
  expect((await h.amal.done(Replannings)).replannings).toMatchObject([{ of: 'commitment', name: 'Decision, before the assessment', cases: 2, failed: 0 }]);

  const before = (await kindsIn(h, caseStream(first.id))).length;
  await replanDue(h.as());
  expect((await kindsIn(h, caseStream(first.id))).length).toBe(before);
});

test('rule 10: a calendar is asked and migrated alike; a paused clock has its new date when it runs again', async () => {
  const h = await house();
  const [kase, waiting] = [await aCase(h), await investigated(h)];
  await h.salma.done(PauseClocks, { opId: op(), id: waiting.id, expectedVersion: (await clocks(h.salma, waiting.id)).kase.version, input: { reason: 'complainant', question: 'Which box?', deliveredAt: h.clock.now().toISOString(), until: at('11-24T13:00') } });
  const riyadh = await standard(h);
  const snow = { id: 'snow', kind: 'close', from: '2026-11-29', nameEn: 'Snow', nameAr: 'ثلوج' } as const;
  const input = { ...(inputOf(riyadh) as { exceptions: object[] }), exceptions: [...riyadh.exceptions, snow] } as never;
  const { whatIfCalendar } = await h.amal.done(WhatIfCalendar, { id: riyadh.id, input });
  expect(whatIfCalendar).toMatchObject({ changed: 2, breached: 0, later: 2 });
  expect(whatIfCalendar.clocks.find(({ paused, clock }) => paused && clock === 'Decision')).toMatchObject({ number: waiting.number, is: at('12-10T11:00') });
  expect(await h.amal.refused(WhatIfCalendar, { id: riyadh.id, input: { ...(input as object), weeks: [] } as never })).toEqual(['REFUSED']);

  await h.amal.done(KeepCalendar, { opId: op(), id: riyadh.id, expectedVersion: riyadh.version, input, migrate: true });
  await carriedOut(h);
  expect((await clocks(h.faisal, kase.id)).decision).toMatchObject({ dueAt: at('12-14T13:00'), originalAt: at('12-13T13:00') });
  expect((await clocks(h.salma, waiting.id)).decision).toMatchObject({ phase: 'paused', dueAt: null });
  expect(await kindsIn(h, trackingStream(waiting.id))).not.toContain('clock.promiseMoved');
  await h.clock.passes('4 days');
  expect((await clocks(h.salma, waiting.id)).decision).toMatchObject({ phase: 'running', dueAt: at('12-10T11:00') });
});

test('rule 10: what saving would do is told part by part, and the parts add up however many cases there are', async () => {
  const h = await house();
  for (let n = 0; n < 7; n++) await aCase(h);
  const row = await promise(h, 'Decision, before the assessment');
  const input = { ...(inputOf(row) as object), promiseAmount: 20 } as never;
  const whole = (await h.amal.done(WhatIfPromise, { id: row.id, input })).whatIfPromise;
  expect(whole).toMatchObject({ looked: 7, all: 7, next: null, changed: 7, later: 7 });
  expect(await h.amal.refused(WhatIfPromise, { id: row.id, input, most: 0 })).toEqual(['REFUSED']);
  const parts: (typeof whole)[] = [];
  for (let after: string | null = null; !parts.length || after; after = parts.at(-1)!.next) parts.push((await h.amal.done(WhatIfPromise, { id: row.id, input, after, most: 3 })).whatIfPromise);
  expect(parts.map(({ looked, all }) => [looked, all])).toEqual([[3, 7], [3, null], [1, null]]);
  expect(parts.flatMap(({ clocks: moved }) => moved.map(({ number }) => number)).sort()).toEqual(whole.clocks.map(({ number }) => number).sort());
});

test('rules 5 and 10: a branch is given another calendar: asked before it is saved, and its running cases follow only where that is wanted', async () => {
  const h = await house();
  const [inRiyadh, nowhere] = [await ofBranch(h, branches.riyadh), await ofBranch(h, null)];
  const all = async () => h.amal.done(SettingsCalendars);
  const branch = async () => (await all()).branches.find(({ id }) => id === branches.riyadh)!;
  const always = (await all()).settings.calendars.find(({ nameEn }) => nameEn === 'Always open')!;
  const given = { branchId: branches.riyadh, calendarId: always.calendarId };
  const assign = async (calendarId: string | null, migrate: boolean, expectedVersion?: number) => ({ opId: op(), branchId: branches.riyadh, calendarId, migrate, expectedVersion: expectedVersion ?? (await branch()).version });
  for (const who of [h.huda, h.faisal, h.rami]) expect(await who.refused(WhatIfAssigned, given)).toEqual(['FORBIDDEN']);
  expect(await h.huda.refused(AssignCalendar, await assign(always.calendarId, true, 1))).toEqual(['FORBIDDEN']);
  expect(await h.amal.refused(AssignCalendar, await assign(newId(h.clock.now()), true))).toEqual(['unknown-value']);
  expect(await h.amal.refused(AssignCalendar, await assign(always.calendarId, true, 99))).toEqual(['changed-meanwhile']);

  const due = async (id: string) => (await clocks(h.huda, id)).decision!.dueAt!;
  const [before, other] = [await due(inRiyadh), await due(nowhere)];
  const { whatIfAssigned } = await h.amal.done(WhatIfAssigned, given);
  expect(whatIfAssigned).toMatchObject({ looked: 1, all: 1, changed: 1, sooner: 1 });
  expect(await due(inRiyadh)).toBe(before);
  await h.amal.done(AssignCalendar, await assign(always.calendarId, false));
  await replanDue(h.as());
  expect(await due(inRiyadh), 'the next case follows it; the one that runs stays').toBe(before);
  expect(await due(await ofBranch(h, branches.riyadh))).toBe(whatIfAssigned.clocks.find(({ clock }) => clock === 'Decision')!.is);

  await h.amal.done(AssignCalendar, await assign(always.calendarId, true));
  await carriedOut(h);
  expect((await clocks(h.huda, inRiyadh)).decision).toMatchObject({ dueAt: whatIfAssigned.clocks.find(({ clock }) => clock === 'Decision')!.is, originalAt: before });
  expect(await due(nowhere), 'a case of no branch runs by the standard').toBe(other);
  expect(await kindsIn(h, caseStream(inRiyadh))).toContain('clock.promiseMoved');
  expect((await h.amal.done(Replannings)).replannings[0]).toMatchObject({ of: 'calendar', name: always.nameEn, cause: 'the branch follows another calendar', cases: 1, failed: 0 });
  await h.amal.done(AssignCalendar, await assign(null, true));
  await carriedOut(h);
  expect(await due(inRiyadh), 'back to the standard').toBe(before);
});

test('rules 5 and 10: another calendar becomes the standard: the cases of branches without one of their own are asked about, and follow', async () => {
  const h = await house();
  const kase = await ofBranch(h, null);
  const always = (await h.amal.done(SettingsCalendars)).settings.calendars.find(({ nameEn }) => nameEn === 'Always open')!;
  const input = { ...(inputOf(always) as object), standard: true } as never;
  const { whatIfCalendar } = await h.amal.done(WhatIfCalendar, { id: always.id, input });
  expect(whatIfCalendar).toMatchObject({ looked: 1, changed: 1, sooner: 1 });
  await h.amal.done(KeepCalendar, { opId: op(), id: always.id, expectedVersion: always.version, input, migrate: true });
  await carriedOut(h);
  expect((await clocks(h.huda, kase)).decision!.dueAt).toBe(whatIfCalendar.clocks.find(({ clock }) => clock === 'Decision')!.is);
  expect((await h.amal.done(Replannings)).replannings[0]).toMatchObject({ cause: 'the standard calendar changed', cases: 1 });
});

test('rule 5: a moon-sighted holiday is announced: open deadlines are planned anew with a record, and whoever was told a date is told', async () => {
  const h = await house({ at: '2026-03-08T07:00:00.000Z' });
  const kase = await aCase(h);
  const before = (await clocks(h.faisal, kase.id)).decision!;
  expect(before.why.join(' ')).toContain('awaiting the official announcement');
  const riyadh = await standard(h);
  const eid = (days: object) => ({ id: riyadh.id, expectedVersion: riyadh.version, input: { dayId: 'eid-al-fitr-2026', takesPlace: true, ...days } });
  const refusals = async (days: object) => (await h.amal.ask(AnnounceDays, { opId: op(), ...eid(days) })).data!.announceDays.userErrors.map(({ code, field }) => `${field?.join('.')}: ${code}`);
  expect(await h.faisal.refused(AnnounceDays, { opId: op(), ...eid({ from: '2026-03-19' }) })).toEqual(['FORBIDDEN']);
  expect(await refusals({})).toEqual(['from: required']);
  expect(await refusals({ from: '2026-03-22', to: '2026-03-19' })).toEqual(['to: policy.dates-reversed']);
  expect(await refusals({ from: '20 March' })).toEqual(['from: policy.date-invalid']);
  expect(await refusals({ dayId: 'no-such-day', from: '2026-03-19' })).toEqual(['dayId: policy.exception-unknown']);

  const days = { from: '2026-03-19', to: '2026-03-24' };
  const { id, input } = eid(days);
  expect((await h.amal.done(WhatIfAnnounced, { id, input })).whatIfAnnounced).toMatchObject({ changed: 1, later: 1, breached: 0 });
  const { announceDays } = await h.amal.done(AnnounceDays, { opId: op(), ...eid(days) });
  expect(announceDays.calendar).toMatchObject({ edition: 2 });
  expect(announceDays.calendar!.exceptions.find((one) => one.id === 'eid-al-fitr-2026')).toMatchObject({ ...days, provisional: false });
  await carriedOut(h);
  const { decision } = await clocks(h.faisal, kase.id);
  expect(Date.parse(decision!.dueAt!)).toBeGreaterThan(Date.parse(before.dueAt!));
  expect(decision!.originalAt).toBe(before.dueAt);
  expect(await kindsIn(h, caseStream(kase.id))).toContain('clock.promiseMoved');
  const told = await promiseFor(h.as(), { id: kase.id, nature: 'complaint' });
  expect(told!.dueAt!.toISOString()).toBe(decision!.dueAt);
  expect(told!.why.join(' ')).toContain('the date told first was');
});

test('rule 5: what is announced as expected moves no date, and is recorded; weeks of other hours are announced alike', async () => {
  const h = await house({ at: '2026-02-15T07:00:00.000Z' });
  const kase = await aCase(h);
  const before = (await clocks(h.faisal, kase.id)).decision!;
  const riyadh = await standard(h);
  const announce = (row: typeof riyadh, input: { dayId: string; takesPlace: boolean; from?: string; to?: string }) => h.amal.done(AnnounceDays, { opId: op(), id: row.id, expectedVersion: row.version, input });
  const { announceDays } = await announce(riyadh, { dayId: 'week:2026-02-18', takesPlace: true, from: '2026-02-18', to: '2026-03-19' });
  expect(announceDays.calendar!.weeks.find(({ from }) => from === '2026-02-18')).toMatchObject({ provisional: false });
  await carriedOut(h);
  const { decision } = await clocks(h.faisal, kase.id);
  expect(decision!.dueAt).toBe(before.dueAt);
  expect(decision!.why.join(' ')).not.toContain('awaiting');
  expect((await kindsIn(h, caseStream(kase.id))).at(-1)).toBe('clock.wentOver');
  const dropped = await announce(announceDays.calendar!, { dayId: 'eid-al-fitr-2026', takesPlace: false });
  expect(dropped.announceDays.calendar!.exceptions.map(({ id }) => id)).not.toContain('eid-al-fitr-2026');
});

test('rule 5: holidays come from a calendar file, and what cannot be taken is named', async () => {
  const h = await house();
  const text = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:one', 'SUMMARY:National Day', 'DTSTART;VALUE=DATE:20270923', 'RRULE:FREQ=YEARLY', 'END:VEVENT', 'BEGIN:VEVENT', 'SUMMARY:Lunch', 'DTSTART:20270923T120000Z', 'END:VEVENT', 'END:VCALENDAR'].join('\r\n');
  const { readCalendarFile } = await h.amal.done(ReadCalendarFile, { text });
  expect(readCalendarFile).toMatchObject({ exceptions: [{ kind: 'close', from: '2027-09-23', nameEn: 'National Day', yearly: true }], faults: ['“Lunch” does not last whole days and was left out.'] });
  expect((await h.amal.done(ReadCalendarFile, { text: 'nothing' })).readCalendarFile).toEqual({ exceptions: [], faults: ['This file contains no calendar.'] });
  expect(await h.faisal.refused(ReadCalendarFile, { text })).toEqual(['FORBIDDEN']);
});
