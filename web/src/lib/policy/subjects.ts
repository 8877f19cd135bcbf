// Long because it is one list: the columns and fields of every subject of the settings.
import type { ResultOf } from 'gql.tada';
import { m } from '#lib/paraglide/messages.js';
import type { Manner } from '#lib/platform/manner.ts';
import { list, number } from '#lib/platform/words.ts';
import { said } from '#lib/case/said.ts';
import { languageOptions } from '#lib/people/roles.ts';
import { KeepCategory, KeepFishbone, KeepOutsideBody, KeepOwnField, KeepQueue, KeepRemedyKind, KeepRouting, KeepSectorWord, KeepSetting, KeepWording } from '#schema/documents/policy.ts';
import type { CategoryRow, FishboneRow, OutsideBodyRow, OwnFieldRow, QueueRow, RemedyKindRow, RoutingRow, SectorWordRow, SettingRow, WordingRow } from '#schema/documents/policy.ts';
import { marked, many, orNull, subject, text, whole, yes, type FieldSpec, type Subject, type Values } from './spec.ts';
import { among, fieldLabel, inTree, named, nameFields, none, option, pathName, words, type InTree } from './words.ts';

type Rows = {
  category: ResultOf<typeof CategoryRow>; queue: ResultOf<typeof QueueRow>; routing: ResultOf<typeof RoutingRow>; remedy: ResultOf<typeof RemedyKindRow>; field: ResultOf<typeof OwnFieldRow>;
  word: ResultOf<typeof SectorWordRow>; wording: ResultOf<typeof WordingRow>; body: ResultOf<typeof OutsideBodyRow>; bone: ResultOf<typeof FishboneRow>; value: ResultOf<typeof SettingRow>;
};
export interface Named {
  id: string;
  name: string;
  active?: boolean;
}

export const languageName = (code: string): string => languageOptions().find(({ value }) => value === code)?.label ?? code;
const active: FieldSpec = { name: 'active', get label() { return fieldLabel('active'); }, type: 'yes' };
const rank = (): FieldSpec => ({ name: 'rank', label: fieldLabel('rank'), type: 'number' });
const ranked = (given: { rank: number } | null) => String(given?.rank ?? 0);
const naturesField = (): FieldSpec => ({ name: 'natures', label: fieldLabel('natures'), type: 'many', options: words('nature') });

/** A tree in a table: each row below the one that it belongs to. */
export const asTree = (rows: readonly Rows['category'][], under: string | null = null): Rows['category'][] =>
  rows.filter(({ parentId }) => parentId === under).flatMap((row) => [row, ...asTree(rows, row.id)]);

