import type { Context } from '../../platform/context.ts';
import { mistaken, NotPermitted, refusal, Refused, Unknown } from '../../platform/problem.ts';
import type { Book } from '../../journal/book.ts';
import { headOf } from '../../journal/reader.ts';
import { caseStream } from '../../journal/stream.entity.ts';
import { takesWork } from '../../people/people.policy.ts';
import { Department, Person } from '../../people/person.entity.ts';
import type { Case } from '../case.entity.ts';
import { maySee, permission, standingsIn } from '../case.policy.ts';
import { investigateIn } from '../case.service.ts';
import { turned } from '../turn.service.ts';
import { onCase } from '../verb.service.ts';
import { Membership } from './team.entity.ts';
import { DepartmentJoined, Joined, LeadAccepted, LeadAppointed, LeadDeclined, LeadOffered, Left } from './team.kinds.ts';

export const CannotLead = refusal('team.cannot-lead', { en: () => 'This person cannot take part in this case.', ar: () => 'لا تمكن مشاركة هذا الشخص في هذه الحالة.' });
export const LedAlready = refusal('team.led-already', { en: () => 'The case has a lead. The lead is handed over by offer and acceptance.', ar: () => 'للحالة قيادة فريق قائمة، والتسليم يتم بعرض وقبول.' });
export const NoOffer = refusal('team.no-offer', { en: () => 'The lead is not offered to you (any more).', ar: () => 'لا يوجد عرض تسليم قائم لكم.' });
export const LeadStays = refusal('team.lead-stays', { en: () => 'A case always has a lead: the lead is handed over first.', ar: () => 'لا تبقى الحالة دون قيادة: يلزم تسليم القيادة أولًا.' });
export const NotInside = refusal('team.not-inside', { en: () => 'This person does not see the case. Whoever leads it can add them to the team.', ar: () => 'هذا الشخص لا يطّلع على الحالة، ويمكن لقيادة الفريق إضافته إلى فريق المعالجة.' });
export const NoLeadYet = refusal('team.no-lead', { en: () => 'The case has no lead yet: appoint one.', ar: () => 'لا توجد قيادة للفريق بعد، ويلزم تعيينها.' });

/** Makes somebody the lead. Over an existing lead only the head and quality may do so; the lead then stays in the team. */
export const appointLead = (ctx: Context, id: string, personId: string, expectedVersion?: number): Promise<Case> =>
  onCase(ctx, id, 'case.appoint', expectedVersion, async (book, kase) => {
    const standings = standingsIn(ctx.actor, kase);
    if (kase.leadId && !standings.has('head') && !standings.has('quality')) throw new Refused(LedAlready);
    await takesPart(book, kase, personId);
    const [from, tookPart] = [kase.leadId ?? null, kase.memberIds.includes(personId)];
    await leadIn(ctx, book, kase, personId);
    book.write(LeadAppointed, kase, { person: personId, from, tookPart });
    await investigateIn(ctx, book, kase);
    return kase;
  });

/** Changes nothing until it is accepted: at every instant there is exactly one lead. Whoever is asked joins the team, so as to read before deciding. */
export const offerLead = (ctx: Context, id: string, personId: string, reason: string | null | undefined, expectedVersion?: number): Promise<Case> =>
  onCase(ctx, id, 'case.offerLead', expectedVersion, async (book, kase) => {
    if (!kase.leadId) throw new Refused(NoLeadYet);
    if (personId === kase.leadId) throw mistaken('personId', LedAlready);
    const person = await takesPart(book, kase, personId);
    if (!kase.memberIds.includes(personId)) {
      await enter(ctx, book, kase, personId, 'member');
      book.write(Joined, kase, { person: personId, department: person.departmentId ?? null });
    }
    kase.offeredTo = personId;
    book.write(LeadOffered, kase, { person: personId, reason: reason ? await book.say(kase, 'offer', reason, ctx.language) : null });
    return kase;
  });

export const acceptLead = (ctx: Context, id: string, expectedVersion?: number): Promise<Case> =>
  onCase(ctx, id, 'case.acceptLead', expectedVersion, async (book, kase) => {
    if (kase.offeredTo !== ctx.actor.id) throw new Refused(NoOffer);
    const from = kase.leadId ?? null;
    await leadIn(ctx, book, kase, ctx.actor.id);
    // The brief is written from the record: the entry up to which it goes says what stood in it.
    book.write(LeadAccepted, kase, { person: ctx.actor.id, from, brief: (await headOf(book.em, caseStream(id))).seq });
    await investigateIn(ctx, book, kase);
    return kase;
  });

export const declineLead = (ctx: Context, id: string, reason: string): Promise<Case> =>
  onCase(ctx, id, 'case.acceptLead', undefined, async (book, kase) => {
    if (kase.offeredTo !== ctx.actor.id) throw new Refused(NoOffer);
    kase.offeredTo = null;
    book.write(LeadDeclined, kase, { person: ctx.actor.id, reason: await book.say(kase, 'declining', reason, ctx.language) });
    return kase;
  });

