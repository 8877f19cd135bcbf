import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { budgetUnits } from '../../server/policy/working-time/budget.ts';
import { compile } from '../../server/policy/working-time/calendar.ts';
import { deadline } from '../../server/policy/working-time/deadline.ts';
import { explain } from '../../server/policy/working-time/explain.ts';
import { explanation, type Explanation } from '../../server/policy/working-time/explanation.ts';
import { at, calendars, definitions } from './calendars.ts';

const riyadh = compile(definitions.riyadh);
const waiting = { en: 'waiting for the complainant', ar: 'بانتظار رد مقدّم الشكوى' };
const bare = (sentences: string[]) => sentences.map((sentence) => sentence.replace(/[\u2066-\u2069]/g, ''));
const sum = ({ steps }: Explanation) =>
  steps.reduce((total, step) => total + ('worked' in step ? step.worked : 0), 0);

describe('rule 14: every deadline explains itself', () => {
  test.each(calendars)('in %s the steps add up to the budget, and to the deadline', (_, calendar) => {
    const instant = fc
      .integer({ min: at('2026-01-01T00:00Z') / 60_000, max: at('2027-01-01T00:00Z') / 60_000 })
      .map((minute) => minute * 60_000);
    const budget = fc.record({ unit: fc.constantFrom(...budgetUnits), amount: fc.integer({ min: 1, max: 60 }) });
    const pauses = fc.array(
      fc
        .tuple(instant, fc.integer({ min: 1, max: 9000 }))
        .map(([from, lasts]) => ({ from, to: from + lasts * 60_000 })),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(instant, budget, pauses, (start, promised, paused) => {
        const why = explanation(calendar, start, promised, paused);
        expect(sum(why)).toBe(why.length);
        expect(why.due).toBe(deadline(calendar, start, promised, paused));
        for (const language of ['en', 'ar'] as const) {
          const said = explain(why, language);
          expect(said.join()).not.toMatch(/undefined|NaN|\{n\}/);
          for (const sentence of said) expect(sentence.split('\u2068').length).toBe(sentence.split('\u2069').length);
        }
      }),
    );
  });

  const why = explanation(riyadh, at('2026-03-17T20:00Z'), { unit: 'workingHours', amount: 16 }, [
    { from: at('2026-03-24T08:00Z'), to: at('2026-03-25T07:00Z'), reason: waiting },
  ]);

  test('in English', () => {
    expect(bare(explain(why, 'en'))).toEqual([
      'Promised: 16 working hours, from Tuesday 17 March 2026, 23:00 (Asia/Riyadh). Only working time counts.',
      'It began outside working hours; counting begins Wednesday 18 March 2026, 10:00.',
      'Wednesday 18 March 2026 (Ramadan hours): from 10:00 to 16:00, 6 hours.',
      'Thursday 19 March 2026 to Monday 23 March 2026 (5 days): Eid al-Fitr (expected, awaiting the official announcement), not counted.',
      'Tuesday 24 March 2026: from 08:00 to 11:00, 3 hours.',
      'Paused from Tuesday 24 March 2026, 11:00 to Wednesday 25 March 2026, 10:00: waiting for the complainant. Not counted: 7 hours.',
      'Wednesday 25 March 2026: from 10:00 to 12:00 and from 13:00 to 17:00, 6 hours.',
      'Thursday 26 March 2026: from 08:00 to 09:00, 1 hour.',
      'Expected days are part of this; if their announcement moves the date, those concerned are told.',
      'Due: Thursday 26 March 2026, 09:00 (Asia/Riyadh).',
    ]);
  });

  test('in Arabic', () => {
    expect(bare(explain(why, 'ar'))).toEqual([
      'المدة: 16 ساعة عمل، ابتداءً من الثلاثاء 17 مارس 2026، الساعة 23:00 (توقيت Asia/Riyadh). لا يُحتسب إلا وقت العمل.',
      'بدأت خارج أوقات العمل؛ يبدأ الاحتساب الأربعاء 18 مارس 2026، الساعة 10:00.',
      'الأربعاء 18 مارس 2026 (دوام رمضان): من 10:00 إلى 16:00، 6 ساعات.',
      'من الخميس 19 مارس 2026 إلى الاثنين 23 مارس 2026 (5 أيام): إجازة عيد الفطر (إجازة متوقعة بانتظار الإعلان الرسمي)، لا يُحتسب.',
      'الثلاثاء 24 مارس 2026: من 08:00 إلى 11:00، 3 ساعات.',
      'توقف الاحتساب مؤقتًا من الثلاثاء 24 مارس 2026، الساعة 11:00 إلى الأربعاء 25 مارس 2026، الساعة 10:00: بانتظار رد مقدّم الشكوى. الوقت غير المحتسب: 7 ساعات.',
      'الأربعاء 25 مارس 2026: من 10:00 إلى 12:00 ومن 13:00 إلى 17:00، 6 ساعات.',
      'الخميس 26 مارس 2026: من 08:00 إلى 09:00، ساعة واحدة.',
      'تتضمن المدة أيامًا متوقعة بانتظار الإعلان الرسمي؛ وإذا تغيّر الموعد بعد الإعلان فسيُبلَّغ به المعنيون.',
      'الموعد النهائي: الخميس 26 مارس 2026، الساعة 09:00 (توقيت Asia/Riyadh).',
    ]);
  });

  test('working days are numbered, and like days told together', () => {
    const said = bare(
      explain(explanation(riyadh, at('2026-11-20T10:00Z'), { unit: 'workingDays', amount: 5 }), 'en'),
    );
    expect(said[0]).toContain('The day on which it begins does not count');
    expect(said[2]).toBe(
      'Friday 20 November 2026 to Saturday 21 November 2026 (2 days): no working hours, not counted.',
    );
    expect(said[3]).toMatch(
      /^Working days 1–5, Sunday 22 November 2026 to Thursday 26 November 2026, each day from 08:00 .* 40 hours\.$/,
    );
    expect(said.at(-1)).toBe('Due: Thursday 26 November 2026, 17:00 (Asia/Riyadh).');
  });

  test('weeks like the one before are told in one sentence, and a holiday among them is told by itself', () => {
    const told = (language: 'en' | 'ar') =>
      bare(explain(explanation(riyadh, at('2026-09-10T15:00Z'), { unit: 'workingDays', amount: 40 }), language));
    expect(told('en').slice(2)).toEqual([
      'Friday 11 September 2026 to Saturday 12 September 2026 (2 days): no working hours, not counted.',
      'Working days 1–5, Sunday 13 September 2026 to Thursday 17 September 2026, each day from 08:00 to 12:00 and from 13:00 to 17:00, 40 hours.',
      'Friday 18 September 2026 to Saturday 19 September 2026 (2 days): no working hours, not counted.',
      'Working days 6–8, Sunday 20 September 2026 to Tuesday 22 September 2026, each day from 08:00 to 12:00 and from 13:00 to 17:00, 24 hours.',
      'Wednesday 23 September 2026: National Day, not counted.',
      'Working day 9, Thursday 24 September 2026: from 08:00 to 12:00 and from 13:00 to 17:00, 8 hours.',
      'Friday 25 September 2026 to Saturday 26 September 2026 (2 days): no working hours, not counted.',
      'Working days 10–14, Sunday 27 September 2026 to Thursday 1 October 2026, each day from 08:00 to 12:00 and from 13:00 to 17:00, 40 hours.',
      'Working days 15–39, Friday 2 October 2026 to Thursday 5 November 2026, each week the same: 200 hours.',
      'Friday 6 November 2026 to Saturday 7 November 2026 (2 days): no working hours, not counted.',
      'Working day 40, Sunday 8 November 2026: from 08:00 to 12:00 and from 13:00 to 17:00, 8 hours.',
      'Due: Sunday 8 November 2026, 17:00 (Asia/Riyadh).',
    ]);
    expect(told('ar')).toContain(
      'أيام العمل 15–39، من الجمعة 2 أكتوبر 2026 إلى الخميس 5 نوفمبر 2026، كل أسبوع بالمواعيد نفسها: 200 ساعة.',
    );
  });

  test('calendar days say that every day counts, and end with the day', () => {
    const said = bare(
      explain(explanation(riyadh, at('2026-11-20T10:00Z'), { unit: 'calendarDays', amount: 2 }), 'ar'),
    );
    expect(said[0]).toContain('المدة: يومان تقويميان');
    expect(said[0]).toContain('تُحتسب جميع الأيام');
    expect(said.at(-1)).toBe('الموعد النهائي: الأحد 22 نوفمبر 2026، الساعة 24:00 (توقيت Asia/Riyadh).');
  });

  test('a pause without an end leaves what remains, and no date', () => {
    const said = bare(
      explain(
        explanation(riyadh, at('2026-11-22T05:00Z'), { unit: 'workingHours', amount: 8 }, [
          { from: at('2026-11-22T11:00Z'), to: null, reason: waiting },
        ]),
        'ar',
      ),
    );
    expect(said.at(-2)).toBe('الاحتساب متوقف مؤقتًا منذ الأحد 22 نوفمبر 2026، الساعة 14:00: بانتظار رد مقدّم الشكوى.');
    expect(said.at(-1)).toBe('لا موعد نهائيًا ما دام الاحتساب متوقفًا. المتبقي: 3 ساعات.');
  });

  test('an overnight shift and a midnight are told as a clock shows them', () => {
    const night = explain(
      explanation(compile(definitions.night), at('2026-11-20T12:00Z'), { unit: 'workingHours', amount: 8 }),
      'en',
    );
    expect(bare(night)).toContain('Friday 20 November 2026: from 22:00 to 06:00 of the next day, 8 hours.');
    const begun = (unit: 'workingHours' | 'workingDays', amount: number) =>
      bare(explain(explanation(compile(definitions.night), at('2026-11-21T01:30Z'), { unit, amount }), 'en'));
    expect(begun('workingHours', 6)[1], 'it begins in the midst of a shift of the day before').toBe(
      'Friday 20 November 2026: on the next day from 01:30 to 06:00, 4 hours and 30 minutes.',
    );
    expect(begun('workingDays', 1).filter((said) => said.startsWith('The day it begins'))).toHaveLength(1);
    const always = explain(
      explanation(compile(definitions.lordHowe), at('2026-11-20T13:00Z'), { unit: 'workingHours', amount: 11.5 }),
      'en',
    );
    expect(bare(always).at(-2)).toBe('Saturday 21 November 2026: from 00:00 to 11:30, 11 hours and 30 minutes.');
  });
});
