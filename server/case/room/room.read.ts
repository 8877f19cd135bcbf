import type { Context } from '../../platform/context.ts';
import { Somebody, type Entry } from '../../journal/entry.entity.ts';
import { caseStream } from '../../journal/stream.entity.ts';
import { entriesAfter, headOf } from '../../journal/reader.ts';
import { NamingPort, tell } from '../../journal/telling.ts';
import { cardsWhere, countCases } from '../list/list.read.ts';
import type { Case } from '../case.entity.ts';
import { standInTheWay } from '../gate.service.ts';
import { maySee, permission } from '../case.policy.ts';
import { standing } from '../../people/access/credentials.service.ts';
import { underReview } from '../review.policy.ts';
import type { CaseReader, CaseReview, Counts, HandoverBrief, MentionOfMe, MyWork, RoomDirectory, SimilarCase, TaskOfMine, TeamMember } from './room.view.ts';
import { Task } from './talk.entity.ts';
import { likeOf, soughtIn } from '../list/search.policy.ts';

/** Somebody by id with the name in the reader's language, for rows that SQL has found. */
const named = async (ctx: Context, ids: readonly (string | null | undefined)[]): Promise<(id: string) => Somebody> => {
  const names = await ctx.house.port(NamingPort)(ctx, [...new Set(ids.filter((id): id is string => !!id))]);
  return (id) => Object.assign(new Somebody(), { id, name: names.get(id) ?? '…' });
};

export const teamOf = async (ctx: Context, kase: Case): Promise<TeamMember[]> => {
  const rows = await ctx.em.execute<{ personId: string; departmentId: string | null; since: string | null }[]>(
    `select p.id as "personId", p.department_id as "departmentId", (select max(m.since) from membership m where m.case_id = ? and m.person_id = p.id and m.until is null) as since
       from person p where p.id = any(?::uuid[]) order by p.id <> ?, 3 nulls last, p.id`, [kase.id, `{${kase.memberIds.join(',')}}`, kase.leadId ?? kase.id]);
  const who = await named(ctx, rows.flatMap((row) => [row.personId, row.departmentId]));
  return rows.map((row) => ({ person: who(row.personId), part: row.personId === kase.leadId ? 'lead' : 'member', department: row.departmentId ? who(row.departmentId) : null, since: row.since ? new Date(row.since) : null }));
};

/** Who may decide the review that the complainant asked for: by the policy that the door asks. Null where none was asked for. */
export const reviewOf = async (ctx: Context, kase: Case): Promise<CaseReview | null> => {
  if (!underReview(kase) || !kase.open || !maySee(ctx.actor, kase)) return null;
  const people = await ctx.em.execute<{ id: string; roles: string[]; departments: string[] }[]>(
    `select p.id, ${standing} from person p where p.active and not p.program and (p.id = any(?::uuid[]) or p.roles && '{head,quality}') order by array_position(?::uuid[], p.id) desc nulls last, p.id`,
    [ctx.now(), ctx.now(), ...[kase.reachedIds, kase.reachedIds].map((ids) => `{${ids.join(',')}}`)]);
  const may = permission('case.approveResponse');
  const approvers = people.filter((one) => may({ kind: 'person', ...one }, { ...kase, stage: 'investigating' }) === true);
  const who = await named(ctx, approvers.map(({ id }) => id));
  return { approvers: approvers.map(({ id }) => who(id)) };
};

/** How many people a form offers at once; in a larger house the others are looked for by name. */
const offered = 100;

/** Whoever may take part in this case: at work, of a calling that handles cases, and not barred from it. */
export const directoryOf = async (ctx: Context, kase: Case, search?: string): Promise<RoomDirectory> => {
  const name = ctx.language === 'ar' ? "coalesce(nullif(t.name_ar, ''), t.name_en)" : "coalesce(nullif(t.name_en, ''), t.name_ar)";
  const of = (alias: string): string => name.replaceAll('t.', `${alias}.`);
  const words = soughtIn(search ?? '').words;
  const fits = words.map((spellings) => ` and (${spellings.map(() => "public.ar_norm(concat_ws(' ', p.name_en, p.name_ar)) like ?").join(' or ')})`).join('');
  const people = await ctx.em.execute<RoomDirectory['people']>(
    `select p.id, ${of('p')} as name, coalesce(${of('d')}, '') as department, (select count(*)::int from "case" c where c.lead_id = p.id and c.stage <> 'closed') as leads
       from person p left join department d on d.id = p.department_id
      where p.active and p.roles && '{intake,investigator,head,quality,management}' and not p.id = any(?::uuid[])${fits} order by (p.department_id = ?::uuid) is true desc, 2, 1 limit ${offered + 1}`,
    [`{${kase.excludedIds.join(',')}}`, ...words.flat().map(likeOf), kase.departmentId ?? kase.id]);
  const departments = await ctx.em.execute<{ id: string; name: string }[]>(`select d.id, ${of('d')} as name from department d where d.active order by 2, 1 limit 200`);
  return { people: people.slice(0, offered), all: people.length <= offered, departments };
};

