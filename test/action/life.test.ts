import { expect, test } from 'vitest';
import { house, type NamedPerson } from '../house.ts';
import { CloseCase } from '../../schema/documents/case.ts';
import { Findings } from '../../schema/documents/investigation.ts';
import {
  Actions, AddAction, BlockAction, CancelAction, CaseActions, EditAction, ImplementAction, JudgeEffect, LinkAction, PlanVerification, StartAction, TakeBackAction, VerifyImplementation,
} from '../../schema/documents/action.ts';
import { reopenWhatDidNotWork } from '../../server/action/reopening.reader.ts';
import { entriesAfter } from '../../server/journal/reader.ts';
import { actionStream, caseStream, trackingStream } from '../../server/journal/stream.entity.ts';
import { tell } from '../../server/journal/telling.ts';
import { op, room } from '../case/room.ts';
import { added, aRoom, recorded } from '../investigation/findings.ts';
import { anAction, deed, due, plan, planned, verified } from './deeds.ts';

test('an action is born from a case, by those who work on it', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const other = await aRoom(h, { title: 'Another' });
  const elsewhere = await added(h.salma, other.id, 'Of another case');
  const input = { kind: 'corrective', title: 'Freeze the packs for 24 hours', ownerId: h.salma.id, dueAt: due };
  const add = (who: NamedPerson, more: object = {}) => who.ask(AddAction, { opId: op(), caseId: kase.id, input: { ...input, ...more } });
  const codes = async (answer: ReturnType<typeof add>) => (await answer).data!.addAction.userErrors.map(({ code, field }) => `${code} ${field?.join('.') ?? ''}`);
  expect(await codes(add(h.tariq))).toEqual(['not-found ']);
  expect(await codes(add(h.rami))).toEqual(['not-permitted ']);
  expect(await codes(add(h.salma, { title: '' }))).toEqual(['required title']);
  expect(await codes(add(h.salma, { kind: 'punishment' }))).toEqual(['unknown-value kind']);
  expect(await codes(add(h.salma, { dueAt: '2026-11-01T00:00:00Z' }))).toEqual(['action.due-past dueAt']);
  // Nobody could reckon with it, and every deadline behind it would wait.
  expect((await add(h.salma, { dueAt: '9999-12-31T23:59:59Z' })).errors).toMatchObject([{ message: '“input.dueAt”: a date from 1900 to 2100 is expected here.', extensions: { code: 'BAD_USER_INPUT' } }]);
  expect(await codes(add(h.salma, { ownerId: kase.id }))).toEqual(['person.unknown ownerId']);
  expect(await codes(add(h.salma, { causeId: elsewhere.id }))).toEqual(['cause.gone causeId']);
  const action = (await add(h.salma)).data!.addAction.action!;
  expect(action.number).toMatch(/^A-\d{6}$/);
  expect(await deed(h.faisal, action.number)).toMatchObject({ stage: 'planned', owner: { name: 'Salma Karim' }, cases: [{ number: kase.number, born: true }], overdue: false });
  for (const stream of [actionStream(action.id), caseStream(kase.id)]) expect((await entriesAfter(h.as().em, stream, 0)).at(-1)).toMatchObject({ kind: 'action.added', fact: { number: action.number, owner: h.salma.id } });
  expect((await entriesAfter(h.as().em, trackingStream(kase.id), 0)).some(({ kind }) => kind.startsWith('action'))).toBe(false);
});

