import pg from 'pg';

interface Many {
  readonly count: number;
  /** When the first is due, and how many milliseconds lie between one and the next. */
  readonly from: Date;
  readonly apart: number;
  readonly departmentId?: string | null;
  /** Said in the title, so that one can ask for these alone. */
  readonly title: string;
}

/**
 * Open cases by the thousand, each with the deadline of its decision planned to raise it to level 1: what years of work leave behind, written
 * past the journal by the superuser. What happens to them from then on goes through the book.
 * @param adminUrl the superuser's address of the same database
 */
export const manyOpen = async (adminUrl: string, { count, from, apart, departmentId = null, title }: Many): Promise<void> => {
  const client = new pg.Client(adminUrl);
  await client.connect();
  try {
    await client.query("set session_replication_role = replica; set synchronous_commit = off; set timezone = 'UTC'; set statement_timeout = 0");
    await client.query(
      `with made as materialized (select gen_random_uuid() as id, n, $2::timestamptz + make_interval(secs => n * $3::float / 1000) as due from generate_series(0, $1::int - 1) n),
         cases as (insert into "case" (id, number, title, channel, language, stage, received_at, entered_at, ladder_at, department_id, department_ids, due_at, due_clock, watch_at)
           select id, 'M' || substr(id::text, 1, 8) || n, $5 || ' ' || n, 'letter', 'en', 'acknowledged', least(due, now()) - interval '10 days', now() - interval '10 days', now() - interval '10 days', $4::uuid, case when $4::uuid is null then '{}' else array[$4::uuid] end, due, 'decision', due - interval '2 days' from made)
       insert into deadline (id, case_id, clock, cycle, step, at) select gen_random_uuid(), id, 'decision', 1, 'climb:1', due from made`,
      [count, from, apart, departmentId, title]);
    await client.query('analyze deadline; analyze "case"');
  } finally {
    await client.end();
  }
};