/** Who has opened it, the barred among them: shown to those who may name a respondent. */
export const readersOf = async (ctx: Context, kase: Case): Promise<CaseReader[]> => {
  if (permission('case.nameRespondent')(ctx.actor, { ...kase, stage: 'received' }) !== true) return [];
  const rows = await ctx.em.execute<{ id: string; firstAt: string; lastAt: string; times: number }[]>(
    'select person_id as id, first_at as "firstAt", last_at as "lastAt", times from case_reading where case_id = ? order by last_at desc limit 100', [kase.id]);
  const who = await named(ctx, rows.map(({ id }) => id));
  return rows.map((row) => ({ person: who(row.id), firstAt: new Date(row.firstAt), lastAt: new Date(row.lastAt), times: row.times, barred: kase.excludedIds.includes(row.id) }));
};

/** Open and solved cases alike in title and product, with those of the same category first. */
export const similarTo = async (ctx: Context, kase: Case, first: number): Promise<SimilarCase[]> => {
  const words = soughtIn(`${kase.title} ${kase.product ?? ''}`).words.flat().filter((word) => word.length > 2);
  if (!words.length) return [];
  const cards = await cardsWhere(ctx, {
    sql: `c.id <> ?::uuid and (case_words(c.title, c.product) % case_words(?, ?) or (c.category_id = ?::uuid and (${words.map(() => 'case_words(c.title, c.product) like ?').join(' or ')})))`,
    values: [kase.id, kase.title, kase.product ?? '', kase.categoryId ?? kase.id, ...words.map(likeOf)],
  }, { order: 'c.closed_at desc nulls last, c.id', limit: 50, depth: 'content' });
  if (!cards.length) return [];
  const scores = await ctx.em.execute<{ id: string; score: number }[]>(
    'select id, (100 * similarity(case_words(title, product), case_words(?, ?)))::int as score from "case" where id = any(?::uuid[])', [kase.title, kase.product ?? '', `{${cards.map(({ id }) => id).join(',')}}`]);
  const byId = new Map(scores.map(({ id, score }) => [id, score]));
  return cards.map((card) => ({ card, score: byId.get(card.id) ?? 0 })).sort((a, b) => b.score - a.score).slice(0, first);
};

/** What whoever takes over needs: written from the record, never by hand. */
export const briefOf = async (ctx: Context, kase: Case): Promise<HandoverBrief | null> => {
  const [card] = await cardsWhere(ctx, { sql: 'c.id = ?::uuid', values: [kase.id] });
  if (!card) return null;
  const { seq } = await headOf(ctx.em, caseStream(kase.id));
  const recent = (await tell(ctx, await entriesAfter(ctx.em, caseStream(kase.id), Math.max(0, seq - 40), 40))).filter((entry: Entry) => !entry.hole && entry.kind !== 'room.said');
  const missing = await standInTheWay({ em: ctx.em }, kase, 'accepted');
  return {
    card, case: kase, asOf: seq, offer: kase.offeredTo ? await offerOf(ctx, kase) : null, recent: recent.reverse().slice(0, 8), missing: missing.map((one) => one.in(ctx.language)),
    tasks: await ctx.em.find(Task, { caseId: kase.id, doneAt: null, droppedAt: null }, { orderBy: { dueAt: 'asc nulls last' } }),
  };
};

