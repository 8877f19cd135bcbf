import { expect, test } from 'vitest';
import { house, type TestHouse } from '../house.ts';
import { CloseCase, Room } from '../../schema/documents/case.ts';
import {
  AddCause, BackCause, ClassCause, Findings, JudgeCause, LinkCause, MergeCause, MoveCause, RecordRootCause, RemoveCause, RewordCause, VoteForCause, WaiveCause,
} from '../../schema/documents/investigation.ts';
import { caseStream, trackingStream } from '../../server/journal/stream.entity.ts';
import { entriesAfter } from '../../server/journal/reader.ts';
import { tell } from '../../server/journal/telling.ts';
import { aCase, op, room } from '../case/room.ts';
import { added, aRoom, confirmed, findings, findingsOf, recorded, shown } from './findings.ts';

const kinds = async (h: TestHouse, stream: string): Promise<string[]> => (await entriesAfter(h.as().em, stream, 0)).map(({ kind }) => kind);

test('a hypothesis is light for the team, and closed to everybody else', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const input = { text: 'Box above 8 °C at handover', leg: 'occurrence' };
  expect(await h.tariq.refused(AddCause, { opId: op(), caseId: kase.id, input })).toEqual(['not-found']);
  expect(await h.rami.refused(AddCause, { opId: op(), caseId: kase.id, input })).toEqual(['not-permitted']);
  expect(await h.amal.refused(AddCause, { opId: op(), caseId: kase.id, input })).toEqual(['not-found']);
  expect(await h.guest().refused(AddCause, { opId: op(), caseId: kase.id, input })).toEqual(['UNAUTHENTICATED']);
  expect(await h.lina.refused(AddCause, { opId: op(), caseId: kase.id, input: { text: '  ', leg: 'occurrence' } })).toEqual(['required']);
  expect(await h.lina.refused(AddCause, { opId: op(), caseId: kase.id, input: { text: 'x'.repeat(1001), leg: 'occurrence' } })).toEqual(['too-long']);
  expect(await h.lina.refused(AddCause, { opId: op(), caseId: kase.id, input: { text: 'x', leg: 'leg' } })).toEqual(['unknown-value']);
  expect(await h.lina.refused(AddCause, { opId: op(), caseId: 'no id', input })).toEqual(['not-found']);

  const once = { opId: op(), caseId: kase.id, input };
  const first = (await h.lina.done(AddCause, once)).addCause.cause!;
  expect((await h.lina.done(AddCause, once)).addCause.cause!.id).toBe(first.id);
  const child = await added(h.salma, kase.id, 'Gel packs only half frozen', first.id, 'detection');
  expect(child).toMatchObject({ parentId: first.id, leg: 'occurrence', state: 'hypothesis', author: { name: 'Salma Karim' } });

  expect((await findings(h.faisal, kase.id)).causes.map(({ text }) => text).sort()).toEqual(['Box above 8 °C at handover', 'Gel packs only half frozen']);
  expect(await findingsOf(h.sami, kase.id)).toBeNull();
  expect((await kinds(h, caseStream(kase.id))).filter((kind) => kind === 'cause.added')).toHaveLength(2);
  expect(await kinds(h, trackingStream(kase.id))).not.toContain('cause.added');
});

test('causes are work of the room: not before the assessment, not after closing', async () => {
  const h = await house();
  const kase = await aCase(h);
  expect(await h.huda.refused(AddCause, { opId: op(), caseId: kase.id, input: { text: 'Too early', leg: 'occurrence' } })).toEqual(['case.wrong-stage']);
});

