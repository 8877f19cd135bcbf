import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import type { Book } from '../../journal/book.ts';
import type { CalendarVersion } from '../../policy/calendar.entity.ts';
import type { ClockName, Commitment } from '../../policy/commitment.entity.ts';
import { calendarFor, calendarOf, categoryPath, commitmentFor, commitmentsInForce, type Chosen, type Facts } from '../../policy/policy.service.ts';
import type { Case } from '../case.entity.ts';
import { CaseClock, ClockLine } from './clock.entity.ts';
import { AwaitedReminded, ClockBreached, ClockLate, ClockRechosen, ClocksStarted, ClockStopped, PromiseRechosen } from './clock.kinds.ts';
import { deadlinesOf } from './clock.policy.ts';
import { tickingOf, writeDown, type Ticking } from './clock.reading.ts';
import { toldOf } from '../told.policy.ts';

/** What runs from the moment something reaches the house, where it is promised a time. */
export const fromReceipt: readonly ClockName[] = ['acknowledge', 'firstResponse', 'progress', 'decision', 'closing'];

/** Starts the clocks that are promised a time and do not run yet; `from` may lie in the past, and so may what is missed by then. */
export const startClocks = async (book: Book, ctx: Context, kase: Case, names: readonly ClockName[], { from, cause }: { from: Date; cause: string }, choice?: Choice): Promise<void> => {
  const { rows, facts, edition } = choice ?? (await choiceFor(book, kase));
  const known = await ticking(book, kase);
  if (!edition) return;
  const started = names.flatMap((name) =>
    [false, true].flatMap((legal) => {
      const running = known.filter(({ clock }) => clock.name === name && clock.cycle === kase.cycle && clock.legal === legal);
      const chosen = commitmentFor(rows, name, facts, legal);
      if (!chosen || running.some(({ clock }) => clock.phase !== 'stopped')) return [];
      return [begin(book, ctx, kase, name, chosen, edition, { from, cause, round: running.length + 1, legal })];
    }));
  if (!started.length) return;
  const due = deadlinesOf(started.map(({ clock }) => clock)).dueAt;
  book.write(ClocksStarted, kase, { clocks: started.map(({ clock }) => clock.name), cycle: kase.cycle, due: due?.toISOString(), zone: edition.definition.zone }, { happenedAt: from });
  notice(book, ctx, kase, started);
  writeOnCase(kase, [...known, ...started]);
};

const begin = (book: Book, ctx: Context, kase: Case, name: ClockName, { row, by, others }: Chosen<Commitment>, edition: CalendarVersion, how: { from: Date; cause: string; round: number; legal: boolean }): Ticking => {
  const clock = book.add(CaseClock, {
    id: newId(ctx.now()), caseId: kase.id, name, cycle: kase.cycle, round: how.round, legal: how.legal, commitmentId: row.id, calendarId: edition.id, chosenBy: by.join(' '), others, startedAt: how.from,
    departmentId: name === 'handover' ? (kase.departmentId ?? null) : null,
  });
  const begun: Ticking = { clock, lines: [], commitment: row, edition, calendar: calendarOf(edition) };
  append(book, ctx, begun, { phase: 'running', at: how.from, cause: how.cause });
  return begun;
};

/** One more line in a clock's log, and the reading of it written down. */
export const append = (book: Book, ctx: Context, one: Ticking, line: Pick<ClockLine, 'phase' | 'at' | 'cause'> & Partial<Pick<ClockLine, 'until' | 'evidenceId' | 'remindAt'>>): void => {
  one.lines.push(book.add(ClockLine, {
    clockId: one.clock.id, caseId: one.clock.caseId, place: one.lines.length + 1, notedAt: ctx.now(), actorId: ctx.actor.id, evidenceId: null, until: null, remindAt: null, ...line,
  }));
  one.clock.remindAt = line.phase === 'paused' && line.remindAt && line.remindAt > ctx.now() ? line.remindAt : null;
  writeDown(one, ctx.now());
};

