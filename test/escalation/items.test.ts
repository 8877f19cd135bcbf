import { expect, test } from 'vitest';
import { EscalateAction, EscalationsOf, LowerAction, LowerCase, MyEscalations, TakeEscalation, UpdateEscalation } from '../../schema/documents/escalation.ts';
import { AddAction, EditAction, ImplementAction } from '../../schema/documents/action.ts';
import { AppointLead, AssessCase, CloseCase, DescribeCase, MarkCare, NameRespondent, ReopenCase, Room } from '../../schema/documents/case.ts';
import { Acknowledge, Receive } from '../../schema/documents/feedback.ts';
import { ClassifyCase, KeepCategory, SettingsCategories } from '../../schema/documents/policy.ts';
import { PlanAbsence } from '../../schema/documents/people.ts';
import { Escalation } from '../../server/escalation/escalation.entity.ts';
import { Case } from '../../server/case/case.entity.ts';
import { CaseRetitled } from '../../server/case/case.kinds.ts';
import { openIn } from '../../server/case/case.service.ts';
import { onRecord } from '../../server/journal/book.ts';
import { entriesAfter } from '../../server/journal/reader.ts';
import { actionStream, caseStreams, trackingStream } from '../../server/journal/stream.entity.ts';
import { newId } from '../../server/platform/ids.ts';
import { aCase, figures, investigated, op, room, roomOf } from '../case/room.ts';
import { cast, departments } from '../cast.ts';
import { house, type TestHouse } from '../house.ts';
import { aRoom, recorded } from '../investigation/findings.ts';
import { escalationsOf, planned, raised, settled, stands, told } from './board.ts';

const minute = 60_000;
const hour = 60 * minute;
const later = (h: TestHouse, ms: number): Date => new Date(h.clock.now().getTime() + ms);
const take = (h: TestHouse, who: TestHouse['huda'], id: string, nextUpdateAt: Date) => who.done(TakeEscalation, { opId: op(), id, nextUpdateAt: nextUpdateAt.toISOString() } as never);
const update = (who: TestHouse['huda'], id: string, nextUpdateAt: Date) => who.done(UpdateEscalation, { opId: op(), id, comment: 'The van left.', nextUpdateAt: nextUpdateAt.toISOString() } as never);
const causes = async (h: TestHouse, kase: { id: string }) => (await told(h, kase, 'case.escalated')).map(({ fact, happenedAt }) => ({ ...fact, happenedAt }));
const climbs = (h: TestHouse, kase: { id: string }, cause: string, times = 1) =>
  expect.poll(async () => (await causes(h, kase)).filter((one) => (one as { cause?: string }).cause === cause), { interval: 30 }).toHaveLength(times);

test('rule 17: an update that was promised and does not come climbs by itself, at its own instant; one that comes moves the promise', async () => {
  const h = await house();
  const [silent, kept] = [await aCase(h), await aCase(h, { title: 'Billed twice' })];
  const [first, other] = [await raised(h, h.salma, silent), await raised(h, h.salma, kept)];
  const promised = later(h, 90 * minute);
  await take(h, h.faisal, first.id, promised);
  await take(h, h.faisal, other.id, promised);
  await update(h.faisal, other.id, later(h, 48 * hour));
  await settled(h);
  await h.clock.reaches(new Date(promised.getTime() + 7 * minute));
  await climbs(h, silent, 'silence');
  expect((await causes(h, silent)).at(-1)).toMatchObject({ from: 1, to: 2, cause: 'silence', person: h.huda.id, happenedAt: promised });
  expect(await escalationsOf(h, silent)).toMatchObject([{ level: 1, takenBy: h.faisal.id, endedAt: expect.any(Date) }, { level: 2, takenBy: null, endedAt: null }]);
  expect(await causes(h, kept)).toHaveLength(1);

  // At the top nobody stands above: it is told all the same.
  await h.huda.done(TakeEscalation, { opId: op(), id: (await escalationsOf(h, silent))[1]!.id, nextUpdateAt: later(h, hour).toISOString() } as never);
  const top = await raised(h, h.huda, silent, 'outside');
  const last = later(h, hour);
  await take(h, h.sami, top.id, last);
  await settled(h);
  await h.clock.reaches(last);
  await expect.poll(() => told(h, silent, 'escalation.silent')).toMatchObject([{ happenedAt: last, fact: { level: 3, person: h.sami.id } }]);
  expect((await stands(h, silent)).level).toBe(3);
});

