import { IsIn, IsNotEmpty, IsOptional, MaxLength } from 'class-validator';
import { Arg, Authorized, Ctx, Field, FieldResolver, GraphQLISODateTime, ID, InputType, Int, Mutation, Resolver, Root } from 'type-graphql';
import { answerOf } from '../platform/answer.ts';
import type { Context } from '../platform/context.ts';
import { Case } from '../case/case.entity.ts';
import { ofContent } from '../case/content.service.ts';
import { Person } from '../people/person.entity.ts';
import { Custody, Evidence, evidenceStates, EvidenceVersion, StoredFile } from './evidence.entity.ts';
import { addEvidence, classifyEvidence, reviseEvidence } from './evidence.service.ts';

const EvidenceAnswer = answerOf('evidence', () => Evidence);

@InputType({ description: 'A piece of evidence that is a sentence rather than a file.' })
class EvidenceInput {
  @IsNotEmpty() @MaxLength(300) @Field(() => String, { description: 'What it shows.' }) title!: string;
  @IsOptional() @MaxLength(300) @Field(() => String, { nullable: true, description: 'Where it comes from.' }) source?: string;
  @IsNotEmpty() @MaxLength(20_000) @Field(() => String, { description: 'The text.' }) text!: string;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When what it shows took place.' }) happenedAt?: Date;
}

@InputType({ description: 'What a piece of evidence is.' })
class EvidenceClassInput {
  @IsNotEmpty() @MaxLength(300) @Field(() => String, { description: 'What it shows.' }) title!: string;
  @IsOptional() @MaxLength(300) @Field(() => String, { nullable: true, description: 'Where it comes from.' }) source?: string;
  @IsIn(evidenceStates) @Field(() => String, { description: 'Kept or set aside.' }) state!: string;
  @Field(() => Boolean, { description: 'Seen by the team only.' }) confidential!: boolean;
}

@Resolver(() => Evidence)
export class EvidenceResolver {
  @Authorized('staff')
  @Mutation(() => EvidenceAnswer, { description: 'Takes a sentence into evidence. Files come by POST /files.' })
  addEvidence(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('caseId', () => ID) caseId: string, @Arg('input', () => EvidenceInput) input: EvidenceInput): Promise<Evidence> {
    return addEvidence(ctx.doing(opId), caseId, input);
  }

  @Authorized('staff')
  @Mutation(() => EvidenceAnswer, { description: 'Adds a new version of a text; what was there stays.' })
  reviseEvidence(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('input', () => EvidenceInput) input: EvidenceInput, @Arg('expectedVersion', () => Int) expectedVersion: number): Promise<Evidence> {
    return reviseEvidence(ctx.doing(opId), id, { text: input.text }, expectedVersion);
  }

  @Authorized('staff')
  @Mutation(() => EvidenceAnswer, { description: 'Says what a piece of evidence is, and whether it is kept.' })
  classifyEvidence(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('input', () => EvidenceClassInput) input: EvidenceClassInput, @Arg('expectedVersion', () => Int) expectedVersion: number): Promise<Evidence> {
    return classifyEvidence(ctx.doing(opId), id, input, expectedVersion);
  }

  @FieldResolver(() => [EvidenceVersion], { description: 'All versions, oldest first.' })
  versions(@Root() evidence: Evidence, @Ctx() ctx: Context): Promise<EvidenceVersion[]> {
    return ctx.many(EvidenceVersion, 'evidenceId', evidence.id, { number: 'asc' });
  }

  @FieldResolver(() => [Custody], { description: 'Who opened it, newest first.' })
  custody(@Root() evidence: Evidence, @Ctx() ctx: Context): Promise<Custody[]> {
    return ctx.many(Custody, 'evidenceId', evidence.id, { at: 'desc' });
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
  @FieldResolver(() => [Evidence], { description: 'Evidence by number.' })
  evidence(@Root() kase: Case, @Ctx() ctx: Context): Promise<Evidence[]> {
    return ofContent(ctx, kase, () => ctx.em.find(Evidence, { caseId: kase.id }, { orderBy: { number: 'asc' } }));
  }
}
