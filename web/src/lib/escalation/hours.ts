/** The open hours of a calendar as the server told them, made for counting: every answer by halving, so that a thousand cards can ask each second. */
export class Hours {
  #from: Float64Array;
  #to: Float64Array;
  /** Open milliseconds before each window. */
  #before: Float64Array;
  #total = 0;

  /** @param windows seconds since 1970: opening, closing, opening … */
  constructor(windows: readonly number[]) {
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
  }

  /** Open milliseconds from one instant to another; negative where the other lies before. */
  between(a: number, b: number): number {
    return this.#until(b) - this.#until(a);
  }

  openAt(at: number): boolean {
    const place = this.#place(at);
    return place >= 0 && at < this.#to[place]!;
  }

  /** When it opens next; null where nobody has told. */
  opensAfter(at: number): number | null {
    return this.#from[this.#place(at) + 1] ?? null;
  }

  /** Open milliseconds until an instant. Outside of what was told, at the same rate. */
  #until(at: number): number {
    const many = this.#from.length;
    if (!many) return at;
    const [first, last] = [this.#from[0]!, this.#to[many - 1]!];
    const rate = this.#total / (last - first);
    if (at < first) return (at - first) * rate;
    if (at > last) return this.#total + (at - last) * rate;
    const place = this.#place(at);
    return this.#before[place]! + Math.min(at, this.#to[place]!) - this.#from[place]!;
  }

  /** The last window that begins at or before an instant; -1 before all. */
  #place(at: number): number {
    let [low, high] = [0, this.#from.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#from[middle]! <= at) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
