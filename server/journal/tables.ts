/**
 * The journal's own tables, functions and triggers. Entries refuse update, delete and truncate; a journaled row that
 * changed without an entry in the same transaction refuses to commit, whoever changed it.
 */
export const journalTables = `
create table house_epoch (epoch integer not null, raised_at timestamptz(3) not null default now());
insert into house_epoch (epoch) values (1);

create table stream_head (stream text primary key, epoch integer not null, seq bigint not null, hash bytea not null);

create table entry (
  xid xid8 not null default pg_current_xact_id(),
  position bigint generated always as identity,
  stream text not null, epoch integer not null, seq bigint not null,
  kind text not null, actor_kind text not null, actor_id text not null,
  subject_type text not null, subject_id uuid not null,
  at timestamptz(3) not null, happened_at timestamptz(3) not null,
  fact jsonb not null, states jsonb not null, prev bytea not null, hash bytea not null,
  primary key (stream, seq)
);
create index entry_tail on entry (xid, position);
create index entry_subject on entry (subject_id, kind);
create index entry_kind on entry (kind, at);

create table operation (
  actor_id text not null, op_id text not null, at timestamptz(3) not null, verb text, stream text, subject_type text, subject_id uuid, told jsonb, primary key (actor_id, op_id)
);

create table reader_cursor (reader text primary key, epoch integer not null, xid xid8 not null, position bigint not null);

create function refuse_change() returns trigger language plpgsql as $$
begin raise exception 'The journal is append-only: % of % is refused.', tg_op, tg_table_name; end $$;
create trigger entry_append_only before update or delete on entry for each row execute function refuse_change();
create trigger entry_no_truncate before truncate on entry for each statement execute function refuse_change();

create function state_digest(state jsonb) returns text language sql immutable set timezone = 'UTC' as $$
  select encode(sha256(convert_to(jsonb_strip_nulls(state)::text, 'UTF8')), 'hex') $$;

create function demand_entry() returns trigger language plpgsql as $$
declare
  own uuid := coalesce(new.id, old.id);
  touched text := tg_table_name || ':' || own;
  about uuid;
begin
  -- A verb writes a handful of entries; an import a thousand at once, which are found by what they are about. "Not distinct" is asked of
  -- what was found: as an equality the planner would gather all thousand, for each row anew.
  if (select count(*) from (select from entry where xid = pg_current_xact_id() order by xid, position limit 17) few) > 16 then
    if tg_argv[0] = 'case_id' then about := coalesce(new.case_id, old.case_id); elsif tg_argv[0] = 'subject_id' then about := coalesce(new.subject_id, old.subject_id); end if;
    if exists (select from entry where subject_id in (own, about) and xid is not distinct from pg_current_xact_id() and states ? touched) then return null; end if;
  end if;
  if not exists (select from entry where xid = pg_current_xact_id() and states ? touched) then
    raise exception '% changed with no entry in the journal', touched;
  end if;
  return null;
end $$;
`;

/**
 * The second guard on one table: a deferred constraint trigger, so that the verb may write in any order.
 * @param columns of the table: one of them may name what its rows belong to, and with it where their entries are found
 */
export const guardOf = (table: string, columns: readonly string[]): string => `
create constraint trigger "${table}_recorded" after insert or update or delete on "${table}"
  deferrable initially deferred for each row execute function demand_entry(${['case_id', 'subject_id'].filter((one) => columns.includes(one)).slice(0, 1).map((one) => `'${one}'`).join('')});
create trigger "${table}_no_truncate" before truncate on "${table}" for each statement execute function refuse_change();`;
