import { describe, expect, test } from 'vitest';
import { counted, dateTime, duration, isolate, listed, plural } from '../../server/platform/words.ts';

const numbers = [0, 1, 2, 3, 10, 11, 99, 100, 101, 102, 103, 111, 1.5];

describe('domain 33: six plural forms', () => {
  test.each([
    [
      'day',
      [
        'لا أيام',
        'يوم واحد',
        'يومان',
        '3 أيام',
        '10 أيام',
        '11 يومًا',
        '99 يومًا',
        '100 يوم',
        '101 يوم',
        '102 يوم',
        '103 أيام',
        '111 يومًا',
        '1.5 يوم',
      ],
    ],
    [
      'workingDay',
      [
        'لا أيام عمل',
        'يوم عمل واحد',
        'يوما عمل',
        '3 أيام عمل',
        '10 أيام عمل',
        '11 يوم عمل',
        '99 يوم عمل',
        '100 يوم عمل',
        '101 يوم عمل',
        '102 يوم عمل',
        '103 أيام عمل',
        '111 يوم عمل',
        '1.5 يوم عمل',
      ],
    ],
    [
      'hour',
      [
        'لا ساعات',
        'ساعة واحدة',
        'ساعتان',
        '3 ساعات',
        '10 ساعات',
        '11 ساعة',
        '99 ساعة',
        '100 ساعة',
        '101 ساعة',
        '102 ساعة',
        '103 ساعات',
        '111 ساعة',
        '1.5 ساعة',
      ],
    ],
    [
      'minute',
      [
        'أقل من دقيقة',
        'دقيقة واحدة',
        'دقيقتان',
        '3 دقائق',
        '10 دقائق',
        '11 دقيقة',
        '99 دقيقة',
        '100 دقيقة',
        '101 دقيقة',
        '102 دقيقة',
        '103 دقائق',
        '111 دقيقة',
        '1.5 دقيقة',
      ],
    ],
  ] as const)('%s', (noun, said) => expect(numbers.map((n) => counted(n, noun, 'ar'))).toEqual(said));

  test('the dual has two cases', () => {
    expect(
      ['day', 'workingDay', 'hour', 'minute', 'calendarDay', 'complaint'].map((noun) =>
        counted(2, noun as 'day', 'ar', 'oblique'),
      ),
    ).toEqual(['يومين', 'يومَي عمل', 'ساعتين', 'دقيقتين', 'يومين تقويميين', 'شكويين']);
    expect(duration(122, 'ar')).toBe('ساعتان ودقيقتان');
    expect(duration(122, 'ar', { case: 'oblique' })).toBe('ساعتين ودقيقتين');
  });

  test('own forms are chosen by the same rules', () => {
    const forms = { zero: 'صفر', one: 'واحد', two: 'اثنان', few: 'قليل {n}', many: 'كثير {n}', other: 'غير ذلك {n}' };
    expect(numbers.map((n) => plural(n, forms))).toEqual([
      'صفر',
      'واحد',
      'اثنان',
      'قليل 3',
      'قليل 10',
      'كثير 11',
      'كثير 99',
      'غير ذلك 100',
      'غير ذلك 101',
      'غير ذلك 102',
      'قليل 103',
      'كثير 111',
      'غير ذلك 1.5',
    ]);
    expect([0, 1, 2].map((n) => plural(n, { one: '{n} card', other: '{n} cards' }, 'en'))).toEqual([
      '0 cards',
      '1 card',
      '2 cards',
    ]);
  });
});

test('durations', () => {
  expect(duration(192, 'ar')).toBe('3 ساعات و12 دقيقة');
  expect(duration(192, 'en')).toBe('3 hours and 12 minutes');
  expect([0, 0.9, 60, 61].map((minutes) => duration(minutes, 'en'))).toEqual([
    'less than a minute',
    'less than a minute',
    '1 hour',
    '1 hour and 1 minute',
  ]);
  expect(duration(6000, 'en')).toBe('100 hours');
  expect(duration(1440 * 2 + 61, 'en', { days: true })).toBe('2 days, 1 hour and 1 minute');
  expect(duration(1440 * 2 + 61, 'ar', { days: true })).toBe('يومان وساعة واحدة ودقيقة واحدة');
  expect([listed(['أ', 'ب'], 'ar'), listed([], 'en'), listed(['a'], 'en')]).toEqual(['أ وب', '', 'a']);
});

test('dates carry Gulf months, Latin digits, the year, and the zone they are asked for', () => {
  const at = new Date('2026-11-14T21:30:00Z');
  expect(dateTime(at, 'en', 'Asia/Riyadh')).toBe('15 November 2026, 00:30');
  expect(dateTime(at, 'ar', 'Europe/London')).toBe('14 نوفمبر 2026، الساعة 21:30');
  expect(dateTime(at, 'ar', 'Asia/Riyadh', { weekday: true })).toBe('الأحد 15 نوفمبر 2026، الساعة 00:30');
});

describe('domain 32: isolates', () => {
  test('what is isolated stays balanced and on one line', () => {
    expect(isolate('4821-113-205')).toBe('\u20684821-113-205\u2069');
    expect(isolate('a\u2069b')).toBe('\u2068ab\u2069');
    expect(isolate('a\u2067b')).toBe('\u2068a\u2067b\u2069\u2069');
    expect(isolate('x \u202Egnp.exe')).toBe('\u2068x gnp.exe\u2069');
    expect(isolate('a\r\nb\u2029c')).toBe('\u2068a b c\u2069');
    expect(isolate(`in ${isolate('5')} h`)).toBe('\u2068in \u20685\u2069 h\u2069');
  });
});
