import type { ResultOf } from 'gql.tada';
import { onMount } from 'svelte';
import { Feed } from '#lib/journal/feed.svelte.ts';
import { wire } from '#lib/journal/wire.ts';
import { FindCases, Rail as RailDocument } from '#schema/documents/shell.ts';
import { StreamFeed } from '#schema/documents/journal.ts';
import { said } from '#lib/case/said.ts';
import { pathOf } from '#lib/view/address.ts';
import { ask } from './client.svelte.ts';
import { grouped } from '#schema/rules/grouped.ts';
import type { Found } from './Palette.svelte';

export type RailData = ResultOf<typeof RailDocument>;

/** Milliseconds: numbers in a menu follow what happens, not each step of it; apart from one another, so that not all screens ask at once. */
const calm = { least: 1_500, spread: 2_000 };

/** The numbers beside the menu, kept true by a feed of everything that one may see: so each page of the staff says which second it is true for. */
export class RailStore {
  data = $state.raw<RailData | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(data: RailData | null) {
    this.data = data;
  }

  get counts(): Partial<Record<'work' | 'cases' | 'escalations' | 'actions', number>> {
    const { data } = this;
    if (!data) return {};
    const { work, toTake, toState, cases, escalations } = data.counts;
    const actions = data.actionCounts.mine + data.actionCounts.toVerify;
    return { work: work + toTake + toState + actions, cases, escalations, actions };
  }

  /** Views that this person keeps in the menu. */
  get views(): readonly { id: string; label: string; href: string; count: number; more: boolean }[] {
    return (this.data?.savedViews ?? []).map(({ id, subject, name, count }) => ({ id, label: name, href: `${pathOf(subject)}?view=${id}`, count: count?.count ?? 0, more: count?.more ?? false }));
  }

  get unread(): number {
    return this.data?.inbox.unread ?? 0;
  }

  refresh(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.load();
    }, calm.least + Math.random() * calm.spread);
  }

  async load(): Promise<RailData['feedPosition'] | null> {
    const { data } = await ask(RailDocument, {});
    if (data) this.data = data;
    return data?.feedPosition ?? null;
  }

  follow(): () => void {
    const feed = new Feed({
      open: wire({ feed: StreamFeed, variables: { stream: 'journal' } }),
      order: 'chained',
      after: this.data?.feedPosition ?? null,
      on: {
        entries: () => this.refresh(),
        snapshot: async () => (await this.load()) ?? undefined,
        revoked: () => void leaveWhereUnknown(),
      },
    });
    const stop = feed.start();
    return () => {
      clearTimeout(this.#timer);
      stop();
    };
  }
}

/** Whoever no longer works here sees nothing of it any more, on whatever page they are. */
async function leaveWhereUnknown(): Promise<void> {
  const { trouble } = await ask(RailDocument, {});
  if (trouble?.kind === 'signed-out') location.replace('/sign-in');
}

/** Called once, by the staff's frame. */
export function useRail(data: () => RailData | null): RailStore {
  const rail = new RailStore(data());
  onMount(() => rail.follow());
  return rail;
}

/** What the palette finds besides commands and places. */
export async function findCases(words: string): Promise<readonly Found[]> {
  const { data } = await ask(FindCases, { words });
  return (data?.cases.edges ?? []).map(({ node }) => ({
    id: node.id, label: node.title, about: [grouped(node.number), said('stage', node.stage), node.department?.name].filter(Boolean).join(' · '), href: `/cases/${node.number}`,
  }));
}
