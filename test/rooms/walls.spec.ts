import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { EscalateCase, TakeEscalation } from '../../schema/documents/escalation.ts';
import { UnpairWall, Walls } from '../../schema/documents/wall.ts';
import { aCase, op } from '../case/room.ts';
import { cast } from '../cast.ts';
import { hung } from '../escalation/walls.ts';
import { heldElsewhere } from '../journal/held.ts';
import { grouped } from '../../schema/rules/grouped.ts';
import { anotherBuild, program } from '../program.ts';
import { dialogOf, fill, submit } from './hands.ts';
import { office } from './office.ts';
import { accessible, goto, shoot, stage } from './stage.ts';
import { wordsOf } from './words.ts';

const en = wordsOf('en');

/** Until the screen shows that it is true for now. */
const alive = (tv: Page): Promise<void> => tv.locator('.wall:not(.stale) .proof.live').waitFor({ timeout: 40_000 });

test('a wall proves that it is alive: left alone, seven minutes wrong, cut off, its journal held back, its server killed and started again as another build, it is right without a hand; a telephone takes what it asks for', { timeout: 240_000 }, async () => {
  const { h, enter, visit } = await stage();
  const killed = await program(h, { name: 'wall' });
  const line = await office(killed.origin);
  const tv = await visit({ width: 1920 });
  await tv.setViewportSize({ width: 1920, height: 1080 });
  await tv.clock.install({ time: h.clock.now().getTime() + 7 * 60_000 });
  await goto(tv, `${line.origin}/wall`);
  for (const language of ['en', 'ar'] as const) await tv.locator(`[lang="${language}"]`).getByText(wordsOf(language)('wall_wait_title')).waitFor();
  const code = (await tv.locator('.code').innerText()).replace(/\D/g, '');
  const amal = await enter('amal', { width: 320 });
  await goto(amal, `${line.origin}/walls?code=${code}`);
  await fill(amal.locator('form[action="?/pair"]'), { name: 'Control room', names: 'first' });
  await amal.getByRole('button', { name: en('wall_go'), exact: true }).click();
  await amal.getByText(en('wall_paired')).waitFor();
  await tv.locator('.proof.live').waitFor();
  await expect.poll(() => tv.locator('h1').innerText()).toBe(`${en.said('wallTemplate', 'escalations')}, ${en('wall_everywhere')}`);

  // Something new asks for somebody, over everything, until somebody takes it from a telephone.
  const kase = await aCase(h, { title: 'Cold-chain delivery arrived warm' });
  const escalation = (await h.salma.done(EscalateCase, { opId: op(), caseId: kase.id, cause: 'safety', reason: 'Vaccines may have been given.' })).escalateCase.escalation!;
  const asks = tv.locator('.attention.fresh');
  await asks.waitFor();
  expect(await asks.innerText()).not.toContain('Cold-chain');
  expect(await asks.innerText(), 'counted by the clock of the house, not by its own').not.toMatch(/\b[67] min/);
  const shown = await tv.locator('.proof bdi').innerText();
  const zone = (at: number): string => new Date(at).toLocaleTimeString('en-GB', { timeZone: 'Asia/Riyadh' });
  // The program that answers here has the clock of this machine.
  expect(Array.from({ length: 30 }, (_, s) => zone(new Date().getTime() - s * 1_000))).toContain(shown);
  const faisal = await enter('faisal', { width: 320 });
  await goto(faisal, `${line.origin}/escalations/take/${escalation.id}`);
  await dialogOf(faisal).waitFor();
  expect(await dialogOf(faisal).innerText(), 'the form says what is taken, since it covers it').toContain(grouped(kase.number));
  await accessible(faisal, 'taking from a telephone');
  await submit(faisal, en('board_take'));
  await faisal.getByText(en('wall_take_has', { name: cast.faisal.en })).waitFor();
  await asks.waitFor({ state: 'detached' });
  await tv.getByText(en('wall_with', { name: 'Faisal' })).waitFor();
  await accessible(tv, 'a wall');

  // The cable is pulled: after fifteen seconds it says so, and since when. Put back, nobody has to press anything.
  await tv.evaluate(() => ((window as unknown as { mark: string }).mark = 'the old page'));
  const marked = (): Promise<boolean> => tv.evaluate(() => 'mark' in window).catch(() => true);
  const build = (): Promise<string> => tv.evaluate(async () => (await fetch('/_app/version.json', { cache: 'no-store' })).text());
  const first = await build();
  line.cut();
  await tv.clock.fastForward(16_000);
  await tv.locator('.wall.stale').waitFor();
  await expect.poll(() => tv.locator('.proof').innerText()).toContain(en('wall_stale'));
  line.mend();
  await alive(tv);

  // An open transaction elsewhere holds the journal back: nobody knows what has happened beyond it, and what is on the screen is no longer called true.
  const release = await heldElsewhere();
  const unread = await aCase(h, { title: 'Driver never came' });
  const unseen = (await h.salma.done(EscalateCase, { opId: op(), caseId: unread.id, cause: 'byHand', reason: 'No answer.' })).escalateCase.escalation!;
  let [proof, from] = ['', 0];
  // Proofs come every five seconds; longer than that there was none.
  await expect.poll(async () => {
    const now = await tv.locator('.proof bdi').innerText();
    if (now !== proof) [proof, from] = [now, performance.now()];
    return performance.now() - from > 8_000;
  }, { timeout: 60_000 }).toBe(true);
  await tv.clock.fastForward(16_000);
  await tv.locator('.wall.stale').waitFor();
  expect(await tv.locator('.proof bdi').innerText()).toBe(proof);
  await release();
  await alive(tv);
  await asks.getByText(grouped(unread.number)).waitFor();
  await h.huda.done(TakeEscalation, { opId: op(), id: unseen.id, nextUpdateAt: new Date(h.clock.now().getTime() + 3_600_000).toISOString() } as never);
  await asks.waitFor({ state: 'detached' });

  // The server is killed, and more happens while nothing answers: what is on the screen is called old, with the second up to which it was true.
  await killed.killed();
  const next = await aCase(h, { title: 'Billed twice' });
  const more = (await h.salma.done(EscalateCase, { opId: op(), caseId: next.id, cause: 'byHand', reason: 'Nobody answers.' })).escalateCase.escalation!;
  await tv.clock.fastForward(16_000);
  await tv.locator('.wall.stale').waitFor();
  const since = await tv.locator('.proof bdi').innerText();
  await tv.clock.fastForward(120_000);
  expect(await tv.locator('.proof bdi').innerText(), 'it does not go on counting what it cannot know').toBe(since);
  expect(await tv.locator('.attention').getByText(grouped(next.number)).count()).toBe(0);

  // Another build comes up in its place: the page is loaded anew, once, and is right.
  await program(h, { name: 'wall', build: anotherBuild(), port: Number(new URL(killed.origin).port) });
  await expect.poll(async () => (await tv.clock.fastForward(1_000).catch(() => undefined), marked())).toBe(false);
  await alive(tv);
  await expect.poll(build).not.toBe(first);
  await tv.locator('.attention').getByText(grouped(next.number)).waitFor();
  await tv.evaluate(() => ((window as unknown as { mark: string }).mark = 'the new page'));
  await h.huda.done(TakeEscalation, { opId: op(), id: more.id, nextUpdateAt: new Date(h.clock.now().getTime() + 3_600_000).toISOString() } as never);
  await tv.locator('.attention').waitFor({ state: 'detached' });
  await tv.clock.fastForward(70_000);
  await alive(tv);
  expect(await marked(), 'it does not go round in circles').toBe(true);

  const [wall] = (await h.amal.done(Walls)).walls;
  await h.amal.done(UnpairWall, { opId: op(), id: wall!.id });
  await tv.getByText(en('wall_gone')).waitFor();
  expect(await tv.locator('.tiles').count()).toBe(0);
});

