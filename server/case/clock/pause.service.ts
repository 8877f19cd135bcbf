import type { Context } from '../../platform/context.ts';
import { DateOrder, mistaken, Refused, Required, Unknown } from '../../platform/problem.ts';
import type { Book } from '../../journal/book.ts';
import { neverPaused, pauseReasons } from '../../policy/commitment.entity.ts';
import { pauseReport } from '../../policy/time.service.ts';
import type { Case } from '../case.entity.ts';
import { permission } from '../case.policy.ts';
import { onCase } from '../verb.service.ts';
import { ClocksPaused, ClocksResumed, ResumeCorrected } from './clock.kinds.ts';
import { NotDelivered, NothingToCorrect, NotPausable, NotPaused, PauseCapped, QuestionMissing, RemindBefore, TooLateToCorrect } from './clock.policy.ts';
import { correctable, logOf, readingOf, resumedByAnswer, type Ticking } from './clock.reading.ts';
import { append, endPauses, notice, ticking, writeOnCase } from './clock.service.ts';

const day = 86_400_000;

export interface Pausing {
  readonly reason: string;
  /** What was asked, in the words that were sent. */
  readonly question: string;
  /** When it demonstrably arrived: the pause begins then, never before. */
  readonly deliveredAt?: Date | null;
  /** When the one awaited is reminded; without it half-way, where the complainant is awaited. */
  readonly remindAt?: Date | null;
  /** When the pause ends by itself. */
  readonly until: Date;
  readonly messageId?: string | null;
}

/** Lets the clocks that this reason may pause stand still. What the commitment does not allow runs on. */
export const pauseClocks = (ctx: Context, id: string, given: Pausing, expectedVersion?: number | null): Promise<Case> =>
  onCase(ctx, id, 'case.pause', expectedVersion, async (book, kase) => {
    if (!(pauseReasons as readonly string[]).includes(given.reason)) throw mistaken('reason', Unknown);
    if (!given.question.trim()) throw mistaken('question', QuestionMissing);
    if (!given.deliveredAt) throw mistaken('deliveredAt', NotDelivered);
    if (given.deliveredAt > ctx.now()) throw mistaken('deliveredAt', DateOrder);
    if (given.until <= ctx.now()) throw mistaken('until', DateOrder);
    if (given.remindAt && given.remindAt >= given.until) throw mistaken('remindAt', RemindBefore);
    await pauseIn(book, ctx, kase, given);
    return kase;
  });

/** Within another verb (a question that was asked): pauses what may be paused, and is content where nothing may. */
export const pauseForQuestion = async (book: Book, ctx: Context, kase: Case, given: Pausing): Promise<void> => {
  if (permission('case.pause')(ctx.actor, kase) !== true) return;
  const all = await ticking(book, kase);
  if (pausableOf(all, given.reason).every((one) => capOf(one, ctx.now(), given.until) < 0)) return;
  await pauseIn(book, ctx, kase, given);
};

const pauseIn = async (book: Book, ctx: Context, kase: Case, { reason, question, until, remindAt: planned, messageId, deliveredAt }: Pausing): Promise<void> => {
  const all = await ticking(book, kase);
  endPauses(book, ctx, all);
  notice(book, ctx, kase, all.filter(({ clock }) => clock.phase !== 'stopped'));
  const pausable = pausableOf(all, reason);
  if (!pausable.length) throw mistaken('reason', NotPausable);
  const fitting = pausable.filter((one) => capOf(one, ctx.now(), until) >= 0);
  if (!fitting.length) throw mistaken('until', PauseCapped, { days: Math.max(...pausable.map(({ commitment }) => commitment.pauseDays)) });
  const delivered = deliveredAt ?? ctx.now();
  const remindAt = planned ?? (reason === 'complainant' ? new Date((ctx.now().getTime() + until.getTime()) / 2) : null);
  const at = (one: Ticking): Date => new Date(Math.max(delivered.getTime(), one.lines.at(-1)!.at.getTime()));
  for (const one of fitting) append(book, ctx, one, { phase: 'paused', at: at(one), cause: reason, until, remindAt, evidenceId: messageId ?? null });
  book.write(ClocksPaused, kase, {
    clocks: fitting.map(({ clock }) => clock.name), reason, question: await book.say(kase, 'pausing', question.trim(), kase.language), evidence: messageId, until: until.toISOString(), remind: remindAt?.toISOString(), zone: fitting[0]!.calendar.zone,
  }, { happenedAt: delivered });
  writeOnCase(kase, all);
};

/** Never what was acknowledged, reported or asked by law; never for our own supplier or department. */
const pausableOf = (all: readonly Ticking[], reason: string): Ticking[] =>
  all.filter(({ clock, commitment }) => clock.phase === 'running' && !clock.legal && !neverPaused.includes(clock.name) && commitment.pausable.includes(reason));

