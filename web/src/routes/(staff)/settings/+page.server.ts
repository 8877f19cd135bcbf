import { must } from '#lib/platform/ask.server.ts';
import { SettingsIndex } from '#schema/documents/policy.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({ mayKeep: (await must(locals.ask(SettingsIndex, {}))).settings.mayKeep });
