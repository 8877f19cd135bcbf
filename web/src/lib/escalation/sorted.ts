/**
 * Rows in cells, each cell in order, kept so as rows change one by one: a change costs a search by halves and never a sort.
 * Generic and free of screens, so that a property test can hold it against sorting anew.
 */
export class Sorted<T extends { readonly id: string }> {
  readonly items = new Map<string, T>();
  /** Ids by cell, in order. A cell without rows is missing. */
  readonly cells = new Map<string, string[]>();
  /** The cell that a row stands in. */
  readonly where = new Map<string, string>();
  #cellOf: (item: T) => string;
  #compare: (a: T, b: T) => number;

  /** @param compare a whole order: of two rows one always comes first */
  constructor(cellOf: (item: T) => string, compare: (a: T, b: T) => number) {
    this.#cellOf = cellOf;
    this.#compare = compare;
  }

  /** Takes a row as new, or as it is now. @returns whether anything moved */
  put(item: T): boolean {
    const before = this.items.get(item.id);
    const cell = this.#cellOf(item);
    if (before && this.where.get(item.id) === cell && this.#compare(before, item) === 0) {
      this.items.set(item.id, item);
      return false;
    }
    if (before) this.remove(item.id);
    this.items.set(item.id, item);
    this.where.set(item.id, cell);
    const ids = this.cells.get(cell);
    if (!ids) this.cells.set(cell, [item.id]);
    else ids.splice(this.#placeIn(ids, item), 0, item.id);
    return true;
  }

  remove(id: string): boolean {
    const item = this.items.get(id);
    const cell = this.where.get(id);
    if (!item || cell === undefined) return false;
    const ids = this.cells.get(cell)!;
    ids.splice(this.#placeIn(ids, item), 1);
    if (!ids.length) this.cells.delete(cell);
    this.items.delete(id);
    this.where.delete(id);
    return true;
  }

  /** Everything anew, sorted once. */
  fill(items: Iterable<T>): void {
    for (const map of [this.items, this.cells, this.where]) map.clear();
    for (const item of items) {
      const cell = this.#cellOf(item);
      this.items.set(item.id, item);
      this.where.set(item.id, cell);
      const ids = this.cells.get(cell);
      if (ids) ids.push(item.id);
      else this.cells.set(cell, [item.id]);
    }
    for (const ids of this.cells.values()) ids.sort((a, b) => this.#compare(this.items.get(a)!, this.items.get(b)!));
  }

  /** Where time moves rows from cell to cell in their own order, the first of each cell show it. @returns whether anything moved */
  turn(): boolean {
    let moved = false;
    for (const cell of [...this.cells.keys()]) {
      for (let id = this.cells.get(cell)?.[0]; id !== undefined; id = this.cells.get(cell)?.[0]) {
        const item = this.items.get(id)!;
        if (this.#cellOf(item) === cell) break;
        this.remove(id);
        this.put(item);
        moved = true;
      }
    }
    return moved;
  }

  /** The first place whose row does not come before this one. */
  #placeIn(ids: readonly string[], item: T): number {
    let [low, high] = [0, ids.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(this.items.get(ids[middle]!)!, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
