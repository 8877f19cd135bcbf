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
const unreminded = `c.stage = 'settling' and not exists (select from satisfaction s where s.case_id = c.id and s.cycle = c.cycle and (s.answered_at is not null or s.reminders > 0))`;

/** Reminded, and to be reminded again. What should have been said a quarter of a year ago is not said any more. */
const remindable = `from satisfaction s join "case" c on c.id = s.case_id and c.cycle = s.cycle and c.stage = 'settling' where s.answered_at is null`;
const stale = 90 * day;

interface Pace { readonly days: number; readonly most: number }
const paceOf = async ({ em }: Context): Promise<Pace> => ({ days: await numberOf(em, 'reminderDays'), most: await numberOf(em, 'reminders') });

/**
 * Reminds everybody who was asked whether it is settled and has not answered: as often as the settings say, so many days after the
 * question and after each other (domain.md 24). @returns how many of them it looked at
 */
export const remindTheUnanswered = async (ctx: Context, given?: Pace): Promise<number> => {
  const pace = given ?? (await paceOf(ctx));
  const now = ctx.now();
  const rows = await ctx.em.execute<{ id: string }[]>(
    `(select c.id from "case" c where c.asked_at <= ? and ${unreminded} order by c.asked_at limit ?)
     union all (select s.case_id as id ${remindable} and s.remind_at between ? and ? order by s.remind_at limit ?)`,
    [new Date(now.getTime() - pace.days * day), atOnce, new Date(now.getTime() - stale), now, atOnce]);
  let looked = 0;
  for (const { id } of rows) {
    await remind(ctx.as(system), id, pace).then(() => (looked += 1), (error: unknown) => ctx.house.log.error('Somebody could not be reminded.', { error, stream: caseStream(id) }));
  }
  return looked;
};

/** What was read before the lock may be over by now; whoever comes second finds it done. */
const remind = (ctx: Context, id: string, { days, most }: Pace): Promise<Case> =>
  onRecord(ctx, caseStreams(id), async (book) => {
    const kase = await book.read(Case, id);
    const known = await book.em.findOne(Satisfaction, { caseId: id, cycle: kase.cycle });
    if (kase.stage !== 'settling' || !kase.askedAt || known?.answeredAt) return kase;
    const later = (moment: Date): Date => new Date(moment.getTime() + days * day);
    const due = known?.reminders ? known.remindAt : later(kase.askedAt);
    if (!due || due > ctx.now()) return kase;
    const asked = known ?? book.add(Satisfaction, { caseId: id, cycle: kase.cycle, askedAt: kase.askedAt });
    asked.reminders += 1;
    asked.remindAt = asked.reminders < most ? later(ctx.now()) : null;
    book.write(SatisfactionReminded, kase, { satisfaction: asked.id, asked: kase.askedAt.toISOString() });
    return kase;
  });

/** Looks when the next reminder is due. @returns how to stop */
export const watchSatisfaction = (house: House, bell: Bell): (() => Promise<void>) =>
  keepLooking(house, 'Those who have not answered could not be reminded.', async () => {
    const ctx = new Context(house, system, 'en');
    const pace = await paceOf(ctx);
    if ((await remindTheUnanswered(ctx, pace)) >= atOnce) return 'more';
    const now = ctx.now();
    const [next] = await ctx.em.execute<{ first: string | null; again: string | null }[]>(
      `select (select min(c.asked_at) from "case" c where c.asked_at > ? and ${unreminded}) as first, (select min(s.remind_at) ${remindable} and s.remind_at > ?) as again`,
      [new Date(now.getTime() - pace.days * day), now]);
    const moments = [next?.first && new Date(next.first).getTime() + pace.days * day, next?.again && new Date(next.again).getTime()].filter((moment): moment is number => !!moment);
    return moments.length ? new Date(Math.min(...moments)) : null;
  }, stirredByCases(bell));
