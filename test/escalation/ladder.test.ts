import { expect, test } from 'vitest';
import { faultsOfLadder, ladderOf, stepSaid, type Step } from '../../server/policy/ladder.policy.ts';
import { BoardFrame } from '../../schema/documents/board.ts';
import { EscalationsOf } from '../../schema/documents/escalation.ts';
import { KeepLadderStep, SettingsLadder } from '../../schema/documents/policy.ts';
import { LadderStep } from '../../server/policy/ladder.entity.ts';
import { aCase, op } from '../case/room.ts';
import { departments } from '../cast.ts';
import { house, type TestHouse } from '../house.ts';
import { planned, stands } from './board.ts';

const at = new Date('2026-11-22T09:00:00Z');
const step = (given: Partial<Step>): Step => ({ lineId: 'l', since: at, until: null, id: `s${given.level ?? 0}${given.share ?? given.offsetAmount ?? ''}`, level: 0, clock: null, band: null, departmentId: null, share: null, offsetUnit: null, offsetAmount: null, target: 'lead', personId: null, minutesToTake: 30, active: true, ...given });
const standard = [step({ share: 0.75 }), step({ level: 1, share: 1, target: 'head' }), step({ level: 2, share: 1.25, target: 'quality', minutesToTake: 240 }), step({ level: 3, share: 1.5, target: 'management' })];

test('rule 15: a ladder reads as a manager would say it, in both languages', () => {
  expect(standard.map((one) => stepSaid(one, standard, 'en'))).toEqual([
    'At 75 % of the time: tell the lead.',
    'At the deadline: the head of the department takes it within 30 working minutes, else it climbs to quality.',
    'At 125 % of the time: quality takes it within 4 working hours, else it climbs to top management.',
    'At 150 % of the time: top management takes it; nobody stands above.',
  ]);
  expect(standard.slice(0, 2).map((one) => stepSaid(one, standard, 'ar'))).toEqual([
    'عند 75% من المدة: إبلاغ قيادة الفريق.',
    'عند الموعد النهائي: يُحال إلى رئاسة الإدارة للتولّي خلال 30 دقيقة عمل، وإلا صُعّد إلى الجودة.',
  ]);
  const offsets = [step({ offsetAmount: -2, offsetUnit: 'workingHours' }), step({ level: 1, offsetAmount: 1, offsetUnit: 'workingDays', target: 'person', personId: 'p' })];
  expect(offsets.map((one) => stepSaid(one, offsets, 'en', new Map([['p', 'Sami Nasser']])))).toEqual(['2 working hours before the deadline: tell the lead.', '1 working day after the deadline: Sami Nasser takes it; nobody stands above.']);
  expect(stepSaid(offsets[0]!, offsets, 'ar')).toBe('قبل الموعد النهائي بساعتَي عمل: إبلاغ قيادة الفريق.');
});

test('rule 15: of several ladders the one with the most conditions counts, and whole', () => {
  const own = [step({ id: 'a', level: 1, clock: 'acknowledge', share: 0.9, target: 'quality' })];
  const critical = [step({ id: 'c', level: 1, band: 'critical', share: 0.5, target: 'management' })];
  const both = [step({ id: 'b', level: 1, clock: 'decision', band: 'critical', share: 0.5, target: 'management' })];
  const all = [...standard, ...own, ...critical, ...both, step({ id: 'gone', level: 1, clock: 'decision', band: 'critical', departmentId: 'd', share: 1, active: false })];
  expect(ladderOf(all, { clock: 'decision', at })).toEqual(standard);
  expect(ladderOf(all, { clock: 'acknowledge', at })).toEqual(own);
  expect(ladderOf(all, { clock: 'progress', band: 'critical', at })).toEqual(critical);
  expect(ladderOf(all, { clock: 'acknowledge', band: 'critical', at }), 'for the clock before for the band').toEqual(own);
  expect(ladderOf(all, { clock: 'decision', band: 'critical', departmentId: 'd', at })).toEqual(both);
  expect(ladderOf([], { clock: 'decision', at })).toEqual([]);
});

test('rule 10: a ladder is that of its moment; what began before there was one climbs the first', () => {
  const later = new Date(at.getTime() + 1_000);
  const [first, second, gone] = [step({ id: '1', level: 1, share: 1, until: later }), step({ id: '2', level: 1, share: 1.1, since: later }), step({ id: '3', share: 0.5, since: later, active: false })];
  const of = (moment: Date) => ladderOf([first, second, gone], { clock: 'decision', at: moment });
  expect(of(new Date(0))).toEqual([first]);
  expect(of(at)).toEqual([first]);
  expect(of(new Date(later.getTime() - 1))).toEqual([first]);
  expect(of(later)).toEqual([second]);
});

test('rule 15: what contradicts is found, by field', () => {
  const fault = (given: Partial<Step> | null, others: readonly Step[] = standard) => faultsOfLadder(given && step(given), others).map(([field, why]) => [field, why.code])[0];
  expect(fault({ level: 5, share: 2 })).toEqual(['level', 'policy.ladder-skips']);
  expect(fault({ level: 1, share: 3 })).toEqual(['level', 'policy.ladder-level-taken']);
  expect(fault({ level: 4, share: 1.2 })).toEqual(['share', 'policy.ladder-backwards']);
  expect(fault({ level: 4, offsetAmount: -1, offsetUnit: 'workingHours' })).toEqual(['offsetAmount', 'policy.ladder-backwards']);
  expect(fault({ level: 0, share: 1 }), 'the same instant').toEqual(['share', 'policy.ladder-same-instant']);
  expect(fault({ level: 0, share: 0.5 }, []), 'a warning that nobody would answer').toEqual(['level', 'policy.ladder-skips']);
  expect(fault(null, standard.filter(({ level }) => level !== 2)), 'a level is taken out of the middle').toEqual(['active', 'policy.ladder-skips']);
  expect(fault({ level: 4, share: 2 })).toBeUndefined();
  expect(fault({ level: 4, offsetAmount: 3, offsetUnit: 'workingDays' }), 'how it compares depends on the time promised').toBeUndefined();
});

