import { Arg, Authorized, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { BarrierAnswer, RespondentAnswer } from './case.answer.ts';
import { CaseAnswer, type Case, type Closing } from './case.entity.ts';
import { AssessInput, CloseInput, DescribeInput, ReferenceInput, ReferInput, RespondentInput, RouteInput } from './case.inputs.ts';
import { addReference, askSatisfaction, assess, close, describe, makeConfidential, refer, reopen, retitle, route } from './case.service.ts';
import { nameRespondent, recuse } from './barrier.service.ts';
import { markCare } from './response/care.service.ts';
import { takeBack } from './take-back.service.ts';
import { acceptLead, appointLead, declineLead, join, joinDepartment, leave, offerLead } from './team/team.service.ts';
import type { Barrier, Respondent } from './team/team.entity.ts';
import { text } from './text.ts';

const id = () => ID;
const whole = () => Int;
const string = () => String;

/** Steps of a case. Each carries the client's name for the operation; decisions the version that the person saw. */
@Resolver()
export class CaseVerbsResolver {
  @Authorized('staff') @Mutation(() => CaseAnswer, { description: 'Routes a case to the department or queue that answers.' })
  routeCase(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) caseId: string, @Arg('expectedVersion', whole) version: number, @Arg('input', () => RouteInput) input: RouteInput): Promise<Case> {
    return route(ctx.doing(opId), caseId, input, version);
  }

  @Authorized('staff') @Mutation(() => CaseAnswer, { description: 'Records the initial assessment; the matrix makes the risk band of it.' })
  assessCase(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) caseId: string, @Arg('expectedVersion', whole) version: number, @Arg('input', () => AssessInput) input: AssessInput): Promise<Case> {
    return assess(ctx.doing(opId), caseId, input, version);
  }

  @Authorized('staff') @Mutation(() => CaseAnswer, { description: 'Gives a case another title.' })
  retitleCase(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) caseId: string, @Arg('title', string) title: string): Promise<Case> {
    return retitle(ctx.doing(opId), caseId, text('title', title, 200));
  }

  @Authorized('staff') @Mutation(() => CaseAnswer, { description: 'Sets facts: product, when it happened, what is wanted, own fields.' })
  describeCase(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) caseId: string, @Arg('expectedVersion', whole, { nullable: true }) version: number | null, @Arg('input', () => DescribeInput) facts: DescribeInput): Promise<Case> {
    return describe(ctx.doing(opId), caseId, facts, version ?? undefined);
  }

  @Authorized('staff') @Mutation(() => CaseAnswer, { description: 'Makes a case confidential, or lifts that.' })
  makeCaseConfidential(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) caseId: string, @Arg('expectedVersion', whole) version: number, @Arg('confidential', () => Boolean) confidential: boolean, @Arg('reason', string) reason: string): Promise<Case> {
    return makeConfidential(ctx.doing(opId), caseId, confidential, text('reason', reason, 2000), version);
  }

  @Authorized('staff') @Mutation(() => CaseAnswer, { description: 'Marks that the complainant needs special care and says what of, or lifts the mark with a reason.' })
  markCare(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) caseId: string, @Arg('expectedVersion', whole) version: number, @Arg('needed', () => Boolean) needed: boolean, @Arg('note', string, { nullable: true }) note: string | null): Promise<Case> {
    return markCare(ctx.doing(opId), caseId, { needed, note: note && text('note', note, 500) }, version);
  }

  @Authorized('staff') @Mutation(() => CaseAnswer, { description: 'Makes somebody the lead.' })
  appointLead(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) caseId: string, @Arg('expectedVersion', whole) version: number, @Arg('personId', id) personId: string): Promise<Case> {
    return appointLead(ctx.doing(opId), caseId, personId, version);
  }

  @Authorized('staff') @Mutation(() => CaseAnswer, { description: 'Offers the lead to somebody; nothing changes until it is accepted.' })
  offerLead(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) caseId: string, @Arg('expectedVersion', whole) version: number, @Arg('personId', id) personId: string, @Arg('reason', string, { nullable: true }) reason: string | null): Promise<Case> {
    return offerLead(ctx.doing(opId), caseId, personId, reason && text('reason', reason, 2000), version);
  }

  @Authorized('staff') @Mutation(() => CaseAnswer, { description: 'Accepts the lead that is offered to the one who asks.' })
  acceptLead(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) caseId: string, @Arg('expectedVersion', whole) version: number): Promise<Case> {
    return acceptLead(ctx.doing(opId), caseId, version);
  }

  @Authorized('staff') @Mutation(() => CaseAnswer, { description: 'Declines the lead, with a reason.' })
  declineLead(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) caseId: string, @Arg('reason', string) reason: string): Promise<Case> {
    return declineLead(ctx.doing(opId), caseId, text('reason', reason, 2000));
  }

  @Authorized('staff') @Mutation(() => CaseAnswer, { description: 'Takes back a routing, a lead given in place of another, or an offer of it: by whoever did so, at once, and where nobody has gone on since.' })
  takeBackAssignment(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) caseId: string, @Arg('seq', whole, { description: 'What the step was answered with.' }) seq: number): Promise<Case> {
    return takeBack(ctx.doing(opId), caseId, seq);
  }

  @Authorized('staff') @Mutation(() => CaseAnswer, { description: 'Takes somebody into the team.' })
  joinTeam(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) caseId: string, @Arg('personId', id) personId: string): Promise<Case> {
    return join(ctx.doing(opId), caseId, personId);
  }

  @Authorized('staff') @Mutation(() => CaseAnswer, { description: 'Lets somebody leave the team; the lead is handed over first.' })
  leaveTeam(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) caseId: string, @Arg('personId', id) personId: string): Promise<Case> {
    return leave(ctx.doing(opId), caseId, personId);
  }

  @Authorized('staff') @Mutation(() => CaseAnswer, { description: 'Lets a department take part, or no longer.' })
  joinDepartment(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) caseId: string, @Arg('departmentId', id) departmentId: string, @Arg('joined', () => Boolean) joined: boolean): Promise<Case> {
    return joinDepartment(ctx.doing(opId), caseId, departmentId, joined);
  }

  @Authorized('staff') @Mutation(() => BarrierAnswer, { description: 'Declares a conflict of interest of the one who asks: access ends with it.' })
  recuse(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) caseId: string, @Arg('reason', string) reason: string, @Arg('newLeadId', id, { nullable: true }) newLeadId: string | null): Promise<Barrier> {
    return recuse(ctx.doing(opId), caseId, text('reason', reason, 2000), newLeadId);
  }

  @Authorized('staff') @Mutation(() => RespondentAnswer, { description: 'Names who is complained about; they and those in charge of them lose access.' })
  nameRespondent(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) caseId: string, @Arg('expectedVersion', whole) version: number, @Arg('input', () => RespondentInput) input: RespondentInput): Promise<Respondent> {
    return nameRespondent(ctx.doing(opId), caseId, input, version);
  }

  @Authorized('staff') @Mutation(() => CaseAnswer, { description: 'Asks the complainant whether it is settled.' })
  askSatisfaction(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) caseId: string, @Arg('expectedVersion', whole) version: number): Promise<Case> {
    return askSatisfaction(ctx.doing(opId), caseId, version);
  }

  @Authorized('staff') @Mutation(() => CaseAnswer, { description: 'Closes a case by one of the closing types, if no gate stands in the way.' })
  closeCase(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) caseId: string, @Arg('expectedVersion', whole) version: number, @Arg('input', () => CloseInput) input: CloseInput): Promise<Case> {
    return close(ctx.doing(opId), caseId, input.closing as Closing, input.reason, version);
  }

  @Authorized('staff') @Mutation(() => CaseAnswer, { description: 'Reopens a case as a new cycle; too late for that, a new case follows it, which is answered.' })
  reopenCase(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) caseId: string, @Arg('expectedVersion', whole) version: number, @Arg('reason', string) reason: string): Promise<Case> {
    return reopen(ctx.doing(opId), caseId, text('reason', reason, 4000), version);
  }

  @Authorized('staff') @Mutation(() => CaseAnswer, { description: 'Refers the matter to an outside body.' })
  referCase(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) caseId: string, @Arg('expectedVersion', whole) version: number, @Arg('input', () => ReferInput) input: ReferInput): Promise<Case> {
    return refer(ctx.doing(opId), caseId, input, version);
  }

  @Authorized('staff') @Mutation(() => CaseAnswer, { description: 'Notes a number that the matter has elsewhere.' })
  addReference(@Ctx() ctx: Context, @Arg('opId', id) opId: string, @Arg('id', id) caseId: string, @Arg('input', () => ReferenceInput) input: ReferenceInput): Promise<Case> {
    return addReference(ctx.doing(opId), caseId, input);
  }
}
