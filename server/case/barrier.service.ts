import type { Context } from '../platform/context.ts';
import { mistaken, refusal, Refused, Required, Unknown } from '../platform/problem.ts';
import type { Book } from '../journal/book.ts';
import { Department, Person } from '../people/person.entity.ts';
import type { Case } from './case.entity.ts';
import { onCase } from './verb.service.ts';
import { Task } from './room/talk.entity.ts';
import { Barrier, Respondent } from './team/team.entity.ts';
import { LeadAppointed, Recused, RespondentNamed } from './team/team.kinds.ts';
import { exit, leadIn, takesPart } from './team/team.service.ts';

export const NeedsNewLead = refusal('team.needs-new-lead', {
  en: () => 'The lead would lose access by this. Name who leads from now on.',
  ar: () => 'تفقد قيادة الفريق حق الاطلاع بهذا الإجراء. يرجى تحديد من يتولى القيادة.',
});
export const BarredAlready = refusal('team.barred-already', { en: () => 'This is recorded already.', ar: () => 'هذا مسجَّل من قبل.' });

/** Declares a conflict of interest of one's own: access ends with it. @returns the row that says so, since the case is gone from sight */
export const recuse = (ctx: Context, id: string, reason: string, newLeadId?: string | null): Promise<Barrier> =>
  onCase(ctx, id, 'case.recuse', undefined, async (book, kase) => {
    const [row] = await bar(ctx, book, kase, [{ personId: ctx.actor.id, why: 'recused', reason }], newLeadId);
    book.write(Recused, kase, { person: ctx.actor.id, reason: await book.say(row!, 'reason', reason, ctx.language) });
    return row!;
  });

export interface Named { readonly personId?: string | null | undefined; readonly departmentId?: string | null | undefined; readonly newLeadId?: string | null | undefined }

/**
 * Names who is complained about. They, those they report to in the matter and those people's deputies lose access at once and
 * leave the team; who of them had read the case before stands in the entry. A complaint about a head goes one above.
 */
export const nameRespondent = (ctx: Context, id: string, named: Named, expectedVersion?: number): Promise<Respondent> =>
  onCase(ctx, id, 'case.nameRespondent', expectedVersion, async (book, kase) => {
    const { personId = null, departmentId = null } = named;
    if (!personId === !departmentId) throw mistaken('personId', Required);
    if (await book.em.count(Respondent, { caseId: id, personId, departmentId })) throw mistaken('personId', BarredAlready);
    const barred = personId ? await aroundPerson(book, kase, personId) : await aroundDepartment(book, kase, departmentId!);
    const respondent = book.add(Respondent, { caseId: id, personId, departmentId, namedAt: ctx.now() });
    const readBefore = await earlierReaders(book, id, barred.map((one) => one.personId));
    await bar(ctx, book, kase, barred, named.newLeadId);
    book.write(RespondentNamed, kase, { person: personId, department: departmentId, barred: barred.map((one) => one.personId), readBefore });
    return respondent;
  });

interface Barred { readonly personId: string; readonly why: string; readonly reason?: string }

const aroundPerson = async (book: Book, kase: Case, personId: string): Promise<Barred[]> => {
  const person = await book.em.findOne(Person, { id: personId });
  if (!person) throw mistaken('personId', Unknown);
  const led = await book.em.find(Department, { $or: [{ headId: personId }, { deputyId: personId }] });
  const own = person.departmentId ? await book.em.find(Department, { id: person.departmentId }) : [];
  for (const department of led) goOneAbove(kase, department);
  return distinct([{ personId, why: 'respondent' }, ...[...led, ...own].flatMap(inCharge)]);
};

const aroundDepartment = async (book: Book, kase: Case, departmentId: string): Promise<Barred[]> => {
  const department = await book.em.findOne(Department, { id: departmentId });
  if (!department) throw mistaken('departmentId', Unknown);
  const people = await book.em.find(Person, { departmentId, active: true });
  goOneAbove(kase, department);
  return distinct([...people.map(({ id }) => ({ personId: id, why: 'respondent' })), ...inCharge(department)]);
};

const inCharge = ({ headId, deputyId }: Department): Barred[] => [
  ...(headId ? [{ personId: headId, why: 'superior' }] : []),
  ...(deputyId ? [{ personId: deputyId, why: 'deputy' }] : []),
];

/** The unit itself no longer sees it; where it was to answer, the one above does. */
const goOneAbove = (kase: Case, department: Department): void => {
  if (!kase.departmentIds.includes(department.id) && kase.departmentId !== department.id) return;
  const above = department.parentId ?? null;
  if (kase.departmentId === department.id) kase.departmentId = above;
  kase.departmentIds = [...new Set([...kase.departmentIds.filter((one) => one !== department.id), ...(above ? [above] : [])])];
};

const distinct = (barred: readonly Barred[]): Barred[] => [...new Map([...barred].reverse().map((one) => [one.personId, one])).values()].reverse();

/** Closes every way in: team, lead, offer, escalations reached, tasks owned. */
const bar = async (ctx: Context, book: Book, kase: Case, barred: readonly Barred[], newLeadId?: string | null): Promise<Barrier[]> => {
  const ids = new Set(barred.map((one) => one.personId));
  if (kase.leadId && ids.has(kase.leadId)) {
    const from = kase.leadId;
    if (!newLeadId || ids.has(newLeadId)) throw new Refused(NeedsNewLead, {}, ['newLeadId']);
    await takesPart(book, kase, newLeadId);
    await leadIn(ctx, book, kase, newLeadId);
    book.write(LeadAppointed, kase, { person: newLeadId, from });
    await book.em.flush();
  }
  for (const id of ids) if (kase.memberIds.includes(id)) await exit(ctx, book, kase, id);
  kase.excludedIds = [...new Set([...kase.excludedIds, ...ids])];
  kase.reachedIds = kase.reachedIds.filter((one) => !ids.has(one));
  if (kase.offeredTo && ids.has(kase.offeredTo)) kase.offeredTo = null;
  for (const task of await book.em.find(Task, { caseId: kase.id, ownerId: { $in: [...ids] }, doneAt: null })) task.ownerId = null;
  return barred.map((one) => book.add(Barrier, { caseId: kase.id, personId: one.personId, why: one.why, reason: one.reason ?? null, since: ctx.now() }));
};

const earlierReaders = async (book: Book, caseId: string, ids: readonly string[]): Promise<string[]> => {
  const rows = await book.em.execute<{ id: string }[]>('select person_id as id from case_reading where case_id = ? and person_id = any(?::uuid[])', [caseId, `{${ids.join(',')}}`]);
  return rows.map(({ id }) => id);
};
