// A board in a real browser: 10,000 cards, 20 changes a second for a minute through the real program; what a frame costs the main thread, whether frames are
// dropped that an empty page would not drop, whether anything moves under the pointer, whether memory grows.
// npm run bench -- board-browser [--cards N] [--seconds N] [--quick] [--json FILE]
import { chromium as playwright, type CDPSession, type Page } from 'playwright-core';
import names from '../../schema/trusted.names.json' with { type: 'json' };
import { chromium } from '../chromium.mjs';
import { boardHouse, type BoardHouse } from './board/house.ts';
import { children, wait } from './processes.ts';
import { quantile, report } from './table.ts';

const args = process.argv.slice(2);
const option = (name: string, standard: number): number => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : standard);
const quick = args.includes('--quick');
const cards = option('--cards', 10_000);
const seconds = option('--seconds', quick ? 10 : 60);
const perSecond = 20;

interface Item { readonly id: string; readonly version: number; readonly level: number; readonly standing: { readonly id: string; readonly takenBy: unknown } | null }
let op = 0;
const asked = async ({ origin, cookies }: BoardHouse, operation: keyof typeof names, variables: object): Promise<Record<string, { items?: Item[]; next?: string | null; userErrors?: { code: string }[] }>> => {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json', origin, cookie: cookies.quality },
    body: JSON.stringify({ variables: { ...variables, opId: `bench-${process.pid}-${++op}` }, extensions: { persistedQuery: { version: 1, sha256Hash: names[operation] } } }),
  });
  const answer = (await response.json()) as { data?: Record<string, { items?: Item[] }>; errors?: unknown };
  if (!answer.data) throw new Error(JSON.stringify(answer));
  return answer.data;
};

/** What people do on a board: titles are made clearer, cases climb and are lowered, escalations are taken. */
const change = async (h: BoardHouse, item: Item, n: number): Promise<string[]> => {
  const answer = n % 4 === 1 && item.level < 3 ? await asked(h, 'EscalateCase', { caseId: item.id, cause: 'silence', reason: 'No word for a week.' })
    : n % 4 === 2 && item.level > 0 ? await asked(h, 'LowerCase', { caseId: item.id, reason: 'Answered.', expectedVersion: item.version })
      : n % 4 === 3 && item.standing && !item.standing.takenBy ? await asked(h, 'TakeEscalation', { id: item.standing.id, nextUpdateAt: new Date(Date.now() + 7_200_000).toISOString() })
        : await asked(h, 'RetitleCase', { id: item.id, title: `Pallets left on the dock, seen ${n}` });
  return Object.values(answer).flatMap((one) => one.userErrors ?? []).map(({ code }) => code);
};

