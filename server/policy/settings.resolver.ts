// Long because it is one list: the door of every rule that an administrator edits.
import { Arg, Authorized, Ctx, Field, FieldResolver, Float, GraphQLISODateTime, ID, InputType, Int, Query, Resolver, Root } from 'type-graphql';
import { IsIn, IsNumber } from 'class-validator';
import type { Context } from '../platform/context.ts';
import { named } from '../platform/language.ts';
import { say } from '../platform/vocabulary.ts';
import { Organisation, organisationId } from '../people/organisation.entity.ts';
import { CalendarVersion } from './calendar.entity.ts';
import { Category } from './category.entity.ts';
import { budgetWords, Commitment } from './commitment.entity.ts';
import { FishboneCategory } from './fishbone.entity.ts';
import { LadderStep } from './ladder.entity.ts';
import { bands, Matrix } from './matrix.entity.ts';
import { OutsideBody } from './outside-body.entity.ts';
import { Refused } from '../platform/problem.ts';
import { OwnField, OwnValueInput } from './own-field.entity.ts';
import { readOwn } from './own-field.service.ts';
import { calendarOf, ownFieldsFor, remedyKindsInUse, settingsOf } from './policy.service.ts';
import { mayKeepSettings } from './policy.verb.ts';
import { Queue, RoutingRule } from './queue.entity.ts';
import { RemedyKind } from './remedy-kind.entity.ts';
import { Setting, settingKeys } from './setting.entity.ts';
import { settingRules } from './setting.policy.ts';
import { CalendarInput } from './settings.inputs.ts';
import { definitionOf } from './calendar.service.ts';
import { refusalOf } from './commitment.policy.ts';
import { refuseAll } from './policy.verb.ts';
import { BandRuleView, ChoiceView, ExceptionView, HouseStandards, LimitView, OfferedCategory, OfferedField, OwnFault, PlaceholdersView, SampleView, SettingRuleView, Settings, WeekView } from './settings.view.ts';
import { SectorWord, Wording } from './wording.entity.ts';
import { hasSubject, needed, placeholders, smsPlaceholders, wordingKeys } from './wording.policy.ts';
import { faultsOfBudget, type BudgetUnit } from './working-time/budget.ts';
import { compile } from './working-time/calendar.ts';
import { weekdays } from './working-time/definition.ts';
import { explain } from './working-time/explain.ts';
import { explanation } from './working-time/explanation.ts';
import { validate } from './working-time/validate.ts';

const past = () => Boolean;

/** Everybody on the staff may read what was promised; the rows come whole, since there are few of them. */
@Resolver(() => Settings)
export class SettingsResolver {
  @Authorized('staff') @Query(() => Settings, { description: 'The settings of the house.' })
  settings(@Ctx() ctx: Context): Settings {
    return Object.assign(new Settings(), { mayKeep: mayKeepSettings(ctx.actor) });
  }

  @FieldResolver(() => [Category], { description: 'What feedback is about, as a flat list of a tree.' })
  categories(@Ctx() ctx: Context): Promise<Category[]> {
    return ctx.em.find(Category, {}, { orderBy: { rank: 'asc', id: 'asc' } });
  }

  @FieldResolver(() => [Queue], { description: 'Where cases wait.' })
  queues(@Ctx() ctx: Context): Promise<Queue[]> {
    return ctx.em.find(Queue, {}, { orderBy: { rank: 'asc', id: 'asc' } });
  }

  @FieldResolver(() => [RoutingRule], { description: 'What is sent where.' })
  routing(@Ctx() ctx: Context): Promise<RoutingRule[]> {
    return ctx.em.find(RoutingRule, {}, { orderBy: { rank: 'asc', id: 'asc' } });
  }

  @FieldResolver(() => Matrix, { nullable: true, description: 'The risk matrix in force.' })
  matrix(@Ctx() ctx: Context): Promise<Matrix | null> {
    return ctx.em.findOne(Matrix, { until: null });
  }

