import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { ApiToken } from './api-token.entity.ts';
import { makeToken, revokeToken, tokenForAnHour, type Made } from './api-token.service.ts';
import { TokenInput } from '../people.inputs.ts';
import { mayKeepTokens } from '../people.policy.ts';
import { ApiTokenAnswer, MadeTokenAnswer } from '../person.answer.ts';
import { Person } from '../person.entity.ts';

@Resolver(() => ApiToken)
export class ApiTokenResolver {
  @Authorized('staff')
  @Query(() => [ApiToken], { description: "API tokens, the newest first: all for administrators, one's own for others." })
  apiTokens(@Ctx() ctx: Context): Promise<ApiToken[]> {
    return ctx.em.fork().find(ApiToken, mayKeepTokens(ctx.actor) ? {} : { personId: ctx.actor.id }, { orderBy: { id: 'desc' }, limit: 200 });
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who it acts as.' })
  person(@Root() token: ApiToken, @Ctx() ctx: Context): Promise<Person | null> {
    return ctx.load(Person, token.personId);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who made it; null where it was made on the command line.' })
  madeBy(@Root() token: ApiToken, @Ctx() ctx: Context): Promise<Person | null> {
    return ctx.load(Person, token.madeById);
  }

  @Authorized('staff')
  @Mutation(() => MadeTokenAnswer, { description: 'Makes a program with a token of its own. The secret is told this once.' })
  makeToken(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('input', () => TokenInput) input: TokenInput): Promise<Made> {
    return makeToken(ctx.doing(opId), input);
  }

  @Authorized('staff')
  @Mutation(() => MadeTokenAnswer, { description: 'A token for one hour as oneself, to read and write: what GraphiQL uses.' })
  makeTokenForAnHour(@Ctx() ctx: Context): Promise<Made> {
    return tokenForAnHour(ctx);
  }

  @Authorized('staff')
  @Mutation(() => ApiTokenAnswer, { description: 'Ends a token.' })
  revokeToken(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string): Promise<ApiToken> {
    return revokeToken(ctx.doing(opId), id);
  }
}
