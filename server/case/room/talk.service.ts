import type { Context } from '../../platform/context.ts';
import { mistaken, Unknown } from '../../platform/problem.ts';
import type { Book } from '../../journal/book.ts';
import { Person } from '../../people/person.entity.ts';
import { maySee, permission } from '../case.policy.ts';
import { caseStream } from '../../journal/stream.entity.ts';
import { caseIdOf, onCase, sameVersion } from '../verb.service.ts';
import { RoomMessage, Task } from './talk.entity.ts';
import { SaidInRoom, TaskChanged, TaskDone, TaskDropped, TaskSet } from './talk.kinds.ts';
import { letIn } from '../team/team.service.ts';

/** Says something in the room. Those it calls hear of it if they may see the case; the others are left out silently. */
export const discuss = (ctx: Context, caseId: string, said: { body: string; mentions?: readonly string[] | null; answersId?: string | null }): Promise<RoomMessage> =>
  onCase(ctx, caseId, 'case.discuss', undefined, async (book, kase) => {
    const answers = said.answersId ? await book.em.findOne(RoomMessage, { id: said.answersId, caseId }) : null;
    const called = said.mentions?.length ? await book.em.find(Person, { id: { $in: [...said.mentions] }, active: true }) : [];
    const mentions = called.filter((person) => maySee({ kind: 'person', id: person.id, roles: person.roles, departments: person.departmentId ? [person.departmentId] : [] }, kase)).map(({ id }) => id);
    const message = book.add(RoomMessage, { caseId, authorId: ctx.actor.id, body: said.body, mentions, answersId: answers?.id ?? null, at: ctx.now() });
    book.write(SaidInRoom, message, { text: await book.say(message, 'body', said.body, 'und'), mentions, answers: answers?.id ?? null });
    return message;
  });

interface TaskGiven { readonly ownerId: string; readonly dueAt?: Date | null }

export const setTask = (ctx: Context, caseId: string, given: TaskGiven & { title: string; messageId?: string | null }): Promise<Task> =>
  onCase(ctx, caseId, 'case.setTask', undefined, async (book, kase) => {
    await letIn(ctx, book, kase, given.ownerId);
    const messageId = await messageIn(book, caseId, given.messageId);
    const task = book.add(Task, { caseId, title: given.title, ownerId: given.ownerId, dueAt: given.dueAt ?? null, messageId, setBy: ctx.actor.id, setAt: ctx.now() });
    book.write(TaskSet, task, { owner: given.ownerId, due: given.dueAt?.toISOString(), title: await book.say(task, 'title', given.title, 'und'), message: messageId });
    return task;
  });

/** The message of this case that something is taken from: it stays as it was said, whatever becomes of it. @throws Refused */
export const messageIn = async (book: Pick<Book, 'em'>, caseId: string, messageId: string | null | undefined): Promise<string | null> => {
  if (messageId && !(await book.em.count(RoomMessage, { id: messageId, caseId }))) throw mistaken('messageId', Unknown);
  return messageId || null;
};

/** Another owner or another day; what was agreed before stays in the story. */
export const changeTask = async (ctx: Context, id: string, given: TaskGiven, expectedVersion: number): Promise<Task> => {
  const caseId = await caseIdOf(ctx, Task, id);
  return onCase(ctx, caseId, 'case.setTask', undefined, async (book, kase) => {
    const task = await book.read(Task, id);
    await sameVersion(ctx, book, task, caseStream(caseId), expectedVersion);
    const from = task.ownerId ?? null;
    if (given.ownerId !== from) await letIn(ctx, book, kase, given.ownerId);
    Object.assign(task, { ownerId: given.ownerId, dueAt: given.dueAt ?? null });
    book.write(TaskChanged, task, { owner: given.ownerId, from, due: given.dueAt?.toISOString() });
    return task;
  });
};

/** Done, or not done after all; by the owner or by whoever may set tasks. */
export const finishTask = async (ctx: Context, id: string, done: boolean): Promise<Task> =>
  onCase(ctx, await caseIdOf(ctx, Task, id), 'case.discuss', undefined, async (book, kase) => {
    const task = await book.read(Task, id);
    if (task.ownerId !== ctx.actor.id) ctx.must(permission('case.setTask'), kase);
    if (!!task.doneAt === done) return task;
    Object.assign(task, done ? { doneAt: ctx.now(), doneBy: ctx.actor.id } : { doneAt: null, doneBy: null });
    book.write(TaskDone, task, { done });
    return task;
  });

export const dropTask = async (ctx: Context, id: string, dropped: boolean): Promise<Task> =>
  onCase(ctx, await caseIdOf(ctx, Task, id), 'case.setTask', undefined, async (book) => {
    const task = await book.read(Task, id);
    if (!!task.droppedAt === dropped) return task;
    task.droppedAt = dropped ? ctx.now() : null;
    book.write(TaskDropped, task, { dropped });
    return task;
  });
