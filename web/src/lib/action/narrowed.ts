import { anId, oneOf, understood, type Terms } from '#lib/view/terms.ts';
import { kinds } from './stage.ts';

export const views = ['mine', 'toVerify', 'overdue', 'open', 'all'] as const;
export type View = (typeof views)[number];

/** What the list of actions is narrowed by; all of it stands in the address. */
export interface Narrowed {
  view: View;
  kind: string | null;
  departmentId: string | null;
  text: string | null;
}

/** Everything that the address of the list may say. */
export const narrowedTerms: Terms = { view: oneOf(...views), kind: oneOf(...kinds), department: anId, text: (value) => value.trim() !== '' };

export function narrowedOf(params: Iterable<[string, string]>): Narrowed {
  const query = understood(params, narrowedTerms);
  return { view: (query.get('view') as View | null) ?? 'open', kind: query.get('kind'), departmentId: query.get('department'), text: query.get('text')?.slice(0, 200) ?? null };
}
