// Long because what is known, what is drawn and what is still to be asked for are one state, moved in one place.
import { Feed, type FeedEntry, type Position } from '#lib/journal/feed.svelte.ts';
import { wire } from '#lib/journal/wire.ts';
import { ask } from '#lib/platform/client.svelte.ts';
import { now } from '#lib/platform/now.svelte.ts';
import { Board, BoardCalendars, BoardItems } from '#schema/documents/board.ts';
import { StreamFeed } from '#schema/documents/journal.ts';
import type { Drawn } from './drawn.ts';
import type { FrameData, Item, PageData } from './item.ts';
import { Holds, hoursWith, Known, lacking, noHours, Wanted } from './known.ts';
import { filterOf, type BoardView } from './view.ts';

/** Milliseconds: what happens within this is asked for at once. */
const gather = 100;
/** A pointer that rests so long is no reading eye. */
const longestHold = 30_000;
/** Cards that are asked for at a time once the first ones are shown, and the most that a board holds. */
const page = 1_000;
export const most = 10_000;

/**
 * The cards of a board as this browser knows them: an index that each change moves a little, applied once a frame. What is drawn lags behind
 * while somebody reads (a pointer over it, or scrolled away from its beginning), behind “3 new”.
 */
export class BoardStore {
  /** Rises once for each frame in which something changed; whoever draws reads it. */
  turn = $state(0);
  /** Rises with what the journal has told: then figures beside the board are asked for anew. */
  heard = $state(0);
  /** How many there are in all; null as long as nobody has said. */
  total = $state<number | null>(null);
  /** Whether the rest is still being loaded. */
  filling = $state(false);
  hours = $state.raw(noHours);
  /** Whoever has or had a card here. */
  owners = $state.raw<readonly { id: string; name: string }[]>([]);
  view!: BoardView;
  /** Where the page after the last one begins. */
  next: string | null = null;
  #known!: Known;
  #wanted = new Wanted();
  #holds = new Holds();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #clock: ReturnType<typeof setInterval> | undefined;
  #waiting: { asked: readonly string[]; fresh: readonly Item[] }[] = [];
  /** Rises with each load; what an older one still brings is not taken. */
  #generation = 0;
  #zone: string;

  constructor(zone: string) {
    this.#zone = zone;
  }

