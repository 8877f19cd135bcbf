import { expect, test } from 'vitest';
import { house } from '../house.ts';
import { aRoom } from './findings.ts';
import { at, eventually, opened, together } from './texts.ts';

test('two people write in one text at once: both read the same, and what is safe lies in the database', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const id = await opened(h.salma, kase.id);
  const [salma, lina] = [await at(h.running, h.salma, id), await at(h.running, h.lina, id)];
  await together(salma, lina);
  salma.type('The packs were warm.');
  await salma.text.safe();
  await eventually(() => expect(lina.words()).toBe('The packs were warm.'));
  lina.type(' Since when?');
  salma.type('وصلت الشحنة دافئة', 1);
  await Promise.all([salma.text.safe(), lina.text.safe()]);
  await eventually(() => expect(salma.words()).toBe('The packs were warm. Since when?\nوصلت الشحنة دافئة'));
  expect(lina.words()).toBe(salma.words());
  expect(salma.text.kept).toBe('safe');
  const rows = await h.running.house.fork().execute<{ n: number }[]>('select count(*)::int as n from document_log where document_id = ?', [id]);
  expect(rows[0]!.n).toBeGreaterThanOrEqual(3);
});
