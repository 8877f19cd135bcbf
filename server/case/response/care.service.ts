import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../../platform/context.ts';
import { mistaken, Refused, Required } from '../../platform/problem.ts';
import type { Book } from '../../journal/book.ts';
import { CareMarked } from './care.kinds.ts';
import { bands, type Case } from '../case.entity.ts';
import { NothingChanged } from '../case.policy.ts';
import { CaseRulesPort } from '../rules.policy.ts';
import { turned } from '../turn.service.ts';
import { onCase } from '../verb.service.ts';

/** Whether the complainant needs special care, and what they need; lifting the mark needs the reason. */
export interface Care { readonly needed: boolean; readonly note?: string | null | undefined }

/** A case may be marked from intake until it is closed. What they need can be said anew; the mark raises by policy alone (domain.md 18), never by who somebody is. */
export const markCare = (ctx: Context, id: string, care: Care, expectedVersion?: number): Promise<Case> =>
  onCase(ctx, id, 'case.markCare', expectedVersion, async (book, kase) => {
    if (!care.needed && !kase.specialCare) throw new Refused(NothingChanged);
    if (!care.needed && !care.note?.trim()) throw mistaken('note', Required);
    await careIn(ctx, book, kase, care);
    return kase;
  });

/** Within a verb; `stream` where it has locked several. What was assessed without it comes up to the band that the matrix asks for; it comes down by a new assessment alone. */
export const careIn = async (ctx: Context, book: Book, kase: Case, { needed, note }: Care, stream?: string): Promise<void> => {
  kase.specialCare = needed;
  const from = kase.band ?? null;
  const asked = needed && kase.assessed ? await ctx.house.port(CaseRulesPort).assess(ctx.reading(book.em), kase, kase.assessed) : null;
  const risen = asked && from && bands.indexOf(asked.band) > bands.indexOf(from) ? asked : null;
  if (risen) Object.assign(kase, risen);
  book.write(CareMarked, kase, { needed, note: note?.trim() ? await book.say(kase, needed ? 'care' : 'careWhy', note.trim(), ctx.language) : null, ...(risen ? { band: risen.band, from } : {}) }, stream ? { stream } : {});
  if (risen) await turned(ctx, book, kase, 'assessed');
};

/** What was said last of their needs. */
export const careSaid = async (em: EntityManager, caseId: string): Promise<string | null> =>
  (await em.execute<{ body: string }[]>("select body from said where subject_id = ? and field = 'care' order by version desc limit 1", [caseId]))[0]?.body ?? null;
