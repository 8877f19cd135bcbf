import { m } from '#lib/paraglide/messages.js';
import type { Manner } from '#lib/platform/manner.ts';
import { said } from '#lib/case/said.ts';
import { clocks } from '#lib/escalation/fitting.ts';
import type { FieldSpec } from './spec.ts';

/** The label of a column as the journal calls it, with a capital where the language has one. */
export const fieldLabel = (key: string): string => {
  const label = said('policyField', key);
  return label.charAt(0).toUpperCase() + label.slice(1);
};

interface BothNames {
  nameEn: string;
  nameAr: string;
}
/** A name in the reader's language; the other stands in where it is empty. */
export const named = (row: BothNames, { language }: Pick<Manner, 'language'>): string => (language === 'ar' ? row.nameAr || row.nameEn : row.nameEn || row.nameAr);

/** “Deliveries › Late or missing” */
export const pathName = <Row extends BothNames & { id: string; parentId: string | null }>(rows: readonly Row[], row: Row, manner: Pick<Manner, 'language'>): string => {
  const path = [named(row, manner)];
  for (let above = rows.find(({ id }) => id === row.parentId); above && path.length < 4; above = rows.find(({ id }) => id === above?.parentId)) path.unshift(named(above, manner));
  return path.join(' › ');
};

export const option = (value: string, label: string) => ({ value, label });

export interface InTree {
  id: string;
  parentId: string | null;
  name: string;
  active?: boolean;
}
/** The rows of a tree as options, each below the one that it belongs to and named with its path. */
export const inTree = (rows: readonly InTree[], under: string | null = null, above = ''): { value: string; label: string }[] =>
  rows.filter(({ parentId }) => parentId === under).flatMap(({ id, name }) => [option(id, `${above}${name}`), ...inTree(rows, id, `${above}${name} › `)]);

const orders: Readonly<Record<string, readonly string[]>> = {
  nature: ['complaint', 'suggestion', 'compliment', 'enquiry', 'service', 'misconduct', 'incident', 'employee', 'outside', 'abusive'],
  band: ['low', 'medium', 'high', 'critical'],
  depth: ['none', 'whys', 'eightD'],
  unit: ['workingMinutes', 'workingHours', 'workingDays', 'calendarDays'],
  clock: clocks,
  pause: ['complainant', 'requested', 'outsideBody'],
  ladder: ['lead', 'head', 'above', 'quality', 'management', 'person'],
  own: ['text', 'number', 'money', 'date', 'list', 'lot', 'serial', 'account'],
  body: ['regulator', 'ministry', 'ombudsman', 'court', 'other'],
  channel: ['form', 'call', 'email', 'branch', 'letter', 'app', 'whatsapp', 'social', 'fax', 'referral', 'api'],
};
/** The words of a vocabulary as options, in the order in which people think of them. */
export const words = (scope: string) => (orders[scope] ?? []).map((word) => option(word, said(scope, word)));

export const nameFields = (): FieldSpec[] => [
  { name: 'nameEn', label: fieldLabel('nameEn'), dir: 'ltr', required: true },
  { name: 'nameAr', label: fieldLabel('nameAr'), dir: 'rtl', required: true },
];

export const none = (name: string): FieldSpec => ({ name, label: fieldLabel(name), type: 'select' });

/** A choice among rows in use, and the one that is chosen now even where it is not. */
export const among = (name: string, rows: readonly { id: string; name: string; active?: boolean }[], now?: string | null, unset = m.policy_none_choice()): FieldSpec => ({
  ...none(name),
  options: [option('', unset), ...rows.filter(({ id, active = true }) => active || id === now).map((row) => option(row.id, row.name))],
});
