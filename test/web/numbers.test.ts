import { expect, test } from 'vitest';
import { amountOrNull, notNumbers, whole, type FieldSpec } from '../../web/src/lib/policy/spec.ts';

const level: FieldSpec = { name: 'level', label: 'Level', type: 'number' };
const share: FieldSpec = { name: 'share', label: 'Share', type: 'number', fraction: true, between: [5, 1000] };
const refused = (fields: readonly FieldSpec[], values: Record<string, string>) => notNumbers(fields, values).map(({ field }) => field);

test('numbers of the settings are typed in any digits; what is none stands at its field and is never sent as something else', () => {
  expect(whole({ level: '١٢' }, 'level')).toBe(12);
  expect(amountOrNull({ share: '۷٫۵' }, 'share')).toBe(7.5);
  expect(refused([level, share], { level: '٣', share: '90' })).toEqual([]);
  expect(refused([level, share], { level: 'three', share: '4' })).toEqual(['level', 'share']);
  expect(refused([level], { level: '1.5' }), 'no half levels').toEqual(['level']);
  expect(refused([share], { share: '' }), 'what may be left out may').toEqual([]);
});
