import { tick, untrack } from 'svelte';
import { invalidateAll } from '$app/navigation';
import { rebased } from './rebase.ts';

/** What the page shows is what stands now. */
export const renewed = async (): Promise<void> => {
  await invalidateAll();
  await tick();
};

/** What is kept on the server now, as a form shows it. */
export interface Standing<T> {
  readonly id: string | null;
  readonly version: number | null;
  readonly values: T;
}

/**
 * What is typed over what stands. Whoever was slower than somebody else keeps what they typed, sees beside it what came meanwhile, and may save:
 * `carry` brings it in. `standing` answers null where the row is no longer: what was typed then makes a new one.
 */
export function drafting<T extends object>(standing: () => Standing<T> | null) {
  const copy = (values: T): T => JSON.parse(JSON.stringify(values)) as T;
  let base = $state.raw(untrack(standing)!);
  let values = $state(copy(untrack(() => base.values)));
  let both = $state.raw<readonly string[]>([]);
  let gone = $state(false);
  return {
    get values() {
      return values;
    },
    get id() {
      return base.id;
    },
    get version() {
      return base.version;
    },
    /** The fields that somebody else set to something else meanwhile, and what stands there now. */
    get both(): readonly string[] {
      return both;
    },
    get theirs(): T {
      return base.values;
    },
    /** Nothing stands any more of what was opened. */
    get gone() {
      return gone;
    },
    get touched() {
      return JSON.stringify(values) !== JSON.stringify(base.values);
    },
    /** Begins again with what stands. */
    renew() {
      base = standing() ?? base;
      values = copy(base.values);
      both = [];
    },
    carry() {
      const now = standing();
      gone = !now;
      if (!now) return void (base = { ...base, id: null, version: null });
      const carried = rebased(base.values, $state.snapshot(values) as T, now.values);
      values = copy(carried.values);
      both = carried.both;
      base = now;
    },
  };
}
