import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { Unseen } from '../../case/unseen.view.ts';
import { textsChanged } from './unseen.read.ts';

@Resolver(() => Unseen)
export class UnseenTextsResolver {
  @FieldResolver(() => Int, { description: 'Shared texts in which others have written since, and whose words have not settled into a version yet: that one is an entry.' })
  texts(@Root() unseen: Unseen, @Ctx() ctx: Context): Promise<number> {
    return textsChanged(ctx, unseen);
  }
}
