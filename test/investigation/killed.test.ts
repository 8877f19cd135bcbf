import { expect, test } from 'vitest';
import { house } from '../house.ts';
import { program } from '../program.ts';
import { aRoom } from './findings.ts';
import { at, eventually, opened, together } from './texts.ts';

test('kill -9 the server after safe and close the tab: every character is there', async () => {
  const h = await house({ at: new Date().toISOString() });
  const kase = await aRoom(h);
  const id = await opened(h.salma, kase.id);
  const doomed = await program(h);
  const salma = await at({ origin: doomed.origin }, h.salma, id);
  await together(salma);
  const words = 'The logger shows 14 °C at 02:10; الحرارة ارتفعت قبل الفجر.';
  for (const letter of words) salma.type(letter);
  await salma.text.safe();
  expect(salma.text.kept).toBe('safe');
  await doomed.killed();
  salma.socket.disconnect();
  const lina = await at(h.running, h.lina, id);
  await eventually(() => expect(lina.words()).toBe(words));
});
