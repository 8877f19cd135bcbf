import { beforeAll, expect, test } from 'vitest';
import { compile } from '@inlang/paraglide-js';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Voice } from '../../web/src/lib/platform/words.ts';

const web = fileURLToPath(new URL('../../web/', import.meta.url));
const voice = (language: 'en' | 'ar', digits: 'latn' | 'arab' = 'latn'): Voice => ({ language, digits, zone: 'Asia/Riyadh' });
const minute = 60_000;
const hour = 60 * minute;

let words: typeof import('../../web/src/lib/platform/words.ts');
let fold: typeof import('../../web/src/lib/platform/fold.ts').fold;
let speak: (language: 'en' | 'ar') => void;

beforeAll(async () => {
  if (!existsSync(`${web}src/lib/paraglide/messages.js`)) {
    await compile({ project: `${web}project.inlang`, outdir: `${web}src/lib/paraglide`, strategy: ['baseLocale'] });
  }
  const runtime = (await import('../../web/src/lib/paraglide/runtime.js' as string)) as { overwriteGetLocale: (get: () => 'en' | 'ar') => void };
  let language: 'en' | 'ar' = 'en';
  runtime.overwriteGetLocale(() => language);
  speak = (next) => (language = next);
  words = await import('../../web/src/lib/platform/words.ts');
  ({ fold } = await import('../../web/src/lib/platform/fold.ts'));
});

test('time left, in English', () => {
  speak('en');
  expect(words.left(3 * hour + 12 * minute, voice('en'))).toBe('3 h 12 min left');
  expect(words.left(27 * hour, voice('en'))).toBe('1 day 3 h left');
  expect(words.late(25 * minute, voice('en'))).toBe('25 min late');
});

test('a promise in working time says its unit: minutes add up to hours, hours never to days, and a calendar day is none of work', () => {
  speak('en');
  const en = voice('en');
  expect([1, 45, 60, 90, 240, 1_440].map((minutes) => words.inWorkingTime(minutes, en))).toEqual(['1 working minute', '45 working minutes', '1 working hour', '1 working hour 30 min', '4 working hours', '24 working hours']);
  expect(words.inCalendarDays(30, en)).toBe('30 calendar days');
  speak('ar');
  const ar = voice('ar');
  expect([60, 120, 240, 660, 6_000].map((minutes) => words.inWorkingTime(minutes, ar))).toEqual(['ساعة عمل واحدة', 'ساعتا عمل', '4 ساعات عمل', '11 ساعة عمل', '100 ساعة عمل']);
  expect(words.inWorkingTime(120, ar, 'object')).toBe('ساعتَي عمل');
  expect(words.inWorkingTime(135, ar)).toBe('ساعتا عمل و15 دقيقة');
  expect([1, 2, 3, 30].map((days) => words.inCalendarDays(days, ar))).toEqual(['يوم تقويمي واحد', 'يومان تقويميان', '3 أيام تقويمية', '30 يومًا تقويميًا']);
});

test('time left, in Arabic: the dual changes after a preposition, and no digit is printed for one and two', () => {
  speak('ar');
  expect(words.left(3 * hour + 12 * minute, voice('ar'))).toBe('المتبقي: 3 ساعات و12 دقيقة');
  expect(words.left(48 * hour, voice('ar'))).toBe('المتبقي: يومان');
  expect(words.ago(2 * hour, voice('ar'))).toBe('منذ ساعتين');
  expect(words.duration(hour + minute, voice('ar'))).toBe('ساعة واحدة ودقيقة واحدة');
  expect(words.duration(20_000, voice('ar'))).toBe('أقل من دقيقة');
  expect(words.left(3 * hour + 12 * minute, voice('ar', 'arab'))).toBe('المتبقي: ٣ ساعات و١٢ دقيقة');
});

test.each([
  [0, 'لا أيام'], [1, 'يوم واحد'], [2, 'يومان'], [3, '3 أيام'], [10, '10 أيام'], [11, '11 يومًا'], [99, '99 يومًا'], [100, '100 يوم'],
  [101, '101 يوم'], [102, '102 يوم'], [103, '103 أيام'], [111, '111 يومًا'], [1.5, '1.5 يوم'],
])('%d days in Arabic', (count, said) => {
  speak('ar');
  expect(words.inDays(count, voice('ar'))).toBe(said);
});

test('dates name the month in words and keep Latin digits unless others are chosen', () => {
  const at = '2026-11-14T20:10:00Z';
  speak('ar');
  expect(words.when(at, 'both', voice('ar'))).toBe('14 نوفمبر 2026، 23:10');
  expect(words.when(at, 'date', voice('ar', 'arab'))).toBe('١٤ نوفمبر ٢٠٢٦');
  expect(words.hijri(at, voice('ar'))).toContain('1448');
  speak('en');
  expect(words.when(at, 'both', voice('en'))).toBe('14 Nov 2026, 23:10');
  expect(words.near(at, Date.parse('2026-11-13T09:00:00Z'), voice('en'))).toBe('tomorrow 23:10');
  expect(words.near(at, Date.parse('2026-02-01T09:00:00Z'), voice('en')), 'the year is known').toBe('14 Nov, 23:10');
  expect(words.near(at, Date.parse('2027-02-01T09:00:00Z'), voice('en'))).toBe('14 Nov 2026, 23:10');
});

test('the size of a file is said in the language, in the digits that were chosen', () => {
  expect([320, 2_440_000].map((bytes) => words.fileSize(bytes, voice('en')))).toEqual(['1 kB', '2.4 MB']);
  expect([320, 2_440_000].map((bytes) => words.fileSize(bytes, voice('ar')))).toEqual(['1 كيلوبايت', '2.4 ميغابايت']);
});

test('what was typed in any digits is the same number', () => {
  for (const typed of ['1234.5', '١٢٣٤٫٥', '۱۲۳۴٫۵', '١٬٢٣٤٫٥', '1,234.5']) expect(words.numberIn(typed)).toBe(1234.5);
  expect(words.numberIn('12a')).toBeNull();
  expect(words.numberIn('')).toBeNull();
});

test('looking for a word folds what Arabic writes in several ways', () => {
  expect(fold('الشَّكْوَى')).toBe(fold('الشكوي'));
  expect(fold('إدارة الجودة')).toBe(fold('اداره الجوده'));
  expect(fold('٢٠٢٦')).toBe('2026');
});
