import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { PersonAnswer } from './person.answer.ts';
import type { Context } from '../platform/context.ts';
import { named } from '../platform/language.ts';
import { demonstrationPeople, isDemonstration } from './demonstration.service.ts';
import { CodeInput, SetUpInput, SignInInput } from './door.inputs.ts';
import { type Entered, EnteredAnswer } from './access/entered.view.ts';
import { waitingFactor } from './access/lost-factor.service.ts';
import { FactorOffer } from './people.view.ts';
import { SingleSignOnPort } from './access/single-sign-on.ts';
import { Organisation, organisationId } from './organisation.entity.ts';
import { type Person } from './person.entity.ts';
import { isReady, setUp } from './setup.service.ts';
import { confirmCode, signIn, signInDemonstration, signOut } from './access/sign-in.service.ts';
import { DemonstrationPerson, House } from './viewer.view.ts';

/** Everything that is open before anybody is known. */
@Resolver(() => House)
export class DoorResolver {
  @Authorized('anyone')
  @Query(() => House, { description: 'Whose house this is, and how one enters it.' })
  async house(@Ctx() ctx: Context): Promise<Partial<House>> {
    const organisation = await ctx.em.findOne(Organisation, { id: organisationId });
    return {
      name: organisation ? named(organisation, ctx.language) : '', logo: organisation?.logo ?? null, accent: organisation?.accent ?? null,
      ready: await isReady(ctx), demonstration: await isDemonstration(ctx.em), singleSignOn: ctx.house.port(SingleSignOnPort) !== null,
    };
  }

  @FieldResolver(() => [DemonstrationPerson], { description: 'Whom one click lets you be, in a demonstration; empty elsewhere.' })
  async demonstrationPeople(@Root() house: House, @Ctx() ctx: Context): Promise<DemonstrationPerson[]> {
    return house.demonstration ? demonstrationPeople(ctx) : [];
  }

  @Authorized('anyone')
  @Mutation(() => EnteredAnswer, { description: 'Signs in. Tries are counted by account and by address.' })
  signIn(@Ctx() ctx: Context, @Arg('input', () => SignInInput) input: SignInInput): Promise<Entered> {
    return signIn(ctx, input);
  }

  @Authorized('anyone')
  @Query(() => FactorOffer, { nullable: true, description: 'The new second factor that this second step sets, where the one before was lost; null where a code of the one in use is asked.' })
  waitingFactor(@Ctx() ctx: Context, @Arg('ticket', () => String) ticket: string): Promise<FactorOffer | null> {
    return waitingFactor(ctx, ticket.slice(0, 64));
  }

  @Authorized('anyone')
  @Mutation(() => EnteredAnswer, { description: 'The second step of signing in.' })
  confirmCode(@Ctx() ctx: Context, @Arg('input', () => CodeInput) input: CodeInput): Promise<Entered> {
    return confirmCode(ctx, input);
  }

  @Authorized('anyone')
  @Mutation(() => EnteredAnswer, { description: 'Becomes somebody of a demonstration; refused in any other house.' })
  signInAsDemonstration(@Ctx() ctx: Context, @Arg('personId', () => ID) personId: string): Promise<Entered> {
    return signInDemonstration(ctx, personId);
  }

  @Authorized('anyone')
  @Mutation(() => EnteredAnswer, { description: 'Sets up the first administrator of an empty house.' })
  setUp(@Ctx() ctx: Context, @Arg('input', () => SetUpInput) input: SetUpInput): Promise<Entered> {
    return setUp(ctx, input);
  }

  @Authorized('anyone')
  @Mutation(() => PersonAnswer, { description: 'Ends this session. Harmless where there is none.' })
  signOut(@Ctx() ctx: Context): Promise<Person | null> {
    return signOut(ctx);
  }
}