test('a cause is moved, linked and merged; circles are refused and explained', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const [a, b, c] = [await added(h.salma, kase.id, 'A'), await added(h.salma, kase.id, 'B'), await added(h.salma, kase.id, 'C', null, 'systemic')];
  const move = (who: TestHouse['salma'], id: string, place: { parentId?: string | null; beforeId?: string | null; leg?: string | null }) => who.refused(MoveCause, { opId: op(), id, place });
  expect(await move(h.tariq, b.id, { parentId: a.id })).toEqual(['not-found']);
  expect(await move(h.faisal, b.id, { parentId: a.id })).toEqual(['not-permitted']);
  expect(await move(h.salma, b.id, { parentId: a.id })).toEqual([]);
  expect(await move(h.salma, c.id, { parentId: b.id })).toEqual([]);
  expect(await move(h.salma, a.id, { parentId: c.id })).toEqual(['cause.circle']);
  expect(await move(h.salma, a.id, { parentId: a.id })).toEqual(['cause.circle']);
  expect((await findings(h.lina, kase.id)).causes.map(({ text, leg, parentId }) => [text, leg, parentId]).sort()).toEqual([['A', 'occurrence', null], ['B', 'occurrence', a.id], ['C', 'occurrence', b.id]]);

  const d = await added(h.lina, kase.id, 'D', a.id);
  expect(await h.lina.refused(LinkCause, { opId: op(), id: b.id, underId: c.id, linked: true })).toEqual(['cause.circle']);
  await h.lina.done(LinkCause, { opId: op(), id: d.id, underId: c.id, linked: true });
  expect(await move(h.lina, c.id, { parentId: d.id })).toEqual(['cause.circle']);
  expect(await move(h.lina, d.id, { parentId: a.id, beforeId: b.id })).toEqual([]);
  expect((await findings(h.lina, kase.id)).causes.filter(({ parentId }) => parentId === a.id).sort((x, y) => x.order - y.order).map(({ text }) => text)).toEqual(['D', 'B']);

  expect(await h.lina.refused(MergeCause, { opId: op(), id: a.id, intoId: c.id })).toEqual(['cause.circle']);
  expect(await h.lina.refused(MergeCause, { opId: op(), id: b.id, intoId: d.id })).toEqual(['cause.circle']);
  await h.lina.done(LinkCause, { opId: op(), id: d.id, underId: c.id, linked: false });
  await h.lina.done(VoteForCause, { opId: op(), id: b.id, agrees: true });
  await h.lina.done(MergeCause, { opId: op(), id: b.id, intoId: d.id });
  const after = (await findings(h.lina, kase.id)).causes;
  expect(after.map(({ text }) => text)).not.toContain('B');
  expect(after.find(({ text }) => text === 'C')).toMatchObject({ parentId: d.id });
  expect(after.find(({ text }) => text === 'D')).toMatchObject({ votes: [h.lina.id], alsoUnder: [] });

  // Taken back: what went along comes back, and what somebody has moved since stays where they put it.
  const e = await added(h.salma, kase.id, 'E', c.id);
  await h.lina.done(RemoveCause, { opId: op(), id: b.id, restored: true });
  const parted = async () => Object.fromEntries((await findings(h.lina, kase.id)).causes.map((one) => [one.text, one]));
  expect(await parted()).toMatchObject({ B: { parentId: a.id, votes: [h.lina.id], removedAt: null }, C: { parentId: b.id }, D: { votes: [] }, E: { parentId: c.id } });
  await h.lina.done(MergeCause, { opId: op(), id: c.id, intoId: d.id });
  expect(await parted()).toMatchObject({ E: { parentId: d.id } });
  await h.lina.done(MoveCause, { opId: op(), id: e.id, place: { parentId: a.id } });
  // What it stood under is beneath the one that comes back now: it would explain itself.
  await h.lina.done(RemoveCause, { opId: op(), id: c.id, restored: true });
  expect(await parted()).toMatchObject({ C: { parentId: b.id }, E: { parentId: a.id } });
});