test('the plan is fixed before the work starts; a later change is a version with a reason', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const action = await anAction(h, kase.id);
  const set = (who: NamedPerson, more: object = {}, verifierId = h.omar.id, reason: string | null = null, expectedVersion = action.version) =>
    who.refused(PlanVerification, { opId: op(), id: action.id, plan: { ...plan, ...more }, verifierId, expectedVersion, reason });
  expect(await h.salma.refused(StartAction, { opId: op(), id: action.id })).toEqual(['action.plan-first']);
  expect(await set(h.tariq)).toEqual(['not-found']);
  expect(await set(h.salma, { criterion: '' })).toEqual(['required']);
  expect(await set(h.salma, { windowDays: 0 })).toEqual(['malformed']);
  expect(await set(h.salma, { threshold: 5 })).toEqual(['action.trend-figures']);
  expect(await set(h.salma, { baseline: null })).toEqual(['action.trend-figures']);
  expect(await set(h.salma, {}, h.salma.id)).toEqual(['action.own-work']);
  expect(await set(h.salma, {}, h.omar.id, null, 9)).toEqual(['changed-meanwhile']);
  expect(await set(h.salma)).toEqual([]);
  const now = await deed(h.salma, action.number);
  expect(now).toMatchObject({ planVersion: 1, verifier: { name: 'Omar Saleh' }, plan: { threshold: 1 } });
  expect(await set(h.salma, { threshold: 2 }, h.omar.id, null, now.version)).toEqual(['action.why-changed']);
  expect(await set(h.salma, { threshold: 2 }, h.omar.id, 'The baseline counted returns twice.', now.version)).toEqual([]);
  const story = (await deed(h.omar, action.number)).story.filter(({ kind }) => kind === 'action.planned');
  expect(story.map(({ fact }) => (JSON.parse(fact!) as { version: number; threshold: number }).threshold)).toEqual([1, 2]);
  expect(story[1]!.texts.map(({ body }) => body)).toContain('The baseline counted returns twice.');
});

test('overdue and blocked are independent of each other and of the stage', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const action = await planned(h, kase.id);
  const { number } = await deedOf(h.salma, kase.id);
  const view = async (who: NamedPerson, name: string) => (await who.done(Actions, { view: name, first: 10 })).actions.nodes.map((one) => one.number);
  expect(await h.tariq.refused(BlockAction, { opId: op(), id: action.id, reason: 'x' })).toEqual(['not-found']);
  await h.salma.done(BlockAction, { opId: op(), id: action.id, reason: 'No second freezer yet.' });
  expect(await deed(h.salma, number)).toMatchObject({ blocked: true, overdue: false, stage: 'planned' });
  await h.clock.passes('30 days');
  expect(await deed(h.salma, number)).toMatchObject({ blocked: true, overdue: true, stage: 'planned', blockedBy: 'No second freezer yet.' });
  await h.salma.done(StartAction, { opId: op(), id: action.id });
  await h.salma.done(BlockAction, { opId: op(), id: action.id });
  expect(await deed(h.salma, number)).toMatchObject({ blocked: false, overdue: true, stage: 'started' });
  expect([await view(h.salma, 'overdue'), await view(h.salma, 'mine'), await view(h.omar, 'toVerify'), await view(h.tariq, 'all'), await view(h.huda, 'overdue')]).toEqual([[number], [number], [], [], [number]]);
  await h.salma.done(ImplementAction, { opId: op(), id: action.id, input: { done: 'Two freezers.', similarPlaces: 'None.' } });
  expect(await deed(h.salma, number)).toMatchObject({ overdue: false, stage: 'implemented' });
  expect([await view(h.salma, 'overdue'), await view(h.omar, 'toVerify')]).toEqual([[], [number]]);
});

test('another owner or date needs a reason; the first date stays for ever', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const action = await anAction(h, kase.id);
  const input = { title: 'Freeze the packs for 30 hours', ownerId: h.salma.id, dueAt: due };
  const edit = (who: NamedPerson, more: object, expectedVersion = action.version) => who.refused(EditAction, { opId: op(), id: action.id, input: { ...input, ...more }, expectedVersion });
  expect(await edit(h.tariq, {})).toEqual(['not-found']);
  expect(await edit(h.salma, { dueAt: '2027-01-10T09:00:00.000Z' })).toEqual(['action.why-changed']);
  expect(await edit(h.salma, { ownerId: h.lina.id })).toEqual(['action.why-changed']);
  expect(await edit(h.salma, { dueAt: '2027-01-10T09:00:00.000Z', reason: 'The freezer comes in January.' })).toEqual([]);
  expect(await edit(h.lina, {})).toEqual(['changed-meanwhile']);
  // What is left out stays.
  expect(await h.salma.refused(EditAction, { opId: op(), id: action.id, input: { details: 'Both depots.' }, expectedVersion: (await deed(h.salma, action.number)).version })).toEqual([]);
  expect(await deed(h.salma, action.number)).toMatchObject({ details: 'Both depots.' });
  expect(await deed(h.salma, action.number)).toMatchObject({ title: 'Freeze the packs for 30 hours', firstDueAt: due, dueAt: '2027-01-10T09:00:00.000Z' });
});

