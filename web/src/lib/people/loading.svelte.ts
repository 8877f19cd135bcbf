import { onMount } from 'svelte';
import { invalidateAll } from '$app/navigation';
import { ask } from '#lib/platform/client.svelte.ts';
import { DemonstrationLoaded } from '#schema/documents/door.ts';

/** Milliseconds between two looks while it loads. */
const every = 2_000;

/**
 * How far the demonstration has come, kept up without a reload until it is complete. `again`: whether the page is asked for anew on the
 * way, as where the people of the demonstration appear one after the other.
 */
export function followLoading(first: () => number | null, again = false): { readonly percent: number | null } {
  let percent = $state(first());
  onMount(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const { data } = await ask(DemonstrationLoaded, {});
      const before = percent;
      if (data?.house) percent = data.house.demonstrationLoaded ?? null;
      if (before !== percent && (percent === null || again)) await invalidateAll();
      if (percent !== null) timer = setTimeout(look, every);
    };
    if (percent !== null) timer = setTimeout(look, every);
    return () => clearTimeout(timer);
  });
  return {
    get percent() {
      return percent;
    },
  };
}