export const categorySubject = (rows: readonly Rows['category'][], departments: readonly Named[], queues: readonly Rows['queue'][], manner: Manner): Subject<Rows['category']> => subject({
  document: KeepCategory,
  name: (row) => named(row, manner),
  retired: (row) => !row.active,
  columns: [
    { key: 'name', label: m.policy_name(), wide: true, show: (row) => pathName(rows, row, manner) },
    { key: 'natures', label: fieldLabel('natures'), show: (row) => (row.natures.length ? list(row.natures.map((one) => said('nature', one)), manner) : m.policy_every()) },
    { key: 'to', label: fieldLabel('departmentId'), show: (row) => [departments.find(({ id }) => id === row.departmentId)?.name, queues.filter(({ id }) => id === row.queueId).map((one) => named(one, manner))[0]].filter(Boolean).join(' · ') || '–' },
    { key: 'demands', label: m.policy_demands(), show: (row) => [row.demandsCause && m.policy_matrix_cause(), row.demandsAction && m.policy_matrix_action(), row.climbs && m.policy_climbs({ why: said('escalation', row.climbs) })].filter(Boolean).join(' · ') || '–' },
  ],
  fields: (row) => [
    ...nameFields(),
    { name: 'parentId', label: fieldLabel('parentId'), type: 'select', options: [option('', m.policy_top()), ...rows.filter((one) => one.active && one.id !== row?.id).map((one) => option(one.id, pathName(rows, one, manner)))] },
    naturesField(), among('departmentId', departments, row?.departmentId), { ...none('queueId'), options: [option('', m.policy_none_choice()), ...queues.filter((one) => one.active).map((one) => option(one.id, named(one, manner)))] },
    { name: 'demandsCause', label: m.policy_matrix_cause(), type: 'yes' }, { name: 'demandsAction', label: m.policy_matrix_action(), type: 'yes' },
    { ...none('climbs'), options: [option('', m.policy_climbs_not()), ...['safety', 'vulnerable', 'outside'].map((word) => option(word, said('escalation', word)))] }, rank(), active,
  ],
  values: (row) => ({
    nameEn: row?.nameEn ?? '', nameAr: row?.nameAr ?? '', climbs: row?.climbs ?? '', parentId: row?.parentId ?? '', natures: [...(row?.natures ?? [])], departmentId: row?.departmentId ?? '', queueId: row?.queueId ?? '',
    demandsCause: marked(row?.demandsCause), demandsAction: marked(row?.demandsAction), rank: ranked(row), active: marked(row?.active ?? true),
  }),
  input: (v) => ({ nameEn: text(v, 'nameEn'), nameAr: text(v, 'nameAr'), parentId: orNull(v, 'parentId'), natures: many(v, 'natures'), departmentId: orNull(v, 'departmentId'), queueId: orNull(v, 'queueId'), demandsCause: yes(v, 'demandsCause'), demandsAction: yes(v, 'demandsAction'), climbs: orNull(v, 'climbs'), rank: whole(v, 'rank'), active: yes(v, 'active') }),
});

export const queueSubject = (departments: readonly Named[], manner: Manner): Subject<Rows['queue']> => subject({
  document: KeepQueue,
  name: (row) => named(row, manner),
  retired: (row) => !row.active,
  columns: [
    { key: 'name', label: m.policy_name(), wide: true, show: (row) => named(row, manner) },
    { key: 'department', label: fieldLabel('departmentId'), show: (row) => departments.find(({ id }) => id === row.departmentId)?.name ?? '–' },
    { key: 'languages', label: fieldLabel('languages'), show: (row) => row.languages.map(languageName).join(' · ') || m.policy_every() },
    { key: 'skills', label: fieldLabel('skills'), show: (row) => row.skills.join(' · ') || '–' },
    { key: 'waiting', label: m.policy_waiting(), align: 'end', show: (row) => String(row.waiting) },
  ],
  fields: (row) => [...nameFields(), among('departmentId', departments, row?.departmentId), { name: 'languages', label: fieldLabel('languages'), type: 'many', options: languageOptions() }, { name: 'skills', label: fieldLabel('skills') }, rank(), active],
  values: (row) => ({ nameEn: row?.nameEn ?? '', nameAr: row?.nameAr ?? '', departmentId: row?.departmentId ?? '', languages: [...(row?.languages ?? [])], skills: (row?.skills ?? []).join(', '), rank: ranked(row), active: marked(row?.active ?? true) }),
  input: (v) => ({ nameEn: text(v, 'nameEn'), nameAr: text(v, 'nameAr'), departmentId: orNull(v, 'departmentId'), languages: many(v, 'languages'), skills: many(v, 'skills'), rank: whole(v, 'rank'), active: yes(v, 'active') }),
});

