import { Arg, Authorized, Ctx, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { bilingual, exceptional, NotFound } from '../platform/problem.ts';
import { FeedPosition, Frame } from './frame.ts';
import { journalFeed, wallFeed } from './group.ts';
import { placeOf } from './place.ts';
import { cursorOf, endOfJournal, seqAt } from './reader.ts';
import { SightPort } from './telling.ts';

@Resolver()
export class FeedResolver {
  /** The hub executes this once for all who watch the same; it is never subscribed to in any other way. */
  @Authorized('reader', 'complainant')
  @Subscription(() => Frame, {
    description: 'Keeps a screen true. State the last position you applied as `extensions.after: { epoch, at }` of the subscribe message: the first frame is `current`, `catchup` or `snapshot`.',
    subscribe: () => {
      throw exceptional('FORBIDDEN', { en: 'Feeds are open at /graphql over graphql-transport-ws, and at /feed as server-sent events.', ar: 'التحديثات المباشرة متاحة عبر /graphql ببروتوكول graphql-transport-ws، وعبر /feed بأحداث مرسلة من الخادم.' });
    },
  })
  feed(@Root() frame: Frame, @Arg('stream', () => String, { description: "'case:<id>', 'action:<id>', 'tracking:<id>', 'house', 'journal' for all that one may see, or 'wall' for a wall." }) _stream: string): Frame {
    return frame;
  }

  @Authorized('reader', 'complainant')
  @Query(() => FeedPosition, { description: 'Where to go on from, for whoever asks for it together with the data of a page: all that lies before it is in that data.' })
  async feedPosition(@Ctx() ctx: Context, @Arg('stream', () => String, { description: 'As for `feed`.' }) stream: string): Promise<FeedPosition> {
    const reached = cursorOf(ctx.request.reached) ?? (await endOfJournal(ctx.em));
    if (stream === journalFeed || stream === wallFeed) return { epoch: reached.epoch, at: placeOf(reached) };
    const audiences = await ctx.house.port(SightPort)(ctx, stream);
    if (!audiences.size) throw exceptional('NOT_FOUND', bilingual(NotFound));
    return { epoch: reached.epoch, at: String(await seqAt(ctx.em, stream, reached)) };
  }
}
