import { onMount } from 'svelte';
import { Feed } from '#lib/journal/feed.svelte.ts';
import { wire } from '#lib/journal/wire.ts';
import type { RoomStore } from './room.svelte.ts';

/** Keeps a room true: each entry of its stream, an own one or somebody else's, brings it up to date by the same way. */
export function followRoom(room: RoomStore): void {
  onMount(() => {
    const feed = new Feed({
      open: wire({ operation: 'StreamFeed', variables: { stream: `case:${room.id}` } }),
      order: 'counted',
      after: { epoch: room.data.epoch, at: String(room.data.seq) },
      on: {
        entries: (entries) => {
          if (entries.some(({ seq }) => Number(seq) > room.data.seq)) void room.refresh();
        },
        snapshot: async () => {
          await room.refresh();
          return { epoch: room.data.epoch, at: String(room.data.seq) };
        },
        revoked: (reason) => {
          room.lost = reason ?? '';
        },
      },
    });
    return feed.start();
  });
}
