import type { Context } from '../platform/context.ts';
import { mistaken, Refused, refusal, Required } from '../platform/problem.ts';
import type { Book } from '../journal/book.ts';
import { caseStream } from '../journal/stream.entity.ts';
import { settingsOf } from '../policy/policy.service.ts';
import type { Case, Closing } from '../case/case.entity.ts';
import { turned } from '../case/turn.service.ts';
import { onMerits } from '../case/gate.service.ts';
import { onCase } from '../case/verb.service.ts';
import { Satisfaction, type Wants } from './satisfaction.entity.ts';
import { CaseTakenUpAgain, SatisfactionAnswered } from './satisfaction.kinds.ts';

export const NotAskedYet = refusal('satisfaction.not-asked', { en: () => 'This is asked once the remedy is delivered.', ar: () => 'يُطرح هذا السؤال بعد تقديم الحل.' });
export const AnsweredAlready = refusal('satisfaction.answered', { en: () => 'Thank you: your answer was noted already.', ar: () => 'شكرًا لكم: سُجّل ردكم من قبل.' });
export const FactsOnce = refusal('satisfaction.facts-once', {
  en: () => 'More facts were looked at once already. Somebody not involved can review it, or an outside body can be asked.',
  ar: () => 'سبق النظر في معلومات إضافية. يمكن طلب إعادة النظر من جهة لم تشارك في المعالجة، أو اللجوء إلى جهة خارجية.',
});

/** Counted where it is refused; each figure beside what the settings ask for. */
export const NotSilentYet = refusal<{ sent?: number; due?: number; passed?: number; days?: number }>('satisfaction.not-silent-yet', {
  en: ({ sent, due, passed, days }) => `Silence counts as acceptance only after reminders (${sent} of ${due} sent) and days (${passed} of ${days} passed).`,
  ar: ({ sent, due, passed, days }) => `لا يُعتبر عدم الرد قبولًا إلا بعد التذكيرات (أُرسل ${sent} من ${due}) وانقضاء الأيام (${passed} من ${days}).`,
});
export const SaidOtherwise = refusal('satisfaction.said-otherwise', { en: () => 'They have answered: it ends as they said.', ar: () => 'سبق أن أجاب مقدّم الشكوى: تُغلق الحالة وفق إجابته.' });
export const NotAnswered = refusal('satisfaction.not-answered', {
  en: () => 'Nobody has noted yet what they say to the outcome. Record their answer first.',
  ar: () => 'لم يُسجَّل بعد رد مقدّم الشكوى على النتيجة. يلزم تسجيل رده أولًا.',
});

type Kept = Pick<Book, 'em'>;
const askedIn = ({ em }: Kept, { id, cycle }: Case): Promise<Satisfaction | null> => em.findOne(Satisfaction, { caseId: id, cycle });
const asSaid = ({ settled }: Satisfaction): Closing => (settled ? 'accepted' : 'notAccepted');

/** How far silence has come towards being taken for acceptance: reminded so often, asked so many days ago (domain.md 24). */
const silence = async ({ em }: Kept, kase: Case, asked: Satisfaction | null, now: Date) => {
  const set = await settingsOf(em, ['reminders', 'deemedDays']);
  const [due, days] = [Number(set.reminders), Number(set.deemedDays)];
  const [sent, passed] = [asked?.reminders ?? 0, kase.askedAt ? Math.floor((now.getTime() - kase.askedAt.getTime()) / 86_400_000) : 0];
  return { counts: sent >= due && passed >= days, sent: Math.min(sent, due), due, passed: Math.min(passed, days), days };
};

/** Whether the last word of this cycle bears out this closing: accepted and not accepted as they said themselves; deemed accepted only where they say nothing. */
export const lastWord = async (kept: Kept, kase: Case, closing: Closing, now: Date): Promise<readonly Refused[] | null> => {
  if (!onMerits(kase, closing) || !kase.decidedAt) return null;
  const asked = await askedIn(kept, kase);
  if (asked?.answeredAt) return closing === asSaid(asked) ? null : [mistaken('closing', SaidOtherwise)];
  if (closing !== 'deemed') return [mistaken('closing', NotAnswered)];
  const { counts, ...told } = await silence(kept, kase, asked, now);
  return counts ? null : [mistaken('closing', NotSilentYet, told)];
};

