// The peer: mercurius with its compiler, as its documentation says. One statement for the rows of a page, resolved field by field where a field is no column.
import Fastify from 'fastify';
import mercurius from 'mercurius';
import pg from 'pg';

const schema = `
  type Somebody { id: ID!, name: String! }
  type Counted { calendarId: ID!, unit: String, phase: String!, since: String, promiseAt: String, targetAt: String, pausedFor: String }
  type Standing { id: ID!, cause: String!, at: String!, takeBy: String, nextUpdateAt: String, version: Int!, to: Somebody, takenBy: Somebody }
  type Item { id: ID!, caseId: ID, number: String!, title: String!, kind: String!, stage: String!, version: Int!, level: Int!, band: String, clock: String, department: Somebody, branch: Somebody, owner: Somebody, confidential: Boolean!, paused: Boolean!,
    dueAt: String, watchAt: String, lateAt: String, judgeableAt: String, counted: Counted, standing: Standing, can: [String!]! }
  type Page { items: [Item!]!, total: Int }
  type Query { board(first: Int!, departmentId: ID, band: [String!]): Page! }
`;
const somebody = (id, name) => (row) => (row[id] ? { id: row[id], name: row[name] } : null);
const iso = (column) => (row) => row[column]?.toISOString() ?? null;

process.once('message', async ({ url }) => {
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  const app = Fastify();
  const where = `c.stage <> 'closed' and (c.level > 0 or (not c.paused and c.watch_at <= now())) and ($1::uuid is null or $1 = any(c.department_ids)) and ($2::text[] is null or c.band = any($2))`;
  app.register(mercurius, {
    schema, jit: 1,
    resolvers: {
      Query: {
        board: async (_, { first, departmentId = null, band = null }) => {
          const [{ rows }, { rows: counts }] = await Promise.all([
            pool.query({ name: 'page', text: `select c.*, d.name_en as department_name, b.name_en as branch_name, p.name_en as lead_name, k.calendar_id, m.promise_unit, k.phase, k.paused_since, k.promise_at, k.target_at,
              e.id as e_id, e.cause, e.at, e.take_by, e.next_update_at, e.version as e_version, e.to_id, t.name_en as to_name, e.taken_by, y.name_en as taker_name
              from (select * from "case" c where ${where} order by -c.level, c.due_at, c.id limit $3) c left join department d on d.id = c.department_id left join branch b on b.id = c.branch_id left join person p on p.id = c.lead_id
              left join case_clock k on k.case_id = c.id and k.name = c.due_clock and k.phase <> 'stopped' left join commitment m on m.id = k.commitment_id
              left join escalation e on e.case_id = c.id and e.ended_at is null left join person t on t.id = e.to_id left join person y on y.id = e.taken_by order by -c.level, c.due_at, c.id`, values: [departmentId, band, first] }),
            pool.query({ name: 'count', text: `select count(*)::int as n from (select from "case" c where ${where} limit 10001) few`, values: [departmentId, band] }),
          ]);
          return { items: rows, total: counts[0].n };
        },
      },
      Item: {
        caseId: ({ id }) => id, kind: ({ nature }) => nature, clock: ({ due_clock }) => due_clock, department: somebody('department_id', 'department_name'), branch: somebody('branch_id', 'branch_name'), owner: somebody('lead_id', 'lead_name'),
        dueAt: iso('due_at'), watchAt: iso('watch_at'), lateAt: iso('late_at'), judgeableAt: () => null, can: () => [],
        counted: (row) => (row.calendar_id ? { calendarId: row.calendar_id, unit: row.promise_unit, phase: row.phase, since: null, promiseAt: row.promise_at?.toISOString(), targetAt: row.target_at?.toISOString(), pausedFor: null } : null),
        standing: (row) => (row.e_id ? { id: row.e_id, cause: row.cause, at: row.at.toISOString(), takeBy: row.take_by?.toISOString(), nextUpdateAt: row.next_update_at?.toISOString(), version: row.e_version, to: { id: row.to_id, name: row.to_name }, takenBy: row.taken_by ? { id: row.taken_by, name: row.taker_name } : null } : null),
      },
    },
  });
  process.send({ origin: await app.listen({ port: 0, host: '127.0.0.1' }) });
});
