import { error, redirect } from '@sveltejs/kit';
import { must } from '#lib/platform/ask.server.ts';
import { latinDigits } from '#lib/platform/words.ts';
import { ActionByNumber } from '#schema/documents/action.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const digits = latinDigits(params.number).replace(/\D/g, '').slice(-6);
  const number = `A-${digits.padStart(6, '0')}`;
  if (number !== params.number) redirect(307, `/actions/${number}`);
  const { actionByNumber, feedPosition } = await must(locals.ask(ActionByNumber, { number }));
  if (!actionByNumber) error(404, '');
  return { action: actionByNumber, epoch: feedPosition.epoch };
};
