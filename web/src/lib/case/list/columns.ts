import { m } from '#lib/paraglide/messages.js';

import { listColumns as columns } from './filters.ts';

export { columns };
export type Column = (typeof columns)[number];

/** Those of a list that nobody has changed. */
export const usual: readonly Column[] = ['nature', 'channel', 'place', 'unseen', 'band', 'level', 'stage', 'lead', 'due'];

export const columnsIn = (text: string | null): readonly Column[] => {
  const chosen = (text ?? '').split(',');
  const found = columns.filter((one) => chosen.includes(one));
  return found.length ? found : usual;
};

/** As an address says it; null for the usual ones. */
export const columnsText = (chosen: readonly Column[]): string | null => {
  const found = columns.filter((one) => chosen.includes(one));
  return found.length === 0 || (found.length === usual.length && usual.every((one) => found.includes(one))) ? null : found.join(',');
};

export const columnLabel = (column: Column): string =>
  ({
    nature: m.view_column_nature, channel: m.view_column_channel, place: m.view_column_place, band: m.view_column_band, level: m.view_column_level, stage: m.view_column_stage, lead: m.view_column_lead,
    received: m.view_column_received, due: m.view_column_due, unseen: m.view_column_unseen,
  })[column]();
