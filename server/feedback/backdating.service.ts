import type { Context } from '../platform/context.ts';
import { mistaken, NotFound, refusal, Refused, Required } from '../platform/problem.ts';
import type { Book } from '../journal/book.ts';
import type { Case } from '../case/case.entity.ts';
import { beginLater } from '../case/clock/begin.service.ts';
import { onCase } from '../case/verb.service.ts';
import { calendarFor } from '../policy/policy.service.ts';
import { Backdating } from './backdating.entity.ts';
import { BackdatingAsked, BackdatingDecided } from './backdating.kinds.ts';

export const NotByWhoEntered = refusal('feedback.backdated-second', { en: () => 'Who entered it does not approve its date: a second person does.', ar: () => 'لا يعتمد تاريخ الاستلام من سجّله، بل شخص ثانٍ.' });
export const DatedAlready = refusal('feedback.backdated-decided', { en: () => 'This has been decided already.', ar: () => 'سبق البت في تاريخ الاستلام.' });

const zoneOf = async ({ em }: Book, { branchId }: Case): Promise<string | null> => (await calendarFor(em, branchId))?.definition.zone ?? null;

/** Within the verb that takes it in. */
export const askBackdating = async (ctx: Context, book: Book, kase: Case, reason: string): Promise<void> => {
  const row = book.add(Backdating, { caseId: kase.id, receivedAt: kase.receivedAt, enteredAt: kase.enteredAt, enteredBy: ctx.actor.id });
  book.write(BackdatingAsked, kase, { backdating: row.id, received: kase.receivedAt.toISOString(), reason: await book.say(row, 'reason', reason, ctx.language), zone: await zoneOf(book, kase) });
};

/** Approves the date of receipt, or refuses it with a reason: then the clocks run from when it was entered, and the log says so. */
export const decideBackdating = (ctx: Context, caseId: string, approved: boolean, reason: string | null, expectedVersion?: number | null): Promise<Case> =>
  onCase(ctx, caseId, 'case.approveReceipt', expectedVersion, async (book, kase) => {
    const row = await book.em.findOne(Backdating, { caseId });
    if (!row) throw new Refused(NotFound);
    if (row.state !== 'asked') throw new Refused(DatedAlready);
    if (row.enteredBy === ctx.actor.id) throw new Refused(NotByWhoEntered);
    if (!approved && !reason) throw mistaken('reason', Required);
    Object.assign(row, { state: approved ? 'approved' : 'refused', decidedBy: ctx.actor.id, decidedAt: ctx.now() });
    if (!approved) kase.receivedAt = row.enteredAt;
    book.write(BackdatingDecided, kase, { backdating: row.id, approved, received: kase.receivedAt.toISOString(), reason: reason ? await book.say(row, 'decision', reason, ctx.language) : null, zone: await zoneOf(book, kase) });
    if (!approved) await beginLater(book, ctx, kase, row.receivedAt, row.enteredAt);
    return kase;
  });
