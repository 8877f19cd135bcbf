import type { Context } from '../../platform/context.ts';
import { Refused } from '../../platform/problem.ts';
import { onRecord, type Book } from '../../journal/book.ts';
import { caseStreams } from '../../journal/stream.entity.ts';
import { takersFor } from '../../people/taker.read.ts';
import { Case } from '../case.entity.ts';
import { Task } from '../room/talk.entity.ts';
import { exit, leadIn, takesPart } from './team.service.ts';
import { LeadAppointed, Left, TasksHandedOver } from './team.kinds.ts';

interface Piece { readonly kind: string; readonly id: string; readonly number: string; readonly title: string }

/** Open cases that somebody leads, is offered or works on, and tasks of theirs: what has to change hands when they leave. */
export const openCasesOf = (ctx: Context, personId: string): Promise<Piece[]> =>
  ctx.em.execute<Piece[]>(
    `select case when lead_id = ? then 'lead' when offered_to = ? then 'offered' else 'member' end as kind, id, number, title from "case"
      where stage <> 'closed' and (lead_id = ? or offered_to = ? or ? = any(member_ids))
     union all
     select 'task', c.id, c.number, t.title from task t join "case" c on c.id = t.case_id where t.owner_id = ? and t.done_at is null and t.dropped_at is null order by 1, 3`,
    [personId, personId, personId, personId, personId, personId]);

/** Case by case, each in a verb of its own: the lead first, since a case is never without one, then the tasks, then the place in the team. */
export const handOverCases = async (ctx: Context, personId: string, successorId: string | null): Promise<void> => {
  for (const id of new Set((await openCasesOf(ctx, personId)).map((piece) => piece.id))) await handOver(ctx.as(ctx.actor), id, personId, successorId);
};

const handOver = (ctx: Context, id: string, from: string, successorId: string | null): Promise<Case> =>
  onRecord(ctx, caseStreams(id), async (book) => {
    const kase = await book.read(Case, id);
    const to = await takerOf(ctx, book, kase, from, successorId);
    if (kase.leadId === from && to) {
      await leadIn(ctx, book, kase, to);
      book.write(LeadAppointed, kase, { person: to, from });
    }
    if (kase.offeredTo === from) kase.offeredTo = null;
    const tasks = await book.em.find(Task, { caseId: id, ownerId: from, doneAt: null, droppedAt: null });
    for (const task of tasks) task.ownerId = to;
    if (tasks.length) book.write(TasksHandedOver, kase, { from, to, tasks: tasks.length });
    if (kase.leadId !== from) {
      await exit(ctx, book, kase, from);
      book.write(Left, kase, { person: from });
    }
    return kase;
  });

/** Of a confidential case its own team comes first: nobody new learns of it by a departure. */
const takerOf = async (ctx: Context, book: Book, kase: Case, from: string, successorId: string | null): Promise<string | null> => {
  const team = kase.memberIds.filter((one) => one !== from);
  const takers = await takersFor(book.em, { from, successorId, departmentId: kase.departmentId }, ctx.now());
  for (const one of kase.confidential ? [...team, ...takers] : takers) if (await mayTake(book, kase, one)) return one;
  return null;
};

const mayTake = async (book: Book, kase: Case, personId: string): Promise<boolean> => {
  try {
    await takesPart(book, kase, personId);
    return true;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
};
