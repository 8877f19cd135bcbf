import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { Case } from '../case/case.entity.ts';
import { maySee } from '../case/case.policy.ts';
import { lettersOf } from './letter.read.ts';
import { CaseLetter } from './letter.view.ts';

/** For whoever may read what passes between the house and the complainant. */
@Resolver(() => Case)
export class LetterResolver {
  @FieldResolver(() => [CaseLetter], { description: 'Decision, closing and final letters as sheets of paper, what is still to come first, then the newest.' })
  async letters(@Root() kase: Case, @Ctx() ctx: Context): Promise<CaseLetter[]> {
    return maySee(ctx.actor, kase) ? lettersOf(ctx, kase) : [];
  }
}
