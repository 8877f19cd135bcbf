import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { Entry } from '../../journal/entry.entity.ts';
import { kindOf } from '../../journal/kind.ts';
import { Said } from '../../journal/said.entity.ts';
import { StoryNoteAnswer } from '../case.answer.ts';
import { CaseAnswer, type Case } from '../case.entity.ts';
import { AmendmentInput, StoryNoteInput } from '../case.inputs.ts';
import type { StoryNote } from './story.entity.ts';
import { amendStory, noteStory, pin } from './story.service.ts';
import { text } from '../text.ts';
import { unveiled } from '../veil.service.ts';

/** What people write into the story by hand. */
@Resolver()
export class StoryResolver {
  @Authorized('staff')
  @Mutation(() => StoryNoteAnswer, { description: 'Notes in the story that something happened, now or long ago.' })
  noteStory(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('caseId', () => ID) caseId: string, @Arg('input', () => StoryNoteInput) input: StoryNoteInput): Promise<StoryNote> {
    return noteStory(ctx.doing(opId), caseId, { ...input, text: text('text', input.text, 5000) });
  }

  @Authorized('staff')
  @Mutation(() => StoryNoteAnswer, { description: 'Corrects an entry of the story by one more; what stood there stays readable.' })
  amendStory(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('caseId', () => ID) caseId: string, @Arg('seq', () => Int) seq: number, @Arg('input', () => AmendmentInput) input: AmendmentInput): Promise<StoryNote> {
    return amendStory(ctx.doing(opId), caseId, seq, { ...input, text: text('text', input.text, 5000) });
  }

  @Authorized('staff')
  @Mutation(() => CaseAnswer, { description: 'Pins an item of the room to the story, or takes it off.' })
  pin(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) caseId: string, @Arg('noun', () => String) noun: string, @Arg('itemId', () => ID) itemId: string, @Arg('pinned', () => Boolean) pinned: boolean): Promise<Case> {
    return pin(ctx.doing(opId), caseId, noun, itemId, pinned);
  }
}

@Resolver(() => Entry)
export class EntryTextResolver {
  @FieldResolver(() => [Said], { description: 'The texts that the fact points at by digest, as they stood then; empty where they were erased, or redacted for this reader.' })
  async texts(@Root() entry: Entry, @Ctx() ctx: Context): Promise<Said[]> {
    const declared = entry.kind ? kindOf(entry.kind) : undefined;
    if (entry.hole || !declared || ctx.actor.kind !== 'person') return [];
    const fact = JSON.parse(entry.fact ?? '{}') as Record<string, unknown>;
    const digests = Object.entries(declared.fact).flatMap(([key, shape]) => (shape.startsWith('digest') && typeof fact[key] === 'string' ? [fact[key]] : []));
    const found = await Promise.all(digests.map((digest) => ctx.loader<Said | null>('said by digest', (keys) => saidBy(ctx, keys)).load(digest)));
    return found.filter((said) => said !== null);
  }
}

const saidBy = async (ctx: Context, digests: readonly string[]): Promise<(Said | null)[]> => {
  const rows = new Map((await unveiled(ctx, await ctx.em.find(Said, { digest: { $in: [...digests] } }))).map((said) => [said.digest, said]));
  return digests.map((digest) => rows.get(digest) ?? null);
};
