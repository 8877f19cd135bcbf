// The first page of a board and of the list of cases, and their filters: what a request costs and how long it takes, at 20,000 and at a million cases; beside it
// the SQL that returns the finished JSON from a bare server and, for the board, mercurius and PostGraphile. npm run bench -- board [--cases N] [--requests N] [--quick] [--json FILE]
import 'reflect-metadata';
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import names from '../../schema/trusted.names.json' with { type: 'json' };
import { casesFinished } from '../../server/case/list/finished.read.ts';
import { boardFinished } from '../../server/escalation/finished.read.ts';
import type { Context } from '../../server/platform/context.ts';
import { boardHouse, type BoardHouse } from './board/house.ts';
import { child, children, cores, cpuOf, reply } from './processes.ts';
import { median, quantile, report, type Line } from './table.ts';

const args = process.argv.slice(2);
const option = (name: string, standard: number): number => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : standard);
const quick = args.includes('--quick');
const requests = option('--requests', quick ? 20 : 100);
const sizes = args.includes('--cases') ? [option('--cases', 20_000)] : quick ? [20_000] : [20_000, 1_000_000];
/** Rows of a first page: of a board, of a list. */
const first = { board: 500, list: 50 } as const;

interface Question { readonly name: string; readonly of: keyof typeof first; readonly filter: Readonly<Record<string, unknown>>; readonly order?: string }
const variablesOf = ({ of, filter, order = 'due' }: Question) => (of === 'board' ? { subject: 'escalations', filter, first: first.board, after: null } : { filter, order, first: first.list, after: null });
interface Side { readonly name: string; readonly pids: () => readonly number[]; ask(question: number): Promise<string> }

/** The statement that our own answer is made by, with its values, as `pg` takes it. */
const statementOf = async (h: BoardHouse, question: Question): Promise<{ text: string; values: readonly unknown[] }> => {
  let caught: { text: string; values: readonly unknown[] } | undefined;
  const keep = (sql: string, values: readonly unknown[] = []) => {
    let at = 0;
    caught = { text: sql.replaceAll('?', () => `$${++at}`), values };
    return Promise.resolve([{ board: '', cases: '' }]);
  };
  const ctx = { actor: { kind: 'person', id: h.people[0], roles: ['quality'], departments: [h.departments[0]] }, language: 'en', now: () => new Date(), house: { keep }, request: { reached: '1.1.1' } } as unknown as Context;
  await (question.of === 'board' ? boardFinished : casesFinished)(ctx, variablesOf(question))?.catch(() => undefined);
  if (!caught) throw new Error('Our own statement was not seen.');
  return caught;
};

/** None of them compresses: what a proxy or a browser asks for besides is not what is compared. */
const posted = async (url: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<string> => {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json', 'accept-encoding': 'identity', ...headers }, body: JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok || text.includes('"errors"')) throw new Error(`${response.status} ${text.slice(0, 400)}`);
  return text;
};

/** The backends of a database: what they burn is part of a request. */
const backends = (url: string): number[] => {
  const port = new URL(url).port;
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('postgres: majlis') && readFileSync(`/proc/${pid}/environ`, 'utf8').length >= 0 && parentPort(pid) === port;
    } catch {
      return false;
    }
  });
};
const parentPort = (pid: number): string | undefined => {
  const parent = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ')[1];
  return /-p\0(\d+)/.exec(readFileSync(`/proc/${parent}/cmdline`, 'utf8'))?.[1];
};

const fields = 'id caseId number title kind stage version level band clock department { id name } branch { id name } owner { id name } confidential paused dueAt watchAt lateAt judgeableAt counted { calendarId unit phase since promiseAt targetAt pausedFor } standing { id cause at takeBy nextUpdateAt version to { id name } takenBy { id name } } can';

