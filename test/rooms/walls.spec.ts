import { expect, test } from 'vitest';
import { EscalateCase, TakeEscalation } from '../../schema/documents/escalation.ts';
import { UnpairWall, Walls } from '../../schema/documents/wall.ts';
import { aCase, op } from '../case/room.ts';
import { cast } from '../cast.ts';
import { grouped } from '../../server/case/number.policy.ts';
import { another } from '../house.ts';
import { dialogOf, fill, submit } from './hands.ts';
import { office } from './office.ts';
import { accessible, goto, stage } from './stage.ts';
import { wordsOf } from './words.ts';

const en = wordsOf('en');
const patient = { timeout: 20_000 };

test('a wall left alone: seven minutes wrong, cut off, through a restart and a new build it is right without a hand; a telephone takes what it asks for', { timeout: 120_000 }, async () => {
  const { h, enter, visit } = await stage();
  const line = await office(h.running.origin);
  const tv = await visit({ width: 1920 });
  await tv.setViewportSize({ width: 1920, height: 1080 });
  await tv.clock.install({ time: h.clock.now().getTime() + 7 * 60_000 });
  let build: string | null = null;
  await tv.routeWebSocket(/graphql/, (socket) => {
    const house = socket.connectToServer();
    house.onMessage((message) => socket.send(build ? String(message).replace(/"build":"\w+"/, `"build":"${build}"`) : message));
    socket.onMessage((message) => house.send(message));
  });
  await tv.route('**/_app/version.json', (asked) => (build ? asked.fulfill({ json: { version: build } }) : asked.continue()));
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

  // The cable is pulled: after fifteen seconds it says so, and since when.
  await tv.evaluate(() => ((window as unknown as { mark: string }).mark = 'the old page'));
  line.cut();
  await tv.clock.fastForward(16_000);
  await tv.locator('.wall.stale').waitFor();
  expect(await tv.locator('.proof').innerText()).toContain(en('wall_stale'));

  // Another server with another build answers, and more has happened: nobody touches the screen.
  const second = await another(h);
  const next = await aCase(h, { title: 'Billed twice' });
  const more = (await h.salma.done(EscalateCase, { opId: op(), caseId: next.id, cause: 'byHand', reason: 'Nobody answers.' })).escalateCase.escalation!;
  build = 'another00000';
  line.mend(second.running.origin);
  const marked = (): Promise<boolean> => tv.evaluate(() => 'mark' in window).catch(() => true);
  await expect.poll(async () => (await tv.clock.fastForward(1_000).catch(() => undefined), marked()), patient).toBe(false);
  build = null;
  await tv.locator('.proof.live').waitFor();
  expect(await tv.locator('.wall.stale').count()).toBe(0);
  await tv.locator('.attention').getByText(grouped(next.number)).waitFor();
  await h.huda.done(TakeEscalation, { opId: op(), id: more.id, nextUpdateAt: new Date(h.clock.now().getTime() + 3_600_000).toISOString() } as never);
  await tv.locator('.attention').waitFor({ state: 'detached' });

  const [wall] = (await h.amal.done(Walls)).walls;
  await h.amal.done(UnpairWall, { opId: op(), id: wall!.id });
  await tv.getByText(en('wall_gone')).waitFor();
  expect(await tv.locator('.tiles').count()).toBe(0);
});