test('what was recorded by mistake is taken back, a stage at a time, until somebody else has seen it; its clock runs on', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const action = await planned(h, kase.id);
  const { number } = await deedOf(h.salma, kase.id);
  const back = async (who: NamedPerson, expectedVersion?: number) => who.refused(TakeBackAction, { opId: op(), id: action.id, expectedVersion: expectedVersion ?? (await deed(h.salma, number)).version });
  expect(await back(h.salma)).toEqual(['action.wrong-step']);
  await h.salma.done(StartAction, { opId: op(), id: action.id });
  await h.salma.done(ImplementAction, { opId: op(), id: action.id, input: { done: 'The wrong action.', similarPlaces: 'None.' } });
  expect([await back(h.rami), await back(h.salma, 1)]).toEqual([['not-permitted'], ['changed-meanwhile']]);
  expect(await back(h.salma)).toEqual([]);
  expect(await deed(h.salma, number)).toMatchObject({ stage: 'started', implementedAt: null, implementer: null, done: null, similarPlaces: null, clock: { phase: 'running', stoppedAt: null } });
  expect(await back(h.salma)).toEqual([]);
  const now = await deed(h.salma, number);
  expect(now).toMatchObject({ stage: 'planned', startedAt: null });
  expect(now.story.at(-1)!.sentence).toBe(`${number}: “Under way” was taken back; it is “Planned” again`);
  await h.salma.done(StartAction, { opId: op(), id: action.id });
  const { implementAction } = await h.salma.done(ImplementAction, { opId: op(), id: action.id, input: { done: 'Two freezers.', similarPlaces: 'None.', implementerId: h.lina.id } });
  await h.omar.done(VerifyImplementation, { opId: op(), id: action.id, note: 'Seen on site.', expectedVersion: implementAction.action!.version });
  expect(await back(h.salma)).toEqual(['action.wrong-step']);
});

test('nobody verifies their own work: three people, or a recorded control that is shown with the verdict', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const action = await planned(h, kase.id);
  const { number } = await deedOf(h.salma, kase.id);
  await h.salma.done(StartAction, { opId: op(), id: action.id });
  expect(await h.salma.refused(ImplementAction, { opId: op(), id: action.id, input: { done: 'Two freezers.' } })).toEqual(['action.similar-asked']);
  const { implementAction } = await h.salma.done(ImplementAction, { opId: op(), id: action.id, input: { done: 'Two freezers.', similarPlaces: 'Dammam: the same.' } });
  const check = (who: NamedPerson, more: { control?: string } = {}, expectedVersion = implementAction.action!.version) => who.refused(VerifyImplementation, { opId: op(), id: action.id, note: 'Seen.', expectedVersion, ...more });
  expect(await check(h.lina)).toEqual(['not-permitted']);
  expect(await check(h.rami)).toEqual(['not-permitted']);
  expect(await check(h.salma)).toEqual(['not-permitted']);
  expect(await check(h.omar, {}, 1)).toEqual(['changed-meanwhile']);
  expect(await check(h.omar)).toEqual([]);
  await h.clock.passes('60 days');
  const judge = async (control?: string) => {
    const { version } = await deed(h.omar, number);
    return h.omar.refused(JudgeEffect, { opId: op(), id: action.id, verdict: { effective: true, figure: 0.4, exposure: 2_500, reason: 'One in 2,500.', ...(control ? { control } : {}) }, expectedVersion: version });
  };
  expect(await judge()).toEqual(['action.own-work']);
  expect(await judge('The depot has two people; the branch manager read the logger with me.')).toEqual([]);
  expect(await deed(h.huda, number)).toMatchObject({ stage: 'effective', verdict: { effective: true, figure: 0.4, control: 'The depot has two people; the branch manager read the logger with me.' }, judge: { name: 'Omar Saleh' }, verdictWhy: 'One in 2,500.' });
});

