import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { EscalateCase, TakeEscalation } from '../../schema/documents/escalation.ts';
import { UnpairWall, Walls } from '../../schema/documents/wall.ts';
import { aCase, op } from '../case/room.ts';
import { cast } from '../cast.ts';
import { grouped } from '../../server/case/number.policy.ts';
import { hung } from '../escalation/walls.ts';
import { program, twoBuilds } from '../program.ts';
import { dialogOf, fill, submit } from './hands.ts';
import { office } from './office.ts';
import { accessible, goto, stage } from './stage.ts';
import { wordsOf } from './words.ts';

const en = wordsOf('en');
const patient = { timeout: 20_000 };

/** Until the screen shows that it is true for now; its own clock goes on meanwhile. */
const alive = (tv: Page): Promise<void> =>
  expect.poll(async () => (await tv.clock.runFor(1_000).catch(() => undefined), (await tv.locator('.proof.live').count()) === 1 && (await tv.locator('.wall.stale').count()) === 0), patient).toBe(true);

test('a wall left alone: seven minutes wrong, cut off, its server killed and started again as another build, it is right without a hand; a telephone takes what it asks for', { timeout: 180_000 }, async () => {
  const { h, enter, visit } = await stage();
  const builds = twoBuilds();
  const killed = await program(h, { name: 'wall', build: builds.first });
  const line = await office(killed.origin);
  const tv = await visit({ width: 1920 });
  await tv.setViewportSize({ width: 1920, height: 1080 });
  await tv.clock.install({ time: h.clock.now().getTime() + 7 * 60_000 });
  await goto(tv, `${line.origin}/wall`);
  const code = (await tv.locator('.code').innerText()).replace(/\D/g, '');
  const amal = await enter('amal', { width: 320 });
  await goto(amal, `${line.origin}/walls?code=${code}`);
  await fill(amal.locator('form[action="?/pair"]'), { name: 'Control room', names: 'first' });
  await amal.getByRole('button', { name: en('wall_go'), exact: true }).click();
  await amal.getByText(en('wall_paired')).waitFor();
  await tv.locator('.proof.live').waitFor();
  expect(await tv.locator('h1').innerText()).toBe(`${en.said('wallTemplate', 'escalations')}, ${en('wall_everywhere')}`);

  // Something new asks for somebody, over everything, until somebody takes it from a telephone.
  const kase = await aCase(h, { title: 'Cold-chain delivery arrived warm' });
  const escalation = (await h.salma.done(EscalateCase, { opId: op(), caseId: kase.id, cause: 'safety', reason: 'Vaccines may have been given.' })).escalateCase.escalation!;
  const asks = tv.locator('.attention.fresh');
  await asks.waitFor();
  expect(await asks.innerText()).not.toContain('Cold-chain');
  expect(await asks.innerText(), 'counted by the clock of the house, not by its own').not.toMatch(/\b[67] min/);
  const shown = await tv.locator('.proof bdi').innerText();
  const zone = (at: number): string => new Date(at).toLocaleTimeString('en-GB', { timeZone: 'Asia/Riyadh' });
  expect(Array.from({ length: 30 }, (_, s) => zone(h.clock.now().getTime() - s * 1_000))).toContain(shown);
  const faisal = await enter('faisal', { width: 320 });
  await goto(faisal, `${line.origin}/escalations/take/${escalation.id}`);
  await dialogOf(faisal).waitFor();
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
  expect(await tv.locator('.proof').innerText()).toContain(en('wall_stale'));
  line.mend();
  await alive(tv);

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
  await program(h, { name: 'wall', build: builds.second, port: Number(new URL(killed.origin).port) });
  await expect.poll(async () => (await tv.clock.fastForward(1_000).catch(() => undefined), marked()), patient).toBe(false);
  await alive(tv);
  expect(await build()).not.toBe(first);
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

test('a month without a hand: pages come round in a busy house, a day begins at midnight, and nothing piles up', { timeout: 180_000 }, async () => {
  const { h, origin, visit } = await stage();
  const zone = (at: Date): string => at.toLocaleTimeString('en-GB', { timeZone: 'Asia/Riyadh' });
  const midnight = new Date(Math.ceil((h.clock.now().getTime() + 3 * 3_600_000) / 86_400_000) * 86_400_000 - 3 * 3_600_000);
  await h.clock.reaches(new Date(midnight.getTime() - 40_000));
  const { wall } = await hung(h, { seconds: 20, pages: [{ template: 'day', departmentId: null }, { template: 'departments', departmentId: null }] });
  const tv = await visit({ width: 1920 });
  await tv.context().addCookies([...wall.cookies].map(([name, value]) => ({ name, value, url: origin })));
  await tv.clock.install({ time: h.clock.now() });
  // What is waiting to be done in the page, counted from its first line on.
  await tv.addInitScript(() => {
    const open = new Set<unknown>();
    const [set, clear] = [window.setTimeout, window.clearTimeout];
    const [every, end] = [window.setInterval, window.clearInterval];
    Object.assign(window, {
      open,
      setTimeout: (work: () => void, ms?: number) => {
        const id = set(() => (open.delete(id), work()), ms);
        open.add(id);
        return id;
      },
      setInterval: (work: () => void, ms?: number) => {
        const id = every(work, ms);
        open.add(id);
        return id;
      },
      clearTimeout: (id: number) => (open.delete(id), clear(id)),
      clearInterval: (id: number) => (open.delete(id), end(id)),
    });
  });
  await goto(tv, `${origin}/wall`);
  await alive(tv);
  const shows = async (about: string): Promise<string> => (await tv.locator('.tile', { hasText: about }).locator('.figure bdi').innerText({ timeout: 5_000 }));
  const turns = async (to: string): Promise<void> => expect.poll(async () => (await tv.clock.runFor(1_000), tv.locator('h1').innerText()), patient).toContain(to);
  const passes = async (ms: number): Promise<void> => {
    await h.clock.passes(ms);
    await tv.clock.fastForward(ms);
  };

  // Something happens every few seconds, and is looked at; the pages have their twenty seconds all the same.
  let looks = 0;
  tv.on('request', (asked) => void (looks += Number(asked.postData()?.includes('WallNow') ?? false)));
  const seen = new Set<string>();
  for (let turn = 0; turn < 8; turn++) {
    const before = looks;
    await aCase(h, { title: `Late delivery ${turn}` });
    await expect.poll(async () => (await tv.clock.runFor(500), looks), patient).toBeGreaterThan(before);
    await tv.clock.runFor(4_000);
    seen.add(await tv.locator('h1').innerText());
  }
  expect(seen.size).toBe(2);

  // Midnight: nothing happens, and the day is another.
  await turns(en.said('wallTemplate', 'day'));
  expect(await shows(en('wall_t_received'))).toBe('8');
  await passes(midnight.getTime() + 1_000 - h.clock.now().getTime());
  await turns(en.said('wallTemplate', 'day'));
  await expect.poll(async () => (await tv.clock.runFor(1_000), shows(en('wall_t_received')).catch(() => '')), patient).toBe('0');

  const devtools = await tv.context().newCDPSession(tv);
  const weighs = async (): Promise<{ heap: number; nodes: number; timers: number }> => {
    await turns(en.said('wallTemplate', 'day'));
    await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    const { nodes } = await devtools.send('Memory.getDOMCounters');
    return { heap: usedSize, nodes, timers: await tv.evaluate(() => (window as unknown as { open: Set<unknown> }).open.size) };
  };
  const day = async (): Promise<void> => {
    for (let part = 0; part < 2; part++) {
      await passes(12 * 3_600_000);
      await alive(tv);
    }
  };
  for (let n = 1; n <= 4; n++) await day();
  const early = await weighs();
  for (let n = 5; n <= 30; n++) await day();
  const late = await weighs();
  expect(late.timers, 'timers that wait').toBeLessThanOrEqual(early.timers + 2);
  expect(late.nodes, 'nodes of the page').toBeLessThanOrEqual(early.nodes * 1.2);
  expect(late.heap, `bytes after the fourth day: ${early.heap}`).toBeLessThan(early.heap * 1.15 + 500_000);
  expect(Array.from({ length: 20 }, (_, s) => zone(new Date(h.clock.now().getTime() - s * 1_000)))).toContain(await tv.locator('.proof bdi').innerText());
  await turns(en.said('wallTemplate', 'departments'));
  await turns(en.said('wallTemplate', 'day'));
});
