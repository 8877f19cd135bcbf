import type { ResultOf } from 'gql.tada';
import { m } from '#lib/paraglide/messages.js';
import { ask } from '#lib/platform/client.svelte.ts';
import type { Manner } from '#lib/platform/manner.ts';
import { inCalendarDays, inWorkingDays, inWorkingTime, list, number, when, type Case } from '#lib/platform/words.ts';
import { clockOf, sayOf } from '#lib/case/matter.ts';
import { said } from '#lib/case/said.ts';
import { languageOptions } from '#lib/people/roles.ts';
import { KeepCommitment, KeepLadderStep, WhatIfLadder, WhatIfPromise, type CommitmentRow, type LadderRow } from '#schema/documents/policy.ts';
import { amountOrNull, many, marked, orNull, subject, text, whole, yes, type Subject } from './spec.ts';
import { languageName, type Named } from './subjects.ts';
import { among, fieldLabel, inTree, named, nameFields, none, option, words, type InTree } from './words.ts';

export type Commitment = ResultOf<typeof CommitmentRow>;
export type Step = ResultOf<typeof LadderRow>;

/** The people of a page of the directory. */
export const peopleOf = ({ edges }: { readonly edges: readonly { readonly node: Named }[] }): Named[] => edges.map(({ node }) => node);

/** “3 working days”, “4 working hours”: a budget in words. Minutes and hours of working time say the same; days never stand for hours, nor calendar days for working days. */
export const lengthSaid = (amount: number | null | undefined, unit: string | null | undefined, manner: Manner, as: Case = 'subject'): string => {
  if (!amount || !unit) return '–';
  if (unit === 'workingDays') return inWorkingDays(amount, manner, as);
  if (unit === 'calendarDays') return inCalendarDays(amount, manner, as);
  return inWorkingTime(unit === 'workingHours' ? Math.round(amount * 3_600) / 60 : amount, manner, as);
};

/** For whom a promise is: its conditions, or everybody. */
const forWhom = (row: Commitment, categories: readonly InTree[], branches: readonly Named[]): string =>
  [row.nature && said('nature', row.nature), row.band && said('band', row.band), categories.find(({ id }) => id === row.categoryId)?.name, branches.find(({ id }) => id === row.branchId)?.name, row.language && languageName(row.language)].filter(Boolean).join(' · ') || m.policy_promises_all();

export const commitmentSubject = (categories: readonly InTree[], branches: readonly Named[], manner: Manner): Subject<Commitment> => subject({
  document: KeepCommitment,
  name: (row) => named(row, manner),
  whatIf: async (input, row, after) => {
    const told = await ask(WhatIfPromise, { id: row?.id ?? null, input: input as never, after });
    return { data: told.data?.whatIfPromise ?? null, trouble: told.trouble };
  },
  retired: (row) => row.until !== null,
  columns: [
    { key: 'name', label: m.policy_name(), show: (row) => `${named(row, manner)}${row.legal ? ` · ${m.policy_legal()}: ${row.ruleName ?? ''}` : ''}` },
    { key: 'clock', label: fieldLabel('clock'), show: (row) => clockOf(row.nature, row.clock) },
    { key: 'for', label: m.policy_promises_for(), show: (row) => forWhom(row, categories, branches) },
    { key: 'promise', label: m.policy_promise(), whole: true, show: (row) => lengthSaid(row.promiseAmount, row.promiseUnit, manner) },
    { key: 'target', label: m.policy_target(), whole: true, show: (row) => lengthSaid(row.targetAmount, row.targetUnit, manner) },
    { key: 'pauses', label: m.policy_pauses(), show: (row) => list(row.pausable.map((one) => sayOf(row.nature, `pause.${one}`, said('pause', one))), manner) || '–' },
  ],
  fields: () => [
    ...nameFields(), { name: 'clock', label: fieldLabel('clock'), type: 'select', options: words('clock') },
    { name: 'promiseAmount', label: m.policy_promise(), type: 'number', fraction: true }, { name: 'promiseUnit', label: fieldLabel('promiseUnit'), type: 'select', options: words('unit') },
    { name: 'targetAmount', label: m.policy_target(), type: 'number', fraction: true }, { name: 'targetUnit', label: fieldLabel('targetUnit'), type: 'select', options: words('unit') },
    { ...none('nature'), options: [option('', m.policy_every()), ...words('nature')] }, { ...none('band'), options: [option('', m.policy_every()), ...words('band')] },
    { ...none('categoryId'), options: [option('', m.policy_every()), ...inTree(categories.filter((one) => one.active))] },
    among('branchId', branches, null, m.policy_every()), { ...none('language'), options: [option('', m.policy_every()), ...languageOptions()] },
    { name: 'pausable', label: m.policy_pauses(), type: 'many', options: words('pause') }, { name: 'pauseDays', label: fieldLabel('pauseDays'), type: 'number' }, { name: 'extensions', label: fieldLabel('extensions'), type: 'number' },
    { name: 'rank', label: fieldLabel('rank'), type: 'number' }, { name: 'legal', label: m.policy_legal_label(), type: 'yes' }, { name: 'ruleName', label: fieldLabel('ruleName'), when: (v) => yes(v, 'legal') },
  ],
  values: (row) => ({
    nameEn: row?.nameEn ?? '', nameAr: row?.nameAr ?? '', clock: row?.clock ?? 'decision', promiseAmount: String(row?.promiseAmount ?? ''), promiseUnit: row?.promiseUnit ?? 'workingDays', targetAmount: String(row?.targetAmount ?? ''), targetUnit: row?.targetUnit ?? 'workingDays',
    nature: row?.nature ?? '', band: row?.band ?? '', categoryId: row?.categoryId ?? '', branchId: row?.branchId ?? '', language: row?.language ?? '', pausable: [...(row?.pausable ?? [])], pauseDays: String(row?.pauseDays ?? 0), extensions: String(row?.extensions ?? 0),
    rank: String(row?.rank ?? 0), legal: marked(row?.legal), ruleName: row?.ruleName ?? '',
  }),
  input: (v) => {
    const [promise, target] = [amountOrNull(v, 'promiseAmount'), amountOrNull(v, 'targetAmount')];
    return {
      nameEn: text(v, 'nameEn'), nameAr: text(v, 'nameAr'), clock: text(v, 'clock'), promiseAmount: promise, promiseUnit: promise === null ? null : text(v, 'promiseUnit'), targetAmount: target, targetUnit: target === null ? null : text(v, 'targetUnit'),
      nature: orNull(v, 'nature'), band: orNull(v, 'band'), categoryId: orNull(v, 'categoryId'), branchId: orNull(v, 'branchId'), language: orNull(v, 'language'), pausable: many(v, 'pausable'), pauseDays: whole(v, 'pauseDays'), extensions: whole(v, 'extensions'),
      rank: whole(v, 'rank'), legal: yes(v, 'legal'), ruleName: yes(v, 'legal') ? orNull(v, 'ruleName') : null,
    };
  },
});