/** Frames as the page sees them, and where the cards lie that are in sight while a pointer is over them. */
const watchFrames = (page: Page): Promise<void> => page.evaluate(() => {
  const seen = { gaps: [] as number[], moves: 0, looks: 0 };
  (window as never as { seen: typeof seen }).seen = seen;
  let before = performance.now();
  let places = '';
  const pointer = { x: 700, y: 560 };
  addEventListener('pointermove', ({ clientX, clientY }) => Object.assign(pointer, { x: clientX, y: clientY }));
  const frame = (now: number): void => {
    seen.gaps.push(now - before);
    before = now;
    if (seen.gaps.length % 6 === 0) {
      const board = document.querySelector('.board');
      if (board?.matches(':hover')) {
        const under = document.elementFromPoint(pointer.x, pointer.y)?.closest('li')?.dataset['id'];
        const is = `${under}:` + [...board.querySelectorAll<HTMLElement>('li')].map((one) => `${one.dataset['id']}@${one.style.transform}`).sort().join();
        if (places && places !== is) seen.moves += 1;
        seen.looks += 1;
        places = is;
      }
    }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
});
const framesOf = (page: Page) => page.evaluate(() => (window as never as { seen: { gaps: number[]; moves: number; looks: number } }).seen);
/** Share of frames that came later than one and a half of a frame's time, counted by the frames that they cost. */
const droppedOf = (gaps: readonly number[]): number => {
  const frame = 1_000 / 60;
  const lost = gaps.slice(5).reduce((sum, gap) => sum + Math.max(0, Math.round(gap / frame) - 1), 0);
  return (100 * lost) / (gaps.length + lost);
};

interface Traced { readonly name: string; readonly ph: string; readonly pid: number; readonly tid: number; readonly ts: number; readonly dur?: number; readonly tdur?: number; readonly args?: { readonly name?: string; readonly data?: object } }

/** What the main thread is busy with, by the events that tell of it. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  script: ['FunctionCall', 'FireAnimationFrame', 'TimerFire', 'RunMicrotasks', 'EventDispatch'], style: ['UpdateLayoutTree'], layout: ['Layout'], paint: ['PrePaint', 'Paint', 'Layerize', 'Commit'], collector: ['MinorGC', 'MajorGC'],
};

interface Spent { readonly frames: readonly number[]; readonly by: ReadonlyMap<string, number> }

/** Traces the main thread for a while. @returns milliseconds of its own CPU in each sixtieth of a second in which it did anything, and in all by what it did */
const traced = async (cdp: CDPSession, during: () => Promise<void>): Promise<Spent> => {
  const events: Traced[] = [];
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...(value as never as Traced[])));
  const complete = new Promise<void>((resolve) => cdp.once('Tracing.tracingComplete', () => resolve()));
  await cdp.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline', '__metadata'], excludedCategories: ['*'] } });
  await during();
  await cdp.send('Tracing.end');
  await complete;
  const mains = new Set(events.filter(({ name, args: given }) => name === 'thread_name' && given?.name === 'CrRendererMain').map(({ pid, tid }) => `${pid}:${tid}`));
  const tasks = events.filter(({ name, ph, pid, tid }) => ph === 'X' && name === 'ThreadControllerImpl::RunTask' && mains.has(`${pid}:${tid}`));
  const busiest = [...mains].map((main) => tasks.filter(({ pid, tid }) => `${pid}:${tid}` === main)).sort((a, b) => b.length - a.length)[0] ?? [];
  const frames = new Map<number, number>();
  for (const { ts, dur = 0, tdur = dur } of busiest) frames.set(Math.floor(ts / 16_667), (frames.get(Math.floor(ts / 16_667)) ?? 0) + tdur / 1_000);
  const main = busiest[0];
  const told = events.filter(({ ph, pid, tid, dur }) => ph === 'X' && dur && pid === main?.pid && tid === main.tid);
  // Of what lies within another of its kind only the outer one counts.
  const by = new Map(Object.entries(kinds).map(([kind, names]) => {
    let [sum, until] = [0, 0];
    for (const { ts, dur = 0 } of told.filter(({ name }) => names.includes(name)).sort((a, b) => a.ts - b.ts)) {
      if (ts < until) continue;
      sum += dur;
      until = ts + dur;
    }
    return [kind, sum / 1_000] as const;
  }));
  return { frames: [...frames.values()].filter((ms) => ms >= 0.1).sort((a, b) => a - b), by };
};

const heapOf = async (cdp: CDPSession): Promise<number> => {
  await cdp.send('HeapProfiler.collectGarbage');
  return (await cdp.send('Runtime.getHeapUsage')).usedSize / 2 ** 20;
};

