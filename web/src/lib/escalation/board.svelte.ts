import type { ResultOf } from 'gql.tada';
import { Feed, type FeedEntry, type Position } from '#lib/journal/feed.svelte.ts';
import { wire } from '#lib/journal/wire.ts';
import { ask } from '#lib/platform/client.svelte.ts';
import { now } from '#lib/platform/now.svelte.ts';
import { Board, BoardCalendars, BoardItems, type BoardFrame } from '../../../../schema/documents/board.ts';
import { daysAt, keyBy, type Days } from './dimension.ts';
import { Drawn } from './drawn.ts';
import { Hours } from './hours.ts';
import { Sorted } from './sorted.ts';
import { filterOf, type BoardView } from './view.ts';

export type PageData = ResultOf<typeof Board>;
export type FrameData = ResultOf<typeof BoardFrame>;
export type Item = PageData['board']['items'][number];
export type BoardLevel = FrameData['boardLevels'][number];

/** Milliseconds: what happens within this is asked for at once. */
const gather = 100;
/** A pointer that rests so long is no reading eye. */
const longestHold = 30_000;
/** Cards that are asked for at a time once the first ones are shown, and the most that a board holds. */
const page = 1_000;
export const most = 10_000;

const dueOf = ({ dueAt }: Item): number => (dueAt ? Date.parse(dueAt) : Number.MAX_SAFE_INTEGER);
/** The most pressing first: by level where that is not the column, then by deadline. */
const orderOf = ({ columns, lanes, subject }: BoardView) => {
  const byLevel = subject === 'escalations' && columns !== 'level' && columns !== 'due' && lanes !== 'level';
  return (a: Item, b: Item): number => (byLevel ? b.level - a.level : 0) || dueOf(a) - dueOf(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
};

/**
 * The cards of a board as this browser knows them: an index that each change moves a little, applied once a frame. What is drawn lags behind
 * while somebody reads (a pointer over it, or scrolled away from its beginning), behind “3 new”.
 */
export class BoardStore {
  /** Rises once for each frame in which something changed; whoever draws reads it. */
  turn = $state(0);
  /** How many there are in all; null as long as nobody has said. */
  total = $state<number | null>(null);
  /** Whether the rest is still being loaded. */
  filling = $state(false);
  levels = $state.raw<readonly BoardLevel[]>([]);
  hours = $state.raw<ReadonlyMap<string, Hours>>(new Map());
  view!: BoardView;
  drawn!: Drawn<Item>;
  readonly names = new Map<string, string>();
  /** Where the page after the last one begins. */
  next: string | null = null;
  #zone: string;
  #days!: Days;
  #sorted!: Sorted<Item>;
  #ofCase = new Map<string, Set<string>>();
  #asked = new Set<string>();
  /** Asked for since a page was: what that page says of them is old. */
  #touched = new Set<string>();
  #holds = new Map<string, ReturnType<typeof setTimeout> | null>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #clock: ReturnType<typeof setInterval> | undefined;
  #waiting: { asked: readonly string[]; fresh: readonly Item[] }[] = [];
  #generation = 0;

  constructor(zone: string) {
    this.#zone = zone;
  }

  take({ board }: PageData, { boardLevels, boardCalendars }: Pick<FrameData, 'boardLevels' | 'boardCalendars'>, view: BoardView): void {
    now.tell(board.serverTime as string);
    this.#generation += 1;
    this.view = view;
    this.levels = boardLevels;
    this.total = board.total;
    this.filling = board.next !== null;
    this.#days = daysAt(now.peek(), this.#zone);
    this.#sorted = new Sorted<Item>((item) => `${view.lanes ? keyBy(view.lanes, item, now.peek(), this.#days) : ''}\n${keyBy(view.columns, item, now.peek(), this.#days)}`, orderOf(view));
    this.#ofCase.clear();
    for (const item of board.items) this.#know(item);
    this.#sorted.fill(board.items);
    this.drawn = new Drawn(this.#sorted);
    for (const reason of this.#holds.keys()) this.release(reason);
    this.#learn(boardCalendars);
    this.next = board.next ?? null;
    this.turn += 1;
  }

  get items(): ReadonlyMap<string, Item> {
    return this.#sorted.items;
  }

  /** Loads what is left, page by page, and follows the journal from the place that the data was true for. What it returns ends it. */
  follow(position: Position): () => void {
    const feed = new Feed({
      open: wire({ operation: 'StreamFeed', variables: { stream: 'journal' } }),
      order: 'chained',
      after: position,
      on: {
        entries: (entries) => this.refresh((entries as readonly (FeedEntry & { caseId?: string | null })[]).flatMap(({ caseId, subjectType, subjectId }) => [...(caseId ? [caseId] : []), ...(this.view.subject === 'actions' && subjectType === 'action' && subjectId ? [subjectId] : [])])),
        snapshot: async () => (await this.reload()) ?? undefined,
      },
    });
    const stop = feed.start();
    void this.fill();
    this.#clock = setInterval(() => this.#pass(), 1_000);
    return () => {
      stop();
      this.#generation += 1;
      clearInterval(this.#clock);
      for (const timer of [this.#timer, ...this.#holds.values()]) if (timer) clearTimeout(timer);
    };
  }

  /** The rest of the board, once the first cards are shown. */
  async fill(): Promise<void> {
    const generation = this.#generation;
    while (this.next && this.#sorted.items.size < most) {
      this.#touched.clear();
      const { data } = await ask(Board, { subject: this.view.subject, filter: filterOf(this.view), first: Math.min(page, most - this.#sorted.items.size), after: this.next });
      if (generation !== this.#generation || !data) return;
      const { items } = data.board;
      this.#apply([], items.filter(({ id, caseId }) => !this.#touched.has(id) && !this.#touched.has(caseId ?? '')));
      this.next = data.board.next ?? null;
      // A frame between two pages, so that a hand on the board is not made to wait.
      await new Promise((resolve) => setTimeout(resolve));
    }
    if (generation === this.#generation) this.filling = false;
  }

  /** Everything anew, in place and at once: what is drawn stays where it is as long as somebody reads. */
  async reload(): Promise<Position | null> {
    const generation = ++this.#generation;
    const fresh: Item[] = [];
    let [after, position]: [string | null, Position | null] = [null, null];
    this.#touched.clear();
    do {
      const { data }: { data: PageData | null } = await ask(Board, { subject: this.view.subject, filter: filterOf(this.view), first: page, after });
      if (generation !== this.#generation) return null;
      if (!data) throw new Error('The board could not be loaded.');
      position ??= data.feedPosition;
      this.total = data.board.total ?? this.total;
      fresh.push(...data.board.items);
      after = data.board.next ?? null;
    } while (after && fresh.length < most);
    this.next = null;
    this.filling = false;
    const kept = (id: string): boolean => !this.#touched.has(id);
    const total = this.total;
    this.#apply([...this.#ofCase.keys()].filter(kept), fresh.filter(({ id, caseId }) => kept(id) && kept(caseId ?? '')));
    this.total = total;
    return position;
  }

  /** Asks for some cases (or actions) anew, together with all that is asked for in the same moment. */
  refresh(ids: readonly string[]): void {
    for (const id of ids) {
      this.#asked.add(id);
      this.#touched.add(id);
    }
    if (this.#asked.size) this.#timer ??= setTimeout(() => void this.#load(), gather);
  }

  async #load(): Promise<void> {
    this.#timer = undefined;
    const ids = [...this.#asked].slice(0, 500);
    for (const id of ids) this.#asked.delete(id);
    const generation = this.#generation;
    const { data } = await ask(BoardItems, { subject: this.view.subject, filter: filterOf(this.view), ids });
    if (data && generation === this.#generation) this.#later(ids, data.boardItems);
    this.refresh([]);
  }

  /** The same at once; for what one has just done oneself: that is shown, whoever reads. @returns whether there was an answer */
  async now(ids: readonly string[]): Promise<boolean> {
    for (const id of ids) this.#touched.add(id);
    const { data } = await ask(BoardItems, { subject: this.view.subject, filter: filterOf(this.view), ids: [...ids] });
    if (data) this.#apply(ids, data.boardItems);
    return data !== null;
  }

  /** Once a frame, however much has come; where no frames are drawn (a tab behind), a little later. */
  #later(asked: readonly string[], fresh: readonly Item[]): void {
    this.#waiting.push({ asked, fresh });
    if (this.#waiting.length > 1) return;
    let done = false;
    const go = (): void => {
      if (done) return;
      done = true;
      const all = this.#waiting.splice(0);
      for (const one of all) this.#change(one.asked, one.fresh);
      this.#settle(all.flatMap((one) => one.fresh));
    };
    requestAnimationFrame(go);
    setTimeout(go, 250);
  }

  #apply(asked: readonly string[], fresh: readonly Item[]): void {
    this.#change(asked, fresh);
    this.#settle(fresh);
  }

  #settle(fresh: readonly Item[]): void {
    this.turn += 1;
    void this.#lacking(fresh);
  }

  #change(asked: readonly string[], fresh: readonly Item[]): void {
    const back = new Set(fresh.map(({ id }) => id));
    for (const one of asked) {
      for (const id of [...(this.#ofCase.get(one) ?? []), one]) {
        const known = back.has(id) ? undefined : this.#sorted.items.get(id);
        if (!known) continue;
        this.drawn.leaves(known);
        this.#sorted.remove(id);
        this.#ofCase.get(known.caseId ?? known.id)?.delete(id);
        if (this.total !== null) this.total -= 1;
      }
      if (!this.#ofCase.get(one)?.size) this.#ofCase.delete(one);
    }
    for (const item of fresh) {
      const known = this.#sorted.items.get(item.id);
      if (known && known.version > item.version) continue;
      if (!known && asked.length && this.total !== null) this.total += 1;
      this.#know(item);
      this.#sorted.put(item);
      this.drawn.came(item.id);
    }
  }

  #know({ id, caseId, department, owner, branch }: Item): void {
    const of = this.#ofCase.get(caseId ?? id);
    if (of) of.add(id);
    else this.#ofCase.set(caseId ?? id, new Set([id]));
    for (const one of [department, owner, branch]) if (one) this.names.set(one.id, one.name);
  }

  /** Time moves cards from “today” to “overdue”, at midnight from one day to the next. */
  #pass(): void {
    const { columns, lanes } = this.view;
    if (columns !== 'due' && lanes !== 'due') return;
    const days = daysAt(now.peek(), this.#zone);
    const another = days.today !== this.#days.today;
    this.#days = days;
    if (another) this.#sorted.fill([...this.#sorted.items.values()]);
    if (another || this.#sorted.turn()) this.turn += 1;
  }

  #learn(calendars: FrameData['boardCalendars']): void {
    if (calendars.length) this.hours = new Map([...this.hours, ...calendars.map(({ id, windows }) => [id, new Hours(windows)] as const)]);
  }

  /** Calendars that cards count by and nobody has told of yet. */
  async #lacking(items: readonly Item[]): Promise<void> {
    const ids = [...new Set(items.flatMap(({ counted }) => (counted && !this.hours.has(counted.calendarId) ? [counted.calendarId] : [])))].slice(0, 20);
    if (!ids.length) return;
    const { data } = await ask(BoardCalendars, { ids });
    if (data) this.#learn(data.boardCalendars);
  }

  /** Draws everything where it belongs now. */
  arrange(): void {
    this.drawn.thaw();
    if (this.#holds.size) this.drawn.freeze();
    this.turn += 1;
  }

  /** Somebody reads: nothing moves. `long` holds as long as it lasts; without it a rest ends it. */
  hold(reason: string, long = false): void {
    const before = this.#holds.get(reason);
    if (before) clearTimeout(before);
    this.#holds.set(reason, long ? null : setTimeout(() => this.release(reason), longestHold));
    this.drawn.freeze();
  }

  release(reason: string): void {
    const before = this.#holds.get(reason);
    if (before === undefined) return;
    if (before) clearTimeout(before);
    this.#holds.delete(reason);
    if (this.#holds.size) return;
    this.drawn.thaw();
    this.turn += 1;
  }
}
