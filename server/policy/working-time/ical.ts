import { mostCalendarKilobytes } from '../../../schema/rules/calendar-file.ts';
import type { DayException } from './definition.ts';
import { dayOf, isoOf, type Day } from './days.ts';
import { fault, type Fault } from './faults.ts';

/** What a calendar file says about holidays, and what of it could not be taken. */
export interface Holidays {
  readonly exceptions: readonly DayException[];
  readonly faults: readonly Fault[];
}

interface Line {
  readonly name: string;
  readonly params: string;
  readonly value: string;
}
type Event = readonly Line[];

/**
 * Reads the all-day events of an iCalendar file (RFC 5545) as closed days: DTSTART with DTEND or DURATION, yearly
 * repetition, excepted dates. Cancelled events are left out; tentative ones are provisional. The name stands in both
 * languages as it was found. A file that is too large is refused whole, so that no holiday is missing unseen.
 */
export function readHolidays(text: string): Holidays {
  if (Buffer.byteLength(text) > mostCalendarKilobytes * 1000)
    return { exceptions: [], faults: [fault('ical-too-large', '', String(mostCalendarKilobytes))] };
  const lines = unfolded(text);
  if (!lines.some(({ name, value }) => name === 'BEGIN' && value.toUpperCase() === 'VCALENDAR'))
    return { exceptions: [], faults: [fault('ical-empty')] };
  const exceptions: DayException[] = [];
  const faults: Fault[] = [];
  const ids = new Set<string>();
  for (const event of eventsOf(lines)) {
    if (valueOf(event, 'STATUS')?.toUpperCase() === 'CANCELLED') continue;
    const [read, complaint] = holidayOf(event);
    if (complaint) faults.push(complaint);
    for (const exception of read) {
      const id = unique(exception.id, ids);
      exceptions.push({ ...exception, id });
    }
  }
  return { exceptions, faults };
}

function holidayOf(event: Event): [DayException[], Fault | null] {
  const name = plain(valueOf(event, 'SUMMARY') ?? '') || '—';
  const where = valueOf(event, 'UID') ?? name;
  const start = property(event, 'DTSTART');
  const first = start && dayIn(start.value);
  if (!start || first === null || first === undefined) return [[], fault('ical-date', where, name)];
  const end = property(event, 'DTEND');
  if (!isWhole(start) || (end && !isWhole(end))) return [[], fault('ical-not-all-day', where, name)];
  const after = end ? dayIn(end.value) : first + lengthIn(valueOf(event, 'DURATION'));
  const last = Math.max(first, (after ?? first + 1) - 1);
  const rule = valueOf(event, 'RRULE');
  const excepted = event.filter((line) => line.name === 'EXDATE').flatMap(({ value }) => value.split(',').map(dayIn));
  const holiday = (day: Day, yearly = false): DayException => ({
    id: `${where}-${isoOf(day)}`,
    kind: 'close',
    from: isoOf(day),
    to: isoOf(day + last - first),
    name: { en: name, ar: name },
    provisional: valueOf(event, 'STATUS')?.toUpperCase() === 'TENTATIVE' || tentative.test(name),
    ...(yearly && { yearly }),
  });
  if (!rule) return [[holiday(first)], null];
  const repeated = repetitions(first, rule);
  if (repeated === null) return [[holiday(first)], fault('ical-rule', where, name)];
  if (repeated === 'for ever' && excepted.length === 0) return [[holiday(first, true)], null];
  const days = repeated === 'for ever' ? everyYear(first, first + 50 * 366) : repeated;
  return [days.filter((day) => !excepted.includes(day)).map((day) => holiday(day)), null];
}

const tentative = /tentative|expected|moon|متوقع|مبدئي|الرؤية/iu;

/** Yearly on the same day, which is what holidays with a rule are; null for anything cleverer. */
function repetitions(first: Day, rule: string): Day[] | 'for ever' | null {
  const parts = new Map(
    rule
      .toUpperCase()
      .split(';')
      .map((part) => part.split('=') as [string, string]),
  );
  const [month, day] = [Number(isoOf(first).slice(5, 7)), Number(isoOf(first).slice(8))];
  const sameDay = Number(parts.get('BYMONTH') ?? month) === month && Number(parts.get('BYMONTHDAY') ?? day) === day;
  const known = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYMONTH', 'BYMONTHDAY', 'WKST'];
  if (parts.get('FREQ') !== 'YEARLY' || (parts.get('INTERVAL') ?? '1') !== '1' || !sameDay) return null;
  if ([...parts.keys()].some((key) => !known.includes(key))) return null;
  if (parts.has('COUNT')) return everyYear(first, Infinity, Math.min(Number(parts.get('COUNT')), 100));
  const until = parts.get('UNTIL');
  return until ? everyYear(first, dayIn(until) ?? first) : 'for ever';
}

function everyYear(first: Day, last: Day, count = 100): Day[] {
  const [year, rest] = [Number(isoOf(first).slice(0, 4)), isoOf(first).slice(4)];
  const days = Array.from({ length: rest === '-02-29' ? count * 8 : count }, (_, i) => dayOf(`${year + i}${rest}`));
  return days.filter((day) => day !== null && day <= last).slice(0, count) as Day[];
}

/** Long lines are folded with a line end and a blank; a fold may even fall inside a word. */
function unfolded(text: string): Line[] {
  const joined = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n|\r/g, '\n')
    .replace(/\n[ \t]/g, '');
  return joined.split('\n').flatMap((line) => {
    const [, name, params, value] =
      /^([\w-]+)((?:;[\w-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)$/s.exec(line) ?? [];
    return name === undefined
      ? []
      : [{ name: name.toUpperCase(), params: (params ?? '').toUpperCase(), value: (value ?? '').trim() }];
  });
}

function eventsOf(lines: readonly Line[]): Event[] {
  const events: Line[][] = [];
  const inside: string[] = [];
  for (const line of lines) {
    const what = line.value.toUpperCase();
    if (line.name === 'BEGIN') {
      inside.push(what);
      if (what === 'VEVENT') events.push([]);
    } else if (line.name === 'END') inside.pop();
    // An alarm inside an event has properties of the same names.
    else if (inside.at(-1) === 'VEVENT') events.at(-1)!.push(line);
  }
  return events;
}

const property = (event: Event, name: string): Line | undefined => event.find((line) => line.name === name);
const valueOf = (event: Event, name: string): string | undefined => property(event, name)?.value;

/** A date, or what some programs write instead: midnight. */
const isWhole = ({ value }: Line): boolean => /^\d{8}(T000000)?$/.test(value);

const dayIn = (value: string): Day | null => dayOf(value.trim().replace(/^(\d{4})(\d{2})(\d{2}).*$/, '$1-$2-$3'));

function lengthIn(lasts: string | undefined): number {
  const [, weeks, days] = /^\+?P(?:(\d+)W)?(?:(\d+)D)?/.exec(lasts ?? '') ?? [];
  return Math.max(1, Number(weeks ?? 0) * 7 + Number(days ?? 0));
}

const plain = (value: string): string =>
  value.replace(/\\([\\;,nN])/g, (_, mark: string) => (/n/i.test(mark) ? ' ' : mark)).trim();

function unique(id: string, ids: Set<string>): string {
  let free = id;
  for (let i = 2; ids.has(free); i++) free = `${id}-${i}`;
  ids.add(free);
  return free;
}
