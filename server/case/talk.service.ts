import type { Context } from '../platform/context.ts';
import { mistaken, NotFound, NotPermitted, Refused, Unknown } from '../platform/problem.ts';
import type { Journaled } from '../journal/guard.ts';
import type { EntityClass } from '@mikro-orm/core';
import { Person } from '../people/person.entity.ts';
import type { Case } from './case.entity.ts';
import { Pinned } from './case.kinds.ts';
import { maySee, permission } from './case.policy.ts';
import { caseIdOf, onCase } from './verb.service.ts';
import { pinnable } from './fact.policy.ts';
import { RoomMessage, Task } from './talk.entity.ts';
import { SaidInRoom, TaskDone, TaskDropped, TaskSet } from './talk.kinds.ts';
import { takesPart } from './team.service.ts';

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

export const setTask = (ctx: Context, caseId: string, given: { title: string; ownerId: string; dueAt?: Date | null }): Promise<Task> =>
  onCase(ctx, caseId, 'case.setTask', undefined, async (book, kase) => {
    await takesPart(book, kase, given.ownerId);
    const task = book.add(Task, { caseId, title: given.title, ownerId: given.ownerId, dueAt: given.dueAt ?? null, setBy: ctx.actor.id, setAt: ctx.now() });
    book.write(TaskSet, task, { owner: given.ownerId, due: given.dueAt?.toISOString(), title: await book.say(task, 'title', given.title, 'und') });
    return task;
  });

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

/** Puts any item of the room into its story, or takes it off again. */
export const pin = (ctx: Context, caseId: string, noun: string, itemId: string, pinned: boolean): Promise<Case> =>
  onCase(ctx, caseId, 'case.discuss', undefined, async (book, kase) => {
    if (!(pinnable as readonly string[]).includes(noun)) throw mistaken('noun', Unknown);
    const meta = [...book.em.getMetadata().getAll().values()].find(({ tableName }) => tableName === noun);
    const item = meta && (await book.em.findOne(meta.class as EntityClass<Journaled & { caseId: string }>, { id: itemId, caseId } as never));
    if (!item) throw new Refused(NotFound);
    if (!permission('case.describe')(ctx.actor, kase) && !(item instanceof RoomMessage)) throw new Refused(NotPermitted);
    if (item instanceof RoomMessage) item.pinned = pinned;
    const [said] = await book.em.execute<{ digest: string }[]>('select digest from said where subject_id = ? order by at desc, version desc limit 1', [itemId]);
    book.write(Pinned, kase, { noun, item: itemId, text: said?.digest ?? null, pinned });
    return kase;
  });
