import { Ctx, FieldResolver, GraphQLISODateTime, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { say } from '../platform/vocabulary.ts';
import { Absence } from './absence.entity.ts';
import { Credential } from './access/credential.entity.ts';
import { openWorkOf } from './handover.ts';
import { LiftedFactor } from './access/lifted-factor.view.ts';
import { lastLift } from './access/lost-factor.service.ts';
import { mayKeepPeople, mayKnow, mayPlanAbsence } from './people.policy.ts';
import { OpenPieceView } from './people.view.ts';
import { Department, Person } from './person.entity.ts';
import { mayInHouse } from './role.policy.ts';
import { Session } from './access/session.entity.ts';
import { sessionsOf } from './access/session.service.ts';

/** What belongs to a person beside the row; what only they and administrators may know is null for others. */
@Resolver(() => Person)
export class PersonFieldsResolver {
  @FieldResolver(() => String, { nullable: true, description: 'E-mail address; null for other readers.' })
  email(@Root() person: Person, @Ctx() ctx: Context): string | null {
    return mayKnow(ctx.actor, person.id) ? (person.email ?? null) : null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Telephone; null for other readers.' })
  phone(@Root() person: Person, @Ctx() ctx: Context): string | null {
    return mayKnow(ctx.actor, person.id) ? (person.phone ?? null) : null;
  }

  @FieldResolver(() => [String], { description: "The roles in the reader's language." })
  rolesSaid(@Root() person: Person, @Ctx() ctx: Context): string[] {
    return person.roles.map((role) => say(`role.${role}`, ctx.language));
  }

  @FieldResolver(() => Department, { nullable: true, description: 'The department.' })
  department(@Root() person: Person, @Ctx() ctx: Context): Promise<Department | null> {
    return ctx.load(Department, person.departmentId);
  }

  @FieldResolver(() => [Department], { description: 'The departments this person heads.' })
  heads(@Root() person: Person, @Ctx() ctx: Context): Promise<Department[]> {
    return ctx.many(Department, 'headId', person.id, { id: 'asc' });
  }

  @FieldResolver(() => [Department], { description: 'The departments whose deputy this person is.' })
  deputises(@Root() person: Person, @Ctx() ctx: Context): Promise<Department[]> {
    return ctx.many(Department, 'deputyId', person.id, { id: 'asc' });
  }

  @FieldResolver(() => [Absence], { description: 'Absences that last or are to come.' })
  async absences(@Root() person: Person, @Ctx() ctx: Context): Promise<Absence[]> {
    const all = await ctx.many(Absence, 'personId', person.id, { fromAt: 'asc' });
    return all.filter(({ untilAt, withdrawnAt }) => !withdrawnAt && untilAt > ctx.now());
  }

  @FieldResolver(() => String, { description: 'Where this person stands: here, away, invited, left.' })
  async standing(@Root() person: Person, @Ctx() ctx: Context): Promise<string> {
    if (!person.active) return 'left';
    if (!person.joinedAt) return 'invited';
    return (await this.absences(person, ctx)).some(({ fromAt }) => fromAt <= ctx.now()) ? 'away' : 'here';
  }

  @FieldResolver(() => String, { description: "The same in the reader's language." })
  async standingSaid(@Root() person: Person, @Ctx() ctx: Context): Promise<string> {
    return say(`personStanding.${await this.standing(person, ctx)}`, ctx.language);
  }

  @FieldResolver(() => Boolean, { nullable: true, description: 'Whether a second factor is in use; null for other readers.' })
  async secondFactor(@Root() person: Person, @Ctx() ctx: Context): Promise<boolean | null> {
    return mayKnow(ctx.actor, person.id) ? Boolean((await ctx.load(Credential, person.id))?.totpSecret) : null;
  }

  @FieldResolver(() => LiftedFactor, { nullable: true, description: 'The last time that a lost second factor was taken away; null where none was, and for other readers than the person, administrators and auditors.' })
  async liftedFactor(@Root() person: Person, @Ctx() ctx: Context): Promise<LiftedFactor | null> {
    return mayKnow(ctx.actor, person.id) || mayInHouse(ctx.actor, 'journal.read') ? lastLift(ctx, person.id) : null;
  }

  @FieldResolver(() => [Session], { nullable: true, description: 'Sessions that are still good; null for other readers.' })
  async sessions(@Root() person: Person, @Ctx() ctx: Context): Promise<Session[] | null> {
    return mayKnow(ctx.actor, person.id) ? sessionsOf(ctx, person.id) : null;
  }

  @FieldResolver(() => GraphQLISODateTime, { nullable: true, description: 'When this person last used a session that is still good; null for other readers.' })
  async lastSeenAt(@Root() person: Person, @Ctx() ctx: Context): Promise<Date | null> {
    return mayKnow(ctx.actor, person.id) ? ((await sessionsOf(ctx, person.id))[0]?.seenAt ?? null) : null;
  }

  @FieldResolver(() => [OpenPieceView], { nullable: true, description: 'What this person has open, and would be handed over; null for other readers.' })
  async openWork(@Root() person: Person, @Ctx() ctx: Context): Promise<OpenPieceView[] | null> {
    if (!mayKnow(ctx.actor, person.id)) return null;
    const own = ctx.actor.id === person.id;
    return (await openWorkOf(ctx, person.id)).map((piece) => Object.assign(new OpenPieceView(), piece, { title: own ? piece.title : null, kindSaid: say(`openWork.${piece.kind}`, ctx.language) }));
  }

  @FieldResolver(() => [String], { description: 'What the reader may do with this person: describe, roles, move, absence, leave, return, inviteAgain, liftFactor, sessions.' })
  async can(@Root() person: Person, @Ctx() ctx: Context): Promise<string[]> {
    const keeps = mayKeepPeople(ctx.actor);
    const lifts = keeps && person.active && person.id !== ctx.actor.id && (await this.secondFactor(person, ctx));
    return [
      ...(lifts ? ['liftFactor'] : []),
      ...(keeps && person.active ? ['describe', 'roles', 'move', 'leave'] : []), ...(keeps && !person.active && !person.program ? ['return'] : []),
      ...(keeps && person.active && !person.joinedAt ? ['inviteAgain'] : []), ...(person.active && mayPlanAbsence(ctx.actor, person) ? ['absence'] : []), ...(mayKnow(ctx.actor, person.id) ? ['sessions'] : []),
    ];
  }
}

@Resolver(() => LiftedFactor)
export class LiftedFactorFieldsResolver {
  @FieldResolver(() => Person, { nullable: true, description: 'Who took it away.' })
  by(@Root() lifted: LiftedFactor, @Ctx() ctx: Context): Promise<Person | null> {
    return ctx.load(Person, lifted.byId);
  }
}

@Resolver(() => Absence)
export class AbsenceFieldsResolver {
  @FieldResolver(() => Person, { nullable: true, description: 'Who stands in.' })
  deputy(@Root() absence: Absence, @Ctx() ctx: Context): Promise<Person | null> {
    return ctx.load(Person, absence.deputyId);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who is away.' })
  person(@Root() absence: Absence, @Ctx() ctx: Context): Promise<Person | null> {
    return ctx.load(Person, absence.personId);
  }
}