/** Steps with the same conditions are one ladder. */
export const ladderKey = ({ clock, band, departmentId }: Pick<Step, 'clock' | 'band' | 'departmentId'>): string => `${[clock, band, departmentId].filter(Boolean).length}${clock ?? ''}|${band ?? ''}|${departmentId ?? ''}`;

/** For which cases a step is: its conditions, or all. */
const ladderFor = (row: Step, departments: readonly Named[]): string =>
  [row.clock && said('clock', row.clock), row.band && said('band', row.band), departments.find(({ id }) => id === row.departmentId)?.name].filter(Boolean).join(' · ') || m.policy_promises_all();

/** From when to when an edition of a step is in force. */
const inForce = ({ since, until }: Step, manner: Manner): string => {
  const from = when(since as string, 'both', manner);
  return until ? m.policy_in_force_until({ from, until: when(until as string, 'both', manner) }) : m.policy_in_force_since({ from });
};

/** `past`: earlier editions are shown too, so that each says from when to when it was in force. */
export const ladderSubject = (people: readonly Named[], departments: readonly Named[], manner: Manner, past = false): Subject<Step> => subject({
  document: KeepLadderStep,
  name: (row) => `${m.policy_level()} ${number(row.level, manner)}`,
  whatIf: async (input, row, after) => {
    const told = await ask(WhatIfLadder, { id: row?.id ?? null, input: input as never, after });
    return { data: told.data?.whatIfLadder ?? null, trouble: told.trouble };
  },
  climbs: true,
  retired: (row) => !row.active || row.until !== null,
  columns: [
    { key: 'level', label: m.policy_level(), show: (row) => number(row.level, manner) },
    { key: 'said', label: m.policy_ladder_said(), wide: true, show: (row) => row.said },
    { key: 'for', label: m.policy_promises_for(), show: (row) => ladderFor(row, departments) },
    ...(past ? [{ key: 'since', label: m.policy_in_force(), show: (row: Step) => inForce(row, manner) }] : []),
  ],
  fields: (row) => [
    { name: 'level', label: m.policy_level(), type: 'number', required: true, hint: m.policy_ladder_level_hint() }, { name: 'share', label: m.policy_ladder_share_label(), type: 'number', fraction: true, between: [5, 1000], hint: m.policy_ladder_share_hint() },
    { name: 'offsetAmount', label: fieldLabel('offsetAmount'), type: 'number', fraction: true, hint: m.policy_ladder_offset_hint(), when: (v) => !text(v, 'share') }, { name: 'offsetUnit', label: fieldLabel('offsetUnit'), type: 'select', options: words('unit'), when: (v) => !text(v, 'share') },
    { name: 'target', label: m.policy_ladder_whom(), type: 'select', options: words('ladder') }, { ...among('personId', people, row?.personId), when: (v) => v['target'] === 'person' },
    { name: 'minutesToTake', label: `${m.policy_ladder_take()} (${said('unit', 'workingMinutes')})`, type: 'number', required: true }, { ...none('clock'), options: [option('', m.policy_every()), ...words('clock')] },
    { ...none('band'), options: [option('', m.policy_every()), ...words('band')] }, among('departmentId', departments, row?.departmentId, m.policy_every()), { name: 'active', label: fieldLabel('active'), type: 'yes' },
  ],
  values: (row) => ({
    level: String(row?.level ?? 1), share: row?.share ? String(Math.round(row.share * 10_000) / 100) : row ? '' : '100', offsetAmount: String(row?.offsetAmount ?? ''), offsetUnit: row?.offsetUnit ?? 'workingHours', clock: row?.clock ?? '', band: row?.band ?? '', departmentId: row?.departmentId ?? '',
    target: row?.target ?? 'head', personId: row?.personId ?? '', minutesToTake: String(row?.minutesToTake ?? 240), active: marked(row?.active ?? true),
  }),
  input: (v) => {
    const share = amountOrNull(v, 'share');
    return {
      level: whole(v, 'level'), share: share === null ? null : share / 100, offsetAmount: share === null ? amountOrNull(v, 'offsetAmount') : null, offsetUnit: share === null ? orNull(v, 'offsetUnit') : null, clock: orNull(v, 'clock'), band: orNull(v, 'band'), departmentId: orNull(v, 'departmentId'),
      target: text(v, 'target'), personId: text(v, 'target') === 'person' ? orNull(v, 'personId') : null, minutesToTake: whole(v, 'minutesToTake'), active: yes(v, 'active'),
    };
  },
});
