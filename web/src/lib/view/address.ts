type Params = Iterable<[string, string]>;

/** Says which view an address stands in, that it differs from it, and how far one has read: no part of the question itself. */
export const reserved: readonly string[] = ['view', 'edited', 'after'];

/** What an address says, in the one order in which a view keeps it. */
export const canonical = (params: Params): string => new URLSearchParams([...params].sort(([a], [b]) => (a < b ? -1 : 1))).toString();

/** The question of an address: all that it says but where one stands. */
export const questionOf = (params: Params): string => canonical([...params].filter(([key, value]) => !reserved.includes(key) && value !== ''));

/** What is asked at an address: a view's own question, unless the address says another. */
export function askedAt(params: Params & { has(key: string): boolean }, kept: string | null): URLSearchParams {
  const own = questionOf(params);
  return new URLSearchParams(kept === null || own !== '' || params.has('edited') ? own : kept);
}

/** The address of a view: itself alone while nothing differs. */
export function addressOf(path: string, view: { id: string; query: string } | null, question: string): string {
  if (!view) return question ? `${path}?${question}` : path;
  return question === view.query ? `${path}?view=${view.id}` : `${path}?${new URLSearchParams([['view', view.id], ['edited', 'yes']])}${question ? `&${question}` : ''}`;
}

/** Where the list or board of each subject lives. */
export const pathOf = (subject: string): string => ({ cases: '/cases', escalations: '/escalations', promises: '/escalations/promises', actions: '/escalations/actions', load: '/escalations/load' })[subject] ?? '/work';
