import { expect, test } from 'vitest';
import type { ResultOf } from 'gql.tada';
import { AssessCase, CloseCase, ReopenCase } from '../../schema/documents/case.ts';
import { EscalationsOf } from '../../schema/documents/escalation.ts';
import { KeepLadderStep, LadderBehind, MigrateLadder, Replannings, SettingsLadder, WhatIfLadder, type LadderRow } from '../../schema/documents/policy.ts';
import { makeConfidential } from '../../server/case/case.service.ts';
import { moveDue } from '../../server/escalation/moving/move.watch.ts';
import { actionStream, caseStream } from '../../server/journal/stream.entity.ts';
import { entriesAfter } from '../../server/journal/reader.ts';
import { anAction } from '../action/deeds.ts';
import { figures, investigated, op, room } from '../case/room.ts';
import { house, type TestHouse } from '../house.ts';
import { escalationsOf, planned, settled, stands, told } from './board.ts';

type Row = ResultOf<typeof LadderRow>;
const ladder = async (h: TestHouse, past = false): Promise<Row[]> => (await h.amal.done(SettingsLadder, { past })).settings.ladder;
const generalStep = async (h: TestHouse, level: number): Promise<Row> => (await ladder(h)).find((one) => one.level === level && !one.clock)!;
const inputOf = ({ level, clock, band, departmentId, share, offsetUnit, offsetAmount, target, personId, minutesToTake, active }: Row) => ({ level, clock, band, departmentId, share, offsetUnit, offsetAmount, target, personId, minutesToTake, active });
const change = async (h: TestHouse, row: Row, input: object, migrate = false) =>
  (await h.amal.done(KeepLadderStep, { opId: op(), id: row.id, expectedVersion: row.version, input: { ...inputOf(row), ...input } as never, migrate })).keepLadderStep;
const add = async (h: TestHouse, input: object) => (await h.amal.done(KeepLadderStep, { opId: op(), input: { level: 1, target: 'head', minutesToTake: 60, active: true, ...input } as never })).keepLadderStep.ladderStep!;
const behind = async (h: TestHouse) => (await h.amal.done(LadderBehind)).ladderBehind;
const whatIf = async (h: TestHouse, typed: { id?: string; input?: object; after?: string | null; most?: number } = {}) => (await h.amal.done(WhatIfLadder, typed as never)).whatIfLadder;
/** Until the house itself has carried out what was asked for, and planned it. */
const carriedOut = async (h: TestHouse) => {
  await moveDue(h.as());
  await expect.poll(async () => (await h.amal.done(Replannings)).replannings.every(({ endedAt }) => endedAt)).toBe(true);
  await settled(h);
};
const migrated = async (h: TestHouse) => {
  const { change: last } = await behind(h);
  const answer = await h.amal.refused(MigrateLadder, { opId: op(), id: last!.id, expectedVersion: last!.version });
  await carriedOut(h);
  return answer;
};
/** When a step of a clock comes, as it is planned. */
const comes = async (h: TestHouse, kase: { id: string }, step: string, clock = 'decision') => (await planned(h, kase, clock)).filter((one) => one.step.startsWith(step)).map(({ at }) => at);
const said = async (h: TestHouse, { id }: { id: string }) => (await h.faisal.done(EscalationsOf, { id })).case!.ladder.filter(({ clock }) => clock === 'decision').map((one) => one.said);

