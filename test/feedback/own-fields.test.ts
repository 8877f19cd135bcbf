import { expect, test } from 'vitest';
import { AppointLead, AssessCase, CloseCase, DescribeCase, Room, TellDecision, WriteResponse } from '../../schema/documents/case.ts';
import { Acknowledge, EraseIdentity, Receive, Submit, WithdrawFor } from '../../schema/documents/feedback.ts';
import { KeepOwnField, OfferedCategories, OfferedFields, OwnFaults } from '../../schema/documents/policy.ts';
import { acknowledge } from '../../server/feedback/message.service.ts';
import { aCase, figures, room } from '../case/room.ts';
import { house, type TestHouse } from '../house.ts';
import { everythingIn, noura, opId, tell, warm } from './telling.ts';

const field = (input: object) => ({ key: 'box', nameEn: 'Box', nameAr: 'الصندوق', type: 'text', natures: ['complaint'], choices: [], personal: false, searchable: false, asked: true, rank: 1, active: true, ...input });
const keep = async (h: TestHouse, input: object) => (await h.amal.done(KeepOwnField, { opId: opId(), input: field(input) as never })).keepOwnField.ownField!;
const roomOf = async (h: TestHouse, number: string) => (await h.huda.done(Room, { number })).caseByNumber!;
const offered = async (h: TestHouse, nature = 'complaint', categoryId?: string) => (await h.guest().done(OfferedFields, { nature, categoryId: categoryId ?? null })).offeredFields.map(({ key }) => key);

test('a value that its field does not take is refused by the field’s name, in the reader’s language; nothing is opened', async () => {
  const h = await house();
  await keep(h, { key: 'weight', nameEn: 'Weight', nameAr: 'الوزن', type: 'number' });
  await keep(h, { key: 'since', nameEn: 'Since', nameAr: 'منذ', type: 'date' });
  await keep(h, { key: 'colour', nameEn: 'Colour', nameAr: 'اللون', type: 'list', choices: [{ value: 'red', en: 'Red', ar: 'أحمر' }, { value: 'green', en: 'Green', ar: 'أخضر' }] });
  await keep(h, { key: 'inside', nameEn: 'Inside', nameAr: 'داخلي', asked: false });
  const told = async (key: string, value: string) => (await h.guest().ask(Submit, { opId: opId(), input: { ...warm, own: [{ key, value }] } })).data!.submit.userErrors;
  expect(await told('weight', 'heavy')).toMatchObject([{ code: 'own.number', field: ['own', 'weight'], message: expect.stringContaining('Weight') }]);
  expect(await told('since', '2026-02-31')).toMatchObject([{ code: 'own.date', field: ['own', 'since'] }]);
  expect(await told('colour', 'blue')).toMatchObject([{ code: 'own.choice', field: ['own', 'colour'] }]);
  expect(await told('nothing', 'x')).toMatchObject([{ code: 'unknown-value', field: ['own', 'nothing'] }]);
  expect(await told('inside', 'x')).toMatchObject([{ code: 'unknown-value', field: ['own', 'inside'] }]);
  expect((await h.guest().done(OwnFaults, { nature: 'complaint', own: [{ key: 'weight', value: 'heavy' }, { key: 'since', value: '٢٠٢٦-١١-٠١' }] })).ownFaults.map(({ key }) => key)).toEqual(['weight']);
  expect(await h.nadia.refused(Receive, { opId: opId(), input: { ...warm, who: noura, channel: 'call', own: [{ key: 'weight', value: 'x' }] } })).toEqual(['own.number']);
  expect((await h.as().em.execute<unknown[]>('select 1 from "case"')).length).toBe(0);
});

