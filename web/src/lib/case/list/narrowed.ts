import { m } from '#lib/paraglide/messages.js';
import type { Manner } from '#lib/platform/manner.ts';
import { apart, list } from '#lib/platform/words.ts';
import { narrows } from './filters.ts';
import { standing } from '../standing.ts';
import type { Select } from './selects.ts';

/** What one filter is set to, in words: an address may name several values. */
export const chosenSaid = ({ options }: Select, value: string, manner: Manner): string =>
  list(value.split(',').map((one) => options.find((option) => option.value === one)?.label ?? one), manner);

/** What a list is narrowed by, in words: paper has no filters to look at. */
export const narrowedSaid = (asked: URLSearchParams, selects: readonly Select[], manner: Manner): string[] => [
  ...standing().filter(({ query }) => query && [...new URLSearchParams(query)].every(([key, value]) => asked.get(key) === value)).map(({ label }) => label),
  ...selects.filter(({ key }) => narrows(key) && asked.has(key)).map((select) => `${select.label}: ${chosenSaid(select, asked.get(select.key)!, manner)}`),
  ...(asked.has('q') ? [`${m.case_search()}: ${apart(asked.get('q')!)}`] : []),
];
