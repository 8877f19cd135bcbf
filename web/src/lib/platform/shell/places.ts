import Archive from '@lucide/svelte/icons/archive';
import ClipboardCheck from '@lucide/svelte/icons/clipboard-check';
import Inbox from '@lucide/svelte/icons/inbox';
import Messages from '@lucide/svelte/icons/messages-square';
import Monitor from '@lucide/svelte/icons/monitor';
import Settings from '@lucide/svelte/icons/settings';
import Siren from '@lucide/svelte/icons/siren';
import Intake from '@lucide/svelte/icons/square-pen';
import Users from '@lucide/svelte/icons/users';
import { page } from '$app/state';
import { m } from '#lib/paraglide/messages.js';
import type { Verb } from '../keys.svelte.ts';

/** Where one can go in the house. `brief`: what the bar of a telephone says, for places that stand in it. */
const all = [
  { id: 'work', href: '/work', say: m.nav_work, icon: Inbox, key: 'g w', brief: m.nav_work },
  { id: 'cases', href: '/cases', say: m.nav_cases, icon: Messages, key: 'g c', brief: m.nav_cases_short },
  { id: 'intake', href: '/intake', say: m.intake_title, icon: Intake, key: 'g n', brief: null },
  { id: 'escalations', href: '/escalations', say: m.nav_escalations, icon: Siren, key: 'g e', brief: m.nav_escalations },
  { id: 'walls', href: '/walls', say: m.wall_title, icon: Monitor, key: 'g l', brief: null },
  { id: 'actions', href: '/actions', say: m.nav_actions, icon: ClipboardCheck, key: 'g a', brief: m.nav_actions_short },
  { id: 'evidence', href: '/evidence', say: m.nav_evidence, icon: Archive, key: 'g v', brief: null },
  { id: 'people', href: '/people', say: m.nav_people, icon: Users, key: 'g p', brief: null },
  { id: 'settings', href: '/settings', say: m.nav_settings, icon: Settings, key: 'g s', brief: null },
] as const;

/** How much waits in the places where anything may. */
export type Counts = Readonly<Partial<Record<(typeof all)[number]['id'], number>>>;
/** A place, and how much waits there. */
export type Place = (typeof all)[number] & { readonly count: number };
/** A view that this person keeps in the menu. */
export interface KeptView { readonly id: string; readonly label: string; readonly href: string; readonly count: number; readonly more: boolean }

/** @param open ids of those that this person may open; all without it */
export const placesOf = (open: readonly string[] | undefined, counts: Counts): Place[] =>
  all.filter(({ id }) => !open || open.includes(id)).map((place) => ({ ...place, count: counts[place.id] ?? 0 }));

/** For `aria-current`: whether one is there, or at something that lies in it. */
export const current = ({ href }: Place): 'page' | undefined => (page.url.pathname === href || page.url.pathname.startsWith(`${href}/`) ? 'page' : undefined);

/** Going there, by two letters or by name in either language. */
export const goingTo = (places: readonly Place[], other: 'en' | 'ar'): Verb[] =>
  places.map(({ id, say, key, href }) => ({ id: `go-${id}`, label: say(), also: [say({}, { locale: other })], scope: m.keys_places(), key, href }));
