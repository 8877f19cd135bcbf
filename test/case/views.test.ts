import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AddAction } from '../../schema/documents/action.ts';
import { Board, DepartmentLoad } from '../../schema/documents/board.ts';
import { Cases, MakeCaseConfidential } from '../../schema/documents/case.ts';
import { Rail } from '../../schema/documents/shell.ts';
import { ChangeView, PlaceView, RemoveView, SavedViewById, SaveView, Views, ViewSharing } from '../../schema/documents/view.ts';
import { casesQuery, canonicalCases } from '../../server/case/list/query.policy.ts';
import { bands, natures } from '../../server/case/case.entity.ts';
import { stages } from '../../server/case/stage-verb.policy.ts';
import { boardQuery, canonicalBoard } from '../../server/escalation/board-query.policy.ts';
import { narrowedTerms } from '../../web/src/lib/action/narrowed.ts';
import { filterOf, listTerms, narrows } from '../../web/src/lib/case/list/filters.ts';
import { dimensions, fitting, subjects } from '../../web/src/lib/escalation/fitting.ts';
import { misreadIn, understood, type Terms } from '../../web/src/lib/view/terms.ts';
import { boardQuestion, boardTerms, filterOf as boardFilterOf, viewOf } from '../../web/src/lib/escalation/view.ts';
import { canonical, questionOf } from '../../web/src/lib/view/address.ts';
import { departments } from '../cast.ts';
import { raised } from '../escalation/board.ts';
import { house, type NamedPerson, type TestHouse } from '../house.ts';
import { aCase, investigated, op, room } from './room.ts';

interface Saves { query?: string; nameEn?: string | null; nameAr?: string | null; audience?: string; departmentId?: string | null }
const saved = async (who: NamedPerson, { query = 'lead=none', nameEn = 'Nobody leads', ...rest }: Saves = {}, subject = 'cases') =>
  (await who.done(SaveView, { opId: op(), subject, input: { query, nameEn, ...rest } })).saveView.view!;
const namesOf = async (who: NamedPerson, subject = 'cases'): Promise<string[]> => (await who.done(Views, { subject, queries: [] })).savedViews.map(({ name }) => name);
const shares = (h: TestHouse, who: NamedPerson, input: Saves) => who.refused(SaveView, { opId: op(), subject: 'cases', input: { query: '', nameEn: 'For all', ...input } }).then((codes) => (void h, codes));

test('a private view is nobody else’s: not in their list, not by its id, not to change, to take away or to pin; and what is no view is not kept', async () => {
  const h = await house();
  const mine = await saved(h.salma, { query: 'lead=me&q=%D8%AA%D8%A3%D8%AE%D9%8A%D8%B1' });
  for (const other of [h.faisal, h.huda, h.amal, h.tariq]) {
    expect(await namesOf(other)).toEqual([]);
    expect((await other.done(SavedViewById, { id: mine.id })).savedView).toBeNull();
    expect(await other.refused(ChangeView, { opId: op(), id: mine.id, expectedVersion: 1, input: { nameEn: 'Mine now' } })).toEqual(['not-found']);
    expect(await other.refused(RemoveView, { opId: op(), id: mine.id, removed: true })).toEqual(['not-found']);
    expect(await other.refused(PlaceView, { opId: op(), id: mine.id, pinned: true })).toEqual(['not-found']);
  }
  expect(await h.guest().refused(Views, { subject: 'cases', queries: [] })).toEqual(['UNAUTHENTICATED']);
  expect(await namesOf(h.salma)).toEqual(['Nobody leads']);
  // What was typed stands beside the journal, never in it.
  const [entry] = await h.as().em.execute<{ fact: Record<string, unknown> }[]>("select fact from entry where kind = 'view.saved'");
  expect(JSON.stringify(entry!.fact)).not.toMatch(/Nobody|lead=me/);

  // What no list understands is not kept, and a name is needed in one language.
  for (const query of ['lead=somebody', 'stage=gone', 'order=title', 'level=0', 'drop=table', 'lead=me&lead=none', 'columns=identity', 'department=1', `q=${'x'.repeat(201)}`]) {
    expect(await shares(h, h.salma, { query }), query).toEqual(['view.not-understood']);
  }
  expect(await shares(h, h.salma, { nameEn: ' ', nameAr: '' })).toEqual(['name.missing']);
  expect(await shares(h, h.salma, { nameEn: 'x'.repeat(81) })).toEqual(['too-long']);
  expect(await h.salma.refused(SaveView, { opId: op(), subject: 'people', input: { query: '', nameEn: 'Us' } })).toEqual(['unknown-value']);
  await saved(h.huda, { nameEn: '', nameAr: 'المتأخرة', query: 'order=due&overdue=yes', audience: 'house' });
  expect(await namesOf(h.tariq), 'the other language stands in').toEqual(['المتأخرة']);
  // A retry under the same name saves nothing twice.
  const opId = op();
  const ids = [];
  for (let n = 0; n < 2; n++) ids.push((await h.salma.done(SaveView, { opId, subject: 'actions', input: { query: 'lanes=owner&group=department', nameEn: 'Twice' } })).saveView.view!.id);
  expect(new Set(ids).size).toBe(1);
  expect(await namesOf(h.salma, 'actions')).toEqual(['Twice']);
});

