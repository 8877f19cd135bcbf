import { must } from '#lib/platform/ask.server.ts';
import { calendarsFor } from '#lib/escalation/calendars.server.ts';
import { sinceIn } from '#lib/escalation/load.server.ts';
import { standingsAsked } from '#lib/escalation/held-by.ts';
import { sinces } from '#lib/escalation/view.ts';
import { anId, misreadIn, oneOf, understood } from '#lib/view/terms.ts';
import { BoardItems, ChangedCases } from '#schema/documents/board.ts';
import type { PageServerLoad } from './$types';

const terms = { what: oneOf('opened', 'escalated', 'taken', 'lowered', 'breached', 'closed'), department: anId, since: oneOf(...sinces) };

export const load: PageServerLoad = async ({ locals, url }) => {
  const asked = understood(url.searchParams, terms);
  const departmentId = asked.get('department');
  const { since, at } = sinceIn(asked, new Date().toISOString(), locals.manner.zone);
  const listOf = (what: string) => must(locals.ask(ChangedCases, { what, since: at, departmentId }));
  let what = asked.get('what') ?? 'escalated';
  let list = await listOf(what);
  // Where nobody asked for one list, the one that opens is not the empty one.
  const other = asked.get('what') || list.changedCases.length ? undefined : list.boardChanges.find(({ cases }) => cases > 0);
  if (other) [what, list] = [other.what, await listOf(other.what)];
  const { boardChanges, changedCases, feedPosition } = list;
  return { misread: misreadIn(url.searchParams, terms), departmentId, what, since, figures: boardChanges, cases: changedCases, calendars: await calendarsFor(locals.ask, changedCases), standings: (await must(locals.ask(BoardItems, standingsAsked(changedCases)))).boardItems, at, position: feedPosition };
};
