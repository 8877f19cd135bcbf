import type { EntityManager } from '@mikro-orm/postgresql';
import { Context, system, type House } from '../platform/context.ts';
import { keepLooking } from '../platform/watch.ts';
import type { Bell } from '../journal/bell.ts';
import { onClaimed } from '../journal/book.ts';
import { actionStream, caseStream, caseStreams } from '../journal/stream.entity.ts';
import { actUpon, type Due } from './effect.service.ts';

/** Deadlines taken in one transaction: many enough to be cheap, few enough that nobody who works on one of these cases waits long. */
const batch = 250;

/**
 * Fires what is due, then rests until the next one, woken earlier by the bell. Any number of servers may watch: each claims what no other
 * has, in the transaction that acts upon it, so that it fires once whoever is killed when; late or not, the entry bears the instant at which it was due.
 * @returns how to stop
 */
export const watchDeadlines = (house: House, bell: Bell): (() => Promise<void>) =>
  keepLooking(house, 'The deadlines could not be watched.', () => fireDue(house), (wake) => bell.hear((streams) => (!streams.length || streams.includes('deadlines')) && wake()));

/** Fires everything that is due now. @returns when the next one is due */
export const fireDue = async (house: House): Promise<Date | null> => {
  for (;;) {
    const fired = await fire(house, batch).catch((error: unknown) => (house.log.error('A batch of deadlines could not be acted upon: each is tried on its own.', { error }), null));
    if (!fired) return fireEach(house);
    if (fired.claimed < batch || !fired.more) return fired.next;
  }
};

/** One that cannot be acted upon holds up no other. */
const fireEach = async (house: House): Promise<Date | null> => {
  const due = await house.fork().execute<{ id: string }[]>('select id from deadline where fired_at is null and at <= ? order by at limit ?', [house.clock.now(), batch]);
  for (const { id } of due) await fire(house, 1, id).catch((error: unknown) => house.log.error('A deadline could not be acted upon.', { error }));
  return (await fire(house, 0)).next;
};

interface Fired { readonly claimed: number; readonly more: boolean; readonly next: Date | null }

const fire = async (house: House, most: number, id: string | null = null): Promise<Fired> => {
  const ctx = new Context(house, system, 'en');
  let claimed: Claimed = { due: [], more: false, next: null };
  let made: Date | null = null;
  await onClaimed(ctx, async (em) => {
    claimed = await claim(em, ctx.now(), most, id);
    return claimed.due.length ? streamsOf(em, claimed.due) : [];
  }, async (book) => {
    made = await actUpon(ctx, book, claimed.due);
  });
  return { claimed: claimed.due.length, more: claimed.more, next: earlier(claimed.next, made) };
};

const earlier = (a: Date | null, b: Date | null): Date | null => (!a || (b && b < a) ? b : a);

interface Claimed { readonly due: Due[]; readonly more: boolean; readonly next: Date | null }
type Row = { [Key in keyof Due]: Key extends 'at' ? string : Due[Key] } & { readonly more: boolean; readonly next: string | null };

/** Takes what is due and nobody else has taken, and says when the next one is due: one statement on an index, whose cost follows what is due. */
const claim = async (em: EntityManager, now: Date, most: number, id: string | null): Promise<Claimed> => {
  const rows = await em.execute<Row[]>(
    `with due as (select id from deadline where fired_at is null and at <= ?${id ? ' and id = ?' : ''} order by at, step limit ? for update skip locked),
       fired as (update deadline d set fired_at = ? from due where d.id = due.id returning d.id, d.case_id as "caseId", d.action_id as "actionId", d.clock, d.cycle, d.step, d.at)
     select f.*, (select min(at) from deadline where fired_at is null and at > ?) as next,
       (select count(*) from (select from deadline where fired_at is null and at <= ? limit ?) waiting) > ? as more from (select) one left join fired f on true`, [now, ...(id ? [id] : []), most, now, now, now, most + 1, most]);
  return { due: rows.filter((row) => row.id).map(({ next: _next, more: _more, ...row }) => ({ ...row, at: new Date(row.at) })), more: rows[0]?.more ?? false, next: rows[0]?.next ? new Date(rows[0].next) : null };
};

const streamsOf = async (em: EntityManager, due: readonly Due[]): Promise<readonly string[]> => {
  const actionIds = due.flatMap(({ actionId }) => actionId ?? []);
  const linked = actionIds.length ? await em.execute<{ id: string }[]>('select unnest(case_ids) as id from action where id = any(?::uuid[])', [`{${actionIds.join(',')}}`]) : [];
  return [...due.flatMap(({ caseId }) => caseStreams(caseId)), ...actionIds.map(actionStream), ...linked.map(({ id }) => caseStream(id))];
};