test('however long a title is and however the screen hangs, a tile shows number, time, who has it and where whole; so does what calls for somebody show its number and place', { timeout: 120_000 }, async () => {
  const { h, origin, visit } = await stage();
  for (const title of ['Problem with the payoff process at the end of the loan', 'وصول شحنة مبرَّدة بدرجة حرارة مرتفعة للمرة الثالثة هذا الشهر', 'Send the warranty with the receipt, without being asked']) {
    const kase = await aCase(h, { title });
    await h.salma.done(EscalateCase, { opId: op(), caseId: kase.id, cause: 'safety', reason: 'Vaccines may have been given.' });
  }
  const tv = await visit();
  for (const language of ['en', 'ar'] as const) {
    const { wall } = await hung(h, { language, titles: true, names: 'first' });
    await tv.context().addCookies([...wall.cookies].map(([name, value]) => ({ name, value, url: origin })));
    for (const [width, height] of [[1920, 1080], [1080, 1920]] as const) {
      await tv.setViewportSize({ width, height });
      await goto(tv, `${origin}/wall`);
      await alive(tv);
      // Upright the third matter waits while something calls for somebody.
      expect(await tv.locator('.tile .place').filter({ visible: true }).count()).toBe(width > height ? 3 : 2);
      const cut = await tv.evaluate(() => [...document.querySelectorAll('.tile:has(.number) :is(.number, .name, .left, .name + .left + .matter, .place)')].flatMap((part) => {
        const [one, tile] = [part.getBoundingClientRect(), part.closest('.tile')!.getBoundingClientRect()];
        return one.bottom <= tile.bottom && one.left >= tile.left && one.right <= tile.right ? [] : [(part as HTMLElement).innerText];
      }));
      expect(cut, `${language} ${width} × ${height}`).toEqual([]);
      const [line, ...parts] = await Promise.all(['', ' > .id', ' > bdi:not(.id)'].map((part) => tv.locator(`.attention .lines${part}`).boundingBox()));
      for (const part of parts) expect(part!.y + part!.height, `${language} ${width} × ${height}`).toBeLessThanOrEqual(line!.y + line!.height + 1);
      await shoot(tv, `wall-${language}-${width}`);
    }
  }
});
