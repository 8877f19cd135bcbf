import { must } from '#lib/platform/ask.server.ts';
import { SentLetters } from '#schema/documents/notice.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => must(locals.ask(SentLetters, { first: 100 }));
