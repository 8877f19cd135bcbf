import { expect, test } from 'vitest';
import { JoinTeam, TellDecision, WriteResponse } from '../../schema/documents/case.ts';
import { EscalateCase } from '../../schema/documents/escalation.ts';
import { investigated, op } from '../case/room.ts';
import { goto, stage } from './stage.ts';

test('two people in one room, in two languages: what one writes the other reads at once, and a third sees the card arrive on the board', async () => {
  const { h, origin, enter } = await stage();
  const kase = await investigated(h, { title: 'Cold-chain delivery arrived warm' });
  await h.salma.done(JoinTeam, { opId: op(), id: kase.id, personId: h.omar.id });
  const [salma, omar, faisal] = await Promise.all([enter('salma'), enter('omar', { language: 'ar', width: 1280 }), enter('faisal', { scheme: 'dark' })]);
  await Promise.all([goto(salma, `${origin}/cases/${kase.number}`), goto(omar, `${origin}/cases/${kase.number}`), goto(faisal, `${origin}/escalations`)]);
  await expect.poll(() => omar.locator('html').getAttribute('dir')).toBe('rtl');

  await salma.getByPlaceholder('Write to the room').first().fill('The logger curve is in: 11 °C at handover.');
  await salma.getByRole('button', { name: 'Send', exact: true }).click();
  await omar.getByText('The logger curve is in: 11 °C at handover.').waitFor();

  await h.salma.done(EscalateCase, { opId: op(), caseId: kase.id, cause: 'safety', reason: 'Vaccines may have been given.' });
  await faisal.getByText('Cold-chain delivery arrived warm').first().waitFor();
  await omar.getByText('تصعيد').first().waitFor();
});

test('the letters of a case are true while they are read: what is written meanwhile lies there, and leaves the pile of drafts once it is told', async () => {
  const { h, origin, enter } = await stage();
  const kase = await investigated(h, { severity: 1, likelihood: 1, impact: 1 });
  const salma = await enter('salma');
  await goto(salma, `${origin}/cases/${kase.number}/letters`);
  const paper = salma.locator('article.paper');
  expect(await paper.count()).toBe(0);
  const written = async (body: string) => (await h.salma.done(WriteResponse, { opId: op(), id: kase.id, input: { outcome: 'upheld', body, recourse: 'You may ask for a review.', language: 'en' } })).writeResponse.response!;
  await written('You were right about the packs.');
  await paper.getByText('You were right about the packs.').waitFor();
  const { id, version } = await written('You were right about the packs and the box.');
  await paper.getByText('You were right about the packs and the box.').waitFor();
  const draft = paper.locator('.mark');
  expect(await draft.count()).toBe(1);
  await h.salma.done(TellDecision, { opId: op(), id, expectedVersion: version });
  await expect.poll(() => draft.count()).toBe(0);
  expect(await paper.count()).toBe(1);
});