test('who may share with whom, and who may change what is shared', async () => {
  const h = await house();
  const { logistics, legal } = departments;
  expect(await shares(h, h.salma, { audience: 'house' })).toEqual(['view.may-not-share']);
  expect(await shares(h, h.salma, { audience: 'department', departmentId: legal })).toEqual(['view.may-not-share']);
  expect(await shares(h, h.salma, { audience: 'department' })).toEqual(['department.unknown']);
  expect(await shares(h, h.faisal, { audience: 'house' })).toEqual([]);
  expect((await h.salma.done(ViewSharing, {})).viewSharing).toMatchObject({ audiences: ['mine', 'department'], departments: [{ id: logistics }] });
  expect((await h.huda.done(ViewSharing, {})).viewSharing.departments.length).toBe(5);

  const view = await saved(h.salma, { audience: 'department', departmentId: logistics, nameEn: 'Ours' });
  expect(await namesOf(h.faisal)).toContain('Ours');
  expect(await namesOf(h.tariq)).not.toContain('Ours');
  expect(await h.tariq.refused(ChangeView, { opId: op(), id: view.id, expectedVersion: view.version, input: { query: '' } })).toEqual(['not-found']);
  expect(await h.amal.refused(RemoveView, { opId: op(), id: view.id, removed: true })).toEqual(['not-found']);
  const changed = (await h.faisal.done(ChangeView, { opId: op(), id: view.id, expectedVersion: view.version, input: { nameEn: 'Logistics' } })).changeView.view!;
  expect(changed).toMatchObject({ name: 'Logistics', query: 'lead=none', audience: 'department', keeps: true });
  expect(await h.salma.refused(ChangeView, { opId: op(), id: view.id, expectedVersion: view.version, input: { nameEn: 'Ours again' } })).toEqual(['changed-meanwhile']);
  // Taken back by its author, it is gone for everybody else; and removing can be undone.
  await h.salma.done(ChangeView, { opId: op(), id: view.id, expectedVersion: changed.version, input: { audience: 'mine' } });
  expect(await namesOf(h.faisal)).not.toContain('Logistics');
  await h.salma.done(RemoveView, { opId: op(), id: view.id, removed: true });
  expect(await namesOf(h.salma)).not.toContain('Logistics');
  await h.salma.done(RemoveView, { opId: op(), id: view.id, removed: false });
  expect(await namesOf(h.salma)).toContain('Logistics');
});

