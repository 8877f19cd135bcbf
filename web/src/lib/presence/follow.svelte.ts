import { untrack } from 'svelte';
import type { Face, Presence } from './presence.svelte.ts';

/** Where a colleague is, as a place that every screen has: a part of the room and a thing in it, never pixels. */
export interface Place {
  panel: string;
  /** `cause:<id>` or null. */
  anchor: string | null;
}

const patience = 5_000;
const own = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;
const held = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Tab']);

/**
 * Goes where the followed colleague goes, until they leave or one moves oneself. Call it while a component is being set up.
 * @param go takes the screen to a place
 */
export function follows(presence: Presence, go: (place: Place) => void): void {
  const followed = $derived<Face | undefined>(presence.faces.find(({ id }) => id === presence.following));
  const place = $derived(followed ? `${followed.panel} ${followed.anchor ?? ''}` : null);
  $effect(() => {
    if (place === null) {
      // Who loads their page anew is back in a moment.
      const gone = setTimeout(() => (presence.following = null), patience);
      return () => clearTimeout(gone);
    }
    const [panel = 'story', anchor] = place.split(' ');
    untrack(() => go({ panel, anchor: anchor || null }));
  });
  $effect(() => {
    if (presence.following === null) return;
    // The press that began it is still under way.
    const from = performance.now();
    const end = (event: Event) => {
      if (event.timeStamp <= from || (event instanceof KeyboardEvent && held.has(event.key)) || (event.target as Element | null)?.closest?.('[data-following]')) return;
      presence.following = null;
    };
    for (const name of own) window.addEventListener(name, end, { capture: true, passive: true });
    return () => own.forEach((name) => window.removeEventListener(name, end, { capture: true }));
  });
}
