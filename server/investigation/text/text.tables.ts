/**
 * Where shared text lies. Single keystrokes are no record and stand beside the journal; a version that settled is one, and stands in it.
 * `document_log` is only appended to, contiguous by document in commit order, and kept: who wrote which words is read from it.
 * A draft is its writer's alone and no record: its words lie in the same log under its own id until it is published or let go.
 */
export const textTables = `
create table document_draft (
  id uuid primary key, case_id uuid not null, author_id uuid not null, op_id text not null, sort text not null, title text not null, at timestamptz(3) not null, unique (author_id, op_id)
);
create index document_draft_own on document_draft (case_id, author_id);
create table document_head (
  document_id uuid primary key, genesis uuid not null default gen_random_uuid(), seq integer not null default 0, bytes bigint not null default 0,
  settled integer not null default 0, compacted integer not null default 0, touched_at timestamptz(3)
);
create index document_unsettled on document_head (touched_at) where seq > settled;
create table document_log (
  document_id uuid not null, seq integer not null, person_id uuid not null, at timestamptz(3) not null, bytes bytea not null, primary key (document_id, seq)
);
create table document_writer (
  document_id uuid not null, client bigint not null, person_id uuid not null, at timestamptz(3) not null, primary key (document_id, client)
);
create table document_snapshot (document_id uuid primary key, seq integer not null, state bytea not null, vector bytea not null, text text not null, mentions jsonb not null);
alter table document_snapshot alter column state set storage external;
create table document_set_aside (
  document_id uuid not null, number integer generated always as identity, person_id uuid not null, at timestamptz(3) not null, text text not null, settled_at timestamptz(3), primary key (document_id, number)
);
create index document_snapshot_search on document_snapshot using gin (ar_norm(text) gin_trgm_ops);
create index remark_document on remark (document_id, at);
create index document_case on document (case_id, at);
create unique index document_version_number on document_version (document_id, number);
`;
