import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../platform/ids.ts';
import { burstWithin } from './burst.read.ts';
import { ways, type Way, type When } from './choice.policy.ts';
import type { NoticeCause } from './notice.entity.ts';
import type { Passage } from './passage.entity.ts';
import { afterQuiet, nextDigest } from './quiet.policy.ts';
import { recipientOf, type Recipient } from './recipient.read.ts';

/** Milliseconds: a burst is let come to its end, but nobody waits longer than this; a device rings once whoever sits before the room had time to see it. */
export const patience = { quiet: burstWithin, longest: 30 * 60_000, seen: 10_000 } as const;
/** What is older when it is read (a demonstration that plays its past) is no news: it stands in the inbox. */
const stale = 86_400_000;

export interface Told { readonly id: string; readonly personId: string; readonly caseId: string | null; readonly cause: NoticeCause; readonly at: Date; readonly urgent: boolean }

/** Puts a new notice on its ways, each at the time that its reader chose. */
export const sendOnItsWay = async (em: EntityManager, notice: Told, now: Date): Promise<void> => {
  if (now.getTime() - notice.at.getTime() > stale) return;
  const who = await recipientOf(em, notice.personId, now);
  if (!who) return;
  for (const way of ways.filter((one) => reachable(who, one))) {
    const manner = mannerOf(who, notice.cause, way, notice.urgent);
    if (manner === 'never') continue;
    const dueAt = await dueOf(em, who, { way, manner, notice, now });
    await em.execute('insert into notice_passage (id, notice_id, person_id, way, manner, at, due_at) values (?, ?, ?, ?, ?, ?, ?) on conflict (notice_id, way) do nothing',
      [newId(now), notice.id, who.id, way, manner, now, dueAt], 'run');
    // A letter waits for the end of a burst; what began it waits along, though not for ever. In a storm all that waits is moved once a second, not by each notice.
    if (manner === 'burst' && way === 'email') {
      await em.execute("update notice_passage set due_at = least(?::timestamptz, at + ? * interval '1 millisecond') where person_id = ? and way = 'email' and manner = 'burst' and letter_id is null and ended_at is null and due_at + interval '1 second' <= least(?::timestamptz, at + ? * interval '1 millisecond')",
        [dueAt, patience.longest, who.id, dueAt, patience.longest], 'run');
    }
  }
};

export const whenFor = ({ choices }: Recipient, cause: NoticeCause, way: Way, urgent: boolean): When => (urgent ? 'now' : choices[cause][way]);

/** Who is away is left in peace: what does not ring at night does not ring on a holiday, and waits for their return in one digest. Their deputy is told at once. */
const mannerOf = (who: Recipient, cause: NoticeCause, way: Way, urgent: boolean): Passage['manner'] | 'never' => {
  const when = whenFor(who, cause, way, urgent);
  if (when === 'never' || urgent) return when === 'never' ? when : 'urgent';
  return who.awayUntil ? (way === 'email' ? 'digest' : 'never') : when === 'digest' ? when : 'burst';
};

const reachable = ({ email, devices }: Recipient, way: Way): boolean => (way === 'email' ? !!email : devices > 0);

interface Goes { readonly way: Way; readonly manner: Passage['manner']; readonly notice: Told; readonly now: Date }

const dueOf = async (em: EntityManager, who: Recipient, { way, manner, notice, now }: Goes): Promise<Date> => {
  const after = (from: Date, ms: number): Date => new Date(from.getTime() + ms);
  if (manner === 'digest') return nextDigest(who.awayUntil ?? now, who.digestAt, who.zone, who.works);
  if (manner === 'urgent') return after(now, patience.seen);
  if (way === 'email') return afterQuiet(after(now, patience.quiet), who.quiet, who.zone);
  // A device that has just rung for this rings again when the burst is over, and for all of it.
  const [rang] = await em.execute<{ at: string | null }[]>(
    `select max(p.ended_at) as at from notice_passage p join notice n on n.id = p.notice_id
      where p.person_id = ? and p.way = 'push' and p.ended = 'told' and n.cause = ? and n.case_id is not distinct from ?`, [who.id, notice.cause, notice.caseId]);
  const soonest = after(now, patience.seen);
  const settled = rang?.at ? after(new Date(rang.at), patience.quiet) : soonest;
  return afterQuiet(settled > soonest ? settled : soonest, who.quiet, who.zone);
};

/** Somebody else has taken or decided it: what was not told yet is told no more. */
export const settle = (em: EntityManager, caseId: string, causes: readonly NoticeCause[], now: Date): Promise<unknown> =>
  em.execute(`update notice_passage p set ended_at = ?, ended = 'settled' from notice n where n.id = p.notice_id and n.case_id = ? and n.cause = any(?::text[]) and p.ended_at is null`, [now, caseId, `{${causes.join(',')}}`], 'run');

/** Somebody chose anew, goes away or is back: what still waits follows at once. What is urgent waits for nothing and is left. */
export const sendAnew = async (em: EntityManager, personId: string, now: Date): Promise<void> => {
  const waiting = await em.execute<{ id: string; way: Way; at: string; cause: NoticeCause; case_id: string | null }[]>(
    "select p.id, p.way, p.at, n.cause, n.case_id from notice_passage p join notice n on n.id = p.notice_id where p.person_id = ? and p.letter_id is null and p.ended_at is null and p.manner <> 'urgent' for update of p", [personId]);
  const who = waiting.length ? await recipientOf(em, personId, now) : null;
  for (const { id, way, cause, at, case_id } of waiting) {
    const manner = who ? mannerOf(who, cause, way, false) : 'never';
    if (!who || manner === 'never') await em.execute("update notice_passage set ended_at = ?, ended = 'unwanted' where id = ?", [now, id], 'run');
    else {
      const notice = { id: '', personId, caseId: case_id, cause, at: new Date(at), urgent: false };
      await em.execute('update notice_passage set manner = ?, due_at = ? where id = ?', [manner, await dueOf(em, who, { way, manner, notice, now }), id], 'run');
    }
  }
};
