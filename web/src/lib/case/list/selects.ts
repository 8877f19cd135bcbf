import { m } from '#lib/paraglide/messages.js';
import { said } from '../said.ts';
import { listBands, listNatures, listStages } from './filters.ts';

/** What a list may be narrowed or sorted by, with the word for each choice. `none`: what it is where nothing is chosen. */
export interface Select {
  readonly key: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly none?: string;
}

export const selectsOf = (departments: readonly { id: string; name: string }[]): Select[] => [
  { key: 'nature', label: m.case_filter_nature(), options: listNatures.map((value) => ({ value, label: said('nature', value) })) },
  { key: 'stage', label: m.case_filter_stage(), options: listStages.map((value) => ({ value, label: said('stage', value) })) },
  { key: 'band', label: m.case_filter_band(), options: listBands.map((value) => ({ value, label: said('band', value) })) },
  { key: 'department', label: m.case_department(), options: departments.map(({ id, name }) => ({ value: id, label: name })) },
  { key: 'order', label: m.case_order(), options: [{ value: 'received', label: m.case_order_received() }, { value: 'level', label: m.case_order_level() }], none: m.case_order_due() },
];
