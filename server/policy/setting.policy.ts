import { Between, mistaken, NoneOf, type Refused } from '../platform/problem.ts';
import { isShaped, shapeWhy } from '../platform/shape.ts';
import type { SettingKey } from './setting.entity.ts';

/** What a setting may be, and what it is until somebody sets it. */
export type SettingRule = { readonly is: string } & ({ readonly type: 'whole'; readonly least: number; readonly most: number } | { readonly type: 'yes' } | { readonly type: 'word'; readonly words: readonly string[] } | { readonly type: 'currency' });

export const settingRules: Readonly<Record<SettingKey, SettingRule>> = {
  reopenDays: { type: 'whole', least: 0, most: 365, is: '30' },
  reminderDays: { type: 'whole', least: 1, most: 60, is: '7' },
  reminders: { type: 'whole', least: 2, most: 5, is: '2' },
  deemedDays: { type: 'whole', least: 5, most: 90, is: '14' },
  approvalAmount: { type: 'whole', least: 0, most: 9_999_999, is: '0' },
  digits: { type: 'word', words: ['latn', 'arab'], is: 'latn' },
  hijri: { type: 'yes', is: 'false' },
  currency: { type: 'currency', is: 'SAR' },
};

export const fitsSetting = (key: SettingKey, value: string): boolean => {
  const rule = settingRules[key];
  if (rule.type === 'yes') return value === 'true' || value === 'false';
  if (rule.type === 'word') return rule.words.includes(value);
  if (rule.type === 'currency') return isShaped('currency', value);
  return /^\d{1,7}$/.test(value) && Number(value) >= rule.least && Number(value) <= rule.most;
};

/** What is said of a value that does not fit: what the setting takes. */
export const unfit = (key: SettingKey): Refused => {
  const rule = settingRules[key];
  if (rule.type === 'whole') return mistaken('value', Between, { least: rule.least, most: rule.most });
  return rule.type === 'currency' ? mistaken('value', shapeWhy('currency')) : mistaken('value', NoneOf, { values: rule.type === 'yes' ? ['true', 'false'] : rule.words });
};
