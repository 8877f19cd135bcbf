import type { Context } from '../../platform/context.ts';
import { mistaken, Refused, Required } from '../../platform/problem.ts';
import { onRecord, type Book } from '../../journal/book.ts';
import { caseStreams } from '../../journal/stream.entity.ts';
import { Department } from '../../people/person.entity.ts';
import { colleague, departmentInUse } from '../../people/lookup.service.ts';
import { Case } from '../../case/case.entity.ts';
import { AlreadyClosed } from '../../case/case.policy.ts';
import { caseIdOf, inCase, onCase } from '../../case/verb.service.ts';
import { Statement } from './statement.entity.ts';
import { StatementGiven, StatementRequested } from './statement.kinds.ts';
import { AlreadyGiven, isAsked, WhoIsAsked } from './statement.policy.ts';

export interface NewStatement {
  readonly side: string;
  readonly personId?: string | null;
  readonly departmentId?: string | null;
  readonly request?: string | null;
  readonly dueAt?: Date | null;
  readonly text?: string | null;
}

/** Asks one side for its statement, or records one that was given already. */
export const takeStatement = (ctx: Context, caseId: string, { side, personId = null, departmentId = null, request, dueAt, text }: NewStatement): Promise<Statement> =>
  onCase(ctx, caseId, text ? 'statement.record' : 'statement.request', undefined, async (book) => {
    if (!text && !request) throw mistaken('request', Required);
    if (!text && side !== 'complainant' && !personId && !departmentId) throw mistaken('personId', WhoIsAsked);
    if (personId) await colleague(book.em, 'personId', personId);
    if (departmentId) await departmentInUse(book.em, 'departmentId', departmentId);
    const statement = book.add(Statement, { caseId, side, personId, departmentId, request: request ?? null, dueAt: dueAt ?? null });
    if (request) {
      statement.requestedAt = ctx.now();
      book.write(StatementRequested, statement, { side, person: personId, department: departmentId, request: await book.say(statement, 'request', request, ctx.language), dueAt: dueAt?.toISOString() });
    }
    if (text) await give(ctx, book, statement, text, false);
    return statement;
  });

/** The answer to a request: by the team on somebody's behalf, or by whoever is asked, who sees the request and nothing else. */
export const giveStatement = async (ctx: Context, id: string, text: string): Promise<Statement> => {
  const caseId = await caseIdOf(ctx, Statement, id);
  return onRecord(ctx, caseStreams(caseId), async (book) => {
    const statement = await book.read(Statement, id);
    const asked = isAsked(ctx.actor, statement, await inChargeOf(book, statement.departmentId));
    if (!asked) await inCase(ctx, book, caseId, 'statement.record');
    if (statement.givenAt) throw new Refused(AlreadyGiven);
    if (!(await book.read(Case, caseId)).open) throw new Refused(AlreadyClosed);
    await give(ctx, book, statement, text, asked);
    return statement;
  });
};

/** Statements that the reader is asked for and has not given: of cases that are still open. */
export const statementsAskedOf = ({ em, actor }: Context): Promise<{ id: string }[]> =>
  em.execute<{ id: string }[]>(
    `select s.id from statement s join "case" c on c.id = s.case_id and c.stage <> 'closed'
      where s.given_at is null and s.requested_at is not null
        and (s.person_id = ? or exists (select from department d where d.id = s.department_id and ? in (d.head_id, d.deputy_id)))
      order by s.due_at nulls last, s.id limit 100`, [actor.id, actor.id]);

const inChargeOf = async (book: Book, departmentId: string | null | undefined): Promise<string[]> => {
  const department = departmentId ? await book.em.findOne(Department, { id: departmentId }) : null;
  return [department?.headId, department?.deputyId].filter((id): id is string => !!id);
};

const give = async (ctx: Context, book: Book, statement: Statement, text: string, oneself: boolean): Promise<void> => {
  Object.assign(statement, { text, givenAt: ctx.now(), recordedBy: ctx.actor.id });
  book.write(StatementGiven, statement, { side: statement.side, oneself, text: await book.say(statement, 'text', text, ctx.language) });
};