test('a move to the top takes the branch into the leg it is dropped on', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const [a, b] = [await added(h.salma, kase.id, 'A'), await added(h.salma, kase.id, 'B')];
  await h.salma.done(MoveCause, { opId: op(), id: b.id, place: { parentId: a.id } });
  const c = await added(h.salma, kase.id, 'C', b.id);
  await h.salma.done(MoveCause, { opId: op(), id: b.id, place: { leg: 'systemic' } });
  const legs = Object.fromEntries((await findings(h.salma, kase.id)).causes.map((one) => [one.text, one.leg]));
  expect(legs).toEqual({ A: 'occurrence', B: 'systemic', C: 'systemic' });
  expect(c.leg).toBe('occurrence');
});

test('dropped on a bone of the fish a cause has that category; moved elsewhere it keeps it', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const [a, b] = [await added(h.salma, kase.id, 'A'), await added(h.salma, kase.id, 'B')];
  const categories = (await h.salma.done(Findings, { id: kase.id })).causeCategories;
  const now = async () => (await findings(h.lina, kase.id)).causes.find(({ id }) => id === a.id)!;
  expect(await h.salma.refused(MoveCause, { opId: op(), id: a.id, place: { leg: 'systemic', category: 'x'.repeat(101) } })).toEqual(['too-long']);
  await h.salma.done(MoveCause, { opId: op(), id: a.id, place: { leg: 'systemic', category: categories[0]!.code } });
  expect(await now()).toMatchObject({ leg: 'systemic', parentId: null, categorySaid: categories[0]!.name });
  await h.salma.done(MoveCause, { opId: op(), id: a.id, place: { parentId: b.id } });
  expect(await now()).toMatchObject({ leg: 'occurrence', parentId: b.id, categorySaid: categories[0]!.name });
  await h.salma.done(MoveCause, { opId: op(), id: a.id, place: { leg: 'occurrence', category: '' } });
  expect(await now()).toMatchObject({ parentId: null, category: null });
});

test('a branch goes and comes back as a whole; what finds its place gone waits on the tray', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const a = await added(h.salma, kase.id, 'A');
  const b = await added(h.salma, kase.id, 'B', a.id);
  await added(h.salma, kase.id, 'C', b.id);
  expect(await h.faisal.refused(RemoveCause, { opId: op(), id: a.id, restored: false })).toEqual(['not-permitted']);
  await h.salma.done(RemoveCause, { opId: op(), id: a.id, restored: false });
  expect((await findings(h.salma, kase.id)).causes).toEqual([]);
  expect(await h.salma.refused(RewordCause, { opId: op(), id: b.id, text: 'Too late', expectedVersion: 2 })).toEqual(['cause.gone']);

  const late = await added(h.lina, kase.id, 'Written meanwhile', b.id);
  expect(late).toMatchObject({ parentId: null, unplaced: true });
  await h.salma.done(RemoveCause, { opId: op(), id: b.id, restored: true });
  expect((await findings(h.salma, kase.id)).causes.map(({ text, parentId, unplaced }) => [text, parentId, unplaced]).sort()).toEqual([['B', null, true], ['C', b.id, false], ['Written meanwhile', null, true]]);
  await h.salma.done(RemoveCause, { opId: op(), id: a.id, restored: true });
  expect((await findings(h.salma, kase.id)).causes).toHaveLength(4);
});