/** A view with the columns of a card, so that PostGraphile has nothing to join. */
const forPostgraphile = async (adminUrl: string): Promise<void> => {
  const client = new pg.Client(adminUrl);
  await client.connect();
  await client.query(`create schema bench; create view bench.card as select c.id, c.number, c.title, c.nature as kind, c.stage, c.version, c.level, c.band, c.due_clock as clock, c.department_id, d.name_en as department, c.branch_id, c.lead_id, p.name_en as lead, c.confidential, c.paused,
    c.due_at, c.watch_at, c.late_at, k.calendar_id, m.promise_unit, k.phase, k.promise_at, k.target_at, e.id as escalation_id, e.cause, e.at, e.take_by, e.next_update_at, e.version as escalation_version, e.to_id, t.name_en as to_name, e.taken_by, y.name_en as taker
    from "case" c left join department d on d.id = c.department_id left join person p on p.id = c.lead_id left join case_clock k on k.case_id = c.id and k.name = c.due_clock and k.phase <> 'stopped' left join commitment m on m.id = k.commitment_id
    left join escalation e on e.case_id = c.id and e.ended_at is null left join person t on t.id = e.to_id left join person y on y.id = e.taken_by
    where c.stage <> 'closed' and (c.level > 0 or (not c.paused and c.watch_at <= now())) order by -c.level, c.due_at, c.id;
    grant usage on schema bench to majlis; grant select on bench.card to majlis`);
  await client.end();
};
const columns = 'rowId number title kind stage version level band clock departmentId department branchId leadId lead confidential paused dueAt watchAt lateAt calendarId promiseUnit phase promiseAt targetAt escalationId cause at takeBy nextUpdateAt escalationVersion toId toName takenBy taker';

const sidesOf = async (h: BoardHouse, questions: readonly Question[]): Promise<Side[]> => {
  const raw = child('board/raw.mjs', cores.server);
  const { origin: floor } = await reply<{ origin: string }>(raw, { url: h.database.url, statements: await Promise.all(questions.map((question) => statementOf(h, question))) });
  const merc = child('board/mercurius.mjs', cores.server);
  const { origin: mercurius } = await reply<{ origin: string }>(merc, { url: h.database.url });
  await forPostgraphile(h.database.adminUrl);
  const post = child('board/postgraphile.mjs', cores.server);
  const { origin: postgraphile } = await reply<{ origin: string }>(post, { url: h.database.url });
  const known = JSON.parse(await posted(`${postgraphile}/graphql`, { query: '{ __schema { queryType { fields { name } } } __type(name: "Card") { fields { name } } }' })) as { data: { __schema: { queryType: { fields: { name: string }[] } }; __type: { fields: { name: string }[] } } };
  const all = known.data.__schema.queryType.fields.find(({ name }) => /^allCards$|^cards$/i.test(name))?.name ?? 'allCards';
  const has = new Set(known.data.__type.fields.map(({ name }) => name));
  const asked = columns.split(' ').map((name) => (name === 'rowId' && !has.has(name) ? 'id' : name)).filter((name) => has.has(name)).join(' ');
  return [
    { name: 'ours', pids: () => [h.pid], ask: (at) => posted(`${h.origin}/graphql`, { variables: variablesOf(questions[at]!), extensions: { persistedQuery: { version: 1, sha256Hash: questions[at]!.of === 'board' ? names.Board : names.Cases } } }, { origin: h.origin, cookie: h.cookies.quality }) },
    { name: 'finished SQL', pids: () => [raw.pid!], ask: (at) => posted(`${floor}/${at}`, {}) },
    { name: 'mercurius', pids: () => [merc.pid!], ask: (at) => posted(`${mercurius}/graphql`, { query: `query ($first: Int!, $departmentId: ID, $band: [String!]) { board(first: $first, departmentId: $departmentId, band: $band) { items { ${fields} } total } }`, variables: { first: first.board, ...questions[at]!.filter } }) },
    {
      name: 'PostGraphile', pids: () => [post.pid!],
      ask: (at) => {
        const { departmentId, band } = questions[at]!.filter as { departmentId?: string; band?: string[] };
        const condition = [...(departmentId ? [`departmentId: ${JSON.stringify(departmentId)}`] : []), ...(band ? [`band: ${JSON.stringify(band[0])}`] : [])];
        return posted(`${postgraphile}/graphql`, { query: `{ ${all}(first: ${first.board}${condition.length ? `, condition: { ${condition.join(', ')} }` : ''}) { nodes { ${asked} } totalCount } }` });
      },
    },
  ];
};

