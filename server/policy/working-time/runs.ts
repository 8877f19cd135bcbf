import { timeOfDay } from '../../platform/words.ts';
import { dayOf } from './days.ts';
import type { Closed, Step, Worked } from './explanation.ts';

/** Several like days, told in one sentence. */
export interface Run extends Omit<Worked, 'kind'> {
  readonly kind: 'run';
  readonly last: Worked;
  readonly days: number;
}
/** Weeks like the one that was told before them. */
export interface Weeks {
  readonly kind: 'weeks';
  readonly from: string;
  readonly to: string;
  readonly worked: number;
  /** The numbers of the first and the last working day in them; null where days are not numbered. */
  readonly count: number | null;
  readonly last: number | null;
}
export type Told = Step | Run | Weeks;

/** Joins three and more days in a row with the same hours, and then two and more weeks like the one before them. */
export const together = (steps: readonly Step[], zone: string): Told[] => weekly(daily(steps, zone), zone);

type Day = Step | Run;

function daily(steps: readonly Step[], zone: string): Day[] {
  const told: Day[] = [];
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

function weekly(days: readonly Day[], zone: string): Told[] {
  const told: Told[] = [];
  for (let i = 0; i < days.length; ) {
    const week = weekAt(days, i, zone);
    if (!week) told.push(days[i++]!);
    else {
      told.push(...week.days);
      i += week.days.length;
      const same: Week[] = [];
      for (let next = weekAt(days, i, zone); next?.like === week.like; next = weekAt(days, i, zone)) {
        same.push(next);
        i += next.days.length;
      }
      told.push(...(same.length < 2 ? same.flatMap((one) => one.days) : [weeksOf(same.flatMap((one) => one.days))]));
    }
  }
  return told;
}

interface Week {
  readonly days: readonly (Worked | Run | Closed)[];
  /** What its days have in common with those of another week. */
  readonly like: string;
}

/** The seven days that begin here, where they are an ordinary week: no holiday, no pause, nothing half told. */
function weekAt(days: readonly Day[], at: number, zone: string): Week | null {
  const week: (Worked | Run | Closed)[] = [];
  let long = 0;
  for (let i = at; long < 7; i++) {
    const day = days[i];
    if (!day || !isOrdinary(day)) return null;
    week.push(day);
    long += lengthOf(day);
  }
  const like = week.map((day) => `${lengthOf(day)} ${day.kind === 'closed' ? '' : dialOf(day, zone)}`).join('|');
  return long === 7 && week.some(({ kind }) => kind !== 'closed') ? { days: week, like } : null;
}

const isOrdinary = (day: Day): day is Worked | Run | Closed =>
  day.kind === 'closed' ? !day.holiday : (day.kind === 'worked' || day.kind === 'run') && !day.because && day.count !== 0;
const lengthOf = (day: Worked | Run | Closed): number => (day.kind === 'worked' ? 1 : day.days);

function weeksOf(days: readonly (Worked | Run | Closed)[]): Weeks {
  const shifts = days.filter((day) => day.kind !== 'closed');
  const [first, last, end] = [days[0]!, shifts.at(-1)!, days.at(-1)!];
  return {
    kind: 'weeks',
    from: first.kind === 'closed' ? first.from : first.day,
    to: end.kind === 'closed' ? end.to : end.kind === 'run' ? end.last.day : end.day,
    worked: shifts.reduce((sum, { worked }) => sum + worked, 0),
    count: shifts[0]!.count,
    last: last.kind === 'run' ? last.last.count : last.count,
  };
}

function alike(a: Step, b: Step | undefined, zone: string): boolean {
  if (a.kind !== 'worked' || b?.kind !== 'worked' || a.count === 0 || a.because !== b.because) return false;
  return dialOf(a, zone) === dialOf(b, zone);
}

const dialOf = ({ windows }: Pick<Worked, 'windows'>, zone: string): string =>
  windows.map(({ from, to }) => `${timeOfDay(from, zone)}-${timeOfDay(to, zone)}`).join();

const follows = (a: Step, b: Step): boolean =>
  a.kind === 'worked' && b.kind === 'worked' && dayOf(b.day) === dayOf(a.day)! + 1;
