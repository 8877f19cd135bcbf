import { onMount } from 'svelte';
import { Feed } from '#lib/journal/feed.svelte.ts';
import { wire } from '#lib/journal/wire.ts';
import { StreamFeed } from '#schema/documents/journal.ts';
import type { RoomStore } from './room/room.svelte.ts';

/** Keeps a room true: each entry of its stream, an own one or somebody else's, brings it up to date by the same way. */
export function followRoom(room: RoomStore): void {
  onMount(() => {
    let gone = false;
    const feed = new Feed({
      open: wire({ feed: StreamFeed, variables: { stream: `case:${room.id}` } }),
      order: 'counted',
      after: { epoch: room.data.epoch, at: String(room.data.seq) },
      on: {
        entries: (entries) => {
          void reach(room, Math.max(...entries.map(({ seq }) => Number(seq))), () => gone);
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
    const stop = feed.start();
    return () => {
      gone = true;
      stop();
    };
  });
}

const firstPause = 250;
const longestPause = 8_000;

/** Brings the room to an entry that the feed has told of. A load that failed is tried again: else the screen would be old and look new. */
async function reach(room: RoomStore, seq: number, over: () => boolean): Promise<void> {
  for (let pause = firstPause; room.data.seq < seq && room.lost === null && !over(); pause = Math.min(longestPause, pause * 2)) {
    await room.refresh();
    if (room.data.seq < seq) await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
