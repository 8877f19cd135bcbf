import { Ctx, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { becomes } from '../case/fact.policy.ts';
import { Case } from '../case/case.entity.ts';
import { RoomMessage } from '../case/room/talk.entity.ts';
import { hearsConfidence } from './evidence/evidence.policy.ts';

@ObjectType({ description: 'What became of a message: it stands there with words of its own, and the message stays as it was said.' })
export class Became {
  @Field(() => String, { description: `One of: ${becomes.join(', ')}.` }) noun!: string;
  @Field(() => ID, { description: 'Its id.' }) id!: string;
  @Field(() => String, { description: 'What it is called: a title, a question; empty for an entry of the story.' }) label!: string;
}

interface Row extends Became { readonly messageId: string; readonly confidential: boolean }

@Resolver(() => RoomMessage)
export class OriginResolver {
  @FieldResolver(() => [Became], { description: 'What was made of it, as far as the reader may see that.' })
  async became(@Root() message: RoomMessage, @Ctx() ctx: Context): Promise<Became[]> {
    const rows = await ctx.loader<readonly Row[]>('became', (ids) => becameOf(ctx, ids)).load(message.id);
    const kase = rows.some(({ confidential }) => confidential) ? await ctx.load(Case, message.caseId) : null;
    return rows.filter(({ confidential }) => !confidential || (kase && hearsConfidence(ctx.actor, kase)));
  }
}

const becameOf = async (ctx: Context, ids: readonly string[]): Promise<Row[][]> => {
  const rows = await ctx.em.execute<Row[]>(
    `select * from (
       select message_id as "messageId", 'task' as noun, id, title as label, false as confidential from task where message_id = any(?::uuid[]) and dropped_at is null
       union all select message_id, 'evidence', id, title, confidential from evidence where message_id = any(?::uuid[])
       union all select message_id, 'decision', id, question, false from decision where message_id = any(?::uuid[])
       union all select message_id, 'story_note', id, '', false from story_note where message_id = any(?::uuid[])) made order by id`, Array(4).fill(`{${ids.join(',')}}`));
  return ids.map((id) => rows.filter(({ messageId }) => messageId === id));
};
