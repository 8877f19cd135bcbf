import { onMount } from 'svelte';
import { m } from '#lib/paraglide/messages.js';
import { useVerbs } from '#lib/platform/keys.svelte.ts';
import { done as told } from '#lib/platform/ui/toast.ts';
import { Pin } from '#schema/documents/case.ts';
import type { RoomStore } from './room.svelte.ts';

/** Marks what can be pinned: whatever has the focus inside it is pinned by one key, wherever in the room it stands. */
export const pinnable = (noun: string, id: string): string => `${noun}:${id}`;

/** Into the story, or off it again. */
export async function togglePin(room: RoomStore, noun: string, itemId: string): Promise<void> {
  const set = (pinned: boolean) => room.light(Pin, { id: room.id, noun, itemId, pinned });
  const pinned = !room.pinned.has(itemId);
  if (await set(pinned)) told(pinned ? m.case_pinned() : m.case_unpinned(), () => void set(!pinned));
}

/** The two keys for what has the focus: `p` pins it, `.` opens what can be made of it. Called once, by the room. */
export function usePinning(room: RoomStore): void {
  let pointed: HTMLElement | null = null;
  onMount(() => {
    const note = ({ target }: FocusEvent): void => {
      const node = target as HTMLElement;
      // The palette takes the focus and gives it back: what was pointed at before is still meant.
      if (!node.closest('dialog, [role="menu"]')) pointed = node.closest<HTMLElement>('[data-pin]');
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  });
  const pin = (): void => {
    const [noun, id] = pointed?.isConnected ? (pointed.dataset['pin'] ?? '').split(':') : [];
    if (noun && id) void togglePin(room, noun, id);
    else told(m.case_pin_what());
  };
  useVerbs(() => [
    { id: 'pin', label: m.case_pin(), scope: m.case_keys(), key: 'p', run: pin },
    { id: 'more-of', label: m.case_more_of(), scope: m.case_keys(), key: '.', run: () => (pointed?.isConnected ? pointed.querySelector<HTMLElement>('.menu-button')?.click() : told(m.case_pin_what())) },
  ]);
}
