import type { Component } from 'svelte';

/** Panels of other slices on “my work” (escalations to take, actions due): `*Work.svelte` with `export const work = { order: 1 }`; `turn` rises when they should look again. */
export const works: readonly Component<{ turn: number }>[] = Object.values(import.meta.glob<{ default: Component<{ turn: number }>; work?: { order: number } }>(['../*/*Work.svelte', '!./Work.svelte'], { eager: true }))
  .flatMap((module) => (module.work ? [{ order: module.work.order, component: module.default }] : []))
  .sort((a, b) => a.order - b.order)
  .map(({ component }) => component);