test('one question, and each reader’s own answer: rows and counts of a shared view hold what its reader may see', async () => {
  const h = await house();
  await investigated(h, { title: 'Warm delivery', department: 'logistics' });
  await aCase(h, { title: 'Contract', department: 'legal' });
  const secret = await investigated(h, { title: 'A colleague', department: 'logistics' });
  await h.salma.done(MakeCaseConfidential, { opId: op(), id: secret.id, expectedVersion: (await room(h.salma, secret)).version, confidential: true, reason: 'A colleague is concerned.' });
  await saved(h.huda, { query: 'nature=complaint', nameEn: 'Complaints', audience: 'house' });
  await h.clock.passes('1 minute');
  await saved(h.huda, { query: 'lead=me', nameEn: 'Mine', audience: 'house' });
  const seen = { huda: 2, salma: 2, faisal: 1, tariq: 1, yara: 0, rami: 2, sami: 2, amal: 0 } as const;
  for (const [name, count] of Object.entries(seen)) {
    const who = h[name as keyof typeof seen];
    const { savedViews, viewCounts } = await who.done(Views, { subject: 'cases', queries: ['', 'q=colleague', 'state=all'] });
    expect(savedViews.map((view) => view.count?.count), name).toEqual([count, name === 'salma' ? 2 : 0]);
    const { cases } = await who.done(Cases, { filter: { nature: ['complaint'] }, order: 'due', first: 50 });
    expect(cases.totalCount, name).toBe(count);
    expect(viewCounts.map((one) => one.count), name).toEqual([count, name === 'salma' ? 1 : 0, count]);
  }
  expect(await h.salma.refused(Views, { subject: 'cases', queries: Array(41).fill('') })).toEqual(['LIMIT']);

  // Where one keeps a view is one's own matter: the menu, and the order.
  await h.clock.passes('1 minute');
  const b = await saved(h.huda, { nameEn: 'B', audience: 'house' });
  expect(await namesOf(h.yara)).toEqual(['Complaints', 'Mine', 'B']);
  await h.yara.done(PlaceView, { opId: op(), id: b.id, pinned: true, place: 0 });
  expect(await namesOf(h.yara)).toEqual(['B', 'Complaints', 'Mine']);
  await h.yara.done(PlaceView, { opId: op(), id: b.id, pinned: true, place: 9 });
  expect(await namesOf(h.yara)).toEqual(['Complaints', 'Mine', 'B']);
  expect((await h.yara.done(Views, { subject: 'cases', queries: [] })).savedViews.map(({ pinned }) => pinned)).toEqual([false, false, true]);
  expect((await h.huda.done(SavedViewById, { id: b.id })).savedView!.pinned).toBe(false);
});

