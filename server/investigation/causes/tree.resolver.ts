import { Arg, Authorized, Ctx, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { Case } from '../../case/case.entity.ts';
import { maySee } from '../../case/case.policy.ts';
import { ofContent } from '../../case/content.service.ts';
import { Person } from '../../people/person.entity.ts';
import { FishboneCategory } from '../../policy/fishbone.entity.ts';
import { Cause, CauseCycle } from './cause.entity.ts';
import { cycleOf } from './cycle.service.ts';
import { Evidence } from '../evidence/evidence.entity.ts';
import { hearsConfidence, maySeeEvidence } from '../evidence/evidence.policy.ts';
import { gentleQuestion } from './question.policy.ts';
import { lastSaid } from '../room.service.ts';

@ObjectType({ description: 'A piece of evidence, at the version that a cause or decision rests on.' })
export class Backing {
  @Field(() => ID, { description: 'Id of the evidence.' }) evidenceId!: string;
  @Field(() => Int, { description: 'Number of the evidence in its case.' }) number!: number;
  @Field(() => Int, { description: 'The version rested on.' }) version!: number;
  @Field(() => Int, { description: 'The newest version there is.' }) latest!: number;
  @Field(() => String, { description: 'What it shows.' }) title!: string;
  @Field(() => Boolean, { description: 'Whether it was set aside since.' }) excluded!: boolean;
}

/** What a cause or a decision rests on, as far as the reader may see it. */
export const backingOf = async (ctx: Context, caseId: string, references: readonly string[]): Promise<Backing[]> => {
  const kase = references.length ? await ctx.load(Case, caseId) : null;
  if (!kase) return [];
  const all = new Map((await ctx.many(Evidence, 'caseId', caseId)).map((one) => [one.id, one]));
  return references.flatMap((reference) => {
    const [id = '', version] = reference.split('@');
    const one = all.get(id);
    if (!one || !maySeeEvidence(ctx.actor, kase, one)) return [];
    return [{ evidenceId: id, number: one.number, version: Number(version), latest: one.latest, title: one.title, excluded: one.state === 'excluded' }];
  });
};

/** The same as references: <evidence id>@<version>. */
export const restsOf = async (ctx: Context, caseId: string, references: readonly string[]): Promise<string[]> =>
  (await backingOf(ctx, caseId, references)).map(({ evidenceId, version }) => `${evidenceId}@${version}`);

@Resolver(() => Cause)
export class CauseResolver {
  @FieldResolver(() => [String], { description: 'Evidence at a version, <evidence id>@<version>, as far as the reader may see it.' })
  evidence(@Root() cause: Cause, @Ctx() ctx: Context): Promise<string[]> {
    return restsOf(ctx, cause.caseId, cause.evidence);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who added it.' })
  author(@Root() cause: Cause, @Ctx() ctx: Context): Promise<Person | null> {
    return ctx.load(Person, cause.authorId);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who confirmed or rejected it.' })
  judge(@Root() cause: Cause, @Ctx() ctx: Context): Promise<Person | null> {
    return ctx.load(Person, cause.judgedBy);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who recorded it as a root cause.' })
  recorder(@Root() cause: Cause, @Ctx() ctx: Context): Promise<Person | null> {
    return ctx.load(Person, cause.recordedBy);
  }

  @FieldResolver(() => [Person], { description: 'Who thinks so, by name.' })
  async voters(@Root() cause: Cause, @Ctx() ctx: Context): Promise<Person[]> {
    return (await Promise.all(cause.votes.map((id) => ctx.load(Person, id)))).filter((person) => person !== null);
  }

  @FieldResolver(() => String, { nullable: true, description: 'The reason of the last judgement.' })
  judgement(@Root() cause: Cause, @Ctx() ctx: Context): Promise<string | null> {
    return lastSaid(ctx, 'judgement', cause.id);
  }

  @FieldResolver(() => String, { nullable: true, description: 'The reason for recording it as a root cause.' })
  async recording(@Root() cause: Cause, @Ctx() ctx: Context): Promise<string | null> {
    return cause.recordedAt ? lastSaid(ctx, 'recording', cause.id) : null;
  }

  @FieldResolver(() => [Backing], { description: 'The evidence it rests on, as far as the reader may see it.' })
  rests(@Root() cause: Cause, @Ctx() ctx: Context): Promise<Backing[]> {
    return backingOf(ctx, cause.caseId, cause.evidence);
  }

  @FieldResolver(() => String, { nullable: true, description: "The category in the reader's language." })
  async categorySaid(@Root() cause: Cause, @Ctx() ctx: Context): Promise<string | null> {
    if (!cause.category) return null;
    const named = await ctx.loader<string | null>('fishbone', async (codes) => {
      const found = new Map((await ctx.em.find(FishboneCategory, { code: { $in: [...codes] } })).map((one) => [one.code, one.name(ctx)]));
      return codes.map((code) => found.get(code) ?? null);
    }).load(cause.category);
    return named ?? cause.category;
  }

  @FieldResolver(() => String, { nullable: true, description: "A gentle question where a chain ends in 'human error', 'more training' or 'be careful'." })
  question(@Root() cause: Cause, @Ctx() ctx: Context): string | null {
    return gentleQuestion(cause.text, ctx.language);
  }

  @Authorized('staff')
  @Query(() => [FishboneCategory], { description: "The organisation's categories of causes, in the order of its fishbone." })
  causeCategories(@Ctx() ctx: Context): Promise<FishboneCategory[]> {
    return ctx.em.find(FishboneCategory, { active: true }, { orderBy: { rank: 'asc', code: 'asc' } });
  }
}

@ObjectType({ description: 'How much was found out in a case, as far as the reader may see it.' })
class Tally {
  @Field(() => Int, { description: 'Causes on the tree of the present round.' }) causes!: number;
  @Field(() => Int, { description: 'Pieces of evidence that are kept.' }) evidence!: number;
  @Field(() => Int, { description: 'Decisions that stand.' }) decisions!: number;
}

@Resolver(() => Case)
export class CauseTreeResolver {
  @FieldResolver(() => Tally, { description: 'How much was found out; nothing for whoever sees the card only.' })
  async tally(@Root() kase: Case, @Ctx() ctx: Context): Promise<Tally> {
    if (!maySee(ctx.actor, kase)) return { causes: 0, evidence: 0, decisions: 0 };
    const [row] = await ctx.em.execute<Tally[]>(
      `select (select count(*)::int from cause where case_id = ? and removed_at is null and cycle = coalesce((select max(number) from cause_cycle where case_id = ?), 1)) as causes,
        (select count(*)::int from evidence where case_id = ? and state <> 'excluded' and (not confidential or ?)) as evidence,
        (select count(*)::int from decision where case_id = ? and superseded_by is null) as decisions`,
      [kase.id, kase.id, kase.id, hearsConfidence(ctx.actor, kase), kase.id]);
    return row!;
  }

  @FieldResolver(() => [Cause], { description: 'The causes of all rounds as a flat list, in order; nothing for whoever sees the card only.' })
  causes(
    @Root() kase: Case, @Ctx() ctx: Context,
    @Arg('removed', () => Boolean, { defaultValue: false, description: 'Those that were taken off as well.' }) removed: boolean,
  ): Promise<Cause[]> {
    return ofContent(ctx, kase, () => ctx.em.find(Cause, { caseId: kase.id, ...(removed ? {} : { removedAt: null }) }, { orderBy: { cycle: 'asc', order: 'asc', id: 'asc' } }));
  }

  @FieldResolver(() => Int, { description: 'The present round of cause work, from 1.' })
  causeRound(@Root() kase: Case, @Ctx() ctx: Context): Promise<number> {
    return cycleOf(ctx.em, kase.id);
  }

  @FieldResolver(() => [CauseCycle], { description: 'Rounds after the first, and the action that opened each.' })
  causeRounds(@Root() kase: Case, @Ctx() ctx: Context): Promise<CauseCycle[]> {
    return ofContent(ctx, kase, () => ctx.em.find(CauseCycle, { caseId: kase.id }, { orderBy: { number: 'asc' } }));
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why no root cause is looked for, where that was waived.' })
  async causeWaivedWhy(@Root() kase: Case, @Ctx() ctx: Context): Promise<string | null> {
    const [why = null] = kase.causeWaived ? await ofContent(ctx, kase, async () => [await lastSaid(ctx, 'causeWaived', kase.id)]) : [];
    return why;
  }
}