test('no verdict before the window has passed, without a volume, or against the threshold', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const action = await verified(h, kase.id);
  const judge = async (verdict: object) => {
    const { data } = await h.omar.ask(JudgeEffect, { opId: op(), id: action.id, verdict: { effective: true, reason: 'Figures.', ...verdict } as never, expectedVersion: action.version });
    return data!.judgeEffect.userErrors;
  };
  expect(await judge({ figure: 0.4, exposure: 2_500 })).toMatchObject([{ code: 'action.too-early', message: 'By the plan, the effect can be judged from 29 December 2026 on.' }]);
  await h.clock.passes('37 days');
  expect(await judge({ exposure: 2_500 })).toMatchObject([{ code: 'required', field: ['verdict', 'figure'] }]);
  expect(await judge({ figure: 0.4 })).toMatchObject([{ code: 'action.no-volume', field: ['verdict', 'exposure'] }]);
  expect(await judge({ figure: 0.4, exposure: 0 })).toMatchObject([{ code: 'action.no-volume' }]);
  expect(await judge({ figure: 1.2, exposure: 2_500 })).toMatchObject([{ code: 'action.against-figures', field: ['verdict', 'effective'] }]);
  expect(await judge({ figure: 1, exposure: 2_500 })).toEqual([]);
  expect((await entriesAfter(h.as().em, caseStream(kase.id), 0)).at(-1)).toMatchObject({ kind: 'action.judged', fact: { effective: true, figure: 1, exposure: 2_500, baseline: 4.2, threshold: 1, plan: 1 } });
});

test('an action that did not work opens a new round of causes; the old ones stay, marked; a closed case is opened again', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const old = await recorded(h, kase.id);
  const action = await verified(h, kase.id);
  await h.clock.passes('37 days');
  await h.omar.done(JudgeEffect, { opId: op(), id: action.id, verdict: { effective: false, figure: 3.9, exposure: 2_000, reason: 'As before.' }, expectedVersion: action.version });
  const found = (await h.salma.done(Findings, { id: kase.id })).case!;
  expect(found).toMatchObject({ causeRound: 2, causeRounds: [{ number: 2 }], causes: [{ id: old.id, cycle: 1, recordedAt: expect.any(String) }] });
  const fresh = await added(h.salma, kase.id, 'The layout of the depot');
  expect(fresh).toMatchObject({ cycle: 2 });
  expect((await added(h.salma, kase.id, 'Under the old one', old.id)).unplaced).toBe(true);
  const version = async () => (await room(h.salma, kase)).version;
  const close = async () => h.salma.refused(CloseCase, { opId: op(), id: kase.id, expectedVersion: await version(), input: { closing: 'accepted', reason: 'She said so on the telephone.' } });
  // The watch may have touched the case between the look and the step.
  await expect.poll(close).toContain('case.cause-open');

  await h.salma.done(CloseCase, { opId: op(), id: kase.id, expectedVersion: await version(), input: { closing: 'withdrawn', reason: 'By phone.' } });
  const entries = await entriesAfter(h.as().em, caseStream(kase.id), 0);
  await reopenWhatDidNotWork(h.as(), entries);
  expect(await room(h.salma, kase)).toMatchObject({ stage: 'investigating', cycle: 2 });
  await reopenWhatDidNotWork(h.as(), entries);
  expect(await room(h.salma, kase)).toMatchObject({ cycle: 2 });
});

test('a correction ends when somebody else saw that it was done', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const action = await anAction(h, kase.id, { kind: 'correction' });
  const { implementAction } = await h.salma.done(ImplementAction, { opId: op(), id: action.id, input: { done: 'A new box left at noon.' } });
  const check = (who: NamedPerson) => who.refused(VerifyImplementation, { opId: op(), id: action.id, note: 'The clinic confirmed.', expectedVersion: implementAction.action!.version });
  expect(await check(h.salma)).toEqual(['action.own-work']);
  expect(await check(h.lina)).toEqual([]);
  expect(await deed(h.salma, action.number)).toMatchObject({ stage: 'effective', checker: { name: 'Lina Aziz' }, checkedNote: 'The clinic confirmed.' });
});

