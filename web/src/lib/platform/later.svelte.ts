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

let resting = false;

/** One part at a time, and only while nothing else is to be done; the page says when nothing is left to load (`data-rests`). */
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
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => void go(), { timeout: 2_000 });
    else setTimeout(() => void go(), 200);
  };
  soon();
}