export const routingSubject = (departments: readonly Named[], branches: readonly Named[], categories: readonly InTree[], queues: readonly Rows['queue'][], manner: Manner): Subject<Rows['routing']> => {
  const conditions = (row: Rows['routing']) => [
    row.nature && said('nature', row.nature), categories.find(({ id }) => id === row.categoryId)?.name, branches.find(({ id }) => id === row.branchId)?.name, row.language && languageName(row.language), row.channel && said('channel', row.channel),
  ].filter(Boolean).join(' · ') || m.policy_promises_all();
  return subject({
    document: KeepRouting,
    name: conditions,
    retired: (row) => !row.active,
    columns: [
      { key: 'for', label: m.policy_promises_for(), wide: true, show: conditions },
      { key: 'to', label: fieldLabel('departmentId'), show: (row) => departments.find(({ id }) => id === row.departmentId)?.name ?? '–' },
      { key: 'queue', label: fieldLabel('queueId'), show: (row) => queues.filter(({ id }) => id === row.queueId).map((one) => named(one, manner))[0] ?? '–' },
      { key: 'rank', label: fieldLabel('rank'), align: 'end', show: (row) => String(row.rank) },
    ],
    fields: (row) => [
      { ...none('nature'), options: [option('', m.policy_every()), ...words('nature')] }, { ...none('categoryId'), options: [option('', m.policy_every()), ...inTree(categories.filter((one) => one.active))] },
      among('branchId', branches, row?.branchId, m.policy_every()), { ...none('language'), options: [option('', m.policy_every()), ...languageOptions()] }, { ...none('channel'), options: [option('', m.policy_every()), ...words('channel')] },
      among('departmentId', departments, row?.departmentId), { ...none('queueId'), options: [option('', m.policy_none_choice()), ...queues.filter((one) => one.active).map((one) => option(one.id, named(one, manner)))] }, rank(), active,
    ],
    values: (row) => ({ nature: row?.nature ?? '', categoryId: row?.categoryId ?? '', branchId: row?.branchId ?? '', language: row?.language ?? '', channel: row?.channel ?? '', departmentId: row?.departmentId ?? '', queueId: row?.queueId ?? '', rank: ranked(row), active: marked(row?.active ?? true) }),
    input: (v) => ({ nature: orNull(v, 'nature'), categoryId: orNull(v, 'categoryId'), branchId: orNull(v, 'branchId'), language: orNull(v, 'language'), channel: orNull(v, 'channel'), departmentId: orNull(v, 'departmentId'), queueId: orNull(v, 'queueId'), rank: whole(v, 'rank'), active: yes(v, 'active') }),
  });
};

/** What each may promise alone where no limit is set for it. */
const unset = { intake: m.policy_remedies_none, investigator: m.policy_remedies_none, head: m.policy_remedies_unlimited, quality: m.policy_remedies_unlimited, management: m.policy_remedies_unlimited };
const limitRoles = Object.keys(unset) as (keyof typeof unset)[];
/** The limits of all, said: those that are set as amounts, the others in words. */
const limitsSaid = ({ limits }: Rows['remedy'], manner: Manner): string =>
  limitRoles.map((role) => {
    const amount = limits.find((limit) => limit.role === role)?.amount;
    return m.policy_remedies_may({ role: said('role', role), limit: amount === undefined ? unset[role]() : number(Number(amount), manner) });
  }).join(' · ');
const limited = (v: Values) => limitRoles.filter((role) => text(v, `limit-${role}`));