/** What is left of the cap after a pause until then, in milliseconds; negative where it goes beyond. */
const capOf = ({ calendar, lines, commitment }: Ticking, now: Date, until: Date): number => {
  const used = pauseReport(calendar, logOf(lines), now.getTime()).reduce((sum, { wall }) => sum + wall, 0);
  return commitment.pauseDays * day - used - (until.getTime() - now.getTime());
};

/** By hand, with the reason in the journal. */
export const resumeClocks = (ctx: Context, id: string, reason: string): Promise<Case> =>
  onCase(ctx, id, 'case.resume', undefined, async (book, kase) => {
    if (!reason.trim()) throw mistaken('reason', Required);
    await book.say(kase, 'resuming', reason.trim(), ctx.language);
    if (!(await resumeIn(book, ctx, kase, { at: ctx.now(), cause: 'byHand' }))) throw new Refused(NotPaused);
    return kase;
  });

/**
 * A message of the complainant arrived: what waits for them runs again from that instant, also if nobody reads it. Automatic
 * answers and bare thanks do not resume anything.
 */
export const clocksHear = async (book: Book, ctx: Context, kase: Case, heard: { at: Date; messageId: string; substantive: boolean }): Promise<void> => {
  if (heard.substantive) await resumeIn(book, ctx, kase, { at: heard.at, cause: 'answered', evidenceId: heard.messageId });
};

const waitsForPerson: readonly string[] = ['complainant', 'requested'];

const resumeIn = async (book: Book, ctx: Context, kase: Case, { at, cause, evidenceId }: { at: Date; cause: string; evidenceId?: string }): Promise<boolean> => {
  const all = await ticking(book, kase);
  // A message may have arrived before the pause ended by itself, and be entered later.
  const paused = all.filter(({ clock, lines }) => clock.phase === 'paused' && lines.at(-1)!.at <= at && (cause === 'byHand' || waitsForPerson.includes(lines.at(-1)!.cause)));
  const resuming = paused.filter(({ lines }) => (lines.at(-1)!.until ?? at) >= at);
  for (const one of resuming) append(book, ctx, one, { phase: 'running', at, cause, evidenceId: evidenceId ?? null });
  endPauses(book, ctx, all);
  if (resuming.length) {
    const due = resuming.map(({ clock }) => clock.promiseAt).find((one) => !!one);
    book.write(ClocksResumed, kase, { clocks: resuming.map(({ clock }) => clock.name), cause, evidence: evidenceId, due: due?.toISOString(), zone: resuming[0]!.calendar.zone }, { happenedAt: at });
    notice(book, ctx, kase, resuming);
  }
  writeOnCase(kase, all);
  return resuming.length > 0;
};

/** What had resumed the clocks was no answer (a duplicate, an automatic mail): within the day the pause goes on from its instant. */
export const correctResume = (ctx: Context, id: string, reason: string): Promise<Case> =>
  onCase(ctx, id, 'case.pause', undefined, async (book, kase) => {
    if (!reason.trim()) throw mistaken('reason', Required);
    const all = await ticking(book, kase);
    const answered = all.filter(resumedByAnswer);
    if (!answered.length) throw new Refused(NothingToCorrect);
    const within = answered.filter((one) => correctable(one, ctx.now()));
    if (!within.length) throw new Refused(TooLateToCorrect);
    const until = within[0]!.lines.at(-2)!.until!;
    for (const one of within) takeUp(book, ctx, one);
    book.write(ResumeCorrected, kase, { clocks: within.map(({ clock }) => clock.name), reason: await book.say(kase, 'correcting', reason.trim(), ctx.language), until: until.toISOString() });
    endPauses(book, ctx, within);
    notice(book, ctx, kase, within);
    writeOnCase(kase, all);
    return kase;
  });

/** The pause goes on as if nothing had come; what was missed only because of the mistake is not missed. */
const takeUp = (book: Book, ctx: Context, one: Ticking): void => {
  const [paused, resumed] = [one.lines.at(-2)!, one.lines.at(-1)!];
  append(book, ctx, one, { phase: 'paused', at: resumed.at, cause: paused.cause, until: paused.until ?? null, evidenceId: resumed.evidenceId ?? null });
  const reading = readingOf(one, ctx.now());
  const { clock } = one;
  if (clock.breachedAt && clock.breachedAt > resumed.at && reading?.promise?.due !== clock.breachedAt.getTime()) clock.breachedAt = null;
  if (clock.lateAt && clock.lateAt > resumed.at && reading?.target?.due !== clock.lateAt.getTime()) clock.lateAt = null;
};
