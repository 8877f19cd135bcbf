import { expect, test } from 'vitest';
import { AssessCase, RoomDirectory, RouteCase, TakeBackAssignment } from '../../schema/documents/case.ts';
import {
  ClassifyCase, KeepCalendar, KeepCategory, KeepCommitment, KeepFace, KeepLadderStep, KeepMatrix, KeepOwnField, KeepQueue, KeepRemedyKind, KeepRouting, KeepSetting, KeepWording, OfferedCategories, RetireCommitment,
  SettingsCalendars, SettingsCategories, SettingsFace, SettingsLadder, SettingsMatrix, SettingsPromises, SettingsQueues, SettingsRemedies, SettingsValues, SettingsWords, TryPromise,
} from '../../schema/documents/policy.ts';
import { HouseStandards } from '../../schema/documents/shell.ts';
import { departments } from '../cast.ts';
import { client, type Client } from '../client.ts';
import { aCase, figures, op, room } from '../case/room.ts';
import { house, type TestHouse } from '../house.ts';
import { clocks } from './clocks.ts';

const promiseOf = async (h: TestHouse, name: string) => (await h.amal.done(SettingsPromises, { past: false })).settings.commitments.find(({ nameEn }) => nameEn === name)!;
const inputOf = <T extends object>(row: T, ...not: string[]) => Object.fromEntries(Object.entries(row).filter(([key]) => !['id', 'version', 'edition', 'since', 'until', 'lineId', 'calendarId', 'said', ...not].includes(key))) as never;

test('a new house has settings to begin with, and everybody on the staff may read them', async () => {
  const h = await house();
  const { settings } = await h.lina.done(SettingsCategories);
  expect(settings.mayKeep).toBe(false);
  expect(settings.categories.length).toBeGreaterThan(20);
  expect(settings.categories.every(({ nameEn, nameAr }) => nameEn && nameAr)).toBe(true);
  expect((await h.lina.done(SettingsCalendars)).settings.calendars).toHaveLength(4);
  expect((await h.guest().done(OfferedCategories, { nature: 'compliment' })).offeredCategories.map(({ name }) => name)).not.toContain('How a complaint was handled');
  expect(await h.guest().refused(SettingsMatrix)).toEqual(['UNAUTHENTICATED']);
});

test('only administrators change them', async () => {
  const h = await house();
  const row = await promiseOf(h, 'Decision, high risk');
  for (const who of [h.huda, h.faisal, h.sami, h.rami])
    expect(await who.refused(KeepCommitment, { opId: op(), id: row.id, expectedVersion: row.version, input: inputOf(row) })).toEqual(['FORBIDDEN']);
});

test('rule 10: the next case follows an edited promise, the running one stays on its own', async () => {
  const h = await house();
  const first = await aCase(h);
  const row = await promiseOf(h, 'Decision, before the assessment');
  const { keepCommitment } = await h.amal.done(KeepCommitment, { opId: op(), id: row.id, expectedVersion: row.version, input: { ...(inputOf(row) as object), promiseAmount: 20, targetAmount: 18 } as never });
  expect(keepCommitment.commitment).toMatchObject({ edition: 2, promiseAmount: 20, lineId: row.lineId });
  const second = await aCase(h);
  const [before, after] = [await clocks(h.faisal, first.id), await clocks(h.faisal, second.id)];
  expect(before.decision!.dueAt).toBe('2026-12-13T13:00:00.000Z');
  expect(after.decision!.dueAt).toBe('2026-12-20T13:00:00.000Z');
  expect(after.decision!.choice).toContain('edition 2');
  expect(await h.amal.refused(KeepCommitment, { opId: op(), id: row.id, expectedVersion: row.version, input: inputOf(row) })).toEqual(['changed-meanwhile']);
  expect((await h.amal.done(SettingsPromises, { past: true })).settings.commitments.filter(({ lineId }) => lineId === row.lineId).map(({ edition }) => edition)).toEqual([1, 2]);
});