export const remedySubject = (manner: Manner): Subject<Rows['remedy']> => subject({
  document: KeepRemedyKind,
  name: (row) => named(row, manner),
  retired: (row) => !row.active,
  columns: [
    { key: 'name', label: m.policy_name(), wide: true, show: (row) => named(row, manner) },
    { key: 'money', label: fieldLabel('money'), show: (row) => (row.money ? (row.currency ?? '') : '–') },
    { key: 'limits', label: m.policy_remedies_limits(), show: (row) => (row.money ? limitsSaid(row, manner) : '–') },
  ],
  fields: () => [
    ...nameFields(), { name: 'code', label: fieldLabel('code'), dir: 'ltr', required: true, hint: m.policy_code_hint() }, { name: 'money', label: fieldLabel('money'), type: 'yes' },
    { name: 'currency', label: fieldLabel('currency'), hint: 'SAR', dir: 'ltr', when: (v) => yes(v, 'money') },
    ...limitRoles.map((role): FieldSpec => ({ name: `limit-${role}`, label: m.policy_remedies_limit({ role: said('role', role) }), type: 'number', fraction: true, hint: m.policy_remedies_unset({ meaning: unset[role]() }), holds: ([list, at], v) => list === 'limits' && limited(v)[Number(at)] === role, when: (v) => yes(v, 'money') })), rank(), active,
  ],
  values: (row) => ({
    nameEn: row?.nameEn ?? '', nameAr: row?.nameAr ?? '', code: row?.code ?? '', money: marked(row?.money), currency: row?.currency ?? '', rank: ranked(row), active: marked(row?.active ?? true),
    ...Object.fromEntries(limitRoles.map((role) => [`limit-${role}`, row?.limits.find((limit) => limit.role === role)?.amount ?? ''])),
  }),
  input: (v) => ({
    nameEn: text(v, 'nameEn'), nameAr: text(v, 'nameAr'), code: text(v, 'code'), money: yes(v, 'money'), currency: yes(v, 'money') ? orNull(v, 'currency') : null, rank: whole(v, 'rank'), active: yes(v, 'active'),
    limits: yes(v, 'money') ? limited(v).map((role) => ({ role, amount: text(v, `limit-${role}`) })) : [],
  }),
});

export const fieldSubject = (categories: readonly InTree[], manner: Manner): Subject<Rows['field']> => subject({
  document: KeepOwnField,
  name: (row) => named(row, manner),
  retired: (row) => !row.active,
  columns: [
    { key: 'name', label: m.policy_name(), wide: true, show: (row) => named(row, manner) },
    { key: 'type', label: fieldLabel('type'), show: (row) => said('own', row.type) },
    { key: 'for', label: m.policy_promises_for(), show: (row) => [row.natures.length ? list(row.natures.map((one) => said('nature', one)), manner) : '', categories.find(({ id }) => id === row.categoryId)?.name].filter(Boolean).join(' · ') || m.policy_promises_all() },
    { key: 'required', label: m.policy_fields_required(), show: (row) => (row.requiredAt ? said('stage', row.requiredAt) : m.policy_fields_never()) },
    { key: 'marks', label: fieldLabel('personal'), show: (row) => [row.personal && fieldLabel('personal'), row.searchable && fieldLabel('searchable'), row.asked && fieldLabel('asked')].filter(Boolean).join(' · ') || '–' },
  ],
  fields: () => [
    ...nameFields(), { name: 'key', label: fieldLabel('code'), dir: 'ltr', required: true, hint: m.policy_code_hint() }, { name: 'type', label: fieldLabel('type'), type: 'select', options: words('own') },
    { name: 'choices', label: m.policy_fields_choices(), type: 'textarea', rows: 4, when: (v) => v['type'] === 'list' }, naturesField(),
    { ...none('categoryId'), options: [option('', m.policy_every()), ...inTree(categories.filter((one) => one.active))] },
    { name: 'requiredAt', label: m.policy_fields_required(), type: 'select', options: [option('', m.policy_fields_never()), ...['acknowledged', 'assessed', 'decided', 'closed'].map((one) => option(one, said('stage', one)))] },
    { name: 'personal', label: fieldLabel('personal'), type: 'yes' }, { name: 'searchable', label: fieldLabel('searchable'), type: 'yes' }, { name: 'asked', label: fieldLabel('asked'), type: 'yes' }, rank(), active,
  ],
  values: (row) => ({
    nameEn: row?.nameEn ?? '', nameAr: row?.nameAr ?? '', key: row?.key ?? '', type: row?.type ?? 'text', choices: (row?.choices ?? []).map(({ value, en, ar }) => `${value} | ${en} | ${ar}`).join('\n'), natures: [...(row?.natures ?? [])],
    categoryId: row?.categoryId ?? '', requiredAt: row?.requiredAt ?? '', personal: marked(row?.personal), searchable: marked(row?.searchable), asked: marked(row?.asked), rank: ranked(row), active: marked(row?.active ?? true),
  }),
  input: (v) => ({
    nameEn: text(v, 'nameEn'), nameAr: text(v, 'nameAr'), key: text(v, 'key'), type: text(v, 'type'), natures: many(v, 'natures'), categoryId: orNull(v, 'categoryId'), requiredAt: orNull(v, 'requiredAt'),
    choices: text(v, 'type') === 'list' ? text(v, 'choices').split('\n').filter((line) => line.trim()).map((line) => line.split('|').map((part) => part.trim())).map(([value = '', en = '', ar = '']) => ({ value, en: en || value, ar: ar || en || value })) : [],
    personal: yes(v, 'personal'), searchable: yes(v, 'searchable'), asked: yes(v, 'asked'), rank: whole(v, 'rank'), active: yes(v, 'active'),
  }),
});

