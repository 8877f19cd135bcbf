import { Arg, Authorized, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { isId } from '../../platform/ids.ts';
import { CaseResponseAnswer, RemedyAnswer, RoomMessageAnswer, TaskAnswer } from '../case.answer.ts';
import { DiscussInput, RemedyInput, ResponseInput, TaskChangeInput, TaskInput } from '../case.inputs.ts';
import { visibleCase } from '../case.view.ts';
import { noteSeen } from './reading.read.ts';
import type { CaseResponse, Remedy } from '../response/response.entity.ts';
import { approveResponse, askApproval, deliverRemedy, offerRemedy, returnResponse, tellDecision, withdrawRemedy, writeResponse } from '../response/response.service.ts';
import type { RoomMessage, Task } from './talk.entity.ts';
import { changeTask, discuss, dropTask, finishTask, setTask } from './talk.service.ts';
import { text } from '../text.ts';

const id = () => ID;
const whole = () => Int;
const string = () => String;
const yes = () => Boolean;

/** What is said, done and answered in a room. */
@Resolver()
export class RoomVerbsResolver {
  @Authorized('staff') @Mutation(() => RoomMessageAnswer, { description: 'Says something in the room.' })
  discuss(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) caseId: string, @Arg('input', () => DiscussInput) input: DiscussInput): Promise<RoomMessage> {
    return discuss(ctx.doing(opId), caseId, input as never);
  }

  @Authorized('staff') @Mutation(() => TaskAnswer, { description: 'Sets a task.' })
  setTask(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) caseId: string, @Arg('input', () => TaskInput) input: TaskInput): Promise<Task> {
    return setTask(ctx.doing(opId), caseId, input as never);
  }

  @Authorized('staff') @Mutation(() => TaskAnswer, { description: 'Gives a task another owner or another day. A decision.' })
  changeTask(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) taskId: string, @Arg('expectedVersion', whole) version: number, @Arg('input', () => TaskChangeInput) input: TaskChangeInput): Promise<Task> {
    return changeTask(ctx.doing(opId), taskId, input, version);
  }

  @Authorized('staff') @Mutation(() => TaskAnswer, { description: 'Marks a task as done, or as open again.' })
  finishTask(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) taskId: string, @Arg('done', yes) done: boolean): Promise<Task> {
    return finishTask(ctx.doing(opId), taskId, done);
  }

  @Authorized('staff') @Mutation(() => TaskAnswer, { description: 'Drops a task, or takes it up again.' })
  dropTask(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) taskId: string, @Arg('dropped', yes) dropped: boolean): Promise<Task> {
    return dropTask(ctx.doing(opId), taskId, dropped);
  }

  @Authorized('staff') @Mutation(() => CaseResponseAnswer, { description: 'Drafts the response of this cycle, or changes it; a change takes an approval away.' })
  writeResponse(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) caseId: string, @Arg('expectedVersion', whole, { nullable: true }) version: number | null, @Arg('input', () => ResponseInput) input: ResponseInput): Promise<CaseResponse> {
    return writeResponse(ctx.doing(opId), caseId, { ...input }, version ?? undefined);
  }

  @Authorized('staff') @Mutation(() => CaseResponseAnswer, { description: 'Asks a second person to approve the response.' })
  askApproval(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) responseId: string, @Arg('expectedVersion', whole) version: number): Promise<CaseResponse> {
    return askApproval(ctx.doing(opId), responseId, version);
  }

  @Authorized('staff') @Mutation(() => CaseResponseAnswer, { description: 'Approves the response; who wrote it may not.' })
  approveResponse(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) responseId: string, @Arg('expectedVersion', whole) version: number): Promise<CaseResponse> {
    return approveResponse(ctx.doing(opId), responseId, version);
  }

  @Authorized('staff') @Mutation(() => CaseResponseAnswer, { description: 'Returns the response for changes, with a reason.' })
  returnResponse(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) responseId: string, @Arg('expectedVersion', whole) version: number, @Arg('reason', string) reason: string): Promise<CaseResponse> {
    return returnResponse(ctx.doing(opId), responseId, text('reason', reason, 4000), version);
  }

  @Authorized('staff') @Mutation(() => CaseResponseAnswer, { description: 'Tells the decision: the complainant can read it from here on.' })
  tellDecision(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) responseId: string, @Arg('expectedVersion', whole) version: number): Promise<CaseResponse> {
    return tellDecision(ctx.doing(opId), responseId, version);
  }

  @Authorized('staff') @Mutation(() => RemedyAnswer, { description: 'Offers a remedy, within the authority of the one who offers.' })
  offerRemedy(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) caseId: string, @Arg('input', () => RemedyInput) input: RemedyInput): Promise<Remedy> {
    return offerRemedy(ctx.doing(opId), caseId, input);
  }

  @Authorized('staff') @Mutation(() => RemedyAnswer, { description: 'Records that a remedy was delivered; with the last one, satisfaction is asked.' })
  deliverRemedy(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) remedyId: string): Promise<Remedy> {
    return deliverRemedy(ctx.doing(opId), remedyId);
  }

  @Authorized('staff') @Mutation(() => RemedyAnswer, { description: 'Takes a remedy back, with a reason.' })
  withdrawRemedy(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) remedyId: string, @Arg('reason', string) reason: string): Promise<Remedy> {
    return withdrawRemedy(ctx.doing(opId), remedyId, text('reason', reason, 2000));
  }

  @Authorized('staff') @Mutation(() => Boolean, { description: 'Notes which entries were really on the screen of the one who asks; at most 500 at once. True where the case may be seen.' })
  async markSeen(@Ctx() ctx: Context, @Arg('id', id) caseId: string, @Arg('entries', () => [Int], { description: 'Their numbers within the case.' }) entries: number[]): Promise<boolean> {
    const kase = isId(caseId) ? await visibleCase(ctx, caseId) : null;
    if (kase) await noteSeen(ctx, kase.id, entries.slice(0, 500));
    return kase !== null;
  }
}
