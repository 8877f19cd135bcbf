import { Arg, Authorized, Ctx, Field, FieldResolver, GraphQLISODateTime, ID, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { answerOf } from '../platform/answer.ts';
import type { Context } from '../platform/context.ts';
import { rowsAsked } from '../platform/page.ts';
import { LeavesPort } from '../platform/post.ts';
import { NotPermitted, Refused } from '../platform/problem.ts';
import { Entry } from '../journal/entry.entity.ts';
import { entriesAfter } from '../journal/reader.ts';
import { tell } from '../journal/telling.ts';
import { isDemonstration } from '../people/demonstration.service.ts';
import { Person } from '../people/person.entity.ts';
import { has, isStaff } from '../people/role.policy.ts';
import { Case } from '../case/case.entity.ts';
import { visibleCase } from '../case/case.view.ts';
import { Delivery } from './delivery.entity.ts';
import { unsealed } from './delivery.service.ts';
import { Notice, type NoticeCause } from './notice.entity.ts';
import { causeSaid, isMine } from './notice.policy.ts';
import { inboxOf, markRead as marked, unreadOf } from './notice.service.ts';

@ObjectType({ description: 'What concerns the reader.' })
export class Inbox {
  @Field(() => Int, { description: 'How many are not read yet.' }) unread!: number;
  @Field(() => [Notice], { description: 'The latest first.' }) notices!: Notice[];
}

@ObjectType({ description: 'A letter that has not left: it waits, could not be sent, or stays where nothing leaves the house.' })
export class SentLetter {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => String, { description: 'Address or number it was for.' }) to!: string;
  @Field(() => String, { description: 'One of: email, phone, push.' }) way!: string;
  @Field(() => String, { description: 'Language of the letter.' }) language!: string;
  @Field(() => String, { description: 'Subject.' }) subject!: string;
  @Field(() => String, { description: 'The letter as text.' }) text!: string;
  @Field(() => String, { description: 'The letter as a page.' }) html!: string;
  @Field(() => GraphQLISODateTime, { description: 'When it was written.' }) at!: Date;
  @Field(() => String, { description: 'One of: waiting, sending, sent, shown, failed, unknown, needless.' }) state!: string;
}

/** What asks somebody to take it. */
const alarms: ReadonlySet<NoticeCause> = new Set<NoticeCause>(['escalated', 'untaken', 'update']);

const InboxAnswer = answerOf('inbox', () => Inbox);

@Resolver(() => Notice)
export class NoticeResolver {
  @Authorized('staff')
  @Query(() => Inbox, { description: 'What concerns the reader.' })
  async inbox(@Ctx() ctx: Context, @Arg('first', () => Int, { defaultValue: 30, description: '1–100.' }) first: number, @Arg('unread', () => Boolean, { defaultValue: false }) unread: boolean, @Arg('before', () => ID, { nullable: true }) before?: string): Promise<Inbox> {
    return { unread: await unreadOf(ctx), notices: await inboxOf(ctx, { unread, before: before ?? null, first: rowsAsked(first) }) };
  }

  @Authorized('staff')
  @Mutation(() => InboxAnswer, { description: 'Marks one notice as read, or all of them.' })
  async markRead(@Ctx() ctx: Context, @Arg('id', () => ID, { nullable: true }) id?: string): Promise<Inbox> {
    return { notices: await marked(ctx, id ?? null), unread: await unreadOf(ctx) };
  }

  @Authorized('staff')
  @Query(() => Boolean, { description: 'Whether letters leave this house by e-mail; where they do not, they stay in it.' })
  lettersLeave(@Ctx() ctx: Context): boolean {
    return ctx.house.port(LeavesPort);
  }

  @Authorized('anyone')
  @Query(() => [SentLetter], { description: 'Letters that have not left, or stay in the house: for staff of a demonstration, and for administrators.' })
  async sentLetters(@Ctx() ctx: Context, @Arg('first', () => Int, { defaultValue: 50, description: '1–100.' }) first: number): Promise<SentLetter[]> {
    const demonstration = await isDemonstration(ctx.house.fork());
    if (!isStaff(ctx.actor) || !(demonstration || has(ctx.actor, 'administrator'))) throw new Refused(NotPermitted);
    const rows = await ctx.em.find(Delivery, { sealed: { $ne: null } }, { orderBy: { id: 'desc' }, limit: rowsAsked(first) });
    return rows.map((row) => {
      const { to, language, mail } = unsealed(ctx, row)!;
      return { ...mail, id: row.id, to, way: row.way, language, at: row.at, state: row.state };
    });
  }

  @FieldResolver(() => String, { description: "Why the reader hears of it, in the reader's language." })
  async causeSaid(@Root() notice: Notice, @Ctx() ctx: Context): Promise<string> {
    const mine = notice.cause !== 'escalated' || (await ctx.loader<boolean>('notices of what is mine', async (ids) => {
      const rows = await ctx.em.execute<{ id: string }[]>(`select n.id from notice n where n.id = any(?::uuid[]) and ${isMine}`, [`{${ids.join(',')}}`]);
      return ids.map((id) => rows.some((row) => row.id === id));
    }).load(notice.id));
    return causeSaid(notice.cause, mine, ctx.language);
  }

  @FieldResolver(() => Entry, { nullable: true, description: 'What happened, told as the reader may hear it today.' })
  async entry(@Root() notice: Notice, @Ctx() ctx: Context): Promise<Entry | null> {
    const [told] = await tell(ctx, await entriesAfter(ctx.em, notice.stream, notice.seq - 1, 1));
    return told && !told.hole ? told : null;
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Somebody who is away and for whom the reader stands in.' })
  async standsFor(@Root() notice: Notice, @Ctx() ctx: Context): Promise<Person | null> {
    return notice.standsForId ? ctx.load(Person, notice.standsForId) : null;
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who has the escalation of the case by now; null while nobody has, and for notices of anything else.' })
  async taker(@Root() notice: Notice, @Ctx() ctx: Context): Promise<Person | null> {
    if (!notice.caseId || !alarms.has(notice.cause) || !(await visibleCase(ctx, notice.caseId, 'card'))) return null;
    const taker = await ctx.loader<string | null>('taker of notices', async (ids) => {
      const rows = await ctx.em.execute<{ id: string; taken_by: string | null }[]>(
        'select distinct on (case_id) case_id as id, taken_by from escalation where case_id = any(?::uuid[]) and action_id is null order by case_id, cycle desc, level desc', [`{${ids.join(',')}}`]);
      return ids.map((id) => rows.find((row) => row.id === id)?.taken_by ?? null);
    }).load(notice.caseId);
    return taker ? ctx.load(Person, taker) : null;
  }

  @FieldResolver(() => Case, { nullable: true, description: 'The case, as far as the reader may see it.' })
  async case(@Root() notice: Notice, @Ctx() ctx: Context): Promise<Case | null> {
    return notice.caseId ? visibleCase(ctx, notice.caseId, 'card') : null;
  }
}
