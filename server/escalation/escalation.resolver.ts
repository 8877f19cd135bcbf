import { Arg, Authorized, Ctx, FieldResolver, GraphQLISODateTime, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { oneOf, text } from '../platform/problem.ts';
import { actionStream, caseStream } from '../journal/stream.entity.ts';
import { Action, ActionAnswer } from '../action/action.entity.ts';
import { inSight } from '../action/action.read.ts';
import { Case, CaseAnswer } from '../case/case.entity.ts';
import { visibleCase } from '../case/case.view.ts';
import { permission } from '../case/case.policy.ts';
import { ofContent } from '../case/content.service.ts';
import { Person } from '../people/person.entity.ts';
import { StepAhead } from './board.view.ts';
import { escalateAction, lowerAction } from './action-climb.service.ts';
import { itemVerbs, itemVerbsOn } from './action-item.policy.ts';
import { openOfAction, stepsAhead } from './ahead.read.ts';
import { causesByHand, Escalation, EscalationAnswer } from './escalation.entity.ts';
import { escalate, lower, take, update } from './escalation.service.ts';
import { takeBackStep } from './take-back.service.ts';

@Resolver(() => Escalation)
export class EscalationResolver {
  @Authorized('staff')
  @Mutation(() => EscalationAnswer, { description: 'Raises a case one level by hand, with a cause and a reason.' })
  escalateCase(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('caseId', () => ID) caseId: string, @Arg('cause', () => String) cause: string, @Arg('reason', () => String) reason: string, @Arg('expectedVersion', () => Int, { nullable: true, description: 'Of the case, where the decision was taken on what a board showed.' }) expectedVersion?: number): Promise<Escalation> {
    return escalate(ctx.doing(opId), caseId, { cause: oneOf('cause', causesByHand, cause), reason: text('reason', reason, 2000) }, expectedVersion);
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

  @Authorized('staff')
  @Mutation(() => EscalationAnswer, { description: 'Takes an overdue action one level down, with a reason. Answers with the item that it stands under then, or that has ended.' })
  lowerAction(
    @Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID, { description: 'The escalation.' }) id: string, @Arg('reason', () => String) reason: string,
    @Arg('expectedVersion', () => Int, { description: 'Of the escalation.' }) expectedVersion: number,
  ): Promise<Escalation> {
    return lowerAction(ctx.doing(opId), id, text('reason', reason, 2000), expectedVersion);
  }

  @Authorized('staff')
  @Mutation(() => ActionAnswer, { description: 'Raises an action that is not done yet one level by hand, with a cause and a reason. A decision.' })
  escalateAction(
    @Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('cause', () => String) cause: string, @Arg('reason', () => String) reason: string,
    @Arg('expectedVersion', () => Int, { description: 'Of the action.' }) expectedVersion: number, @Arg('expectedLevel', () => Int, { description: 'How high it stood.' }) expectedLevel: number,
  ): Promise<Action> {
    return escalateAction(ctx.doing(opId), id, { cause: oneOf('cause', causesByHand, cause), reason: text('reason', reason, 2000) }, expectedVersion, expectedLevel);
  }

  @Authorized('staff')
  @Mutation(() => EscalationAnswer, { description: 'Takes back what the one who asks has just done with an escalation: taken it, given an update, gone a level up or down. Nothing where somebody has gone on.' })
  takeBackEscalationStep(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('seq', () => Int, { description: 'What the step was answered with.' }) seq: number): Promise<Escalation> {
    return takeBackStep(ctx.doing(opId), id, seq);
  }

  @FieldResolver(() => [String], { description: 'What the reader may do with it now: escalation.raise, escalation.take, escalation.comment, escalation.lower. Nothing once it has ended.' })
  async can(@Root() escalation: Escalation, @Ctx() ctx: Context): Promise<string[]> {
    const kase = escalation.endedAt ? null : await ctx.load(Case, escalation.caseId);
    if (!kase) return [];
    if (!escalation.actionId) return itemVerbs.filter((verb) => permission(verb)(ctx.actor, kase) === true);
    const action = await ctx.load(Action, escalation.actionId);
    return action ? itemVerbsOn(ctx.actor, action, escalation, kase) : [];
  }

  @FieldResolver(() => Action, { nullable: true, description: 'The action, where one is overdue.' })
  async action(@Root() { actionId }: Escalation, @Ctx() ctx: Context): Promise<Action | null> {
    return actionId && (await inSight(ctx, actionId)) ? ctx.load(Action, actionId) : null;
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Whom it was brought to.' })
  to(@Root() escalation: Escalation, @Ctx() ctx: Context): Promise<Person | null> {
    return ctx.load(Person, escalation.toId);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'In whose stead it was brought to them: somebody who is away.' })
  async standsFor(@Root() { id, caseId, actionId }: Escalation, @Ctx() ctx: Context): Promise<Person | null> {
    const absent = await ctx.loader<string | null>('whom escalations stand in for', async (keys) => {
      const rows = await ctx.em.execute<{ id: string; absent: string }[]>(
        "select fact->>'item' as id, fact->>'absent' as absent from entry where stream = any(?::text[]) and kind in ('case.escalated', 'action.escalated') and fact->>'absent' is not null",
        [`{${keys.map((key) => key.split(' ')[1]).join(',')}}`]);
      return keys.map((key) => rows.find((row) => row.id === key.split(' ')[0])?.absent ?? null);
    }).load(`${id} ${actionId ? actionStream(actionId) : caseStream(caseId)}`);
    return absent ? ctx.load(Person, absent) : null;
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who took it.' })
  taker(@Root() escalation: Escalation, @Ctx() ctx: Context): Promise<Person | null> {
    return ctx.load(Person, escalation.takenBy);
  }

  @FieldResolver(() => Case, { nullable: true, description: 'The case.' })
  case(@Root() escalation: Escalation, @Ctx() ctx: Context): Promise<Case | null> {
    return visibleCase(ctx, escalation.caseId, 'card');
  }
}

@Resolver(() => Case)
export class EscalatedCaseResolver {
  @FieldResolver(() => [Escalation], { description: 'Its escalations: the latest round first, the highest level first.' })
  escalations(@Root() kase: Case, @Ctx() ctx: Context): Promise<Escalation[]> {
    return ofContent(ctx, kase, () => ctx.em.find(Escalation, { caseId: kase.id, actionId: null }, { orderBy: { cycle: 'desc', level: 'desc', at: 'desc' } }));
  }

  @FieldResolver(() => [Escalation], { description: 'Its overdue actions that stand escalated, highest first; only those that the reader may see.' })
  async actionEscalations(@Root() kase: Case, @Ctx() ctx: Context): Promise<Escalation[]> {
    const open = await ofContent(ctx, kase, () => ctx.em.find(Escalation, { caseId: kase.id, actionId: { $ne: null }, endedAt: null }, { orderBy: { level: 'desc', at: 'asc' } }));
    const seen = await Promise.all(open.map(({ actionId }) => inSight(ctx, actionId!)));
    return open.filter((_, place) => seen[place]);
  }

  @FieldResolver(() => [StepAhead], { description: 'The steps of the ladder that are still to come, soonest first, as sentences.' })
  ladder(@Root() kase: Case, @Ctx() ctx: Context): Promise<StepAhead[]> {
    return ofContent(ctx, kase, () => stepsAhead(ctx, kase));
  }
}

@Resolver(() => Action)
export class EscalatedActionResolver {
  @FieldResolver(() => Escalation, { nullable: true, description: 'The escalation that it stands under since it is overdue; its level is the level of the action.' })
  escalation(@Root() action: Action, @Ctx() ctx: Context): Promise<Escalation | null> {
    return openOfAction(ctx, action.id);
  }
}
