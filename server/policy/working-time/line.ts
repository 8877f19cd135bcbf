// Long because one line of time and the walks on it; the tables inside are what makes it fast.
import { type Almanac, type Window } from './almanac.ts';
import { dial, type Day } from './days.ts';
import { NoWorkingTime } from './faults.ts';
import { firstAbove, firstFrom } from './search.ts';
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

/**
 * What passes from one instant to a later one; asked in this order, since a line may grow at its early end while it
 * answers.
 */
export function passedBetween(line: Line, from: number, to: number): number {
  const since = line.passed(from);
  return line.passed(to) - since;
}

/** The clock on the wall: every instant counts. */
export const wall: Line = {
  passed: (at) => at,
  reach: (passed) => passed,
  reachBack: (passed) => passed,
  next: (at) => at,
  previous: (at) => at,
  settle: () => undefined,
};

/** Days computed at a time, and how long a calendar may be without any work before it is given up. */
const stride = 400;
const patience = 5 * 366;
/** Nobody promises anything outside of these; a mistyped year must not lay out a million days. */
const [dawn, dusk] = [Date.UTC(1900, 0), Date.UTC(2200, 0)];
/** An overnight shift and the widest offsets reach this far beyond a day. */
const margin = 3 * dial;

/**
 * Working time, laid out window by window as far as anybody has asked, and searched by halving. Everything is kept in
 * plain arrays of numbers, since a board asks for hundreds of thousands of deadlines.
 */
export class WorkingLine implements Line {
  readonly #zone: string;
  readonly #almanac: Almanac;
  #clock!: ZoneClock;
  #first: Day = 0;
  #end: Day = 0;
  /** Between these instants everything is laid out. */
  #low = Infinity;
  #high = -Infinity;
  /** Per window: its edges, and the working time up to its end. */
  #from: number[] = [];
  #to: number[] = [];
  #upTo: number[] = [];
  /** Per day with working time: the day, and the index of its first window. */
  #days: Day[] = [];
  #opening: number[] = [];

  constructor(zone: string, almanac: Almanac) {
    this.#zone = zone;
    this.#almanac = almanac;
  }

  passed(at: number): number {
    this.#cover(at);
    const i = firstAbove(this.#from, at) - 1;
    if (i < 0) return 0;
    const end = this.#to[i]!;
    return at >= end ? this.#upTo[i]! : this.#upTo[i]! - (end - at);
  }

  reach(passed: number): number {
    while (this.#total() < passed) this.#later();
    const i = firstFrom(this.#upTo, passed);
    return this.#to[i]! - (this.#upTo[i]! - passed);
  }

  reachBack(passed: number): number {
    while (this.#total() <= passed) this.#later();
    const i = firstAbove(this.#upTo, passed);
    return this.#to[i]! - (this.#upTo[i]! - passed);
  }

  next(at: number): number {
    this.#cover(at);
    while (!(this.#to.at(-1)! >= at)) this.#later();
    return Math.max(at, this.#from[firstFrom(this.#to, at)]!);
  }

  previous(at: number): number {
    this.#cover(at);
    while (!(this.#from[0]! <= at)) this.#earlier();
    return Math.min(at, this.#to[firstAbove(this.#from, at) - 1]!);
  }

  settle(at: number, before: number): void {
    while (this.passed(at) < before) this.#earlier();
  }

  /** Working windows that touch the span, whole, each with the local day that it belongs to. */
  windows(from: number, to: number): (Window & { day: Day })[] {
    this.#cover(from);
    this.#cover(to);
    const found = [];
    for (let i = firstFrom(this.#to, from); i < this.#from.length && this.#from[i]! <= to; i++) {
      found.push({ day: this.#days[firstAbove(this.#opening, i) - 1]!, from: this.#from[i]!, to: this.#to[i]! });
    }
    return found;
  }

  /**
   * The `n`-th day with working time after `day`; 0 is the last one up to `day`, -1 the one before it. Spans from its
   * first opening to its last closing.
   */
  workingDay(day: Day, n: number): Window & { day: Day } {
    this.#cover(day * dial);
    while (firstAbove(this.#days, day) - 1 + n < 0) this.#earlier();
    const i = firstAbove(this.#days, day) - 1 + n;
    while (i >= this.#days.length) this.#later();
    const beyond = this.#opening[i + 1] ?? this.#from.length;
    return { day: this.#days[i]!, from: this.#from[this.#opening[i]!]!, to: this.#to[beyond - 1]! };
  }

  /** The instant at which a local day begins, plus so much of the dial. */
  dayStart(day: Day, onDial = 0): number {
    this.#cover(day * dial);
    return this.#clock.instant(day, onDial);
  }

  dayAt(at: number): Day {
    return Math.floor(this.localAt(at) / dial);
  }

  localAt(at: number): number {
    this.#cover(at);
    return this.#clock.local(at);
  }

  #total(): number {
    return this.#upTo.length ? this.#upTo[this.#upTo.length - 1]! : 0;
  }

  /** @throws RangeError for what is no instant, or far outside our time */
  #cover(at: number): void {
    if (at >= this.#low && at <= this.#high) return;
    if (!(at >= dawn && at <= dusk)) throw new RangeError(`${at} is not an instant between 1900 and 2200`);
    if (this.#first === this.#end) this.#first = this.#end = Math.floor(at / dial) - 8;
    const [early, late] = [Math.floor((at - margin) / dial), Math.ceil((at + margin) / dial)];
    this.#lay(early < this.#first ? early - stride : this.#first, late > this.#end ? late + stride : this.#end);
  }

  #later(): void {
    this.#grow(() => this.#lay(this.#first, this.#end + stride));
  }

  #earlier(): void {
    this.#grow(() => this.#lay(this.#first - stride, this.#end));
  }

  /** @throws NoWorkingTime when years go by without a window */
  #grow(lay: () => void): void {
    const size = this.#from.length;
    for (let idle = 0; this.#from.length === size; idle += stride) {
      if (idle > patience) throw new NoWorkingTime();
      lay();
    }
  }

  #lay(first: Day, end: Day): void {
    this.#clock = new ZoneClock(this.#zone, first * dial - margin, end * dial + margin);
    if (first < this.#first) [this.#from, this.#to, this.#upTo, this.#days, this.#opening] = [[], [], [], [], []];
    for (let day = first < this.#first ? first : this.#end; day < end; day++) this.#enter(day);
    [this.#first, this.#end] = [first, end];
    [this.#low, this.#high] = [first * dial + margin, end * dial - margin];
  }

  #enter(day: Day): void {
    for (const window of this.#almanac.windows(day, this.#clock)) {
      const from = Math.max(window.from, this.#to.at(-1) ?? -Infinity);
      if (from >= window.to) continue;
      if (this.#days.at(-1) !== day) {
        this.#days.push(day);
        this.#opening.push(this.#from.length);
      }
      this.#upTo.push(this.#total() + window.to - from);
      this.#from.push(from);
      this.#to.push(window.to);
    }
  }
}
