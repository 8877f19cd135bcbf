import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { isId } from '../../platform/ids.ts';
import { rowsAsked } from '../../platform/page.ts';
import { Somebody } from '../../journal/entry.entity.ts';
import { NamingPort } from '../../journal/telling.ts';
import { Department, Person } from '../../people/person.entity.ts';
import { Case } from '../case.entity.ts';
import { maySee } from '../case.policy.ts';
import { visibleCase } from '../case.view.ts';
import { standInTheWay } from '../gate.service.ts';
import { OutsideReference } from '../link.entity.ts';
import { CaseResponse, Remedy } from '../response/response.entity.ts';
import { briefOf, countsFor, directoryOf, myWork, readersOf, reviewOf, similarTo, teamOf } from './room.read.ts';
import { offeredIn } from '../response/response.service.ts';
import { CaseRulesPort } from '../rules.policy.ts';
import { CaseReader, CaseReview, Counts, HandoverBrief, MyWork, RoomDirectory, SimilarCase, TeamMember } from './room.view.ts';
import { RoomMessage, Task } from './talk.entity.ts';
import { Respondent } from '../team/team.entity.ts';

/** What is in the room besides the case itself. Everything here is content: empty for who sees only cards. */
@Resolver(() => Case)
export class RoomResolver {
  @FieldResolver(() => [TeamMember], { description: 'The team, lead first.' })
  team(@Root() kase: Case, @Ctx() ctx: Context): Promise<TeamMember[]> {
    return teamOf(ctx, kase);
  }

  @FieldResolver(() => [RoomMessage], { description: 'The discussion, the latest at the end.' })
  async messages(@Root() kase: Case, @Ctx() ctx: Context, @Arg('last', () => Int, { defaultValue: 100, description: '1–500.' }) last: number): Promise<RoomMessage[]> {
    if (!maySee(ctx.actor, kase)) return [];
    const found = await ctx.em.find(RoomMessage, { caseId: kase.id }, { orderBy: { at: 'desc', id: 'desc' }, limit: rowsAsked(last, { name: 'last', most: 500 }) });
    return found.reverse();
  }

  @FieldResolver(() => [Task], { description: 'Tasks, open ones first, without those that were dropped.' })
  async tasks(@Root() kase: Case, @Ctx() ctx: Context): Promise<Task[]> {
    return maySee(ctx.actor, kase) ? ctx.em.find(Task, { caseId: kase.id, droppedAt: null }, { orderBy: { doneAt: 'desc nulls first', dueAt: 'asc nulls last', id: 'asc' }, limit: 200 }) : [];
  }

  @FieldResolver(() => [CaseResponse], { description: 'Responses, one per cycle, newest first.' })
  async responses(@Root() kase: Case, @Ctx() ctx: Context): Promise<CaseResponse[]> {
    return maySee(ctx.actor, kase) ? ctx.em.find(CaseResponse, { caseId: kase.id }, { orderBy: { cycle: 'desc' } }) : [];
  }

  @FieldResolver(() => [Remedy], { description: 'Remedies that were offered and not taken back.' })
  async remedies(@Root() kase: Case, @Ctx() ctx: Context): Promise<Remedy[]> {
    return maySee(ctx.actor, kase) ? ctx.em.find(Remedy, { caseId: kase.id, withdrawnAt: null }, { orderBy: { offeredAt: 'asc' } }) : [];
  }

  @FieldResolver(() => [OutsideReference], { description: 'Numbers the matter has elsewhere.' })
  async references(@Root() kase: Case, @Ctx() ctx: Context): Promise<OutsideReference[]> {
    return maySee(ctx.actor, kase) ? ctx.em.find(OutsideReference, { caseId: kase.id }, { orderBy: { at: 'asc' } }) : [];
  }

  @FieldResolver(() => [Respondent], { description: 'Who is complained about, once named.' })
  async respondents(@Root() kase: Case, @Ctx() ctx: Context): Promise<Respondent[]> {
    return maySee(ctx.actor, kase) ? ctx.em.find(Respondent, { caseId: kase.id }, { orderBy: { namedAt: 'asc' } }) : [];
  }

  @FieldResolver(() => [CaseReader], { description: 'Who has opened it; empty but for those who may name a respondent.' })
  readers(@Root() kase: Case, @Ctx() ctx: Context): Promise<CaseReader[]> {
    return readersOf(ctx, kase);
  }

  @FieldResolver(() => [SimilarCase], { description: 'Open and solved cases about something alike, as far as the reader may read them.' })
  similar(@Root() kase: Case, @Ctx() ctx: Context, @Arg('first', () => Int, { defaultValue: 5, description: '1–20.' }) first: number): Promise<SimilarCase[]> {
    return similarTo(ctx, kase, rowsAsked(first, { most: 20 }));
  }

