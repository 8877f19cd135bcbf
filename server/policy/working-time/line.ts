import { Almanac, type Window } from './almanac.ts';
import { dial, type Day } from './days.ts';
import { NoWorkingTime } from './faults.ts';
import { ZoneClock } from './zone.ts';

/** Time as something that can be measured: all of it, or only what is worked. Instants and lengths are milliseconds. */
export interface Line {
  /** How much has passed at an instant, from an arbitrary zero that moves only when the line grows backwards. */
  passed(at: number): number;
  /** The first instant at which that much has passed: the END of a window that it fills exactly. */
  reach(passed: number): number;
  /** The last instant at which no more has passed: the START of a window that it empties exactly. */
  reachBack(passed: number): number;
  /** The first instant of the line from `at` on; a closing time is still one. */
  next(at: number): number;
  /** The last instant of the line up to `at`; an opening time is already one. */
  previous(at: number): number;
  /** Makes sure that so much lies before `at`: from then on the zero stands. */
  settle(at: number, before: number): void;
}

/** What passes from one instant to a later one; asked in this order, since a line may grow at its early end while it answers. */
export function passedBetween(line: Line, from: number, to: number): number {
  const since = line.passed(from);
  return line.passed(to) - since;
}

/** The clock on the wall: every instant counts. */
export const wall: Line = {
  passed: (at) => at, reach: (passed) => passed, reachBack: (passed) => passed,
  next: (at) => at, previous: (at) => at, settle: () => undefined,
};

/** Days computed at a time, and how long a calendar may be without any work before it is given up. */
const stride = 400;
const patience = 5 * 366;
/** Nobody promises anything outside of these; a mistyped year must not lay out a million days. */
const [dawn, dusk] = [Date.UTC(1900, 0), Date.UTC(2200, 0)];
/** An overnight shift and the widest offsets reach this far beyond a day. */
const margin = 3 * dial;

/** Working time, laid out window by window as far as anybody has asked, and searched by halving. */
export class WorkingLine implements Line {
  readonly #zone: string;
  readonly #almanac: Almanac;
  #clock!: ZoneClock;
  #first: Day = 0;
  #end: Day = 0;
  #from: number[] = [];
  #to: number[] = [];
  /** Working time before each window. */
  #before: number[] = [];
  /** Days with working time, and the index of their first window. */
  #days: { day: Day; first: number }[] = [];

  constructor(zone: string, almanac: Almanac) {
    this.#zone = zone;
    this.#almanac = almanac;
  }

  passed(at: number): number {
    this.#cover(at);
    const i = this.#lastFrom(at);
    return i < 0 ? 0 : this.#before[i]! + Math.min(at, this.#to[i]!) - this.#from[i]!;
  }

