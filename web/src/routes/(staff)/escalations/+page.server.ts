import type { BoardData } from '#lib/escalation/board.svelte.ts';
import { must } from '#lib/platform/ask.server.ts';
import { EscalationBoard } from '../../../../../schema/documents/escalation.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const departmentId = url.searchParams.get('department');
  const grouping = url.searchParams.get('group') === 'department' ? ('department' as const) : ('level' as const);
  const board: BoardData = await must(locals.ask(EscalationBoard, { departmentId }));
  return { departmentId, grouping, board };
};