test('a new case follows the edited settings: asked in the form, kept as what it is, shown with its label, said in the story', async () => {
  const h = await house();
  expect(await offered(h)).not.toContain('weight');
  await keep(h, { key: 'weight', nameEn: 'Weight', nameAr: 'الوزن', type: 'number' });
  const colour = await keep(h, { key: 'colour', nameEn: 'Colour', nameAr: 'اللون', type: 'list', rank: 2, choices: [{ value: 'red', en: 'Red', ar: 'أحمر' }, { value: 'green', en: 'Green', ar: 'أخضر' }] });
  expect(await offered(h)).toEqual(expect.arrayContaining(['weight', 'colour']));
  expect(await offered(h, 'suggestion')).not.toContain('weight');
  const { id, number } = await tell(h.guest(), { own: [{ key: 'weight', value: '١٢٫٥' }, { key: 'colour', value: 'red' }, { key: 'gone', value: '' }] });
  const kase = await roomOf(h, number);
  expect(kase.own).toEqual([{ key: 'weight', value: '12.5', name: 'Weight', said: '12.5' }, { key: 'colour', value: 'red', name: 'Colour', said: 'Red' }]);
  expect(kase.ownFields.map(({ key, value }) => [key, value])).toEqual([['weight', '12.5'], ['colour', 'red']]);
  expect(kase.story.map(({ kind }) => kind)).toContain('case.described');

  await h.amal.done(KeepOwnField, { opId: opId(), id: colour.id, expectedVersion: colour.version, input: field({ key: 'colour', nameEn: 'Shade', nameAr: 'الدرجة', type: 'list', natures: ['complaint'], choices: [{ value: 'red', en: 'Red', ar: 'أحمر' }, { value: 'blue', en: 'Blue', ar: 'أزرق' }] }) as never });
  const next = await roomOf(h, (await tell(h.guest(), { own: [{ key: 'colour', value: 'blue' }] })).number);
  expect(next.own).toMatchObject([{ name: 'Shade', said: 'Blue' }]);
  expect(await h.nadia.refused(DescribeCase, { opId: opId(), id, input: { own: [{ key: 'weight', value: 'much' }] } })).toEqual(['own.number']);
  await h.nadia.done(DescribeCase, { opId: opId(), id, input: { own: [{ key: 'weight', value: null }] } });
  expect((await roomOf(h, number)).own.map(({ key }) => key)).toEqual(['colour']);
});

test('a field of a category is asked for what is about it only, also of a caller', async () => {
  const h = await house();
  const [category] = (await h.guest().done(OfferedCategories, { nature: 'complaint' })).offeredCategories;
  await keep(h, { key: 'crate', nameEn: 'Crate', nameAr: 'الصندوق', categoryId: category!.id });
  expect(await offered(h)).not.toContain('crate');
  expect(await offered(h, 'complaint', category!.id)).toContain('crate');
  const input = { ...warm, channel: 'call', own: [{ key: 'crate', value: 'C-7' }] };
  expect(await h.nadia.refused(Receive, { opId: opId(), input })).toEqual(['unknown-value']);
  const { receive } = await h.nadia.done(Receive, { opId: opId(), input: { ...input, categoryId: category!.id } });
  expect((await roomOf(h, receive.case!.number)).own).toMatchObject([{ name: 'Crate', value: 'C-7' }]);
});

