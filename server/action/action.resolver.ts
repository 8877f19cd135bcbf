import { Arg, Authorized, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { text } from '../platform/problem.ts';
import { Action, ActionAnswer } from './action.entity.ts';
import { ActionEditInput, ActionInput, ImplementedInput, PlanInput, VerdictInput } from './action.inputs.ts';
import * as actions from './action.service.ts';
import { judgeEffect, verifyImplementation } from './verification.service.ts';

const orNull = (field: string, said: string | null | undefined, max: number): string | null => (said?.trim() ? text(field, said, max) : null);

@Resolver(() => Action)
export class ActionVerbsResolver {
  @Authorized('staff')
  @Mutation(() => ActionAnswer, { description: 'Adds an action to the case that it is born from.' })
  addAction(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('caseId', () => ID) caseId: string, @Arg('input', () => ActionInput) input: ActionInput): Promise<Action> {
    return actions.addAction(ctx.doing(opId), caseId, input);
  }

  @Authorized('staff')
  @Mutation(() => ActionAnswer, { description: 'Changes title, owner or due date, as far as each is given; the first due date stays for ever. A decision.' })
  editAction(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('input', () => ActionEditInput) input: ActionEditInput, @Arg('expectedVersion', () => Int) expectedVersion: number): Promise<Action> {
    return actions.editAction(ctx.doing(opId), id, { title: input.title ?? undefined, details: input.details, ownerId: input.ownerId ?? undefined, dueAt: input.dueAt ?? undefined, reason: orNull('reason', input.reason, 1000) }, expectedVersion);
  }

  @Authorized('staff')
  @Mutation(() => ActionAnswer, { description: 'Fixes the plan of verification, or changes it with a reason. A decision.' })
  planVerification(
    @Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('plan', () => PlanInput) plan: PlanInput, @Arg('verifierId', () => ID) verifierId: string,
    @Arg('expectedVersion', () => Int) expectedVersion: number, @Arg('reason', () => String, { nullable: true }) reason?: string,
  ): Promise<Action> {
    return actions.planVerification(ctx.doing(opId), id, { ...plan, control: orNull('plan.control', plan.control, 1000) }, verifierId, orNull('reason', reason, 1000), expectedVersion);
  }

  @Authorized('staff')
  @Mutation(() => ActionAnswer, { description: 'Begins the work; what needs proof has its plan first.' })
  startAction(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string): Promise<Action> {
    return actions.startAction(ctx.doing(opId), id);
  }

  @Authorized('staff')
  @Mutation(() => ActionAnswer, { description: 'Says what is in the way; without a reason, that nothing is any more.' })
  blockAction(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('reason', () => String, { nullable: true }) reason?: string): Promise<Action> {
    return actions.blockAction(ctx.doing(opId), id, orNull('reason', reason, 1000));
  }

  @Authorized('staff')
  @Mutation(() => ActionAnswer, { description: 'Says what was done, by whom, and where similar places were looked for.' })
  implementAction(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('input', () => ImplementedInput) input: ImplementedInput): Promise<Action> {
    return actions.implementAction(ctx.doing(opId), id, { ...input, similarPlaces: orNull('similarPlaces', input.similarPlaces, 5000) });
  }

  @Authorized('staff')
  @Mutation(() => ActionAnswer, { description: 'Takes back that it began, or was done, where that was recorded by mistake and nobody else has seen it yet. A decision.' })
  takeBackAction(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('expectedVersion', () => Int) expectedVersion: number): Promise<Action> {
    return actions.takeBackStep(ctx.doing(opId), id, expectedVersion);
  }

  @Authorized('staff')
  @Mutation(() => ActionAnswer, { description: 'Somebody else saw that it was done. A decision.' })
  verifyImplementation(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('note', () => String) note: string, @Arg('expectedVersion', () => Int) expectedVersion: number, @Arg('control', () => String, { nullable: true }) control?: string): Promise<Action> {
    return verifyImplementation(ctx.doing(opId), id, text('note', note, 5000), orNull('control', control, 1000), expectedVersion);
  }

  @Authorized('staff')
  @Mutation(() => ActionAnswer, { description: 'The verdict on the effect, against the plan. A decision.' })
  judgeEffect(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('verdict', () => VerdictInput) { reason, ...verdict }: VerdictInput, @Arg('expectedVersion', () => Int) expectedVersion: number): Promise<Action> {
    return judgeEffect(ctx.doing(opId), id, { ...verdict, control: orNull('verdict.control', verdict.control, 1000) }, reason, expectedVersion);
  }

  @Authorized('staff')
  @Mutation(() => ActionAnswer, { description: 'Cancels an action, with a reason. A decision.' })
  cancelAction(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('reason', () => String) reason: string, @Arg('expectedVersion', () => Int) expectedVersion: number): Promise<Action> {
    return actions.cancelAction(ctx.doing(opId), id, text('reason', reason, 1000), expectedVersion);
  }

  @Authorized('staff')
  @Mutation(() => ActionAnswer, { description: 'Lets an action answer one more case.' })
  linkAction(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('caseId', () => ID) caseId: string): Promise<Action> {
    return actions.linkAction(ctx.doing(opId), id, caseId);
  }
}