const offerOf = async (ctx: Context, kase: Case): Promise<Entry | null> => {
  const stream = caseStream(kase.id);
  const [row] = await ctx.em.execute<{ seq: number }[]>("select seq::int as seq from entry where stream = ? and kind = 'team.leadOffered' order by seq desc limit 1", [stream]);
  return row ? ((await tell(ctx, await entriesAfter(ctx.em, stream, row.seq - 1, 1)))[0] ?? null) : null;
};

/** Who may weigh, thank or answer what came to the own department. */
const answering = ['intake', 'investigator', 'head', 'quality'] as const;

export const myWork = async (ctx: Context): Promise<MyWork> => {
  const me = ctx.actor.id;
  const heads = ctx.actor.roles.some((role) => role === 'head' || role === 'quality');
  const departments = `{${ctx.actor.departments.join(',')}}`;
  const leading = await cardsWhere(ctx, { sql: "c.lead_id = ?::uuid and c.stage <> 'closed'", values: [me] });
  const offered = await cardsWhere(ctx, { sql: "c.offered_to = ?::uuid and c.stage <> 'closed'", values: [me] });
  const approvals = heads || ctx.actor.roles.includes('management')
    ? await cardsWhere(ctx, { sql: "exists (select from case_response r where r.case_id = c.id and r.state = 'waiting' and r.author_id <> ?::uuid) and not ?::uuid = any(c.involved_ids)", values: [me, me] }, { depth: 'content' })
    : [];
  const unled = heads ? await cardsWhere(ctx, { sql: "c.lead_id is null and c.nature = 'complaint' and c.stage <> 'closed' and c.department_ids && ?::uuid[]", values: [departments] }) : [];
  const unrouted = ctx.actor.roles.includes('intake') ? await cardsWhere(ctx, {
    sql: `c.stage <> 'closed' and (c.department_id is null or (c.nature = 'complaint' and c.queue_id is not null and c.band is null and c.lead_id is null and c.department_id = any(?::uuid[])))`, values: [departments],
  }) : [];
  const toAnswer = answering.some((role) => ctx.actor.roles.includes(role))
    ? await cardsWhere(ctx, { sql: "c.nature <> 'complaint' and c.lead_id is null and c.stage <> 'closed' and c.department_ids && ?::uuid[]", values: [departments] })
    : [];
  return { leading, offered, approvals, unled, unrouted, toAnswer, tasks: await tasksOfMine(ctx), mentions: await mentionsOfMe(ctx) };
};

const tasksOfMine = async (ctx: Context): Promise<TaskOfMine[]> => {
  const tasks = await ctx.em.find(Task, { ownerId: ctx.actor.id, doneAt: null, droppedAt: null }, { orderBy: { dueAt: 'asc nulls last', id: 'asc' }, limit: 100 });
  if (!tasks.length) return [];
  const cards = await cardsWhere(ctx, { sql: 'c.id = any(?::uuid[])', values: [`{${tasks.map(({ caseId }) => caseId).join(',')}}`] });
  return tasks.flatMap((task) => cards.filter(({ id }) => id === task.caseId).map((card) => ({ task, card })));
};

const mentionsOfMe = async (ctx: Context): Promise<MentionOfMe[]> => {
  const since = new Date(ctx.now().getTime() - 14 * 86_400_000);
  const messages = await ctx.em.execute<{ id: string; caseId: string; authorId: string; body: string; at: string }[]>(
    'select id, case_id as "caseId", author_id as "authorId", body, at from room_message where ?::uuid = any(mentions) and at > ? order by at desc limit 20', [ctx.actor.id, since]);
  if (!messages.length) return [];
  const cards = await cardsWhere(ctx, { sql: 'c.id = any(?::uuid[])', values: [`{${messages.map(({ caseId }) => caseId).join(',')}}`] }, { depth: 'content' });
  const who = await named(ctx, messages.map(({ authorId }) => authorId));
  return messages.flatMap((message) => cards.filter(({ id }) => id === message.caseId).map((card) => ({ id: message.id, body: message.body, author: who(message.authorId), at: new Date(message.at), card })));
};

export const countsFor = async (ctx: Context): Promise<Counts> => {
  const { leading, offered, approvals, unled, unrouted, toAnswer, tasks } = await myWork(ctx);
  const work = [leading, offered, approvals, unled, unrouted, toAnswer, tasks].flat().length;
  return { work, cases: await countCases(ctx, {}), escalations: await countCases(ctx, { level: 1 }) };
};
