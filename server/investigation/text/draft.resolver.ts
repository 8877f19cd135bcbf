import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import { answerOf } from '../../platform/answer.ts';
import type { Context } from '../../platform/context.ts';
import { Case } from '../../case/case.entity.ts';
import type { Document } from './document.entity.ts';
import { DocumentAnswer, DocumentInput } from './document.resolver.ts';
import { beginDraft, discardDraft, draftsOf, publishDraft, settleDraftAside } from './draft.service.ts';
import { PrivateDraft } from './draft.view.ts';

const PrivateDraftAnswer = answerOf('draft', () => PrivateDraft, 'PrivateDraftAnswer');

@Resolver(() => Case)
export class PrivateDraftResolver {
  @Authorized('staff')
  @Mutation(() => PrivateDraftAnswer, { description: 'Begins a note that nobody else is shown until it is published.' })
  beginDraft(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('caseId', () => ID) caseId: string, @Arg('input', () => DocumentInput) input: DocumentInput): Promise<PrivateDraft> {
    return beginDraft(ctx.doing(opId), caseId, input);
  }

  @Authorized('staff')
  @Mutation(() => DocumentAnswer, { description: 'Gives a draft to the team as a text of the case, as it reads now.' })
  publishDraft(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('caseId', () => ID) caseId: string, @Arg('id', () => ID) id: string): Promise<Document> {
    return publishDraft(ctx.doing(opId), caseId, id);
  }

  @Authorized('staff')
  @Mutation(() => PrivateDraftAnswer, { description: 'Lets a draft go, with all that was typed in it. A second time there is none.' })
  discardDraft(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string): Promise<PrivateDraft> {
    return discardDraft(ctx.doing(opId), id);
  }

  @Authorized('staff')
  @Mutation(() => PrivateDraftAnswer, { description: 'Settles words of a draft that were set aside, once its writer has put them back or let them go.' })
  settleDraftAside(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('number', () => Int) number: number): Promise<PrivateDraft> {
    return settleDraftAside(ctx.doing(opId), id, number);
  }

  @FieldResolver(() => [PrivateDraft], { description: 'What the reader writes alone here; nobody else is shown it, nor that it is there.' })
  drafts(@Root() kase: Case, @Ctx() ctx: Context): Promise<PrivateDraft[]> {
    return draftsOf(ctx, kase);
  }
}
