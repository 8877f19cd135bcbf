import { redirect } from '@sveltejs/kit';
import type { RailData } from '#lib/platform/rail.svelte.ts';
import { door } from '#lib/people/door.server.ts';
import { Rail } from '#schema/documents/shell.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, url }) => {
  const { viewer, demonstration, loaded, ready, face } = await door(locals.ask, '');
  if (!ready) redirect(303, '/setup');
  if (!viewer) redirect(303, `/sign-in?back=${encodeURIComponent(url.pathname + url.search)}`);
  // Numbers beside a menu are no reason to show no page.
  const rail: RailData | null = (await locals.ask(Rail)).data;
  return { viewer, demonstration, loaded, rail, house: face.name };
};
