import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { madeOf, type Job } from './content.ts';

// Whoever types goes first, also where there is one core for both. Only on Linux is a priority that of the thread, and not of the whole server.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

/** The thread of the workshop: one job after the other. What cannot be built is said, and ends nothing. */
parentPort!.on('message', ({ id, job }: { id: number; job: Job }) => {
  try {
    parentPort!.postMessage({ id, made: madeOf(job) });
  } catch (error) {
    parentPort!.postMessage({ id, fault: String((error as Error).message) });
  }
});
