// Long because what is drawn, what waits and what has left are decided by one look at the list.
/* eslint-disable svelte/prefer-svelte-reactivity -- maps are replaced whole and watched by their names; the others are watched by nobody */
import type { ResultOf } from 'gql.tada';
import { Feed, type FeedEntry, type Position } from '#lib/journal/feed.svelte.ts';
import { wire } from '#lib/journal/wire.ts';
import { ask } from '#lib/platform/client.svelte.ts';
import { Cases } from '#schema/documents/case.ts';
import { UnseenIn } from '#schema/documents/view.ts';
import { BoardFeed } from '#schema/documents/journal.ts';
import type { Card } from './cards.ts';
import { filterOf, type Filter, type orders } from './filters.ts';

export interface Row {
  card: Card;
  /** It is no longer in the list, and stays drawn so that nothing moves under a reading eye. */
  gone: boolean;
}
export interface ListPage {
  cards: readonly Card[];
  total: number;
  next: string | null;
  position: Position | null;
}
export type Unseen = Pick<ResultOf<typeof UnseenIn>['unseen'][number], 'count' | 'texts'>;
type Order = (typeof orders)[number];

/** Milliseconds: what happens within `gather` is asked for at once; totals and unseen counts follow more calmly, and not on all screens at once. */
const gather = 250;
const calm = { least: 1_500, spread: 2_000 };
/** A pointer that rests so long is no reading eye. */
const longestHold = 30_000;

const instant = (at: string | null): number => (at ? Date.parse(at) : Number.POSITIVE_INFINITY);
/** The order of the list, as the database has it: the key, then the id. */
const before: Readonly<Record<Order, (a: Card, b: Card) => number>> = {
  due: (a, b) => instant(a.dueAt) - instant(b.dueAt) || (a.id < b.id ? -1 : 1),
  received: (a, b) => instant(b.receivedAt) - instant(a.receivedAt) || (a.id > b.id ? -1 : 1),
  level: (a, b) => b.level - a.level || (a.id > b.id ? -1 : 1),
};
const compare = (order: Order) => (a: Card, b: Card): number => (a.id === b.id ? 0 : before[order](a, b));

/**
 * The rows of a list as this browser knows them. What has changed is changed in place; whether it lies in the list at all the server says, by the same
 * predicate that drew the page. What is new waits behind “3 new” while somebody reads, points, has chosen rows or has scrolled down.
 */
export class ListStore {
  rows = $state.raw<readonly Row[]>([]);
  total = $state(0);
  next = $state.raw<string | null>(null);
  unseen = $state.raw<ReadonlyMap<string, Unseen>>(new Map());
  /** New in the list, and not drawn yet. */
  waiting = $state.raw<ReadonlyMap<string, Card>>(new Map());
  /** Rises with what the feed tells. */
  turn = $state(0);
  loading = $state(false);
  /** Somebody has chosen rows: nothing is drawn anew by itself. */
  chosen = false;
  /** The head of the list is out of sight: what would come above waits. */
  #below = false;
  #filter: Filter = {};
  #order: Order = 'due';
  #asked = new Set<string>();
  #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #holding: ReturnType<typeof setTimeout> | null = null;

  take({ cards, total, next }: Omit<ListPage, 'position'>, question: URLSearchParams): void {
    const { filter, order } = filterOf(question);
    this.#filter = filter;
    this.#order = order;
    this.rows = cards.map((card) => ({ card, gone: false }));
    this.total = total;
    this.next = next;
    this.waiting = new Map();
  }

