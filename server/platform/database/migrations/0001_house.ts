/** Emitted by `npm run schema`; released, it never changes. */
export const sql = `create table house_epoch (epoch integer not null, raised_at timestamptz(3) not null default now());
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
  actor_id text not null, op_id text not null, at timestamptz(3) not null, subject_type text, subject_id uuid, primary key (actor_id, op_id)
);

create table reader_cursor (reader text primary key, epoch integer not null, xid xid8 not null, position bigint not null);

create function refuse_change() returns trigger language plpgsql as $$
begin raise exception 'The journal is append-only: % of % is refused.', tg_op, tg_table_name; end $$;
create trigger entry_append_only before update or delete on entry for each row execute function refuse_change();
create trigger entry_no_truncate before truncate on entry for each statement execute function refuse_change();

create function state_digest(state jsonb) returns text language sql immutable set timezone = 'UTC' as $$
  select encode(sha256(convert_to(jsonb_strip_nulls(state)::text, 'UTF8')), 'hex') $$;

create function demand_entry() returns trigger language plpgsql as $$
declare touched text := tg_table_name || ':' || coalesce(new.id, old.id);
begin
  if not exists (select from entry where xid = pg_current_xact_id() and states ? touched) then
    raise exception '% changed with no entry in the journal', touched;
  end if;
  return null;
end $$;

create sequence action_number;

create table "action" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "number" text not null, "kind" text not null, "stage" text not null default 'planned', "title" text not null, "details" text null, "case_ids" uuid[] not null default '{}', "cause_id" uuid null, "department_id" uuid null, "owner_id" uuid not null, "implementer_id" uuid null, "verifier_id" uuid null, "due_at" timestamptz(3) not null, "first_due_at" timestamptz(3) not null, "blocked" boolean not null default false, "blocked_by" text null, "similar_places" text null, "planned" jsonb null, "plan_version" int not null default 0, "started_at" timestamptz(3) null, "implemented_at" timestamptz(3) null, "done" text null, "checked_by" uuid null, "checked_at" timestamptz(3) null, "found" jsonb null, "judged_by" uuid null, "judged_at" timestamptz(3) null, "version" int not null default 1, primary key ("id"));
alter table "action" add constraint "action_number_unique" unique ("number");
create index "action_stage_index" on "action" ("stage");
create index "action_cause_id_index" on "action" ("cause_id");
create index "action_department_id_index" on "action" ("department_id");
create index "action_owner_id_index" on "action" ("owner_id");
create index "action_implementer_id_index" on "action" ("implementer_id");
create index "action_verifier_id_index" on "action" ("verifier_id");
create index "action_due_at_index" on "action" ("due_at");
create index "action_checked_by_index" on "action" ("checked_by");
create index "action_judged_by_index" on "action" ("judged_by");
alter table "action" add constraint "action_kind_check" check (kind in ('correction', 'containment', 'corrective', 'preventive', 'improvement'));
alter table "action" add constraint "action_stage_check" check (stage in ('planned', 'started', 'implemented', 'verified', 'effective', 'notEffective', 'cancelled'));

create table "attempt" ("id" uuid not null, "key" text not null, "count" int not null, "until" timestamptz(3) not null, primary key ("id"));
alter table "attempt" add constraint "attempt_key_unique" unique ("key");
create index "attempt_until_index" on "attempt" ("until");

create table "barrier" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "person_id" uuid not null, "why" text not null, "reason" text null, "since" timestamptz(3) not null, primary key ("id"));
create index "barrier_case_id_index" on "barrier" ("case_id");
create index "barrier_person_id_index" on "barrier" ("person_id");
alter table "barrier" add constraint "barrier_why_check" check (why in ('respondent', 'superior', 'deputy', 'recused'));

create table "branch" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "name_en" text not null, "name_ar" text not null, "zone" text not null, "calendar_id" uuid null, "active" boolean not null default true, "version" int not null default 1, primary key ("id"));
create index "branch_calendar_id_index" on "branch" ("calendar_id");

create table "case" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "number" text not null, "nature" text not null default 'complaint', "stage" text not null default 'received', "title" text not null, "channel" text not null, "language" text not null, "confidential" boolean not null default false, "branch_id" uuid null, "department_id" uuid null, "queue_id" uuid null, "category_id" uuid null, "product" text null, "wants" text null, "lead_id" uuid null, "offered_to" uuid null, "department_ids" uuid[] not null default '{}', "member_ids" uuid[] not null default '{}', "excluded_ids" uuid[] not null default '{}', "reached_ids" uuid[] not null default '{}', "assessed" jsonb null, "band" text null, "depth" text null, "happened_at" timestamptz(3) null, "received_at" timestamptz(3) not null, "entered_at" timestamptz(3) not null, "cycle" int not null default 1, "level" int not null default 0, "acknowledged_at" timestamptz(3) null, "outcome" text null, "decided_at" timestamptz(3) null, "remedied_at" timestamptz(3) null, "asked_at" timestamptz(3) null, "master_id" uuid null, "closing" text null, "closed_at" timestamptz(3) null, "cause_waived" boolean not null default false, "due_at" timestamptz(3) null, "due_clock" text null, "watch_at" timestamptz(3) null, "late_at" timestamptz(3) null, "paused" boolean not null default false, "source_id" text null, "own" jsonb null, "keep_until" date null, "version" int not null default 1, primary key ("id"));
alter table "case" add constraint "case_number_unique" unique ("number");
create index "case_stage_index" on "case" ("stage");
create index "case_branch_id_index" on "case" ("branch_id");
create index "case_department_id_index" on "case" ("department_id");
create index "case_queue_id_index" on "case" ("queue_id");
create index "case_category_id_index" on "case" ("category_id");
create index "case_lead_id_index" on "case" ("lead_id");
create index "case_offered_to_index" on "case" ("offered_to");
create index "case_received_at_index" on "case" ("received_at");
create index "case_level_index" on "case" ("level");
create index "case_master_id_index" on "case" ("master_id");
create index "case_closed_at_index" on "case" ("closed_at");
create index "case_due_at_index" on "case" ("due_at");
alter table "case" add constraint "case_source_id_unique" unique ("source_id");
alter table "case" add constraint "case_nature_check" check (nature in ('complaint', 'enquiry', 'service', 'suggestion', 'compliment', 'misconduct', 'incident', 'employee', 'outside', 'abusive'));
alter table "case" add constraint "case_stage_check" check (stage in ('received', 'acknowledged', 'assessed', 'investigating', 'decided', 'settling', 'closed', 'evaluated', 'adopted', 'done'));
alter table "case" add constraint "case_channel_check" check (channel in ('form', 'call', 'email', 'letter', 'branch', 'social', 'app', 'whatsapp', 'fax', 'referral', 'api', 'import'));
alter table "case" add constraint "case_band_check" check (band in ('low', 'medium', 'high', 'critical'));
alter table "case" add constraint "case_depth_check" check (depth in ('none', 'whys', 'eightD'));
alter table "case" add constraint "case_outcome_check" check (outcome in ('upheld', 'partly', 'notUpheld', 'undeterminable'));
alter table "case" add constraint "case_closing_check" check (closing in ('accepted', 'deemed', 'notAccepted', 'withdrawn', 'referred', 'merged', 'notComplaint', 'noContact', 'firstContact', 'adopted', 'declined', 'thanked'));

create table "case_link" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "other_id" uuid not null, "kind" text not null, "since" timestamptz(3) not null, "until" timestamptz(3) null, primary key ("id"));
create index "case_link_case_id_index" on "case_link" ("case_id");
create index "case_link_other_id_index" on "case_link" ("other_id");
alter table "case_link" add constraint "case_link_kind_check" check (kind in ('follows', 'merged', 'split', 'same'));

create table "case_reading" ("case_id" uuid not null, "person_id" uuid not null, "first_at" timestamptz(3) not null, "last_at" timestamptz(3) not null, "times" int not null default 1, "seq" int not null default 0, primary key ("case_id", "person_id"));

create table "case_response" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "cycle" int not null, "state" text not null default 'draft', "outcome" text not null, "body" text not null, "recourse" text not null, "language" text not null, "approved_digest" text null, "author_id" uuid not null, "written_at" timestamptz(3) not null, "approved_by" uuid null, "approved_at" timestamptz(3) null, "returned_why" text null, "told_at" timestamptz(3) null, "version" int not null default 1, primary key ("id"));
create index "case_response_case_id_index" on "case_response" ("case_id");
create index "case_response_author_id_index" on "case_response" ("author_id");
create index "case_response_approved_by_index" on "case_response" ("approved_by");
alter table "case_response" add constraint "case_response_state_check" check (state in ('draft', 'waiting', 'approved', 'returned', 'told'));
alter table "case_response" add constraint "case_response_outcome_check" check (outcome in ('upheld', 'partly', 'notUpheld', 'undeterminable'));

create table "cause" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "parent_id" uuid null, "also_under" uuid[] not null default '{}', "text" text not null, "leg" text not null default 'occurrence', "category" text null, "state" text not null default 'hypothesis', "confidence" int null, "votes" uuid[] not null default '{}', "order" double precision not null, "evidence" text[] not null default '{}', "recorded_at" timestamptz(3) null, "recorded_by" uuid null, "merged_into" uuid null, "removed_at" timestamptz(3) null, "version" int not null default 1, primary key ("id"));
create index "cause_case_id_index" on "cause" ("case_id");
create index "cause_parent_id_index" on "cause" ("parent_id");
create index "cause_recorded_by_index" on "cause" ("recorded_by");
create index "cause_merged_into_index" on "cause" ("merged_into");
alter table "cause" add constraint "cause_leg_check" check (leg in ('occurrence', 'detection', 'systemic'));
alter table "cause" add constraint "cause_state_check" check (state in ('hypothesis', 'confirmed', 'rejected'));

create table "credential" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "password_hash" text null, "password_at" timestamptz(3) null, "totp_secret" bytea null, "totp_step" int not null default 0, "recovery" text[] not null default '{}', "version" int not null default 1, primary key ("id"));

create table "custody" ("id" uuid not null, "evidence_id" uuid not null, "number" int not null, "person_id" uuid not null, "what" text not null, "at" timestamptz(3) not null, primary key ("id"));
create index "custody_evidence_id_index" on "custody" ("evidence_id");
create index "custody_person_id_index" on "custody" ("person_id");
alter table "custody" add constraint "custody_what_check" check (what in ('viewed', 'downloaded'));

create table "decision" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "question" text not null, "choices" jsonb not null, "reason" text not null, "evidence" text[] not null default '{}', "assent" uuid[] not null default '{}', "dissent" uuid[] not null default '{}', "supersedes" uuid null, "superseded_by" uuid null, "author_id" uuid not null, "at" timestamptz(3) not null, "version" int not null default 1, primary key ("id"));
create index "decision_case_id_index" on "decision" ("case_id");
create index "decision_supersedes_index" on "decision" ("supersedes");
create index "decision_superseded_by_index" on "decision" ("superseded_by");
create index "decision_author_id_index" on "decision" ("author_id");

create table "department" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "name_en" text not null, "name_ar" text not null, "branch_id" uuid null, "parent_id" uuid null, "head_id" uuid null, "deputy_id" uuid null, "active" boolean not null default true, "version" int not null default 1, primary key ("id"));
create index "department_branch_id_index" on "department" ("branch_id");
create index "department_parent_id_index" on "department" ("parent_id");
create index "department_head_id_index" on "department" ("head_id");
create index "department_deputy_id_index" on "department" ("deputy_id");

create table "evidence" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "number" int not null, "title" text not null, "source" text null, "state" text not null default 'inbox', "confidential" boolean not null default false, "latest" int not null default 1, "happened_at" timestamptz(3) null, "version" int not null default 1, primary key ("id"));
create index "evidence_case_id_index" on "evidence" ("case_id");
alter table "evidence" add constraint "evidence_state_check" check (state in ('inbox', 'kept', 'excluded'));

create table "evidence_version" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "evidence_id" uuid not null, "number" int not null, "file_id" uuid null, "text" text null, "digest" text not null, "redacted_from" int null, "author_id" text not null, "at" timestamptz(3) not null, primary key ("id"));
create index "evidence_version_evidence_id_index" on "evidence_version" ("evidence_id");
create index "evidence_version_file_id_index" on "evidence_version" ("file_id");

create table "exposure" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "product" text not null, "branch_id" uuid null, "from" date not null, "to" date not null, "volume" numeric(10,0) not null, "unit" text not null, "mark" text null, primary key ("id"));
create index "exposure_branch_id_index" on "exposure" ("branch_id");

create table "membership" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "person_id" uuid not null, "part" text not null default 'member', "since" timestamptz(3) not null, "until" timestamptz(3) null, primary key ("id"));
create index "membership_case_id_index" on "membership" ("case_id");
create index "membership_person_id_index" on "membership" ("person_id");
alter table "membership" add constraint "membership_part_check" check (part in ('lead', 'member'));

create table "organisation" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "name_en" text not null, "name_ar" text not null, "logo" text null, "accent" text null, "version" int not null default 1, primary key ("id"));

create table "outside_reference" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "body" text not null, "number" text not null, "direction" text not null, "at" timestamptz(3) not null, primary key ("id"));
create index "outside_reference_case_id_index" on "outside_reference" ("case_id");
create index "outside_reference_number_index" on "outside_reference" ("number");
alter table "outside_reference" add constraint "outside_reference_direction_check" check (direction in ('from', 'to'));

create table "person" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "name_en" text not null, "name_ar" text not null, "email" text null, "phone" text null, "title" text null, "department_id" uuid null, "roles" text[] not null default '{}', "language" text not null default 'en', "spoken" text[] not null default '{}', "digits" text not null default 'latn', "hijri" boolean not null default false, "shortcuts" boolean not null default true, "program" boolean not null default false, "active" boolean not null default true, "invited_at" timestamptz(3) null, "joined_at" timestamptz(3) null, "left_at" timestamptz(3) null, "version" int not null default 1, primary key ("id"));
alter table "person" add constraint "person_email_unique" unique ("email");
create index "person_department_id_index" on "person" ("department_id");
alter table "person" add constraint "person_language_check" check (language in ('en', 'ar'));
alter table "person" add constraint "person_digits_check" check (digits in ('latn', 'arab'));

create table "remedy" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "cycle" int not null, "kind" text not null, "about" text null, "amount" numeric(10,0) null, "currency" text null, "offered_by" uuid not null, "offered_at" timestamptz(3) not null, "delivered_at" timestamptz(3) null, "withdrawn_at" timestamptz(3) null, "version" int not null default 1, primary key ("id"));
create index "remedy_case_id_index" on "remedy" ("case_id");
create index "remedy_offered_by_index" on "remedy" ("offered_by");
alter table "remedy" add constraint "remedy_kind_check" check (kind in ('apology', 'explanation', 'refund', 'replacement', 'repair', 'compensation', 'correction', 'other'));

create table "respondent" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "person_id" uuid null, "department_id" uuid null, "named_at" timestamptz(3) not null, primary key ("id"));
create index "respondent_case_id_index" on "respondent" ("case_id");
create index "respondent_person_id_index" on "respondent" ("person_id");
create index "respondent_department_id_index" on "respondent" ("department_id");

create table "room_message" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "author_id" uuid not null, "body" text not null, "mentions" uuid[] not null default '{}', "answers_id" uuid null, "at" timestamptz(3) not null, "pinned" boolean not null default false, primary key ("id"));
create index "room_message_case_id_index" on "room_message" ("case_id");
create index "room_message_author_id_index" on "room_message" ("author_id");
create index "room_message_answers_id_index" on "room_message" ("answers_id");
create index "room_message_at_index" on "room_message" ("at");

create table "said" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "subject_id" uuid not null, "field" text not null, "version" int not null, "body" text not null, "language" text not null, "at" timestamptz(3) not null, "author_id" text not null, "digest" text not null, primary key ("id"));
create index "said_subject_id_index" on "said" ("subject_id");

create table "session" ("id" uuid not null, "token_hash" bytea not null, "person_id" uuid not null, "started_at" timestamptz(3) not null, "seen_at" timestamptz(3) not null, "expires_at" timestamptz(3) not null, "revoked_at" timestamptz(3) null, "proved_at" timestamptz(3) not null, "address" text null, "agent" text null, primary key ("id"));
alter table "session" add constraint "session_token_hash_unique" unique ("token_hash");
create index "session_person_id_index" on "session" ("person_id");

create table "statement" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "side" text not null, "person_id" uuid null, "department_id" uuid null, "request" text null, "requested_at" timestamptz(3) null, "due_at" timestamptz(3) null, "text" text null, "given_at" timestamptz(3) null, "recorded_by" text null, "version" int not null default 1, primary key ("id"));
create index "statement_case_id_index" on "statement" ("case_id");
create index "statement_person_id_index" on "statement" ("person_id");
create index "statement_department_id_index" on "statement" ("department_id");
alter table "statement" add constraint "statement_side_check" check (side in ('complainant', 'respondent', 'witness'));

create table "file" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid null, "hash" text not null, "size" int not null, "type" text not null, "name" text not null, "author_id" text not null, "at" timestamptz(3) not null, primary key ("id"));
create index "file_case_id_index" on "file" ("case_id");

create table "task" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "title" text not null, "owner_id" uuid null, "set_by" uuid not null, "set_at" timestamptz(3) not null, "due_at" timestamptz(3) null, "done_at" timestamptz(3) null, "done_by" uuid null, "dropped_at" timestamptz(3) null, "version" int not null default 1, primary key ("id"));
create index "task_case_id_index" on "task" ("case_id");
create index "task_owner_id_index" on "task" ("owner_id");
create index "task_set_by_index" on "task" ("set_by");
create index "task_due_at_index" on "task" ("due_at");
create index "task_done_by_index" on "task" ("done_by");

create table "ticket" ("id" uuid not null, "purpose" text not null, "secret_hash" bytea not null, "person_id" uuid not null, "made_at" timestamptz(3) not null, "expires_at" timestamptz(3) not null, "used_at" timestamptz(3) null, "kept" bytea null, primary key ("id"));
alter table "ticket" add constraint "ticket_secret_hash_unique" unique ("secret_hash");
create index "ticket_person_id_index" on "ticket" ("person_id");
alter table "ticket" add constraint "ticket_purpose_check" check (purpose in ('invitation', 'reset', 'code', 'factor'));

create constraint trigger "task_recorded" after insert or update or delete on "task"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "task_no_truncate" before truncate on "task" for each statement execute function refuse_change();

create constraint trigger "file_recorded" after insert or update or delete on "file"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "file_no_truncate" before truncate on "file" for each statement execute function refuse_change();

create constraint trigger "statement_recorded" after insert or update or delete on "statement"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "statement_no_truncate" before truncate on "statement" for each statement execute function refuse_change();

create constraint trigger "said_recorded" after insert or update or delete on "said"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "said_no_truncate" before truncate on "said" for each statement execute function refuse_change();

create constraint trigger "room_message_recorded" after insert or update or delete on "room_message"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "room_message_no_truncate" before truncate on "room_message" for each statement execute function refuse_change();

create constraint trigger "respondent_recorded" after insert or update or delete on "respondent"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "respondent_no_truncate" before truncate on "respondent" for each statement execute function refuse_change();

create constraint trigger "remedy_recorded" after insert or update or delete on "remedy"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "remedy_no_truncate" before truncate on "remedy" for each statement execute function refuse_change();

create constraint trigger "person_recorded" after insert or update or delete on "person"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "person_no_truncate" before truncate on "person" for each statement execute function refuse_change();

create constraint trigger "outside_reference_recorded" after insert or update or delete on "outside_reference"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "outside_reference_no_truncate" before truncate on "outside_reference" for each statement execute function refuse_change();

create constraint trigger "organisation_recorded" after insert or update or delete on "organisation"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "organisation_no_truncate" before truncate on "organisation" for each statement execute function refuse_change();

create constraint trigger "membership_recorded" after insert or update or delete on "membership"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "membership_no_truncate" before truncate on "membership" for each statement execute function refuse_change();

create constraint trigger "exposure_recorded" after insert or update or delete on "exposure"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "exposure_no_truncate" before truncate on "exposure" for each statement execute function refuse_change();

create constraint trigger "evidence_version_recorded" after insert or update or delete on "evidence_version"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "evidence_version_no_truncate" before truncate on "evidence_version" for each statement execute function refuse_change();

create constraint trigger "evidence_recorded" after insert or update or delete on "evidence"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "evidence_no_truncate" before truncate on "evidence" for each statement execute function refuse_change();

create constraint trigger "department_recorded" after insert or update or delete on "department"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "department_no_truncate" before truncate on "department" for each statement execute function refuse_change();

create constraint trigger "decision_recorded" after insert or update or delete on "decision"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "decision_no_truncate" before truncate on "decision" for each statement execute function refuse_change();

create constraint trigger "credential_recorded" after insert or update or delete on "credential"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "credential_no_truncate" before truncate on "credential" for each statement execute function refuse_change();

create constraint trigger "cause_recorded" after insert or update or delete on "cause"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "cause_no_truncate" before truncate on "cause" for each statement execute function refuse_change();

create constraint trigger "case_response_recorded" after insert or update or delete on "case_response"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "case_response_no_truncate" before truncate on "case_response" for each statement execute function refuse_change();

create constraint trigger "case_link_recorded" after insert or update or delete on "case_link"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "case_link_no_truncate" before truncate on "case_link" for each statement execute function refuse_change();

create constraint trigger "case_recorded" after insert or update or delete on "case"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "case_no_truncate" before truncate on "case" for each statement execute function refuse_change();

create constraint trigger "branch_recorded" after insert or update or delete on "branch"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "branch_no_truncate" before truncate on "branch" for each statement execute function refuse_change();

create constraint trigger "barrier_recorded" after insert or update or delete on "barrier"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "barrier_no_truncate" before truncate on "barrier" for each statement execute function refuse_change();

create constraint trigger "action_recorded" after insert or update or delete on "action"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "action_no_truncate" before truncate on "action" for each statement execute function refuse_change();

create extension if not exists pg_trgm;
create function ar_norm(t text) returns text language sql immutable strict parallel safe as $$
  select lower(translate(
    regexp_replace(normalize(t, nfkc), '[\\u064B-\\u065F\\u0670\\u0640\\u200B-\\u200F\\u202A-\\u202E\\u2066-\\u2069]', '', 'g'),
    'أإآٱىةؤئ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', 'اااايهوي01234567890123456789')) $$;
create function case_words(title text, product text) returns text language sql immutable parallel safe as $$
  select ar_norm(coalesce(title, '') || ' ' || coalesce(product, '')) $$;
create index case_search on "case" using gin (case_words(title, product) gin_trgm_ops);

create unique index membership_one_lead on membership (case_id) where part = 'lead' and until is null;
create unique index membership_once on membership (case_id, person_id) where until is null;
create function keep_a_lead() returns trigger language plpgsql as $$
begin raise exception 'A case is never left without a lead: %', new.id; end $$;
create trigger case_keeps_a_lead before update on "case" for each row when (old.lead_id is not null and new.lead_id is null) execute function keep_a_lead();
create unique index case_response_one_open on case_response (case_id, cycle) where told_at is null;
create index case_open_due on "case" (due_at, id) where stage <> 'closed';
create index case_received on "case" (received_at desc, id desc);
create index case_departments on "case" using gin (department_ids);
create index case_members on "case" using gin (member_ids);
`;