/** Stops clocks of the running cycle by name, or all of them; nothing happens to those that stand. */
export const stopClock = async (book: Book, ctx: Context, kase: Case, names: readonly string[] | null, at: Date = ctx.now(), cause = 'kept'): Promise<void> => {
  const all = await ticking(book, kase);
  const stopping = all.filter(({ clock }) => clock.phase !== 'stopped' && (!names || names.includes(clock.name)));
  for (const one of stopping) {
    endPauses(book, ctx, [one]);
    const last = one.lines.at(-1);
    append(book, ctx, one, { phase: 'stopped', at: last && last.at > at ? last.at : at, cause });
    notice(book, ctx, kase, [one], true);
    const state = one.clock.breachedAt ? 'breached' : one.clock.lateAt ? 'late' : 'calm';
    book.write(ClockStopped, kase, { clock: one.clock.name, cycle: one.clock.cycle, state, due: one.clock.promiseAt?.toISOString(), cause }, { happenedAt: at });
  }
  if (stopping.length) writeOnCase(kase, all);
};

/**
 * Chooses anew after an assessment or another classification: start and time used stay, a breach stays, what the law asks is
 * never loosened, and a clock whose promise is still the same one stays on its edition.
 */
export const rechooseClocks = async (book: Book, ctx: Context, kase: Case): Promise<void> => {
  const choice = await choiceFor(book, kase);
  const all = await ticking(book, kase);
  const told = toldOf(all)?.clock.id;
  for (const one of all.filter(({ clock }) => clock.phase !== 'stopped')) {
    const chosen = commitmentFor(choice.rows, one.clock.name, choice.facts, one.clock.legal);
    if (!chosen && !one.clock.legal) append(book, ctx, one, { phase: 'stopped', at: ctx.now(), cause: 'classified' });
    else if (chosen && chosen.row.lineId !== one.commitment.lineId) moveTo(book, ctx, kase, one, chosen, told);
  }
  writeOnCase(kase, all);
  const missing = fromReceipt.filter((name) => !all.some(({ clock }) => clock.name === name && clock.cycle === kase.cycle));
  const decided = kase.decidedAt ? [] : missing.filter((name) => name !== 'acknowledge' || !kase.acknowledgedAt);
  const since = all.find(({ clock }) => clock.cycle === kase.cycle)?.clock.startedAt ?? kase.receivedAt;
  if (all.length && decided.length) await startClocks(book, ctx, kase, decided, { from: since, cause: 'classified' }, choice);
};

const moveTo = (book: Book, ctx: Context, kase: Case, one: Ticking, { row, by, others }: Chosen<Commitment>, told: string | undefined): void => {
  endPauses(book, ctx, [one]);
  notice(book, ctx, kase, [one]);
  const { clock } = one;
  const [was, from, kept] = [clock.promiseAt, clock.commitmentId, { ...clock }];
  const moved: Ticking = { ...one, commitment: row };
  Object.assign(clock, { commitmentId: row.id, chosenBy: by.join(' '), others, lateAt: null, originalAt: null });
  writeDown(moved, ctx.now());
  if (clock.legal && was && clock.promiseAt && clock.promiseAt > was) {
    Object.assign(clock, { commitmentId: kept.commitmentId, chosenBy: kept.chosenBy, others: kept.others, lateAt: kept.lateAt ?? null, originalAt: kept.originalAt ?? null });
    writeDown(one, ctx.now());
    return;
  }
  const outside = clock.id === told && clock.phase === 'running' && !clock.breachedAt && was && was.getTime() !== clock.promiseAt?.getTime();
  book.write(outside ? PromiseRechosen : ClockRechosen, kase, { clock: clock.name, from, to: row.id, was: was?.toISOString(), is: clock.promiseAt?.toISOString(), zone: one.calendar.zone });
  Object.assign(one, { commitment: row });
  notice(book, ctx, kase, [one]);
};

