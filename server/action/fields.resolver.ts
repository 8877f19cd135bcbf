import { Arg, Ctx, FieldResolver, GraphQLISODateTime, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { Entry } from '../journal/entry.entity.ts';
import { entriesAfter, headOf } from '../journal/reader.ts';
import { actionStream } from '../journal/stream.entity.ts';
import { tell } from '../journal/telling.ts';
import { Case } from '../case/case.entity.ts';
import { maySee } from '../case/case.policy.ts';
import { ofContent } from '../case/content.service.ts';
import { Cause } from '../investigation/causes/cause.entity.ts';
import { lastSaid } from '../investigation/room.service.ts';
import { Department, Person } from '../people/person.entity.ts';
import { Action } from './action.entity.ts';
import { maySeeAction, verbsOn } from './action.policy.ts';
import { answeredBy } from './action.read.ts';
import { ActionViewer, AnsweredCase } from './action.view.ts';

@Resolver(() => Action)
export class ActionFieldsResolver {
  @FieldResolver(() => Person, { nullable: true, description: 'Who answers for it.' })
  owner(@Root() action: Action, @Ctx() ctx: Context): Promise<Person | null> {
    return ctx.load(Person, action.ownerId);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who carried it out.' })
  implementer(@Root() action: Action, @Ctx() ctx: Context): Promise<Person | null> {
    return ctx.load(Person, action.implementerId);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who will judge its effect.' })
  verifier(@Root() action: Action, @Ctx() ctx: Context): Promise<Person | null> {
    return ctx.load(Person, action.verifierId);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who saw that it was done.' })
  checker(@Root() action: Action, @Ctx() ctx: Context): Promise<Person | null> {
    return ctx.load(Person, action.checkedBy);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who gave the verdict.' })
  judge(@Root() action: Action, @Ctx() ctx: Context): Promise<Person | null> {
    return ctx.load(Person, action.judgedBy);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What was seen when its implementation was verified.' })
  checkedNote(@Root() action: Action, @Ctx() ctx: Context): Promise<string | null> {
    return lastSaid(ctx, 'checked', action.id);
  }

  @FieldResolver(() => String, { nullable: true, description: 'The reason of the verdict.' })
  verdictWhy(@Root() action: Action, @Ctx() ctx: Context): Promise<string | null> {
    return lastSaid(ctx, 'verdict', action.id);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why it was cancelled.' })
  cancelledWhy(@Root() action: Action, @Ctx() ctx: Context): Promise<string | null> {
    return lastSaid(ctx, 'cancelled', action.id);
  }

  @FieldResolver(() => Department, { nullable: true, description: 'The department it belongs to.' })
  department(@Root() action: Action, @Ctx() ctx: Context): Promise<Department | null> {
    return ctx.load(Department, action.departmentId);
  }

  @FieldResolver(() => Cause, { nullable: true, description: 'The cause it is aimed at, for whoever may read the case.' })
  async cause(@Root() action: Action, @Ctx() ctx: Context): Promise<Cause | null> {
    const cause = await ctx.load(Cause, action.causeId);
    const kase = cause && (await ctx.load(Case, cause.caseId));
    return kase && maySee(ctx.actor, kase) ? cause : null;
  }

  @FieldResolver(() => [AnsweredCase], { description: 'The cases that it answers, as far as the reader may see them; the one it was born from first.' })
  cases(@Root() action: Action, @Ctx() ctx: Context): Promise<AnsweredCase[]> {
    return answeredBy(ctx, action.caseIds);
  }

  @FieldResolver(() => Boolean, { description: 'Whether its due date has passed before it was done; independent of blocked.' })
  overdue(@Root() action: Action, @Ctx() ctx: Context): boolean {
    return action.overdue(ctx.now());
  }

  @FieldResolver(() => Boolean, { description: 'Whether its effect has to be proven; corrections and containment end when somebody saw that they were done.' })
  needsProof(@Root() action: Action): boolean {
    return action.needsProof;
  }

  @FieldResolver(() => GraphQLISODateTime, { nullable: true, description: 'From when the effect can be judged, by the plan.' })
  judgeableAt(@Root() action: Action): Date | null {
    return action.judgeableAt;
  }

  @FieldResolver(() => [Entry], { description: 'Its own story, in order.' })
  async story(@Root() action: Action, @Ctx() ctx: Context, @Arg('after', () => Int, { defaultValue: 0, description: 'The last entry that one has.' }) after: number): Promise<Entry[]> {
    return tell(ctx, await entriesAfter(ctx.em, actionStream(action.id), after, 500));
  }

  @FieldResolver(() => Int, { description: 'The last entry of its story.' })
  async seq(@Root() action: Action, @Ctx() ctx: Context): Promise<number> {
    return (await headOf(ctx.em, actionStream(action.id))).seq;
  }

  @FieldResolver(() => ActionViewer, { description: 'What depends on who asks. Never part of a shared operation.' })
  async viewer(@Root() action: Action, @Ctx() ctx: Context): Promise<ActionViewer> {
    const cases = await Promise.all(action.caseIds.map((id) => ctx.load(Case, id)));
    const birth = cases[0];
    if (!birth || !maySeeAction(ctx.actor, action, cases.filter((kase) => kase !== null))) return { can: [] };
    return { can: verbsOn(ctx.actor, action, birth) };
  }
}

@Resolver(() => Case)
export class ActedOnCaseResolver {
  @FieldResolver(() => Int, { description: 'How many actions answer this case and were not cancelled.' })
  async actionCount(@Root() kase: Case, @Ctx() ctx: Context): Promise<number> {
    if (!maySee(ctx.actor, kase)) return 0;
    const [row] = await ctx.em.execute<{ count: number }[]>("select count(*)::int as count from action where ?::uuid = any(case_ids) and stage <> 'cancelled'", [kase.id]);
    return row?.count ?? 0;
  }

  @FieldResolver(() => [Action], { description: 'Actions that answer this case.' })
  actions(@Root() kase: Case, @Ctx() ctx: Context): Promise<Action[]> {
    return ofContent(ctx, kase, () => ctx.em.find(Action, { caseIds: { $contains: [kase.id] } }, { orderBy: { number: 'asc' } }));
  }
}
