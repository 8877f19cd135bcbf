import type { FrameData, Item } from './item.ts';
import { daysAt, keyBy, type Days } from './dimension.ts';
import { Drawn } from './drawn.ts';
import { Hours } from './hours.ts';
import { Sorted } from './sorted.ts';
import type { BoardView } from './view.ts';

const dueOf = ({ dueAt }: Item): number => (dueAt ? Date.parse(dueAt) : Number.MAX_SAFE_INTEGER);
/** A card as it was when somebody took hold of it. */
export interface Held { readonly id: string; readonly version: number }

/** The most pressing first: by level where that is not the column, then by deadline. */
const orderOf = ({ columns, lanes, subject }: BoardView) => {
  const byLevel = subject === 'escalations' && columns !== 'level' && columns !== 'due' && lanes !== 'level';
  return (a: Item, b: Item): number => (byLevel ? b.level - a.level : 0) || dueOf(a) - dueOf(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
};

/** The cards of one board in one layout: what is known of them, and in which order they are drawn. */
export class Known {
  readonly sorted: Sorted<Item>;
  readonly drawn: Drawn<Item>;
  /** Of persons, departments and branches that are on the board. */
  readonly names = new Map<string, string>();
  #ofCase = new Map<string, Set<string>>();
  /** Whoever has or had a card here. */
  readonly owners: { readonly id: string; readonly name: string }[] = [];
  #owners = new Set<string>();
  #days: Days;
  #now: number;
  #zone: string;

  constructor(items: readonly Item[], { lanes, columns, ...view }: BoardView, zone: string, now: number) {
    this.#zone = zone;
    this.#now = now;
    this.#days = daysAt(now, zone);
    this.sorted = new Sorted<Item>((item) => `${lanes ? keyBy(lanes, item, this.#now, this.#days) : ''}\n${keyBy(columns, item, this.#now, this.#days)}`, orderOf({ ...view, lanes, columns }));
    for (const item of items) this.#know(item);
    this.sorted.fill(items);
    this.drawn = new Drawn(this.sorted);
  }

  /** Cases (or actions) that have cards here. */
  get cases(): readonly string[] {
    return [...this.#ofCase.keys()];
  }

  /** What was asked for and has come: what did not come back has left. @returns how many cards there are more than before */
  change(asked: readonly string[], fresh: readonly Item[], now: number): number {
    const before = this.sorted.items.size;
    this.#now = now;
    const back = new Set(fresh.map(({ id }) => id));
    for (const one of asked) {
      for (const id of [...(this.#ofCase.get(one) ?? []), one]) {
        const known = back.has(id) ? undefined : this.sorted.items.get(id);
        if (!known) continue;
        this.drawn.leaves(known);
        this.sorted.remove(id);
        this.#ofCase.get(known.caseId ?? known.id)?.delete(id);
      }
      if (!this.#ofCase.get(one)?.size) this.#ofCase.delete(one);
    }
    for (const item of fresh) {
      if ((this.sorted.items.get(item.id)?.version ?? 0) > item.version) continue;
      this.#know(item);
      this.sorted.put(item);
      this.drawn.came(item.id);
    }
    return this.sorted.items.size - before;
  }

  /** Time moves cards from “today” to “overdue”, and at midnight from one day to the next. @returns whether anything moved */
  pass(now: number): boolean {
    const days = daysAt(now, this.#zone);
    const another = days.today !== this.#days.today;
    this.#now = now;
    this.#days = days;
    if (another) this.sorted.fill([...this.sorted.items.values()]);
    return another || this.sorted.turn();
  }

  #know({ id, caseId, department, owner, branch }: Item): void {
    const of = this.#ofCase.get(caseId ?? id);
    if (of) of.add(id);
    else this.#ofCase.set(caseId ?? id, new Set([id]));
    if (owner && !this.#owners.has(owner.id)) {
      this.#owners.add(owner.id);
      this.owners.push(owner);
    }
    for (const one of [department, owner, branch]) if (one) this.names.set(one.id, one.name);
  }
}

/** What is to be asked for anew, and what has been since a page was asked for: what that page says of it is old. */
export class Wanted {
  #asked = new Set<string>();
  #touched = new Set<string>();

  add(ids: readonly string[]): boolean {
    for (const id of ids) {
      this.#asked.add(id);
      this.#touched.add(id);
    }
    return this.#asked.size > 0;
  }

  /** Some of them, which are then no longer wanted. */
  some(many: number): string[] {
    const ids = [...this.#asked].slice(0, many);
    for (const id of ids) this.#asked.delete(id);
    return ids;
  }

  touch(ids: readonly string[]): void {
    for (const id of ids) this.#touched.add(id);
  }

  begin(): void {
    this.#touched.clear();
  }

  /** Whether a page that was asked for may speak of it. */
  untouched({ id, caseId }: Pick<Item, 'id'> & { readonly caseId?: string | null }): boolean {
    return !this.#touched.has(id) && !this.#touched.has(caseId ?? '');
  }
}

/** Reasons for which nothing moves, each until it is released or its time is over. */
export class Holds {
  #holds = new Map<string, ReturnType<typeof setTimeout> | null>();

  get any(): boolean {
    return this.#holds.size > 0;
  }

  hold(reason: string, ms: number | null, over: () => void): void {
    const before = this.#holds.get(reason);
    if (before) clearTimeout(before);
    this.#holds.set(reason, ms === null ? null : setTimeout(over, ms));
  }

  /** @returns whether it was held for that */
  release(reason: string): boolean {
    const before = this.#holds.get(reason);
    if (before) clearTimeout(before);
    return this.#holds.delete(reason);
  }

  end(): void {
    for (const reason of [...this.#holds.keys()]) this.release(reason);
  }
}

export const noHours: ReadonlyMap<string, Hours> = new Map();
export const hoursWith = (known: ReadonlyMap<string, Hours>, calendars: FrameData['boardCalendars']): ReadonlyMap<string, Hours> => (calendars.length ? new Map([...known, ...calendars.map(({ id, windows, days }) => [id, new Hours(windows, days)] as const)]) : known);

/** Calendars that cards count by and nobody has told of yet. */
export const lacking = (items: readonly Item[], hours: ReadonlyMap<string, Hours>): string[] => [...new Set(items.flatMap(({ counted }) => (counted && !hours.has(counted.calendarId) ? [counted.calendarId] : [])))].slice(0, 20);