test('adding a hypothesis is light; recording a root cause is a decision: a person, a reason, evidence, the journal', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const cause = await added(h.lina, kase.id, 'Human error at loading');
  expect(cause.question).toMatch(/way of working/);
  const judge = (who: TestHouse['salma'], state: string, expectedVersion: number, reason = 'The curve shows it.') => who.refused(JudgeCause, { opId: op(), id: cause.id, state, reason, expectedVersion });
  expect(await judge(h.salma, 'confirmed', cause.version)).toEqual(['cause.needs-evidence']);
  expect(await h.salma.refused(RecordRootCause, { opId: op(), id: cause.id, reason: 'x', expectedVersion: cause.version })).toEqual(['cause.needs-evidence']);

  const other = await aRoom(h, { title: 'Another' });
  const elsewhere = await shown(h.salma, other.id);
  const evidence = await shown(h.salma, kase.id);
  const back = (references: string[]) => h.salma.refused(BackCause, { opId: op(), id: cause.id, input: { evidence: references } });
  expect(await back([`${elsewhere.id}@1`])).toEqual(['evidence.elsewhere']);
  expect(await back([`${evidence.id}@2`])).toEqual(['evidence.elsewhere']);
  expect(await back(['nothing'])).toEqual(['evidence.elsewhere']);
  expect(await back([`${evidence.id}@1`])).toEqual([]);

  const now = async () => (await findings(h.salma, kase.id)).causes[0]!;
  expect(await h.salma.refused(RecordRootCause, { opId: op(), id: cause.id, reason: 'x', expectedVersion: (await now()).version })).toEqual(['cause.needs-confirmation']);
  expect(await judge(h.faisal, 'confirmed', (await now()).version)).toEqual(['not-permitted']);
  expect(await judge(h.lina, 'confirmed', (await now()).version, ' ')).toEqual(['required']);
  const stale = (await now()).version;
  expect(await judge(h.lina, 'confirmed', stale)).toEqual([]);
  const { data } = await h.salma.ask(JudgeCause, { opId: op(), id: cause.id, state: 'rejected', reason: 'I saw it otherwise.', expectedVersion: stale });
  expect(data!.judgeCause.userErrors).toMatchObject([{ code: 'changed-meanwhile', message: expect.stringContaining('Lina Aziz') }]);

  expect(await h.lina.refused(RecordRootCause, { opId: op(), id: cause.id, reason: 'x', expectedVersion: (await now()).version })).toEqual(['not-permitted']);
  await h.salma.done(RecordRootCause, { opId: op(), id: cause.id, reason: 'Three of three.', expectedVersion: (await now()).version });
  expect(await now()).toMatchObject({ state: 'confirmed', judge: { name: 'Lina Aziz' }, recorder: { name: 'Salma Karim' }, recording: 'Three of three.', judgement: 'The curve shows it.', rests: [{ number: 1, version: 1 }] });

  expect(await h.salma.refused(RewordCause, { opId: op(), id: cause.id, text: 'Something else', expectedVersion: (await now()).version })).toEqual(['cause.recorded']);
  expect(await h.salma.refused(RemoveCause, { opId: op(), id: cause.id, restored: false })).toEqual(['cause.recorded']);
  expect(await h.salma.refused(BackCause, { opId: op(), id: cause.id, input: { evidence: [] } })).toEqual(['cause.needs-evidence']);
  expect(await judge(h.lina, 'rejected', (await now()).version, 'The freezer was the cause.')).toEqual([]);
  expect(await now()).toMatchObject({ state: 'rejected', recordedAt: null, recorder: null });
});

test('who sees it: the team hears the cause, a card-only reader a hole, the complainant that it was found out', async () => {
  const h = await house();
  const kase = await aRoom(h);
  await recorded(h, kase.id);
  const entries = await entriesAfter(h.as().em, caseStream(kase.id), 0);
  const heard = async (who: TestHouse['salma'], roles: string[], department: string[] = []) =>
    (await tell(h.as({ kind: 'person', id: who.id, roles, departments: department }), entries)).map((entry) => (entry.hole ? 'hole' : entry.kind));
  const [recording, adding] = ['cause.recorded', 'cause.added'].map((kind) => entries.findIndex((entry) => entry.kind === kind)) as [number, number];
  expect((await heard(h.huda, ['quality']))[recording]).toBe('cause.recorded');
  const management = await heard(h.sami, ['management']);
  expect([management[recording], management[adding]]).toEqual(['hole', 'hole']);
  expect((await heard(h.tariq, ['investigator']))[recording]).toBe('hole');

  const outside = await entriesAfter(h.as().em, trackingStream(kase.id), 0);
  expect(outside.filter(({ kind }) => kind === 'cause.recorded')).toMatchObject([{ fact: {}, actorKind: 'system' }]);
  const told = await tell(h.as({ kind: 'complainant', id: kase.id, roles: [], departments: [] }), outside);
  expect(told.at(-1)!.sentence).toBe('We found out why it happened.');
  const { caseByNumber } = await h.salma.done(Room, { number: kase.number });
  const entry = caseByNumber!.story.find(({ kind }) => kind === 'cause.recorded')!;
  expect(entry.clauses).toContain('7.6');
  expect(entry.texts.map(({ body }) => body)).toContain('Three of three deliveries.');
});

