import { expect, test } from 'vitest';
import { csvOf } from '../../web/src/lib/escalation/csv.ts';

test('no cell of a file is run by a spreadsheet: signs, tabs, full-width twins, also behind spaces; figures and words stay as they are', () => {
  for (const cell of ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\r=1', ' =1', '＝1', '＋1', '－1', '＠x']) expect(csvOf([[cell]]).replace(/["\ufeff]/g, ''), cell).toMatch(/^'/);
  expect(csvOf([['كلمة', -5, 'a,b', null]])).toBe('\ufeffكلمة,-5,"a,b",\r\n');
});
