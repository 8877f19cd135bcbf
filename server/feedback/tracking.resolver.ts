import { createHash } from 'node:crypto';
import { IsNotEmpty, MaxLength } from 'class-validator';
import { Arg, Authorized, Ctx, Field, GraphQLISODateTime, ID, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { answerOf } from '../platform/answer.ts';
import type { Actor, Context } from '../platform/context.ts';
import { NotPermitted, Refused } from '../platform/problem.ts';
import { named } from '../platform/language.ts';
import { Branch } from '../people/person.entity.ts';
import { Category } from '../policy/category.entity.ts';
import { OutsideBody } from '../policy/outside-body.entity.ts';
import { detach, waiting } from './attachment.service.ts';
import { saveDraft as keepDraft, readDraft } from './draft.service.ts';
import { HeardInput, SatisfactionInput, SubmissionInput } from './feedback.input.ts';
import { submit as submitted } from './feedback.service.ts';
import { longest } from './feedback.vocabulary.ts';
import { hearFrom, withdraw as withdrawn } from './message.service.ts';
import { answerSatisfaction as answered } from './satisfaction.service.ts';
import { Attachment } from './tracking.entity.ts';
import { CodePort } from './tracking.port.ts';
import { receiptOf, trackedOf } from './tracking.read.ts';
import { askForNumber as askedFor, complainantOf, findNumbers as found, NoSuchLink } from './tracking.service.ts';
import { Receipt, Tracked } from './tracking.view.ts';

@ObjectType({ description: 'A choice in the public form.' })
export class FormChoice {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => String, { description: "Name in the reader's language." }) label!: string;
}

@ObjectType({ description: 'What the public form offers to choose from.' })
export class FormChoices {
  @Field(() => [FormChoice], { description: 'Branches.' }) branches!: FormChoice[];
  @Field(() => [FormChoice], { description: 'Categories, by their place in the tree.' }) categories!: FormChoice[];
  @Field(() => [FormChoice], { description: 'Outside bodies that are named as recourse, with how to reach them.' }) outsideBodies!: FormChoice[];
}

@ObjectType({ description: 'A matter that somebody has proved to be theirs.' })
export class FoundNumber {
  @Field(() => String, { description: 'Tracking number: ten digits.' }) number!: string;
  @Field(() => String, { description: 'Secret of the private link.' }) secret!: string;
  @Field(() => GraphQLISODateTime, { description: 'When it reached us.' }) receivedAt!: Date;
}

@ObjectType({ description: 'What was found for a code.' })
export class FoundNumbers {
  @Field(() => [FoundNumber], { description: 'The latest first.' }) matters!: FoundNumber[];
}

@ObjectType({ description: 'That a code is on its way, if anybody here has this address.' })
export class CodeOnItsWay {
  @Field(() => GraphQLISODateTime, { description: 'When it was asked for.' }) at!: Date;
}

@ObjectType({ description: 'What was typed and not yet sent.' })
export class DraftKept {
  @Field(() => GraphQLISODateTime, { description: 'When it was kept.' }) at!: Date;
}

@InputType({ description: 'The private link of a matter.' })
export class LinkInput {
  @MaxLength(40) @IsNotEmpty() @Field(() => String, { description: 'Tracking number, in any digits and grouping.' }) number!: string;
  @MaxLength(64) @IsNotEmpty() @Field(() => String, { description: 'Secret of the private link.' }) key!: string;
}

@ObjectType({ description: 'Files that wait for the words that they belong to.' })
export class Attached {
  @Field(() => [Attachment], { description: 'In the order in which they came.' }) waiting!: Attachment[];
}

const AttachedAnswer = answerOf('attached', () => Attached);
const ReceiptAnswer = answerOf('receipt', () => Receipt);
const TrackedAnswer = answerOf('tracked', () => Tracked);
const FoundAnswer = answerOf('found', () => FoundNumbers);
const CodeAnswer = answerOf('code', () => CodeOnItsWay);
const DraftAnswer = answerOf('draft', () => DraftKept);

/** The doors of the complainant: none needs an account, and looking records nothing. */
@Resolver()
export class TrackingResolver {
  @Authorized('anyone')
  @Query(() => FormChoices, { description: 'What the public form offers to choose from.' })
  async formChoices(@Ctx() ctx: Context): Promise<FormChoices> {
    const branches = await ctx.em.find(Branch, { active: true }, { orderBy: { id: 'asc' }, limit: 500 });
    const categories = await ctx.em.find(Category, { active: true }, { orderBy: { rank: 'asc', id: 'asc' }, limit: 500 });
    const bodies = await ctx.em.find(OutsideBody, { active: true, recourse: true }, { orderBy: { rank: 'asc' }, limit: 50 });
    const choice = (noun: { id: string; nameEn: string; nameAr: string }): FormChoice => ({ id: noun.id, label: named(noun, ctx.language) });
    const under = (parentId: string | null, before: string): FormChoice[] =>
      categories.filter((one) => (one.parentId ?? null) === parentId).flatMap((one) => {
        const label = `${before}${named(one, ctx.language)}`;
        return [{ id: one.id, label }, ...under(one.id, `${label} › `)];
      });
    return { branches: branches.map(choice), categories: under(null, ''), outsideBodies: bodies.map((body) => ({ id: body.id, label: body.contact ? `${named(body, ctx.language)}: ${body.contact}` : named(body, ctx.language) })) };
  }

  @Authorized('anyone')
  @Query(() => Tracked, { nullable: true, description: 'A matter by number and private link; null where the two open nothing, known or not.' })
  async tracked(@Ctx() ctx: Context, @Arg('number', () => String) number: string, @Arg('key', () => String) key: string): Promise<Tracked | null> {
    const who = await complainantOf(ctx, number, key);
    return who && trackedOf(ctx, who);
  }