/** Somebody joins the team: they see this case from now on, and nobody else of their department does by it. */
export const join = (ctx: Context, id: string, personId: string): Promise<Case> =>
  onCase(ctx, id, 'case.join', undefined, async (book, kase) => {
    const person = await takesPart(book, kase, personId);
    if (kase.memberIds.includes(personId)) return kase;
    await enter(ctx, book, kase, personId, 'member');
    book.write(Joined, kase, { person: personId, department: person.departmentId ?? null });
    return kase;
  });

/** One leaves by oneself; others are let go by whoever leads. The lead stays until somebody else has accepted. */
export const leave = (ctx: Context, id: string, personId: string): Promise<Case> =>
  onCase(ctx, id, 'case.leave', undefined, async (book, kase) => {
    const standings = standingsIn(ctx.actor, kase);
    if (personId !== ctx.actor.id && !(['lead', 'head', 'quality'] as const).some((one) => standings.has(one))) throw new Refused(NotPermitted);
    if (personId === kase.leadId) throw new Refused(LeadStays);
    if (!kase.memberIds.includes(personId)) return kase;
    await exit(ctx, book, kase, personId);
    book.write(Left, kase, { person: personId });
    return kase;
  });

/** A whole department takes part, or no longer does. The one that answers stays until the case is routed. */
export const joinDepartment = (ctx: Context, id: string, departmentId: string, joined: boolean): Promise<Case> =>
  onCase(ctx, id, 'case.join', undefined, async (book, kase) => {
    const department = await book.em.findOne(Department, { id: departmentId });
    if (!department || (joined && !department.active)) throw mistaken('departmentId', Unknown);
    if (kase.departmentIds.includes(departmentId) === joined || (!joined && departmentId === kase.departmentId)) return kase;
    kase.departmentIds = joined ? [...kase.departmentIds, departmentId] : kase.departmentIds.filter((one) => one !== departmentId);
    book.write(DepartmentJoined, kase, { department: departmentId, joined });
    return kase;
  });

/** Whether somebody may take part here at all: at work, no respondent, not recused, and of a calling that handles cases. */
export const takesPart = async (book: Book, kase: Case, personId: string): Promise<Person> => {
  const person = await book.em.findOne(Person, { id: personId, active: true });
  if (!person || !takesWork(person) || kase.excludedIds.includes(personId)) throw mistaken('personId', CannotLead);
  return person;
};

/** Whoever is given something to do here has to see the case: those who lead let them into the team by it, others are told whom to ask. */
export const letIn = async (ctx: Context, book: Book, kase: Case, personId: string): Promise<void> => {
  const person = await takesPart(book, kase, personId);
  if (maySee({ kind: 'person', id: person.id, roles: person.roles, departments: person.departmentId ? [person.departmentId] : [] }, kase)) return;
  if (permission('case.join')(ctx.actor, kase) !== true) throw mistaken('ownerId', NotInside);
  await enter(ctx, book, kase, personId, 'member');
  book.write(Joined, kase, { person: personId, department: person.departmentId ?? null });
};

/** The one place where the lead changes: the time of the one ends where the time of the other begins. */
export const leadIn = async (ctx: Context, book: Book, kase: Case, personId: string): Promise<void> => {
  const now = ctx.now();
  const before = kase.leadId;
  if (before === personId) return;
  for (const row of await book.em.find(Membership, { caseId: kase.id, personId: { $in: [before, personId].filter((one) => one !== null && one !== undefined) }, until: null })) row.until = now;
  // Ended before the next begin: the database allows one running time per person, and one lead.
  await book.em.flush();
  if (before) book.add(Membership, { caseId: kase.id, personId: before, part: 'member', since: now });
  book.add(Membership, { caseId: kase.id, personId, part: 'lead', since: now });
  kase.leadId = personId;
  kase.offeredTo = null;
  kase.memberIds = [...new Set([...kase.memberIds, personId, ...(before ? [before] : [])])];
  await turned(ctx, book, kase, 'led');
};

const enter = async (ctx: Context, book: Book, kase: Case, personId: string, part: string): Promise<void> => {
  book.add(Membership, { caseId: kase.id, personId, part, since: ctx.now() });
  kase.memberIds = [...kase.memberIds, personId];
};

/** Ends somebody's time in the team, whatever they are in it. */
export const exit = async (ctx: Context, book: Book, kase: Case, personId: string): Promise<void> => {
  for (const row of await book.em.find(Membership, { caseId: kase.id, personId, until: null })) row.until = ctx.now();
  kase.memberIds = kase.memberIds.filter((one) => one !== personId);
};
