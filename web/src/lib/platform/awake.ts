import { onMount } from 'svelte';

/** Looks again whenever the page comes back before somebody's eyes. Call it while a component is being set up. */
export const whenAwake = (look: () => void): void => onMount(() => {
  const awake = () => document.visibilityState === 'visible' && look();
  document.addEventListener('visibilitychange', awake);
  return () => document.removeEventListener('visibilitychange', awake);
});
