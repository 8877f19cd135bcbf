import { FormChoices } from '#schema/documents/feedback.ts';

export interface Body { readonly id: string; readonly label: string }

/** Where who does not agree may turn besides. */
export const outsideBodies = async (locals: App.Locals): Promise<readonly Body[]> => (await locals.ask(FormChoices, {})).data?.formChoices.outsideBodies ?? [];
