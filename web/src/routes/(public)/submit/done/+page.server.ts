import { redirect } from '@sveltejs/kit';
import { lastLink } from '#lib/feedback/link.server.ts';
import { TrackedBy } from '#schema/documents/feedback.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const link = lastLink(event);
  const tracked = link && (await event.locals.ask(TrackedBy, { number: link.number, key: link.key })).data?.tracked;
  if (!link || !tracked) redirect(303, '/submit');
  return { number: link.number, link: `${event.url.origin}/track/${link.number}?key=${link.key}`, next: tracked.next, nextBy: tracked.nextBy };
};
