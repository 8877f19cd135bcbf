import { FormChoices } from '#schema/documents/feedback.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({ outsideBodies: (await locals.ask(FormChoices, {})).data?.formChoices.outsideBodies ?? [] });
