import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fieldAt, hoursIn, inForceOn, spilled } from '../../web/src/lib/policy/calendar.ts';

test('hours are typed in any digits, and what is typed as half of them is passed on to be refused', () => {
  expect(hoursIn('٨:٠٠-١٢:٠٠، ۱۳:۰۰–۱۶:۰۰')).toEqual([{ from: '08:00', to: '12:00' }, { from: '13:00', to: '16:00' }]);
  expect(hoursIn('10:00')).toEqual([{ from: '10:00', to: '' }]);
  expect(hoursIn('8 - 12:30;  14:00 —18'), 'as people write them').toEqual([{ from: '08:00', to: '12:30' }, { from: '14:00', to: '18:00' }]);
});

test('a shift past midnight stands on both days that it touches', () => {
  expect(hoursIn('22:00-06:00')).toEqual([{ from: '22:00', to: '06:00', overnight: true }]);
  expect(spilled(hoursIn('08:00-12:00 22:00-06:00'))).toEqual([{ from: '00:00', to: '06:00' }]);
  expect(spilled(hoursIn('16:00-00:00'))).toEqual([]);
});

test('of several weeks the one whose hours count today is shown: Ramadan before the ordinary one, the reform before what it replaced', () => {
  const week = (from: string, to = '') => ({ from, to, nameEn: '', nameAr: '', provisional: false, days: {} });
  const [old, reformed, ramadan] = [week(''), week('2022-01-03'), week('2027-02-08', '2027-03-08')];
  const on = (day: string) => inForceOn(day, [old, reformed, ramadan]);
  expect(on('2021-06-01')).toBe(old);
  expect(on('2026-11-23')).toBe(reformed);
  expect(on('2027-02-08')).toBe(ramadan);
  expect(on('2027-03-09')).toBe(reformed);
});

test('a refusal stands at the field that it is about', () => {
  const form = readFileSync(new URL('../../web/src/lib/policy/CalendarDialog.svelte', import.meta.url), 'utf8');
  const fields = (path: string) => fieldAt(path.split('.'))!.replace(/-\d+-/, '-{index}-').replace(/-(?:sun)$/, '-{day}');
  for (const path of ['nameEn', 'zone', 'weeks.1.from', 'weeks.1.nameAr', 'weeks.0.days.sun.1', 'exceptions.2.from', 'exceptions.2.nameEn', 'exceptions.2.nameAr', 'exceptions.0.hours.0'])
    expect(form, path).toContain(`name="${fields(path)}"`);
});
