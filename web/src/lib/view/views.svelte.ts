/* eslint-disable svelte/prefer-svelte-reactivity -- the map is replaced whole */
import type { ResultOf } from 'gql.tada';
import { ask } from '#lib/platform/client.svelte.ts';
import { Views } from '#schema/documents/view.ts';

type Data = ResultOf<typeof Views>;
export type View = Data['savedViews'][number];
export type ViewCount = Data['viewCounts'][number];

/** A question that every house has, without anybody having saved it. */
export interface Standing {
  query: string;
  label: string;
}

/** What a bar of views is drawn from, as the page was loaded. */
export interface ViewsData {
  views: readonly View[];
  counts: readonly ViewCount[];
  /** The view that the address stands in. */
  view: View | null;
  /** The address names a view that is not there, or not this reader's. */
  missing: boolean;
  /** What of the address was not understood. */
  misread: readonly string[];
}

/** Milliseconds: numbers beside views follow what happens, not each step of it; apart from one another, so that not all screens ask at once. */
const calm = { least: 1_500, spread: 2_000 };

/** The views of one list as this browser knows them. Their numbers are asked for anew when the feed has told of something, never by themselves. */
export class ViewStore {
  views = $state.raw<readonly View[]>([]);
  #counts = $state.raw<ReadonlyMap<string, ViewCount>>(new Map());
  readonly #subject: string;
  readonly #queries: readonly string[];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(subject: string, queries: readonly string[]) {
    this.#subject = subject;
    this.#queries = queries;
  }

  take({ views, counts }: Pick<ViewsData, 'views' | 'counts'>): void {
    this.views = views;
    this.#counts = new Map([...views.flatMap(({ count }) => count ?? []), ...counts].map((one) => [one.query, one]));
  }

  count(query: string): ViewCount | undefined {
    return this.#counts.get(query);
  }

  refresh(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      if (document.visibilityState === 'visible') void this.load();
      else document.addEventListener('visibilitychange', () => this.refresh(), { once: true });
    }, calm.least + Math.random() * calm.spread);
  }

  async load(): Promise<void> {
    const { data } = await ask(Views, { subject: this.#subject, queries: [...this.#queries] });
    if (data) this.take({ views: data.savedViews, counts: data.viewCounts });
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