test('one action answers many complaints, and each hears of it; also when it is linked while it moves', async () => {
  const h = await house();
  const [kase, other, third] = [await aRoom(h), await aRoom(h, { title: 'Another' }), await aRoom(h, { title: 'A third' })];
  const action = await planned(h, kase.id);
  expect(await h.tariq.refused(LinkAction, { opId: op(), id: action.id, caseId: other.id })).toEqual(['not-found']);
  expect(await h.rami.refused(LinkAction, { opId: op(), id: action.id, caseId: other.id })).toEqual(['not-permitted']);
  await h.salma.done(LinkAction, { opId: op(), id: action.id, caseId: other.id });
  await Promise.all([h.salma.done(LinkAction, { opId: op(), id: action.id, caseId: third.id }), h.salma.done(StartAction, { opId: op(), id: action.id }), h.salma.done(BlockAction, { opId: op(), id: action.id, reason: 'No key.' })]);
  await h.salma.done(BlockAction, { opId: op(), id: action.id });
  for (const one of [kase, other, third]) {
    expect((await entriesAfter(h.as().em, caseStream(one.id), 0)).at(-1)).toMatchObject({ kind: 'action.blocked', fact: { blocked: false } });
    expect((await h.salma.done(CaseActions, { id: one.id })).case!.actions).toHaveLength(1);
  }
});

test('cancelling needs a reason, and only before it was done', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const action = await anAction(h, kase.id);
  const cancel = (who: NamedPerson, reason: string) => who.refused(CancelAction, { opId: op(), id: action.id, reason, expectedVersion: action.version });
  expect(await cancel(h.lina, 'x')).toEqual(['not-permitted']);
  expect(await cancel(h.salma, '')).toEqual(['required']);
  expect(await cancel(h.salma, 'Another action covers it.')).toEqual([]);
  expect(await h.salma.refused(StartAction, { opId: op(), id: action.id })).toEqual(['action.ended']);
  expect(await deed(h.salma, action.number)).toMatchObject({ stage: 'cancelled', cancelledWhy: 'Another action covers it.', viewer: { can: [] } });
});

test('where the band demands it, closing asks for a corrective or preventive action', async () => {
  const h = await house();
  const kase = await aRoom(h, { severity: 4, likelihood: 4 });
  await recorded(h, kase.id);
  const close = async () => h.salma.refused(CloseCase, { opId: op(), id: kase.id, expectedVersion: (await room(h.salma, kase)).version, input: { closing: 'accepted', reason: 'She said so on the telephone.' } });
  expect(await close()).toContain('case.action-missing');
  const correction = await anAction(h, kase.id, { kind: 'correction' });
  expect(await close()).toEqual(expect.arrayContaining(['case.action-missing', 'case.correction-due']));
  await h.salma.done(ImplementAction, { opId: op(), id: correction.id, input: { done: 'A new delivery.' } });
  expect(await close(), 'done for this customer; whether it helped may be proven later').not.toContain('case.correction-due');
  const action = await anAction(h, kase.id, { kind: 'preventive' });
  expect(await close()).not.toContain('case.action-missing');
  await h.salma.done(CancelAction, { opId: op(), id: action.id, reason: 'x', expectedVersion: action.version });
  expect(await close()).toContain('case.action-missing');
});

test('the story of an action is told to whoever sees the action, and is holes for others', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const action = await anAction(h, kase.id);
  const entries = await entriesAfter(h.as().em, actionStream(action.id), 0);
  const told = async (who: NamedPerson, roles: string[]) => (await tell(h.as({ kind: 'person', id: who.id, roles, departments: [] }), entries)).map(({ hole }) => hole);
  expect(await told(h.sami, ['management'])).toEqual([false]);
  expect(await told(h.tariq, ['investigator'])).toEqual([true]);
});

const deedOf = async (who: NamedPerson, caseId: string) => (await who.done(CaseActions, { id: caseId })).case!.actions[0]!;
