import { Context, system, type House } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import { OriginPort, PostPort } from '../platform/post.ts';
import { keepLooking } from '../platform/watch.ts';
import { say } from '../platform/vocabulary.ts';
import { Person } from '../people/person.entity.ts';
import { Case } from '../case/case.entity.ts';
import { maySee } from '../case/case.policy.ts';
import { grouped } from '../case/number.policy.ts';
import { burstWithin, isRead, withReading } from './burst.read.ts';
import { digestLetter } from './letters.ts';

/** Milliseconds: a burst is let come to its end, but nobody waits longer than this; what is older than a day is no news. */
const patience = { quiet: burstWithin, longest: 30 * 60_000, stale: 86_400_000 } as const;

/** Not read, not mailed, and young enough. */
const waiting = `n.digest_id is null and not ${isRead} and n.at > ?`;

/**
 * Writes to colleagues what they have not read: one letter for what came together, nothing of what was read here meanwhile. First each notice is
 * given to one letter, in one statement; a letter whose writing was cut off is written again under the same name.
 * @returns how many letters were looked at
 */
export const mailUnread = async (ctx: Context): Promise<number> => {
  const [now, stale] = [ctx.now(), new Date(ctx.now().getTime() - patience.stale)];
  const due = await ctx.em.execute<{ id: string }[]>(
    `select n.person_id as id from ${withReading} join person p on p.id = n.person_id and p.active and not p.program and p.joined_at is not null where ${waiting}
      group by n.person_id having max(n.at) <= ? or min(n.at) <= ? limit 200`, [stale, new Date(now.getTime() - patience.quiet), new Date(now.getTime() - patience.longest)]);
  for (const { id } of due) {
    await ctx.em.execute(`update notice set digest_id = ? where digest_id is null and person_id = ? and id in (select n.id from ${withReading} where n.person_id = ? and ${waiting})`, [newId(now), id, id, stale], 'run');
  }
  const unwritten = await ctx.em.execute<{ digestId: string; personId: string }[]>(
    `select distinct digest_id as "digestId", person_id as "personId" from notice n where digest_id is not null and at > ? and not exists (select from delivery d where d.effect = 'digest:' || n.digest_id::text) and mailed_at is null`, [stale]);
  for (const { digestId, personId } of unwritten) await write(ctx, digestId, personId);
  return unwritten.length;
};

const write = async (ctx: Context, digestId: string, personId: string): Promise<void> => {
  const person = await ctx.house.fork().findOneOrFail(Person, { id: personId });
  const rows = await ctx.em.execute<{ caseId: string; cause: string; count: number }[]>(
    `select n.case_id as "caseId", n.cause, count(*)::int as count from ${withReading} where n.digest_id = ? and n.case_id is not null and not ${isRead} group by 1, 2 order by max(n.at) desc`, [digestId]);
  const cases = new Map((await ctx.house.fork().find(Case, { id: { $in: rows.map(({ caseId }) => caseId) } })).map((kase) => [kase.id, kase]));
  const reader = { kind: 'person' as const, id: person.id, roles: person.roles, departments: person.departmentId ? [person.departmentId] : [] };
  // Whoever lost sight of a case since is told nothing of it, not even its number.
  const lines = rows.flatMap(({ caseId, cause, count }) => {
    const kase = cases.get(caseId);
    return kase && maySee(reader, kase, 'card') ? [{ number: grouped(kase.number), cause: say(`notice.${cause}`, person.language), count }] : [];
  });
  if (lines.length && person.email) await ctx.house.port(PostPort)(ctx, { effect: `digest:${digestId}`, way: 'email', to: person.email, letter: digestLetter(person.language, lines, `${ctx.house.port(OriginPort)()}/work`) });
  await ctx.house.fork().execute('update notice set mailed_at = ? where digest_id = ?', [ctx.now(), digestId], 'run');
  ctx.house.ring(['letters']);
};

/** Looks when the next letter is due. @returns how to stop */
export const watchUnread = (house: House): (() => Promise<void>) =>
  keepLooking(house, 'What colleagues have not read could not be mailed.', async () => {
    const ctx = new Context(house, system, 'en');
    await mailUnread(ctx);
    return null;
  });
