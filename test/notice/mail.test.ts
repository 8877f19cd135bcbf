import { expect, test } from 'vitest';
import { KeepFace, SettingsFace } from '../../schema/documents/policy.ts';
import { MarkSeen } from '../../schema/documents/case.ts';
import { op, room } from '../case/room.ts';
import { noura, tell } from '../feedback/telling.ts';
import { house, type TestHouse } from '../house.ts';
import { called } from './people.ts';
import { postOffice } from './post-office.ts';

const letters = async (h: TestHouse) => (await h.as().em.execute<{ state: string }[]>("select state from delivery where effect like 'digest:%' order by id")).map(({ state }) => state);

test('a letter to a colleague leaves by SMTP once, under one name, also where it was not taken at first', async () => {
  const office = await postOffice();
  const h = await house({ settings: { MAIL_URL: office.url, MAIL_FROM: 'Wadi <care@wadi.example>' } });
  const { kase, call } = await called(h);
  office.open = false;
  await call('@Omar, the insulin is spoilt');
  await h.clock.passes('6 minutes');
  await expect.poll(() => office.refused).toBe(1);
  await expect.poll(() => letters(h)).toEqual(['waiting']);
  office.open = true;
  await h.clock.passes('61 s');
  await expect.poll(() => letters(h)).toEqual(['sent']);
  const got = office.got.filter(({ to }) => to === 'omar@wadi.example');
  expect(got).toHaveLength(1);
  expect(got[0]!.messageId).toMatch(/^<[0-9a-f]{40}@/);
  expect(got[0]!.text).toContain('Auto-Submitted: auto-generated');
  for (const word of ['insulin', kase.title, 'Salma']) expect(got[0]!.text).not.toContain(word);
  await h.clock.passes('3 hours');
  expect(office.got.filter(({ to }) => to === 'omar@wadi.example')).toHaveLength(1);
});

test('a letter comes from whom the face names as its sender, else from whom the configuration names, else from the house', async () => {
  const office = await postOffice();
  const from = async (h: TestHouse) => {
    const before = office.got.length;
    await tell(h.guest(), { who: { ...noura, language: 'en' } });
    await expect.poll(() => office.got.length).toBe(before + 1);
    return /^from: (.*)$/im.exec(office.got.at(-1)!.text)![1];
  };
  const named = await house({ settings: { MAIL_URL: office.url, MAIL_FROM: 'Post room <care@wadi.example>' } });
  expect(await from(named)).toBe('Post room <care@wadi.example>');
  const { face } = (await named.amal.done(SettingsFace)).settings;
  await named.amal.done(KeepFace, { opId: op(), expectedVersion: face!.version, input: { nameEn: 'Wadi', nameAr: 'وادي', sender: 'Wadi Care' } });
  expect(await from(named)).toBe('Wadi Care <care@wadi.example>');
  const plain = await house({ settings: { MAIL_URL: office.url, MAIL_FROM: 'care@wadi.example' } });
  expect(await from(plain)).toMatch(/^.+ <care@wadi\.example>$/);
});

test('what was read while its letter waited for the post goes no more', async () => {
  const office = await postOffice();
  const h = await house({ settings: { MAIL_URL: office.url } });
  const { kase, call } = await called(h);
  office.open = false;
  await call('@Omar, look');
  await h.clock.passes('6 minutes');
  await expect.poll(() => letters(h)).toEqual(['waiting']);
  await h.omar.done(MarkSeen, { id: kase.id, entries: (await room(h.omar, kase)).story.map(({ seq }) => seq) });
  office.open = true;
  await h.clock.passes('61 s');
  await expect.poll(() => letters(h)).toEqual(['needless']);
  expect(office.got.filter(({ to }) => to === 'omar@wadi.example')).toEqual([]);
});
