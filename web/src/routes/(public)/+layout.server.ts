import { door } from '#lib/people/door.server.ts';
import { m } from '#lib/paraglide/messages.js';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals }) => {
  const { face, ready, demonstration, loaded, people, singleSignOn, viewer } = await door(locals.ask, m.public_house());
  return { face, ready, demonstration, loaded, people, singleSignOn, viewer };
};