test('rule 17: what is late and done before anybody took it calls nobody any more; what somebody took stays with them, and so does what climbed for another reason', async () => {
  const h = await house();
  const [lost, held, hurt] = [await aCase(h, { acknowledged: false }), await aCase(h, { acknowledged: false, title: 'Billed twice' }), await aCase(h, { acknowledged: false, title: 'The lid cut my hand' })];
  const acknowledge = (kase: { id: string }) => h.faisal.done(Acknowledge, { opId: op(), id: kase.id, by: 'letter' } as never);
  const open = async (kase: { id: string }) => (await escalationsOf(h, kase)).filter(({ endedAt }) => !endedAt);
  await take(h, h.faisal, (await raised(h, h.salma, hurt, 'safety')).id, later(h, 400 * hour));

  const climb = async (kase: { id: string }, level: number) => (await planned(h, kase, 'acknowledge')).find(({ step }) => step === `climb:${level}`)!.at;
  await h.clock.reaches(await climb(lost, 1));
  for (const kase of [lost, held]) await expect.poll(() => open(kase)).toMatchObject([{ level: 1, clock: 'acknowledge', takenBy: null }]);
  await take(h, h.faisal, (await open(held))[0]!.id, later(h, 400 * hour));
  for (const kase of [lost, held]) await acknowledge(kase);
  expect([(await stands(h, lost)).level, await open(lost)]).toEqual([0, []]);
  expect((await told(h, lost, 'case.lowered')).map(({ fact }) => fact)).toMatchObject([{ from: 1, to: 0, clock: 'acknowledge' }]);
  expect((await room(h.huda, lost)).story.map(({ sentence }) => sentence)).toContain('De-escalated from level 1 to 0, what was late is done: Acknowledgement');
  expect([(await stands(h, held)).level, await open(held)]).toMatchObject([1, [{ takenBy: h.faisal.id }]]);

  await h.clock.reaches(await climb(hurt, 2));
  await expect.poll(() => open(hurt)).toMatchObject([{ level: 2, clock: 'acknowledge', takenBy: null }]);
  await acknowledge(hurt);
  expect([(await stands(h, hurt)).level, await open(hurt)]).toMatchObject([1, [{ cause: 'safety', takenBy: h.faisal.id }]]);

  // Another time that is up as well stands behind the same item, which is not let go of with the first.
  const twice = await aCase(h, { acknowledged: false, title: 'Late twice' });
  await planned(h, twice);
  await h.clock.reaches((await room(h.huda, twice)).clocks.map(({ dueAt }) => new Date(dueAt!)).sort((a, b) => a.getTime() - b.getTime()).at(-1)!);
  await expect.poll(() => open(twice)).toMatchObject([{ level: 3, clock: 'acknowledge', takenBy: null }]);
  await expect.poll(async () => (await planned(h, twice, 'decision')).filter(({ step }) => step === 'climb:1'), { message: 'the decision is late too' }).toEqual([]);
  await acknowledge(twice);
  expect([(await stands(h, twice)).level, await open(twice)]).toMatchObject([3, [{ clock: 'acknowledge' }]]);
});

test('rule 17: who is away is stood in for by a deputy, who is away too by theirs; whom it is about, those above them and their deputies are never asked', async () => {
  const h = await house();
  const away = (personId: string, deputyId: string | null) => h.amal.done(PlanAbsence, { opId: op(), input: { personId, deputyId, fromAt: later(h, -hour).toISOString(), untilAt: later(h, 48 * hour).toISOString() } } as never);
  await away(h.faisal.id, h.salma.id);
  await away(h.salma.id, h.lina.id);
  const kase = await aCase(h);
  await raised(h, h.huda, kase);
  expect((await escalationsOf(h, kase))[0]!.toId, 'the deputy of the deputy').toBe(h.lina.id);

  const about = await aCase(h, { title: 'Lina was rude' });
  await h.huda.done(NameRespondent, { opId: op(), id: about.id, expectedVersion: (await room(h.huda, about)).version, input: { personId: h.faisal.id } });
  await raised(h, h.huda, about);
  const { excludedIds } = await stands(h, about);
  const [item] = await escalationsOf(h, about);
  expect(excludedIds).toContain(h.faisal.id);
  expect([...excludedIds, h.salma.id, h.lina.id], 'nor whoever stands in for them').not.toContain(item!.toId);

  await away(h.sami.id, null);
  const top = await aCase(h, { title: 'Nobody is left', department: 'legal' });
  await raised(h, h.huda, top);
  expect((await escalationsOf(h, top))[0]!.toId, 'with nobody else, the top has it even while away').toBe(h.sami.id);
});

