import pg from 'pg';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { Discuss, DropTask, JoinTeam, RetitleCase, SetTask } from '../../schema/documents/case.ts';
import { EscalateCase } from '../../schema/documents/escalation.ts';
import { RemoveCause, ReviseEvidence } from '../../schema/documents/investigation.ts';
import { SetRoles } from '../../schema/documents/people.ts';
import { investigated, op, room } from '../case/room.ts';
import { another, type TestHouse } from '../house.ts';
import { added, shown } from '../investigation/findings.ts';
import { listening, resting } from './hands.ts';
import { office } from './office.ts';
import { goto, stage } from './stage.ts';
import { wordsOf } from './words.ts';

const en = wordsOf('en');
const draft = 'Half a sentence about the gel p';

/** What the room says, as people read it: its title, its story, its discussion and tasks. */
const told = (page: Page): Promise<string> => page.evaluate(() => [...document.querySelectorAll<HTMLElement>('h1, .middle ol, .talk .say p, .talk .task')].map((node) => node.innerText.replace(/\s+/g, ' ').trim()).join('\n'));

/** Two hundred changes in one case, among them deletions, a redaction, a change of role, and a transaction that began first and ends last. */
const twoHundred = async (h: TestHouse, kase: { id: string; number: string }): Promise<void> => {
  const early = new pg.Client(h.databaseUrl);
  await early.connect();
  await early.query('begin');
  await early.query('select pg_current_xact_id()');
  const cause = await added(h.omar, kase.id, 'Nobody reads the loggers');
  await h.salma.done(RemoveCause, { opId: op(), id: cause.id, restored: false });
  const { setTask } = await h.salma.done(SetTask, { opId: op(), id: kase.id, input: { title: 'Fetch the freezer log', ownerId: h.omar.id } });
  await h.salma.done(DropTask, { opId: op(), id: setTask.task!.id, dropped: true });
  const photo = await shown(h.omar, kase.id, 'Waybill', 'Signed by Abu Bakr, 0501234567');
  await h.salma.done(ReviseEvidence, { opId: op(), id: photo.id, text: 'Signed by ████', expectedVersion: photo.version, redactedFrom: 1 });
  await h.amal.done(SetRoles, { opId: op(), id: h.omar.id, roles: ['investigator', 'quality'] });
  await h.salma.done(EscalateCase, { opId: op(), caseId: kase.id, cause: 'safety', reason: 'Vaccines may have been given.' });
  for (let n = 1; n <= 190; n++) {
    if (n % 5) await h.omar.done(Discuss, { opId: op(), id: kase.id, input: { body: `Reading ${n} of the logger` } });
    else await h.huda.done(RetitleCase, { opId: op(), id: kase.id, title: `Cold chain, version ${n}` });
  }
  await early.query('commit');
  await early.end();
};

test.for(['a cut of 60 s', 'a sleep of 8 hours', 'a cut of 60 s with a restart of the server in it'] as const)('after %s, while 200 changes happen, the room is what a fresh load shows, focus and scroll unmoved: a snapshot arrives without blanking the screen', { timeout: 240_000 }, async (what) => {
  const { h, enter } = await stage();
  const kase = await investigated(h, { title: 'Cold-chain delivery arrived warm' });
  await h.salma.done(JoinTeam, { opId: op(), id: kase.id, personId: h.omar.id });
  for (let n = 1; n <= 30; n++) await h.huda.done(RetitleCase, { opId: op(), id: kase.id, title: `Warm delivery, version ${n}` });
  const line = await office(h.running.origin);
  const page = await enter('salma');
  await page.clock.install();
  await goto(page, `${line.origin}/cases/${kase.number}`);
  await listening(page);
  const field = page.getByPlaceholder(en('case_write')).first();
  await field.fill(draft);
  const eye = page.locator('#entry-12');
  await eye.evaluate((node) => node.scrollIntoView({ block: 'center' }));
  await field.evaluate((node) => (node as HTMLElement).focus({ preventScroll: true }));
  const top = async (): Promise<number> => (await eye.boundingBox())!.y;
  const before = await top();

  await resting(page);
  line.cut();
  await page.context().setOffline(true);
  await twoHundred(h, kase);
  const long = what === 'a sleep of 8 hours';
  await h.clock.passes(long ? '8 hours' : '60 s');
  // Her session outlives the night: one that has ended locks the screen, and that is told elsewhere.
  await room(h.salma, kase);
  await page.clock.fastForward(long ? 8 * 3_600_000 : 60_000);
  await page.locator('.banners').getByText(en('banner_offline')).waitFor();
  const next = what.includes('restart') ? (await another(h)).running.origin : undefined;

  const fresh = await enter('salma');
  await goto(fresh, `${h.running.origin}/cases/${kase.number}`);
  await listening(fresh);
  const expected = await told(fresh);
  expect(expected).toContain('Reading 189 of the logger');
  expect(await told(page)).not.toBe(expected);

  line.mend(next);
  await page.context().setOffline(false);
  const back = performance.now();
  await expect.poll(() => told(page), { interval: 10 }).toBe(expected);
  console.log(`${what}: equal after ${Math.round(performance.now() - back)} ms`);
  expect(await field.inputValue()).toBe(draft);
  expect(await field.evaluate((node) => document.activeElement === node)).toBe(true);
  expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(2);
});
