import { EscalationToTake } from '#schema/documents/wall.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { data } = await locals.ask(EscalationToTake, { id: params.id });
  return { escalation: data?.escalation ?? null };
};
