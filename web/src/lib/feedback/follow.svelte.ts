import { onMount } from 'svelte';
import { invalidateAll } from '$app/navigation';
import { Feed } from '#lib/journal/feed.svelte.ts';
import { wire } from '#lib/journal/wire.ts';
import { StreamFeed } from '#schema/documents/journal.ts';

/** Keeps the outside view true, where there is JavaScript: each entry of its own story brings the page's data anew. What is being typed stays. */
export function followMatter(tracked: () => { id: string; epoch: number; seq: number }): void {
  onMount(() => {
    const { id, epoch, seq } = tracked();
    const feed = new Feed({
      open: wire({ feed: StreamFeed, variables: { stream: `tracking:${id}` } }),
      order: 'counted',
      after: { epoch, at: String(seq) },
      on: {
        entries: (entries) => {
          if (entries.some((entry) => Number(entry.seq) > tracked().seq)) void invalidateAll();
        },
        snapshot: async () => {
          await invalidateAll();
          return { epoch: tracked().epoch, at: String(tracked().seq) };
        },
      },
    });
    return feed.start();
  });
}
