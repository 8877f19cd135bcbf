import { createHash } from 'node:crypto';
import type { OwnField } from '../../../policy/own-field.entity.ts';
import { fold } from './fold.ts';
import type { Mapping } from './mapping.ts';
import type { OwnType, Target } from './target.ts';

/** An own field that the file brings along; `name` is what the reader of rows calls it. */
export interface FieldPlan extends Pick<OwnField, 'key' | 'nameEn' | 'nameAr' | 'type' | 'choices' | 'personal' | 'searchable'> {
  readonly name: string;
}

/** Targets that a case has no place of its own for: they stay readable as own fields. Keys stand in the house's data for ever. */
const kept: Partial<Record<Target, readonly [key: string, en: string, ar: string, yesNo?: true]>> = {
  issue: ['imported-category', 'Category, as imported', 'التصنيف كما ورد'],
  subIssue: ['imported-subcategory', 'Finer category, as imported', 'التصنيف الفرعي كما ورد'],
  subProduct: ['imported-subproduct', 'Finer product, as imported', 'المنتج الفرعي كما ورد'],
  department: ['imported-department', 'Department, as imported', 'الإدارة كما وردت'],
  branch: ['imported-branch', 'Branch, as imported', 'الفرع كما ورد'],
  status: ['imported-status', 'Status, as imported', 'الوضع كما ورد'],
  severity: ['imported-severity', 'Severity, as imported', 'درجة الخطورة كما وردت'],
  tags: ['imported-tags', 'Tags, as imported', 'الوسوم كما وردت'],
  channel: ['imported-channel', 'Channel, as imported', 'القناة كما وردت'],
  timely: ['imported-timely', 'Answered in time, as imported', 'الرد ضمن المدة كما ورد', true],
  disputed: ['imported-disputed', 'Outcome disputed, as imported', 'الاعتراض على النتيجة كما ورد', true],
  satisfied: ['imported-satisfied', 'Satisfied, as imported', 'رضا العميل كما ورد', true],
};

const yesNo = [{ value: 'yes', en: 'Yes', ar: 'نعم' }, { value: 'no', en: 'No', ar: 'لا' }];
const types: Readonly<Record<OwnType, OwnField['type']>> = { text: 'text', number: 'number', date: 'date', 'yes-no': 'list', list: 'text' };

/** The own fields of a mapping, those of the columns first. */
export const fieldsOf = (mapping: Mapping): FieldPlan[] => {
  const own = mapping.columns.filter(({ to }) => to === 'own').map(({ column, as = column, type = 'text', personal = false }): FieldPlan => ({
    name: as, key: keyOf(as), nameEn: as, nameAr: as, type: types[type], choices: type === 'yes-no' ? yesNo : [], personal, searchable: !personal && type === 'text',
  }));
  const told = mapping.columns.flatMap(({ to }) => (kept[to] ? [to] : [])).filter((to, place, all) => all.indexOf(to) === place).map((to): FieldPlan => {
    const [key, nameEn, nameAr, answers] = kept[to]!;
    return { name: keptAs(to), key, nameEn, nameAr, type: answers ? 'list' : 'text', choices: answers ? yesNo : [], personal: false, searchable: false };
  });
  return [...own, ...told];
};

/** The name of a kept target among the own fields: no column can be called so. */
export const keptAs = (to: Target): string => `\u0000${to}`;

/** 'Company public response' → 'company-public-response'; what has no Latin letters is named by its digest. */
const keyOf = (name: string): string => {
  const plain = fold(name).replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 48);
  return plain.length >= 3 ? plain : `field-${createHash('sha256').update(fold(name)).digest('hex').slice(0, 10)}`;
};
