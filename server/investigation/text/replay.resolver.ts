import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { CaseReplay } from '../../case/room/room.view.ts';
import { ReplayedText } from './document.view.ts';
import { textsThen } from './replay.read.ts';

@Resolver(() => CaseReplay)
export class ReplayedTextsResolver {
  @FieldResolver(() => [ReplayedText], { description: 'How the shared texts read then: of those alone whose opening is among these entries, so that they are under the same two permissions.' })
  texts(@Root() { entries, until }: CaseReplay, @Ctx() ctx: Context): Promise<ReplayedText[]> {
    return textsThen(ctx, entries.flatMap(({ kind, subjectId }) => (kind === 'document.opened' && subjectId ? [subjectId] : [])), until);
  }
}
