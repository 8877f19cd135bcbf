import type { ResultOf } from 'gql.tada';
import { updated } from '$app/state';
import { Feed } from '#lib/journal/feed.svelte.ts';
import { wire } from '#lib/journal/wire.ts';
import { ask } from '#lib/platform/client.svelte.ts';
import { now } from '#lib/platform/now.svelte.ts';
import { WallNow, WallFeed } from '#schema/documents/wall.ts';
import { reloadSafely } from './renew.ts';

export type WallData = ResultOf<typeof WallNow>;
export type WallView = WallData['wall'];
export type WallTile = WallView['pages'][number]['tiles'][number];
export type WallCard = WallView['attention'][number];

/** Milliseconds: between two looks however much happens; that one look is waited for, since nothing else is asked meanwhile; until what is old is called old; between two looks when nothing happens; that what is new fills the screen. */
const pace = { least: 1_000, answer: 8_000, proof: 15_000, most: 5 * 60_000, fresh: 120_000 };

/**
 * What a wall shows, kept true: it looks again when the journal says that something happened, when a deadline passes, and every five minutes.
 * It never says that it is true for a second for which it has not looked.
 */
export class WallStore {
  view = $state.raw<WallView>() as WallView;
  /** Until when (server time) what is new fills the screen. */
  freshUntil = $state(0);
  /** Rises with each alarm: fifty breaches at once are one. */
  alarms = $state(0);
  renewing = $state(false);
  readonly feed: Feed;
  /** Something has happened that is not shown yet: the server's second up to which the screen was true. */
  #dirty = $state.raw<{ trueAt: number; since: number } | null>(null);
  #known: readonly string[];
  /** How often it was told that something happened. */
  #heard = 0;
  #asking = false;
  #askedAt = 0;
  #failures = 0;
  #next: ReturnType<typeof setTimeout> | undefined;
  #turn: ReturnType<typeof setTimeout> | undefined;

  constructor({ wall, feedPosition }: WallData) {
    now.tell(wall.serverTime as string);
    this.view = wall;
    this.#known = wall.attention.map(({ id }) => id);
    const newest = Math.max(0, ...wall.attention.map(({ since }) => Date.parse(since as string)));
    this.freshUntil = newest + pace.fresh;
    this.feed = new Feed({
      open: wire({ feed: WallFeed, variables: { stream: 'wall' } }), order: 'chained', after: feedPosition,
      on: { entries: () => undefined, passed: () => this.#stir(), snapshot: () => this.#load() },
    });
  }

  /** The wall was taken away, or this screen is no wall any more. */
  get gone(): boolean {
    return this.feed.state === 'lost' || this.feed.state === 'locked';
  }

  /** The second (server time) for which everything on the screen is true; null before the first proof. */
  get trueAt(): number | null {
    return this.#dirty ? this.#dirty.trueAt : this.feed.provenAt;
  }

  get stale(): boolean {
    if (this.feed.state === 'stale') return true;
    return this.#dirty !== null && now.ms - this.#dirty.since > pace.proof;
  }

  start(): () => void {
    const stop = this.feed.start();
    this.#plan();
    return () => {
      stop();
      clearTimeout(this.#next);
      clearTimeout(this.#turn);
    };
  }

  /** A new build, or a page whose language or colours are no longer those of the wall: loaded anew, when the server answers. */
  renew(): void {
    if (this.renewing) return;
    this.renewing = true;
    void reloadSafely();
  }

  #stir(): void {
    this.#heard++;
    this.#dirty ??= { trueAt: this.feed.provenAt ?? now.peek(), since: now.peek() };
    this.#soon();
  }

  /** At once, and at most once a second however much happens. */
  #soon(): void {
    if (this.#asking) return;
    clearTimeout(this.#next);
    const rest = this.#failures ? Math.min(10_000, 1_000 * 2 ** this.#failures) * (0.5 + Math.random() / 2) : Math.max(0, this.#askedAt + pace.least - performance.now());
    this.#next = setTimeout(() => void this.#load().catch(() => undefined), rest);
  }

  async #load(): Promise<WallData['feedPosition']> {
    clearTimeout(this.#next);
    this.#asking = true;
    this.#askedAt = performance.now();
    const heard = this.#heard;
    const { data } = await ask(WallNow, {}, pace.answer);
    this.#asking = false;
    if (!data?.wall) {
      this.#failures++;
      this.#dirty ??= { trueAt: this.feed.provenAt ?? now.peek(), since: now.peek() };
      if (!this.gone) this.#soon();
      throw new Error('The wall could not be loaded.');
    }
    this.#failures = 0;
    // What happened while it was asked for is perhaps not in it.
    if (this.#heard === heard) this.#dirty = null;
    else this.#soon();
    this.#take(data.wall);
    void updated.check().then((newer) => newer && this.renew(), () => undefined);
    return data.feedPosition;
  }

  #take(wall: WallView): void {
    const told = this.view;
    this.view = wall;
    const fresh = wall.attention.filter(({ id }) => !this.#known.includes(id));
    this.#known = wall.attention.map(({ id }) => id);
    if (fresh.length || wall.untaken > told.untaken) {
      this.freshUntil = now.peek() + pace.fresh;
      this.alarms++;
    }
    if (wall.language !== told.language || wall.scheme !== told.scheme || wall.zone !== told.zone) this.renew();
    this.#plan();
  }

  /** Looks again when a figure changes though nothing happens, and every five minutes: that is also how the house knows that this screen is alive. */
  #plan(): void {
    clearTimeout(this.#turn);
    const at = this.view.changesAt ? Date.parse(this.view.changesAt as string) : Infinity;
    this.#turn = setTimeout(() => {
      this.#soon();
      this.#plan();
    }, Math.min(Math.max(at - now.peek() + 400, pace.least), pace.most));
  }
}
