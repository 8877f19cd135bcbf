import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { Entry } from '../journal/entry.entity.ts';
import { entriesAfter } from '../journal/reader.ts';
import { caseStream } from '../journal/stream.entity.ts';
import { tell } from '../journal/telling.ts';
import { Person } from '../people/person.entity.ts';
import { Case } from './case.entity.ts';
import { visibleCase } from './case.view.ts';

@Resolver(() => Case)
export class CaseResolver {
  @Authorized('staff')
  @Query(() => Case, { nullable: true, description: 'A case by its id; null where there is none that the reader may see.' })
  case(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<Case | null> {
    return visibleCase(ctx, id);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Exactly one, or nobody yet.' })
  lead(@Root() kase: Case, @Ctx() ctx: Context): Promise<Person | null> {
    return ctx.load(Person, kase.leadId);
  }

  @FieldResolver(() => [Entry], { description: 'The story, in order, from an entry on.' })
  async story(@Root() kase: Case, @Ctx() ctx: Context, @Arg('after', () => Int, { defaultValue: 0 }) after: number, @Arg('first', () => Int, { defaultValue: 100 }) first: number): Promise<Entry[]> {
    return tell(ctx, await entriesAfter(ctx.em, caseStream(kase.id), after, Math.min(first, 1000)));
  }
}
