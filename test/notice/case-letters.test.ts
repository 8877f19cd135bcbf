import { expect, test } from 'vitest';
import { AppointLead, AskSatisfaction, AssessCase, CloseCase, ReopenCase, RouteCase, TellDecision, WriteResponse } from '../../schema/documents/case.ts';
import { RecordSatisfaction } from '../../schema/documents/feedback.ts';
import { CaseLetters } from '../../schema/documents/notice.ts';
import { KeepWording, SettingsWords } from '../../schema/documents/policy.ts';
import { figures, op, room } from '../case/room.ts';
import { departments } from '../cast.ts';
import { linkOf, noura, opId, tell } from '../feedback/telling.ts';
import { house, type NamedPerson, type TestHouse } from '../house.ts';
import { lettersIn } from './letters.ts';

const body = 'ثبتت صحة شكواكم.\nيُسلَّم البديل غدًا.';

/** A complaint of Noura in Arabic, looked into by Salma, with a response that is written and not told. */
const drafted = async (h: TestHouse) => {
  const receipt = await tell(h.guest(), { who: { ...noura, language: 'ar' } });
  const kase = { id: receipt.id, number: receipt.number };
  const seen = async (who: NamedPerson) => ({ opId: op(), id: kase.id, expectedVersion: (await room(who, kase)).version });
  await expect.poll(async () => (await room(h.huda, kase)).stage).toBe('acknowledged');
  await h.huda.done(RouteCase, { ...(await seen(h.huda)), input: { departmentId: departments.logistics } });
  await h.huda.done(AssessCase, { ...(await seen(h.huda)), input: { ...figures, severity: 1, likelihood: 1, impact: 1 } });
  await h.huda.done(AppointLead, { ...(await seen(h.huda)), personId: h.salma.id });
  const response = (await h.salma.done(WriteResponse, { opId: op(), id: kase.id, input: { outcome: 'upheld', body, recourse: 'يمكنكم طلب إعادة النظر.', language: 'ar' } })).writeResponse.response!;
  return { receipt, kase, seen, response };
};
const lettersOf = async (who: NamedPerson, { number }: { number: string }) => (await who.done(CaseLetters, { number })).caseByNumber?.letters;

test('a response stands on paper before it leaves and as it left: in their language, under the name of the house, and never with the secret of their link', async () => {
  const h = await house();
  const { receipt, kase, response } = await drafted(h);
  const [coming] = (await lettersOf(h.salma, kase))!;
  expect(coming).toMatchObject({ key: 'decision', keySaid: 'Decision', language: 'ar', state: 'coming', at: null, dated: null, house: 'متاجر وادي' });
  expect(coming!.pieces.find(({ kind }) => kind === 'quote')?.text).toBe(body);
  await h.salma.done(TellDecision, { opId: op(), id: response.id, expectedVersion: response.version });
  await expect.poll(async () => (await lettersOf(h.salma, kase))!.map(({ state }) => state)).toEqual(['shown']);
  const [left] = (await lettersOf(h.salma, kase))!;
  expect(left).toMatchObject({ subject: coming!.subject, pieces: coming!.pieces, at: expect.any(String), dated: expect.stringMatching(/^\d+ \p{Script=Arabic}+ \d{4}$/u) });
  const mail = (await lettersIn(h)).find(({ effect }) => effect.endsWith(':decision'))!.mail;
  expect(left!.subject).toBe(mail.subject);
  for (const { kind, text } of left!.pieces) if (kind === 'says') expect(mail.text).toContain(text);
  expect(left!.pieces.at(-1)).toMatchObject({ kind: 'link', href: `${h.running.origin}/track/${kase.number}` });
  expect(JSON.stringify(left)).not.toContain(linkOf(receipt).key);

  // The words of another day change nothing of what has left.
  const wording = (await h.amal.done(SettingsWords, {})).settings.wordings.find(({ key }) => key === 'decision')!;
  const { id, version, key, subjectEn, bodyEn, bodyAr, smsEn, smsAr } = wording;
  await h.clock.passes('1 minute');
  await h.amal.done(KeepWording, { opId: opId(), id, expectedVersion: version, input: { key, subjectEn, subjectAr: 'ما قررناه: {number}', bodyEn, bodyAr, smsEn, smsAr } });
  expect((await lettersOf(h.salma, kase))![0]!.subject).toBe(left!.subject);
});

test('the letters of a case are for those who read what passes with the complainant, and for nobody else', async () => {
  const h = await house();
  const { kase } = await drafted(h);
  for (const who of [h.salma, h.faisal, h.huda, h.rami]) expect(await lettersOf(who, kase)).toHaveLength(1);
  for (const who of [h.sami, h.tariq]) expect(await lettersOf(who, kase), 'who sees the card, and who sees nothing').toBeUndefined();
  expect((await h.guest().ask(CaseLetters, { number: kase.number })).data?.caseByNumber ?? null).toBeNull();
});

test('a closing letter keeps how it was closed, also when the case was taken up again', async () => {
  const h = await house();
  const { kase, seen, response } = await drafted(h);
  await h.salma.done(TellDecision, { opId: op(), id: response.id, expectedVersion: response.version });
  await h.salma.done(AskSatisfaction, await seen(h.salma));
  await h.salma.done(RecordSatisfaction, { opId: op(), id: kase.id, input: { settled: true } });
  await h.salma.done(CloseCase, { ...(await seen(h.salma)), input: { closing: 'accepted' } });
  const closing = async () => (await lettersOf(h.salma, kase))!.filter(({ key }) => key === 'closing');
  const [before] = await closing();
  expect(before).toMatchObject({ cycle: 1, language: 'ar' });
  expect((await lettersOf(h.salma, kase))!.map(({ key }) => key), 'the newest first').toEqual(['closing', 'decision']);
  await h.huda.done(ReopenCase, { ...(await seen(h.huda)), reason: 'A second box was found.' });
  expect((await closing())[0]).toMatchObject({ cycle: 1, pieces: before!.pieces });
});