const run = async (): Promise<boolean> => {
  console.log(`${cards} cards, ${perSecond} changes a second for ${seconds} s`);
  const h = await boardHouse(cards, cards);
  const browser = await playwright.launch({ executablePath: chromium() ?? '', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run', '--disable-component-update', '--enable-precise-memory-info'] });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    await context.addCookies([{ name: 'majlis', value: h.cookies.management.slice('majlis='.length), url: h.origin }]);
    const items: Item[] = [];
    for (let after: string | null = null; ;) {
      const { board } = await asked(h, 'Board', { subject: 'escalations', first: 1_000, after });
      items.push(...board!.items!);
      after = board!.next ?? null;
      if (!after || items.length >= cards) break;
    }
    // Half of what happens, happens to what is in sight: the most pressing cards of each level.
    const levels = [3, 2, 1, 0].map((level) => items.filter((item) => item.level === level));
    const near = levels.flatMap((ones) => ones.slice(0, Math.ceil((perSecond * seconds) / 4)));
    const each = (n: number): Promise<string[]> => change(h, (n % 2 ? near[(n * 7) % near.length] : items[(n * 37) % items.length])!, n);
    const empty = await context.newPage();
    await empty.goto('about:blank');
    await watchFrames(empty);
    // While as much happens as later: what the server costs this machine is not the board's.
    const idling: Promise<unknown>[] = [];
    for (const [start, n] of Array.from({ length: perSecond * Math.min(10, seconds) }, (_, at) => [Date.now(), at] as const)) {
      await wait(start + (n * 1_000) / perSecond - Date.now());
      idling.push(each(n));
    }
    await Promise.all(idling);
    const idle = droppedOf((await framesOf(empty)).gaps);
    await empty.close();

    const page = await context.newPage();
    const began = Date.now();
    await page.goto(`${h.origin}/escalations`, { waitUntil: 'load' });
    await page.locator('.board li').first().waitFor();
    const shown = Date.now() - began;
    await page.waitForFunction((many) => (document.querySelector('.board')?.scrollHeight ?? 0) > many, (cards / 3) * 144 * 0.95, { timeout: 60_000 });
    const filled = Date.now() - began;
    const drawn = await page.locator('.board li').count();
    console.log(`  first cards after ${shown} ms, all after ${filled} ms, ${drawn} in the document`);

    const cdp = await context.newCDPSession(page);
    await watchFrames(page);
    await page.mouse.move(700, 560);
    await wait(2_000);
    const before = await heapOf(cdp);
    const refused = new Map<string, number>();
    let done = 0;
    const over = { pointer: true };
    const { frames: work, by } = await traced(cdp, async () => {
      const running: Promise<unknown>[] = [];
      const start = Date.now();
      for (let n = 0; n < perSecond * seconds; n++) {
        await wait(start + (n * 1_000) / perSecond - Date.now());
        // A hand rests on the board and stirs now and then; for the last third it is elsewhere, and cards move as they come.
        if (n % perSecond === 0) {
          over.pointer = n < (perSecond * seconds * 2) / 3;
          await page.mouse.move(over.pointer ? 700 + (n / perSecond) % 5 : 60, over.pointer ? 560 : 700);
        }
        running.push(each(n + perSecond * 10).then((codes) => {
          done += codes.length ? 0 : 1;
          for (const code of codes) refused.set(code, (refused.get(code) ?? 0) + 1);
        }));
      }
      await Promise.all(running);
      await wait(500);
    });
    const after = await heapOf(cdp);
    const frames = await framesOf(page);
    const dropped = droppedOf(frames.gaps);
    const wrong = await page.evaluate(() => document.querySelectorAll('.board li').length);
    if (refused.size) console.log(`  refused, as among people: ${[...refused].map(([code, n]) => `${code} ${n}`).join(', ')}`);
    return report('board-browser', [
      { what: 'main thread per frame, p95', value: quantile(work, 0.95), unit: 'ms', goal: { most: 8 } },
      { what: 'main thread per frame, p99', value: quantile(work, 0.99), unit: 'ms' },
      { what: 'main thread per frame, most', value: work.at(-1) ?? 0, unit: 'ms' },
      ...[...by].map(([kind, ms]) => ({ what: `of it ${kind}`, value: ms / seconds, unit: 'ms/s' })),
      { what: 'frames with work', value: work.length, unit: 'frames' },
      { what: 'dropped frames beyond an empty page', value: Math.max(0, dropped - idle), unit: '%', goal: { most: 1 } },
      { what: 'dropped frames of an empty page', value: idle, unit: '%' },
      { what: 'moved under the pointer', value: frames.moves, unit: `of ${frames.looks}`, goal: { most: 0 } },
      { what: 'looks at what lies under the pointer', value: frames.looks, unit: 'looks', goal: { least: seconds } },
      { what: 'heap gained', value: after - before, unit: 'MB', goal: { most: 5 } },
      { what: 'heap', value: after, unit: 'MB' },
      { what: 'cards in the document', value: wrong, unit: 'cards', goal: { most: 200 } },
      { what: 'first cards', value: shown, unit: 'ms' },
      { what: `all ${cards} cards`, value: filled, unit: 'ms' },
      { what: 'changes done', value: done, unit: 'changes', goal: { least: perSecond * seconds * 0.6 } },
    ], args);
  } finally {
    await browser.close();
    await h.close();
  }
};

const ok = await run().catch((error: unknown) => (console.error(error), false)).finally(() => {
  for (const one of children) one.kill();
});
process.exit(ok ? 0 : 1);
