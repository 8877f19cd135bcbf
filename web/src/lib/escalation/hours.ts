/** The open hours of a calendar as the server told them, made for counting: every answer by halving, so that a thousand cards can ask each second. */
export class Hours {
  #from: Float64Array;
  #to: Float64Array;
  /** Open milliseconds before each window. */
  #before: Float64Array;
  #total = 0;
  /** When each working day opens for the first time, and closes for the last. */
  #opens: Float64Array;
  #closes: Float64Array;

  /** @param windows seconds since 1970: opening, closing, opening … @param days how many of them each working day has, in order */
  constructor(windows: readonly number[], days: readonly number[]) {
    const many = windows.length >> 1;
    this.#from = new Float64Array(many);
    this.#to = new Float64Array(many);
    this.#before = new Float64Array(many);
    for (let at = 0; at < many; at++) {
      this.#from[at] = windows[2 * at]! * 1_000;
      this.#to[at] = windows[2 * at + 1]! * 1_000;
      this.#before[at] = this.#total;
      this.#total += this.#to[at]! - this.#from[at]!;
    }
    this.#opens = new Float64Array(days.length);
    this.#closes = new Float64Array(days.length);
    let next = 0;
    for (const [day, has] of days.entries()) {
      this.#opens[day] = this.#from[next]!;
      next += has;
      this.#closes[day] = this.#to[next - 1]!;
    }
  }

  /** Open milliseconds from one instant to another; negative where the other lies before. */
  between(a: number, b: number): number {
    return this.#until(b) - this.#until(a);
  }

  /** The instant at which so many open milliseconds have passed since another. Outside of what was told, at the same rate. */
  after(at: number, ms: number): number {
    const [many, sum] = [this.#from.length, this.#until(at) + ms];
    if (!many || sum < 0 || sum > this.#total) return many ? at + (ms * (this.#to[many - 1]! - this.#from[0]!)) / this.#total : at + ms;
    const place = Math.max(0, upTo(this.#before, sum));
    // Time that fills a window ends with it, not where the next one opens.
    const filled = place > 0 && this.#before[place] === sum ? place - 1 : place;
    return this.#from[filled]! + sum - this.#before[filled]!;
  }

  /** Whole working days between two instants; null where nobody has told of all of them. */
  days(from: number, to: number): number | null {
    if (!this.#opens.length || from < this.#opens[0]! || to > this.#closes.at(-1)!) return null;
    const before = upTo(this.#opens, from);
    const first = this.#opens[before] === from ? before : before + 1;
    return Math.max(0, upTo(this.#closes, to) - first + 1);
  }

  openAt(at: number): boolean {
    const place = upTo(this.#from, at);
    return place >= 0 && at < this.#to[place]!;
  }

  /** When it opens next; null where nobody has told. */
  opensAfter(at: number): number | null {
    return this.#from[upTo(this.#from, at) + 1] ?? null;
  }

  /** Open milliseconds until an instant. Outside of what was told, at the same rate. */
  #until(at: number): number {
    const many = this.#from.length;
    if (!many) return at;
    const [first, last] = [this.#from[0]!, this.#to[many - 1]!];
    const rate = this.#total / (last - first);
    if (at < first) return (at - first) * rate;
    if (at > last) return this.#total + (at - last) * rate;
    const place = upTo(this.#from, at);
    return this.#before[place]! + Math.min(at, this.#to[place]!) - this.#from[place]!;
  }
}

/** The place of the last instant that is not after another; -1 before all. */
function upTo(sorted: Float64Array, at: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
