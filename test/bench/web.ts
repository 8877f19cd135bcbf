// Web: what a browser is sent until the board can be used, and how soon it shows and answers on a machine four times slower than this one.
// npm run bench -- web [--quick] [--json FILE]
import { chromium as playwright, type Browser } from 'playwright-core';
import { chromium } from '../chromium.mjs';
import { boardHouse, type BoardHouse } from './board/house.ts';
import { children } from './processes.ts';
import { median, quantile, report } from './table.ts';

const args = process.argv.slice(2);
const quick = args.includes('--quick');
const rounds = quick ? 2 : 5;
const slower = 4;

interface Seen { readonly script: number; readonly files: number; readonly headers: number; readonly style: number; readonly shows: number; readonly answers: number }
/** One answer as it travelled: bytes of its body and of its headers. */
interface Sent { readonly type: string; readonly head: number; readonly body: number }

/** One visit with nothing cached: kilobytes as they travel (compressed as Chromium asks for it), the largest paint, and the slowest answer to a key. */
const visit = async (browser: Browser, h: BoardHouse): Promise<Seen> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies([{ name: 'majlis', value: h.cookies.quality.slice('majlis='.length), url: h.origin }]);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower });
  const begun = new Map<string, { type: string; head: number }>();
  const sent: Sent[] = [];
  cdp.on('Network.responseReceived', ({ requestId, type, response }) => begun.set(requestId, { type, head: response.encodedDataLength }));
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const { type = '', head = 0 } = begun.get(requestId) ?? {};
    sent.push({ type, head, body: encodedDataLength - head });
  });
  await page.addInitScript(() => {
    const seen = { shows: 0, answers: [] as number[] };
    (window as never as { seen: typeof seen }).seen = seen;
    new PerformanceObserver((list) => (seen.shows = list.getEntries().at(-1)!.startTime)).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => seen.answers.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  });
  await page.goto(`${h.origin}/escalations`);
  await page.locator('html[data-listens]').waitFor();
  await page.locator('.board li').first().waitFor();
  // What the first usable board needed; what a press asks for afterwards is its own.
  const [scripts, styles] = ['Script', 'Stylesheet'].map((type) => sent.filter((one) => one.type === type)) as [Sent[], Sent[]];
  const sum = (all: readonly Sent[], of: 'head' | 'body'): number => all.reduce((bytes, one) => bytes + one[of], 0) / 1_024;
  const weighs = { script: sum(scripts, 'body'), files: scripts.length, headers: sum(scripts, 'head') + sum(styles, 'head'), style: sum(styles, 'body') };
  for (const key of ['j', 'j', 'k', 'l', 'h', 'j']) {
    await page.keyboard.press(key);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  }
  const { shows, answers } = await page.evaluate(() => (window as never as { seen: { shows: number; answers: number[] } }).seen);
  await context.close();
  return { ...weighs, shows, answers: quantile([...answers].sort((a, b) => a - b), 0.98) || 0 };
};

const run = async (): Promise<boolean> => {
  const h = await boardHouse(2_000, 400);
  const browser = await playwright.launch({ executablePath: chromium() ?? '', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run', '--disable-component-update'] });
  const seen: Seen[] = [];
  await visit(browser, h);
  for (let n = 0; n < rounds; n++) seen.push(await visit(browser, h));
  await browser.close();
  await h.close();
  const of = (pick: (one: Seen) => number): number => median(seen.map(pick));
  return report('web', [
    { what: 'JavaScript to the first usable board', value: of(({ script }) => script), unit: 'KB', goal: { most: 60 } },
    { what: 'in so many files', value: of(({ files }) => files), unit: '' },
    { what: 'styles', value: of(({ style }) => style), unit: 'KB' },
    { what: 'headers of both', value: of(({ headers }) => headers), unit: 'KB' },
    { what: `largest paint, ${slower} × slower`, value: of(({ shows }) => shows), unit: 'ms', goal: { most: 800 } },
    { what: 'slowest answer to a key', value: of(({ answers }) => answers), unit: 'ms', goal: { most: 50 } },
  ], args);
};

const ok = await run().catch((error: unknown) => (console.error(error), false)).finally(() => {
  for (const one of children) one.kill();
});
process.exit(ok ? 0 : 1);