test('a view of a board is kept as its address says it, shared, and has for each reader as many cards as their board shows', async () => {
  const h = await house();
  const { logistics } = departments;
  const [warm, secret, contract] = [await investigated(h, { title: 'Warm delivery' }), await investigated(h, { title: 'A colleague' }), await aCase(h, { title: 'Contract', department: 'legal' })];
  for (const [who, kase] of [[h.salma, warm], [h.salma, secret], [h.huda, contract]] as const) await raised(h, who, kase, 'silence');
  await h.salma.done(MakeCaseConfidential, { opId: op(), id: secret.id, expectedVersion: (await room(h.salma, secret)).version, confidential: true, reason: 'A colleague is concerned.' });
  const dueAt = new Date(h.clock.now().getTime() + 30 * 3_600_000).toISOString();
  await h.salma.done(AddAction, { opId: op(), caseId: warm.id, input: { kind: 'correction', title: 'Replace the boxes', ownerId: h.salma.id, dueAt } } as never);

  // What no board understands is not kept: neither words of another board nor of no board at all.
  for (const [subject, query] of [['escalations', 'order=due'], ['escalations', 'group=stage'], ['promises', 'since=day'], ['promises', 'band=purple'], ['actions', 'band=high'], ['actions', 'owner=none'], ['load', 'department=1'], ['load', 'owner=me'], ['escalations', 'due=verify'], ['escalations', 'owner=me&owner=none']] as const) {
    expect(await h.huda.refused(SaveView, { opId: op(), subject, input: { query, nameEn: 'Odd' } }), `${subject}?${query}`).toEqual(['view.not-understood']);
  }
  expect(await h.salma.refused(SaveView, { opId: op(), subject: 'promises', input: { query: '', nameEn: 'For all', audience: 'house' } })).toEqual(['view.may-not-share']);
  expect((await saved(h.huda, { query: `lanes=owner&department=${logistics}`, nameEn: 'Ours', audience: 'house' }, 'escalations')).query).toBe(`department=${logistics}&lanes=owner`);
  await saved(h.huda, { query: 'clock=decision,closing', nameEn: 'Decisions', audience: 'house' }, 'promises');
  await saved(h.huda, { query: 'owner=me', nameEn: 'Mine', audience: 'house' }, 'actions');
  await saved(h.faisal, { query: `of=${logistics}`, nameEn: 'Here', audience: 'department', departmentId: logistics }, 'load');

  const standing = { escalations: ['', 'owner=me', 'due=overdue'], promises: ['', 'band=medium'], actions: ['', `department=${logistics}`] } as const;
  for (const who of [h.huda, h.salma, h.faisal, h.tariq, h.yara, h.rami, h.sami, h.amal]) {
    for (const subject of subjects) {
      const { savedViews, viewCounts } = await who.done(Views, { subject, queries: [...standing[subject]] });
      expect(savedViews).toHaveLength(1);
      for (const { query, count, more } of [...viewCounts, savedViews[0]!.count!]) {
        const { board } = await who.done(Board, { subject, filter: boardFilterOf(viewOf(subject, new URLSearchParams(query))), first: 1 });
        expect([count, more], `${subject}?${query}`).toEqual([board.total, false]);
      }
    }
    const { departmentLoad } = await who.done(DepartmentLoad, {});
    const { savedViews, viewCounts } = await who.done(Views, { subject: 'load', queries: [''] });
    expect(viewCounts[0]!.count).toBe(departmentLoad.reduce((sum, { open }) => sum + open, 0));
    const here = departmentLoad.find(({ of }) => of?.id === logistics)?.open ?? 0;
    expect(savedViews.map(({ count }) => count?.count), 'a department’s view is that department’s').toEqual(who === h.salma || who === h.faisal ? [here] : []);
  }
  const escalated = async (who: NamedPerson) => (await who.done(Views, { subject: 'escalations', queries: [''] })).viewCounts[0]!.count;
  expect([await escalated(h.huda), await escalated(h.salma), await escalated(h.tariq), await escalated(h.amal)]).toEqual([2, 2, 1, 0]);
  // Whose board changes, changes the number.
  await raised(h, h.huda, await aCase(h, { title: 'No answer' }));
  expect([await escalated(h.huda), await escalated(h.tariq)]).toEqual([3, 1]);
  // One keeps it in the menu, where it leads to its board.
  const [view] = (await h.yara.done(Views, { subject: 'promises', queries: [] })).savedViews;
  await h.yara.done(PlaceView, { opId: op(), id: view!.id, pinned: true });
  expect((await h.yara.done(Rail, {})).savedViews).toMatchObject([{ id: view!.id, subject: 'promises', count: { more: false } }]);
});

const anId = fc.uuid();
const some = (words: readonly string[]) => fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }).map((found) => found.join(','));
const address = fc.record({
  q: fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }).filter((text) => text.trim() !== '' && text.length <= 200), state: fc.constantFrom('closed', 'all'), stage: some(stages), nature: some(natures), band: some(bands),
  level: fc.integer({ min: 1, max: 9 }).map(String), department: anId, branch: anId, category: anId, lead: fc.oneof(fc.constantFrom('me', 'none'), anId), overdue: fc.constant('yes'), order: fc.constantFrom('received', 'level'),
}, { requiredKeys: [] });