test('rule 18: what it is about climbs at once and once: a category, an outside body, a cause met before; never who complains', async () => {
  const h = await house();
  const { categories } = (await h.amal.done(SettingsCategories)).settings;
  const [category, plainOne] = categories.filter(({ parentId }) => !parentId) as [typeof categories[number], typeof categories[number]];
  const { id: _id, version: _version, ...input } = category;
  expect(await h.amal.refused(KeepCategory, { opId: op(), id: category.id, expectedVersion: category.version, input: { ...input, climbs: 'vip' } as never })).toEqual(['unknown-value']);
  await h.amal.done(KeepCategory, { opId: op(), id: category.id, expectedVersion: category.version, input: { ...input, climbs: 'vulnerable' } as never });

  const kase = await aCase(h);
  const classify = async (categoryId: string) => h.huda.done(ClassifyCase, { opId: op(), id: kase.id, expectedVersion: (await room(h.huda, kase)).version, categoryId });
  await classify(plainOne.id);
  await settled(h);
  expect(await causes(h, kase)).toEqual([]);
  await classify(category.id);
  await climbs(h, kase, 'vulnerable');

  const id = newId(h.clock.now());
  await onRecord(h.as(), caseStreams(id), (book) => openIn(h.as(), book, id, { nature: 'complaint', title: 'Sent by the authority', channel: 'referral', language: 'ar', receivedAt: h.clock.now(), departmentId: departments.logistics }));
  await climbs(h, { id }, 'outside');

  await settled(h);
  expect(await causes(h, kase), 'once for each cause and cycle').toHaveLength(1);
});

test('rule 18: a cause met before climbs: judged by when the trouble happened, in whatever words it was renamed from, and never for the same matter', async () => {
  const h = await house();
  const [, plainOne] = (await h.amal.done(SettingsCategories)).settings.categories.filter(({ parentId }) => !parentId);
  const met = async (title: string, { text, happenedAt, product, categoryId = plainOne!.id }: { text?: string; happenedAt?: Date; product?: string; categoryId?: string | null } = {}) => {
    const kase = await aRoom(h, { title, ...(product ? { product } : {}) });
    if (categoryId) await h.huda.done(ClassifyCase, { opId: op(), id: kase.id, expectedVersion: (await room(h.huda, kase)).version, categoryId });
    if (happenedAt) await h.salma.done(DescribeCase, { opId: op(), id: kase.id, expectedVersion: (await room(h.salma, kase)).version, input: { happenedAt: happenedAt.toISOString() } });
    await recorded(h, kase.id, text);
    await settled(h);
    return kase;
  };
  expect(await causes(h, await met('Long ago', { happenedAt: later(h, -500 * 24 * hour) })), 'nothing was met before').toEqual([]);
  expect(await causes(h, await met('Now')), 'told and recorded today, but it happened long before').toEqual([]);
  expect(await causes(h, await met('Elsewhere', { categoryId: null, product: 'Insulin' })), 'neither the same category nor the same product').toEqual([]);
  await climbs(h, await met('Again', { text: 'GEL packs only half frozen at loading ' }), 'repeated');
  await climbs(h, await met('The same product', { categoryId: null, product: 'INSULIN' }), 'repeated');

  const [one, other] = [await aRoom(h, { title: 'A first letter', product: 'Vaccine' }), await aRoom(h, { title: 'The same again, by telephone', product: 'Vaccine' })];
  await onRecord(h.as(), caseStreams(other.id), async (book) => {
    const merged = await book.read(Case, other.id);
    merged.masterId = one.id;
    book.write(CaseRetitled, merged, { title: await book.say(merged, 'title', 'Merged') });
    return merged;
  });
  await recorded(h, one.id, 'The door was open');
  await recorded(h, other.id, 'The door was open');
  await settled(h);
  expect(await causes(h, other), 'two that told the same are one matter').toEqual([]);
});

