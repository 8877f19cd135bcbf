import type { ResultOf } from 'gql.tada';
import { m } from '#lib/paraglide/messages.js';
import { said } from '#lib/case/said.ts';
import { askForm, type AskForm, type Values } from '#lib/platform/ask-form.ts';
import { ChangeView, SaveView, type ViewSharing } from '#schema/documents/view.ts';
import type { View } from './views.svelte.ts';

export type Sharing = ResultOf<typeof ViewSharing>['viewSharing'];

const names = (language: 'en' | 'ar', values: Values): { nameEn: string; nameAr: string } =>
  language === 'ar' ? { nameAr: values.name ?? '', nameEn: values.other ?? '' } : { nameEn: values.name ?? '', nameAr: values.other ?? '' };

const nameFields = (language: 'en' | 'ar', view: View | null): AskForm['fields'] => [
  { name: 'name', label: m.view_name(), required: true, told: language === 'ar' ? 'nameAr' : 'nameEn', initial: (language === 'ar' ? view?.nameAr : view?.nameEn) || view?.name || '' },
  { name: 'other', label: language === 'ar' ? m.view_name_other_en() : m.view_name_other_ar(), hint: m.view_name_other_hint(), told: language === 'ar' ? 'nameEn' : 'nameAr', initial: (language === 'ar' ? view?.nameEn : view?.nameAr) ?? '' },
];

const shareFields = ({ audiences, departments }: Sharing, view: View | null): AskForm['fields'] => [
  { name: 'audience', label: m.view_share(), type: 'choice', required: true, initial: view?.audience ?? 'mine', options: audiences.map((value) => ({ value, label: value === 'department' && departments.length === 1 ? departments[0]!.name : said('viewAudience', value) })) },
  {
    name: 'departmentId', label: m.view_department(), type: 'select', required: true, initial: view?.department?.id ?? departments[0]?.id ?? '', options: departments.map(({ id, name }) => ({ value: id, label: name })),
    when: ({ audience }) => audience === 'department' && departments.length > 1,
  },
];
const shared = ({ audience = 'mine', departmentId }: Values) => ({ audience, departmentId: audience === 'department' ? (departmentId ?? null) : null });

/** Saving what one sees under a name, and giving it to others at once if one likes. */
export const saveForm = (subject: string, query: string, language: 'en' | 'ar', sharing: Sharing): AskForm =>
  askForm({
    key: `view.${subject}`, title: m.view_save_this(), about: m.view_save_about(), go: m.view_save(), done: m.view_saved(), document: SaveView,
    fields: [...nameFields(language, null), ...shareFields(sharing, null)],
    variables: (values) => ({ subject, input: { query, ...names(language, values), ...shared(values) } }),
  });

export const renameForm = (view: View, newest: () => View, language: 'en' | 'ar'): AskForm =>
  askForm({
    key: `view.${view.id}.name`, title: m.view_rename(), go: m.view_save(), document: ChangeView, fields: nameFields(language, view), look: () => newest().version, now: () => newest().name,
    variables: (values, expectedVersion) => ({ id: view.id, expectedVersion, input: names(language, values) }),
  });

export const shareForm = (view: View, newest: () => View, sharing: Sharing): AskForm =>
  askForm({
    key: `view.${view.id}.share`, title: m.view_share(), about: m.view_save_about(), go: m.view_save(), document: ChangeView, fields: shareFields(sharing, view),
    look: () => newest().version, now: () => said('viewAudience', newest().audience),
    variables: (values, expectedVersion) => ({ id: view.id, expectedVersion, input: shared(values) }),
  });
