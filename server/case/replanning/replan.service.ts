import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../../platform/context.ts';
import { onRecord, type Book } from '../../journal/book.ts';
import { caseStreams } from '../../journal/stream.entity.ts';
import { CalendarVersion } from '../../policy/calendar.entity.ts';
import { Category } from '../../policy/category.entity.ts';
import type { Commitment } from '../../policy/commitment.entity.ts';
import { assignedTo, branchesOfStandard } from '../../policy/draft.service.ts';
import { calendarFor, commitmentsInForce, pathOf, type Facts } from '../../policy/policy.service.ts';
import type { Replanning } from '../../policy/replanning.entity.ts';
import { Case } from '../case.entity.ts';
import { ClocksResumed } from '../clock/clock.kinds.ts';
import { writeDown, type Ticking } from '../clock/clock.reading.ts';
import { endPauses, notice, ticking, writeOnCase } from '../clock/clock.service.ts';
import { ClockReplanned, ClocksWentOver, PromiseMoved } from './replan.kinds.ts';
import { movedBy, type Goal, type Moved } from './replan.policy.ts';
import { toldOf } from '../told.policy.ts';

/** What is in force now of the calendar or promise of a replanning; null where nothing is any more. */
export const goalOf = async (em: EntityManager, { cause, calendarId, branchId, lineId }: Pick<Replanning, 'cause' | 'calendarId' | 'branchId' | 'lineId'>): Promise<Goal | null> => {
  if (branchId) {
    const edition = await calendarFor(em, branchId);
    return edition && assignedTo(edition, [branchId]);
  }
  if (calendarId) {
    const edition = await em.findOne(CalendarVersion, { calendarId, until: null });
    return edition && { ...assignedTo(edition, cause === 'standard' && edition.standard ? await branchesOfStandard(em) : []), follows: true };
  }
  const inForce = await commitmentsInForce(em);
  const draft = inForce.find((row: Commitment) => row.lineId === lineId);
  return draft ? { draft, inForce } : null;
};

/** What a choice of promises looks at in a case. */
export const factsOf = (kase: Pick<Case, 'nature' | 'categoryId' | 'band' | 'branchId' | 'language' | 'channel'>, categories: readonly Category[]): Facts =>
  ({ nature: kase.nature, categories: pathOf(categories, kase.categoryId), band: kase.band ?? null, branchId: kase.branchId ?? null, language: kase.language, channel: kase.channel });

/**
 * The running clocks of one case go over to the editions in force, with a record. Start, pauses, extensions and time used stay; the date
 * told first stays the base. Done again, it changes nothing more. @returns how many dates have moved
 */
export const replanCase = async (ctx: Context, plan: Replanning, id: string): Promise<number> => {
  let dates = 0;
  await onRecord(ctx, caseStreams(id), async (book) => {
    const kase = await book.read(Case, id);
    const goal = await goalOf(book.em, plan);
    if (!goal) return kase;
    const all = await ticking(book, kase);
    const facts = factsOf(kase, await book.em.find(Category, {}));
    const going = all.filter((one) => movedBy(one, facts, goal, ctx.now()));
    if (!going.length) return kase;
    // Until now they ran by the old edition: what was missed by it was missed.
    for (const { clock, calendar, lines } of endPauses(book, ctx, going))
      book.write(ClocksResumed, kase, { clocks: [clock.name], cause: 'pause-ended', due: clock.promiseAt?.toISOString(), zone: calendar.zone }, { happenedAt: lines.at(-1)!.at });
    notice(book, ctx, kase, going);
    const told = toldOf(all)?.clock.id;
    const still: string[] = [];
    for (const one of going) {
      const moved = movedBy(one, facts, goal, ctx.now());
      if (!moved) continue;
      goOver(book, ctx, kase, one, moved, plan, told);
      if (moved.effect === 'same') still.push(one.clock.name);
      else dates += 1;
    }
    if (still.length) book.write(ClocksWentOver, kase, { clocks: still, cause: plan.cause, replanning: plan.id, edition: plan.editionId });
    writeOnCase(kase, all);
    return kase;
  });
  return dates;
};

const goOver = (book: Book, ctx: Context, kase: Case, one: Ticking, { young, chosen, effect, was, is }: Moved, plan: Replanning, told: string | undefined): void => {
  const { clock } = one;
  const before = clock.promiseAt;
  Object.assign(one, { commitment: young.commitment, edition: young.edition, calendar: young.calendar });
  Object.assign(clock, { commitmentId: young.commitment.id, calendarId: young.edition.id, replannedBy: plan.id, ...(chosen ? { chosenBy: chosen.by.join(' '), others: chosen.others } : {}) });
  writeDown(one, ctx.now());
  if (effect === 'same') return;
  const fact = { clock: clock.name, cause: plan.cause, replanning: plan.id, edition: plan.editionId, was: was?.toISOString(), is: is?.toISOString(), original: clock.originalAt?.toISOString(), zone: young.calendar.zone };
  // Beside a stopped clock no date was told; and what is our own target nobody outside knows.
  const outside = clock.id === told && clock.phase === 'running' && before?.getTime() !== clock.promiseAt?.getTime();
  book.write(outside ? PromiseMoved : ClockReplanned, kase, fact);
  notice(book, ctx, kase, [one]);
};