test('rule 10: a running case stays on the ladder that it began with, and the next one follows the change; going over is asked about before, and done once', async () => {
  const h = await house();
  const [first, secret] = [await investigated(h), await investigated(h)];
  await makeConfidential(h.as({ kind: 'person', id: h.salma.id, roles: ['investigator'], departments: [] }), secret.id, true, 'A colleague is concerned.');
  await h.clock.passes('1 hour');
  expect(await behind(h)).toEqual({ cases: 0, change: null });
  const second = await generalStep(h, 2);
  const input = { ...inputOf(second), share: 1.1, minutesToTake: 60 } as never;
  for (const who of [h.huda, h.faisal, h.rami]) {
    expect(await who.refused(KeepLadderStep, { opId: op(), id: second.id, expectedVersion: second.version, input })).toEqual(['FORBIDDEN']);
    expect(await who.refused(WhatIfLadder, { id: second.id, input })).toEqual(['FORBIDDEN']);
    expect(await who.refused(LadderBehind, {})).toEqual(['FORBIDDEN']);
    expect(await who.refused(MigrateLadder, { opId: op(), id: second.id, expectedVersion: second.version })).toEqual(['FORBIDDEN']);
  }
  const was = (await comes(h, first, 'climb:2'))[0]!;

  // Before it is saved: nothing is changed by asking.
  const before = await whatIf(h, { id: second.id, input });
  expect(before).toMatchObject({ looked: 2, all: 2, next: null, changed: 2, raised: 0, sooner: 2, later: 0, same: 0 });
  const named = before.clocks.find(({ number, clock }) => number === first.number && clock === 'Decision')!;
  expect(named).toMatchObject({ effect: 'sooner', level: 2, was: was.toISOString() });
  expect(before.clocks.filter(({ number, department }) => number === null && department === null)).toHaveLength(before.clocks.length / 2);
  expect(await h.amal.refused(WhatIfLadder, { id: second.id, input: { ...(input as object), share: 0.9 } as never })).toEqual(['REFUSED']);
  expect((await whatIf(h, { id: second.id, input: inputOf(second) })).changed).toBe(0);
  const parts = [await whatIf(h, { id: second.id, input, most: 1 })];
  parts.push(await whatIf(h, { id: second.id, input, most: 1, after: parts[0]!.next }));
  expect(parts.map(({ looked, all, changed }) => [looked, all, changed])).toEqual([[1, 2, 1], [1, null, 1]]);
  expect(await comes(h, first, 'climb:2')).toEqual([was]);

  const { ladderStep: edited } = await change(h, second, { share: 1.1, minutesToTake: 60 });
  expect(edited).toMatchObject({ lineId: second.lineId, edition: 2, until: null });
  expect(await h.amal.refused(KeepLadderStep, { opId: op(), id: second.id, expectedVersion: second.version, input }), 'an edition that has ended stays as it is').toEqual(['changed-meanwhile']);
  // Whatever happens to the case: it stays, and so does what is told of it.
  await h.faisal.done(AssessCase, { opId: op(), id: first.id, expectedVersion: (await room(h.faisal, first)).version, input: { ...figures, likelihoodWhy: 'Fourth time this month.' } });
  await settled(h);
  expect(await comes(h, first, 'climb:2')).toEqual([was]);
  expect((await said(h, first))[2]).toBe('At 125 % of the time: quality takes it within 4 working hours, else it climbs to top management.');
  const next = await investigated(h);
  expect((await said(h, next))[2]).toBe('At 110 % of the time: quality takes it within 1 working hour, else it climbs to top management.');

  expect(await behind(h)).toMatchObject({ cases: 2, change: { id: edited!.id } });
  expect(await whatIf(h)).toMatchObject({ looked: 2, changed: 2, sooner: 2 });
  expect(await h.amal.refused(MigrateLadder, { opId: op(), id: second.id, expectedVersion: second.version }), 'not on what somebody saw before the last change').toEqual(['changed-meanwhile']);
  await h.clock.passes('1 minute');
  expect(await migrated(h)).toEqual([]);
  expect(await comes(h, first, 'climb:2')).toEqual([new Date(named.is!)]);
  expect((await said(h, first))[2]).toContain('At 110 %');
  expect((await planned(h, first, 'decision')).map(({ step }) => step.split(':')[0])).toEqual(['warn', 'climb', 'climb', 'climb']);
  expect(await told(h, first, 'case.ladderMoved')).toHaveLength(1);
  expect(await told(h, next, 'case.ladderMoved'), 'it follows it already').toEqual([]);
  expect((await behind(h)).cases).toBe(0);
  expect((await h.amal.done(Replannings)).replannings).toMatchObject([{ of: 'ladder', name: 'Escalation ladder', cause: 'running cases follow the new edition', cases: 2, failed: 0 }]);
  await migrated(h);
  expect(await told(h, first, 'case.ladderMoved'), 'asked for again, nothing is done again').toHaveLength(1);

  const editions = (await ladder(h, true)).filter(({ lineId }) => lineId === second.lineId).sort((a, b) => a.edition - b.edition);
  expect(editions).toMatchObject([{ edition: 1, share: 1.25, until: edited!.since }, { edition: 2, share: 1.1, until: null }]);
  expect(editions.map((one) => one.said)).toEqual(['At 125 % of the time: quality takes it within 4 working hours, else it climbs to top management.', 'At 110 % of the time: quality takes it within 1 working hour, else it climbs to top management.']);
  expect(await ladder(h)).toHaveLength(4);
});