const keep = (h: TestHouse, input: object, row?: { id: string; version: number }) =>
  h.amal.done(KeepLadderStep, { opId: op(), ...(row ? { id: row.id, expectedVersion: row.version } : {}), input: { level: 1, target: 'head', minutesToTake: 30, active: true, ...input } as never }).then(({ keepLadderStep }) => keepLadderStep);
const refusal = async (h: TestHouse, input: object, row?: { id: string; version: number }) =>
  (await h.amal.ask(KeepLadderStep, { opId: op(), ...(row ? { id: row.id, expectedVersion: row.version } : {}), input: { level: 1, target: 'head', minutesToTake: 30, active: true, ...input } as never })).data!.keepLadderStep.userErrors.map(({ code, field, message }) => ({ code, field: field?.[0], message }))[0];

test('rule 15: steps before and after the deadline come in working time, for the clock, band and department they are for; contradictions are refused at their field', async () => {
  const h = await house();
  const ladder = (await h.amal.done(SettingsLadder, { past: false })).settings.ladder;
  expect(ladder.map(({ said }) => said)[0]).toBe('At 75 % of the time: tell the lead.');

  expect(await refusal(h, { level: 7, share: 2 })).toMatchObject({ code: 'policy.ladder-skips', field: 'level', message: 'Level 7 would be reached without level 6: one level after the other.' });
  expect(await refusal(h, { level: 4, share: 1.1, target: 'management' })).toMatchObject({ code: 'policy.ladder-backwards', field: 'share' });
  expect(await refusal(h, { level: 0, share: 0.75 })).toMatchObject({ code: 'policy.ladder-same-instant', field: 'share' });
  expect(await refusal(h, { level: 4, share: 2, target: 'person', personId: '0190aaaa-0000-7000-8000-000000000999' })).toMatchObject({ code: 'policy.ladder-to-nobody', field: 'personId' });
  expect(await refusal(h, { active: false, level: 2, share: 1.25, target: 'quality' }, ladder.find(({ level }) => level === 2))).toMatchObject({ code: 'policy.ladder-skips', field: 'active' });
  expect(await refusal(h, { clock: 'decision', share: 1, departmentId: '0190aaaa-0000-7000-8000-000000000999' })).toMatchObject({ field: 'departmentId' });

  await keep(h, { clock: 'decision', departmentId: departments.logistics, share: 1 });
  const before = await keep(h, { clock: 'decision', departmentId: departments.logistics, level: 0, target: 'lead', offsetAmount: -2, offsetUnit: 'workingHours' });
  await keep(h, { clock: 'decision', departmentId: departments.logistics, level: 2, target: 'management', offsetAmount: 1, offsetUnit: 'workingDays' });
  expect(before.ladderStep).toMatchObject({ said: '2 working hours before the deadline: tell the lead.' });

  const [ours, theirs] = [await aCase(h), await aCase(h, { title: 'Billed twice', department: 'callCentre' })];
  const due = async (id: string) => new Date((await h.as().em.execute<{ at: string }[]>("select promise_at as at from case_clock where case_id = ? and name = 'decision'", [id]))[0]!.at);
  const dueAt = await due(ours.id);
  const steps = await planned(h, ours, 'decision');
  expect(steps.map(({ step }) => step.split(':')[0])).toEqual(['warn', 'climb', 'climb']);
  expect(steps[0]!.at, 'the day ends at 16:00 in Riyadh').toEqual(new Date(dueAt.getTime() - 2 * 3_600_000));
  expect(steps[1]!.at).toEqual(dueAt);
  expect(steps[2]!.at > dueAt).toBe(true);
  expect(await planned(h, theirs, 'decision'), 'another department has the ladder for all').toHaveLength(4);
  expect(await planned(h, ours, 'firstResponse'), 'so has another clock').toHaveLength(4);

  const { ladder: ahead } = (await h.salma.done(EscalationsOf, { id: ours.id })).case!;
  expect(ahead.map(({ at }) => Date.parse(at as string))).toEqual([...ahead].map(({ at }) => Date.parse(at as string)).sort((a, b) => a - b));
  expect(ahead.filter(({ clock }) => clock === 'decision').map(({ said }) => said)).toEqual([
    '2 working hours before the deadline: tell the lead.', 'At the deadline: the head of the department takes it within 30 working minutes, else it climbs to top management.', '1 working day after the deadline: top management takes it; nobody stands above.',
  ]);
  const { boardLevels: levels } = await h.faisal.done(BoardFrame, { calendarIds: [], since: h.clock.now().toISOString() });
  expect(levels.map(({ said }) => said)).toEqual(ladder.map(({ said }) => said));
  expect((await stands(h, ours)).level).toBe(0);
  expect(await h.as().em.count(LadderStep, { active: true })).toBe(7);
});