test('a promise that is ended runs on where it runs, and no new clock gets it', async () => {
  const h = await house();
  const first = await aCase(h);
  const row = await promiseOf(h, 'News at least every week');
  await h.amal.done(RetireCommitment, { opId: op(), id: row.id, expectedVersion: row.version });
  expect((await clocks(h.faisal, first.id)).progress).toBeDefined();
  expect((await clocks(h.faisal, (await aCase(h)).id)).progress).toBeUndefined();
});

test('rule 10: promises that contradict themselves or each other are refused by the field that has to change', async () => {
  const h = await house();
  const row = await promiseOf(h, 'Decision, high risk');
  const attempt = async (input: object, id: string | null = row.id) => {
    const { data } = await h.amal.ask(KeepCommitment, { opId: op(), id, expectedVersion: id ? row.version : null, input: { ...(inputOf(row) as object), ...input } as never });
    return data!.keepCommitment.userErrors.map(({ code, field }) => `${field?.join('.')}: ${code}`);
  };
  expect(await attempt({ targetAmount: 9 })).toEqual(['targetAmount: policy.target-beyond-promise']);
  expect(await attempt({ targetUnit: 'workingHours', targetAmount: 60 }), 'in another unit').toEqual(['targetAmount: policy.target-beyond-promise']);
  expect(await attempt({ targetUnit: 'calendarDays', targetAmount: 30 })).toEqual(['targetAmount: policy.target-beyond-promise']);
  expect(await attempt({ promiseAmount: 0.5 })).toEqual(['promiseAmount: policy.amount-invalid', 'targetAmount: policy.target-beyond-promise']);
  expect(await attempt({ promiseAmount: 12, targetAmount: 4 })).toEqual(['promiseAmount: policy.band-reversed']);
  expect(await attempt({}, null)).toEqual(['rank: policy.same-place']);
  expect(await attempt({ legal: true })).toEqual(['ruleName: policy.rule-missing', 'pausable: policy.never-pauses']);
  expect(await attempt({ pausable: ['supplier'] })).toEqual(['pausable: policy.own-reason']);
  expect(await attempt({ pausable: ['complainant'], pauseDays: 0 })).toEqual(['pauseDays: required']);
  expect(await attempt({ clock: 'acknowledge', pausable: ['complainant'] })).toEqual(['pausable: policy.never-pauses']);
  expect(await attempt({ promiseUnit: null, promiseAmount: null, targetUnit: null, targetAmount: null })).toEqual(['promiseAmount: required']);
  expect(await promiseOf(h, 'Decision, high risk')).toEqual(row);
});

test('another matrix gives the next assessment another band', async () => {
  const h = await house();
  const { matrix } = (await h.amal.done(SettingsMatrix)).settings;
  const kase = await aCase(h);
  const attempt = async (input: object) => (await h.amal.ask(KeepMatrix, { opId: op(), id: matrix!.id, expectedVersion: matrix!.version, input: { ...(inputOf(matrix!) as object), ...input } as never })).data!.keepMatrix;
  expect((await attempt({ cells: [...matrix!.cells.slice(0, 24), 'low'] })).userErrors).toMatchObject([{ code: 'policy.matrix-falls', field: ['cells'] }]);
  expect((await attempt({ cells: matrix!.cells.slice(0, 24) })).userErrors).toMatchObject([{ code: 'policy.matrix-not-whole', field: ['cells'] }]);
  expect((await attempt({ careFloor: 'vip' })).userErrors).toMatchObject([{ field: ['careFloor'] }]);
  const sterner = await attempt({ cells: matrix!.cells.map((band, at) => (at >= 12 && band === 'medium' ? 'high' : band)) });
  expect(sterner.userErrors).toEqual([]);
  expect(sterner.matrix).toMatchObject({ edition: 2 });
  const { assessCase } = await h.faisal.done(AssessCase, { opId: op(), id: kase.id, expectedVersion: (await room(h.faisal, kase)).version, input: { ...figures, severity: 3, likelihood: 3 } });
  expect(assessCase.case).toMatchObject({ band: 'high', depth: 'eightD' });
});

