import { expect, test } from 'vitest';
import { Cases, MakeCaseConfidential } from '../../schema/documents/case.ts';
import { UnseenIn } from '../../schema/documents/view.ts';
import { investigated, op, room } from '../case/room.ts';
import { house, type NamedPerson } from '../house.ts';
import { at, eventually, opened, together } from './texts.ts';

test('a case is found by the words of its shared texts, folded, by those who may read them; and notes that others changed are told', async () => {
  const h = await house();
  const kase = await investigated(h, { title: 'Warm delivery' });
  const found = async (who: NamedPerson, text: string): Promise<number> => (await who.done(Cases, { filter: { text, state: 'all' }, order: 'due', first: 5 })).cases.totalCount;
  const texts = async (who: NamedPerson) => (await who.done(UnseenIn, { caseIds: [kase.id] })).unseen.map((one) => one.texts);
  await room(h.faisal, kase);
  await room(h.huda, kase);
  await h.clock.passes('1 minute');
  const desk = await at(h.running, h.salma, await opened(h.salma, kase.id));
  await together(desk);
  desk.type('The compressor failed; تعطّلت الشاحنة المبرَّدة');
  await desk.text.safe();
  expect(await texts(h.faisal), 'before a version is kept').toEqual([1]);
  expect(await texts(h.salma), 'not by one’s own hand').toEqual([]);
  await room(h.salma, kase);
  expect(await texts(h.salma)).toEqual([0]);
  expect(await texts(h.tariq)).toEqual([]);

  await h.clock.passes('2 minutes');
  await eventually(async () => expect(await found(h.salma, 'compressor')).toBe(1));
  for (const words of ['COMPRESSOR failed', 'تعطلت', 'الشاحنه المبرده', 'warm']) expect(await found(h.faisal, words), words).toBe(1);
  expect(await found(h.faisal, 'compressor mended'), 'all the words').toBe(0);
  // Management sees the card and may not read what is written inside; another department sees nothing.
  expect([await found(h.sami, 'warm'), await found(h.sami, 'compressor')]).toEqual([1, 0]);
  expect([await found(h.tariq, 'warm'), await found(h.tariq, 'compressor')]).toEqual([0, 0]);
  // The version is an entry like any other, and no longer only words in the log.
  await eventually(async () => expect(await texts(h.faisal)).toEqual([0]));
  await h.salma.done(MakeCaseConfidential, { opId: op(), id: kase.id, expectedVersion: (await room(h.salma, kase)).version, confidential: true, reason: 'A colleague is concerned.' });
  expect([await found(h.faisal, 'compressor'), await found(h.huda, 'compressor'), await found(h.salma, 'compressor')]).toEqual([0, 0, 1]);
});
