import { screen } from './freshness.svelte.ts';

/** What is to be loaded once the page has come to rest, in this order. */
const waiting: Later<unknown>[] = [];

/**
 * A part of a page that can be used without it: loaded when it is first wanted, and otherwise as soon as the page rests, so that it is there also when
 * the line is not.
 */
export class Later<T> {
  /** Null until it is loaded. */
  here = $state.raw<T | null>(null);
  readonly #load: () => Promise<T>;
  #loading: Promise<T> | null = null;

  constructor(load: () => Promise<T>) {
    this.#load = load;
    if (typeof document === 'undefined') return;
    waiting.push(this);
    rest();
  }

  /** Loads it, once. Where that fails the screen says so, and whoever wants it the next time tries again. */
  get(): Promise<T> {
    this.#loading ??= this.#load().then(
      (part) => (this.here = part),
      (fault: unknown) => {
        this.#loading = null;
        screen.reached = false;
        throw fault;
      },
    );
    return this.#loading;
  }
}

/** Milliseconds after a key, a press or a scroll in which nothing is begun that would make the next one wait. */
const handRests = 700;
let touched = Number.NEGATIVE_INFINITY;
if (typeof document !== 'undefined') for (const sort of ['keydown', 'pointerdown', 'wheel', 'touchmove']) addEventListener(sort, () => (touched = performance.now()), { capture: true, passive: true });

let resting = false;

/** One part at a time, and only while nothing else is to be done and no hand is at work; the page says when nothing is left to load (`data-rests`). */
function rest(): void {
  if (resting) return;
  resting = true;
  delete document.documentElement.dataset['rests'];
  const go = async (): Promise<void> => {
    if ('listens' in document.documentElement.dataset) await waiting.shift()?.get().catch(() => undefined);
    if (waiting.length) return soon();
    resting = false;
    document.documentElement.dataset['rests'] = '';
  };
  const soon = (): void => {
    const hand = touched + handRests - performance.now();
    if (hand > 0) setTimeout(soon, hand);
    else if ('requestIdleCallback' in globalThis) requestIdleCallback(() => void go(), { timeout: 2_000 });
    else setTimeout(() => void go(), 200);
  };
  soon();
}