test('a category routes the next case; it may not stand below itself', async () => {
  const h = await house();
  const { categories } = (await h.amal.done(SettingsCategories)).settings;
  const [top, below] = [categories.find(({ nameEn }) => nameEn === 'Deliveries')!, categories.find(({ nameEn }) => nameEn === 'Late or missing')!];
  const keep = async (row: typeof top, input: object) => (await h.amal.ask(KeepCategory, { opId: op(), id: row.id, expectedVersion: row.version, input: { ...(inputOf(row) as object), ...input } as never })).data!.keepCategory;
  expect((await keep(top, { parentId: below.id })).userErrors).toMatchObject([{ code: 'policy.loops', field: ['parentId'] }]);
  expect((await keep(top, { active: false })).userErrors).toMatchObject([{ code: 'policy.in-use', field: ['active'] }]);
  expect((await keep(top, { nameAr: ' ' })).userErrors.length).toBe(1);
  expect((await keep(top, { departmentId: departments.logistics })).category).toMatchObject({ departmentId: departments.logistics });
  const kase = await aCase(h, { department: null });
  const { classifyCase } = await h.nadia.done(ClassifyCase, { opId: op(), id: kase.id, expectedVersion: (await clocks(h.huda, kase.id)).kase.version, categoryId: below.id });
  expect(classifyCase.case).toMatchObject({ categoryId: below.id, departmentId: departments.logistics });
  expect(await room(h.huda, kase)).toMatchObject({ category: { name: 'Late or missing' } });

  await h.amal.done(KeepRouting, { opId: op(), input: { categoryId: below.id, language: 'en', departmentId: departments.callCentre, rank: 0, active: true } });
  const next = await aCase(h, { department: null });
  const routed = await h.nadia.done(ClassifyCase, { opId: op(), id: next.id, expectedVersion: (await clocks(h.huda, next.id)).kase.version, categoryId: below.id });
  expect(routed.classifyCase.case).toMatchObject({ departmentId: departments.callCentre });
});

test('one place has no two categories of one name, and a number says the limit that it passes, in either language', async () => {
  const h = await house();
  const { categories } = (await h.amal.done(SettingsCategories)).settings;
  const row = categories.find(({ nameEn }) => nameEn === 'Late or missing')!;
  const arabic = client({ origin: h.running.origin, headers: { 'accept-language': 'ar' }, cookies: h.amal.cookies });
  const keep = async (input: object, id: string | null = null, by = h.amal as Client) =>
    (await by.ask(KeepCategory, { opId: op(), id, expectedVersion: id ? row.version : null, input: { ...(inputOf(row) as object), ...input } as never })).data!.keepCategory.userErrors;
  expect(await keep({ nameEn: ' late  or missing ', nameAr: 'اسم آخر' })).toMatchObject([{ code: 'policy.taken', field: ['nameEn'] }]);
  expect(await keep({ nameEn: 'Another', nameAr: row.nameAr })).toMatchObject([{ code: 'policy.taken', field: ['nameAr'] }]);
  expect(await keep({ parentId: null }), 'elsewhere in the tree').toEqual([]);
  expect(await keep({ rank: row.rank + 1 }, row.id), 'itself').toEqual([]);
  expect(await keep({ nameEn: 'A', nameAr: 'أ', rank: 5_000 })).toMatchObject([{ code: 'malformed', field: ['rank'], message: 'Please give at most 999.' }]);
  expect(await keep({ nameEn: 'A', nameAr: 'أ', rank: -1 }, null, arabic)).toMatchObject([{ field: ['rank'], message: 'أقل قيمة مقبولة هنا 0.' }]);
});

