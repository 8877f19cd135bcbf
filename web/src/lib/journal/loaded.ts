import { onMount } from 'svelte';
import { invalidateAll } from '$app/navigation';
import { Feed } from './feed.svelte.ts';
import { wire } from './wire.ts';
import { StreamFeed } from '#schema/documents/journal.ts';

/** Keeps true what a page has loaded, where there is JavaScript: each entry of its stream brings the page's data anew. What is being typed stays. */
export function followLoaded(stream: string, loaded: () => { epoch: number; seq: number }, revoked?: (reason: string | null) => void): void {
  onMount(() => {
    const { epoch, seq } = loaded();
    const feed = new Feed({
      open: wire({ feed: StreamFeed, variables: { stream } }),
      order: 'counted',
      after: { epoch, at: String(seq) },
      on: {
        entries: (entries) => {
          if (entries.some((entry) => Number(entry.seq) > loaded().seq)) void invalidateAll();
        },
        snapshot: async () => {
          await invalidateAll();
          return { epoch: loaded().epoch, at: String(loaded().seq) };
        },
        ...(revoked && { revoked }),
      },
    });
    return feed.start();
  });
}