  @FieldResolver(() => [Commitment], { description: 'The promises in force; with `past`, those before them too.' })
  commitments(@Ctx() ctx: Context, @Arg('past', past, { defaultValue: false }) all: boolean): Promise<Commitment[]> {
    return ctx.em.find(Commitment, all ? {} : { until: null }, { orderBy: { since: 'asc', edition: 'asc', id: 'asc' }, limit: 1000 });
  }

  @FieldResolver(() => [CalendarVersion], { description: 'The calendars in force.' })
  calendars(@Ctx() ctx: Context): Promise<CalendarVersion[]> {
    return ctx.em.find(CalendarVersion, { until: null }, { orderBy: { standard: 'desc', nameEn: 'asc' } });
  }

  @FieldResolver(() => [LadderStep], { description: 'The escalation ladder in force; with `past`, the editions before it too.' })
  ladder(@Ctx() ctx: Context, @Arg('past', past, { defaultValue: false }) all: boolean): Promise<LadderStep[]> {
    return ctx.em.find(LadderStep, all ? {} : { until: null }, { orderBy: { level: 'asc', share: 'asc', since: 'desc', id: 'asc' }, limit: 1000 });
  }

  @FieldResolver(() => [RemedyKind], { description: 'Sorts of remedies.' })
  remedyKinds(@Ctx() ctx: Context): Promise<RemedyKind[]> {
    return ctx.em.find(RemedyKind, {}, { orderBy: { rank: 'asc', id: 'asc' } });
  }

  @FieldResolver(() => [OwnField], { description: "Fields of the organisation's own." })
  ownFields(@Ctx() ctx: Context): Promise<OwnField[]> {
    return ctx.em.find(OwnField, {}, { orderBy: { rank: 'asc', id: 'asc' } });
  }

  @FieldResolver(() => [SectorWord], { description: "The organisation's own words." })
  sectorWords(@Ctx() ctx: Context): Promise<SectorWord[]> {
    return ctx.em.find(SectorWord, {}, { orderBy: { key: 'asc' } });
  }

  @FieldResolver(() => [Wording], { description: 'Letters and passages in force.' })
  async wordings(@Ctx() ctx: Context): Promise<Wording[]> {
    const rank = ({ key }: Wording): number => wordingKeys.indexOf(key as (typeof wordingKeys)[number]);
    return (await ctx.em.find(Wording, { until: null })).sort((a, b) => rank(a) - rank(b));
  }

  @FieldResolver(() => [PlaceholdersView], { description: 'What may stand in braces in each of them.' })
  placeholders(): PlaceholdersView[] {
    return wordingKeys.map((key) => ({ key, known: placeholders[key], needed: needed[key] ?? [], sms: smsPlaceholders(key), subject: hasSubject(key) }));
  }

  @FieldResolver(() => [OutsideBody], { description: 'Regulators and other bodies.' })
  outsideBodies(@Ctx() ctx: Context): Promise<OutsideBody[]> {
    return ctx.em.find(OutsideBody, {}, { orderBy: { rank: 'asc', id: 'asc' } });
  }

  @FieldResolver(() => [FishboneCategory], { description: 'Bones of the cause diagram.' })
  fishbone(@Ctx() ctx: Context): Promise<FishboneCategory[]> {
    return ctx.em.find(FishboneCategory, {}, { orderBy: { rank: 'asc', id: 'asc' } });
  }

  @FieldResolver(() => [Setting], { description: 'Single values.' })
  values(@Ctx() ctx: Context): Promise<Setting[]> {
    return ctx.em.find(Setting, {}, { orderBy: { key: 'asc' } });
  }

  @FieldResolver(() => [SettingRuleView], { description: 'What the single values may be.' })
  rules(): SettingRuleView[] {
    return settingKeys.map((key) => ({ key, ...settingRules[key] }));
  }

  @FieldResolver(() => Organisation, { nullable: true, description: 'The face of the organisation.' })
  face(@Ctx() ctx: Context): Promise<Organisation | null> {
    return ctx.em.findOne(Organisation, { id: organisationId });
  }
}