test('rule 10: where the time of a step has passed already, going over raises at once, and not in the past; what has fired never fires again', async () => {
  const h = await house();
  const kase = await investigated(h);
  const began = h.clock.now();
  await h.clock.reaches(new Date('2026-11-23T05:00:00Z'));
  const warning = { clock: 'decision', level: 0, target: 'lead', share: 0.06 };
  await add(h, { clock: 'decision', share: 0.07 });
  const warned = await add(h, warning);
  await add(h, { clock: 'decision', level: 2, target: 'quality', share: 0.08 });
  await add(h, { clock: 'decision', level: 3, target: 'management', share: 0.9 });
  await h.clock.passes('1 hour');
  expect(await stands(h, kase)).toMatchObject({ level: 0 });
  const found = await whatIf(h);
  expect(found).toMatchObject({ changed: 1, raised: 1, sooner: 0 });
  expect(found.clocks).toMatchObject([{ number: kase.number, clock: 'Decision', effect: 'raised', level: 2, was: expect.any(String) }]);
  const at = new Date(found.clocks[0]!.is!);
  expect(at > began && at < h.clock.now(), 'when it would have come').toBe(true);

  const over = h.clock.now();
  await migrated(h);
  await expect.poll(() => told(h, kase, 'case.escalated')).toMatchObject([{ happenedAt: over, fact: { from: 0, to: 1, cause: 'deadline', clock: 'decision' } }, { happenedAt: over, fact: { from: 1, to: 2, cause: 'deadline', clock: 'decision' } }]);
  const reminded = async () => (await told(h, kase, 'case.watched')).filter(({ fact }) => (fact as { clock?: string }).clock === 'decision');
  await expect.poll(reminded).toHaveLength(1);
  expect(await comes(h, kase, 'climb')).toHaveLength(1);

  // Other editions of them, in the future again: they have done what they do.
  const own = async (level: number) => (await ladder(h)).find((one) => one.level === level && one.clock === 'decision')!;
  await h.clock.passes('1 minute');
  await change(h, await own(2), { share: 0.8 });
  await change(h, await own(1), { share: 0.7 });
  await change(h, warned, { share: 0.6 });
  expect(await whatIf(h)).toMatchObject({ changed: 1, raised: 0, sooner: 0, later: 0, same: 1 });
  await h.clock.passes('1 minute');
  await migrated(h);
  expect((await planned(h, kase, 'decision')).map(({ step }) => step).filter((step) => !step.startsWith('untaken'))).toEqual(['climb:3']);
  expect([await escalationsOf(h, kase), await reminded()].map(({ length }) => length)).toEqual([2, 1]);

  // Out of use, a step is an edition too: those that run keep it, and the next case does without.
  await h.clock.passes('1 minute');
  const [top] = await comes(h, kase, 'climb:3');
  const { ladderStep: gone } = await change(h, await own(3), { active: false });
  expect(gone).toMatchObject({ edition: 2, active: false });
  const next = await investigated(h);
  expect(await comes(h, next, 'climb:3')).toEqual([]);
  await h.faisal.done(AssessCase, { opId: op(), id: kase.id, expectedVersion: (await room(h.faisal, kase)).version, input: { ...figures, likelihoodWhy: 'Fourth time this month.' } });
  await settled(h);
  expect(await comes(h, kase, 'climb:3')).toEqual([top]);
  expect((await whatIf(h)).clocks).toMatchObject([{ number: kase.number, effect: 'later', level: 3, was: top!.toISOString(), is: null }]);
});

test('rule 10: a new cycle of a case climbs the ladder of the day on which it began', async () => {
  const h = await house();
  const [kase, stays] = [await investigated(h), await investigated(h)];
  await h.clock.passes('1 hour');
  await change(h, await generalStep(h, 2), { share: 1.1 });
  const version = async () => (await room(h.huda, kase)).version;
  await h.huda.done(CloseCase, { opId: op(), id: kase.id, expectedVersion: await version(), input: { closing: 'noContact', reason: 'Nobody answers.' } });
  expect((await behind(h)).cases, 'a closed case climbs nothing').toBe(1);
  await h.huda.done(ReopenCase, { opId: op(), id: kase.id, expectedVersion: await version(), reason: 'It came back.' });
  await settled(h);
  expect((await said(h, kase))[2]).toContain('At 110 %');
  expect((await said(h, stays))[2]).toContain('At 125 %');
  expect((await behind(h)).cases).toBe(1);
});

test('rule 10: an action stays on the ladder of the day it was added; with the saving of a step those that run go over, if that is wanted', async () => {
  const h = await house();
  const kase = await investigated(h);
  const action = await anAction(h, kase.id);
  const rows = async (id: string) => (await h.as().em.execute<{ step: string; at: string }[]>("select step, at from deadline where action_id = ? and fired_at is null and step ~ '^climb:' order by at", [id])).map(({ step, at }) => `${step} ${new Date(at).toISOString()}`);
  const kinds = async (stream: string) => (await entriesAfter(h.as().em, stream, 0)).map(({ kind }) => kind);
  await settled(h);
  const before = await rows(action.id);
  expect(before).toHaveLength(3);
  await h.clock.passes('1 hour');
  const own = await add(h, { clock: 'action', share: 1.2, target: 'quality' });
  const later = await anAction(h, kase.id);
  await settled(h);
  expect(await rows(later.id)).toHaveLength(1);
  expect(await rows(action.id)).toEqual(before);
  expect(await behind(h)).toMatchObject({ cases: 1 });
  expect((await whatIf(h)).clocks).toMatchObject([{ number: kase.number, clock: 'Action', action: action.number, effect: 'later', level: 1, was: before[0]!.split(' ')[1] }]);

  await h.clock.passes('1 hour');
  const typed = await whatIf(h, { id: own.id, input: { ...inputOf(own), share: 1.1 } });
  expect(typed).toMatchObject({ looked: 1, changed: 1, sooner: 1 });
  await change(h, own, { share: 1.1 }, true);
  await carriedOut(h);
  expect(await rows(action.id)).toEqual([`climb:1 ${String(typed.clocks.find((one) => one.action === action.number)!.is)}`]);
  expect((await kinds(actionStream(action.id))).filter((kind) => kind === 'action.ladderMoved')).toHaveLength(1);
  expect((await kinds(caseStream(kase.id))).filter((kind) => kind === 'case.ladderMoved'), 'one for the case too').toHaveLength(1);
  expect((await behind(h)).cases).toBe(0);
});
