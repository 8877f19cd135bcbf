import { Context, system, type House } from '../platform/context.ts';
import { keepLooking } from '../platform/watch.ts';
import { stirredByCases, type Bell } from '../journal/bell.ts';
import { onRecord } from '../journal/book.ts';
import { caseStream, caseStreams } from '../journal/stream.entity.ts';
import { numberOf } from '../policy/policy.service.ts';
import { Case } from '../case/case.entity.ts';
import { Satisfaction } from './satisfaction.entity.ts';
import { SatisfactionReminded } from './satisfaction.kinds.ts';

const day = 86_400_000;
/** How many cases one look takes; the next look follows at once while there are more. */
const atOnce = 200;

/** Asked, not answered and not reminded in this round. */
const unanswered = `c.stage = 'settling' and not exists (select from satisfaction s where s.case_id = c.id and s.cycle = c.cycle and (s.answered_at is not null or s.reminders > 0))`;

/** Reminds everybody once who was asked whether it is settled and has not answered within the days of the settings. @returns how many of them it looked at */
export const remindTheUnanswered = async (ctx: Context, days?: number): Promise<number> => {
  const since = new Date(ctx.now().getTime() - (days ?? (await numberOf(ctx.em, 'reminderDays')) * day));
  const rows = await ctx.em.execute<{ id: string }[]>(`select c.id from "case" c where c.asked_at <= ? and ${unanswered} order by c.asked_at limit ?`, [since, atOnce]);
  let looked = 0;
  for (const { id } of rows) {
    await remind(ctx.as(system), id, since).then(() => (looked += 1), (error: unknown) => ctx.house.log.error('Somebody could not be reminded.', { error, stream: caseStream(id) }));
  }
  return looked;
};

/** What was read before the lock may be over by now; whoever comes second finds it done. */
const remind = (ctx: Context, id: string, since: Date): Promise<Case> =>
  onRecord(ctx, caseStreams(id), async (book) => {
    const kase = await book.read(Case, id);
    if (kase.stage !== 'settling' || !kase.askedAt || kase.askedAt > since) return kase;
    const known = await book.em.findOne(Satisfaction, { caseId: id, cycle: kase.cycle });
    if (known && (known.answeredAt || known.reminders > 0)) return kase;
    const asked = known ?? book.add(Satisfaction, { caseId: id, cycle: kase.cycle, askedAt: kase.askedAt });
    asked.reminders += 1;
    book.write(SatisfactionReminded, kase, { satisfaction: asked.id, asked: kase.askedAt.toISOString() });
    return kase;
  });

/** Looks when the next reminder is due. @returns how to stop */
export const watchSatisfaction = (house: House, bell: Bell): (() => Promise<void>) =>
  keepLooking(house, 'Those who have not answered could not be reminded.', async () => {
    const ctx = new Context(house, system, 'en');
    const days = (await numberOf(ctx.em, 'reminderDays')) * day;
    if ((await remindTheUnanswered(ctx, days)) === atOnce) return 'more';
    const [next] = await ctx.em.execute<{ at: string | null }[]>(`select min(c.asked_at) as at from "case" c where c.asked_at > ? and ${unanswered}`, [new Date(ctx.now().getTime() - days)]);
    return next?.at ? new Date(new Date(next.at).getTime() + days) : null;
  }, stirredByCases(bell));
