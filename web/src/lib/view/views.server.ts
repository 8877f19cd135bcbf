import { must, type Ask } from '#lib/platform/ask.server.ts';
import { Views } from '#schema/documents/view.ts';
import { askedAt } from './address.ts';
import { misreadIn, understood, type Terms } from './terms.ts';
import type { ViewsData } from './views.svelte.ts';

/** The views of a list, the one that an address stands in, and what is asked there: for the `load` of the list's page. */
export async function viewsAt(ask: Ask, subject: string, url: URL, standing: readonly string[], terms: Terms): Promise<ViewsData & { asked: URLSearchParams }> {
  const { savedViews, viewCounts } = await must(ask(Views, { subject, queries: [...standing] }));
  const id = url.searchParams.get('view');
  const view = savedViews.find((one) => one.id === id) ?? null;
  return { views: savedViews, counts: viewCounts, view, missing: id !== null && !view, misread: misreadIn(url.searchParams, terms), asked: understood(askedAt(url.searchParams, view?.query ?? null), terms) };
}
