import { tick } from 'svelte';
import { page } from '$app/state';

/**
 * Brings to sight what the address names (`#evidence-<id>`), also where it is loaded only after the page: called by the part of the room
 * that shows such things. `ready` says when they are there.
 */
export function useAnchor(nouns: readonly string[], ready: () => boolean = () => true): void {
  let brought = '';
  $effect(() => {
    const name = page.url.hash.slice(1);
    if (!ready() || name === brought || !nouns.some((noun) => name.startsWith(`${noun}-`))) return;
    brought = name;
    void tick().then(() => {
      const thing = document.getElementById(name);
      thing?.scrollIntoView({ block: 'center' });
      thing?.closest<HTMLElement>('[tabindex]')?.focus({ preventScroll: true });
    });
  });
}
