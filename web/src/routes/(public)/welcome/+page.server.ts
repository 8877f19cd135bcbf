import { outsideBodies } from '#lib/feedback/bodies.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({ outsideBodies: await outsideBodies(locals) });
