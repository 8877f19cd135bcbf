import { m } from '#lib/paraglide/messages.js';
import { said } from '#lib/case/said.ts';
import { bareOn } from './cause-steps.ts';
import type { Causes } from './causes.svelte.ts';
import type { Diagram, Room } from './diagram.ts';
import type { Cause } from '../findings.svelte.ts';
import { fishbone } from './fishbone.ts';
import { legs } from './tree.ts';
import { whys } from './whys.ts';

const named = (): Record<string, string> => Object.fromEntries(legs.map((leg) => [leg, said('leg', leg)]));

const barer = (present: readonly Cause[], { height }: Room) => present.map((cause) => ({ ...cause, bare: bareOn(height !== undefined, cause) }));

/** The two diagrams of the causes of a room, in the reader's words, for a screen or (where the room has a height) a sheet. */
export const drawn = {
  fishbone: ({ present, findings, room }: Causes, rtl: boolean, given: Room): Diagram =>
    fishbone(barer(present, given), { effect: room.data.title, legs: named(), categories: findings.categories.map(({ name }) => name), other: m.investigation_no_category(), rtl, room: inside(given) }),
  whys: ({ present, room }: Causes, rtl: boolean, given: Room): Diagram =>
    whys(barer(present, given), { effect: room.data.title, legs: named(), why: (n) => m.investigation_why_n({ n }), rtl, room: inside(given) }),
} as const;

/** In steps, so that a window that is being resized does not make the boxes tremble; without the air around. */
const inside = ({ width, height }: Room): Room => ({ width: Math.max(240, Math.floor((width - 32) / 20) * 20), ...(height && { height }) });
