import { timeOfDay } from '../../platform/words.ts';
import { dayOf } from './days.ts';
import type { Step, Worked } from './explanation.ts';

/** Several like days, told in one sentence. */
export interface Run extends Omit<Worked, 'kind'> {
  readonly kind: 'run';
  readonly last: Worked;
  readonly days: number;
}
export type Told = Step | Run;

/** Joins three and more days in a row with the same hours. */
export function together(steps: readonly Step[], zone: string): Told[] {
  const told: Told[] = [];
  for (let i = 0; i < steps.length; i++) {
    let to = i;
    while (alike(steps[i]!, steps[to + 1], zone) && follows(steps[to]!, steps[to + 1]!)) to += 1;
    const run = steps.slice(i, to + 1) as Worked[];
    if (run.length < 3) told.push(steps[i]!);
    else {
      const worked = run.reduce((sum, step) => sum + step.worked, 0);
      told.push({ ...run[0]!, kind: 'run', last: run.at(-1)!, days: run.length, worked });
      i = to;
    }
  }
  return told;
}

function alike(a: Step, b: Step | undefined, zone: string): boolean {
  if (a.kind !== 'worked' || b?.kind !== 'worked' || a.count === 0 || a.because !== b.because) return false;
  const dialOf = ({ windows }: Worked) =>
    windows.map(({ from, to }) => `${timeOfDay(from, zone)}-${timeOfDay(to, zone)}`).join();
  return dialOf(a) === dialOf(b);
}

const follows = (a: Step, b: Step): boolean =>
  a.kind === 'worked' && b.kind === 'worked' && dayOf(b.day) === dayOf(a.day)! + 1;