test('a queue sends what waits in it to the department that empties it, by a rule and by hand; an unknown one is refused', async () => {
  const h = await house();
  const { categories } = (await h.amal.done(SettingsCategories)).settings;
  const below = categories.find(({ nameEn }) => nameEn === 'Late or missing')!;
  const { keepQueue } = await h.amal.done(KeepQueue, { opId: op(), input: { nameEn: 'Delivery desk', nameAr: 'مكتب التوصيل', departmentId: departments.logistics, languages: [], skills: [], rank: 0, active: true } });
  await h.amal.done(KeepRouting, { opId: op(), input: { categoryId: below.id, queueId: keepQueue.queue!.id, rank: 0, active: true } });
  const kase = await aCase(h, { department: null });
  const { classifyCase } = await h.nadia.done(ClassifyCase, { opId: op(), id: kase.id, expectedVersion: (await clocks(h.huda, kase.id)).kase.version, categoryId: below.id });
  expect(classifyCase.case).toMatchObject({ departmentId: departments.logistics });
  const next = await aCase(h, { department: null });
  const version = (await clocks(h.huda, next.id)).kase.version;
  expect(await h.nadia.refused(RouteCase, { opId: op(), id: next.id, expectedVersion: version, input: { queueId: departments.logistics } })).toEqual(['unknown-value']);
  const { routeCase } = await h.nadia.done(RouteCase, { opId: op(), id: next.id, expectedVersion: version, input: { queueId: keepQueue.queue!.id } });
  expect(routeCase.case).toMatchObject({ departmentId: departments.logistics });
  const seen = await room(h.faisal, next);
  expect(seen).toMatchObject({ department: { name: 'Logistics' }, queue: { name: 'Delivery desk' } });
  expect(seen.story.map(({ sentence }) => sentence)).toContain('Routed to Logistics, queue “Delivery desk”');
  const waiting = async () => (await h.amal.done(SettingsQueues)).settings.queues.find(({ id }) => id === keepQueue.queue!.id)!.waiting;
  expect(await waiting(), 'the other one waits there').toBe(2);
  const { routeCase: away } = await h.faisal.done(RouteCase, { opId: op(), id: next.id, expectedVersion: (await clocks(h.huda, next.id)).kase.version, input: { departmentId: departments.callCentre } });
  expect((await room(h.huda, next)).queue, 'it does not wait in a queue of another department').toBeNull();
  expect(await waiting(), 'nor is it counted there').toBe(1);
  await h.faisal.done(TakeBackAssignment, { opId: op(), id: next.id, seq: away.seq! });
  expect((await room(h.faisal, next)).queue, 'taken back, it waits where it waited').toMatchObject({ name: 'Delivery desk' });
  expect(await waiting()).toBe(2);
});

test('rule 5: a calendar without working time, or with hours that overlap or run backwards, is refused', async () => {
  const h = await house();
  const riyadh = (await h.amal.done(SettingsCalendars)).settings.calendars.find(({ standard }) => standard)!;
  const attempt = async (input: object) => (await h.amal.ask(KeepCalendar, { opId: op(), id: riyadh.id, expectedVersion: riyadh.version, input: { ...(inputOf(riyadh) as object), ...input } as never })).data!.keepCalendar;
  const week = (hours: object[]) => [{ days: [{ day: 'sun', hours }] }];
  expect((await attempt({ weeks: week([]), exceptions: [] })).userErrors).toMatchObject([{ code: 'policy.no-working-time', field: ['weeks'] }]);
  expect((await attempt({ weeks: week([{ from: '08:00', to: '13:00' }, { from: '12:00', to: '17:00' }]) })).userErrors).toMatchObject([{ code: 'policy.intervals-overlap', field: ['weeks', '0', 'days', 'sun'] }]);
  expect((await attempt({ weeks: week([{ from: '17:00', to: '08:00' }]) })).userErrors).toMatchObject([{ code: 'policy.interval-reversed', field: ['weeks', '0', 'days', 'sun', '0'] }]);
  expect((await attempt({ zone: 'Moon/Sea' })).userErrors).toMatchObject([{ code: 'policy.zone-unknown', field: ['zone'] }]);
  expect((await attempt({ standard: false })).userErrors).toMatchObject([{ code: 'policy.standard-stays', field: ['standard'] }]);
  expect((await attempt({})).userErrors).toEqual([]);
  const kase = await aCase(h);
  const closed = await attempt({ exceptions: [{ id: 'snow', kind: 'close', from: '2026-11-23', nameEn: 'Closed', nameAr: 'إغلاق' }] });
  expect(closed.calendar).toMatchObject({ edition: 2 });
  expect((await clocks(h.faisal, kase.id)).acknowledge!.dueAt).toBe('2026-11-23T13:00:00.000Z');
  expect((await clocks(h.faisal, (await aCase(h, { acknowledged: false })).id)).acknowledge!.dueAt).toBe('2026-11-24T13:00:00.000Z');
});

