/** Counts what is asked of the schema and under way, by the API, on a socket or by a page, so that a stop can wait for it. */
export class Working {
  private count = 0;
  private idle: (() => void)[] = [];

  async during<T>(work: () => Promise<T>): Promise<T> {
    this.count++;
    try {
      return await work();
    } finally {
      if (--this.count === 0) for (const resolve of this.idle.splice(0)) resolve();
    }
  }

  /** Resolves when nothing is under way, or after `ms`. */
  async settled(ms: number): Promise<void> {
    if (this.count === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.idle.push(() => (clearTimeout(timer), resolve()));
    });
  }
}
