/* eslint-disable svelte/prefer-svelte-reactivity -- the set is replaced whole */
/** Rows that somebody has chosen, by hand or as “all in this view”. */
export class Choice {
  ids = $state.raw<ReadonlySet<string>>(new Set());
  /** Everything that the view holds, whether it is drawn or not. */
  all = $state(false);
  #last: string | null = null;

  get some(): boolean {
    return this.all || this.ids.size > 0;
  }

  has(id: string): boolean {
    return this.all || this.ids.has(id);
  }

  /** `order`: the rows as they are drawn; leaving one out of “all” leaves the others that are drawn. */
  toggle(id: string, order: readonly string[]): void {
    const ids = new Set(this.all ? order : this.ids);
    if (!ids.delete(id)) ids.add(id);
    this.ids = ids;
    this.all = false;
    this.#last = id;
  }

  /** From the one that was touched last to this one. */
  to(id: string, order: readonly string[]): void {
    const [from, until] = [order.indexOf(this.#last ?? id), order.indexOf(id)];
    if (from < 0 || until < 0) return this.toggle(id, order);
    this.ids = new Set([...this.ids, ...order.slice(Math.min(from, until), Math.max(from, until) + 1)]);
    this.all = false;
    this.#last = id;
  }

  every(order: readonly string[]): void {
    this.ids = new Set(order);
    this.all = false;
  }

  none(): void {
    this.ids = new Set();
    this.all = false;
    this.#last = null;
  }
}
