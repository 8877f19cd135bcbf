import { loadBoard } from '#lib/escalation/load.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => loadBoard('escalations', event);
