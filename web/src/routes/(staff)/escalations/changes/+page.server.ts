import { must } from '#lib/platform/ask.server.ts';
import { sinceIn } from '#lib/escalation/load.server.ts';
import { BoardChanges, ChangedCases } from '../../../../../../schema/documents/board.ts';
import type { PageServerLoad } from './$types';

const words = ['opened', 'escalated', 'taken', 'lowered', 'breached', 'closed'];

export const load: PageServerLoad = async ({ locals, url }) => {
  const departmentId = /^[0-9a-f-]{36}$/.exec(url.searchParams.get('department') ?? '')?.[0] ?? null;
  const asked = url.searchParams.get('what') ?? '';
  const what = words.includes(asked) ? asked : 'escalated';
  const { since, at } = sinceIn(url.searchParams, new Date().toISOString(), locals.manner.zone);
  const { boardChanges } = await must(locals.ask(BoardChanges, { since: at, departmentId }));
  const { changedCases } = await must(locals.ask(ChangedCases, { what, since: at, departmentId }));
  return { departmentId, what, since, figures: boardChanges, cases: changedCases };
};