export const wordSubject = (): Subject<Rows['word']> => subject({
  document: KeepSectorWord,
  name: (row) => row.oneEn,
  columns: [
    { key: 'en', label: 'English', wide: true, show: (row) => `${row.oneEn} · ${row.manyEn}` },
    { key: 'ar', label: 'العربية', wide: true, show: (row) => `${row.oneAr} · ${row.manyAr}` },
  ],
  fields: () => (['oneEn', 'manyEn', 'oneAr', 'manyAr'] as const).map((name) => ({ name, label: fieldLabel(name), required: true, dir: name.endsWith('Ar') ? 'rtl' : 'ltr' })),
  values: (row) => ({ oneEn: row?.oneEn ?? '', manyEn: row?.manyEn ?? '', oneAr: row?.oneAr ?? '', manyAr: row?.manyAr ?? '' }),
  input: (v) => ({ oneEn: text(v, 'oneEn'), manyEn: text(v, 'manyEn'), oneAr: text(v, 'oneAr'), manyAr: text(v, 'manyAr') }),
});

/** Only read in the table: each wording has a page of its own, where it is seen as it leaves. */
export const wordingSubject = (manner: Manner): Subject<Rows['wording']> => subject({
  document: KeepWording,
  name: (row) => said('wording', row.key),
  columns: [
    { key: 'key', label: m.policy_name(), wide: true, show: (row) => said('wording', row.key) },
    { key: 'subject', label: fieldLabel(manner.language === 'ar' ? 'subjectAr' : 'subjectEn'), show: (row) => (manner.language === 'ar' ? row.subjectAr : row.subjectEn) || '–' },
    { key: 'edition', label: m.policy_row_of(), align: 'end', show: (row) => String(row.edition) },
  ],
  fields: () => [],
  values: () => ({}),
  input: (_v, row) => ({ key: row!.key }),
});

export const bodySubject = (manner: Manner): Subject<Rows['body']> => subject({
  document: KeepOutsideBody,
  name: (row) => named(row, manner),
  retired: (row) => !row.active,
  columns: [
    { key: 'name', label: m.policy_name(), wide: true, show: (row) => named(row, manner) },
    { key: 'kind', label: fieldLabel('kind'), show: (row) => said('body', row.kind) },
    { key: 'days', label: fieldLabel('answerDays'), align: 'end', show: (row) => String(row.answerDays ?? '–') },
    { key: 'recourse', label: fieldLabel('recourse'), show: (row) => (row.recourse ? m.policy_yes() : '–') },
  ],
  fields: () => [...nameFields(), { name: 'kind', label: fieldLabel('kind'), type: 'select', options: words('body') }, { name: 'contact', label: fieldLabel('contact') }, { name: 'answerDays', label: fieldLabel('answerDays'), type: 'number' }, { name: 'recourse', label: fieldLabel('recourse'), type: 'yes' }, rank(), active],
  values: (row) => ({ nameEn: row?.nameEn ?? '', nameAr: row?.nameAr ?? '', kind: row?.kind ?? 'regulator', contact: row?.contact ?? '', answerDays: String(row?.answerDays ?? ''), recourse: marked(row?.recourse ?? true), rank: ranked(row), active: marked(row?.active ?? true) }),
  input: (v) => ({ nameEn: text(v, 'nameEn'), nameAr: text(v, 'nameAr'), kind: text(v, 'kind'), contact: orNull(v, 'contact'), answerDays: text(v, 'answerDays') ? whole(v, 'answerDays') : null, recourse: yes(v, 'recourse'), rank: whole(v, 'rank'), active: yes(v, 'active') }),
});