  reach(passed: number): number {
    this.#grow(() => this.#total() >= passed, 1);
    const i = search(this.#before.length, (k) => this.#before[k]! + this.#to[k]! - this.#from[k]! >= passed);
    return this.#from[i]! + passed - this.#before[i]!;
  }

  reachBack(passed: number): number {
    this.#grow(() => this.#total() > passed, 1);
    const i = search(this.#before.length, (k) => this.#before[k]! > passed) - 1;
    return this.#from[i]! + passed - this.#before[i]!;
  }

  next(at: number): number {
    this.#cover(at);
    this.#grow(() => (this.#to.at(-1) ?? -Infinity) >= at, 1);
    return Math.max(at, this.#from[search(this.#to.length, (k) => this.#to[k]! >= at)]!);
  }

  previous(at: number): number {
    this.#cover(at);
    this.#grow(() => (this.#from[0] ?? Infinity) <= at, -1);
    return Math.min(at, this.#to[this.#lastFrom(at)]!);
  }

  settle(at: number, before: number): void {
    this.#grow(() => this.passed(at) >= before, -1);
  }

  /** Working windows that touch the span, whole, each with the local day that it belongs to. */
  windows(from: number, to: number): (Window & { day: Day })[] {
    this.#cover(from);
    this.#cover(to);
    const found = [];
    let i = search(this.#to.length, (w) => this.#to[w]! >= from);
    let k = search(this.#days.length, (d) => this.#days[d]!.first > i) - 1;
    for (; i < this.#from.length && this.#from[i]! <= to; i++) {
      while (this.#days[k + 1] && this.#days[k + 1]!.first <= i) k += 1;
      found.push({ day: this.#days[k]!.day, from: this.#from[i]!, to: this.#to[i]! });
    }
    return found;
  }

  /** The `n`-th day with working time after `day`; 0 is the last one up to `day`, -1 the one before it. Spans from its first opening to its last closing. */
  workingDay(day: Day, n: number): Window & { day: Day } {
    this.#cover(day * dial);
    const index = () => search(this.#days.length, (k) => this.#days[k]!.day > day) - 1 + n;
    this.#grow(() => index() >= 0, -1);
    this.#grow(() => index() < this.#days.length, 1);
    const found = this.#days[index()]!;
    const beyond = this.#days[index() + 1]?.first ?? this.#from.length;
    return { day: found.day, from: this.#from[found.first]!, to: this.#to[beyond - 1]! };
  }

  /** The instant at which a local day begins, plus so much of the dial. */
  dayStart(day: Day, onDial = 0): number {
    this.#cover(day * dial);
    return this.#clock.instant(day, onDial);
  }

  dayAt(at: number): Day {
    this.#cover(at);
    return this.#clock.day(at);
  }

  localAt(at: number): number {
    this.#cover(at);
    return this.#clock.local(at);
  }

  #total(): number {
    const last = this.#from.length - 1;
    return last < 0 ? 0 : this.#before[last]! + this.#to[last]! - this.#from[last]!;
  }

  #lastFrom(at: number): number {
    return search(this.#from.length, (k) => this.#from[k]! > at) - 1;
  }

  /** @throws RangeError for what is no instant, or far outside our time */
  #cover(at: number): void {
    if (!(at >= dawn && at <= dusk)) throw new RangeError(`${at} is not an instant between 1900 and 2200`);
    if (this.#first === this.#end) [this.#first, this.#end] = [Math.floor(at / dial) - 8, Math.floor(at / dial) - 8];
    const early = at - margin < this.#first * dial;
    if (early || at + margin > this.#end * dial || this.#end === this.#first) {
      this.#lay(early ? Math.floor((at - margin) / dial) - stride : this.#first, Math.max(this.#end, Math.ceil((at + margin) / dial) + stride));
    }
  }

  /** @throws NoWorkingTime when years go by without a window */
  #grow(enough: () => boolean, step: 1 | -1): void {
    for (let idle = 0; !enough(); ) {
      const size = this.#from.length;
      if (step > 0) this.#lay(this.#first, this.#end + stride);
      else this.#lay(this.#first - stride, this.#end);
      idle = this.#from.length > size ? 0 : idle + stride;
      if (idle > patience) throw new NoWorkingTime();
    }
  }

  #lay(first: Day, end: Day): void {
    this.#clock = new ZoneClock(this.#zone, first * dial - margin, end * dial + margin);
    if (first < this.#first) [this.#from, this.#to, this.#before, this.#days] = [[], [], [], []];
    let passed = this.#total();
    for (let day = first < this.#first ? first : this.#end; day < end; day++) {
      for (const window of this.#almanac.windows(day, this.#clock)) {
        const from = Math.max(window.from, this.#to.at(-1) ?? -Infinity);
        if (from >= window.to) continue;
        if (this.#days.at(-1)?.day !== day) this.#days.push({ day, first: this.#from.length });
        this.#from.push(from);
        this.#to.push(window.to);
        this.#before.push(passed);
        passed += window.to - from;
      }
    }
    [this.#first, this.#end] = [first, end];
  }
}

/** The first index of a sorted run at which `reached` holds, or its length. */
function search(length: number, reached: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (reached(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