/** How a case that waits for the last word would end as things stand: as they said, or as deemed once silence counts; null before. */
export const endsAs = async (kept: Kept, kase: Case, now: Date): Promise<Closing | null> => {
  if (kase.stage !== 'settling' || kase.nature !== 'complaint') return null;
  const asked = await askedIn(kept, kase);
  if (asked?.answeredAt) return asSaid(asked);
  return (await silence(kept, kase, asked, now)).counts ? 'deemed' : null;
};

export interface Answers {
  readonly settled: boolean;
  /** With the outcome and with the handling, 1 (not at all) to 5; apart, and both may stay open. */
  readonly outcome?: number | null;
  readonly handling?: number | null;
  readonly comment?: string | null;
  readonly wants?: Wants | null;
}

/**
 * The last word of the complainant. What staff takes down on the telephone is marked, and the complainant may still answer over it;
 * an answer of their own stands. “No” takes the matter up again: with more facts once a level, or by a review, which is the next level.
 */
export const answerSatisfaction = (ctx: Context, caseId: string, answers: Answers): Promise<Case> =>
  onCase(ctx, caseId, 'case.recordSatisfaction', null, async (book, kase) => {
    if (!kase.askedAt) throw new Refused(NotAskedYet);
    const byStaff = ctx.actor.kind === 'person';
    const earlier = await book.em.find(Satisfaction, { caseId }, { orderBy: { cycle: 'asc' } });
    const known = earlier.find(({ cycle }) => cycle === kase.cycle);
    if (known?.answeredAt && (byStaff || !known.byStaff)) throw new Refused(AnsweredAlready);
    const level = earlier.filter((one) => one !== known && one.wants === 'review').length;
    const wants = answers.settled ? null : (answers.wants ?? null);
    if (!answers.settled && !wants) throw mistaken('wants', Required);
    if (wants === 'facts' && earlier.some((one) => one !== known && one.level === level && one.wants === 'facts')) throw mistaken('wants', FactsOnce);
    const comment = answers.comment?.trim() || null;
    if (wants === 'facts' && !comment) throw mistaken('comment', Required);
    const answered = { answeredAt: ctx.now(), remindAt: null, settled: answers.settled, outcome: answers.outcome ?? null, handling: answers.handling ?? null, wants, byStaff, level };
    const row = known ? Object.assign(known, answered) : book.add(Satisfaction, { caseId, cycle: kase.cycle, askedAt: kase.askedAt, ...answered });
    book.write(SatisfactionAnswered, kase, {
      satisfaction: row.id, settled: answers.settled, outcome: row.outcome, handling: row.handling, wants, byStaff, comment: comment && (await book.say(row, 'comment', comment, kase.language)),
    });
    if (wants === 'facts' || wants === 'review') await takeUpAgain(ctx, book, kase, wants, wants === 'review' ? level + 1 : level);
    return kase;
  });

const takeUpAgain = async (ctx: Context, book: Book, kase: Case, wants: Wants, level: number): Promise<void> => {
  const involved = wants === 'review' ? await handIn(book, kase) : [];
  kase.involvedIds = [...new Set([...kase.involvedIds, ...involved])];
  // What was being settled was decided: from the rules' point of view it ended, and a new cycle begins.
  if (kase.stage !== 'closed') kase.stage = 'closed';
  kase.reopen(ctx.now());
  book.write(CaseTakenUpAgain, kase, { wants, level, cycle: kase.cycle, ...(involved.length ? { involved: involved.filter((id) => !kase.excludedIds.includes(id)) } : {}) });
  await turned(ctx, book, kase, 'reopened');
};

/** Who had a hand in what was decided so far: led it or worked on it, wrote, returned, approved or told the answer. From the record, whoever they are today. */
const handIn = async ({ em }: Book, { id }: Case): Promise<string[]> => {
  const rows = await em.execute<{ id: string }[]>(
    `select person_id as id from membership where case_id = ? union select actor_id::uuid from entry
      where stream = ? and actor_kind = 'person' and kind in ('response.written', 'response.returned', 'response.approved', 'case.decided') order by 1`, [id, caseStream(id)]);
  return rows.map((row) => row.id);
};
