import type { Context } from '../platform/context.ts';
import type { Book } from '../journal/book.ts';
import { Case } from './case.entity.ts';
import { CaseOpened } from './case.kinds.ts';
import { newNumber } from './number.ts';

type Opening = Pick<Case, 'nature' | 'title' | 'channel' | 'language' | 'receivedAt'> & Partial<Pick<Case, 'happenedAt' | 'branchId' | 'product' | 'categoryId' | 'sourceId' | 'own'>>;

/**
 * Opens a case within the verb that receives it (feedback/): the book has locked `caseStreams(id)` first.
 * @param id made by the caller, since the streams are locked before the case exists
 */
export const openIn = async (ctx: Context, book: Book, id: string, opening: Opening): Promise<Case> => {
  const kase = book.add(Case, { ...opening, id, number: newNumber(), enteredAt: ctx.now() });
  const title = await book.say(kase, 'title', opening.title, opening.language);
  book.write(CaseOpened, kase, { nature: kase.nature, channel: kase.channel, title }, { happenedAt: opening.receivedAt });
  return kase;
};
