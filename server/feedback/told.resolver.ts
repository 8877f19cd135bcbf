import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { Department, Person } from '../people/person.entity.ts';
import { Case, type Closing } from '../case/case.entity.ts';
import { maySee } from '../case/case.policy.ts';
import { Masked } from './complainant.entity.ts';
import { maskedOf } from './complainant.read.ts';
import { Message } from './message.entity.ts';
import { saidBy } from './said.read.ts';
import { Satisfaction } from './satisfaction.entity.ts';
import { endsAs } from './satisfaction.service.ts';
import { Compliment, Evaluation, Lessening } from './triage.entity.ts';

/** What feedback knows of a case: for whoever may read its content, nothing for who sees the card. */
@Resolver(() => Case)
export class ToldResolver {
  @FieldResolver(() => String, { nullable: true, description: 'What happened, in their own words, unedited.' })
  words(@Root() kase: Case, @Ctx() ctx: Context): Promise<string | null> | null {
    return maySee(ctx.actor, kase) ? saidBy(ctx, kase.id, 'words') : null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'What would settle it for them, in their own words.' })
  sought(@Root() kase: Case, @Ctx() ctx: Context): Promise<string | null> | null {
    return maySee(ctx.actor, kase) ? saidBy(ctx, kase.id, 'sought') : null;
  }

  @FieldResolver(() => Masked, { nullable: true, description: 'Who complained, masked.' })
  complainant(@Root() kase: Case, @Ctx() ctx: Context): Promise<Masked | null> | null {
    return maySee(ctx.actor, kase) ? maskedOf(ctx, kase.id) : null;
  }

  @FieldResolver(() => [Message], { description: 'What passed between us and the complainant, in order.' })
  async correspondence(@Root() kase: Case, @Ctx() ctx: Context): Promise<Message[]> {
    return maySee(ctx.actor, kase) ? ctx.many(Message, 'caseId', kase.id, { at: 'asc' }) : [];
  }

  @FieldResolver(() => [Satisfaction], { description: 'What they said about being satisfied, cycle by cycle.' })
  async satisfactions(@Root() kase: Case, @Ctx() ctx: Context): Promise<Satisfaction[]> {
    return maySee(ctx.actor, kase) ? ctx.many(Satisfaction, 'caseId', kase.id, { cycle: 'asc' }) : [];
  }

  @FieldResolver(() => String, { nullable: true, description: 'How it would be closed as things stand: as they said, or as deemed accepted once silence counts. Nothing before.' })
  async endsAs(@Root() kase: Case, @Ctx() ctx: Context): Promise<Closing | null> {
    return maySee(ctx.actor, kase) ? endsAs(ctx, kase, ctx.now()) : null;
  }

  @FieldResolver(() => Lessening, { nullable: true, description: 'The latest proposal to make less of it.' })
  async lessening(@Root() kase: Case, @Ctx() ctx: Context): Promise<Lessening | null> {
    return maySee(ctx.actor, kase) ? ((await ctx.many(Lessening, 'caseId', kase.id, { proposedAt: 'desc' }))[0] ?? null) : null;
  }

  @FieldResolver(() => Evaluation, { nullable: true, description: 'How a suggestion was weighed.' })
  async evaluation(@Root() kase: Case, @Ctx() ctx: Context): Promise<Evaluation | null> {
    return maySee(ctx.actor, kase) ? ((await ctx.many(Evaluation, 'caseId', kase.id))[0] ?? null) : null;
  }

  @FieldResolver(() => Compliment, { nullable: true, description: 'Whom a compliment is for.' })
  async compliment(@Root() kase: Case, @Ctx() ctx: Context): Promise<Compliment | null> {
    return maySee(ctx.actor, kase) ? ((await ctx.many(Compliment, 'caseId', kase.id))[0] ?? null) : null;
  }
}

@Resolver(() => Message)
export class MessageResolver {
  @FieldResolver(() => String, { description: 'The text, as it was said.' })
  async body(@Root() message: Message, @Ctx() ctx: Context): Promise<string> {
    return (await saidBy(ctx, message.id, 'body')) ?? '';
  }
}

@Resolver(() => Satisfaction)
export class SatisfactionResolver {
  @FieldResolver(() => String, { nullable: true, description: 'What they added.' })
  comment(@Root() row: Satisfaction, @Ctx() ctx: Context): Promise<string | null> {
    return saidBy(ctx, row.id, 'comment');
  }
}

@Resolver(() => Lessening)
export class LesseningResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Why it was proposed.' })
  reason(@Root() row: Lessening, @Ctx() ctx: Context): Promise<string | null> {
    return saidBy(ctx, row.id, 'reason');
  }
}

@Resolver(() => Evaluation)
export class EvaluationResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Why it was weighed so.' })
  reason(@Root() row: Evaluation, @Ctx() ctx: Context): Promise<string | null> {
    return saidBy(ctx, row.id, 'reason');
  }

  @FieldResolver(() => String, { nullable: true, description: 'The reason of the decision, as the sender was told it.' })
  verdictReason(@Root() row: Evaluation, @Ctx() ctx: Context): Promise<string | null> {
    return saidBy(ctx, row.id, 'verdict');
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who weighed it.' })
  evaluator(@Root() row: Evaluation, @Ctx() ctx: Context): Promise<Person | null> {
    return ctx.load(Person, row.evaluatedBy);
  }
}

@Resolver(() => Compliment)
export class ComplimentResolver {
  @FieldResolver(() => Person, { nullable: true, description: 'The person it is for.' })
  person(@Root() row: Compliment, @Ctx() ctx: Context): Promise<Person | null> {
    return ctx.load(Person, row.personId);
  }

  @FieldResolver(() => Department, { nullable: true, description: 'The department it is for.' })
  department(@Root() row: Compliment, @Ctx() ctx: Context): Promise<Department | null> {
    return ctx.load(Department, row.departmentId);
  }
}