  /** Follows the journal from the place that the page was true for. What it returns ends it. */
  follow(position: Position | null): () => void {
    const feed = new Feed({
      open: wire({ feed: BoardFeed, variables: { stream: 'journal' } }),
      order: 'chained',
      after: position,
      on: {
        entries: (entries) => this.#hear(entries as readonly (FeedEntry & { caseId?: string | null; card?: Card | null })[]),
        snapshot: async () => (await this.reload()) ?? undefined,
      },
    });
    const stop = feed.start();
    this.#soon('unseen', () => this.#countUnseen(), 50);
    return () => {
      stop();
      for (const timer of this.#timers.values()) clearTimeout(timer);
      if (this.#holding) clearTimeout(this.#holding);
    };
  }

  #hear(entries: readonly (FeedEntry & { caseId?: string | null; card?: Card | null })[]): void {
    for (const { card, caseId } of entries) {
      if (card) this.#put(card);
      const id = card?.id ?? caseId;
      if (id) this.#asked.add(id);
    }
    if (!this.#asked.size) return;
    this.turn += 1;
    this.#soon('rows', () => this.#look(), gather);
    this.#soon('calm', () => Promise.all([this.#countAll(), this.#countUnseen()]), calm.least + Math.random() * calm.spread);
  }

  /** A newer state of a row that is drawn, or waits. */
  #put(card: Card): void {
    const drawn = this.rows.find((row) => row.card.id === card.id);
    if (drawn && drawn.card.version <= card.version) this.rows = this.rows.map((row) => (row.card.id === card.id ? { ...row, card } : row));
    const waits = this.waiting.get(card.id);
    if (waits && waits.version <= card.version) this.waiting = new Map(this.waiting).set(card.id, card);
  }

  /** Asks which of the cases that something happened to lie in the list now. */
  async #look(): Promise<void> {
    const ids = [...this.#asked].slice(0, 100);
    for (const id of ids) this.#asked.delete(id);
    const [filter, order] = [this.#filter, this.#order];
    const { data } = await ask(Cases, { filter: { ...filter, ids }, order, first: 100 });
    if (filter !== this.#filter) return;
    if (!data) return void ids.forEach((id) => this.#asked.add(id));
    const inside = new Map(data.cases.edges.map(({ node }) => [node.id, node]));
    const last = this.next ? this.rows.at(-1)?.card : undefined;
    const waiting = new Map(this.waiting);
    for (const id of ids) {
      const card = inside.get(id);
      if (!card) waiting.delete(id);
      // What lies beyond the last row that is drawn comes with its own page.
      else if (!this.rows.some((row) => row.card.id === id) && (!last || compare(order)(card, last) < 0)) waiting.set(id, card);
    }
    const asked = new Set(ids);
    this.rows = this.rows.map((row) => (asked.has(row.card.id) ? { card: newer(row.card, inside.get(row.card.id)), gone: !inside.has(row.card.id) } : row));
    this.waiting = waiting;
    if (!this.#holding && !this.chosen && !this.#below) this.arrange();
    if (this.#asked.size) this.#soon('rows', () => this.#look(), gather);
  }

  /** Draws everything where it belongs now. */
  arrange(): void {
    const cards = [...this.rows.filter(({ gone }) => !gone).map(({ card }) => card), ...this.waiting.values()].sort(compare(this.#order));
    this.#soon('drawn', () => Promise.all([this.#countAll(), this.#countUnseen()]), 0);
    this.rows = cards.map((card) => ({ card, gone: false }));
    this.waiting = new Map();
  }

  async more(): Promise<void> {
    if (!this.next || this.loading) return;
    this.loading = true;
    const [filter, order] = [this.#filter, this.#order];
    const { data } = await ask(Cases, { filter, order, first: 50, after: this.next });
    this.loading = false;
    if (!data || filter !== this.#filter) return;
    const here = new Set(this.rows.map(({ card }) => card.id));
    this.rows = [...this.rows, ...data.cases.edges.filter(({ node }) => !here.has(node.id)).map(({ node }) => ({ card: node, gone: false }))];
    this.total = data.cases.totalCount;
    this.next = data.cases.pageInfo.hasNextPage ? (data.cases.pageInfo.endCursor ?? null) : null;
    this.#soon('unseen', () => this.#countUnseen(), 50);
  }

  /** Everything anew, under the reader's eyes. */
  async reload(): Promise<Position | null> {
    const [filter, order] = [this.#filter, this.#order];
    const { data } = await ask(Cases, { filter, order, first: Math.min(Math.max(this.rows.length, 50), 100) });
    if (!data) throw new Error('No cases came.');
    if (filter !== this.#filter) return data.feedPosition;
    this.rows = data.cases.edges.map(({ node }) => ({ card: node, gone: false }));
    this.total = data.cases.totalCount;
    this.next = data.cases.pageInfo.hasNextPage ? (data.cases.pageInfo.endCursor ?? null) : null;
    this.waiting = new Map();
    this.turn += 1;
    this.#soon('unseen', () => this.#countUnseen(), 50);
    return data.feedPosition;
  }

  async #countAll(): Promise<void> {
    const filter = this.#filter;
    const { data } = await ask(Cases, { filter, order: this.#order, first: 1 });
    if (data && filter === this.#filter) this.total = data.cases.totalCount;
  }

  async #countUnseen(): Promise<void> {
    const ids = this.rows.slice(0, 500).map(({ card }) => card.id);
    if (!ids.length) return;
    const { data } = await ask(UnseenIn, { caseIds: ids });
    if (data) this.unseen = new Map(data.unseen.map(({ caseId, count, texts }) => [caseId, { count, texts }]));
  }

  /** Somebody reads or points: nothing moves. */
  hold(): void {
    if (this.#holding) clearTimeout(this.#holding);
    this.#holding = setTimeout(() => this.release(), longestHold);
  }

  release(): void {
    if (!this.#holding) return;
    clearTimeout(this.#holding);
    this.#holding = null;
    this.#settle();
  }

  scrolled(below: boolean): void {
    this.#below = below;
    this.#settle();
  }

  #settle(): void {
    if (!this.#holding && !this.chosen && !this.#below && (this.waiting.size || this.rows.some(({ gone }) => gone))) this.arrange();
  }

  #soon(name: string, work: () => Promise<unknown>, wait: number): void {
    if (this.#timers.has(name)) return;
    this.#timers.set(name, setTimeout(() => {
      this.#timers.delete(name);
      void work();
    }, wait));
  }
}

const newer = (card: Card, other: Card | undefined): Card => (other && other.version >= card.version ? other : card);
