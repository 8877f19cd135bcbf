import { Arg, Authorized, Ctx, FieldResolver, GraphQLISODateTime, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { oneOf, text } from '../platform/problem.ts';
import { Case, CaseAnswer } from '../case/case.entity.ts';
import { ofContent } from '../case/content.service.ts';
import { Person } from '../people/person.entity.ts';
import { boardCard, escalationBoard } from './board.read.ts';
import { BoardCard, EscalationBoard } from './board.view.ts';
import { causesByHand, Escalation, EscalationAnswer } from './escalation.entity.ts';
import { escalate, lower, take, update } from './escalation.service.ts';

@Resolver(() => Escalation)
export class EscalationResolver {
  @Authorized('staff')
  @Query(() => EscalationBoard, { description: 'The escalation board, and the place in the journal that it is true for.' })
  escalationBoard(@Ctx() ctx: Context, @Arg('departmentId', () => ID, { nullable: true }) departmentId?: string): Promise<EscalationBoard> {
    return escalationBoard(ctx, departmentId ?? null);
  }

  @Authorized('staff')
  @Query(() => BoardCard, { nullable: true, description: 'One card of the board as it stands now; null where it has left the board.' })
  boardCard(@Ctx() ctx: Context, @Arg('caseId', () => ID) caseId: string): Promise<BoardCard | null> {
    return boardCard(ctx, caseId);
  }

  @Authorized('staff')
  @Query(() => [Escalation], { description: 'Escalations brought to the reader, or taken by them, that have not ended.' })
  myEscalations(@Ctx() ctx: Context): Promise<Escalation[]> {
    const { id } = ctx.actor;
    return ctx.em.find(Escalation, { endedAt: null, $or: [{ toId: id }, { takenBy: id }] }, { orderBy: { at: 'asc' }, limit: 100 });
  }

  @Authorized('staff')
  @Mutation(() => EscalationAnswer, { description: 'Raises a case one level by hand, with a cause and a reason.' })
  escalateCase(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('caseId', () => ID) caseId: string, @Arg('cause', () => String) cause: string, @Arg('reason', () => String) reason: string): Promise<Escalation> {
    return escalate(ctx.doing(opId), caseId, { cause: oneOf('cause', causesByHand, cause), reason: text('reason', reason, 2000) });
  }

  @Authorized('staff')
  @Mutation(() => EscalationAnswer, { description: 'Takes an escalation and promises the next update. Of two takers one wins.' })
  takeEscalation(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('nextUpdateAt', () => GraphQLISODateTime) nextUpdateAt: Date): Promise<Escalation> {
    return take(ctx.doing(opId), id, nextUpdateAt);
  }

  @Authorized('staff')
  @Mutation(() => EscalationAnswer, { description: 'Gives an update and promises the next one.' })
  updateEscalation(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('comment', () => String) comment: string, @Arg('nextUpdateAt', () => GraphQLISODateTime) nextUpdateAt: Date): Promise<Escalation> {
    return update(ctx.doing(opId), id, text('comment', comment, 2000), nextUpdateAt);
  }

  @Authorized('staff')
  @Mutation(() => CaseAnswer, { description: 'Takes a case one level down, with a reason. A decision.' })
  lowerCase(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('caseId', () => ID) caseId: string, @Arg('reason', () => String) reason: string, @Arg('expectedVersion', () => Int) expectedVersion: number): Promise<Case> {
    return lower(ctx.doing(opId), caseId, text('reason', reason, 2000), expectedVersion);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Whom it was brought to.' })
  to(@Root() escalation: Escalation, @Ctx() ctx: Context): Promise<Person | null> {
    return ctx.load(Person, escalation.toId);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who took it.' })
  taker(@Root() escalation: Escalation, @Ctx() ctx: Context): Promise<Person | null> {
    return ctx.load(Person, escalation.takenBy);
  }

  @FieldResolver(() => Case, { nullable: true, description: 'The case.' })
  case(@Root() escalation: Escalation, @Ctx() ctx: Context): Promise<Case | null> {
    return ctx.load(Case, escalation.caseId);
  }
}

@Resolver(() => Case)
export class EscalatedCaseResolver {
  @FieldResolver(() => [Escalation], { description: 'Its escalations, newest first.' })
  escalations(@Root() kase: Case, @Ctx() ctx: Context): Promise<Escalation[]> {
    return ofContent(ctx, kase, () => ctx.em.find(Escalation, { caseId: kase.id }, { orderBy: { at: 'desc' } }));
  }
}
