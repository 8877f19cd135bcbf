import type { Naming } from '../journal/telling.ts';
import type { Context } from '../platform/context.ts';
import { named } from '../platform/language.ts';
import { rowsAsked } from '../platform/page.ts';
import type { PeopleArgs } from './people.inputs.ts';
import { PersonConnection } from './people.view.ts';
import { Person } from './person.entity.ts';
import { mayKeepPeople } from './people.policy.ts';
import { handlingRoles } from './role.policy.ts';

const tables = ['person', 'department', 'branch', 'queue'] as const;

/** Names of persons, departments, branches and queues for the sentences of the journal, in one statement. */
export const naming: Naming = async (ctx, ids) => {
  const wanted = ids.filter((id) => id.length === 36);
  if (!wanted.length) return new Map();
  const array = `{${wanted.join(',')}}`;
  const rows = await ctx.em.execute<{ id: string; nameEn: string; nameAr: string }[]>(
    tables.map((table) => `select id, name_en as "nameEn", name_ar as "nameAr" from ${table} where id = any(?::uuid[])`).join(' union all '), tables.map(() => array));
  return new Map(rows.map((row) => [row.id, named(row, ctx.language)]));
};

/** People in the order of their names in the reader's language, page by page. */
export const peoplePage = async (ctx: Context, { first, after, search, departmentId, role, standing }: PeopleArgs): Promise<PersonConnection> => {
  const name = ctx.language === 'ar' ? "coalesce(nullif(p.name_ar, ''), p.name_en)" : "coalesce(nullif(p.name_en, ''), p.name_ar)";
  const order = `${name} collate "${ctx.language === 'ar' ? 'ar-x-icu' : 'en-x-icu'}"`;
  const where = [standings[standing ?? 'all']!];
  const values: unknown[] = [];
  if (departmentId) where.push('p.department_id = ?::uuid'), values.push(departmentId);
  if (role) where.push('? = any(p.roles)'), values.push(role);
  if (search?.trim()) {
    const addresses = mayKeepPeople(ctx.actor) ? " || ' ' || coalesce(p.email, '')" : '';
    where.push(`lower(p.name_en || ' ' || p.name_ar || ' ' || coalesce(p.title, '')${addresses}) like ?`);
    values.push(`%${search.trim().toLowerCase().replace(/[\\%_]/g, '\\$&')}%`);
  }
  const [at, id] = placeOf(after);
  const beyond = at === undefined ? 'true' : `(${order}, p.id) > (?, ?::uuid)`;
  rowsAsked(first);
  const rows = await ctx.em.execute<{ id: string; place: string; total: number }[]>(
    `with found as (select p.id, ${name} as place, (${order}) as ordered from person p where ${where.join(' and ')})
     select p.id, f.place, (select count(*)::int from found) as total from found f join person p on p.id = f.id where ${beyond} order by f.ordered, p.id limit ?`,
    [...values, ...(at === undefined ? [] : [at, id]), first + 1]);
  const page = rows.slice(0, first);
  const people = await Promise.all(page.map((row) => ctx.load(Person, row.id)));
  const edges = page.map((row, index) => ({ node: people[index]!, cursor: Buffer.from(JSON.stringify([row.place, row.id])).toString('base64url') }));
  const total = rows[0]?.total ?? (await ctx.em.execute<{ total: number }[]>(`select count(*)::int as total from person p where ${where.join(' and ')}`, values))[0]!.total;
  return Object.assign(new PersonConnection(), { edges, totalCount: total, pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null } });
};

const standings: Readonly<Record<string, string>> = {
  all: 'p.active and not p.program', here: 'p.active and not p.program and p.joined_at is not null',
  working: `p.active and not p.program and p.joined_at is not null and p.roles && '{${handlingRoles.join(',')}}'`, invited: 'p.active and not p.program and p.joined_at is null',
  left: 'not p.active and not p.program', programs: 'p.active and p.program',
};

/** Somebody else's text is no place; it starts from the beginning. */
const placeOf = (after: string | null | undefined): [string, string] | [] => {
  try {
    const [place, id] = JSON.parse(Buffer.from(after ?? '', 'base64url').toString()) as unknown[];
    return typeof place === 'string' && /^[0-9a-f-]{36}$/.test(String(id)) ? [place, String(id)] : [];
  } catch {
    return [];
  }
};
