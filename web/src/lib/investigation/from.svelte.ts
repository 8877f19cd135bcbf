import { untrack } from 'svelte';
import { goto } from '$app/navigation';
import { page } from '$app/state';
import type { Message } from '#lib/case/room/data.ts';
import type { RoomStore } from '#lib/case/room/room.svelte.ts';

/** `?from=<message>` in the address: a part of the room opens its form with that message once it is `ready`. `over` takes it off the address. */
export function useFrom(room: RoomStore, ready: () => boolean, open: (message: Message) => void): { over: () => void } {
  let opened = '';
  $effect(() => {
    const id = page.url.searchParams.get('from') ?? '';
    if (!id) opened = '';
    if (!id || id === opened || !ready()) return;
    opened = id;
    const message = untrack(() => room.data.messages.find((one) => one.id === id));
    if (message) untrack(() => open(message));
  });
  return { over: () => void (page.url.searchParams.has('from') && goto(page.url.pathname, { replace: true, reset: false })) };
}
