import type { Actor } from '../platform/context.ts';
import type { Asked, Peer } from '../platform/live.ts';
import type { Parcel } from '../platform/parcel.ts';
import type { StoredEntry } from './entry.entity.ts';
import type { Order } from './place.ts';
import { anybodyLike, scopeOf } from './ruling.ts';

/** One subscription of one client. */
export class Watching {
  /** The position its last frame reached. */
  sent = '0';
  /** Frames that came while it was catching up; null once it is live. */
  queue: { readonly parcel: Parcel; readonly to: string }[] | null = [];
  /** The turn of the hub's pulse at which it was last sent anything. */
  proved = 0;
  /** It does not read: it is sent nothing until it has, and then one snapshot. */
  lagging = false;
  over = false;
  group!: Group;
  /** Ends the waiting of its transport. */
  release: () => void = () => undefined;

  /** @param sight the audiences that its reader belongs to, as a word */
  constructor(readonly peer: Peer, readonly id: string, public sight: string) {}
}

/** The streams that the whole-journal feed tells of: matters, not the house's own business nor the complainants' copies. */
export const inJournalFeed = (stream: string): boolean => stream.startsWith('case:') || stream.startsWith('action:');
export const journalFeed = 'journal';
/** What a wall hears: that something has changed, and nothing of what. */
export const wallFeed = 'wall';

/** What may change a wall: matters, and what was decided about walls and departments. */
export const inWallFeed = ({ stream, subjectType }: StoredEntry): boolean => inJournalFeed(stream) || (stream === 'house' && (subjectType === 'wall' || subjectType === 'department'));

/** All who watch the same with the same words, language, roles and departments: one execution serves them all. */
export class Group {
  readonly watchers = new Set<Watching>();
  readonly order: Order;
  readonly like: Actor;
  /** How far a counted stream has been told. */
  sent = 0;
  /** Entries that came before the one they follow: transactions may commit in another order than they began. */
  private held: StoredEntry[] = [];
  /** Until the head of the stream is known, entries wait in `held`. */
  opened = false;

  constructor(readonly key: string, readonly asked: Pick<Asked, 'document' | 'operationName' | 'variables' | 'key'>, readonly stream: string, readonly peer: Pick<Peer, 'actor' | 'language'>) {
    this.order = stream === journalFeed || stream === wallFeed ? 'chained' : 'counted';
    this.like = anybodyLike(peer.actor);
  }

  /** What was heard while the head was asked for lies beyond it: whoever comes reads it from the journal. */
  open(head: number): void {
    this.sent = head;
    this.opened = true;
    this.release();
  }

  /** What is news to this group, in its order. */
  take(entries: readonly StoredEntry[]): StoredEntry[] {
    if (this.stream === wallFeed) return entries.filter(inWallFeed);
    if (this.order === 'chained') return entries.filter(({ stream }) => inJournalFeed(stream));
    const mine = entries.filter(({ stream }) => stream === this.stream);
    if (!mine.length && !this.held.length) return [];
    this.held.push(...mine);
    if (!this.opened) return [];
    return this.release();
  }

  /** What could not be told is news once more. */
  giveBack(news: readonly StoredEntry[]): void {
    if (this.order === 'chained') return;
    this.sent -= news.length;
    this.held.unshift(...news);
  }

  /** What follows now of what was held. */
  private release(): StoredEntry[] {
    this.held = this.held.filter(({ seq }) => seq > this.sent).sort((a, b) => a.seq - b.seq);
    const news: StoredEntry[] = [];
    while (this.held[0]?.seq === this.sent + 1) {
      news.push(this.held.shift()!);
      this.sent++;
    }
    return news;
  }
}

export const groupKey = (asked: Asked, stream: string, peer: Pick<Peer, 'actor' | 'language'>): string =>
  [asked.key, asked.operationName ?? '', JSON.stringify(asked.variables), peer.language, stream, scopeOf(peer.actor)].join('\n');