  take({ board }: PageData, { boardCalendars }: Pick<FrameData, 'boardCalendars'>, view: BoardView): void {
    now.tell(board.serverTime as string);
    this.#generation += 1;
    [this.view, this.total, this.next] = [view, board.total, board.next ?? null];
    this.filling = this.next !== null;
    this.#known = new Known(board.items, view, this.#zone, now.peek());
    this.#holds.end();
    this.hours = hoursWith(this.hours, boardCalendars);
    this.owners = [...this.#known.owners];
    this.turn += 1;
  }

  get items(): ReadonlyMap<string, Item> { return this.#known.sorted.items; }
  get drawn(): Drawn<Item> { return this.#known.drawn; }
  get names(): ReadonlyMap<string, string> { return this.#known.names; }
  /** The cell that a card belongs to. */
  where(id: string): string | undefined { return this.#known.sorted.where.get(id); }

  /** Loads what is left, page by page, and follows the journal from the place that the data was true for. What it returns ends it. */
  follow(position: Position): () => void {
    const concerned = ({ caseId, subjectType, subjectId }: FeedEntry & { caseId?: string | null }): string[] => [...(caseId ? [caseId] : []), ...(this.view.subject === 'actions' && subjectType === 'action' && subjectId ? [subjectId] : [])];
    const feed = new Feed({
      open: wire({ feed: StreamFeed, variables: { stream: 'journal' } }),
      order: 'chained',
      after: position,
      on: { entries: (entries) => this.refresh(entries.flatMap(concerned)), snapshot: async () => (await this.reload()) ?? undefined },
    });
    const stop = feed.start();
    void this.fill();
    this.#clock = setInterval(() => this.#pass(), 1_000);
    return () => {
      stop();
      this.#generation += 1;
      clearInterval(this.#clock);
      clearTimeout(this.#timer);
      this.#holds.end();
    };
  }

  /** The rest of the board, once the first cards are shown. */
  async fill(): Promise<void> {
    const generation = this.#generation;
    while (this.next && this.items.size < most) {
      this.#wanted.begin();
      const { data } = await ask(Board, { subject: this.view.subject, filter: filterOf(this.view), first: Math.min(page, most - this.items.size), after: this.next });
      if (generation !== this.#generation || !data) return;
      const total = this.total;
      this.#apply([], data.board.items.filter((item) => this.#wanted.untouched(item)));
      this.total = total;
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
    let [after, position, total]: [string | null, Position | null, number | null] = [null, null, null];
    this.#wanted.begin();
    do {
      const { data }: { data: PageData | null } = await ask(Board, { subject: this.view.subject, filter: filterOf(this.view), first: page, after });
      if (generation !== this.#generation) return null;
      if (!data) throw new Error('The board could not be loaded.');
      position ??= data.feedPosition;
      total ??= data.board.total;
      fresh.push(...data.board.items);
      after = data.board.next ?? null;
    } while (after && fresh.length < most);
    [this.next, this.filling] = [null, false];
    this.#apply(this.#known.cases.filter((id) => this.#wanted.untouched({ id })), fresh.filter((item) => this.#wanted.untouched(item)));
    [this.total, this.heard] = [total, this.heard + 1];
    return position;
  }

  /** Asks for some cases (or actions) anew, together with all that is asked for in the same moment. */
  refresh(ids: readonly string[]): void {
    if (this.#wanted.add(ids)) this.#timer ??= setTimeout(() => void this.#load(), gather);
  }

  async #load(): Promise<void> {
    this.#timer = undefined;
    const ids = this.#wanted.some(500);
    const generation = this.#generation;
    const { data } = await ask(BoardItems, { subject: this.view.subject, filter: filterOf(this.view), ids });
    if (data && generation === this.#generation) this.#later(ids, data.boardItems);
    this.heard += 1;
    this.refresh([]);
  }

  /** The same at once; for what one has just done oneself. @returns whether there was an answer */
  async now(ids: readonly string[]): Promise<boolean> {
    this.#wanted.touch(ids);
    const { data } = await ask(BoardItems, { subject: this.view.subject, filter: filterOf(this.view), ids: [...ids] });
    if (data) this.#apply(ids, data.boardItems);
    return data !== null;
  }

  /** Once a frame, however much has come; where no frames are drawn (a tab behind), a little later. */
  #later(asked: readonly string[], fresh: readonly Item[]): void {
    this.#waiting.push({ asked, fresh });
    if (this.#waiting.length > 1) return;
    const go = (): void => {
      for (const one of this.#waiting.splice(0)) this.#apply(one.asked, one.fresh);
    };
    requestAnimationFrame(go);
    setTimeout(go, 250);
  }

  #apply(asked: readonly string[], fresh: readonly Item[]): void {
    const more = this.#known.change(asked, fresh, now.peek());
    if (this.total !== null) this.total += more;
    if (this.#known.owners.length > this.owners.length) this.owners = [...this.#known.owners];
    this.turn += 1;
    void this.#learn(fresh);
  }

  #pass(): void {
    const { columns, lanes } = this.view;
    if ((columns === 'due' || lanes === 'due') && this.#known.pass(now.peek())) this.turn += 1;
  }

  async #learn(items: readonly Item[]): Promise<void> {
    const ids = lacking(items, this.hours);
    if (!ids.length) return;
    const { data } = await ask(BoardCalendars, { ids });
    if (data) this.hours = hoursWith(this.hours, data.boardCalendars);
  }

  /** Draws everything where it belongs now. */
  arrange(): void {
    this.drawn.thaw();
    if (this.#holds.any) this.drawn.freeze();
    this.turn += 1;
  }

  /** Somebody reads: nothing moves. `long` holds as long as it lasts; without it a rest ends it. */
  hold(reason: string, long = false): void {
    this.#holds.hold(reason, long ? null : longestHold, () => this.release(reason));
    this.drawn.freeze();
  }

  release(reason: string): void {
    if (!this.#holds.release(reason) || this.#holds.any) return;
    this.drawn.thaw();
    this.turn += 1;
  }
}
