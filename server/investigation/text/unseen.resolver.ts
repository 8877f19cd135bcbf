import { Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { CaseViewer } from '../../case/room/room.view.ts';
import { Unseen } from '../../case/room/unseen.view.ts';
import { textsWritten } from './unseen.read.ts';

@Resolver(() => Unseen)
export class UnseenTextsResolver {
  @FieldResolver(() => Int, { description: 'Shared texts in which others have written since, and whose words have not settled into a version yet: that one is an entry.' })
  async texts(@Root() unseen: Unseen, @Ctx() ctx: Context): Promise<number> {
    return (await textsWritten(ctx, unseen)).length;
  }
}

@Resolver(() => CaseViewer)
export class WrittenTextsResolver {
  @FieldResolver(() => [ID], { description: 'Shared texts in which others have written since this person sat at them, and whose words have not settled into a version yet: that one is an entry.' })
  written(@Root() viewer: CaseViewer, @Ctx() ctx: Context): Promise<readonly string[]> {
    return textsWritten(ctx, viewer);
  }
}
