import type { Component } from 'svelte';
import type { RoomData } from './room.svelte.ts';

/** A part of the room's middle, as its component declares it in `<script module>`: `export const tab: RoomTab = …`. */
export interface RoomTab {
  /** Stands in the address: /cases/4172-093-586/causes. */
  id: string;
  /** Story 1, causes 2, evidence 3, actions 4, decisions 5, answer 6. */
  order: number;
  label: () => string;
  count?: (room: RoomData) => number;
}
interface Module {
  default: Component;
  tab?: RoomTab;
}

/** Every `*Tab.svelte` of every slice that declares itself; no list is kept by hand. */
const found = import.meta.glob<Module>('../*/*Tab.svelte', { eager: true });

export const tabs: readonly (RoomTab & { component: Component })[] = Object.values(found)
  .flatMap((module) => (module.tab ? [{ ...module.tab, component: module.default }] : []))
  .sort((a, b) => a.order - b.order);

/** Panels of the start side, in the same way: `*Side.svelte` with `export const side = { order: 1 }`. */
export const sides: readonly Component[] = Object.values(import.meta.glob<{ default: Component; side?: { order: number } }>('../*/*Side.svelte', { eager: true }))
  .flatMap((module) => (module.side ? [{ order: module.side.order, component: module.default }] : []))
  .sort((a, b) => a.order - b.order)
  .map(({ component }) => component);