/** Pauses that have ended by themselves get their line, from the instant at which they ended. @returns the clocks that run again */
export const endPauses = (book: Book, ctx: Context, clocks: readonly Ticking[]): Ticking[] => {
  const over = clocks.filter(({ clock }) => clock.phase === 'paused' && clock.resumesAt && clock.resumesAt <= ctx.now());
  for (const one of over) append(book, ctx, one, { phase: 'running', at: one.clock.resumesAt!, cause: 'pause-ended' });
  return over;
};

/** Whoever is awaited is reminded once in a pause, at the instant that was planned; where it has ended before anybody looked, not any more. */
export const remind = (book: Book, ctx: Context, kase: Case, clocks: readonly Ticking[]): void => {
  const due = clocks.filter(({ clock }) => clock.phase === 'paused' && clock.remindAt && clock.remindAt <= ctx.now());
  const pause = due[0]?.lines.findLast(({ phase }) => phase === 'paused');
  if (!pause) return;
  const at = due[0]!.clock.remindAt!;
  for (const { clock } of due) clock.remindAt = null;
  book.write(AwaitedReminded, kase, { clocks: due.map(({ clock }) => clock.name), reason: pause.cause, of: kase.id, until: pause.until!.toISOString(), zone: due[0]!.calendar.zone }, { happenedAt: at });
};

/** Notes what was missed, at the instant at which it was, however late anybody looked. `stopped`: what is done at the very instant is in time. */
export const notice = (book: Book, ctx: Context, kase: Case, clocks: readonly Ticking[], stopped = false): void => {
  for (const one of clocks) {
    const { clock } = one;
    const missed = (at: Date | null | undefined): at is Date => !!at && (stopped ? clock.stoppedAt! > at : at <= ctx.now());
    if (!clock.lateAt && missed(clock.targetAt)) {
      clock.lateAt = clock.targetAt;
      book.write(ClockLate, kase, { clock: clock.name, cycle: clock.cycle }, { happenedAt: clock.targetAt });
    }
    if (!clock.breachedAt && missed(clock.promiseAt)) {
      clock.breachedAt = clock.promiseAt;
      book.write(ClockBreached, kase, { clock: clock.name, cycle: clock.cycle, legal: clock.legal }, { happenedAt: clock.promiseAt });
    }
    writeDown(one, ctx.now());
  }
};

/** The row of the case carries the next deadline of all its clocks. */
export const writeOnCase = (kase: Case, clocks: readonly Ticking[]): void => {
  const next = deadlinesOf(clocks.map(({ clock }) => clock));
  for (const key of ['dueAt', 'watchAt', 'lateAt'] as const) if (kase[key]?.getTime() !== next[key]?.getTime()) kase[key] = next[key];
  Object.assign(kase, { dueClock: next.dueClock, paused: next.paused });
};

/** The clocks of a case inside a verb, those made in it included. */
export const ticking = async (book: Book, kase: Case): Promise<Ticking[]> => {
  await book.em.flush();
  return tickingOf(book.em, [kase.id]);
};

interface Choice {
  readonly rows: readonly Commitment[];
  readonly facts: Facts;
  readonly edition: CalendarVersion | null;
}

const choiceFor = async (book: Book, kase: Case): Promise<Choice> => ({
  rows: await commitmentsInForce(book.em), edition: await calendarFor(book.em, kase.branchId),
  facts: { nature: kase.nature, categories: await categoryPath(book.em, kase.categoryId), band: kase.band ?? null, branchId: kase.branchId ?? null, language: kase.language, channel: kase.channel },
});

/** A person has written to the complainant: news begin the next round, and any answer of substance is a first response. */
export const clocksAnswered = async (book: Book, ctx: Context, kase: Case, purpose: string): Promise<void> => {
  if (ctx.actor.kind !== 'person' || purpose === 'thanks') return;
  await stopClock(book, ctx, kase, purpose === 'question' ? ['firstResponse'] : ['firstResponse', 'progress']);
  if (purpose !== 'question' && !kase.decidedAt && kase.open) await startClocks(book, ctx, kase, ['progress'], { from: ctx.now(), cause: 'told' });
};
