import { expect, test } from 'vitest';
import { csvOf, timeCell, timeHead } from '../../web/src/lib/escalation/csv.ts';
import { overwriteGetLocale } from '../../web/src/lib/paraglide/runtime.js';

test('no cell of a file is run by a spreadsheet: signs, tabs, full-width twins, also behind spaces; figures and words stay as they are', () => {
  for (const cell of ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\r=1', ' =1', '＝1', '＋1', '－1', '＠x']) expect(csvOf([[cell]]).replace(/["\ufeff]/g, ''), cell).toMatch(/^'/);
  expect(csvOf([['كلمة', -5, 'a,b', null]])).toBe('\ufeffكلمة,-5,"a,b",\r\n');
});

test('times of a file are told on the clock of one zone, and the head of the column says which', () => {
  expect(timeCell('2026-11-23T21:05:07.120Z', 'Asia/Riyadh')).toBe('2026-11-24 00:05:07');
  expect(timeCell('2026-07-01T00:00:00Z', 'Africa/Cairo')).toBe('2026-07-01 03:00:00');
  expect(timeCell(null, 'Asia/Riyadh')).toBeNull();
  overwriteGetLocale(() => 'en');
  expect(timeHead('Due', 'Asia/Riyadh')).toBe('Due (time in Asia/Riyadh)');
  overwriteGetLocale(() => 'ar');
  expect(timeHead('مستحق', 'Asia/Riyadh')).toBe('مستحق (بتوقيت Asia/Riyadh)');
});
