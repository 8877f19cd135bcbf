import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideOrder } from '../../server/feedback/channels/import/order.ts';
import { profileOf } from '../../server/feedback/channels/import/profile.ts';
import { readWhen, type DateOrder } from '../../server/feedback/channels/import/when.ts';

const said = (text: string, order: DateOrder = 'iso', zone = 'Asia/Riyadh', time?: string): string | null => {
  const when = readWhen(text, { order, zone }, time);
  return when && `${when.at.toISOString().slice(0, 19)}${when.dayOnly ? ' day' : ''}`;
};

const day = '2026-11-13T21:00:00 day';
const evening = '2026-11-14T20:10:00';

describe('a date', () => {
  it.each([
    '2026-11-14', '2026/11/14', '2026.11.14', '20261114', '14 Nov 2026', '14-Nov-26', '14 November 2026', 'Nov 14, 2026', 'November 14th, 2026', '14th of November 2026',
    'Sat 14 Nov 2026', 'Saturday, November 14, 2026', '2026-Nov-14', '14 نوفمبر 2026', 'السبت، 14 نوفمبر 2026', '14 تشرين الثاني 2026', '14 نونبر 2026', '١٤ نوفمبر ٢٠٢٦', '۲۰۲۶/۱۱/۱۴',
    '2026/11/14م', '1448/06/04', '1448-06-04 هـ', "14 Nov '26",
  ])('%s is read without knowing an order', (text) => expect(said(text)).toBe(day));

  it.each([
    '2026-11-14T20:10:00Z', '2026-11-14T20:10Z', '2026-11-14 23:10:00+03:00', '2026-11-14T23:10:00.000+0300', '2026-11-14 23:10', '20261114T231000', '20261114T201000Z', '14 Nov 2026 11:10 PM',
    'Nov 14, 2026 at 11:10 p.m.', 'Sat, 14 Nov 2026 23:10:00 +0300', 'Sat Nov 14 2026 23:10:00 GMT+0300 (Arabian Standard Time)', 'Sat Nov 14 12:10:00 -0800 2026', '2026-11-14 20:10:00 UTC',
    '2026-11-14 15:10:00 EST', '١٤ نوفمبر ٢٠٢٦، ١١:١٠ م', '14 نوفمبر 2026 الساعة 23:10', '2026-11-14 11:10 مساءً', '\u200f2026-11-14\u200e 23:10',
  ])('%s is read with its time', (text) => expect(said(text)).toBe(evening));

  it('needs an order only where both readings exist', () => {
    expect(said('11/14/2026', 'month-first')).toBe(day);
    expect(said('14/11/2026', 'day-first')).toBe(day);
    expect(said('14.11.2026', 'day-first')).toBe(day);
    expect(said('14-11-26', 'day-first')).toBe(day);
    expect(said('١٤/١١/٢٠٢٦', 'day-first')).toBe(day);
    expect(said('04/06/1448', 'day-first')).toBe(day);
    expect(said('11/14/2026 11:10:00 PM', 'month-first')).toBe(evening);
    expect(said('14/11/2026', 'iso')).toBeNull();
    expect(said('12/31/69', 'month-first')?.slice(0, 4)).toBe('1969');
    expect(said('12/31/68', 'month-first')?.slice(0, 4)).toBe('2068');
  });

  it('may be a day number of a spreadsheet or a Unix time, where the column says so', () => {
    expect(said('46340', 'excel')).toBe(day);
    expect(said('46340.9652777778', 'excel')).toBe(evening);
    expect(said('1794687000', 'unix')).toBe(evening);
    expect(said('1794687000000', 'unix')).toBe(evening);
    expect(said('46340')).toBeNull();
    expect(said('1794687000')).toBeNull();
  });

  it('takes its time from a column of its own, and lies in the given zone', () => {
    expect(said('2026-11-14', 'iso', 'Asia/Riyadh', '11:10:00 PM')).toBe(evening);
    expect(said('2026-11-14', 'iso', 'America/New_York')).toBe('2026-11-14T05:00:00 day');
    expect(said('2026-07-14 12:00', 'iso', 'Africa/Cairo')).toBe('2026-07-14T09:00:00');
  });

  it.each([
    '2026-02-30', '31/02/2026', '29/02/2025', '2026-13-01', '0/1/2026', '32 Nov 2026', '2026-11-14 25:00', '2026-11-14 10:61', '2026-11-14 14:00 AM', '1448-06-31', '1850-01-01', '2150-01-01',
    'yesterday', 'Monday', 'Q3 2026', '2026', '11/2026', 'Nov 2026', '10:30', '1.5', '12/11', '14 Foo 2026', '2026-11-14T10:00+25:00', '14/11-2026', 'see 14/11/2026 please', '', '-', '1/2/3/4',
  ])('%j is none', (text) => {
    for (const order of ['iso', 'day-first', 'month-first'] as const) expect(said(text, order)).toBeNull();
  });

  it('round-trips through every way of writing it (property)', () => {
    const seed = 20_261_122;
    console.info(`seed ${seed}`);
    const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
    fc.assert(
      fc.property(fc.date({ min: new Date('1970-01-02'), max: new Date('2068-12-30'), noInvalidDate: true }), (date) => {
        const [y, m, d] = date.toISOString().slice(0, 10).split('-') as [string, string, string];
        const expected = `${y}-${m}-${d}T00:00:00 day`;
        const spellings: [string, DateOrder][] = [
          [`${m}/${d}/${y}`, 'month-first'], [`${Number(m)}/${Number(d)}/${y}`, 'month-first'], [`${d}/${m}/${y}`, 'day-first'], [`${d}.${m}.${y.slice(2)}`, 'day-first'],
          [`${d} ${months[Number(m) - 1]} ${y}`, 'iso'], [`${months[Number(m) - 1]} ${Number(d)}, ${y}`, 'iso'], [`${y}${m}${d}`, 'iso'],
        ];
        for (const [text, order] of spellings) expect([text, said(text, order, 'UTC')]).toEqual([text, expected]);
      }),
      { seed, numRuns: 500 },
    );
  });

  it('never throws, whatever it is given (property)', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 90 }), fc.string({ unit: fc.constantFrom(...'0123456789/-.: TZAPMamp+نوفمبرصم،'), maxLength: 40 })), (text) => {
        for (const order of ['iso', 'day-first', 'month-first', 'excel', 'unix'] as const) {
          const when = readWhen(text, { order, zone: 'Asia/Riyadh' });
          if (when) expect(Number.isNaN(when.at.getTime())).toBe(false);
        }
      }),
      { seed: 7, numRuns: 3000 },
    );
  });
});