export const boneSubject = (manner: Manner): Subject<Rows['bone']> => subject({
  document: KeepFishbone,
  name: (row) => named(row, manner),
  retired: (row) => !row.active,
  columns: [{ key: 'name', label: m.policy_name(), wide: true, show: (row) => named(row, manner) }],
  fields: () => [...nameFields(), { name: 'code', label: fieldLabel('code'), dir: 'ltr', required: true, hint: m.policy_code_hint() }, rank(), active],
  values: (row) => ({ nameEn: row?.nameEn ?? '', nameAr: row?.nameAr ?? '', code: row?.code ?? '', rank: ranked(row), active: marked(row?.active ?? true) }),
  input: (v) => ({ nameEn: text(v, 'nameEn'), nameAr: text(v, 'nameAr'), code: text(v, 'code'), rank: whole(v, 'rank'), active: yes(v, 'active') }),
});

interface Rule {
  key: string;
  type: string;
  least?: number | null;
  most?: number | null;
  words?: readonly string[] | null;
}

export const valueSubject = (rules: readonly Rule[]): Subject<Rows['value']> => {
  const ruleOf = (row: Rows['value'] | null) => rules.find(({ key }) => key === row?.key);
  const shown = (row: Rows['value']) => {
    const rule = ruleOf(row);
    if (rule?.type === 'yes') return row.value === 'true' ? m.policy_yes() : '–';
    if (rule?.type !== 'word') return row.value;
    return row.value === 'arab' ? '٠١٢٣' : row.value === 'latn' ? '0123' : row.value;
  };
  return subject({
    document: KeepSetting,
    name: (row) => row.said,
    columns: [{ key: 'said', label: m.policy_name(), wide: true, show: (row) => row.said }, { key: 'value', label: fieldLabel('value'), align: 'end', show: shown }],
    fields: (row) => {
      const rule = ruleOf(row);
      const label = row?.said ?? '';
      if (rule?.type === 'yes') return [{ name: 'value', label, type: 'yes' }];
      if (rule?.type === 'word' && row) return [{ name: 'value', label, type: 'select', options: (rule.words ?? []).map((one) => option(one, shown({ ...row, value: one }))) }];
      return [{ name: 'value', label, dir: 'ltr', required: true, ...(rule?.type === 'whole' ? { type: 'number', hint: `${rule.least}–${rule.most}` } : {}) }];
    },
    values: (row) => ({ value: ruleOf(row)?.type === 'yes' ? marked(row?.value === 'true') : (row?.value ?? '') }),
    input: (v, row) => ({ key: row!.key, value: ruleOf(row)?.type === 'yes' ? String(yes(v, 'value')) : text(v, 'value') }),
  });
};

export const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
/** The name of a day of the week; 1 November 2026 is a Sunday. */
export const weekday = (day: string, { language }: Pick<Manner, 'language'>, length: 'long' | 'short' = 'long'): string =>
  new Intl.DateTimeFormat(language === 'ar' ? 'ar-AE' : 'en-GB', { weekday: length, timeZone: 'UTC' }).format(Date.UTC(2026, 10, 1 + weekdays.indexOf(day as 'sun')));