@InputType({ description: 'A promise to try out.' })
export class SampleInput {
  @IsNumber() @Field(() => Float, { description: 'How many.' }) amount!: number;
  @IsIn(budgetWords) @Field(() => String, { description: 'Of which unit.' }) unit!: string;
  @Field(() => GraphQLISODateTime, { description: 'From when.' }) from!: Date;
}

/** Choices that everybody is offered, and trials that change nothing. */
@Resolver()
export class OfferedResolver {
  @Authorized('anyone') @Query(() => [OfferedCategory], { description: 'The categories that are offered for a nature.' })
  async offeredCategories(@Ctx() ctx: Context, @Arg('nature', () => String, { defaultValue: 'complaint' }) nature: string): Promise<OfferedCategory[]> {
    const all = await ctx.em.find(Category, { active: true }, { orderBy: { rank: 'asc', id: 'asc' } });
    return all.filter(({ natures }) => !natures.length || natures.includes(nature)).map((one) => ({ id: one.id, parentId: one.parentId ?? null, name: named(one, ctx.language) }));
  }

  @Authorized('anyone') @Query(() => [OfferedField], { description: 'The own fields that are asked for a nature and category.' })
  async offeredFields(@Ctx() ctx: Context, @Arg('nature', () => String, { defaultValue: 'complaint' }) nature: string, @Arg('categoryId', () => ID, { nullable: true }) categoryId: string | null): Promise<OfferedField[]> {
    const fields = await ownFieldsFor(ctx.em, nature, categoryId && /^[0-9a-f-]{36}$/.test(categoryId) ? categoryId : null);
    return fields.filter(({ asked }) => asked || ctx.actor.kind === 'person').map((one) => ({ key: one.key, name: named(one, ctx.language), type: one.type, asked: one.asked, demanded: !!one.requiredAt, choices: one.choices.map((choice) => ({ word: choice.value, said: choice[ctx.language] })) }));
  }

  @Authorized('staff') @Query(() => [RemedyKind], { description: 'The remedies that a case may offer, in their order.' })
  offeredRemedies(@Ctx() { em }: Context): Promise<RemedyKind[]> {
    return remedyKindsInUse(em);
  }

  @Authorized('anyone') @Query(() => HouseStandards, { description: 'How the house prints for whoever has not chosen otherwise.' })
  async houseStandards(@Ctx() { em }: Context): Promise<HouseStandards> {
    const { digits, hijri, currency } = await settingsOf(em, ['digits', 'hijri', 'currency']);
    return { digits, hijri: hijri === 'true', currency };
  }

  @Authorized('anyone') @Query(() => [OwnFault], { description: 'What has to be put right in values of own fields before they can be sent. Changes nothing.' })
  async ownFaults(@Ctx() ctx: Context, @Arg('nature', () => String) nature: string, @Arg('categoryId', () => ID, { nullable: true }) categoryId: string | null, @Arg('own', () => [OwnValueInput]) own: OwnValueInput[]): Promise<OwnFault[]> {
    const asks = { nature, categoryId: categoryId && /^[0-9a-f-]{36}$/.test(categoryId) ? categoryId : null, asked: ctx.actor.kind !== 'person' };
    const faults: OwnFault[] = [];
    for (const one of own.slice(0, 50)) {
      await readOwn(ctx.em, asks, [one], ctx.language).catch((error: unknown) => {
        if (!(error instanceof Refused)) throw error;
        faults.push({ key: one.key, message: error.in(ctx.language) });
      });
    }
    return faults;
  }

