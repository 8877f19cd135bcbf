import { Authorized, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { Department, Person } from './person.entity.ts';
import { isProved } from './access/prove.service.ts';
import { houseVerbsOf } from './role.policy.ts';
import { Viewer } from './viewer.view.ts';

@Resolver(() => Viewer)
export class ViewerResolver {
  @Authorized('anyone')
  @Query(() => Viewer, { nullable: true, description: 'Who asks; null for nobody we know.' })
  async viewer(@Ctx() ctx: Context): Promise<Viewer | null> {
    const { actor } = ctx;
    if (actor.kind !== 'person') return null;
    return Object.assign(new Viewer(), { id: actor.id, roles: actor.roles, departmentIds: actor.departments, can: houseVerbsOf(actor), proved: await isProved(ctx) });
  }

  @FieldResolver(() => Person, { description: 'The person.' })
  person(@Root() viewer: Viewer, @Ctx() ctx: Context): Promise<Person> {
    return ctx.load(Person, viewer.id) as Promise<Person>;
  }

  @FieldResolver(() => String, { description: "The name in the reader's language." })
  async name(@Root() viewer: Viewer, @Ctx() ctx: Context): Promise<string> {
    return (await ctx.load(Person, viewer.id))?.name(ctx) ?? '';
  }

  @FieldResolver(() => [Department], { description: 'Departments this person belongs to, heads or stands in for.' })
  async departments(@Root() viewer: Viewer, @Ctx() ctx: Context): Promise<Department[]> {
    const found = await Promise.all(viewer.departmentIds.map((id) => ctx.load(Department, id)));
    return found.filter((department) => department !== null);
  }
}
