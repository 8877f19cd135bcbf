import { IsIn, IsNotEmpty, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { Arg, Authorized, Ctx, Field, FieldResolver, GraphQLISODateTime, ID, InputType, Int, Mutation, Resolver, Root } from 'type-graphql';
import { answerOf } from '../../platform/answer.ts';
import type { Context } from '../../platform/context.ts';
import { text } from '../../platform/problem.ts';
import { Case } from '../../case/case.entity.ts';
import { ofContent } from '../../case/content.service.ts';
import { Person } from '../../people/person.entity.ts';
import { Custody, Evidence, evidenceStates, EvidenceVersion, StoredFile, type EvidenceState } from './evidence.entity.ts';
import { hearsConfidence, maySeeEvidence } from './evidence.policy.ts';
import { addEvidence, classifyEvidence, reviseEvidence } from './evidence.service.ts';
import { lastSaid } from '../room.service.ts';

const EvidenceAnswer = answerOf('evidence', () => Evidence);

@InputType({ description: 'A piece of evidence that is a sentence rather than a file.' })
class EvidenceInput {
  @IsNotEmpty() @MaxLength(300) @Field(() => String, { description: 'What it shows.' }) title!: string;
  @IsOptional() @MaxLength(300) @Field(() => String, { nullable: true, description: 'Where it comes from.' }) source?: string;
  @IsNotEmpty() @MaxLength(20_000) @Field(() => String, { description: 'The text.' }) text!: string;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When what it shows took place.' }) happenedAt?: Date;
  @Field(() => Boolean, { nullable: true, description: 'Seen by the team, quality and auditors only.' }) confidential?: boolean;
  @IsOptional() @IsUUID() @Field(() => ID, { nullable: true, description: 'The message that it is taken from.' }) messageId?: string;
}

@InputType({ description: 'What a piece of evidence is.' })
class EvidenceClassInput {
  @IsNotEmpty() @MaxLength(300) @Field(() => String, { description: 'What it shows.' }) title!: string;
  @IsOptional() @MaxLength(300) @Field(() => String, { nullable: true, description: 'Where it comes from.' }) source?: string;
  @IsIn(evidenceStates) @Field(() => String, { description: 'Kept or set aside.' }) state!: EvidenceState;
  @Field(() => Boolean, { description: 'Seen by the team, quality and auditors only.' }) confidential!: boolean;
  @IsOptional() @MaxLength(1000) @Field(() => String, { nullable: true, description: 'Why it is set aside.' }) reason?: string;
}

@Resolver(() => Evidence)
export class EvidenceResolver {
  @Authorized('staff')
  @Mutation(() => EvidenceAnswer, { description: 'Takes a sentence into evidence. Files come by POST /files.' })
  addEvidence(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('caseId', () => ID) caseId: string, @Arg('input', () => EvidenceInput) input: EvidenceInput): Promise<Evidence> {
    return addEvidence(ctx.doing(opId), caseId, input);
  }

  @Authorized('staff')
  @Mutation(() => EvidenceAnswer, { description: 'Adds a new version of a text, or a redacted one; what was there stays.' })
  reviseEvidence(
    @Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('text', () => String) said: string,
    @Arg('expectedVersion', () => Int) expectedVersion: number, @Arg('redactedFrom', () => Int, { nullable: true }) redactedFrom?: number,
  ): Promise<Evidence> {
    return reviseEvidence(ctx.doing(opId), id, { text: text('text', said, 20_000), redactedFrom: redactedFrom ?? null }, expectedVersion);
  }

  @Authorized('staff')
  @Mutation(() => EvidenceAnswer, { description: 'Says what a piece of evidence is, and whether it is kept. A decision.' })
  classifyEvidence(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('input', () => EvidenceClassInput) input: EvidenceClassInput, @Arg('expectedVersion', () => Int) expectedVersion: number): Promise<Evidence> {
    return classifyEvidence(ctx.doing(opId), id, { ...input, reason: input.reason?.trim() || null }, expectedVersion);
  }

  @FieldResolver(() => [EvidenceVersion], { description: 'The versions, oldest first; without those of which this reader has the redacted derivative.' })
  async versions(@Root() evidence: Evidence, @Ctx() ctx: Context): Promise<EvidenceVersion[]> {
    const all = await ctx.many(EvidenceVersion, 'evidenceId', evidence.id, { number: 'asc' });
    const redacted = new Set(all.map((version) => version.redactedFrom));
    const kase = redacted.size > 1 || !redacted.has(null) ? await ctx.load(Case, evidence.caseId) : null;
    return kase && !hearsConfidence(ctx.actor, kase) ? all.filter((version) => !redacted.has(version.number)) : all;
  }

  @FieldResolver(() => [Custody], { description: 'Who opened it, newest first.' })
  custody(@Root() evidence: Evidence, @Ctx() ctx: Context): Promise<Custody[]> {
    return ctx.many(Custody, 'evidenceId', evidence.id, { at: 'desc' });
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why it was set aside.' })
  async excludedWhy(@Root() evidence: Evidence, @Ctx() ctx: Context): Promise<string | null> {
    return evidence.state === 'excluded' ? lastSaid(ctx, 'reason', evidence.id) : null;
  }
}

@Resolver(() => EvidenceVersion)
export class EvidenceVersionResolver {
  @FieldResolver(() => StoredFile, { nullable: true, description: 'The file; its bytes are at /files/<evidence id>/<version>.' })
  file(@Root() version: EvidenceVersion, @Ctx() ctx: Context): Promise<StoredFile | null> {
    return ctx.load(StoredFile, version.fileId);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who added it; nobody where the complainant did.' })
  author(@Root() version: EvidenceVersion, @Ctx() ctx: Context): Promise<Person | null> {
    return ctx.load(Person, version.authorId);
  }
}

@Resolver(() => Custody)
export class CustodyResolver {
  @FieldResolver(() => Person, { nullable: true, description: 'Who.' })
  person(@Root() custody: Custody, @Ctx() ctx: Context): Promise<Person | null> {
    return ctx.load(Person, custody.personId);
  }
}

@Resolver(() => Case)
export class EvidenceBinderResolver {
  @FieldResolver(() => [Evidence], { description: 'Evidence by number, as far as the reader may see it.' })
  evidence(@Root() kase: Case, @Ctx() ctx: Context): Promise<Evidence[]> {
    return ofContent(ctx, kase, async () => {
      const all = await ctx.em.find(Evidence, { caseId: kase.id }, { orderBy: { number: 'asc' } });
      return all.filter((one) => maySeeEvidence(ctx.actor, kase, one));
    });
  }
}