  @FieldResolver(() => [String], { description: 'What stands in the way of closing it on its merits: codes of refusals. Nothing for who sees only the card.' })
  async missing(@Root() kase: Case, @Ctx() ctx: Context): Promise<string[]> {
    if (!kase.open || !maySee(ctx.actor, kase)) return [];
    return (await standInTheWay({ em: ctx.em }, kase, 'accepted')).map(({ code }) => code);
  }

  @FieldResolver(() => Boolean, { description: 'Whether what is told to the complainant now needs a second person first.' })
  async needsApproval(@Root() kase: Case, @Ctx() ctx: Context): Promise<boolean> {
    if (!kase.open || !maySee(ctx.actor, kase)) return false;
    return ctx.house.port(CaseRulesPort).needsApproval(ctx, kase, await offeredIn(ctx.em, kase));
  }

  @FieldResolver(() => CaseReview, { nullable: true, description: 'The review that the complainant asked for; null where there is none, and for who sees only the card.' })
  review(@Root() kase: Case, @Ctx() ctx: Context): Promise<CaseReview | null> {
    return reviewOf(ctx, kase);
  }

  @Authorized('staff')
  @Query(() => HandoverBrief, { nullable: true, description: 'What somebody needs to know who takes the lead over.' })
  async handoverBrief(@Ctx() ctx: Context, @Arg('id', () => ID, { description: 'Id of the case.' }) id: string): Promise<HandoverBrief | null> {
    const kase = isId(id) ? await visibleCase(ctx, id) : null;
    return kase && briefOf(ctx, kase);
  }

  @Authorized('staff')
  @Query(() => RoomDirectory, { nullable: true, description: 'Whom and what the forms of a room may choose from.' })
  async roomDirectory(@Ctx() ctx: Context, @Arg('id', () => ID, { description: 'Id of the case.' }) id: string, @Arg('search', () => String, { nullable: true, description: 'Part of a name: only people who have it are told.' }) search: string | null): Promise<RoomDirectory | null> {
    const kase = isId(id) ? await visibleCase(ctx, id) : null;
    return kase && directoryOf(ctx, kase, search?.slice(0, 120));
  }

  @Authorized('staff')
  @Query(() => MyWork, { description: 'What waits for the one who asks.' })
  myWork(@Ctx() ctx: Context): Promise<MyWork> {
    return myWork(ctx);
  }

  @Authorized('staff')
  @Query(() => Counts, { description: 'Numbers beside the entries of the menu.' })
  counts(@Ctx() ctx: Context): Promise<Counts> {
    return countsFor(ctx);
  }
}

const somebody = async (ctx: Context, id: string | null | undefined): Promise<Somebody | null> =>
  id ? Object.assign(new Somebody(), { id, name: (await ctx.house.port(NamingPort)(ctx, [id])).get(id) ?? '…' }) : null;

@Resolver(() => RoomMessage)
export class RoomMessageResolver {
  @FieldResolver(() => Somebody, { description: 'Who said it.' })
  async author(@Root() message: RoomMessage, @Ctx() ctx: Context): Promise<Somebody> {
    const person = await ctx.load(Person, message.authorId);
    return Object.assign(new Somebody(), { id: message.authorId, name: person?.name(ctx) ?? '…' });
  }

  @FieldResolver(() => Department, { nullable: true, description: 'The department of who said it.' })
  async authorDepartment(@Root() message: RoomMessage, @Ctx() ctx: Context): Promise<Department | null> {
    return ctx.load(Department, (await ctx.load(Person, message.authorId))?.departmentId);
  }
}

@Resolver(() => Task)
export class TaskResolver {
  @FieldResolver(() => Somebody, { nullable: true, description: 'Who does it.' })
  async owner(@Root() task: Task, @Ctx() ctx: Context): Promise<Somebody | null> {
    const person = await ctx.load(Person, task.ownerId);
    return person && Object.assign(new Somebody(), { id: person.id, name: person.name(ctx) });
  }
}

@Resolver(() => CaseResponse)
export class CaseResponseResolver {
  @FieldResolver(() => Somebody, { nullable: true, description: 'Who wrote it.' })
  author(@Root() response: CaseResponse, @Ctx() ctx: Context): Promise<Somebody | null> {
    return somebody(ctx, response.authorId);
  }

  @FieldResolver(() => Somebody, { nullable: true, description: 'Who approved it.' })
  approver(@Root() response: CaseResponse, @Ctx() ctx: Context): Promise<Somebody | null> {
    return somebody(ctx, response.approvedBy);
  }
}

@Resolver(() => Respondent)
export class RespondentResolver {
  @FieldResolver(() => Somebody, { nullable: true, description: 'The person or department.' })
  who(@Root() respondent: Respondent, @Ctx() ctx: Context): Promise<Somebody | null> {
    return somebody(ctx, respondent.personId ?? respondent.departmentId);
  }
}
