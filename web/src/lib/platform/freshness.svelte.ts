/** What one feed of this screen can prove about itself. */
export interface Freshness {
  /** opening: not yet heard · live · stale: 15 s without proof · lost: access was taken away · locked: the session has ended */
  state: 'opening' | 'live' | 'stale' | 'lost' | 'locked';
  /** Server time (ms) of the last proof. */
  provenAt: number | null;
  /** The server runs another build than this page came from. */
  outdated: boolean;
  /** Why access was taken away, in the reader's language. */
  reason: string | null;
}

const order: readonly Freshness['state'][] = ['lost', 'locked', 'stale', 'opening', 'live'];

/** All feeds on this screen. What the shell says is what is true for the weakest of them. */
class Screen {
  #feeds = $state.raw<readonly Freshness[]>([]);
  online = $state(true);
  /** Whether the last request got an answer of this house: a network may be there and lead to somebody else's sign-in page. */
  reached = $state(true);

  add(feed: Freshness): () => void {
    this.#feeds = [...this.#feeds, feed];
    return () => {
      this.#feeds = this.#feeds.filter((one) => one !== feed);
    };
  }

  /** null while nothing on the screen is live by itself. */
  get weakest(): Freshness | null {
    let found: Freshness | null = null;
    for (const feed of this.#feeds) if (!found || order.indexOf(feed.state) < order.indexOf(found.state)) found = feed;
    return found;
  }

  get outdated(): boolean {
    return this.#feeds.some((feed) => feed.outdated);
  }
}

export const screen = new Screen();
