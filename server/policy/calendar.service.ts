import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../platform/context.ts';
import { isId } from '../platform/ids.ts';
import { mistaken, refusal, Required, Unknown } from '../platform/problem.ts';
import { Branch } from '../people/person.entity.ts';
import { CalendarVersion } from './calendar.entity.ts';
import { refusalOf } from './commitment.policy.ts';
import { keep, keepEdition, refuseAll, type Aim } from './policy.verb.ts';
import { replanCalendar } from './replanning.service.ts';
import type { AnnouncedInput, CalendarInput } from './settings.inputs.ts';
import type { CalendarDefinition, Hours } from './working-time/definition.ts';
import type { Fault } from './working-time/faults.ts';
import { announce } from './working-time/revise.ts';
import { validate } from './working-time/validate.ts';

export const StandardStays = refusal('policy.standard-stays', { en: () => 'One calendar is the standard. Make another one the standard instead.', ar: () => 'يبقى تقويم واحد افتراضيًا. يُجعل تقويم آخر هو الافتراضي بدلًا منه.' });

const hoursOf = (all: readonly { from: string; to: string; overnight?: boolean | null }[] | null | undefined): Hours[] => (all ?? []).map(({ from, to, overnight }) => ({ from, to, ...(overnight ? { overnight } : {}) }));
const said = (en?: string | null, ar?: string | null) => (en || ar ? { en: en || ar || '', ar: ar || en || '' } : null);

/** What the calendar of an input says, as the library of working time reads it. */
export const definitionOf = ({ zone, weeks, exceptions }: CalendarInput): CalendarDefinition => ({
  zone,
  weeks: weeks.map(({ from, to, nameEn, nameAr, provisional, days }) => ({ from: from || null, to: to || null, name: said(nameEn, nameAr), ...(provisional ? { provisional } : {}), days: Object.fromEntries(days.map(({ day, hours }) => [day, hoursOf(hours)])) })),
  exceptions: exceptions.map(({ id, kind, from, to, hours, nameEn, nameAr, provisional, yearly }) => ({ id, kind, from, to: to || null, hours: hours?.length ? hoursOf(hours) : null, name: { en: nameEn, ar: nameAr }, ...(provisional ? { provisional } : {}), ...(yearly ? { yearly } : {}) })),
});

/** The definition of what was typed. @throws Refused by the field that has to change */
export const compileInput = (input: CalendarInput, now: Date): CalendarDefinition => faultless(definitionOf(input), now);

const faultless = (definition: CalendarDefinition, now: Date): CalendarDefinition => {
  refuseFaults(validate(definition, now.getTime()));
  return definition;
};
const refuseFaults = (faults: readonly Fault[]): void => refuseAll(faults.map((fault) => [fault.where || 'weeks', refusalOf(fault)]));

/** `migrate`: the cases that run follow it too, each with a record of its own. */
export const keepCalendar = (ctx: Context, aim: Aim, input: CalendarInput, migrate = false): Promise<CalendarVersion> => {
  const definition = compileInput(input, ctx.now());
  return keepEdition(ctx, CalendarVersion, 'calendar', aim, { nameEn: input.nameEn.trim(), nameAr: input.nameAr.trim(), standard: input.standard, definition }, async (book, _values, row) => {
    if (row?.standard && !input.standard) throw mistaken('standard', StandardStays);
    if (!input.standard || row?.standard) return;
    // The mark moves: the one that had it gets an edition without.
    const before = await book.em.findOne(CalendarVersion, { standard: true, until: null });
    if (!before) return;
    before.until = ctx.now();
    await book.em.flush();
    book.add(CalendarVersion, { calendarId: before.calendarId, edition: before.edition + 1, since: ctx.now(), nameEn: before.nameEn, nameAr: before.nameAr, definition: before.definition, standard: false });
    await book.em.flush();
  }, { line: ['calendarId'], ...(migrate ? { brings: (book, row) => replanCalendar(ctx, book, row, row.standard ? 'standard' : 'migrated') } : {}) });
};

/** By which calendar the hours of a branch count; without one by the standard. `migrate`: its cases that run follow it too, each with a record of its own. */
export const assignCalendar = (ctx: Context, aim: Aim & { readonly id: string }, calendarId: string | null, migrate = false): Promise<Branch> =>
  keep(ctx, Branch, 'branch', aim, { calendarId }, async (book) => {
    if (!(await calendarGiven(book.em, calendarId))) throw mistaken('calendarId', Unknown);
  }, migrate ? async (book, branch) => replanCalendar(ctx, book, (await calendarGiven(book.em, calendarId))!, 'assigned', branch.id) : undefined);

/** The edition in force of the calendar that a branch would be given; without one that of the standard. */
export const calendarGiven = (em: Pick<EntityManager, 'findOne'>, calendarId: string | null): Promise<CalendarVersion | null> =>
  calendarId && !isId(calendarId) ? Promise.resolve(null) : em.findOne(CalendarVersion, { ...(calendarId ? { calendarId } : { standard: true }), until: null });

/** What became of expected days: `dayId` as in the calendar, or `week:` with the first day of a week that differs; without days they do not take place. */
export interface Announced { readonly dayId: string; readonly days: { readonly from: string; readonly to: string } | null }

/** @throws Refused where days that take place have no first day */
export const announcedIn = ({ dayId, takesPlace, from, to }: AnnouncedInput): Announced => {
  if (takesPlace && !from) throw mistaken('from', Required);
  return { dayId, days: takesPlace ? { from: from!, to: to || from! } : null };
};

/** The definition after an announcement. @throws Refused */
export const definitionAfter = (definition: CalendarDefinition, { dayId, days }: Announced, now: Date): CalendarDefinition => {
  const after = announce(definition, dayId, days);
  if ('code' in after) return refuseAll([['dayId', refusalOf(after)]]) as never;
  const faults = validate(after, now.getTime());
  // One day is the first and the last: what is wrong with it is said once.
  refuseAll(faults.slice(0, 1).map((fault) => [fault.where.endsWith('to') ? 'to' : 'from', refusalOf(fault)]));
  return after;
};

/**
 * Confirms, moves or drops days that were expected (the moon was seen): the next edition of the calendar. Open deadlines are planned
 * anew by it, each with a record in its case, and where a date that was told moves, the person is told.
 */
export const announceDays = (ctx: Context, aim: Aim, announced: Announced): Promise<CalendarVersion> =>
  keepEdition(ctx, CalendarVersion, 'calendar', aim, (row) => {
    const { nameEn, nameAr, standard, definition } = row!;
    return { nameEn, nameAr, standard, definition: definitionAfter(definition, announced, ctx.now()) };
  }, async () => undefined, { line: ['calendarId'], brings: (book, row) => replanCalendar(ctx, book, row, 'announced') });