test('rule 18: a complainant who needs special care: refused without a part in it, seen by who reads the content alone; it climbs once, and the matrix says how high it stands', async () => {
  const h = await house();
  const kase = await investigated(h, { severity: 1, likelihood: 1, impact: 1 });
  const version = async () => (await room(h.salma, kase)).version;
  const mark = async (needed: boolean, note: string | null = null) => ({ opId: op(), id: kase.id, expectedVersion: await version(), needed, note });
  expect((await stands(h, kase)).band).toBe('low');
  for (const who of [h.rami, h.sami]) expect(await who.refused(MarkCare, await mark(true))).toEqual(['not-permitted']);
  expect(await h.tariq.refused(MarkCare, await mark(true))).toEqual(['not-found']);
  expect(await h.salma.refused(MarkCare, { ...(await mark(true)), expectedVersion: 1 })).toEqual(['changed-meanwhile']);
  expect(await h.salma.refused(MarkCare, await mark(false, 'A mistake.'))).toEqual(['case.nothing-changed']);

  await h.salma.done(MarkCare, await mark(true, 'Hears badly: please write.'));
  await climbs(h, kase, 'vulnerable');
  expect((await room(h.salma, kase)).care).toEqual({ note: 'Hears badly: please write.' });
  expect((await room(h.salma, kase)).band, 'never below what the matrix asks for').toBe('medium');
  const marked = (await told(h, kase, 'case.careMarked'))[0]!;
  expect(marked.fact).toMatchObject({ needed: true, band: 'medium', from: 'low' });
  expect(await roomOf(h.sami, kase), 'management has the card, and no room in which it stands').toBeNull();
  expect(JSON.stringify(await entriesAfter(h.as().em, trackingStream(kase.id), 0))).not.toMatch(/care|Care/);

  await h.salma.done(MarkCare, await mark(true, 'Large print.'));
  await settled(h);
  expect(await causes(h, kase), 'once in a cycle').toHaveLength(1);
  expect(await h.salma.refused(MarkCare, await mark(false))).toEqual(['required']);
  await h.salma.done(MarkCare, await mark(false, 'It was the neighbour.'));
  expect(await room(h.salma, kase)).toMatchObject({ care: null, band: 'medium' });

  await h.salma.done(MarkCare, await mark(true, 'Large print.'));
  await h.huda.done(CloseCase, { opId: op(), id: kase.id, expectedVersion: await version(), input: { closing: 'withdrawn', reason: 'Leave it.' } });
  await h.clock.passes('40 days');
  const { reopenCase } = await h.huda.done(ReopenCase, { opId: op(), id: kase.id, expectedVersion: (await room(h.huda, kase)).version, reason: 'It came back.' });
  expect(reopenCase.case!.id).not.toBe(kase.id);
  expect((await room(h.huda, reopenCase.case!)).care, 'the case that follows keeps it').toEqual({ note: 'Large print.' });

  const input = { words: 'The box leaks.', channel: 'call', care: true, careNote: 'Needs a wheelchair ramp.', who: { name: 'Noura', email: 'noura@example.com', language: 'en' } };
  const { receive } = await h.nadia.done(Receive, { opId: op(), input } as never);
  await climbs(h, { id: receive.case!.id }, 'vulnerable');
  expect((await h.nadia.done(Room, { number: receive.case!.number })).caseByNumber!.care).toEqual({ note: 'Needs a wheelchair ramp.' });
});

