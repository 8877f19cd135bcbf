import { expect, test } from 'vitest';
import { Cases, MakeCaseConfidential } from '../../schema/documents/case.ts';
import { UnseenIn } from '../../schema/documents/view.ts';
import { investigated, op, room } from '../case/room.ts';
import { house, type NamedPerson } from '../house.ts';
import { at, eventually, opened, together } from './texts.ts';

test('a case is found by the words of its shared texts, folded, by those who may read them; and notes that others changed are told, in the list and to whoever comes back to the room, until they sat at them or their words have settled', async () => {
  const h = await house();
  const kase = await investigated(h, { title: 'Warm delivery' });
  const found = async (who: NamedPerson, text: string): Promise<number> => (await who.done(Cases, { filter: { text, state: 'all' }, order: 'due', first: 5 })).cases.totalCount;
  const texts = async (who: NamedPerson) => (await who.done(UnseenIn, { caseIds: [kase.id] })).unseen.map((one) => one.texts);
  const written = async (who: NamedPerson) => (await room(who, kase)).viewer.written;
  await room(h.faisal, kase);
  await room(h.huda, kase);
  await h.clock.passes('1 minute');
  const document = await opened(h.salma, kase.id);
  const desk = await at(h.running, h.salma, document);
  await together(desk);
  desk.type('The compressor failed; تعطّلت الشاحنة المبرَّدة');
  await desk.text.safe();
  expect(await texts(h.faisal), 'before a version is kept').toEqual([1]);
  expect(await texts(h.salma), 'not by one’s own hand').toEqual([]);
  expect(await written(h.salma), 'not by one’s own hand').toEqual([]);
  expect(await texts(h.salma)).toEqual([0]);
  expect(await texts(h.tariq)).toEqual([]);
  expect([await written(h.faisal), await written(h.faisal)], 'coming into the room is not reading its notes').toEqual([[document], [document]]);
  const his = await at(h.running, h.faisal, document);
  await together(his);
  await h.clock.passes('1 second');
  desk.type(', at night.');
  await desk.text.safe();
  await eventually(() => expect(his.words()).toContain(', at night.'));
  await his.text.close();
  await eventually(async () => expect(await written(h.faisal), 'what was written while one sat there was before one’s eyes').toEqual([]));
  expect(await written(h.huda)).toEqual([document]);
  await h.clock.passes('1 second');
  desk.type(' Twice.');
  await desk.text.safe();
  expect(await written(h.faisal)).toEqual([document]);

  await h.clock.passes('2 minutes');
  await eventually(async () => expect(await found(h.salma, 'compressor')).toBe(1));
  for (const words of ['COMPRESSOR failed', 'تعطلت', 'الشاحنه المبرده', 'warm']) expect(await found(h.faisal, words), words).toBe(1);
  expect(await found(h.faisal, 'compressor mended'), 'all the words').toBe(0);
  // Management sees the card and may not read what is written inside; another department sees nothing.
  expect([await found(h.sami, 'warm'), await found(h.sami, 'compressor')]).toEqual([1, 0]);
  expect([await found(h.tariq, 'warm'), await found(h.tariq, 'compressor')]).toEqual([0, 0]);
  // The version is an entry like any other, and no longer only words in the log.
  await eventually(async () => expect(await texts(h.faisal)).toEqual([0]));
  expect(await written(h.faisal)).toEqual([]);
  await h.salma.done(MakeCaseConfidential, { opId: op(), id: kase.id, expectedVersion: (await room(h.salma, kase)).version, confidential: true, reason: 'A colleague is concerned.' });
  expect([await found(h.faisal, 'compressor'), await found(h.huda, 'compressor'), await found(h.salma, 'compressor')]).toEqual([0, 0, 1]);
});
