import type Axe from 'axe-core';
import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium as playwright, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { expect, inject, onTestFinished } from 'vitest';
import { chromium, headless } from '../chromium.mjs';
import type { Name } from '../cast.ts';
import { house, type TestHouse } from '../house.ts';

/** How a screen is looked at. */
export interface Look { readonly language?: 'en' | 'ar'; readonly scheme?: 'light' | 'dark'; readonly width?: number; readonly script?: boolean; readonly touch?: boolean }

/** A house with browsers in it: each person has a window of their own. */
export interface Stage {
  readonly h: TestHouse;
  readonly origin: string;
  /** Somebody's window, signed in. */
  enter(name: Name, look?: Look): Promise<Page>;
  /** A stranger's window. */
  visit(look?: Look): Promise<Page>;
}

/** What a window of Chromium brings up that nobody looks at: the list under its line for addresses is two pages of its own, in each window anew. The last list on the command line is the one that counts, so Playwright's own stands in it too. */
const without = [
  'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'PaintHolding', 'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch',
];
const shared: Record<string, Promise<Browser>> = {};
const open = (program: string): Promise<Browser> => (shared[program] ??= playwright.launch({
  executablePath: program,
  args: ['--no-sandbox', '--disable-gpu', '--in-process-gpu', '--disable-background-networking', '--no-first-run', '--disable-component-update', '--disable-sync', '--disable-quic', `--disable-features=${without.join(',')}`],
}));

/** Raises a house whose clock stands at the present, so that browsers and server agree on the time. `empty`: nobody works there yet; `push`: its browsers take what is pushed, which only a whole one can. */
export const stage = async ({ empty = false, push = false } = {}): Promise<Stage> => {
  const h = await house({ at: new Date().toISOString(), since: inject('began'), empty });
  const browser = await open((push ? chromium() : headless()) ?? '');
  const { origin } = h.running;
  const contexts: BrowserContext[] = [];
  onTestFinished(async ({ task }) => {
    // What everybody saw when it went wrong: test/shots/failed-<n>.png.
    if (task.result?.state === 'fail') await Promise.all(contexts.flatMap((context) => context.pages()).map((page, index) => picture(page, `failed-${index + 1}`).catch(() => undefined)));
    await Promise.all(contexts.map((context) => context.close()));
  });
  const window = async ({ language = 'en', scheme = 'light', width = 1440, script = true, touch = false }: Look, cookies: Readonly<Record<string, string>>): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, locale: language, javaScriptEnabled: script, reducedMotion: 'reduce', hasTouch: touch });
    contexts.push(context);
    await context.addCookies(Object.entries({ language, ...cookies }).map(([name, value]) => ({ name, value, url: origin })));
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    if (!script) silent.add(page);
    return page;
  };
  return {
    h, origin,
    enter: (name, look = {}) => window(look, Object.fromEntries(h[name].cookies)),
    visit: (look = {}) => window(look, {}),
  };
};

/** Goes to a page and waits until it listens. */
export const goto = async (page: Page, address: string): Promise<void> => {
  await page.goto(address, { waitUntil: 'load' });
  await listens(page);
};
/** Loads it again, and waits until it listens. */
export const reload = async (page: Page): Promise<void> => {
  await page.reload({ waitUntil: 'load' });
  await listens(page);
};
const listens = async (page: Page): Promise<void> => {
  if (!silent.has(page)) await page.waitForFunction(() => 'listens' in document.documentElement.dataset || ![...document.scripts].some(({ text }) => text.includes('.start(')));
};

/** Windows without script: their pages never listen. Nor do pages that are sent without one. */
const silent = new WeakSet<Page>();

/** What WCAG 2.2 AA forbids on a page as it stands. What it allows is not described, where it stands is worked out for a fault alone, and nothing of ours is framed: each would cost as much as the question. A document is given axe once: to read it costs as much as to ask. */
export const violationsOn = async (page: Page): Promise<Axe.Result[]> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const asked = (selectors: boolean): Promise<Axe.Result[]> => page.evaluate(async (selectors) => {
    const { axe } = window as unknown as { axe: typeof Axe };
    return (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'], preload: false, iframes: false, selectors })).violations;
  }, selectors);
  return (await asked(false)).length ? asked(true) : [];
};
const axe = readFileSync(fileURLToPath(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url)), 'utf8');

/** Nothing that WCAG 2.2 AA forbids. */
export const accessible = async (page: Page, what: string): Promise<void> => {
  const violations = await violationsOn(page);
  expect(violations.map(({ id, nodes }) => `${what}: ${id} at ${nodes.map(({ target }) => target.join(' ')).slice(0, 3).join(' | ')}`)).toEqual([]);
};

/** Nothing is cut off or pushed out of the window at this width. */
export const fits = async (page: Page, what: string): Promise<void> => {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over, `${what} is wider than its window`).toBeLessThanOrEqual(1);
};

/** The same page on a telephone, while something is looked at there. */
export const onPhone = async (page: Page, look: () => Promise<void>): Promise<void> => {
  const size = page.viewportSize()!;
  await page.setViewportSize({ ...size, width: 320 });
  await settledIn(page);
  await look();
  await page.setViewportSize(size);
};

/** What follows the width by script has done so two frames later. */
export const settledIn = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let frames = 0; frames < 2; frames++) await new Promise((resolve) => requestAnimationFrame(resolve));
  });

const shots = fileURLToPath(new URL('../shots/', import.meta.url));
const picture = async (page: Page, name: string): Promise<void> => {
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: `${shots}${name}.png`, fullPage: false });
};
/** A picture for those who look, where `LOOKS=1` asks for them: test/shots/<name>.png. */
export const shoot = async (page: Page, name: string): Promise<void> => (process.env.LOOKS ? picture(page, name) : undefined);