test('a promise can be tried out by any calendar, kept or not', async () => {
  const h = await house();
  const input = { amount: 3, unit: 'workingDays', from: '2026-11-22T07:00:00.000Z' };
  const { tryPromise } = await h.lina.done(TryPromise, { input });
  expect(tryPromise.dueAt).toBe('2026-11-25T13:00:00.000Z');
  expect(tryPromise.why.join(' ')).toContain('3 working days');
  expect(await h.lina.refused(TryPromise, { input, calendar: { nameEn: 'x', nameAr: 'x', zone: 'Asia/Riyadh', standard: false, weeks: [], exceptions: [] } })).toEqual(['REFUSED']);
});

test('rules 15 and 17: a ladder never leads to nobody', async () => {
  const h = await house();
  const { ladder } = (await h.amal.done(SettingsLadder, { past: false })).settings;
  const attempt = async (row: (typeof ladder)[number], input: object) => (await h.amal.ask(KeepLadderStep, { opId: op(), id: row.id, expectedVersion: row.version, input: { ...(inputOf(row) as object), ...input } as never })).data!.keepLadderStep;
  const step = ladder.find(({ level }) => level === 1)!;
  expect((await attempt(step, { target: '' })).userErrors).toMatchObject([{ code: 'policy.ladder-to-nobody', field: ['target'] }]);
  expect((await attempt(step, { target: 'person' })).userErrors).toMatchObject([{ code: 'policy.ladder-to-nobody', field: ['personId'] }]);
  expect((await attempt(step, { share: null })).userErrors).toMatchObject([{ code: 'policy.ladder-when', field: ['share'] }]);
  for (const row of ladder.filter(({ level }) => level !== 1).toReversed()) expect((await attempt(row, { active: false })).userErrors).toEqual([]);
  expect((await attempt(step, { active: false })).userErrors).toMatchObject([{ code: 'policy.ladder-empty', field: ['active'] }]);
});

test('letters know their placeholders, and the face can be read', async () => {
  const h = await house();
  const letter = (await h.amal.done(SettingsWords)).settings.wordings.find(({ key }) => key === 'acknowledgement')!;
  const write = async (input: object) => (await h.amal.ask(KeepWording, { opId: op(), id: letter.id, expectedVersion: letter.version, input: { ...(inputOf(letter) as object), ...input } as never })).data!.keepWording;
  expect((await write({ bodyEn: 'Dear {naem}, {number} {link}' })).userErrors).toMatchObject([{ code: 'policy.unknown-placeholder', field: ['bodyEn'] }]);
  expect((await write({ bodyAr: 'رقمكم {number' })).userErrors[0]).toMatchObject({ code: 'policy.unknown-placeholder', field: ['bodyAr'] });
  expect((await write({ bodyAr: 'رقمكم {number}' })).userErrors).toMatchObject([{ code: 'policy.needed-placeholder', field: ['bodyAr'] }]);
  expect((await write({ subjectEn: 'Your number is {number}' })).wording).toMatchObject({ edition: 2 });

  const face = (await h.amal.done(SettingsFace)).settings.face!;
  const show = async (input: object) => (await h.amal.ask(KeepFace, { opId: op(), expectedVersion: face.version, input: { nameEn: 'Wadi', nameAr: 'وادي', ...input } })).data!.keepFace;
  const refused = await show({ accent: '#ffd54a' });
  expect(refused.userErrors).toMatchObject([{ code: 'policy.low-contrast', field: ['accent'] }]);
  expect(refused.userErrors[0]!.message).toMatch(/1\.\d : 1/);
  expect((await show({ logo: 'data:image/png;base64,PHN2Zz48L3N2Zz4=' })).userErrors).toMatchObject([{ code: 'policy.not-a-logo', field: ['logo'] }]);
  expect((await show({ logo: 'https://elsewhere.example/x.png' })).userErrors).toMatchObject([{ field: ['logo'] }]);
  const dot = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
  const shown = await show({ accent: '#7A1F5C', logo: dot });
  expect(shown.face).toMatchObject({ accent: '#7a1f5c', nameAr: 'وادي' });
  expect(shown.face!.logo).toMatch(/^\/face\/[0-9a-f]{64}\.png$/);
  const logo = await fetch(new URL(shown.face!.logo!, h.running.origin));
  expect([logo.status, logo.headers.get('content-type'), logo.headers.get('x-content-type-options')]).toEqual([200, 'image/png', 'nosniff']);
  expect((await fetch(new URL(`/face/${'0'.repeat(64)}.png`, h.running.origin))).status).toBe(404);
});

