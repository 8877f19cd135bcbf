import { expect, test } from 'vitest';
import { KeepWording, PreviewWording, ResetWording, SettingsWords } from '../../schema/documents/policy.ts';
import { WriteTo } from '../../schema/documents/feedback.ts';
import { wordingKeys, fill, placeholdersIn } from '../../server/policy/wording.policy.ts';
import { standardWording } from '../../server/policy/wording.service.ts';
import { noura, opId, tell } from '../feedback/telling.ts';
import { house, type TestHouse } from '../house.ts';
import { lettersIn } from './letters.ts';

const wordingOf = async (h: TestHouse, key: string) => (await h.amal.done(SettingsWords, {})).settings.wordings.find((one) => one.key === key)!;
const inputOf = ({ key, subjectEn, subjectAr, bodyEn, bodyAr, smsEn, smsAr }: Awaited<ReturnType<typeof wordingOf>>) => ({ key, subjectEn, subjectAr, bodyEn, bodyAr, smsEn, smsAr });

test('the next letter follows what an administrator words, and the standard comes back as an edition of its own', async () => {
  const h = await house();
  const first = await wordingOf(h, 'acknowledgement');
  const input = { ...inputOf(first), subjectEn: 'Dear customer, {number}', bodyEn: 'It is with us.\n\n{number}\n\nBy {by}.\n\nSee {link}', smsEn: 'With us: {number} {link}' };
  const keep = (who: typeof h.amal, over: object = {}) => who.refused(KeepWording, { opId: opId(), id: first.id, expectedVersion: first.version, input: { ...input, ...over } } as never);
  expect(await keep(h.nadia)).toEqual(['FORBIDDEN']);
  expect(await keep(h.amal, { bodyEn: 'No number, no link.' })).toEqual(['policy.needed-placeholder']);
  expect(await keep(h.amal, { bodyEn: '{number} {link} {title}' }), 'never the sender’s own words').toEqual(['policy.unknown-placeholder']);
  expect(await keep(h.amal, { smsEn: 'It arrived.' })).toEqual(['policy.needed-placeholder']);
  expect(await keep(h.amal, { smsEn: '{link} {decision}' })).toEqual(['policy.unknown-placeholder']);
  expect(await keep(h.amal)).toEqual([]);

  await tell(h.guest());
  await expect.poll(() => lettersIn(h)).toHaveLength(1);
  const [letter] = await lettersIn(h);
  expect(letter!.mail.subject).toMatch(/^Dear customer, \u2068\d{4}-\d{3}-\d{3}\u2069$/);
  expect(letter!.mail.text).toContain('It is with us.');
  expect(letter!.mail.text).toMatch(/By \u2068[^{}]+\u2069\./);
  expect(letter!.mail.text).not.toMatch(/[{}]/);

  const second = await wordingOf(h, 'acknowledgement');
  expect(second.edition).toBe(2);
  expect(await h.nadia.refused(ResetWording, { opId: opId(), id: second.id, expectedVersion: second.version })).toEqual(['FORBIDDEN']);
  expect(await h.amal.refused(ResetWording, { opId: opId(), id: second.id, expectedVersion: second.version + 1 })).toEqual(['changed-meanwhile']);
  await h.amal.done(ResetWording, { opId: opId(), id: second.id, expectedVersion: second.version });
  expect(await wordingOf(h, 'acknowledgement')).toMatchObject({ edition: 3, ...standardWording('acknowledgement') });
  await tell(h.guest(), { who: { ...noura, email: 'second@example.com' } });
  await expect.poll(() => lettersIn(h)).toHaveLength(2);
  expect((await lettersIn(h)).find(({ to }) => to === 'second@example.com')?.mail.subject).toContain('We received it');
});

test('a preview is what would leave, in both languages and with the length of the text message', async () => {
  const h = await house();
  const input = { ...inputOf(await wordingOf(h, 'decision')), bodyEn: 'Decided about {number}:\n\n{decision}\n\n{link}', smsAr: '{house}: {number} {link}' };
  expect(await h.huda.refused(PreviewWording, { input })).toEqual(['FORBIDDEN']);
  const [en, ar] = (await h.amal.done(PreviewWording, { input })).previewWording;
  expect(en!.html).toContain('Wadi Stores');
  expect(en!.html).toContain('dir="ltr"');
  expect(ar!.html).toContain('dir="rtl"');
  expect(en!.text).toContain('Decided about \u20684172-093-586\u2069:');
  expect(ar!.sms).toMatchObject({ wide: true, parts: expect.any(Number) });
  expect(ar!.sms!.characters).toBeGreaterThan(20);
  const hostile = { ...input, bodyEn: '<img src=x onerror=alert(1)> {decision} {number} {link}' };
  expect((await h.amal.done(PreviewWording, { input: hostile })).previewWording[0]!.html).not.toContain('<img');
});

test('every wording of a new house keeps its own rules, and no brace leaves it', async () => {
  const h = await house();
  const { wordings } = (await h.amal.done(SettingsWords, {})).settings;
  expect(wordings.map(({ key }) => key).sort()).toEqual([...wordingKeys].sort());
  for (const one of wordings) {
    expect(await h.amal.refused(KeepWording, { opId: opId(), id: one.id, expectedVersion: one.version, input: inputOf(one) } as never), one.key).toEqual([]);
    for (const sample of (await h.amal.done(PreviewWording, { input: inputOf(one) })).previewWording) {
      expect(`${sample.subject} ${sample.text} ${sample.sms?.text ?? ''}`, `${one.key} ${sample.language}`).not.toMatch(/[{}]/);
      if (sample.sms) expect(sample.sms.parts, `${one.key} ${sample.language}: ${sample.sms.text}`).toBeLessThanOrEqual(3);
    }
  }
  expect(fill('One {a}.\nTwo {b}.', { a: '1' })).toBe('One 1.');
  expect(placeholdersIn('{ a } {')).toEqual(['a', '{']);
});

test('what staff asks by letter says until when, in the reader’s language', async () => {
  const h = await house();
  const receipt = await tell(h.guest(), { who: { ...noura, language: 'ar' } });
  await h.nadia.done(WriteTo, { opId: opId(), id: receipt.id, input: { words: 'كم عدد الصناديق؟', purpose: 'question' } });
  await expect.poll(async () => (await lettersIn(h)).map(({ effect }) => effect.split(':').at(-1))).toContain('question');
  const letter = (await lettersIn(h)).find(({ effect }) => effect.endsWith('question'))!;
  expect(letter.mail.text).toContain('> كم عدد الصناديق؟');
  expect(letter.mail.text).not.toMatch(/[{}]/);
});
