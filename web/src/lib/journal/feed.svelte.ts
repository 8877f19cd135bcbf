// Long because the states of a feed (current, catchup, snapshot, stale, revoked) are one machine, and splitting it would hide a transition.
import { now } from '#lib/platform/now.svelte.ts';
import { screen, type Freshness } from '#lib/platform/freshness.svelte.ts';

/** One thing that happened, as the feed tells it. A `hole` holds the place of what this reader may not see. */
export interface FeedEntry {
  seq: string;
  kind: string;
  at: string;
  happenedAt: string | null;
  sentence: string;
  actor: { id: string; name: string } | null;
  hole: boolean;
  subjectType: string | null;
  subjectId: string | null;
}

/** What comes over the wire, whichever wire it is. `from` and `to` are positions: a decimal sequence in a case, opaque on a board. */
export interface Frame {
  mode: 'current' | 'catchup' | 'snapshot' | 'live' | 'heartbeat' | 'revoked';
  epoch: number;
  from: string | null;
  to: string | null;
  entries: readonly FeedEntry[];
  serverTime: string;
  build: string;
  reason: string | null;
}

/** Where a reader stands. Another epoch (a restored or moved house) is always answered with a snapshot. */
export interface Position {
  epoch: number;
  at: string;
}

export type Ending =
  | { kind: 'broken' }
  /** The session has ended: the screen is locked and nothing is wiped. */
  | { kind: 'unauthenticated' }
  /** Access was taken away or never given. */
  | { kind: 'forbidden'; reason: string | null };

/** One way to bring frames. Gives back what closes it. */
export type Open = (after: Position | null, on: { frame: (frame: Frame) => void; ended: (how: Ending) => void }) => () => void;

export interface FeedHandlers {
  /** Applies entries, in order, each exactly once, live and when catching up alike. */
  entries: (entries: readonly FeedEntry[], mode: Frame['mode']) => void;
  /** News have passed, told or not: what is derived from them is old. A wall hears no more than that. */
  passed?: () => void;
  /**
   * Loads everything anew without blanking what is shown, and says which position it reflects (or nothing: the one asked for).
   * What arrives meanwhile is kept back until it is done.
   */
  snapshot: (to: Position) => Promise<Position | void>;
  /** Access is gone: wipe what is cached. */
  revoked?: (reason: string | null) => void;
}

export interface FeedOptions {
  open: Open;
  on: FeedHandlers;
  /** `counted`: sequences without holes, compared as numbers (a case). `chained`: each frame names what it follows (a board). */
  order: 'counted' | 'chained';
  /** The position that the page's own data reflects. */
  after: Position | null;
  /** 0 ≤ x < 1, for the jitter. */
  random?: () => number;
}

const proofWithin = 15_000;
const firstPause = 500;
const longestPause = 30_000;
const heldAtMost = 500;
const passedAtMost = 64;

/**
 * A feed that cannot miss anything silently: it states the last position it applied, gets `current`, `catchup` or `snapshot`, applies in
 * order, asks again at a gap, and says which second the screen is true for.
 */
export class Feed implements Freshness {
  state = $state<Freshness['state']>('opening');
  provenAt = $state<number | null>(null);
  outdated = $state(false);
  reason = $state<string | null>(null);
  /** How the last (re)connection was answered. */
  answered = $state<'current' | 'catchup' | 'snapshot' | null>(null);

  #position: Position | null;
  #held: Frame[] = [];
  /** Positions lately passed on a board: a repeated frame is told from one that leads on. */
  #passed: string[] = [];
  #loading: Promise<void> | null = null;
  #asking = false;
  #build: string | null = null;
  #attempt = 0;
  #gaps = 0;
  #turn = 0;
  #close: (() => void) | null = null;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #line: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  readonly #options: FeedOptions;

  constructor(options: FeedOptions) {
    this.#options = options;
    this.#position = options.after;
  }

  get position(): Position | null {
    return this.#position;
  }