test('own fields, limits and single values are checked by what they are', async () => {
  const h = await house();
  const field = { key: 'lotNumber', nameEn: 'Lot', nameAr: 'التشغيلة', type: 'list', natures: ['complaint'], choices: [{ value: 'a', en: 'A', ar: 'أ' }], personal: false, searchable: true, asked: true, rank: 1, active: true };
  const own = async (input: object) => (await h.amal.ask(KeepOwnField, { opId: op(), input: { ...field, ...input } as never })).data!.keepOwnField;
  expect((await own({})).userErrors).toMatchObject([{ code: 'policy.choices-missing', field: ['choices'] }]);
  expect((await own({ key: 'order' })).userErrors).toMatchObject([{ code: 'policy.taken', field: ['key'] }]);
  expect((await own({ type: 'text', choices: [] })).ownField).toMatchObject({ key: 'lotNumber', choices: [] });

  const refund = (await h.amal.done(SettingsRemedies)).settings.remedyKinds.find(({ code }) => code === 'refund')!;
  const limits = { opId: op(), id: refund.id, expectedVersion: refund.version, input: { ...(inputOf(refund) as object), currency: null } as never };
  expect((await h.amal.ask(KeepRemedyKind, limits)).data!.keepRemedyKind.userErrors).toMatchObject([{ code: 'policy.currency-missing', field: ['currency'] }]);

  const days = (await h.amal.done(SettingsValues)).settings.values.find(({ key }) => key === 'reopenDays')!;
  const set = async (value: string) => (await h.amal.ask(KeepSetting, { opId: op(), id: days.id, expectedVersion: days.version, input: { key: 'reopenDays', value } })).data!.keepSetting;
  expect((await set('400')).userErrors).toMatchObject([{ field: ['value'] }]);
  expect((await set('45')).setting).toMatchObject({ value: '45' });
});

test('the house prints for visitors as its settings say, and says so to everybody', async () => {
  const h = await house();
  expect((await h.guest().done(HouseStandards)).houseStandards).toEqual({ digits: 'latn', hijri: false });
  const known = (await h.amal.done(SettingsValues)).settings.values;
  for (const [key, value] of [['digits', 'arab'], ['hijri', 'true'], ['currency', 'AED']] as const) {
    const row = known.find((one) => one.key === key);
    await h.amal.done(KeepSetting, { opId: op(), id: row?.id ?? null, expectedVersion: row?.version ?? null, input: { key, value } });
  }
  expect((await h.guest().done(HouseStandards)).houseStandards).toEqual({ digits: 'arab', hijri: true });
  const { id } = await aCase(h);
  expect((await h.faisal.done(RoomDirectory, { id })).houseStandards).toEqual({ currency: 'AED' });
});

test('the same operation twice makes one edition, and an edit that changes nothing makes none', async () => {
  const h = await house();
  const row = await promiseOf(h, 'Decision, low risk');
  const twice = { opId: op(), id: row.id, expectedVersion: row.version, input: { ...(inputOf(row) as object), promiseAmount: 16 } as never };
  const [one, two] = [await h.amal.done(KeepCommitment, twice), await h.amal.done(KeepCommitment, twice)];
  expect(two.keepCommitment.commitment!.id).toBe(one.keepCommitment.commitment!.id);
  const again = one.keepCommitment.commitment!;
  const { keepCommitment } = await h.amal.done(KeepCommitment, { opId: op(), id: again.id, expectedVersion: again.version, input: inputOf(again) });
  expect(keepCommitment.commitment!.edition).toBe(2);
});