test('rule 19: an overdue action climbs the same ladder as cases, in its own story; done, it is calm', async () => {
  const h = await house();
  const kase = await aCase(h);
  await h.faisal.done(AssessCase, { opId: op(), id: kase.id, expectedVersion: (await room(h.faisal, kase)).version, input: { ...figures, safety: true } });
  await climbs(h, kase, 'safety');
  await h.faisal.done(AppointLead, { opId: op(), id: kase.id, expectedVersion: (await room(h.faisal, kase)).version, personId: h.salma.id });
  const dueAt = later(h, 74 * hour);
  const add = async (title: string) => (await h.salma.done(AddAction, { opId: op(), caseId: kase.id, input: { kind: 'correction', title, ownerId: h.salma.id, dueAt: dueAt.toISOString() } })).addAction.action!;
  const [late, moved] = [await add('Freeze the packs'), await add('Call the clinic')];
  const rows = () => h.as().em.execute<{ step: string; at: string }[]>("select step, at from deadline where action_id = ? and fired_at is null and step ~ '^(warn|climb):' order by at", [late.id]);
  await settled(h);
  expect((await rows()).map(({ step }) => step.split(':')[0])).toEqual(['warn', 'climb', 'climb', 'climb']);
  expect(new Date((await rows())[1]!.at)).toEqual(dueAt);
  await h.salma.done(EditAction, { opId: op(), id: moved.id, expectedVersion: moved.version, input: { title: 'Call the clinic', ownerId: h.salma.id, dueAt: later(h, 20 * 24 * hour).toISOString(), reason: 'They are closed.' } });
  await settled(h);

  await h.clock.reaches(new Date(dueAt.getTime() + minute));
  const story = async () => (await entriesAfter(h.as().em, actionStream(late.id), 0)).filter(({ kind }) => /action\.(watched|escalated|lowered)|escalation/.test(kind));
  await expect.poll(async () => (await story()).map(({ kind }) => kind)).toEqual(['action.watched', 'action.escalated']);
  expect((await story())[1]).toMatchObject({ happenedAt: dueAt, fact: { number: late.number, from: 0, to: 1, cause: 'overdue', person: h.faisal.id, safety: true } });
  expect(await told(h, kase, 'action.escalated'), 'a pointing entry in the story of its case').toHaveLength(1);
  expect(await h.as().em.count(Escalation, { actionId: moved.id })).toBe(0);

  const item = (await h.faisal.done(MyEscalations)).myEscalations.find(({ action }) => action?.id === late.id)!;
  expect(item).toMatchObject({ level: 1, cause: 'overdue', taker: null, takeBy: expect.any(String) });
  expect(await h.tariq.refused(TakeEscalation, { opId: op(), id: item.id, nextUpdateAt: later(h, hour).toISOString() } as never), 'somebody outside').toEqual(['not-found']);
  expect(await h.rami.refused(TakeEscalation, { opId: op(), id: item.id, nextUpdateAt: later(h, hour).toISOString() } as never), 'an auditor reads').toEqual(['not-permitted']);
  await h.clock.reaches(new Date(Date.parse(item.takeBy as string) + minute));
  await expect.poll(async () => (await story()).map(({ fact }) => fact['cause'])).toEqual([undefined, 'overdue', 'untaken']);
  const above = (await h.huda.done(MyEscalations)).myEscalations.find(({ action }) => action?.id === late.id)!;
  expect(above).toMatchObject({ level: 2, to: { name: 'Huda Mansour' } });
  await take(h, h.huda, above.id, later(h, 100 * hour));
  await h.huda.done(LowerAction, { opId: op(), id: above.id, reason: 'The packs are on the way.', expectedVersion: above.version + 1 });
  expect((await h.salma.done(EscalationsOf, { id: kase.id })).case!.actionEscalations).toMatchObject([{ level: 1, action: { number: late.number } }]);
  await h.salma.done(ImplementAction, { opId: op(), id: late.id, input: { done: 'Frozen.' } });
  await expect.poll(() => h.as().em.count(Escalation, { actionId: late.id, endedAt: null })).toBe(0);
  await expect.poll(rows).toEqual([]);
  expect((await story()).map(({ kind }) => kind)).toEqual(['action.watched', 'action.escalated', 'action.escalated', 'escalation.taken', 'action.lowered', 'action.lowered']);
});

test('rule 17: two decide on the same item: one de-escalates with a reason, the other is told that it has changed', async () => {
  const h = await house();
  const kase = await aCase(h);
  await raised(h, h.salma, kase);
  const { version } = await stands(h, kase);
  const lower = (who: TestHouse['huda']) => who.ask(LowerCase, { opId: op(), caseId: kase.id, reason: 'Settled by phone.', expectedVersion: version });
  const codes = (await Promise.all([lower(h.huda), lower(h.faisal)])).flatMap(({ data }) => data!.lowerCase.userErrors.map(({ code }) => code));
  expect(codes).toEqual(['changed-meanwhile']);
});

