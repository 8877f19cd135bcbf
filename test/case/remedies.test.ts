import { expect, test } from 'vitest';
import { AssessCase, DeliverRemedy, OfferRemedy, TellDecision, WithdrawRemedy, WriteResponse } from '../../schema/documents/case.ts';
import { TrackedBy } from '../../schema/documents/feedback.ts';
import { SettleAtFirstContact } from '../../schema/documents/feedback.ts';
import { KeepRemedyKind, KeepSetting, OfferedRemedies, SettingsRemedies, SettingsValues } from '../../schema/documents/policy.ts';
import { client, type Client } from '../client.ts';
import { linkOf, tell } from '../feedback/telling.ts';
import { house, type TestHouse } from '../house.ts';
import { figures, investigated, op, room, roomOf } from './room.ts';

const kept = { nameEn: 'Gift card', nameAr: 'بطاقة هدية', code: 'giftCard', money: false, currency: null, limits: [], rank: 1, active: true };
/** The same person, or the same guest, reading in Arabic. */
const inArabic = (h: TestHouse, who?: Client): Client => client({ origin: h.running.origin, headers: { 'accept-language': 'ar' }, ...(who && { cookies: who.cookies }) });
const rowOf = async (h: TestHouse, code: string) => (await h.amal.done(SettingsRemedies)).settings.remedyKinds.find((row) => row.code === code)!;
const change = async (h: TestHouse, code: string, changes: Partial<typeof kept>): Promise<void> => {
  const { id, version, ...row } = await rowOf(h, code);
  await h.amal.done(KeepRemedyKind, { opId: op(), id, expectedVersion: version, input: { ...row, ...changes } });
};
/** The remedies of a case and the sentences of its story about them. */
const shown = async (who: Client, kase: { number: string }) => {
  const { remedies, story } = await room(who as never, kase);
  return { names: remedies.map(({ name }) => name), said: story.filter(({ kind }) => kind?.startsWith('remedy.')).map(({ sentence }) => sentence) };
};

test('what an administrator adds is offered in its order, and told by its name in both languages; a later name is that of the next offer', async () => {
  const h = await house();
  expect((await h.salma.done(OfferedRemedies)).offeredRemedies.map(({ code }) => code)).toEqual(['apology', 'explanation', 'refund', 'replacement', 'repair', 'compensation', 'correction', 'other']);
  await change(h, 'apology', { rank: 2 });
  await h.amal.done(KeepRemedyKind, { opId: op(), input: { ...kept, nameEn: ' Gift\n card ', rank: 0 } });
  expect((await h.salma.done(OfferedRemedies)).offeredRemedies.slice(0, 2)).toMatchObject([{ code: 'giftCard', name: 'Gift card', money: false }, { code: 'explanation', name: 'Explanation', money: false }]);
  expect((await inArabic(h, h.salma).done(OfferedRemedies)).offeredRemedies[0]!.name).toBe('بطاقة هدية');

  const receipt = await tell(h.guest());
  const stage = async () => (await roomOf(h.huda, receipt))?.stage;
  await expect.poll(stage).toBe('acknowledged');
  await h.huda.done(AssessCase, { opId: op(), id: receipt.id, expectedVersion: (await room(h.huda, receipt)).version, input: figures });
  const offer = async () => (await h.huda.done(OfferRemedy, { opId: op(), id: receipt.id, input: { kind: 'giftCard', about: 'Of our shop' } })).offerRemedy.remedy!;
  const first = await offer();
  expect(first.name).toBe('Gift card');
  await change(h, 'giftCard', { nameEn: 'Voucher', nameAr: 'قسيمة شراء' });
  expect((await offer()).name).toBe('Voucher');
  await h.huda.done(DeliverRemedy, { opId: op(), id: first.id });

  expect(await shown(h.huda, receipt)).toEqual({ names: ['Gift card', 'Voucher'], said: ['Remedy: Gift card', 'Remedy: Voucher', 'Remedy delivered: Gift card'] });
  expect(await shown(inArabic(h, h.huda), receipt)).toEqual({ names: ['بطاقة هدية', 'قسيمة شراء'], said: ['الحل المقدَّم: بطاقة هدية', 'الحل المقدَّم: قسيمة شراء', 'تنفيذ الحل المقدَّم: بطاقة هدية'] });
  const tracked = async (who: Client) => (await who.done(TrackedBy, linkOf(receipt))).tracked!.story.find(({ kind }) => kind === 'remedy.delivered')?.sentence;
  expect(await tracked(h.guest())).toBe('What we offered is done: Gift card');
  expect(await tracked(inArabic(h))).toBe('نُفّذ ما قدّمناه: بطاقة هدية');
});

test('what is retired or was never there is refused at its field in one sentence, and stays where it was offered', async () => {
  const h = await house();
  const kase = await investigated(h);
  const offer = (kind: string, more: object = {}) => ({ opId: op(), id: kase.id, input: { kind, ...more } });
  const { offerRemedy } = await h.salma.done(OfferRemedy, offer('apology'));
  await change(h, 'apology', { active: false });
  expect((await h.salma.done(OfferedRemedies)).offeredRemedies.map(({ code }) => code)).not.toContain('apology');
  const replies = [[h.salma, 'This remedy is not offered. Please choose one from the list.'], [inArabic(h, h.salma), 'هذا الحل غير متاح، ويلزم اختيار حل من القائمة.']] as const;
  for (const [who, message] of replies) {
    for (const kind of ['apology', (await rowOf(h, 'refund')).id, 'freeBeer']) {
      expect((await who.ask(OfferRemedy, offer(kind))).data!.offerRemedy.userErrors).toEqual([{ code: 'remedy.not-offered', field: ['kind'], message }]);
    }
  }
  expect((await shown(h.salma, kase)).names).toEqual(['Apology']);
  await h.salma.done(WithdrawRemedy, { opId: op(), id: offerRemedy.remedy!.id, reason: 'They want none.' });
  expect((await shown(h.salma, kase)).said).toEqual(['Remedy: Apology', 'Remedy taken back: Apology']);
});

