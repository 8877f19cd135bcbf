import { IsNotEmpty, IsOptional, MaxLength } from 'class-validator';
import { Arg, Authorized, Ctx, Field, FieldResolver, ID, InputType, Mutation, Resolver, Root } from 'type-graphql';
import { answerOf } from '../../platform/answer.ts';
import type { Context } from '../../platform/context.ts';
import { Person } from '../../people/person.entity.ts';
import { Document } from './document.entity.ts';
import { Remark } from './remark.entity.ts';
import { remark, settleRemark } from './remark.service.ts';

const RemarkAnswer = answerOf('remark', () => Remark);

@InputType({ description: 'A comment on words of a text.' })
class RemarkInput {
  @IsNotEmpty() @MaxLength(4000) @Field(() => String, { description: 'The comment.' }) body!: string;
  @IsOptional() @MaxLength(2000) @Field(() => String, { nullable: true, description: 'The words it is about.' }) quote?: string | null;
  @IsOptional() @MaxLength(1000) @Field(() => String, { nullable: true, description: 'Where it stands: {start, end}, each a Yjs relative position, as JSON.' }) anchor?: string | null;
  @IsOptional() @Field(() => ID, { nullable: true, description: 'The comment it answers.' }) answersId?: string | null;
}

@Resolver(() => Remark)
export class RemarkResolver {
  @Authorized('staff')
  @Mutation(() => RemarkAnswer, { description: 'Comments on words of a text, or answers a comment.' })
  remarkDocument(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('input', () => RemarkInput) input: RemarkInput): Promise<Remark> {
    return remark(ctx.doing(opId), id, input);
  }

  @Authorized('staff')
  @Mutation(() => RemarkAnswer, { description: 'Settles a comment, or takes it up again.' })
  settleRemark(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('settled', () => Boolean) settled: boolean): Promise<Remark> {
    return settleRemark(ctx.doing(opId), id, settled);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who wrote it.' })
  author(@Root() row: Remark, @Ctx() ctx: Context): Promise<Person | null> {
    return ctx.load(Person, row.authorId);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who settled it.' })
  settledBy(@Root() row: Remark, @Ctx() ctx: Context): Promise<Person | null> {
    return row.resolvedBy ? ctx.load(Person, row.resolvedBy) : Promise.resolve(null);
  }
}

@Resolver(() => Document)
export class RemarksResolver {
  @FieldResolver(() => [Remark], { description: 'Comments on it, in the order they were written; answers among them.' })
  remarks(@Root() document: Document, @Ctx() ctx: Context): Promise<Remark[]> {
    return ctx.many(Remark, 'documentId', document.id, { at: 'asc', answersId: 'asc nulls first', id: 'asc' } as never);
  }
}
