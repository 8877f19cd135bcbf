import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../platform/context.ts';
import { isId, newId } from '../platform/ids.ts';
import { mistaken, NotFound, Refused, Unknown } from '../platform/problem.ts';
import { Branch } from '../people/person.entity.ts';
import { CalendarVersion } from './calendar.entity.ts';
import { calendarGiven, compileInput, definitionAfter, type Announced } from './calendar.service.ts';
import { Commitment } from './commitment.entity.ts';
import { faultsOfPromise } from './commitment.policy.ts';
import { LadderStep } from './ladder.entity.ts';
import { lastChange, mayStand, stepped } from './ladder.service.ts';
import { calendarOf, ladderSteps, measureOf } from './policy.service.ts';
import { mayKeepSettings, refuseAll } from './policy.verb.ts';
import type { CalendarInput, CommitmentInput, LadderInput } from './settings.inputs.ts';
import { promised } from './settings.service.ts';
import { compile, type WorkingCalendar } from './working-time/calendar.ts';

export { mayKeepSettings } from './policy.verb.ts';
export { announcedIn } from './calendar.service.ts';
export { AnnouncedInput, CalendarInput, CommitmentInput, LadderInput } from './settings.inputs.ts';

/** A calendar that clocks might go over to: where `follows`, those that run by any edition of `calendarId`; and those of the cases of `branches`, null among them for cases of none. */
export interface CalendarDraft { readonly calendarId: string; readonly calendar: WorkingCalendar; readonly edition?: CalendarVersion; readonly follows: boolean; readonly branches: readonly (string | null)[] }
/** Promises as they would stand, one of them a draft. */
export interface PromiseDraft { readonly draft: Commitment; readonly inForce: readonly Commitment[] }

/** Every edition of every step, a draft among them; and the moment whose ladder is climbed then. */
export interface LadderDraft { readonly steps: readonly LadderStep[]; readonly at: Date }

/** A calendar as typed, asked of the one it would replace; a new one is followed only where it becomes the standard. Changes nothing. @throws Refused as saving would */
export const draftCalendar = async (ctx: Context, id: string | null, input: CalendarInput): Promise<CalendarDraft> => {
  ctx.must(mayKeepSettings);
  const calendarId = id ? (await editionIn(ctx, CalendarVersion, id)).calendarId : newId(ctx.now());
  return { calendarId, calendar: compile(compileInput(input, ctx.now())), follows: !!id, branches: input.standard ? await branchesOfStandard(ctx.em) : [] };
};

/** The calendar after an announcement. Changes nothing. @throws Refused */
export const draftAnnounced = async (ctx: Context, id: string, announced: Announced): Promise<CalendarDraft> => {
  ctx.must(mayKeepSettings);
  const edition = await editionIn(ctx, CalendarVersion, id);
  return { calendarId: edition.calendarId, calendar: compile(definitionAfter(edition.definition, announced, ctx.now())), follows: true, branches: [] };
};

/** Another calendar for a branch, or the standard one. Changes nothing. @throws Refused as saving would */
export const draftAssigned = async (ctx: Context, branchId: string, calendarId: string | null): Promise<CalendarDraft> => {
  ctx.must(mayKeepSettings);
  const edition = await calendarGiven(ctx.em, calendarId);
  if (!edition) throw mistaken('calendarId', Unknown);
  if (!isId(branchId) || !(await ctx.em.findOne(Branch, { id: branchId }))) throw new Refused(NotFound);
  return assignedTo(edition, [branchId]);
};

export const assignedTo = (edition: CalendarVersion, branches: CalendarDraft['branches']): CalendarDraft => ({ calendarId: edition.calendarId, calendar: calendarOf(edition), edition, follows: false, branches });

/** Whose hours count by the standard calendar: of no branch, or of one that has none of its own. */
export const branchesOfStandard = async (em: Pick<EntityManager, 'find'>): Promise<(string | null)[]> => [null, ...(await em.find(Branch, { calendarId: null })).map(({ id }) => id)];

/** A promise as typed among those in force; without an id it is a new one. Changes nothing. @throws Refused as saving would */
export const draftPromise = async (ctx: Context, id: string | null, input: CommitmentInput): Promise<PromiseDraft> => {
  ctx.must(mayKeepSettings);
  const values = promised(input);
  const row = id ? await editionIn(ctx, Commitment, id) : null;
  const others = (await ctx.em.find(Commitment, { until: null }, { orderBy: { id: 'asc' } })).filter(({ lineId }) => lineId !== row?.lineId);
  refuseAll(faultsOfPromise(values as never, others, await measureOf(ctx.em, ctx.now())));
  const draft = { id: 'draft', lineId: row?.lineId ?? 'draft', edition: (row?.edition ?? 0) + 1, until: null, ...values } as unknown as Commitment;
  return { draft, inForce: [...others, draft] };
};

/** The ladder with a step as typed, of this moment; without one as it stands, of the moment of its last change. Changes nothing. @throws Refused as saving would */
export const draftLadder = async (ctx: Context, id: string | null, input: LadderInput | null): Promise<LadderDraft> => {
  ctx.must(mayKeepSettings);
  const [at, steps] = [ctx.now(), await ladderSteps(ctx.em)];
  if (!input) return { steps, at: (await lastChange(ctx.em))?.since ?? at };
  const row = id ? await editionIn(ctx, LadderStep, id) : null;
  await mayStand(ctx.em, input, row, at);
  const draft = { id: 'draft', lineId: row?.lineId ?? 'draft', edition: (row?.edition ?? 0) + 1, since: at, until: null, ...stepped(input) } as unknown as LadderStep;
  return { steps: [...steps.map((one) => (one.id === row?.id ? ({ ...one, until: at } as LadderStep) : one)), draft], at };
};

const editionIn = async <T extends CalendarVersion | Commitment | LadderStep>(ctx: Context, Noun: new () => T, id: string): Promise<T> => {
  const row = isId(id) ? await ctx.em.findOne(Noun as never, { id, until: null } as never) : null;
  if (!row) throw new Refused(NotFound);
  return row as T;
};
