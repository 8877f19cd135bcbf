import type { Bilingual } from '../platform/words.ts';
import type { CalendarDefinition, DayException, Hours, WeekDefinition } from './working-time/definition.ts';
import { weekdays } from './working-time/definition.ts';

/** A calendar to begin with; an administrator edits it. */
export interface DefaultCalendar {
  readonly key: string;
  readonly name: Bilingual;
  readonly definition: CalendarDefinition;
}

const hours = (from: string, to: string): Hours[] => [{ from, to }];
const each = (days: string, all: readonly Hours[]): WeekDefinition['days'] =>
  Object.fromEntries(days.split(' ').map((day) => [day, all]));

const closed = (id: string, en: string, ar: string, from: string, to = from): DayException => ({
  id,
  kind: 'close',
  from,
  to,
  name: { en, ar },
});
const yearly = (id: string, en: string, ar: string, from: string, to = from): DayException => ({
  ...closed(id, en, ar, from, to),
  yearly: true,
});
/** By the Umm al-Qura calendar; the moon and the announcement decide. */
const expected = (id: string, en: string, ar: string, from: string, to = from): DayException => ({
  ...closed(id, en, ar, from, to),
  provisional: true,
});

const ramadan = (from: string, to: string, days: WeekDefinition['days']): WeekDefinition => ({
  from,
  to,
  provisional: true,
  name: { en: 'Ramadan hours', ar: 'دوام رمضان' },
  days,
});

const saudiRamadan = each('sun mon tue wed thu', hours('10:00', '16:00'));
const emiratiRamadan = {
  ...each('mon tue wed thu', hours('09:00', '15:00')),
  ...each('fri', hours('09:00', '12:00')),
};

/**
 * Holidays of the private sector: four days from the day after 29 Ramadan, four days from the day of Arafat, and the
 * two fixed ones.
 */
const riyadh: DefaultCalendar = {
  key: 'riyadh',
  name: { en: 'Riyadh, Sunday to Thursday', ar: 'الرياض، من الأحد إلى الخميس' },
  definition: {
    zone: 'Asia/Riyadh',
    weeks: [
      { days: each('sun mon tue wed thu', hours('08:00', '16:00')) },
      ramadan('2026-02-18', '2026-03-19', saudiRamadan),
      ramadan('2027-02-08', '2027-03-08', saudiRamadan),
    ],
    exceptions: [
      yearly('founding-day', 'Founding Day', 'إجازة يوم التأسيس', '2022-02-22'),
      yearly('national-day', 'National Day', 'إجازة اليوم الوطني', '2005-09-23'),
      expected('eid-al-fitr-2026', 'Eid al-Fitr', 'إجازة عيد الفطر', '2026-03-19', '2026-03-22'),
      expected('eid-al-adha-2026', 'Eid al-Adha', 'إجازة عيد الأضحى', '2026-05-26', '2026-05-29'),
      expected('eid-al-fitr-2027', 'Eid al-Fitr', 'إجازة عيد الفطر', '2027-03-09', '2027-03-12'),
      expected('eid-al-adha-2027', 'Eid al-Adha', 'إجازة عيد الأضحى', '2027-05-15', '2027-05-18'),
    ],
  },
};

