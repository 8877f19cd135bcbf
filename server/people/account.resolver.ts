import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { named } from '../platform/language.ts';
import { Refused } from '../platform/problem.ts';
import { EnteredAnswer, type Entered } from './access/entered.view.ts';
import { acceptInvitation } from './invitation.service.ts';
import { askReset, changePassword, resetPassword } from './access/password.service.ts';
import { ChangePasswordInput, PreferInput, TicketPasswordInput } from './people.inputs.ts';
import { TicketView, type FactorOffer, type LetterAsked, type RecoveryCodes } from './people.view.ts';
import { FactorOfferAnswer, LetterAskedAnswer, PersonAnswer, RecoveryCodesAnswer } from './person.answer.ts';
import { Person } from './person.entity.ts';
import { prefer } from './person.service.ts';
import { prove } from './access/prove.service.ts';
import { addFactor, offerFactor, removeFactor, renewRecovery } from './access/second-factor.service.ts';
import { Session } from './access/session.entity.ts';
import { revokeSession, revokeSessions, sessionsOf } from './access/session.service.ts';
import { goodTicket } from './access/ticket.service.ts';

/** One's own account, and the two links by which one comes to it. */
@Resolver()
export class AccountResolver {
  @Authorized('anyone')
  @Query(() => TicketView, { description: 'What the link of an invitation (or of a reset) is good for.' })
  async ticket(@Ctx() ctx: Context, @Arg('secret', () => String) secret: string, @Arg('reset', () => Boolean, { defaultValue: false }) reset: boolean): Promise<TicketView> {
    const ticket = await goodTicket(ctx, ctx.em, reset ? 'reset' : 'invitation', secret.slice(0, 64)).catch((error: unknown) => {
      if (error instanceof Refused) return null;
      throw error;
    });
    const person = await ctx.load(Person, ticket?.personId);
    return { good: Boolean(ticket && person?.active), name: person ? named(person, ctx.language) : null, email: person?.email ?? null, language: person?.language ?? null };
  }

  @Authorized('anyone')
  @Mutation(() => EnteredAnswer, { description: 'Accepts an invitation with a password, and comes in.' })
  acceptInvitation(@Ctx() ctx: Context, @Arg('input', () => TicketPasswordInput) input: TicketPasswordInput): Promise<Entered> {
    return acceptInvitation(ctx, input);
  }

  @Authorized('anyone')
  @Mutation(() => LetterAskedAnswer, { description: 'Asks for a letter by which a new password can be set. The answer is the same for every address.' })
  async askReset(@Ctx() ctx: Context, @Arg('email', () => String) email: string): Promise<LetterAsked> {
    await askReset(ctx, email.slice(0, 254));
    return { asked: true };
  }

  @Authorized('anyone')
  @Mutation(() => EnteredAnswer, { description: 'Sets a new password by the link of the letter. All sessions end.' })
  resetPassword(@Ctx() ctx: Context, @Arg('input', () => TicketPasswordInput) input: TicketPasswordInput): Promise<Entered> {
    return resetPassword(ctx, input);
  }

  @Authorized('staff')
  @Mutation(() => PersonAnswer, { description: "Changes one's own password. The other sessions end." })
  changePassword(@Ctx() ctx: Context, @Arg('input', () => ChangePasswordInput) input: ChangePasswordInput): Promise<Person> {
    return changePassword(ctx, input);
  }

  @Authorized('staff')
  @Mutation(() => PersonAnswer, { description: 'Gives the password again, for security settings and signatures; good for ten minutes.' })
  prove(@Ctx() ctx: Context, @Arg('password', () => String) password: string): Promise<Person> {
    return prove(ctx, password);
  }

  @Authorized('staff')
  @Mutation(() => FactorOfferAnswer, { description: 'Offers a second factor: what an authenticator needs.' })
  offerFactor(@Ctx() ctx: Context): Promise<FactorOffer> {
    return offerFactor(ctx);
  }

  @Authorized('staff')
  @Mutation(() => RecoveryCodesAnswer, { description: 'Takes the offered second factor into use with its first code.' })
  async addFactor(@Ctx() ctx: Context, @Arg('ticket', () => String) ticket: string, @Arg('code', () => String) code: string): Promise<RecoveryCodes> {
    return { codes: await addFactor(ctx, { ticket, code }) };
  }

  @Authorized('staff')
  @Mutation(() => PersonAnswer, { description: 'Removes the second factor.' })
  removeFactor(@Ctx() ctx: Context): Promise<Person> {
    return removeFactor(ctx);
  }

  @Authorized('staff')
  @Mutation(() => RecoveryCodesAnswer, { description: 'Makes new recovery codes; the ones before open nothing.' })
  async renewRecovery(@Ctx() ctx: Context): Promise<RecoveryCodes> {
    return { codes: await renewRecovery(ctx) };
  }

  @Authorized('staff')
  @Query(() => [Session], { description: "One's own sessions that are still good." })
  mySessions(@Ctx() ctx: Context): Promise<Session[]> {
    return sessionsOf(ctx, ctx.actor.id);
  }

  @Authorized('staff')
  @Mutation(() => PersonAnswer, { description: "Ends a session: one's own, or anybody's for an administrator." })
  revokeSession(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string): Promise<Person> {
    return revokeSession(ctx.doing(opId), id);
  }

  @Authorized('staff')
  @Mutation(() => PersonAnswer, { description: "Ends all sessions of a person; of one's own all but this one." })
  revokeSessions(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('personId', () => ID) personId: string): Promise<Person> {
    return revokeSessions(ctx.doing(opId), personId);
  }

  @Authorized('staff')
  @Mutation(() => PersonAnswer, { description: 'Says how one wants to be read to.' })
  prefer(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('input', () => PreferInput) input: PreferInput): Promise<Person> {
    return prefer(ctx.doing(opId), input);
  }
}