  /** Opens the feed; what it returns closes it for good. */
  start(): () => void {
    const leave = screen.add(this);
    const began = now.peek();
    this.#waitForProof(began);
    this.#connect();
    const awake = () => {
      if (document.visibilityState === 'visible') this.nudge();
    };
    const online = () => this.nudge();
    if (typeof window !== 'undefined') {
      document.addEventListener('visibilitychange', awake);
      window.addEventListener('online', online);
    }
    return () => {
      this.#stop();
      leave();
      if (typeof window === 'undefined') return;
      document.removeEventListener('visibilitychange', awake);
      window.removeEventListener('online', online);
    };
  }

  /** The laptop woke up or the network came back: do not wait for the timer. */
  nudge(): void {
    if (this.state === 'lost' || this.state === 'locked') return;
    if (this.state === 'live' && this.provenAt !== null && now.peek() - this.provenAt < proofWithin) return;
    this.#attempt = 0;
    this.#connect();
  }

  /** The same person has signed in again. */
  unlock(): void {
    if (this.state !== 'locked') return;
    this.state = 'stale';
    this.nudge();
  }

  #connect(): void {
    this.#hangUp();
    const turn = ++this.#turn;
    this.#asking = true;
    this.#listen();
    this.#close = this.#options.open(this.#position, {
      frame: (frame) => {
        if (turn === this.#turn) this.#take(frame);
      },
      ended: (how) => {
        if (turn === this.#turn) this.#ended(how);
      },
    });
  }

  #ended(how: Ending): void {
    if (how.kind === 'forbidden') return this.#lose(how.reason);
    if (how.kind === 'unauthenticated') {
      this.#stop();
      this.state = 'locked';
      return;
    }
    this.#hangUp();
    this.#redial(this.#attempt++);
  }

  /** Full jitter: many screens that lost the same server do not come back in the same second. */
  #redial(times: number): void {
    const most = Math.min(longestPause, firstPause * 2 ** times);
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#connect(), (this.#options.random ?? Math.random)() * most);
  }

  #take(frame: Frame): void {
    screen.reached = true;
    now.tell(frame.serverTime);
    this.#listen();
    this.#attempt = 0;
    this.#build ??= frame.build;
    if (frame.build !== this.#build) this.outdated = true;
    if (frame.mode === 'revoked') return this.#lose(frame.reason);
    if (frame.mode === 'snapshot') return this.#reload(frame);
    if (frame.mode === 'current' || frame.mode === 'catchup') {
      this.#asking = false;
      this.answered = frame.mode;
      if (this.#position === null && frame.to !== null) this.#position = { epoch: frame.epoch, at: frame.from ?? frame.to };
    }
    if (this.#loading) this.#hold(frame);
    else this.#apply(frame);
    this.#prove(Date.parse(frame.serverTime));
  }

  /** The screen is true for the server's second: nothing is missing, nothing waits. */
  #prove(at: number): void {
    if (this.#asking || this.#loading || this.#held.length > 0) return;
    this.#gaps = 0;
    this.provenAt = at;
    this.state = 'live';
    this.#waitForProof(this.provenAt);
  }

  #waitForProof(since: number): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      this.provenAt ??= since;
      this.state = 'stale';
    }, proofWithin);
  }

  /** A line on which nothing is heard is dead, whatever the socket believes. */
  #listen(): void {
    clearTimeout(this.#line);
    this.#line = setTimeout(() => this.#ended({ kind: 'broken' }), proofWithin);
  }

  #apply(frame: Frame): void {
    const place = this.#placeOf(frame);
    if (place === 'ahead') {
      this.#hold(frame);
      this.#ask();
      return;
    }
    if (place === 'next') {
      const entries = this.#options.order === 'counted' ? frame.entries.filter((entry) => this.#isNews(entry.seq)) : frame.entries;
      if (frame.to !== null) this.#pass({ epoch: frame.epoch, at: frame.to });
      if (entries.length > 0) this.#options.on.entries(entries, frame.mode);
      if (frame.mode === 'live' || frame.mode === 'catchup') this.#options.on.passed?.();
    } else if (frame.mode === 'live' && frame.from === frame.to) {
      // News whose place in the order is still held back: it is told again when it has one.
      this.#options.on.passed?.();
    }
    this.#release();
  }

  /** Does it follow what has been applied, repeat it, or leave a gap? */
  #placeOf({ epoch, from, to, mode }: Frame): 'next' | 'behind' | 'ahead' {
    const at = this.#position?.at;
    if (this.#position && epoch !== this.#position.epoch) return epoch < this.#position.epoch ? 'behind' : 'ahead';
    if (at === undefined || to === null) return 'next';
    if (this.#options.order === 'counted') {
      if (BigInt(to) <= BigInt(at)) return 'behind';
      // A heartbeat carries no entries: a head beyond one's own position is itself the proof of a gap.
      if (mode === 'heartbeat') return 'ahead';
      return from === null || BigInt(from) <= BigInt(at) ? 'next' : 'ahead';
    }
    if (to === at || this.#passed.includes(to)) return 'behind';
    return from === null || from === at ? 'next' : 'ahead';
  }

  #isNews(seq: string): boolean {
    return this.#position === null || BigInt(seq) > BigInt(this.#position.at);
  }

  #pass(position: Position): void {
    if (this.#position) this.#passed = [...this.#passed.slice(1 - passedAtMost), this.#position.at];
    this.#position = position;
  }

  #hold(frame: Frame): void {
    // Positions of another epoch cannot be compared with ours; the answer to asking again will be a snapshot.
    if (!this.#loading && this.#position && frame.epoch !== this.#position.epoch) return;
    if (frame.mode !== 'heartbeat' && this.#held.length < heldAtMost) this.#held.push(frame);
  }

  /** What was kept back and follows now is applied; what has been passed is dropped; the rest waits for the answer. */
  #release(): void {
    this.#held = this.#held.filter((frame) => this.#placeOf(frame) !== 'behind');
    const next = this.#held.findIndex((frame) => this.#placeOf(frame) === 'next');
    if (next >= 0) {
      const [frame] = this.#held.splice(next, 1);
      if (frame) this.#apply(frame);
      return;
    }
    if (this.#held.length > 0 && !this.#asking) this.#ask();
  }

  /** Something is missing: state the position once more and let the server decide how to fill it. */
  #ask(): void {
    if (this.#asking) return;
    // The first time at once; a server that keeps answering with a gap is asked ever more slowly.
    if (this.#gaps++ === 0) return this.#connect();
    this.#hangUp();
    this.#asking = true;
    this.#redial(this.#gaps);
  }

  /** Everything is replaced, under the reader's eyes: nothing is blanked, and what arrives meanwhile waits. */
  #reload(frame: Frame): void {
    this.#asking = false;
    this.answered = 'snapshot';
    const asked: Position = { epoch: frame.epoch, at: frame.to ?? '0' };
    const load: Promise<void> = this.#options.on.snapshot(asked).then(
      (reached) => {
        if (this.#loading !== load) return;
        this.#loading = null;
        this.#passed = [];
        this.#position = reached ?? asked;
        this.#release();
        this.#prove(now.peek());
      },
      () => {
        if (this.#loading !== load) return;
        this.#loading = null;
        this.#ended({ kind: 'broken' });
      },
    );
    this.#loading = load;
  }

  #lose(reason: string | null): void {
    this.#stop();
    this.#held = [];
    this.reason = reason;
    this.state = 'lost';
    this.#options.on.revoked?.(reason);
  }

  #hangUp(): void {
    const close = this.#close;
    this.#close = null;
    this.#asking = false;
    this.#turn++;
    clearTimeout(this.#line);
    clearTimeout(this.#retry);
    close?.();
  }

  #stop(): void {
    clearTimeout(this.#silence);
    this.#hangUp();
  }
}
