import { createSubscriber } from 'svelte/reactivity';

/**
 * The server's time in this browser. Heartbeats correct it, so a screen whose own clock is seven minutes wrong still counts right.
 * Reading `ms` in markup ticks once a second, and only while something shows it.
 */
class Now {
  #offset = 0;
  #ring = (): void => {};
  #subscribe = createSubscriber((update) => {
    this.#ring = update;
    const timer = setInterval(update, 1_000);
    return () => clearInterval(timer);
  });

  get ms(): number {
    this.#subscribe();
    return Date.now() + this.#offset;
  }

  /** Without ticking: for event handlers. */
  peek(): number {
    return Date.now() + this.#offset;
  }

  /** Takes the server's word; small differences are the network's, not the clock's. */
  tell(serverTime: string | number): void {
    const offset = new Date(serverTime).getTime() - Date.now();
    if (Math.abs(offset - this.#offset) < 250) return;
    this.#offset = offset;
    this.#ring();
  }
}

export const now = new Now();