describe('the order of a column', () => {
  const now = new Date('2026-11-22');
  const decide = (cells: string[], column = 'received', elsewhere: DateOrder | null = null) => {
    const { order, sure, because } = decideOrder(column, profileOf(cells), elsewhere, now);
    return [order, sure, because?.code ?? null];
  };

  it('follows the evidence', () => {
    expect(decide(['01/02/2026', '03/25/2026'])).toEqual(['month-first', true, null]);
    expect(decide(['01/02/2026', '25/03/2026'])).toEqual(['day-first', true, null]);
    expect(decide(['2026-01-02', '2 Jan 2026'])).toEqual(['iso', true, null]);
    expect(decide(['46340', '46341.5'])).toEqual(['excel', true, null]);
    expect(decide(['1794687000', '1794687001'])).toEqual(['unix', true, null]);
  });

  it('says so when there is none', () => {
    expect(decide(['01/02/2026', '03/04/2026'])).toEqual(['day-first', false, 'date.ambiguous']);
    expect(decide(['01/02/2026'], 'received', 'month-first')).toEqual(['month-first', false, 'date.as-elsewhere']);
    expect(decide(['01/12/2026', '02/11/2026'])).toEqual(['month-first', false, 'date.not-in-future']);
    expect(decide(['01/02/2026 03:00 PM'])).toEqual(['month-first', false, 'date.ambiguous']);
    expect(decide(['01/02/2026 03:00 م'], 'تاريخ الاستلام')).toEqual(['day-first', false, 'date.ambiguous']);
    expect(decide(['13/02/2026', '14/02/2026', '02/13/2026'])).toEqual(['day-first', false, 'date.contradiction']);
  });
});
