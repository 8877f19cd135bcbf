import { parentPort } from 'node:worker_threads';
import { madeOf, type Job } from './content.ts';

/** The thread of the workshop: one job after the other. What cannot be built is said, and ends nothing. */
parentPort!.on('message', ({ id, job }: { id: number; job: Job }) => {
  try {
    parentPort!.postMessage({ id, made: madeOf(job) });
  } catch (error) {
    parentPort!.postMessage({ id, fault: String((error as Error).message) });
  }
});
