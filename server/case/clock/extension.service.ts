import type { Context } from '../../platform/context.ts';
import { isId } from '../../platform/ids.ts';
import { Between, mistaken, NotFound, Refused, Required } from '../../platform/problem.ts';
import type { Case } from '../case.entity.ts';
import { caseIdOf, onCase } from '../verb.service.ts';
import { ClockExtension } from './clock.entity.ts';
import { ClockExtended, ExtensionAsked, ExtensionRefused } from './clock.kinds.ts';
import { AskedAlready, DecidedAlready, Expired, NoSuchClock, NotByAsker, NotExtendable } from './clock.policy.ts';
import { writeDown } from './clock.reading.ts';
import { endPauses, notice, ticking, writeOnCase } from './clock.service.ts';

/** Asks for more time, in the unit of the promise, before it is over. Nothing changes until a second person approves. */
export const askExtension = (ctx: Context, id: string, given: { clock: string; amount: number; reason: string }, expectedVersion?: number | null): Promise<Case> =>
  onCase(ctx, id, 'case.extend', expectedVersion, async (book, kase) => {
    if (!given.reason.trim()) throw mistaken('reason', Required);
    if (!Number.isInteger(given.amount) || given.amount < 1 || given.amount > 365) throw mistaken('amount', Between, { least: 1, most: 365 });
    const one = (await ticking(book, kase)).find(({ clock }) => clock.name === given.clock && !clock.legal && clock.phase !== 'stopped');
    if (!one?.commitment.promiseUnit) throw mistaken('clock', NoSuchClock);
    if (one.clock.breachedAt || (one.clock.promiseAt && one.clock.promiseAt <= ctx.now())) throw mistaken('clock', Expired);
    if (one.clock.extensions >= one.commitment.extensions) throw mistaken('clock', NotExtendable);
    if (await book.em.count(ClockExtension, { clockId: one.clock.id, state: 'asked' })) throw mistaken('clock', AskedAlready);
    const extension = book.add(ClockExtension, { clockId: one.clock.id, caseId: id, amount: given.amount, reason: given.reason.trim(), askedBy: ctx.actor.id, askedAt: ctx.now() });
    book.write(ExtensionAsked, kase, { clock: given.clock, extension: extension.id, amount: given.amount, reason: await book.say(extension, 'reason', given.reason.trim(), ctx.language) });
    return kase;
  });

/** Approves or refuses; the complainant is told of an extension by the same entry. */
export const decideExtension = async (ctx: Context, extensionId: string, approved: boolean, expectedVersion?: number | null): Promise<Case> => {
  if (!isId(extensionId)) throw new Refused(NotFound);
  return onCase(ctx, await caseIdOf(ctx, ClockExtension, extensionId), 'case.extend', undefined, async (book, kase) => {
    const extension = await book.read(ClockExtension, extensionId, expectedVersion);
    if (extension.state !== 'asked') throw new Refused(DecidedAlready);
    if (extension.askedBy === ctx.actor.id) throw new Refused(NotByAsker);
    const all = await ticking(book, kase);
    const one = all.find(({ clock }) => clock.id === extension.clockId);
    if (!one || one.clock.phase === 'stopped') throw new Refused(NoSuchClock);
    const { clock } = one;
    Object.assign(extension, { state: approved ? 'approved' : 'refused', decidedBy: ctx.actor.id, decidedAt: ctx.now() });
    if (!approved) {
      book.write(ExtensionRefused, kase, { clock: clock.name, extension: extension.id });
      return kase;
    }
    endPauses(book, ctx, [one]);
    notice(book, ctx, kase, [one]);
    if (clock.breachedAt) throw new Refused(Expired);
    const from = clock.promiseAt;
    Object.assign(clock, { extended: clock.extended + extension.amount, extensions: clock.extensions + 1, lateAt: null });
    writeDown(one, ctx.now());
    notice(book, ctx, kase, [one]);
    book.write(ClockExtended, kase, { clock: clock.name, extension: extension.id, from: from?.toISOString(), to: clock.promiseAt?.toISOString(), zone: one.calendar.zone, approvedBy: ctx.actor.id });
    writeOnCase(kase, all);
    return kase;
  });
};
