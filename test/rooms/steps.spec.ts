import { expect, test } from 'vitest';
import { RouteCase } from '../../schema/documents/case.ts';
import { RewordCause } from '../../schema/documents/investigation.ts';
import { aCase, investigated, op, room } from '../case/room.ts';
import { departments } from '../cast.ts';
import { added } from '../investigation/findings.ts';
import { choose, dialogOf, emptied, hasFocus, listening, stepBehind, submit } from './hands.ts';
import { accessible, goto, stage } from './stage.ts';
import { wordsOf } from './words.ts';

test('a step of the room: the first field has the focus, a refusal names the field, a draft survives a reload, and where somebody was faster both values, people and times are shown and a human chooses', { timeout: 120_000 }, async () => {
  const { h, origin, enter } = await stage();
  const say = wordsOf('en');
  const kase = await investigated(h, { title: 'Cold-chain delivery arrived warm' });
  const page = await enter('salma');
  const open = async () => {
    await goto(page, `${origin}/cases/${kase.number}`);
    await listening(page);
    await stepBehind(page, say('case_describe'), say('case_more'));
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('product');
  };
  const product = dialogOf(page).locator('[name="product"]');
  await open();
  await product.fill('Insulin pens');
  await open();
  expect(await product.inputValue(), 'what was typed before the reload').toBe('Insulin pens');
  await h.faisal.done(RouteCase, { opId: op(), id: kase.id, expectedVersion: (await room(h.faisal, kase)).version, input: { departmentId: departments.operations } });
  await dialogOf(page).getByRole('button', { name: say('case_save'), exact: true }).click();
  await dialogOf(page).getByText(say('ask_conflict')).waitFor();
  await dialogOf(page).getByRole('listitem').filter({ hasText: 'Faisal' }).first().waitFor();
  await expect.poll(() => product.inputValue()).toBe('Insulin pens');
  await accessible(page, 'a form where somebody was faster');
  await dialogOf(page).getByRole('button', { name: say('ask_conflict_mine') }).click();
  await dialogOf(page).waitFor({ state: 'hidden' });
  expect((await room(h.salma, kase)).product).toBe('Insulin pens');

  const fresh = await aCase(h);
  const other = await enter('faisal');
  await goto(other, `${origin}/cases/${fresh.number}`);
  await other.getByRole('button', { name: say('case_assess') }).first().click();
  await dialogOf(other).getByRole('button', { name: say('case_assess_go'), exact: true }).click();
  await dialogOf(other).getByRole('alert').waitFor();
  await dialogOf(other).locator('[name="severityWhy"]').fill('Three boxes above 8 °C.');
  await dialogOf(other).locator('[name="likelihood"][value="3"]').click();
  expect(await dialogOf(other).locator('[name="likelihood"][value="3"]').isChecked(), 'a click after a fault was put right is no click beside it').toBe(true);
});

test('the same form for a cause, in Arabic: an empty field is named, what it says now is shown, and theirs may stay', { timeout: 120_000 }, async () => {
  const { h, origin, enter } = await stage();
  const say = wordsOf('ar');
  const kase = await investigated(h);
  const cause = await added(h.salma, kase.id, 'The van stood in the sun.');
  const page = await enter('salma', { language: 'ar' });
  await goto(page, `${origin}/cases/${kase.number}/causes`);
  await listening(page);
  const reword = () => choose(page, page.getByRole('treeitem').filter({ hasText: 'sun' }).getByRole('button', { name: say('investigation_steps_of', { text: 'The van stood in the sun.' }) }), say('investigation_reword'));
  const text = dialogOf(page).locator('.words[name="text"]');
  await reword();
  // The text for all takes the caret with it when it comes.
  await hasFocus(text);
  await emptied(text);
  await dialogOf(page).getByRole('button', { name: say('investigation_reword_go'), exact: true }).click();
  await dialogOf(page).getByRole('alert').getByRole('link', { name: say('ask_fill', { what: say('investigation_cause') }) }).click();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('text');
  await text.fill('The van stood outside.');
  await h.salma.done(RewordCause, { opId: op(), id: cause.id, text: 'The van had no cooling.', expectedVersion: cause.version });
  await dialogOf(page).getByText(say('investigation_words_kept')).waitFor();
  await expect.poll(() => text.innerText()).toBe('The van had no cooling.');
  await dialogOf(page).locator('.mine', { hasText: 'The van stood outside.' }).waitFor();
  await dialogOf(page).getByRole('button', { name: say('investigation_rescue_discard') }).click();
  await page.keyboard.press('Escape');
  await dialogOf(page).waitFor({ state: 'hidden' });
  await page.getByRole('treeitem').filter({ hasText: 'The van had no cooling.' }).waitFor();
  await choose(page, page.getByRole('treeitem').getByRole('button', { name: say('investigation_steps_of', { text: 'The van had no cooling.' }) }), say('investigation_reword'));
  await expect.poll(() => text.innerText(), { message: 'who leaves theirs begins from it' }).toBe('The van had no cooling.');
  await text.fill('The van stood outside without cooling.');
  await submit(page, say('investigation_reword_go'));
  await page.getByRole('treeitem').filter({ hasText: 'without cooling' }).waitFor();
});
