import { expect, test } from 'vitest';
import { rebased } from '../../web/src/lib/policy/rebase.ts';

test('what only somebody else changed comes in, what was typed stays, and what both changed is named', () => {
  const base = { nameEn: 'Deliveries', nameAr: 'التوصيل', rank: '0', natures: ['complaint'] };
  expect(rebased(base, { ...base, nameAr: 'توصيل الطلبات' }, { ...base, nameEn: 'Delivery' })).toEqual({ values: { ...base, nameEn: 'Delivery', nameAr: 'توصيل الطلبات' }, both: [] });
  expect(rebased(base, { ...base, rank: '3' }, { ...base, rank: '4' })).toEqual({ values: { ...base, rank: '3' }, both: ['rank'] });
  expect(rebased(base, { ...base, rank: '3' }, { ...base, rank: '3' }), 'both the same').toEqual({ values: { ...base, rank: '3' }, both: [] });
  expect(rebased(base, { ...base, natures: ['enquiry'] }, { ...base, natures: ['suggestion'] }), 'a list of words is one choice').toEqual({ values: { ...base, natures: ['enquiry'] }, both: ['natures'] });
});

test('rows within a row go one by one while none of them came or went', () => {
  const base = { weeks: [{ from: '', days: { sun: '08:00-16:00', mon: '08:00-16:00' } }], exceptions: [{ id: 'eid' }] };
  const mine = { ...base, weeks: [{ from: '', days: { sun: '09:00-15:00', mon: '08:00-16:00' } }] };
  const theirs = { weeks: [{ from: '', days: { sun: '07:00-16:00', mon: '07:00-16:00' } }], exceptions: [{ id: 'eid' }, { id: 'national' }] };
  expect(rebased(base, mine, theirs)).toEqual({ values: { weeks: [{ from: '', days: { sun: '09:00-15:00', mon: '07:00-16:00' } }], exceptions: [{ id: 'eid' }, { id: 'national' }] }, both: ['weeks.0.days.sun'] });
  expect(rebased(base, { ...base, weeks: [] }, theirs).both).toEqual(['weeks']);
});
