import type { CalendarDefinition, DayException, WeekDefinition } from './definition.ts';
import { dayOf, dialHours, isoOf, weekdayOf, type Day } from './days.ts';
import type { ZoneClock } from './zone.ts';

/** A stretch of working time, in epoch milliseconds. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** What a local day is, before any instant is asked for. */
export interface DayRule {
  readonly week: WeekDefinition | null;
  readonly closed: DayException | null;
  readonly shortened: readonly DayException[];
  readonly opened: readonly DayException[];
}

/** Answers for each local day which rules hold, from the definition alone. */
export class Almanac {
  readonly #weeks: readonly (WeekDefinition & { first: number; last: number })[];
  readonly #days = new Map<Day, DayException[]>();
  readonly #yearly = new Map<string, { since: string; exception: DayException }[]>();

  constructor({ weeks, exceptions }: CalendarDefinition) {
    this.#weeks = weeks
      .map((week) => ({ ...week, first: edge(week.from, -Infinity), last: edge(week.to, Infinity) }))
      .sort((a, b) => Number(a.last === Infinity) - Number(b.last === Infinity) || b.first - a.first);
    for (const exception of exceptions) this.#enter(exception);
  }

  rule(day: Day): DayRule {
    const week = this.#weeks.find(({ first, last }) => first <= day && day <= last) ?? null;
    const all = this.#exceptions(day);
    return {
      week,
      closed: all.find(({ kind, hours }) => kind === 'close' && !hours?.length) ?? null,
      shortened: all.filter(({ kind, hours }) => kind === 'close' && hours?.length),
      opened: all.filter(({ kind }) => kind === 'open'),
    };
  }

  /**
   * The working time that belongs to a day, in order and without overlap; an overnight shift reaches into the next
   * day.
   */
  windows(day: Day, clock: ZoneClock): Window[] {
    const { week, closed, opened } = this.rule(day);
    let windows = closed ? [] : (week?.days[weekdayOf(day)] ?? []).map((hours) => onClock(day, hours, clock));
    for (const near of [day - 1, day, day + 1]) {
      for (const exception of this.#exceptions(near)) {
        if (exception.kind === 'close')
          for (const hours of exception.hours ?? []) windows = without(windows, onClock(near, hours, clock));
      }
    }
    for (const { hours } of opened) windows.push(...(hours ?? []).map((open) => onClock(day, open, clock)));
    return united(windows);
  }

  #exceptions(day: Day): readonly DayException[] {
    const once = this.#days.get(day) ?? [];
    if (this.#yearly.size === 0) return once;
    const iso = isoOf(day);
    const again = this.#yearly.get(iso.slice(5))?.filter(({ since }) => since <= iso) ?? [];
    return again.length ? [...once, ...again.map(({ exception }) => exception)] : once;
  }

  #enter(exception: DayException): void {
    const first = dayOf(exception.from) ?? NaN;
    for (let day = first; day <= edge(exception.to, first); day++) {
      const iso = isoOf(day);
      if (exception.yearly)
        this.#yearly.set(iso.slice(5), [...(this.#yearly.get(iso.slice(5)) ?? []), { since: iso, exception }]);
      else this.#days.set(day, [...(this.#days.get(day) ?? []), exception]);
    }
  }
}

const edge = (iso: string | null | undefined, open: number): number => (iso ? (dayOf(iso) ?? NaN) : open);

function onClock(day: Day, hours: Parameters<typeof dialHours>[0], clock: ZoneClock): Window {
  const [from, to] = dialHours(hours);
  return { from: clock.instant(day, from), to: clock.instant(day, to) };
}

const without = (windows: readonly Window[], gap: Window): Window[] =>
  windows.flatMap(({ from, to }) =>
    [
      { from, to: Math.min(to, gap.from) },
      { from: Math.max(from, gap.to), to },
    ].filter((rest) => rest.from < rest.to),
  );

/** Sorted, joined where they touch or overlap, and without those that the clock skipped whole. */
export function united(windows: readonly Window[]): Window[] {
  const joined: Window[] = [];
  for (const window of windows.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && window.from <= last.to)
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, window.to) };
    else joined.push(window);
  }
  return joined;
}
