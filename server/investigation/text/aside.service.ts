import type { Context } from '../../platform/context.ts';
import { NotFound, Refused } from '../../platform/problem.ts';
import { Case } from '../../case/case.entity.ts';
import { Person } from '../../people/person.entity.ts';
import { onItem } from '../room.service.ts';
import { Document } from './document.entity.ts';
import { AsideSettled } from './document.kinds.ts';
import type { SetAside } from './document.view.ts';

/** What was set aside and not settled: for the lead alone. */
export const asideOf = async (ctx: Context, document: Document): Promise<SetAside[]> => {
  const kase = await ctx.load(Case, document.caseId);
  if (kase?.leadId !== ctx.actor.id) return [];
  const rows = await ctx.em.execute<{ number: number; text: string; at: string; personId: string }[]>(
    'select number, text, at, person_id as "personId" from document_set_aside where document_id = ? and settled_at is null order by number', [document.id]);
  return Promise.all(rows.map(async ({ personId, at, ...row }) => ({ ...row, at: new Date(at), person: await ctx.load(Person, personId) })));
};

/** The lead has put the words back, or let them go: either way they stay in the house. */
export const settleAside = (ctx: Context, id: string, number: number): Promise<Document> =>
  onItem(ctx, Document, id, 'document.write', async (book, document, kase) => {
    if (kase.leadId !== ctx.actor.id) throw new Refused(NotFound);
    const [row] = await book.em.execute<{ personId: string }[]>(
      'update document_set_aside set settled_at = ? where document_id = ? and number = ? and settled_at is null returning person_id as "personId"', [ctx.now(), id, number]);
    if (!row) throw new Refused(NotFound);
    book.write(AsideSettled, document, { person: row.personId });
  });
