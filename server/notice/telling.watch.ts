import { Context, system, type House } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import { counted } from '../platform/nouns.ts';
import { OriginPort, PostPort } from '../platform/post.ts';
import { keepLooking } from '../platform/watch.ts';
import type { Bell } from '../journal/bell.ts';
import { Case } from '../case/case.entity.ts';
import { maySee } from '../case/case.policy.ts';
import { grouped } from '../../schema/rules/grouped.ts';
import { isRead, withReading } from './burst.read.ts';
import type { Way } from './choice.policy.ts';
import { headOf } from './delivery.service.ts';
import { letterOf } from './letters.ts';
import type { NoticeCause } from './notice.entity.ts';
import { causeSaid, isMine } from './notice.policy.ts';
import type { Passage } from './passage.entity.ts';
import { whenFor } from './passage.service.ts';
import { postPush } from './push.service.ts';
import { afterQuiet, nextDigest } from './quiet.policy.ts';
import { recipientOf, type Recipient } from './recipient.read.ts';

/** How many people one look writes to; the next look follows at once while there are more. */
const atOnce = 200;
/** Milliseconds after which a writing that says nothing is taken for cut off. */
const cutOff = 120_000;
const waiting = 'letter_id is null and ended_at is null';

/**
 * Tells colleagues what they have not read, on the ways and at the times that they chose: one letter for what came together, nothing of
 * what was read here meanwhile. First each passage is given to one letter, in one statement; a letter whose writing was cut off is written
 * again under the same name.
 */
export const tellUnread = async (ctx: Context): Promise<'more' | Date | null> => {
  const now = ctx.now();
  const due = await ctx.em.execute<{ person_id: string; way: Way }[]>(`select person_id, way from notice_passage where ${waiting} and due_at <= ? group by 1, 2 order by min(due_at) limit ?`, [now, atOnce]);
  for (const { person_id, way } of due) await gather(ctx, person_id, way);
  const unwritten = await ctx.em.execute<{ letter_id: string; person_id: string; way: Way }[]>('select distinct letter_id, person_id, way from notice_passage where letter_id is not null and ended_at is null and due_at <= ?', [now]);
  let written = 0;
  for (const { letter_id, person_id, way } of unwritten)
    await write(ctx, letter_id, person_id, way).then(() => (written += 1), (error: unknown) => ctx.house.log.error('A colleague could not be told what waits.', { error, job: letter_id }));
  if (written) ctx.house.ring(['letters']);
  if (due.length === atOnce) return 'more';
  const [next] = await ctx.em.execute<{ at: string | null }[]>('select min(due_at) as at from notice_passage where ended_at is null and due_at > ?', [now]);
  return next?.at ? new Date(next.at) : null;
};

/** Gives what is due to one letter. Quiet hours and absences are asked again: they may have begun, or been changed, since this was planned. */
const gather = async (ctx: Context, personId: string, way: Way): Promise<void> => {
  const [em, now] = [ctx.house.fork(), ctx.now()];
  const who = await recipientOf(em, personId, now);
  const due = await em.execute<{ id: string; manner: Passage['manner'] }[]>(`select id, manner from notice_passage where person_id = ? and way = ? and ${waiting} and due_at <= ?`, [personId, way, now]);
  const heldUntil = !who ? now : who.awayUntil ? nextDigest(who.awayUntil, who.digestAt, who.zone, who.works) : afterQuiet(now, who.quiet, who.zone);
  const held = heldUntil > now ? due.filter(({ manner }) => manner !== 'urgent') : [];
  const going = due.filter((one) => !held.includes(one));
  if (held.length) await em.execute(`update notice_passage set due_at = ? where id = any(?::uuid[]) and ${waiting}`, [heldUntil, list(held)], 'run');
  if (!going.length) return;
  // A burst that has waited long enough takes along what has just come.
  const along = way === 'email' && going.some(({ manner }) => manner === 'burst') ? " or (person_id = ? and way = 'email' and manner = 'burst')" : '';
  await em.execute(`update notice_passage set letter_id = ?, due_at = ? where (id = any(?::uuid[])${along}) and ${waiting}`, [newId(now), now, list(going), ...(along ? [personId] : [])], 'run');
};

const list = (rows: readonly { readonly id: string }[]): string => `{${rows.map(({ id }) => id).join(',')}}`;

interface Found { id: string; caseId: string | null; cause: NoticeCause; urgent: boolean; read: boolean; mine: boolean }
/** What came together of one case and one cause. */
export interface Line { readonly caseNumber: string; readonly cause: NoticeCause; readonly causeSaid: string; readonly count: number }

