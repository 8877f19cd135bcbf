import { compile } from './calendar.ts';
import { dayOf, dial, dialHours, dialOf } from './days.ts';
import {
  weekdays,
  type CalendarDefinition,
  type DayException,
  type Hours,
  type WeekDefinition,
} from './definition.ts';
import { fault, NoWorkingTime, type Fault } from './faults.ts';
import { isZone } from './zone.ts';

/** Every reason for which a calendar may not be saved, seen from `today` (epoch milliseconds); empty for a good one. */
export function validate(definition: CalendarDefinition, today: number): Fault[] {
  const faults = [
    ...(isZone(definition.zone) ? [] : [fault('zone-unknown', 'zone', definition.zone)]),
    ...(definition.weeks.length ? [] : [fault('weeks-missing', 'weeks')]),
    ...definition.weeks.flatMap(faultsOfWeek),
    ...definition.exceptions.flatMap((exception, i) => faultsOfException(exception, `exceptions.${i}`)),
    ...twice(definition.exceptions),
  ];
  if (faults.length === 0) faults.push(...overlappingWeeks(definition.weeks));
  return faults.length ? faults : withoutWork(definition, today);
}

/** A calendar works within a year from today, and goes on working once a week with an end is over. */
function withoutWork(definition: CalendarDefinition, today: number): Fault[] {
  if (!worksWithinYear(definition, today)) return [fault('no-working-time', 'weeks')];
  const ends = definition.weeks.flatMap(({ to }) => (to && dayOf(to)! * dial > today ? [to] : []));
  const last = ends.sort().find((to) => !worksWithinYear(definition, (dayOf(to)! + 1) * dial));
  return last ? [fault('no-working-time-after', 'weeks', last)] : [];
}

function faultsOfWeek({ from, to, days }: WeekDefinition, index: number): Fault[] {
  const where = `weeks.${index}`;
  const faults = faultsOfDates(from, to, where);
  for (const [day, hours] of Object.entries(days)) {
    if (!(weekdays as readonly string[]).includes(day))
      faults.push(fault('weekday-unknown', `${where}.days.${day}`, day));
    else faults.push(...faultsOfHours(hours, `${where}.days.${day}`));
  }
  return faults.length ? faults : overnightOverlaps(days, where);
}

function faultsOfException({ kind, from, to, hours }: DayException, where: string): Fault[] {
  const faults = [...faultsOfDates(from, to, where), ...faultsOfHours(hours ?? [], `${where}.hours`)];
  if (!from) faults.push(fault('date-invalid', `${where}.from`, ''));
  const [first, last] = [dayOf(from), dayOf(to ?? from)];
  if (first !== null && last !== null && last - first > 366) faults.push(fault('exception-too-long', `${where}.to`));
  if (kind === 'open' && !hours?.length) faults.push(fault('hours-missing', `${where}.hours`));
  return faults;
}

function faultsOfDates(from: string | null | undefined, to: string | null | undefined, where: string): Fault[] {
  const faults: Fault[] = [];
  if (from && dayOf(from) === null) faults.push(fault('date-invalid', `${where}.from`, from));
  if (to && dayOf(to) === null) faults.push(fault('date-invalid', `${where}.to`, to));
  if (faults.length === 0 && from && to && to < from) faults.push(fault('dates-reversed', `${where}.to`, from, to));
  return faults;
}

function faultsOfHours(all: readonly Hours[], where: string): Fault[] {
  const faults = all.flatMap((hours, i) => faultsOfInterval(hours, `${where}.${i}`));
  return faults.length
    ? faults
    : overlaps(
        all.map((hours) => ({ hours, at: dialHours(hours) })),
        where,
      );
}

function faultsOfInterval({ from, to, overnight }: Hours, where: string): Fault[] {
  const wrong = [from, to].filter((time) => dialOf(time) === null);
  if (wrong.length || from === '24:00')
    return (wrong.length ? wrong : [from]).map((time) => fault('time-invalid', where, time));
  if (!overnight && from === to) return [fault('interval-empty', where, from, to)];
  if (!overnight && from > to) return [fault('interval-reversed', where, from, to)];
  return overnight && to > from ? [fault('interval-too-long', where, from, to)] : [];
}

interface OnDial {
  readonly hours: Hours;
  readonly at: readonly [number, number];
}

function overlaps(all: readonly OnDial[], where: string): Fault[] {
  const sorted = [...all].sort((a, b) => a.at[0] - b.at[0]);
  return sorted.flatMap((next, i) => {
    const last = sorted[i - 1];
    return last && next.at[0] < last.at[1]
      ? [fault('intervals-overlap', where, said(last.hours), said(next.hours))]
      : [];
  });
}

/** A shift past midnight may not reach into the first one of the next weekday. */
function overnightOverlaps(days: WeekDefinition['days'], where: string): Fault[] {
  return weekdays.flatMap((day, i) => {
    const tomorrow = weekdays[(i + 1) % 7]!;
    const late = (days[day] ?? [])
      .filter(({ overnight }) => overnight)
      .map((hours) => ({ hours, at: dialHours(hours) }));
    const early = (days[tomorrow] ?? []).map((hours) => ({
      hours,
      at: dialHours(hours).map((time) => time + dial) as [number, number],
    }));
    return late.length
      ? overlaps(
          [
            ...late,
            ...early
              .slice()
              .sort((a, b) => a.at[0] - b.at[0])
              .slice(0, 1),
          ],
          `${where}.days.${tomorrow}`,
        )
      : [];
  });
}

const said = ({ from, to }: Hours): string => `${from}–${to}`;

function twice(exceptions: readonly DayException[]): Fault[] {
  const seen = new Set<string>();
  return exceptions.flatMap(({ id }, i) =>
    seen.size === seen.add(id).size ? [fault('exception-twice', `exceptions.${i}.id`, id)] : [],
  );
}

function overlappingWeeks(weeks: readonly WeekDefinition[]): Fault[] {
  return weeks.flatMap((week, i) =>
    weeks.slice(0, i).some((other) => collide(week, other)) ? [fault('weeks-overlap', `weeks.${i}`)] : [],
  );
}

function collide(a: WeekDefinition, b: WeekDefinition): boolean {
  if (!a.to !== !b.to) return false;
  if (!a.to || !b.to) return (a.from ?? '') === (b.from ?? '');
  return (a.from ?? '') <= b.to && (b.from ?? '') <= a.to;
}

function worksWithinYear(definition: CalendarDefinition, today: number): boolean {
  const { line } = compile(definition);
  try {
    return line.dayAt(line.reach(line.passed(today) + 1)) - line.dayAt(today) <= 365;
  } catch (error) {
    if (error instanceof NoWorkingTime) return false;
    throw error;
  }
}