test('an account is shown by its end only; what says something about a person goes with the person', async () => {
  const h = await house();
  await keep(h, { key: 'account', nameEn: 'Account', nameAr: 'الحساب', type: 'account', personal: true });
  const { id, number } = await tell(h.guest(), { own: [{ key: 'account', value: 'SA03 8000 0000 6080 1016 7519' }] });
  const kase = await roomOf(h, number);
  expect(kase.own).toEqual([{ key: 'account', value: '•••• 7519', name: 'Account', said: '•••• 7519' }]);
  expect(kase.ownFields).toMatchObject([{ key: 'account', value: null }]);
  await h.huda.done(EraseIdentity, { opId: opId(), id, reason: 'They asked for it.' });
  expect((await roomOf(h, number)).own).toEqual([]);
  expect(await everythingIn(h.as().em as never, ['case', 'said', 'entry'])).not.toMatch(/1016 ?7519|[•" ]7519/);
});

test('a field that is demanded at a stage is asked for before the case enters it: refused by its name in both languages, passed once it is filled in', async () => {
  const h = await house();
  await keep(h, { key: 'batch', nameEn: 'Lot', nameAr: 'التشغيلة', requiredAt: 'assessed', asked: false });
  await keep(h, { key: 'loss', nameEn: 'Loss', nameAr: 'الخسارة', type: 'money', requiredAt: 'decided', asked: false });
  await keep(h, { key: 'code', nameEn: 'Code', nameAr: 'الرمز', type: 'account', requiredAt: 'closed', asked: false });
  const kase = await aCase(h);
  const { id } = kase;
  const now = () => room(h.salma, kase);
  const version = async () => (await room(h.faisal, kase)).version;
  const fill = async (key: string, value: string) => h.faisal.done(DescribeCase, { opId: opId(), id, expectedVersion: await version(), input: { own: [{ key, value }] } });
  expect((await room(h.faisal, kase)).ownFields.map(({ key, requiredAt, filled }) => [key, requiredAt, filled])).toEqual(expect.arrayContaining([['batch', 'assessed', false], ['loss', 'decided', false], ['code', 'closed', false]]));

  const assessed = async (language: 'en' | 'ar') => {
    const expectedVersion = await version();
    h.faisal.cookies.set('language', language);
    return (await h.faisal.ask(AssessCase, { opId: opId(), id, expectedVersion, input: figures })).data!.assessCase.userErrors;
  };
  expect(await assessed('en')).toEqual([{ code: 'case.field-due', field: ['own', 'batch'], message: '“Lot” has to be filled in first.' }]);
  expect((await assessed('ar'))[0]!.message).toContain('«التشغيلة»');
  expect((await room(h.faisal, kase)).stage).toBe('acknowledged');
  await fill('batch', 'L-7');
  expect(await assessed('en')).toEqual([]);
  await h.faisal.done(AppointLead, { opId: opId(), id, expectedVersion: await version(), personId: h.salma.id });

  const letter = (await h.salma.done(WriteResponse, { opId: opId(), id, input: { outcome: 'upheld', body: 'You are right.', recourse: 'You may ask for a review.', language: 'en' } })).writeResponse.response!;
  const tellIt = { id: letter.id, expectedVersion: letter.version };
  expect(await h.salma.refused(TellDecision, { opId: opId(), ...tellIt })).toContain('case.field-due');
  await fill('loss', '120');
  // What was demanded earlier is still demanded when it was taken away.
  await h.faisal.done(DescribeCase, { opId: opId(), id, expectedVersion: await version(), input: { own: [{ key: 'batch', value: null }] } });
  expect((await h.salma.ask(TellDecision, { opId: opId(), ...tellIt })).data!.tellDecision.userErrors).toMatchObject([{ code: 'case.field-due', field: ['own', 'batch'] }]);
  await fill('batch', 'L-7');
  await h.salma.done(TellDecision, { opId: opId(), ...tellIt });

  expect((await now()).missing).toContain('case.field-due');
  const close = async (closing: string) => h.salma.ask(CloseCase, { opId: opId(), id, expectedVersion: (await now()).version, input: { closing, reason: 'The person is content.' } });
  expect((await close('accepted')).data!.closeCase.userErrors).toContainEqual({ code: 'case.field-due', field: ['own', 'code'], message: '“Code” has to be filled in first.' });
  await fill('code', 'SA0380000000608010167519');
  expect((await now()).missing).not.toContain('case.field-due');
});

test('a machine acknowledges in time whatever the house demands of itself; a person is asked first; who takes it back is asked nothing', async () => {
  const h = await house();
  await keep(h, { key: 'batch', nameEn: 'Lot', nameAr: 'التشغيلة', requiredAt: 'acknowledged', asked: false });
  const kase = await aCase(h, { acknowledged: false, department: null });
  expect(await h.nadia.refused(Acknowledge, { opId: opId(), id: kase.id, by: 'call' })).toEqual(['case.field-due']);
  expect(await h.nadia.refused(Receive, { opId: opId(), input: { ...warm, who: noura, channel: 'call', acknowledged: true } })).toEqual(['case.field-due']);
  await h.nadia.done(Receive, { opId: opId(), input: { ...warm, who: noura, channel: 'call', acknowledged: true, own: [{ key: 'batch', value: 'L-1' }] } });
  await acknowledge(h.as(), kase.id, 'automatic', 'letter');
  expect((await room(h.huda, kase)).stage).toBe('acknowledged');
  await h.nadia.done(WithdrawFor, { opId: opId(), id: kase.id, words: 'It has come after all.', channel: 'call' });
  expect((await room(h.huda, kase)).closing).toBe('withdrawn');
});

test('the story keeps of an account its end only, whether or not it says something about a person', async () => {
  const h = await house();
  await keep(h, { key: 'machine', nameEn: 'Machine', nameAr: 'الجهاز', type: 'account' });
  const { number } = await tell(h.guest(), { own: [{ key: 'machine', value: 'AB1234567890' }] });
  const told = (await roomOf(h, number)).story.flatMap(({ texts }) => texts).filter(({ field: of }) => of === 'own');
  expect(told.map(({ body }) => JSON.parse(body) as unknown)).toEqual([{ machine: '•••• 7890' }]);
});
