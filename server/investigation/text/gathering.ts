import { stopwatch } from '../../platform/clock.ts';
import { pace } from './text.policy.ts';

/**
 * When words that wait go to the log and out to everybody. The first after a pause go at once. While they flow they go together: as soon as everybody
 * who wrote last has written again, who type fast and so send on one beat; or after a time that grows with how many are told.
 */
export class Gathering {
  private flowing = () => Number.POSITIVE_INFINITY;
  private wrote: ReadonlySet<number> = new Set();
  private waits: { readonly writers: () => ReadonlySet<number>; readonly met: () => void } | null = null;

  /** Resolves when what waits may go. @param writers whose words wait; @param ears how many are told */
  async over(writers: () => ReadonlySet<number>, ears: number): Promise<void> {
    if (this.flowing() < pace.flows && !this.areIn(writers())) {
      const gap = Math.min(pace.most, Math.max(pace.least, pace.each * ears));
      const { promise, resolve } = Promise.withResolvers<void>();
      const patience = setTimeout(resolve, Math.max(pace.meet, gap - this.flowing()));
      this.waits = { writers, met: resolve };
      await promise;
      clearTimeout(patience);
      this.waits = null;
    }
    this.flowing = stopwatch();
    this.wrote = writers();
  }

  /** To be told when words have come. */
  came(): void {
    if (this.waits && this.areIn(this.waits.writers())) this.waits.met();
  }

  private areIn(writers: ReadonlySet<number>): boolean {
    return [...this.wrote].every((one) => writers.has(one));
  }
}
