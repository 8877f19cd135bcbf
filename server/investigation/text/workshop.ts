import { Worker } from 'node:worker_threads';
import type { Job, Made } from './content.ts';

/** Milliseconds: a job takes at most so long; a thread that has nothing to do is let go of after so long (longer than texts take to come to rest: to begin one costs as much as several jobs). Megabytes that it may hold. */
const limits = { job: 60_000, rest: 300_000, megabytes: 512 } as const;

interface Under { readonly done: (made: never) => void; readonly failed: (error: Error) => void; readonly clock: NodeJS.Timeout }

/**
 * Where whole texts are built: in a thread of its own, so that nobody who types waits for a long text of somebody else's. It exists while there is work.
 * One that dies fails the jobs it had, and whoever asked asks again: nothing but time is lost, since all that it is given lies in the database.
 */
export class Workshop {
  private thread: Worker | null = null;
  private jobs = new Map<number, Under>();
  private count = 0;
  private resting: NodeJS.Timeout | undefined;

  constructor(private readonly file: URL) {}

  /** @throws Error where the job cannot be done, takes too long, or its thread dies */
  do<J extends Job>(job: J): Promise<Made<J>> {
    clearTimeout(this.resting);
    const thread = (this.thread ??= this.begun());
    const id = ++this.count;
    return new Promise((done, failed) => {
      const clock = setTimeout(() => void thread.terminate(), limits.job).unref();
      this.jobs.set(id, { done, failed, clock });
      thread.ref();
      thread.postMessage({ id, job });
    });
  }

  private begun(): Worker {
    const thread = new Worker(this.file, { resourceLimits: { maxOldGenerationSizeMb: limits.megabytes } });
    thread.unref();
    thread.on('message', ({ id, made, fault }: { id: number; made?: never; fault?: string }) => this.over(id, (under) => (fault === undefined ? under.done(made as never) : under.failed(new Error(fault)))));
    let why = new Error('The thread that builds texts has ended.');
    thread.on('error', (error) => (why = error as Error));
    thread.once('exit', () => {
      if (this.thread === thread) this.thread = null;
      for (const id of [...this.jobs.keys()]) this.over(id, ({ failed }) => failed(why));
    });
    return thread;
  }

  private over(id: number, tell: (under: Under) => void): void {
    const under = this.jobs.get(id);
    if (!under) return;
    this.jobs.delete(id);
    clearTimeout(under.clock);
    tell(under);
    const { thread } = this;
    if (this.jobs.size || !thread) return;
    thread.unref();
    this.resting = setTimeout(() => void thread.terminate(), limits.rest).unref();
  }
}

/** The one of this server. */
export const workshop = new Workshop(new URL(import.meta.url.endsWith('.ts') ? './workshop.thread.ts' : './workshop.thread.js', import.meta.url));
