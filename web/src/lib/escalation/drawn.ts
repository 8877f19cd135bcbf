import type { Sorted } from './sorted.ts';

/** A cell is `lane\ncolumn`. */
export const partsOf = (cell: string): readonly [lane: string, column: string] => {
  const at = cell.indexOf('\n');
  return [cell.slice(0, at), cell.slice(at + 1)];
};

export interface Shown<T> { readonly one: T; readonly gone: boolean }

/**
 * What is drawn of an index: the index itself, or, while somebody reads, the order in which they began to. Then cards change in place, those that
 * have left are shown as they last were, and what came or moved is counted by column.
 */
export class Drawn<T extends { readonly id: string }> {
  #sorted: Sorted<T>;
  #cells: ReadonlyMap<string, readonly string[]> | null = null;
  #where: ReadonlyMap<string, string> | null = null;
  #left = new Map<string, T>();
  #fresh = new Set<string>();
  #shown = new WeakMap<T, Shown<T>>();

  constructor(sorted: Sorted<T>) {
    this.#sorted = sorted;
  }

  get frozen(): boolean {
    return this.#cells !== null;
  }

  /** Ids by cell, as they are drawn. */
  get cells(): ReadonlyMap<string, readonly string[]> {
    return this.#cells ?? this.#sorted.cells;
  }

  freeze(): void {
    if (this.#cells) return;
    this.#cells = new Map([...this.#sorted.cells].map(([cell, ids]) => [cell, ids.slice()]));
    this.#where = new Map(this.#sorted.where);
  }

  thaw(): void {
    this.#cells = null;
    this.#where = null;
    this.#left.clear();
    this.#fresh.clear();
  }

  /** The card of an id that is drawn, and whether it has left the board: the same object for as long as neither changes, so that nobody draws it anew. */
  shown(id: string): Shown<T> | null {
    const one = this.#sorted.items.get(id);
    const last = one ?? this.#left.get(id);
    if (!last) return null;
    const before = this.#shown.get(last);
    if (before && before.gone === !one) return before;
    const shown = { one: last, gone: !one };
    this.#shown.set(last, shown);
    return shown;
  }

  /** Where a card belongs now, where that is not where it is drawn. */
  movedTo(id: string): string | null {
    const is = this.#sorted.where.get(id);
    const was = this.#where?.get(id);
    return is !== undefined && was !== undefined && is !== was ? is : null;
  }

  /** To be told before a card is taken out of the index. */
  leaves(item: T): void {
    if (!this.#where) return;
    if (this.#where.has(item.id)) this.#left.set(item.id, item);
    this.#fresh.delete(item.id);
  }

  /** To be told after a card was put into the index. */
  came(id: string): void {
    if (!this.#where) return;
    this.#left.delete(id);
    if (this.#where.get(id) === this.#sorted.where.get(id)) this.#fresh.delete(id);
    else this.#fresh.add(id);
  }

  /** Cards that wait to be drawn in a column. */
  waiting(column: string): number {
    let count = 0;
    for (const id of this.#fresh) if (partsOf(this.#sorted.where.get(id) ?? '\n')[1] === column) count += 1;
    return count;
  }

  /** Cards that belong to a column, drawn or not. */
  count(column: string, lane?: string): number {
    let count = 0;
    for (const [cell, ids] of this.#sorted.cells) {
      const [inLane, inColumn] = partsOf(cell);
      if (inColumn === column && (lane === undefined || inLane === lane)) count += ids.length;
    }
    return count;
  }
}