test('an address, the filter it stands for and the view that keeps it are the same, for the page and for the server', () => {
  fc.assert(fc.property(address, fc.array(fc.constantFrom('view', 'edited', 'after', 'utm', 'x')), (given, strange) => {
    const params = new URLSearchParams(given as Record<string, string>);
    const kept = canonicalCases(params.toString());
    expect(kept).not.toBeNull();
    // Kept once, it is kept for good; and the page writes it as the server does.
    expect(canonicalCases(kept!)).toBe(kept);
    expect(canonical(params)).toBe(kept);
    for (const key of strange) params.set(key, 'yes');
    expect(questionOf(params)).toBe(new URLSearchParams([...new URLSearchParams(kept!), ...strange.filter((key) => key === 'utm' || key === 'x').map((key) => [key, 'yes'] as [string, string])].filter(([key], at, all) => all.findIndex(([other]) => other === key) === at).sort(([a], [b]) => (a < b ? -1 : 1))).toString());
    // Both read the same filter from it, and pass over what they do not know.
    const { filter, order } = casesQuery(params.toString());
    const theirs = filterOf(params);
    expect(order).toBe(theirs.order);
    expect(without(filter)).toEqual(without(theirs.filter));
  }), { verbose: 1 });
});

test('the address of a board stands for the same filter on the page and on the server, and a view of a board keeps all that its page can say', () => {
  const person = fc.oneof(fc.constantFrom('me', 'none'), anId);
  const said = { department: anId, branch: anId, band: some(bands), clock: some(['acknowledge', 'decision', 'closing']), owner: person, due: fc.constant('overdue') };
  fc.assert(fc.property(fc.constantFrom('escalations' as const, 'promises' as const), fc.record(said, { requiredKeys: [] }), (subject, given) => {
    const question = boardQuestion(subject, new URLSearchParams({ ...(given as Record<string, string>), utm: 'x', view: 'x' }));
    expect(canonicalBoard(subject, question)).toBe(question);
    expect(boardQuery(subject, question)).toEqual(boardFilterOf(viewOf(subject, new URLSearchParams(question))));
  }), { verbose: 1 });
  for (const subject of subjects) {
    for (const by of dimensions) for (const key of ['group', 'lanes']) expect(canonicalBoard(subject, `${key}=${by}`) !== null, `${subject}?${key}=${by}`).toBe(fitting[subject].includes(by));
  }
});

test('what an address says that no list or board understands is left out of the question, and named', () => {
  const read = (terms: Terms, address: string) => [understood(new URLSearchParams(address), terms).toString(), misreadIn(new URLSearchParams(address), terms)];
  expect(read(boardTerms.escalations, 'band=zzz&lanes=stage&group=branch&sort=age&owner=me&view=x&edited=yes&after=1')).toEqual(['group=branch&owner=me', ['band=zzz', 'lanes=stage', 'sort=age']]);
  expect(read(boardTerms.actions, `owner=none&department=${'-'.repeat(36)}&due=verify`)).toEqual(['due=verify', ['owner=none', `department=${'-'.repeat(36)}`]]);
  expect(read(listTerms, 'stage=received,zzz&order=never&level=0&q=warm&nature=')).toEqual(['q=warm', ['stage=received,zzz', 'order=never', 'level=0']]);
  expect(Object.keys(listTerms).filter((key) => !narrows(key)), 'an order is no filter, nor are columns').toEqual(['order', 'columns']);
  expect(read(narrowedTerms, 'kind=punishment&view=open')).toEqual(['view=open', ['kind=punishment']]);
  // Whatever is typed there, what is asked is what the server understands of it.
  const typed = fc.dictionary(fc.constantFrom('band', 'owner', 'due', 'lanes', 'group', 'department', 'since', 'zzz', '__proto__'), fc.oneof(fc.string(), fc.constantFrom('high', 'me', 'overdue', 'branch'), anId));
  fc.assert(fc.property(fc.constantFrom(...subjects), typed, (subject, given) => {
    const asked = boardQuestion(subject, new URLSearchParams(given));
    expect(canonicalBoard(subject, asked)).toBe(asked);
  }), { verbose: 1 });
});

const without = (filter: object): object => Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null && value !== undefined));