const measure = async (h: BoardHouse, cases: number): Promise<Line[]> => {
  const questions: Question[] = [
    { name: 'first page', of: 'board', filter: {} }, { name: 'one department', of: 'board', filter: { departmentId: h.departments[3] } }, { name: 'one band', of: 'board', filter: { band: ['high'] } },
    { name: 'list, first page', of: 'list', filter: {} }, { name: 'list, one department', of: 'list', filter: { departmentId: h.departments[3] } }, { name: 'list, one band, newest first', of: 'list', filter: { band: ['high'] }, order: 'received' },
    { name: 'list, without a lead', of: 'list', filter: { lead: 'none' } },
  ];
  const every = await sidesOf(h, questions);
  const at = cases >= 1_000_000 ? `${cases / 1_000_000} M` : `${cases / 1_000} k`;
  const lines: Line[] = [];
  for (const [place, { name, of }] of questions.entries()) {
    // What a list is held against is the limit alone.
    const sides = of === 'board' ? every : every.slice(0, 2);
    const told = new Map<string, { cpu: number; ms: number[] }>(sides.map((side) => [side.name, { cpu: 0, ms: [] }]));
    for (const side of sides) for (let n = 0; n < 12; n++) await side.ask(place);
    // In turns, so that what else this machine does falls upon all of them alike.
    const rounds = 5;
    for (let round = 0; round < rounds; round++) {
      for (const side of sides) {
        // By process: a backend may end, or begin, while others go on.
        const burnt = (): ReadonlyMap<number, number> => new Map([...side.pids(), ...backends(h.database.url)].map((pid) => [pid, cpuOf(pid)]));
        const before = burnt();
        for (let n = 0; n < requests / rounds; n++) {
          const began = performance.now();
          await side.ask(place);
          told.get(side.name)!.ms.push(performance.now() - began);
        }
        told.get(side.name)!.cpu += [...burnt()].reduce((sum, [pid, ms]) => sum + ms - (before.get(pid) ?? 0), 0);
      }
    }
    const cpu = (side: string): number => told.get(side)!.cpu / requests;
    for (const { name: side } of sides) {
      const ms = told.get(side)!.ms.sort((a, b) => a - b);
      lines.push({ what: `${at}, ${name}: ${side}, CPU`, value: cpu(side), unit: 'ms/req' }, { what: `${at}, ${name}: ${side}, p50`, value: median(ms), unit: 'ms' }, { what: `${at}, ${name}: ${side}, p95`, value: quantile(ms, 0.95), unit: 'ms' });
    }
    lines.push({ what: `${at}, ${name}: our CPU against the finished SQL`, value: cpu('ours') / cpu('finished SQL'), unit: '×', goal: { most: 1.5 } });
  }
  return lines;
};

const run = async (): Promise<boolean> => {
  const lines: Line[] = [];
  for (const cases of sizes) {
    const h = await boardHouse(cases, Math.min(10_000, cases / 2));
    console.log(`${cases} cases lie there`);
    try {
      lines.push(...(await measure(h, cases)));
    } finally {
      for (const one of children) if (one.pid !== h.pid) one.kill();
      await h.close();
    }
  }
  return report('board', lines, args);
};

const ok = await run().catch((error: unknown) => (console.error(error), false)).finally(() => {
  for (const one of children) one.kill();
});
process.exit(ok ? 0 : 1);
