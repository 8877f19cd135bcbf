import type { Context } from '../platform/context.ts';
import { NotFound, Refused } from '../platform/problem.ts';
import { onRecord } from '../journal/book.ts';
import { caseStreams } from '../journal/stream.entity.ts';
import { Case } from '../case/case.entity.ts';
import { permission } from '../case/case.policy.ts';
import { AlreadyGiven } from './cause.policy.ts';
import { Statement } from './decision.entity.ts';
import { StatementGiven, StatementRequested } from './investigation.kinds.ts';

export interface NewStatement {
  readonly side: string;
  readonly personId?: string | null;
  readonly departmentId?: string | null;
  readonly request?: string | null;
  readonly dueAt?: Date | null;
  readonly text?: string | null;
}

/** Asks one side for its statement, or records one that was given already. */
export const takeStatement = (ctx: Context, caseId: string, given: NewStatement): Promise<Statement> =>
  onRecord(ctx, caseStreams(caseId), async (book) => {
    ctx.must(permission(given.text ? 'statement.record' : 'statement.request'), await book.read(Case, caseId));
    const { side, personId, departmentId, request, dueAt, text } = given;
    const statement = book.add(Statement, { caseId, side, personId: personId ?? null, departmentId: departmentId ?? null, request: request ?? null, dueAt: dueAt ?? null });
    if (request) {
      statement.requestedAt = ctx.now();
      book.write(StatementRequested, statement, { side, person: personId, department: departmentId, request: await book.say(statement, 'request', request), dueAt: dueAt?.toISOString() });
    }
    if (text) await give(ctx, statement, text, (digest) => book.write(StatementGiven, statement, { side, text: digest }), (field, body) => book.say(statement, field, body));
    return statement;
  });

/** The answer to a request: by the team on somebody's behalf, or by the person asked, who sees the request and nothing else. */
export const giveStatement = async (ctx: Context, id: string, text: string): Promise<Statement> => {
  const known = await ctx.load(Statement, id);
  if (!known) throw new Refused(NotFound);
  return onRecord(ctx, caseStreams(known.caseId), async (book) => {
    const statement = await book.read(Statement, id);
    if (statement.personId !== ctx.actor.id) ctx.must(permission('statement.record'), await book.read(Case, known.caseId));
    if (statement.givenAt) throw new Refused(AlreadyGiven);
    await give(ctx, statement, text, (digest) => book.write(StatementGiven, statement, { side: statement.side, text: digest }), (field, body) => book.say(statement, field, body));
    return statement;
  });
};

const give = async (ctx: Context, statement: Statement, text: string, write: (digest: string) => void, keep: (field: string, body: string) => Promise<string>): Promise<void> => {
  Object.assign(statement, { text, givenAt: ctx.now(), recordedBy: ctx.actor.id });
  write(await keep('text', text));
};
