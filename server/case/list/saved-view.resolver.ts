import { IsIn, IsOptional, MaxLength } from 'class-validator';
import { Arg, Authorized, Ctx, Field, FieldResolver, ID, InputType, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { isId } from '../../platform/ids.ts';
import { exceptional } from '../../platform/problem.ts';
import { Shaped } from '../../platform/shape.ts';
import { Department, Person } from '../../people/person.entity.ts';
import { SavedView, SavedViewAnswer, viewAudiences, ViewCount, viewSubjects } from './saved-view.entity.ts';
import { mayKeepView, mayShare } from './saved-view.policy.ts';
import { countOf, isPinned, viewCounts, viewsFor } from './saved-view.read.ts';
import { changeView, placeView, removeView, saveView } from './saved-view.service.ts';


@InputType({ description: 'A view as somebody saves it; of a change, what is left out stays.' })
export class SavedViewInput {
  @IsOptional() @MaxLength(80) @Field(() => String, { nullable: true, description: 'Name in English.' }) nameEn?: string | null;
  @IsOptional() @MaxLength(80) @Field(() => String, { nullable: true, description: 'Name in Arabic; one of the two is needed.' }) nameAr?: string | null;
  @IsOptional() @MaxLength(1_000) @Field(() => String, { nullable: true, description: 'What the address of the list says after the question mark.' }) query?: string | null;
  @IsOptional() @IsIn(viewAudiences) @Field(() => String, { nullable: true, description: 'Who has it: mine (default), department or house.' }) audience?: string | null;
  @IsOptional() @Shaped('id') @Field(() => ID, { nullable: true, description: 'The department that has it.' }) departmentId?: string | null;
}

@ObjectType({ description: 'To whom the one who asks may give a view.' })
export class ViewSharing {
  @Field(() => [String], { description: `Of: ${viewAudiences.join(', ')}.` }) audiences!: string[];
  @Field(() => [Department], { description: 'Departments it may be given to.' }) departments!: Department[];
}

@Resolver(() => SavedView)
export class SavedViewResolver {
  @Authorized('staff')
  @Query(() => [SavedView], { description: 'The views that the reader has, in the order in which they keep them.' })
  savedViews(@Ctx() ctx: Context, @Arg('subject', () => String, { nullable: true, description: 'Of which list or board; of all without it.' }) subject: string | null, @Arg('pinned', () => Boolean, { defaultValue: false, description: 'Only those that stand in the menu.' }) pinned: boolean): Promise<SavedView[]> {
    return viewsFor(ctx, { subject, pinned });
  }

  @Authorized('staff')
  @Query(() => SavedView, { nullable: true, description: 'A view by its id; null where there is none that the reader has.' })
  async savedView(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<SavedView | null> {
    return (isId(id) && (await viewsFor(ctx, { id }))[0]) || null;
  }

  @Authorized('staff')
  @Query(() => ViewSharing, { description: 'To whom the one who asks may give a view.' })
  async viewSharing(@Ctx() ctx: Context): Promise<ViewSharing> {
    const departments = (await ctx.em.find(Department, { active: true }, { orderBy: { nameEn: 'asc', id: 'asc' } })).filter(({ id }) => mayShare(ctx.actor, { audience: 'department', departmentId: id }));
    return { departments, audiences: viewAudiences.filter((audience) => (audience === 'department' ? departments.length > 0 : mayShare(ctx.actor, { audience, departmentId: null }))) };
  }

  @Authorized('staff')
  @Query(() => [ViewCount], { description: 'How many rows each question has for the one who asks; nothing for lists that count nothing.' })
  viewCounts(@Ctx() ctx: Context, @Arg('subject', () => String, { description: `One of: ${viewSubjects.join(', ')}.` }) subject: string, @Arg('queries', () => [String], { description: 'At most 40, each as an address says it.' }) queries: string[]): Promise<ViewCount[]> {
    if (queries.length > 40 || queries.some((query) => query.length > 1_000)) throw exceptional('LIMIT', { en: 'At most 40 questions of 1,000 characters are counted at once.', ar: 'لا يُحصى أكثر من 40 سؤالًا في المرة الواحدة، لا يتجاوز كل منها 1,000 حرف.' });
    return viewCounts(ctx, subject, queries);
  }

  @Authorized('staff')
  @Mutation(() => SavedViewAnswer, { description: 'Saves a view.' })
  saveView(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('subject', () => String) subject: string, @Arg('input', () => SavedViewInput) input: SavedViewInput): Promise<SavedView> {
    return saveView(ctx.doing(opId), subject, { ...input, query: input.query ?? '' });
  }

  @Authorized('staff')
  @Mutation(() => SavedViewAnswer, { description: 'Gives a view another name, other filters, or other people who have it.' })
  changeView(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('expectedVersion', () => Int) version: number, @Arg('input', () => SavedViewInput) { query, ...input }: SavedViewInput): Promise<SavedView> {
    return changeView(ctx.doing(opId), id, { ...input, ...(query == null ? {} : { query }) }, version);
  }

  @Authorized('staff')
  @Mutation(() => SavedViewAnswer, { description: 'Takes a view away from everybody who has it, or brings it back.' })
  removeView(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('removed', () => Boolean) removed: boolean): Promise<SavedView> {
    return removeView(ctx.doing(opId), id, removed);
  }

  @Authorized('staff')
  @Mutation(() => SavedViewAnswer, { description: 'Where the one who asks keeps a view: in the menu or not, and at which place among the views of its list. The same however often it is said.' })
  placeView(@Ctx() ctx: Context, @Arg('opId', () => ID) _opId: string, @Arg('id', () => ID) id: string, @Arg('pinned', () => Boolean) pinned: boolean, @Arg('place', () => Int, { nullable: true, description: 'From 0; as it stands without it.' }) place: number | null): Promise<SavedView> {
    return placeView(ctx, id, pinned, place);
  }

  @FieldResolver(() => String, { description: 'Who saved it.' })
  async author(@Root() view: SavedView, @Ctx() ctx: Context): Promise<string> {
    return (await ctx.load(Person, view.authorId))?.name(ctx) ?? '…';
  }

  @FieldResolver(() => Department, { nullable: true, description: 'The department that has it.' })
  department(@Root() view: SavedView, @Ctx() ctx: Context): Promise<Department | null> {
    return ctx.load(Department, view.departmentId);
  }

  @FieldResolver(() => Boolean, { description: 'Stands in the menu of the one who asks.' })
  pinned(@Root() view: SavedView, @Ctx() ctx: Context): Promise<boolean> {
    return isPinned(ctx, view.id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the one who asks may change it.' })
  keeps(@Root() view: SavedView, @Ctx() ctx: Context): boolean {
    return mayKeepView(ctx.actor, view);
  }

  @FieldResolver(() => ViewCount, { nullable: true, description: 'How many rows it has for the one who asks; null where its list counts nothing.' })
  count(@Root() view: SavedView, @Ctx() ctx: Context): Promise<ViewCount | null> {
    return countOf(ctx, view);
  }
}