  @Authorized('anyone')
  @Query(() => String, { nullable: true, description: 'What was typed under this token and not yet sent.' })
  draft(@Ctx() ctx: Context, @Arg('token', () => ID) token: string): Promise<string | null> {
    return readDraft(ctx, token);
  }

  @Authorized('anyone')
  @Mutation(() => DraftAnswer, { description: 'Keeps what was typed so far, sealed, for seven days.' })
  async saveDraft(@Ctx() ctx: Context, @Arg('token', () => ID) token: string, @Arg('text', () => String) text: string): Promise<DraftKept> {
    await keepDraft(ctx, token, text);
    return { at: ctx.now() };
  }

  @Authorized('anyone')
  @Query(() => [Attachment], { description: 'Files that were sent by POST /attach and wait for the words that they belong to: under the draft of a form, or of a private link.' })
  async attached(
    @Ctx() ctx: Context,
    @Arg('draft', () => ID, { nullable: true, description: 'Token of the draft.' }) draft: string | null,
    @Arg('link', () => LinkInput, { nullable: true, description: 'The private link of a matter.' }) link: LinkInput | null,
  ): Promise<Attachment[]> {
    return waiting(await holding(ctx, link), draft);
  }

  @Authorized('anyone')
  @Mutation(() => AttachedAnswer, { description: 'Takes a file back that is not wanted after all.' })
  async detach(
    @Ctx() ctx: Context,
    @Arg('id', () => ID) id: string,
    @Arg('draft', () => ID, { nullable: true, description: 'Token of the draft.' }) draft: string | null,
    @Arg('link', () => LinkInput, { nullable: true, description: 'The private link of a matter.' }) link: LinkInput | null,
  ): Promise<Attached> {
    const as = await holding(ctx, link);
    await detach(as, id, draft);
    return { waiting: await waiting(as, draft) };
  }

  @Authorized('anyone')
  @Mutation(() => ReceiptAnswer, { description: 'Tells us something. Repeated under the same operation id it makes one case and gives the same receipt.' })
  async submit(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('input', () => SubmissionInput) input: SubmissionInput): Promise<Receipt> {
    return receiptOf(ctx, await submitted(ctx.as(guestOf(ctx)).doing(opId), input));
  }

  @Authorized('anyone')
  @Mutation(() => TrackedAnswer, { description: 'The complainant adds something, or answers our question.' })
  async addToMatter(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('link', () => LinkInput) link: LinkInput, @Arg('input', () => HeardInput) input: HeardInput): Promise<Tracked> {
    return theirs(ctx, opId, link, (as, id) => hearFrom(as, id, { words: input.words, fileIds: input.fileIds ?? null, channel: 'form' }));
  }

  @Authorized('anyone')
  @Mutation(() => TrackedAnswer, { description: 'The complainant says whether it is settled.' })
  async sayWhetherSettled(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('link', () => LinkInput) link: LinkInput, @Arg('input', () => SatisfactionInput) input: SatisfactionInput): Promise<Tracked> {
    return theirs(ctx, opId, link, (as, id) => answered(as, id, input));
  }

  @Authorized('anyone')
  @Mutation(() => TrackedAnswer, { description: 'The complainant withdraws it, in their own words.' })
  async withdrawMatter(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('link', () => LinkInput) link: LinkInput, @Arg('words', () => String) words: string): Promise<Tracked> {
    return theirs(ctx, opId, link, (as, id) => withdrawn(as, id, words.slice(0, longest.words)));
  }

  @Authorized('anyone')
  @Mutation(() => CodeAnswer, { description: 'Sends a code to an address or number, to find a lost tracking number. The answer is the same whether we know it or not.' })
  async askForNumber(@Ctx() ctx: Context, @Arg('contact', () => String) contact: string): Promise<CodeOnItsWay> {
    const asked = await askedFor(ctx, contact.slice(0, 254));
    if (asked) await ctx.house.port(CodePort)(ctx, asked);
    return { at: ctx.now() };
  }

  @Authorized('anyone')
  @Mutation(() => FoundAnswer, { description: 'The numbers of whoever typed the code that was sent to this address or number.' })
  async findNumbers(@Ctx() ctx: Context, @Arg('contact', () => String) contact: string, @Arg('code', () => String) code: string): Promise<FoundNumbers> {
    return { matters: await found(ctx, contact.slice(0, 254), code) };
  }
}

/** Whoever fills in a form, named by its draft so that a retry is known; the journal keeps no token that could be tried again. */
const guestOf = ({ actor }: Context): Actor => {
  const hex = createHash('sha256').update(`guest ${actor.kind === 'anonymous' ? actor.id : ''}`).digest('hex');
  return { kind: 'anonymous', id: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`, roles: [], departments: [] };
};

/** Whose files these are where a private link is given: of whoever holds it. */
const holding = async (ctx: Context, link: LinkInput | null | undefined): Promise<Context> => {
  if (!link) return ctx;
  const who = await complainantOf(ctx, link.number, link.key);
  if (!who) throw new Refused(NoSuchLink);
  return ctx.as(who);
};

/** Runs a verb as the complainant whose link this is, and answers with what they see afterwards. */
const theirs = async (ctx: Context, opId: string, { number, key }: LinkInput, verb: (as: Context, caseId: string) => Promise<unknown>): Promise<Tracked> => {
  if (opId.length < 8) throw new Refused(NotPermitted);
  const who: Actor | null = await complainantOf(ctx, number, key);
  if (!who) throw new Refused(NoSuchLink);
  await verb(ctx.as(who).doing(opId), who.id);
  return trackedOf(ctx, who);
};
