import type { Component } from 'svelte';
import type { RoomData } from './data.ts';

/** A part of the room's middle, as its component declares it in `<script module>`: `export const tab: RoomTab = …`. */
export interface RoomTab {
  /** Stands in the address: /cases/4172-093-586/causes. */
  id: string;
  /** Story 1, causes 2, evidence 3, actions 4, decisions 5, answer 6. */
  order: number;
  label: () => string;
  count?: (room: RoomData) => number;
  /** Left out where it makes no sense for this case, unless something is in it already. */
  fits?: (room: RoomData) => boolean;
}
interface Module {
  default: Component;
  tab?: RoomTab;
}

/** Every `*Tab.svelte` of every slice that declares itself; no list is kept by hand. */
const found = import.meta.glob<Module>('../../**/*Tab.svelte', { eager: true });

const all: readonly (RoomTab & { component: Component })[] = Object.values(found)
  .flatMap((module) => (module.tab ? [{ ...module.tab, component: module.default }] : []))
  .sort((a, b) => a.order - b.order);

/** The parts that this case has; the one whose address was opened is never hidden. */
export const tabsOf = (room: RoomData, opened: string): typeof all => all.filter(({ id, fits, count }) => id === opened || (fits?.(room) ?? true) || (count?.(room) ?? 0) > 0);

/** Panels of the start side, in the same way: `*Side.svelte` with `export const side = { order: 1 }`. */
export const sides: readonly Component[] = Object.values(import.meta.glob<{ default: Component; side?: { order: number } }>('../../**/*Side.svelte', { eager: true }))
  .flatMap((module) => (module.side ? [{ order: module.side.order, component: module.default }] : []))
  .sort((a, b) => a.order - b.order)
  .map(({ component }) => component);
