import { IsISO8601, IsNotEmpty, IsOptional, IsPositive, MaxLength } from 'class-validator';
import { Arg, Authorized, Ctx, Field, FieldResolver, Float, ID, InputType, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { text } from '../platform/problem.ts';
import { isShaped, Shaped } from '../platform/shape.ts';
import { Branch } from '../people/person.entity.ts';
import { Exposure, ExposureAnswer } from './exposure.entity.ts';
import { enterExposure, withdrawExposure } from './exposure.service.ts';


@InputType({ description: 'A volume of business in a period.' })
class ExposureInput {
  @IsNotEmpty() @MaxLength(200) @Field(() => String, { description: 'Product or service.' }) product!: string;
  @Field(() => ID, { nullable: true, description: 'One branch only.' }) branchId?: string;
  @Shaped('day') @IsISO8601() @Field(() => String, { description: 'First day, as 2026-11-01.' }) from!: string;
  @Shaped('day') @IsISO8601() @Field(() => String, { description: 'Last day.' }) to!: string;
  @IsPositive() @Field(() => Float, { description: 'The volume.' }) volume!: number;
  @IsNotEmpty() @MaxLength(100) @Field(() => String, { description: 'What was counted: deliveries, transactions …' }) unit!: string;
  @IsOptional() @MaxLength(100) @Field(() => String, { nullable: true, description: 'A marked period (Ramadan, Hajj, campaign).' }) mark?: string;
}

@Resolver(() => Exposure)
export class ExposureResolver {
  @Authorized('staff')
  @Mutation(() => ExposureAnswer, { description: 'Enters a volume of business: what makes counts into rates.' })
  enterExposure(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('input', () => ExposureInput) input: ExposureInput): Promise<Exposure> {
    return enterExposure(ctx.doing(opId), input);
  }

  @Authorized('staff')
  @Mutation(() => ExposureAnswer, { description: 'Withdraws a wrong volume, with a reason; the right one is entered anew.' })
  withdrawExposure(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('reason', () => String) reason: string): Promise<Exposure> {
    return withdrawExposure(ctx.doing(opId), id, text('reason', reason, 1000));
  }

  @Authorized('staff')
  @Query(() => [Exposure], { description: 'Volumes that lie in a period, wholly or in part; without those that were withdrawn.' })
  exposures(
    @Ctx() ctx: Context,
    @Arg('from', () => String, { nullable: true, description: 'First day.' }) from?: string,
    @Arg('to', () => String, { nullable: true, description: 'Last day.' }) to?: string,
    @Arg('product', () => String, { nullable: true, description: 'Of one product only.' }) product?: string,
  ): Promise<Exposure[]> {
    return ctx.em.find(Exposure, {
      withdrawnAt: null, ...(product ? { product } : {}), ...(from && isShaped('day', from) ? { to: { $gte: from } } : {}), ...(to && isShaped('day', to) ? { from: { $lte: to } } : {}),
    }, { orderBy: { from: 'desc', product: 'asc', id: 'asc' }, limit: 500 });
  }

  @FieldResolver(() => Branch, { nullable: true, description: 'The branch; none means all.' })
  branch(@Root() exposure: Exposure, @Ctx() ctx: Context): Promise<Branch | null> {
    return ctx.load(Branch, exposure.branchId);
  }
}
