import { expect, test } from 'vitest';
import { investigated, room } from '../case/room.ts';
import { choose, dialogOf, fill, listening, stepBehind, submit } from './hands.ts';
import { accessible, fits, goto, onPhone, stage } from './stage.ts';
import { wordsOf } from './words.ts';

/** As a field for date and time takes it, in Riyadh. */
const typed = (at: number): string => new Date(at + 3 * 3_600_000).toISOString().slice(0, 16);

test('a pause says which promises stand still, wants the proof, and is ended by hand though another clock is next; more time that one person asks for another gives', { timeout: 120_000 }, async () => {
  const { h, origin, enter } = await stage();
  const [en, ar] = [wordsOf('en'), wordsOf('ar')];
  const kase = await investigated(h);
  const salma = await enter('salma');
  await goto(salma, `${origin}/cases/${kase.number}`);
  await listening(salma);
  const decision = async () => (await room(h.salma, kase)).clocks.find(({ name }) => name === 'decision')!;

  await stepBehind(salma, en('case_pause'), en('case_more'));
  expect(await dialogOf(salma).locator('[name="reason"] option[value="complainant"]').innerText()).toMatch(/\(.*Decision.*\)$/);
  await fill(dialogOf(salma), { reason: 'complainant', question: 'Which box was it?', until: typed(h.clock.now().getTime() + 48 * 3_600_000) });
  await dialogOf(salma).getByRole('button', { name: en('case_pause_go'), exact: true }).click();
  await dialogOf(salma).getByRole('alert').getByText(en('ask_fill', { what: en('case_pause_delivered') })).waitFor();
  await fill(dialogOf(salma), { deliveredAt: typed(h.clock.now().getTime() - 60_000) });
  await accessible(salma, 'a pause');
  await submit(salma, en('case_pause_go'));
  await expect.poll(async () => (await decision()).paused).toBe(true);
  await stepBehind(salma, en('case_resume'), en('case_more'));
  await fill(dialogOf(salma), { reason: 'They answered on the telephone.' });
  await submit(salma, en('case_resume_go'));
  await expect.poll(async () => (await decision()).paused).toBe(false);

  await stepBehind(salma, en('case_extend'), en('case_more'));
  await fill(dialogOf(salma), { clock: 'decision', amount: '٢', reason: 'The laboratory needs two days.' });
  await submit(salma, en('case_extend_go'));
  await expect.poll(async () => (await decision()).extensions.length).toBe(1);
  await salma.locator('header.head .tools').getByRole('button', { name: en('case_more') }).click();
  expect(await salma.getByRole('menuitem', { name: en('case_more_time') }).count(), 'whoever asked does not decide').toBe(0);

  const { dueAt } = await decision();
  const faisal = await enter('faisal', { language: 'ar' });
  await goto(faisal, `${origin}/cases/${kase.number}`);
  await listening(faisal);
  await choose(faisal, faisal.locator('header.head .tools').getByRole('button', { name: ar('case_more') }), ar('case_more_time'));
  await dialogOf(faisal).getByText('The laboratory needs two days.').waitFor();
  await accessible(faisal, 'deciding on more time');
  await onPhone(faisal, () => fits(faisal, 'deciding on more time'));
  await fill(dialogOf(faisal), { approved: 'yes' });
  await submit(faisal, ar('case_more_time_go'));
  await expect.poll(async () => Date.parse((await decision()).dueAt!)).toBeGreaterThan(Date.parse(dueAt!));
});