test('a reworded cause has to be judged anew', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const cause = await confirmed(h, kase.id);
  expect(await h.salma.refused(RewordCause, { opId: op(), id: cause.id, text: 'x', expectedVersion: 1 })).toEqual(['changed-meanwhile']);
  await h.salma.done(RewordCause, { opId: op(), id: cause.id, text: 'Gel packs not frozen through', expectedVersion: cause.version });
  expect((await findings(h.salma, kase.id)).causes[0]).toMatchObject({ text: 'Gel packs not frozen through', state: 'hypothesis', judge: null });
});

test('class and votes', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const cause = await added(h.salma, kase.id, 'A');
  const child = await added(h.salma, kase.id, 'B', cause.id);
  const categories = (await h.salma.done(Findings, { id: kase.id })).causeCategories;
  const [first] = categories;
  await h.salma.done(ClassCause, { opId: op(), id: cause.id, input: { leg: 'systemic', category: first?.code ?? 'Own word', confidence: 70 } });
  expect(await h.salma.refused(ClassCause, { opId: op(), id: cause.id, input: { leg: 'systemic', confidence: 101 } })).toEqual(['malformed']);
  for (const who of [h.salma, h.lina, h.lina]) await who.done(VoteForCause, { opId: op(), id: cause.id, agrees: true });
  await h.salma.done(VoteForCause, { opId: op(), id: cause.id, agrees: false });
  const after = (await findings(h.salma, kase.id)).causes;
  expect(after.find(({ id }) => id === cause.id)).toMatchObject({ leg: 'systemic', confidence: 70, votes: [h.lina.id], voters: [{ name: 'Lina Aziz' }], categorySaid: first?.name ?? 'Own word' });
  expect(after.find(({ id }) => id === child.id)).toMatchObject({ leg: 'systemic' });
});

test('closing on the merits asks for a recorded cause, or for a waiver with a reason', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const version = async () => (await room(h.salma, kase)).version;
  const close = async () => h.salma.refused(CloseCase, { opId: op(), id: kase.id, expectedVersion: await version(), input: { closing: 'accepted', reason: 'She said so on the telephone.' } });
  expect(await close()).toContain('case.cause-open');
  expect(await h.salma.refused(WaiveCause, { opId: op(), caseId: kase.id, reason: 'Not worth it', expectedVersion: await version() })).toEqual(['not-permitted']);
  expect(await h.faisal.refused(WaiveCause, { opId: op(), caseId: kase.id, reason: '', expectedVersion: await version() })).toEqual(['required']);
  expect(await h.faisal.refused(WaiveCause, { opId: op(), caseId: kase.id, reason: 'x', expectedVersion: 1 })).toEqual(['changed-meanwhile']);
  await h.faisal.done(WaiveCause, { opId: op(), caseId: kase.id, reason: 'The depot was closed for good.', expectedVersion: await version() });
  expect(await close()).not.toContain('case.cause-open');
  expect(await findings(h.salma, kase.id)).toMatchObject({ causeWaived: true, causeWaivedWhy: 'The depot was closed for good.' });

  await recorded(h, kase.id);
  expect(await findings(h.salma, kase.id)).toMatchObject({ causeWaived: false });
  expect(await close()).not.toContain('case.cause-open');
  expect(await h.faisal.refused(WaiveCause, { opId: op(), caseId: kase.id, reason: 'x', expectedVersion: await version() })).toEqual(['cause.found']);
});
