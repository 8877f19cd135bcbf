import { Arg, Args, Authorized, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { planAbsence, withdrawAbsence } from './absence.service.ts';
import type { Absence } from './absence.entity.ts';
import { invite, inviteAgain } from './invitation.service.ts';
import { liftFactor } from './access/lost-factor.service.ts';
import { comeBack, leave } from './leaving.service.ts';
import { AbsenceInput, InviteInput, LeaveInput, PeopleArgs, PersonInput } from './people.inputs.ts';
import { peoplePage } from './people.read.ts';
import { PersonConnection } from './people.view.ts';
import { AbsenceAnswer, PersonAnswer } from './person.answer.ts';
import { Person } from './person.entity.ts';
import { describe, move, setRoles } from './person.service.ts';
import { isId } from '../platform/ids.ts';

@Resolver(() => Person)
export class PeopleResolver {
  @Authorized('staff')
  @Query(() => PersonConnection, { description: 'People who work here, by name.' })
  people(@Ctx() ctx: Context, @Args(() => PeopleArgs) args: PeopleArgs): Promise<PersonConnection> {
    return peoplePage(ctx, args);
  }

  @Authorized('staff')
  @Query(() => Person, { nullable: true, description: 'A person by id; null where there is none.' })
  async person(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<Person | null> {
    return isId(id) ? ctx.load(Person, id) : null;
  }

  @Authorized('staff')
  @Mutation(() => PersonAnswer, { description: 'Invites somebody: a letter with a link goes to the address.' })
  invite(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('input', () => InviteInput) input: InviteInput): Promise<Person> {
    return invite(ctx.doing(opId), input);
  }

  @Authorized('staff')
  @Mutation(() => PersonAnswer, { description: 'Sends the invitation anew; the link before opens nothing any more.' })
  inviteAgain(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string): Promise<Person> {
    return inviteAgain(ctx.doing(opId), id);
  }

  @Authorized('staff')
  @Mutation(() => PersonAnswer, { description: 'Corrects what is known of a person.' })
  describePerson(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('input', () => PersonInput) input: PersonInput, @Arg('expectedVersion', () => Int, { nullable: true }) expectedVersion: number | null): Promise<Person> {
    return describe(ctx.doing(opId), id, input, expectedVersion);
  }

  @Authorized('staff')
  @Mutation(() => PersonAnswer, { description: 'Gives and takes roles. The last administrator stays one.' })
  setRoles(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('roles', () => [String]) roles: string[], @Arg('expectedVersion', () => Int, { nullable: true }) expectedVersion: number | null): Promise<Person> {
    return setRoles(ctx.doing(opId), id, roles.slice(0, 32), expectedVersion);
  }

  @Authorized('staff')
  @Mutation(() => PersonAnswer, { description: 'Moves a person to a department, or to none.' })
  movePerson(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('departmentId', () => ID, { nullable: true }) departmentId: string | null, @Arg('expectedVersion', () => Int, { nullable: true }) expectedVersion: number | null): Promise<Person> {
    return move(ctx.doing(opId), id, departmentId, expectedVersion);
  }

  @Authorized('staff')
  @Mutation(() => PersonAnswer, { description: 'Somebody leaves or is barred: sessions end at once, open work is handed over.' })
  personLeaves(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('input', () => LeaveInput) input: LeaveInput, @Arg('expectedVersion', () => Int, { nullable: true }) expectedVersion: number | null): Promise<Person> {
    return leave(ctx.doing(opId), id, input, expectedVersion);
  }

  @Authorized('staff')
  @Mutation(() => PersonAnswer, { description: 'Opens a closed account again, by a new invitation.' })
  personReturns(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string): Promise<Person> {
    return comeBack(ctx.doing(opId), id);
  }

  @Authorized('staff')
  @Mutation(() => PersonAnswer, { description: 'Takes a lost second factor away from somebody else, with a reason: their sessions end, a letter tells them, and their next sign-in sets a new one. Nobody does so to their own.' })
  liftFactor(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('reason', () => String) reason: string): Promise<Person> {
    return liftFactor(ctx.doing(opId), id, reason);
  }

  @Authorized('staff')
  @Mutation(() => AbsenceAnswer, { description: 'Plans a time away, and who stands in.' })
  planAbsence(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('input', () => AbsenceInput) input: AbsenceInput): Promise<Absence> {
    return planAbsence(ctx.doing(opId), input);
  }

  @Authorized('staff')
  @Mutation(() => AbsenceAnswer, { description: 'Withdraws an absence: back earlier, or not away at all.' })
  withdrawAbsence(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string): Promise<Absence> {
    return withdrawAbsence(ctx.doing(opId), id);
  }
}