  @Authorized('staff') @Query(() => SampleView, { description: 'When a promise given at an instant would be due by a calendar, and why. Changes nothing; the calendar may be one that is not kept yet.' })
  async tryPromise(@Ctx() ctx: Context, @Arg('input', () => SampleInput) { amount, unit, from }: SampleInput, @Arg('calendarId', () => ID, { nullable: true }) id: string | null, @Arg('calendar', () => CalendarInput, { nullable: true }) draft: CalendarInput | null): Promise<SampleView> {
    const budget = { amount, unit: unit as BudgetUnit };
    refuseAll(faultsOfBudget(budget, 'input').map((fault) => [fault.where, refusalOf(fault)] as const));
    if (draft) refuseAll(validate(definitionOf(draft), ctx.now().getTime()).map((fault) => [`calendar.${fault.where}`, refusalOf(fault)] as const));
    const kept = draft ? null : id && /^[0-9a-f-]{36}$/.test(id) ? await ctx.em.findOne(CalendarVersion, { id }) : await ctx.em.findOne(CalendarVersion, { standard: true, until: null });
    const calendar = draft ? compile(definitionOf(draft)) : kept && calendarOf(kept);
    if (!calendar) return { dueAt: null, why: [] };
    const found = explanation(calendar, from.getTime(), budget);
    return { dueAt: found.due === null ? null : new Date(found.due), why: explain(found, ctx.language) };
  }
}

@Resolver(() => Matrix)
export class MatrixResolver {
  @FieldResolver(() => [String], { description: 'Twenty-five bands: severity 1 with likelihood 1 to 5, then severity 2, and so on.' })
  cells(@Root() { cells }: Matrix): string[] {
    return cells.flat();
  }

  @FieldResolver(() => [BandRuleView], { description: 'What each band demands.' })
  rules(@Root() { rules }: Matrix): BandRuleView[] {
    return bands.map((band) => ({ band, ...rules[band] }));
  }
}

@Resolver(() => CalendarVersion)
export class CalendarResolver {
  @FieldResolver(() => [WeekView], { description: 'Its weeks.' })
  weeks(@Root() { definition }: CalendarVersion): WeekView[] {
    return definition.weeks.map(({ from, to, name, provisional, days }) => ({
      from: from ?? null, to: to ?? null, nameEn: name?.en ?? null, nameAr: name?.ar ?? null, provisional: !!provisional, days: weekdays.flatMap((day) => (days[day]?.length ? [{ day, hours: days[day] }] : [])),
    }));
  }

  @FieldResolver(() => [ExceptionView], { description: 'Holidays and other exceptions.' })
  exceptions(@Root() { definition }: CalendarVersion): ExceptionView[] {
    return definition.exceptions.map(({ name, provisional, yearly, hours, to, ...rest }) => ({ ...rest, to: to ?? null, hours: hours ?? null, nameEn: name.en, nameAr: name.ar, provisional: !!provisional, yearly: !!yearly }));
  }
}

@Resolver(() => RemedyKind)
export class RemedyKindResolver {
  @FieldResolver(() => [LimitView], { description: 'Limits; of the roles that are not named, those who answer for decisions (head, quality, management) have none, and the others promise no money alone.' })
  limits(@Root() { limits }: RemedyKind): LimitView[] {
    return Object.entries(limits).map(([role, amount]) => ({ role, amount }));
  }
}

@Resolver(() => OwnField)
export class OwnFieldResolver {
  @FieldResolver(() => [ChoiceView], { description: 'Choices of a list.' })
  choices(@Root() { choices }: OwnField): ChoiceView[] {
    return choices;
  }
}

@Resolver(() => Setting)
export class SettingResolver {
  @FieldResolver(() => String, { description: "What it is called, in the reader's language." })
  said(@Root() { key }: Setting, @Ctx() ctx: Context): string {
    return say(`setting.${key}`, ctx.language);
  }
}

/** How many open cases wait in a queue. */
@Resolver(() => Queue)
export class QueueResolver {
  @FieldResolver(() => Int, { description: 'How many open cases wait here with nobody who leads them.' })
  async waiting(@Root() queue: Queue, @Ctx() ctx: Context): Promise<number> {
    const loader = ctx.loader<number>('queue.waiting', async (ids) => {
      const rows = await ctx.em.execute<{ id: string; count: number }[]>(`select queue_id as id, count(*)::int as count from "case" where queue_id = any(?::uuid[]) and stage <> 'closed' and lead_id is null group by 1`, [`{${ids.join(',')}}`]);
      return ids.map((id) => rows.find((row) => row.id === id)?.count ?? 0);
    });
    return loader.load(queue.id);
  }
}