test('an amount goes with what is money, up to what the settings let a role promise alone', async () => {
  const h = await house();
  const kase = await investigated(h);
  const errors = async (kind: string, amount: string, currency: string | null = 'SAR', who = h.salma) =>
    (await who.ask(OfferRemedy, { opId: op(), id: kase.id, input: { kind, amount, currency } })).data!.offerRemedy.userErrors;
  expect(await errors('repair', '5')).toMatchObject([{ code: 'remedy.no-amount', field: ['amount'] }]);
  expect(await errors('refund', '2001')).toMatchObject([{ code: 'remedy.beyond-authority', field: ['amount'] }]);
  await change(h, 'refund', { limits: [{ role: 'investigator', amount: '3000' }] as never });
  expect(await errors('refund', '2001')).toEqual([]);
  await h.amal.done(KeepRemedyKind, { opId: op(), input: { ...kept, money: true, currency: 'SAR', limits: [{ role: 'investigator', amount: '100' }] } });
  expect(await errors('giftCard', '101')).toMatchObject([{ code: 'remedy.beyond-authority', field: ['amount'] }]);
  expect(await errors('giftCard', '100')).toEqual([]);
  // What a limit in one currency means in another, nobody knows: only who has none may promise it; without a word it is that of the remedy.
  expect(await errors('giftCard', '1', 'KWD')).toMatchObject([{ code: 'remedy.other-currency', field: ['currency'], message: expect.stringContaining('SAR') as string }]);
  expect(await errors('giftCard', '5', null)).toEqual([]);
  await change(h, 'giftCard', { limits: [] as never });
  expect(await errors('giftCard', '40', 'KWD', h.huda)).toEqual([]);
  const offered = (await room(h.salma, kase)).remedies.filter(({ name }) => name === 'Gift card').map(({ amount, currency }) => [Number(amount), currency]);
  expect(offered).toEqual([[100, 'SAR'], [5, 'SAR'], [40, 'KWD']]);
});

test('money is promised only by whom the settings let: without a limit those who answer for decisions have none, and nobody else promises any', async () => {
  const h = await house();
  const kase = await investigated(h);
  await change(h, 'refund', { limits: [] as never });
  const refused = async (who: Client) => (await who.ask(OfferRemedy, { opId: op(), id: kase.id, input: { kind: 'refund', amount: '1', currency: 'SAR' } })).data!.offerRemedy.userErrors;
  expect(await refused(h.salma)).toEqual([{ code: 'remedy.beyond-authority', field: ['amount'], message: 'Your role promises no amount of this remedy alone: it needs somebody with wider authority.' }]);
  expect(await refused(inArabic(h, h.salma))).toMatchObject([{ message: 'لا تشمل صلاحيتكم تقديم مبلغ ضمن هذا الحل، ويتطلب ذلك صلاحية أوسع.' }]);
  const settled = { words: 'Charged twice.', channel: 'call', who: { name: 'Faisal', language: 'en' }, remedy: 'One was credited.', accepted: true, kind: 'refund', amount: '1' };
  expect(await h.nadia.refused(SettleAtFirstContact, { opId: op(), input: settled })).toEqual(['remedy.beyond-authority']);
  expect(await refused(h.huda)).toEqual([]);
});

test('from the amount that the settings name, a second person approves the decision, whatever the band; what another currency comes to, nobody knows', async () => {
  const h = await house();
  const kase = await investigated(h, { severity: 1, likelihood: 1, impact: 1 });
  const offer = async (amount: string, currency = 'SAR') => (await h.huda.done(OfferRemedy, { opId: op(), id: kase.id, input: { kind: 'refund', amount, currency } })).offerRemedy.remedy!.id;
  const needed = async () => (await room(h.salma, kase)).needsApproval;
  await change(h, 'refund', { limits: [] as never });
  const { id, version } = (await h.salma.done(WriteResponse, { opId: op(), id: kase.id, input: { outcome: 'upheld', body: 'You are right.', recourse: 'A review.', language: 'en' } })).writeResponse.response!;
  const first = await offer('400');
  expect(await needed(), 'until somebody names an amount, none asks for it').toBe(false);
  const row = (await h.amal.done(SettingsValues)).settings.values.find(({ key }) => key === 'approvalAmount');
  await h.amal.done(KeepSetting, { opId: op(), id: row?.id ?? null, expectedVersion: row?.version ?? null, input: { key: 'approvalAmount', value: '500' } });
  expect(await needed()).toBe(false);
  const second = await offer('100');
  expect(await needed(), 'together they reach it').toBe(true);
  expect(await h.salma.refused(TellDecision, { opId: op(), id, expectedVersion: version })).toEqual(['response.not-approved']);
  await h.salma.done(WithdrawRemedy, { opId: op(), id: second, reason: 'Counted twice.' });
  expect(await needed()).toBe(false);
  const third = await offer('1', 'KWD');
  expect(await needed()).toBe(true);
  for (const one of [first, third]) await h.salma.done(WithdrawRemedy, { opId: op(), id: one, reason: 'They want none.' });
  expect((await h.salma.done(TellDecision, { opId: op(), id, expectedVersion: version })).tellDecision.response).toMatchObject({ state: 'told' });
});