const write = async (ctx: Context, letterId: string, personId: string, way: Way): Promise<void> => {
  const [em, now] = [ctx.house.fork(), ctx.now()];
  // Of several servers one writes it; where that one is cut off, another does after a while.
  const mine = await em.execute<unknown[]>('update notice_passage set due_at = ? where letter_id = ? and ended_at is null and due_at <= ? returning id', [new Date(now.getTime() + cutOff), letterId, now]);
  if (!mine.length) return;
  const [handed] = await em.execute<unknown[]>('select 1 from delivery where letter_id = ? limit 1', [letterId]);
  if (handed) return void (await em.execute("update notice_passage set ended_at = ?, ended = 'told' where letter_id = ? and ended_at is null", [now, letterId], 'run'));
  const who = await recipientOf(em, personId, now);
  const rows = await em.execute<Found[]>(
    `select p.id, n.case_id as "caseId", n.cause, n.urgent, ${isRead} as read, ${isMine} as mine from ${withReading} join notice_passage p on p.notice_id = n.id where p.letter_id = ? and p.ended_at is null order by n.at desc`, [letterId]);
  const cases = new Map((await em.find(Case, { id: { $in: rows.flatMap(({ caseId }) => caseId ?? []) } })).map((kase) => [kase.id, kase]));
  const fate = (row: Found): NonNullable<Passage['ended']> => {
    const kase = row.caseId ? cases.get(row.caseId) : undefined;
    if (row.read) return 'read';
    if (!who || whenFor(who, row.cause, way, row.urgent) === 'never') return 'unwanted';
    // Whoever lost sight of a case since is told nothing of it, not even its number.
    return kase && maySee(who.actor, kase, 'card') ? 'told' : 'unseen';
  };
  const fates = rows.map((row) => [row, fate(row)] as const);
  const told = fates.filter(([, ended]) => ended === 'told').map(([row]) => row);
  if (who && told.length) await hand(ctx, who, { letterId, way, urgent: told.some(({ urgent }) => urgent), lines: linesOf(told, cases, who) });
  for (const ended of new Set(fates.map(([, one]) => one)))
    await em.execute('update notice_passage set ended_at = ?, ended = ? where id = any(?::uuid[]) and ended_at is null', [ctx.now(), ended, list(fates.filter(([, one]) => one === ended).map(([row]) => row))], 'run');
};

const linesOf = (told: readonly Found[], cases: ReadonlyMap<string, Case>, { language }: Recipient): Line[] => {
  const lines = new Map<string, Line>();
  for (const { caseId, cause, mine } of told) {
    const said = causeSaid(cause, mine, language);
    const key = `${caseId}:${said}`;
    lines.set(key, { caseNumber: cases.get(caseId!)!.number, cause, causeSaid: said, count: (lines.get(key)?.count ?? 0) + 1 });
  }
  return [...lines.values()];
};

/** What a letter is about, for its subject: number and cause of the only matter, or how many cases. */
const aboutOf = (lines: readonly Line[], { language }: Recipient): string => {
  const [first, ...others] = lines;
  return first && !others.length ? `${grouped(first.caseNumber)}: ${first.causeSaid}` : counted(new Set(lines.map(({ caseNumber }) => caseNumber)).size, 'case', language);
};

const hand = async (ctx: Context, who: Recipient, { letterId, way, urgent, lines }: { letterId: string; way: Way; urgent: boolean; lines: readonly Line[] }): Promise<void> => {
  if (way === 'push') return postPush(ctx, who, { letterId, urgent, lines });
  const em = ctx.house.fork();
  const values = { house: (await headOf(ctx, who.language, em)).name, link: `${ctx.house.port(OriginPort)()}/work`, about: aboutOf(lines, who) };
  const letter = await letterOf(em, 'unread', who.language, values, lines.map(({ caseNumber, causeSaid, count }) => ({ number: grouped(caseNumber), cause: causeSaid, count })));
  if (who.email) await ctx.house.port(PostPort)(ctx, { effect: `digest:${letterId}`, way: 'email', to: who.email, letter, letterId });
};

/** Looks when the next is due, and when something new is on its way. @returns how to stop */
export const watchUnread = (house: House, bell: Bell): (() => Promise<void>) =>
  keepLooking(house, 'Colleagues could not be told what they have not read.', () => tellUnread(new Context(house, system, 'en')),
    (wake) => bell.hear((streams) => (!streams.length || streams.includes('letters')) && wake()));
