import type { ResultOf } from 'gql.tada';
import { Feed, type FeedEntry, type Position } from '#lib/journal/feed.svelte.ts';
import { wire } from '#lib/journal/wire.ts';
import { ask } from '#lib/platform/client.svelte.ts';
import { now } from '#lib/platform/now.svelte.ts';
import { after, asMap, columnsOf, keyOf, waitingFor } from './arrange.ts';
import { BoardCards, EscalationBoard } from '../../../../schema/documents/escalation.ts';

export type BoardData = ResultOf<typeof EscalationBoard>;
export type BoardCard = BoardData['escalationBoard']['cards'][number];
export type BoardLevel = BoardData['escalationBoard']['levels'][number];
export type Grouping = 'level' | 'department';

export interface Column {
  key: string;
  ids: readonly string[];
}

/** Milliseconds: what happens within this is asked for at once. */
const gather = 80;
/** A pointer that rests so long is no reading eye. */
const longestHold = 30_000;

/**
 * The cards of the board as this browser knows them. What has changed is changed in place; what would move something waits while a
 * pointer is over the board, behind “3 new”.
 */
export class BoardStore {
  cards = $state.raw(asMap([]));
  levels = $state.raw<readonly BoardLevel[]>([]);
  /** The columns as they are drawn; they lag behind the cards while somebody reads. */
  columns = $state.raw<readonly Column[]>([]);
  grouping = $state.raw<Grouping>('level');
  #departmentId: string | null = null;
  #asked: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turning: ReturnType<typeof setTimeout> | undefined;
  #holding: ReturnType<typeof setTimeout> | null = null;

  take(data: BoardData, departmentId: string | null, grouping: Grouping): void {
    const board = data.escalationBoard;
    now.tell(board.serverTime as string);
    this.#departmentId = departmentId;
    this.grouping = grouping;
    this.levels = board.levels;
    this.cards = asMap(board.cards);
    this.arrange();
    this.#watchHours();
  }

  /** Follows the journal from the place that the data was true for. What it returns ends it. */
  follow(position: Position): () => void {
    const feed = new Feed({
      open: wire({ operation: 'BoardFeed', variables: { stream: 'journal' } }),
      order: 'chained',
      after: position,
      on: {
        entries: (entries) => this.refresh((entries as readonly (FeedEntry & { caseId?: string | null })[]).flatMap(({ caseId }) => caseId ?? [])),
        snapshot: async () => (await this.reload()) ?? undefined,
      },
    });
    const stop = feed.start();
    return () => {
      stop();
      for (const timer of [this.#timer, this.#turning, this.#holding]) if (timer) clearTimeout(timer);
    };
  }

  async reload(): Promise<Position | null> {
    const { data } = await ask(EscalationBoard, { departmentId: this.#departmentId });
    if (!data) throw new Error('The board could not be loaded.');
    this.levels = data.escalationBoard.levels;
    this.#put(data.escalationBoard.cards, [...this.cards.keys()]);
    return data.feedPosition;
  }

  /** Asks for some cases anew, together with all that is asked for in the same moment. */
  refresh(ids: readonly string[]): void {
    this.#asked.push(...ids.filter((id) => !this.#asked.includes(id)));
    if (this.#asked.length) this.#timer ??= setTimeout(() => void this.#load(), gather);
  }

  async #load(): Promise<void> {
    this.#timer = undefined;
    await this.now(this.#asked.splice(0, 500));
    this.refresh([]);
  }

  /** The same at once; for what one has just done oneself. @returns whether there was an answer */
  async now(ids: readonly string[]): Promise<boolean> {
    const { data } = await ask(BoardCards, { caseIds: [...ids], departmentId: this.#departmentId });
    if (data) this.#put(data.boardCards, ids);
    return data !== null;
  }

  #put(fresh: readonly BoardCard[], asked: readonly string[]): void {
    const cards = after(this.cards, asked, fresh);
    this.#left = asMap([...this.#left.values(), ...[...this.cards.values()].filter(({ card }) => !cards.has(card.id))]);
    this.cards = cards;
    if (!this.#holding) this.arrange();
    this.#watchHours();
  }

  /** Cards that have left and are still drawn, so that nothing moves under a pointer. */
  #left = asMap([]);
  shown(id: string): { one: BoardCard; gone: boolean } | null {
    const one = this.cards.get(id);
    const last = one ?? this.#left.get(id);
    return last ? { one: last, gone: !one } : null;
  }

  keyOf(one: BoardCard): string {
    return keyOf(one, this.grouping);
  }

  /** Draws everything where it belongs now. */
  arrange(): void {
    this.#left = asMap([]);
    this.columns = columnsOf(this.cards, this.levels, this.grouping);
  }

  /** How many wait for a column to be drawn anew. */
  waiting({ key }: Column): number {
    return waitingFor(key, this.cards, this.columns, this.grouping);
  }

  /** A pointer is over the board and moves: nothing else does. */
  hold(): void {
    if (this.#holding) clearTimeout(this.#holding);
    this.#holding = setTimeout(() => this.release(), longestHold);
  }

  release(): void {
    if (!this.#holding) return;
    clearTimeout(this.#holding);
    this.#holding = null;
    this.arrange();
  }

  /** When the working day opens or closes, clocks turn: the cards are counted anew. */
  #watchHours(): void {
    clearTimeout(this.#turning);
    const turning = [...this.cards.values()].flatMap(({ card, time }) => (time?.turnsAt ? [{ id: card.id, at: Date.parse(time.turnsAt) }] : []));
    const next = Math.min(...turning.map(({ at }) => at));
    if (!Number.isFinite(next)) return;
    const wait = Math.min(Math.max(next - now.peek() + 500, 1_000), 3_600_000);
    this.#turning = setTimeout(() => {
      this.refresh(turning.filter(({ at }) => at <= now.peek()).map(({ id }) => id));
      this.#watchHours();
    }, wait);
  }
}