const dubai: DefaultCalendar = {
  key: 'dubai',
  name: { en: 'Dubai, Monday to Friday noon', ar: 'دبي، من الاثنين إلى ظهر الجمعة' },
  definition: {
    zone: 'Asia/Dubai',
    weeks: [
      { days: each('sun mon tue wed thu', hours('08:00', '17:00')) },
      {
        from: '2022-01-03',
        days: { ...each('mon tue wed thu', hours('08:00', '17:00')), ...each('fri', hours('08:00', '12:00')) },
      },
      ramadan('2026-02-18', '2026-03-19', emiratiRamadan),
      ramadan('2027-02-08', '2027-03-08', emiratiRamadan),
    ],
    exceptions: [
      yearly('new-year', 'New Year', 'عطلة رأس السنة الميلادية', '2022-01-01'),
      yearly(
        'national-day',
        'National Day (Eid Al Etihad)',
        'عطلة اليوم الوطني (عيد الاتحاد)',
        '2021-12-02',
        '2021-12-03',
      ),
      expected('eid-al-fitr-2026', 'Eid al-Fitr', 'عطلة عيد الفطر', '2026-03-20', '2026-03-22'),
      expected(
        'eid-al-adha-2026',
        'Arafat Day and Eid al-Adha',
        'عطلة وقفة عرفة وعيد الأضحى',
        '2026-05-26',
        '2026-05-29',
      ),
      expected('hijri-new-year-1448', 'Hijri New Year', 'عطلة رأس السنة الهجرية', '2026-06-16'),
      expected('prophets-birthday-2026', 'Birthday of the Prophet', 'عطلة المولد النبوي الشريف', '2026-08-25'),
      expected('eid-al-fitr-2027', 'Eid al-Fitr', 'عطلة عيد الفطر', '2027-03-09', '2027-03-11'),
      expected(
        'eid-al-adha-2027',
        'Arafat Day and Eid al-Adha',
        'عطلة وقفة عرفة وعيد الأضحى',
        '2027-05-15',
        '2027-05-18',
      ),
      expected('hijri-new-year-1449', 'Hijri New Year', 'عطلة رأس السنة الهجرية', '2027-06-06'),
      expected('prophets-birthday-2027', 'Birthday of the Prophet', 'عطلة المولد النبوي الشريف', '2027-08-14'),
    ],
  },
};

const london: DefaultCalendar = {
  key: 'london',
  name: { en: 'London, Monday to Friday', ar: 'لندن، من الاثنين إلى الجمعة' },
  definition: {
    zone: 'Europe/London',
    weeks: [{ days: each('mon tue wed thu fri', hours('09:00', '17:30')) }],
    exceptions: [
      yearly('new-year', 'New Year’s Day', 'عطلة رأس السنة الميلادية', '2024-01-01'),
      yearly('christmas', 'Christmas and Boxing Day', 'عطلة عيد الميلاد', '2023-12-25', '2023-12-26'),
      closed('good-friday-2026', 'Good Friday', 'عطلة الجمعة العظيمة', '2026-04-03'),
      closed('easter-monday-2026', 'Easter Monday', 'عطلة اثنين الفصح', '2026-04-06'),
      closed('early-may-2026', 'Early May bank holiday', 'عطلة أوائل مايو', '2026-05-04'),
      closed('spring-2026', 'Spring bank holiday', 'عطلة الربيع', '2026-05-25'),
      closed('summer-2026', 'Summer bank holiday', 'عطلة الصيف', '2026-08-31'),
      closed('boxing-day-2026', 'Boxing Day (substitute day)', 'عطلة عيد الميلاد (يوم بديل)', '2026-12-28'),
      closed('good-friday-2027', 'Good Friday', 'عطلة الجمعة العظيمة', '2027-03-26'),
      closed('easter-monday-2027', 'Easter Monday', 'عطلة اثنين الفصح', '2027-03-29'),
      closed('early-may-2027', 'Early May bank holiday', 'عطلة أوائل مايو', '2027-05-03'),
      closed('spring-2027', 'Spring bank holiday', 'عطلة الربيع', '2027-05-31'),
      closed('summer-2027', 'Summer bank holiday', 'عطلة الصيف', '2027-08-30'),
      closed(
        'christmas-2027',
        'Christmas and Boxing Day (substitute days)',
        'عطلة عيد الميلاد (يومان بديلان)',
        '2027-12-27',
        '2027-12-28',
      ),
    ],
  },
};

const always: DefaultCalendar = {
  key: 'always',
  name: { en: 'Always open', ar: 'على مدار الساعة' },
  definition: {
    zone: 'Asia/Riyadh',
    weeks: [{ days: each(weekdays.join(' '), hours('00:00', '24:00')) }],
    exceptions: [],
  },
};

export const defaultCalendars: readonly DefaultCalendar[] = [riyadh, dubai, london, always];
