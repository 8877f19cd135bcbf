import { pausesAsked } from '#lib/escalation/pauses.ts';
import { must } from '#lib/platform/ask.server.ts';
import { PauseReport } from '#schema/documents/policy.ts';
import type { PageServerLoad } from './$types';

/** Rows on the page; the file has all. */
const shown = 200;

export const load: PageServerLoad = async ({ locals, url, parent }) => {
  const { viewer } = await parent();
  const { days, ...asked } = pausesAsked(url.searchParams, new Date().toISOString());
  const may = viewer.roles.some((role) => ['head', 'quality', 'management', 'auditor'].includes(role));
  return { days, departmentId: asked.departmentId, report: may ? (await must(locals.ask(PauseReport, { ...asked, first: shown }))).pauseReport : null };
};