test('rule 19: an action is raised and taken down by hand, by whoever may and on what they saw; at the top, done or without an item there is nothing to decide', async () => {
  const h = await house();
  const kase = await investigated(h, { title: 'Arrived warm' });
  const add = async (title: string) => (await h.salma.done(AddAction, { opId: op(), caseId: kase.id, input: { kind: 'correction', title, ownerId: h.salma.id, dueAt: later(h, 74 * hour).toISOString() } })).addAction.action!;
  const [one, other] = [await add('Freeze the packs'), await add('Call the clinic')];
  const up = { id: one.id, cause: 'safety', reason: 'Vaccines are in it.', expectedVersion: one.version, expectedLevel: 0 };
  const raise = async (who: TestHouse['huda'], more: Partial<typeof up> = {}) => (await who.done(EscalateAction, { opId: op(), ...up, ...more })).escalateAction.action!;
  const refused = (who: TestHouse['huda'], more: Partial<typeof up> = {}) => who.refused(EscalateAction, { opId: op(), ...up, ...more });
  const stand = async () => (await h.as().em.find(Escalation, { actionId: one.id }, { orderBy: { level: 'asc' } })).map(({ level, cause, reason, endedAt }) => [level, cause, reason, !endedAt]);

  expect(await refused(h.tariq), 'somebody outside is told that there is none').toEqual(['not-found']);
  expect(await refused(h.rami), 'an auditor reads').toEqual(['not-permitted']);
  expect(await refused(h.salma, { id: 'nonsense' })).toEqual(['not-found']);
  expect(await refused(h.salma, { expectedVersion: one.version + 1 }), 'not the action that was seen').toEqual(['changed-meanwhile']);
  expect(await refused(h.salma, { expectedLevel: 1 }), 'nor where it stood').toEqual(['changed-meanwhile']);
  expect(await refused(h.salma, { cause: 'overdue' }), 'what the house finds by itself nobody says').toEqual(['unknown-value']);
  expect(await refused(h.salma, { reason: ' ' })).toEqual(['required']);
  expect(await stand()).toEqual([]);

  const opId = op();
  const [first] = [(await h.salma.done(EscalateAction, { opId, ...up })).escalateAction.action!];
  expect((await h.salma.done(EscalateAction, { opId, ...up })).escalateAction.action, 'the same intent again is the same step').toEqual(first);
  expect(first.escalation).toMatchObject({ level: 1 });
  expect((await h.salma.done(EscalationsOf, { id: kase.id })).case!.actionEscalations).toMatchObject([{ level: 1, cause: 'safety', to: { name: cast.faisal.en } }]);
  const item = first.escalation!;
  const lower = { opId: op(), id: item.id, reason: 'A mistake.', expectedVersion: item.version };
  expect(await h.salma.refused(LowerAction, lower), 'who does the work does not calm it').toEqual(['not-permitted']);
  expect(await h.tariq.refused(LowerAction, lower)).toEqual(['not-found']);
  expect(await h.faisal.refused(LowerAction, { ...lower, opId: op(), id: 'nonsense' })).toEqual(['not-found']);
  await take(h, h.faisal, item.id, later(h, 5 * hour));
  expect(await h.faisal.refused(LowerAction, { ...lower, opId: op() }), 'taken since it was seen').toEqual(['changed-meanwhile']);

  // Two decide on the same level: one is told that it has changed. What climbed on is decided no more.
  const both = await Promise.all([h.faisal, h.huda].map((who) => who.ask(EscalateAction, { opId: op(), ...up, cause: 'byHand', expectedLevel: 1 })));
  expect(both.flatMap(({ data }) => data!.escalateAction.userErrors.map(({ code }) => code))).toEqual(['changed-meanwhile']);
  expect(await h.faisal.refused(LowerAction, { ...lower, opId: op() })).toEqual(['escalation.ended']);
  expect(await stand()).toEqual([[1, 'safety', up.reason, false], [2, 'byHand', up.reason, true]]);
  await raise(h.sami, { cause: 'outside', expectedLevel: 2 });
  expect(await refused(h.sami, { expectedLevel: 3 }), 'the top').toEqual(['action.top-level']);
  const top = (await h.as().em.findOneOrFail(Escalation, { actionId: one.id, endedAt: null }));
  await h.sami.done(LowerAction, { opId: op(), id: top.id, reason: 'The ministry is content.', expectedVersion: top.version });
  expect(await stand()).toEqual([[1, 'safety', up.reason, false], [2, 'byHand', up.reason, true], [3, 'outside', up.reason, false]]);
  expect((await told(h, kase, 'action.escalated', 'action.lowered')).map(({ fact }) => [fact['from'], fact['to'], typeof fact['reason']])).toEqual([[0, 1, 'string'], [1, 2, 'string'], [2, 3, 'string'], [3, 2, 'string']]);

  // What a person raised stays when its words change, and ends with the work.
  await h.salma.done(EditAction, { opId: op(), id: one.id, expectedVersion: one.version, input: { title: 'Freeze all packs' } } as never);
  await settled(h);
  expect((await stand()).filter(([, , , open]) => open)).toHaveLength(1);
  await h.salma.done(ImplementAction, { opId: op(), id: one.id, input: { done: 'Frozen.' } });
  await expect.poll(async () => (await stand()).filter(([, , , open]) => open)).toEqual([]);
  expect(await refused(h.huda, { expectedVersion: one.version + 2 }), 'what is done climbs no more').toEqual(['action.wrong-step']);
  expect(await h.as().em.count(Escalation, { actionId: other.id })).toBe(0);
});
