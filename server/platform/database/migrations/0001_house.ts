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

create sequence action_number;

create table "absence" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "person_id" uuid not null, "deputy_id" uuid null, "from_at" timestamptz(3) not null, "until_at" timestamptz(3) not null, "withdrawn_at" timestamptz(3) null, primary key ("id"));
create index "absence_person_id_index" on "absence" ("person_id");
create index "absence_deputy_id_index" on "absence" ("deputy_id");
create index "absence_until_at_index" on "absence" ("until_at");

create table "action" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "number" text not null, "kind" text not null, "stage" text not null default 'planned', "title" text not null, "details" text null, "case_ids" uuid[] not null default '{}', "cause_id" uuid null, "department_id" uuid null, "owner_id" uuid not null, "implementer_id" uuid null, "verifier_id" uuid null, "due_at" timestamptz(3) not null, "first_due_at" timestamptz(3) not null, "ladder_at" timestamptz(3) not null, "blocked" boolean not null default false, "blocked_by" text null, "similar_places" text null, "planned" jsonb null, "plan_version" int not null default 0, "started_at" timestamptz(3) null, "implemented_at" timestamptz(3) null, "done" text null, "checked_by" uuid null, "checked_at" timestamptz(3) null, "found" jsonb null, "judged_by" uuid null, "judged_at" timestamptz(3) null, "version" int not null default 1, primary key ("id"));
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
alter table "action" add constraint "action_kind_check" check ("kind" in ('correction', 'containment', 'corrective', 'preventive', 'improvement'));
alter table "action" add constraint "action_stage_check" check ("stage" in ('planned', 'started', 'implemented', 'verified', 'effective', 'notEffective', 'cancelled'));

create table "action_line" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "action_id" uuid not null, "place" int not null, "phase" text not null, "at" timestamptz(3) not null, "due_at" timestamptz(3) not null, "target_at" timestamptz(3) null, "cause" text not null, "actor_id" text not null, primary key ("id"));
create index "action_line_action_id_index" on "action_line" ("action_id");
alter table "action_line" add constraint "action_line_phase_check" check ("phase" in ('running', 'stopped'));
alter table "action_line" add constraint "action_line_cause_check" check ("cause" in ('agreed', 'moved', 'implemented', 'takenBack', 'cancelled'));

create table "api_token" ("id" uuid not null, "name" text not null, "token_hash" bytea not null, "person_id" uuid not null, "scopes" text[] not null default '{}', "made_by_id" uuid null, "made_at" timestamptz(3) not null, "expires_at" timestamptz(3) not null, "used_at" timestamptz(3) null, "revoked_at" timestamptz(3) null, primary key ("id"));
alter table "api_token" add constraint "api_token_token_hash_unique" unique ("token_hash");
create index "api_token_person_id_index" on "api_token" ("person_id");
create index "api_token_made_by_id_index" on "api_token" ("made_by_id");

create table "attachment" ("id" uuid not null, "owner" bytea not null, "hash" text not null, "size" int not null, "type" text not null, "name" text not null, "until" timestamptz(3) not null, primary key ("id"));
create index "attachment_until_index" on "attachment" ("until");

create table "attempt" ("id" uuid not null, "key" text not null, "count" int not null, "until" timestamptz(3) not null, primary key ("id"));
alter table "attempt" add constraint "attempt_key_unique" unique ("key");
create index "attempt_until_index" on "attempt" ("until");

create table "backdating" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "received_at" timestamptz(3) not null, "entered_at" timestamptz(3) not null, "entered_by" uuid not null, "state" text not null default 'asked', "decided_by" uuid null, "decided_at" timestamptz(3) null, "version" int not null default 1, primary key ("id"));
alter table "backdating" add constraint "backdating_case_id_unique" unique ("case_id");
create index "backdating_entered_by_index" on "backdating" ("entered_by");
create index "backdating_decided_by_index" on "backdating" ("decided_by");
alter table "backdating" add constraint "backdating_state_check" check ("state" in ('asked', 'approved', 'refused'));

create table "barrier" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "person_id" uuid not null, "why" text not null, "reason" text null, "since" timestamptz(3) not null, primary key ("id"));
create index "barrier_case_id_index" on "barrier" ("case_id");
create index "barrier_person_id_index" on "barrier" ("person_id");
alter table "barrier" add constraint "barrier_why_check" check ("why" in ('respondent', 'superior', 'deputy', 'recused'));

create table "branch" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "name_en" text not null, "name_ar" text not null, "zone" text not null, "calendar_id" uuid null, "active" boolean not null default true, "version" int not null default 1, primary key ("id"));
create index "branch_calendar_id_index" on "branch" ("calendar_id");

create table "calendar_version" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "calendar_id" uuid not null, "edition" int not null, "since" timestamptz(3) not null, "until" timestamptz(3) null, "name_en" text not null, "name_ar" text not null, "standard" boolean not null default false, "definition" jsonb not null, "version" int not null default 1, primary key ("id"));
create index "calendar_version_calendar_id_index" on "calendar_version" ("calendar_id");

create table "case" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "number" text not null, "nature" text not null default 'complaint', "stage" text not null default 'received', "title" text not null, "channel" text not null, "language" text not null, "confidential" boolean not null default false, "special_care" boolean not null default false, "branch_id" uuid null, "department_id" uuid null, "queue_id" uuid null, "category_id" uuid null, "product" text null, "wants" text null, "lead_id" uuid null, "offered_to" uuid null, "department_ids" uuid[] not null default '{}', "member_ids" uuid[] not null default '{}', "excluded_ids" uuid[] not null default '{}', "reached_ids" uuid[] not null default '{}', "involved_ids" uuid[] not null default '{}', "assessed" jsonb null, "band" text null, "depth" text null, "happened_at" timestamptz(3) null, "received_at" timestamptz(3) not null, "entered_at" timestamptz(3) not null, "cycle" int not null default 1, "level" int not null default 0, "ladder_at" timestamptz(3) not null, "acknowledged_at" timestamptz(3) null, "outcome" text null, "decided_at" timestamptz(3) null, "remedied_at" timestamptz(3) null, "asked_at" timestamptz(3) null, "master_id" uuid null, "closing" text null, "closed_at" timestamptz(3) null, "cause_waived" boolean not null default false, "due_at" timestamptz(3) null, "due_clock" text null, "watch_at" timestamptz(3) null, "late_at" timestamptz(3) null, "paused" boolean not null default false, "source_id" text null, "own" jsonb null, "keep_until" date null, "version" int not null default 1, primary key ("id"));
alter table "case" add constraint "case_number_unique" unique ("number");
create index "case_stage_index" on "case" ("stage");
create index "case_branch_id_index" on "case" ("branch_id");
create index "case_department_id_index" on "case" ("department_id");
create index "case_queue_id_index" on "case" ("queue_id");
create index "case_category_id_index" on "case" ("category_id");
create index "case_lead_id_index" on "case" ("lead_id");
create index "case_offered_to_index" on "case" ("offered_to");
create index "case_level_index" on "case" ("level");
create index "case_master_id_index" on "case" ("master_id");
create index "case_closed_at_index" on "case" ("closed_at");
alter table "case" add constraint "case_source_id_unique" unique ("source_id");
alter table "case" add constraint "case_nature_check" check ("nature" in ('complaint', 'enquiry', 'service', 'suggestion', 'compliment', 'misconduct', 'incident', 'employee', 'outside', 'abusive'));
alter table "case" add constraint "case_stage_check" check ("stage" in ('received', 'acknowledged', 'assessed', 'investigating', 'decided', 'settling', 'closed', 'evaluated', 'adopted', 'done'));
alter table "case" add constraint "case_channel_check" check ("channel" in ('form', 'call', 'email', 'letter', 'branch', 'social', 'app', 'whatsapp', 'fax', 'chat', 'sms', 'referral', 'api', 'import', 'other'));
alter table "case" add constraint "case_band_check" check ("band" in ('low', 'medium', 'high', 'critical'));
alter table "case" add constraint "case_depth_check" check ("depth" in ('none', 'whys', 'eightD'));
alter table "case" add constraint "case_outcome_check" check ("outcome" in ('upheld', 'partly', 'notUpheld', 'undeterminable'));
alter table "case" add constraint "case_closing_check" check ("closing" in ('accepted', 'deemed', 'notAccepted', 'withdrawn', 'referred', 'merged', 'notComplaint', 'noContact', 'firstContact', 'adopted', 'declined', 'thanked'));

create table "case_clock" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "name" text not null, "cycle" int not null, "round" int not null default 1, "legal" boolean not null default false, "commitment_id" uuid not null, "calendar_id" uuid not null, "chosen_by" text not null default '', "others" int not null default 0, "department_id" uuid null, "started_at" timestamptz(3) not null, "phase" text not null default 'running', "promise_at" timestamptz(3) null, "target_at" timestamptz(3) null, "watch_at" timestamptz(3) null, "original_at" timestamptz(3) null, "paused_since" timestamptz(3) null, "resumes_at" timestamptz(3) null, "remind_at" timestamptz(3) null, "stopped_at" timestamptz(3) null, "late_at" timestamptz(3) null, "breached_at" timestamptz(3) null, "extended" int not null default 0, "extensions" int not null default 0, "replanned_by" uuid null, "look_at" timestamptz(3) null, "version" int not null default 1, primary key ("id"));
create index "case_clock_case_id_index" on "case_clock" ("case_id");
create index "case_clock_commitment_id_index" on "case_clock" ("commitment_id");
create index "case_clock_calendar_id_index" on "case_clock" ("calendar_id");
create index "case_clock_department_id_index" on "case_clock" ("department_id");
create index "case_clock_replanned_by_index" on "case_clock" ("replanned_by");
create index "case_clock_look_at_index" on "case_clock" ("look_at");
alter table "case_clock" add constraint "case_clock_name_check" check ("name" in ('acknowledge', 'firstResponse', 'progress', 'decision', 'closing', 'implementation', 'satisfaction', 'handover', 'action'));
alter table "case_clock" add constraint "case_clock_phase_check" check ("phase" in ('running', 'paused', 'stopped'));

create table "case_link" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "other_id" uuid not null, "kind" text not null, "since" timestamptz(3) not null, "until" timestamptz(3) null, primary key ("id"));
create index "case_link_case_id_index" on "case_link" ("case_id");
create index "case_link_other_id_index" on "case_link" ("other_id");
alter table "case_link" add constraint "case_link_kind_check" check ("kind" in ('follows', 'merged', 'split', 'same'));

create table "case_reading" ("case_id" uuid not null, "person_id" uuid not null, "first_at" timestamptz(3) not null, "last_at" timestamptz(3) not null, "times" int not null default 1, "seq" int not null default 0, primary key ("case_id", "person_id"));

create table "case_response" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "cycle" int not null, "state" text not null default 'draft', "outcome" text not null, "body" text not null, "recourse" text not null, "language" text not null, "approved_digest" text null, "author_id" uuid not null, "written_at" timestamptz(3) not null, "approved_by" uuid null, "approved_at" timestamptz(3) null, "returned_why" text null, "told_at" timestamptz(3) null, "version" int not null default 1, primary key ("id"));
create index "case_response_case_id_index" on "case_response" ("case_id");
create index "case_response_author_id_index" on "case_response" ("author_id");
create index "case_response_approved_by_index" on "case_response" ("approved_by");
alter table "case_response" add constraint "case_response_state_check" check ("state" in ('draft', 'waiting', 'approved', 'returned', 'told'));
alter table "case_response" add constraint "case_response_outcome_check" check ("outcome" in ('upheld', 'partly', 'notUpheld', 'undeterminable'));

create table "category" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "parent_id" uuid null, "name_en" text not null, "name_ar" text not null, "natures" text[] not null default '{}', "department_id" uuid null, "queue_id" uuid null, "demands_cause" boolean not null default false, "demands_action" boolean not null default false, "climbs" text null, "rank" int not null default 0, "active" boolean not null default true, "version" int not null default 1, primary key ("id"));
create index "category_parent_id_index" on "category" ("parent_id");
create index "category_department_id_index" on "category" ("department_id");
create index "category_queue_id_index" on "category" ("queue_id");
alter table "category" add constraint "category_climbs_check" check ("climbs" in ('safety', 'vulnerable', 'outside'));

create table "cause" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "cycle" int not null default 1, "parent_id" uuid null, "also_under" uuid[] not null default '{}', "text" text not null, "leg" text not null default 'occurrence', "category" text null, "state" text not null default 'hypothesis', "confidence" int null, "votes" uuid[] not null default '{}', "order" double precision not null, "evidence" text[] not null default '{}', "unplaced" boolean not null default false, "author_id" uuid not null, "judged_by" uuid null, "judged_at" timestamptz(3) null, "recorded_at" timestamptz(3) null, "recorded_by" uuid null, "merged_into" uuid null, "merge" jsonb null, "removed_at" timestamptz(3) null, "removed_with" uuid null, "version" int not null default 1, primary key ("id"));
create index "cause_case_id_index" on "cause" ("case_id");
create index "cause_parent_id_index" on "cause" ("parent_id");
create index "cause_author_id_index" on "cause" ("author_id");
create index "cause_judged_by_index" on "cause" ("judged_by");
create index "cause_recorded_by_index" on "cause" ("recorded_by");
create index "cause_merged_into_index" on "cause" ("merged_into");
create index "cause_removed_with_index" on "cause" ("removed_with");
alter table "cause" add constraint "cause_leg_check" check ("leg" in ('occurrence', 'detection', 'systemic'));
alter table "cause" add constraint "cause_state_check" check ("state" in ('hypothesis', 'confirmed', 'rejected'));

create table "cause_cycle" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "number" int not null, "action_id" uuid not null, "opened_at" timestamptz(3) not null, primary key ("id"));
create index "cause_cycle_case_id_index" on "cause_cycle" ("case_id");
create index "cause_cycle_action_id_index" on "cause_cycle" ("action_id");

create table "clock_extension" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "clock_id" uuid not null, "case_id" uuid not null, "amount" int not null, "reason" text not null, "state" text not null default 'asked', "asked_by" uuid not null, "asked_at" timestamptz(3) not null, "decided_by" uuid null, "decided_at" timestamptz(3) null, "version" int not null default 1, primary key ("id"));
create index "clock_extension_clock_id_index" on "clock_extension" ("clock_id");
create index "clock_extension_case_id_index" on "clock_extension" ("case_id");
create index "clock_extension_asked_by_index" on "clock_extension" ("asked_by");
create index "clock_extension_decided_by_index" on "clock_extension" ("decided_by");
alter table "clock_extension" add constraint "clock_extension_state_check" check ("state" in ('asked', 'approved', 'refused'));

create table "clock_line" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "clock_id" uuid not null, "case_id" uuid not null, "place" int not null, "phase" text not null, "at" timestamptz(3) not null, "noted_at" timestamptz(3) not null, "cause" text not null, "actor_id" text not null, "evidence_id" uuid null, "until" timestamptz(3) null, "remind_at" timestamptz(3) null, primary key ("id"));
create index "clock_line_clock_id_index" on "clock_line" ("clock_id");
create index "clock_line_case_id_index" on "clock_line" ("case_id");
create index "clock_line_evidence_id_index" on "clock_line" ("evidence_id");
alter table "clock_line" add constraint "clock_line_phase_check" check ("phase" in ('running', 'paused', 'stopped'));
alter table "clock_line" add constraint "clock_line_cause_check" check ("cause" in ('received', 'reopened', 'routed', 'taken', 'adopted', 'remedied', 'told', 'classified', 'notReceived', 'kept', 'closed', 'complainant', 'requested', 'outsideBody', 'answered', 'byHand', 'pause-ended'));

create table "commitment" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "line_id" uuid not null, "edition" int not null, "since" timestamptz(3) not null, "until" timestamptz(3) null, "clock" text not null, "name_en" text not null, "name_ar" text not null, "promise_unit" text null, "promise_amount" double precision null, "target_unit" text null, "target_amount" double precision null, "nature" text null, "category_id" uuid null, "band" text null, "branch_id" uuid null, "language" text null, "rank" int not null default 0, "pausable" text[] not null default '{}', "pause_days" int not null default 0, "extensions" int not null default 0, "legal" boolean not null default false, "rule_name" text null, "version" int not null default 1, primary key ("id"));
create index "commitment_line_id_index" on "commitment" ("line_id");
create index "commitment_category_id_index" on "commitment" ("category_id");
create index "commitment_branch_id_index" on "commitment" ("branch_id");
alter table "commitment" add constraint "commitment_clock_check" check ("clock" in ('acknowledge', 'firstResponse', 'progress', 'decision', 'closing', 'implementation', 'satisfaction', 'handover', 'action'));
alter table "commitment" add constraint "commitment_promise_unit_check" check ("promise_unit" in ('workingMinutes', 'workingHours', 'workingDays', 'calendarDays'));
alter table "commitment" add constraint "commitment_target_unit_check" check ("target_unit" in ('workingMinutes', 'workingHours', 'workingDays', 'calendarDays'));
alter table "commitment" add constraint "commitment_band_check" check ("band" in ('low', 'medium', 'high', 'critical'));

create table "complainant" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "anonymous" boolean not null default false, "proxy" boolean not null default false, "reach" text not null default 'none', "language" text not null default 'ar', "wrapped_key" bytea null, "sealed" bytea null, "email_mark" bytea null, "phone_mark" bytea null, "email_verified_at" timestamptz(3) null, "phone_verified_at" timestamptz(3) null, "erased_at" timestamptz(3) null, "version" int not null default 1, primary key ("id"));
alter table "complainant" add constraint "complainant_case_id_unique" unique ("case_id");
alter table "complainant" add constraint "complainant_reach_check" check ("reach" in ('email', 'sms', 'phone', 'letter', 'none'));
alter table "complainant" add constraint "complainant_language_check" check ("language" in ('en', 'ar'));

create table "compliment" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "person_id" uuid null, "department_id" uuid null, "thanked_at" timestamptz(3) null, "version" int not null default 1, primary key ("id"));
alter table "compliment" add constraint "compliment_case_id_unique" unique ("case_id");
create index "compliment_person_id_index" on "compliment" ("person_id");
create index "compliment_department_id_index" on "compliment" ("department_id");

create table "contact_code" ("id" uuid not null, "way" text not null, "contact_mark" bytea not null, "code_mark" bytea not null, "tries" int not null default 0, "until" timestamptz(3) not null, primary key ("id"));
create index "contact_code_until_index" on "contact_code" ("until");

create table "credential" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "password_hash" text null, "password_at" timestamptz(3) null, "totp_secret" bytea null, "totp_step" int not null default 0, "recovery" text[] not null default '{}', "version" int not null default 1, primary key ("id"));

create table "custody" ("id" uuid not null, "evidence_id" uuid not null, "number" int not null, "person_id" uuid not null, "what" text not null, "at" timestamptz(3) not null, primary key ("id"));
create index "custody_evidence_id_index" on "custody" ("evidence_id");
create index "custody_person_id_index" on "custody" ("person_id");
alter table "custody" add constraint "custody_what_check" check ("what" in ('viewed', 'downloaded'));

create table "deadline" ("id" uuid not null, "case_id" uuid not null, "action_id" uuid null, "clock" text not null, "cycle" int not null, "step" text not null, "at" timestamptz(3) not null, "fired_at" timestamptz(3) null, primary key ("id"));
create index "deadline_case_id_index" on "deadline" ("case_id");
create index "deadline_action_id_index" on "deadline" ("action_id");

create table "decision" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "question" text not null, "choices" jsonb not null, "reason" text not null, "evidence" text[] not null default '{}', "assent" uuid[] not null default '{}', "dissent" uuid[] not null default '{}', "supersedes" uuid null, "superseded_by" uuid null, "message_id" uuid null, "author_id" uuid not null, "at" timestamptz(3) not null, "version" int not null default 1, primary key ("id"));
create index "decision_case_id_index" on "decision" ("case_id");
create index "decision_supersedes_index" on "decision" ("supersedes");
create index "decision_superseded_by_index" on "decision" ("superseded_by");
create index "decision_message_id_index" on "decision" ("message_id");
create index "decision_author_id_index" on "decision" ("author_id");

create table "delivery" ("id" uuid not null, "effect" text not null, "case_id" uuid null, "way" text not null, "state" text not null default 'waiting', "letter_id" uuid null, "wrapped_key" bytea null, "sealed" bytea null, "at" timestamptz(3) not null, "due_at" timestamptz(3) null, "sent_at" timestamptz(3) null, "tries" int not null default 0, primary key ("id"));
alter table "delivery" add constraint "delivery_effect_unique" unique ("effect");
create index "delivery_case_id_index" on "delivery" ("case_id");
create index "delivery_letter_id_index" on "delivery" ("letter_id");
create index "delivery_due_at_index" on "delivery" ("due_at");

create table "department" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "name_en" text not null, "name_ar" text not null, "branch_id" uuid null, "parent_id" uuid null, "head_id" uuid null, "deputy_id" uuid null, "active" boolean not null default true, "version" int not null default 1, primary key ("id"));
create index "department_branch_id_index" on "department" ("branch_id");
create index "department_parent_id_index" on "department" ("parent_id");
create index "department_head_id_index" on "department" ("head_id");
create index "department_deputy_id_index" on "department" ("deputy_id");

create table "document" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "cause_id" uuid null, "sort" text not null, "title" text not null, "author_id" uuid not null, "at" timestamptz(3) not null, "latest" int not null default 0, "put_away_at" timestamptz(3) null, "version" int not null default 1, primary key ("id"));
create index "document_case_id_index" on "document" ("case_id");
create index "document_cause_id_index" on "document" ("cause_id");
create index "document_author_id_index" on "document" ("author_id");
alter table "document" add constraint "document_sort_check" check ("sort" in ('findings', 'interview', 'minutes', 'statement', 'response', 'rationale', 'cause'));

create table "document_version" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "document_id" uuid not null, "number" int not null, "seq" int not null, "text" text not null, "mentions" uuid[] not null default '{}', "at" timestamptz(3) not null, primary key ("id"));
create index "document_version_document_id_index" on "document_version" ("document_id");

create table "draft" ("id" uuid not null, "token_hash" bytea not null, "wrapped_key" bytea not null, "sealed" bytea not null, "until" timestamptz(3) not null, primary key ("id"));
alter table "draft" add constraint "draft_token_hash_unique" unique ("token_hash");
create index "draft_until_index" on "draft" ("until");

create table "escalation" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "action_id" uuid null, "level" int not null, "cycle" int not null, "cause" text not null, "reason" text null, "clock" text null, "to_id" uuid null, "at" timestamptz(3) not null, "take_by" timestamptz(3) null, "taken_by" uuid null, "taken_at" timestamptz(3) null, "next_update_at" timestamptz(3) null, "comment" text null, "ended_at" timestamptz(3) null, "version" int not null default 1, primary key ("id"));
create index "escalation_case_id_index" on "escalation" ("case_id");
create index "escalation_action_id_index" on "escalation" ("action_id");
create index "escalation_to_id_index" on "escalation" ("to_id");
create index "escalation_taken_by_index" on "escalation" ("taken_by");
create index "escalation_ended_at_index" on "escalation" ("ended_at");
alter table "escalation" add constraint "escalation_cause_check" check ("cause" in ('deadline', 'untaken', 'byHand', 'severity', 'safety', 'vulnerable', 'outside', 'reopened', 'repeated', 'silence', 'dissatisfied', 'overdue'));

create table "evaluation" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "benefit" int not null, "effort" int not null, "evaluated_by" uuid not null, "evaluated_at" timestamptz(3) not null, "verdict" text null, "decided_at" timestamptz(3) null, "done_at" timestamptz(3) null, "version" int not null default 1, primary key ("id"));
alter table "evaluation" add constraint "evaluation_case_id_unique" unique ("case_id");
create index "evaluation_evaluated_by_index" on "evaluation" ("evaluated_by");
alter table "evaluation" add constraint "evaluation_verdict_check" check ("verdict" in ('adopted', 'declined'));

create table "evidence" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "number" int not null, "title" text not null, "source" text null, "origin" text not null default 'house', "state" text not null default 'inbox', "confidential" boolean not null default false, "latest" int not null default 1, "message_id" uuid null, "happened_at" timestamptz(3) null, "version" int not null default 1, primary key ("id"));
create index "evidence_case_id_index" on "evidence" ("case_id");
create index "evidence_message_id_index" on "evidence" ("message_id");
alter table "evidence" add constraint "evidence_origin_check" check ("origin" in ('house', 'complainant'));
alter table "evidence" add constraint "evidence_state_check" check ("state" in ('inbox', 'kept', 'excluded'));

create table "evidence_version" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "evidence_id" uuid not null, "number" int not null, "file_id" uuid null, "text" text null, "digest" text not null, "redacted_from" int null, "author_id" text not null, "at" timestamptz(3) not null, primary key ("id"));
create index "evidence_version_evidence_id_index" on "evidence_version" ("evidence_id");
create index "evidence_version_file_id_index" on "evidence_version" ("file_id");

create table "exposure" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "product" text not null, "branch_id" uuid null, "from" date not null, "to" date not null, "volume" numeric(10,0) not null, "unit" text not null, "mark" text null, "entered_at" timestamptz(3) not null, "author_id" uuid not null, "withdrawn_at" timestamptz(3) null, "version" int not null default 1, primary key ("id"));
create index "exposure_branch_id_index" on "exposure" ("branch_id");
create index "exposure_author_id_index" on "exposure" ("author_id");

create table "fishbone_category" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "code" text not null, "name_en" text not null, "name_ar" text not null, "rank" int not null default 0, "active" boolean not null default true, "version" int not null default 1, primary key ("id"));
alter table "fishbone_category" add constraint "fishbone_category_code_unique" unique ("code");

create table "import" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "source" text not null, "file" text not null, "live" boolean not null default false, "began_at" timestamptz(3) not null, "ended_at" timestamptz(3) null, "taken" int not null default 0, "known" int not null default 0, "refused" int not null default 0, "version" int not null default 1, primary key ("id"));

create table "ladder_step" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "line_id" uuid not null, "edition" int not null, "since" timestamptz(3) not null, "until" timestamptz(3) null, "level" int not null, "clock" text null, "band" text null, "department_id" uuid null, "share" double precision null, "offset_unit" text null, "offset_amount" double precision null, "target" text not null, "person_id" uuid null, "minutes_to_take" int not null, "active" boolean not null default true, "version" int not null default 1, primary key ("id"));
create index "ladder_step_line_id_index" on "ladder_step" ("line_id");
create index "ladder_step_department_id_index" on "ladder_step" ("department_id");
create index "ladder_step_person_id_index" on "ladder_step" ("person_id");
alter table "ladder_step" add constraint "ladder_step_band_check" check ("band" in ('low', 'medium', 'high', 'critical'));
alter table "ladder_step" add constraint "ladder_step_offset_unit_check" check ("offset_unit" in ('workingMinutes', 'workingHours', 'workingDays', 'calendarDays'));
alter table "ladder_step" add constraint "ladder_step_target_check" check ("target" in ('lead', 'head', 'above', 'quality', 'management', 'person'));

create table "lessening" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "from" text not null, "to" text not null, "proposed_by" uuid not null, "proposed_at" timestamptz(3) not null, "decided_by" uuid null, "decided_at" timestamptz(3) null, "verdict" text null, "version" int not null default 1, primary key ("id"));
create index "lessening_case_id_index" on "lessening" ("case_id");
create index "lessening_proposed_by_index" on "lessening" ("proposed_by");
create index "lessening_decided_by_index" on "lessening" ("decided_by");
alter table "lessening" add constraint "lessening_from_check" check ("from" in ('complaint', 'enquiry', 'service', 'suggestion', 'compliment', 'misconduct', 'incident', 'employee', 'outside', 'abusive'));
alter table "lessening" add constraint "lessening_to_check" check ("to" in ('complaint', 'enquiry', 'service', 'suggestion', 'compliment', 'misconduct', 'incident', 'employee', 'outside', 'abusive'));
alter table "lessening" add constraint "lessening_verdict_check" check ("verdict" in ('confirmed', 'refused'));

create table "matrix" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "edition" int not null, "since" timestamptz(3) not null, "until" timestamptz(3) null, "cells" jsonb not null, "rules" jsonb not null, "safety_floor" text not null default 'high', "impact_floor" text not null default 'medium', "care_floor" text not null default 'medium', "version" int not null default 1, primary key ("id"));
alter table "matrix" add constraint "matrix_safety_floor_check" check ("safety_floor" in ('low', 'medium', 'high', 'critical'));
alter table "matrix" add constraint "matrix_care_floor_check" check ("care_floor" in ('low', 'medium', 'high', 'critical'));

create table "membership" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "person_id" uuid not null, "part" text not null default 'member', "since" timestamptz(3) not null, "until" timestamptz(3) null, primary key ("id"));
create index "membership_case_id_index" on "membership" ("case_id");
create index "membership_person_id_index" on "membership" ("person_id");
alter table "membership" add constraint "membership_part_check" check ("part" in ('lead', 'member'));

create table "message" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "direction" text not null, "purpose" text not null, "channel" text not null, "at" timestamptz(3) not null, "author_id" text not null, "substantive" boolean not null default true, "by_staff" boolean not null default false, "awaited_until" timestamptz(3) null, "answered_at" timestamptz(3) null, "file_ids" uuid[] not null default '{}', "version" int not null default 1, primary key ("id"));
create index "message_case_id_index" on "message" ("case_id");
alter table "message" add constraint "message_direction_check" check ("direction" in ('in', 'out'));
alter table "message" add constraint "message_purpose_check" check ("purpose" in ('words', 'more', 'news', 'question', 'answer', 'thanks', 'withdrawal'));

create table "notice" ("id" uuid not null, "effect" text not null, "person_id" uuid not null, "case_id" uuid null, "stands_for_id" uuid null, "stream" text not null, "seq" int not null, "cause" text not null, "at" timestamptz(3) not null, "read_at" timestamptz(3) null, "urgent" boolean not null default false, primary key ("id"));
alter table "notice" add constraint "notice_effect_unique" unique ("effect");
create index "notice_person_id_index" on "notice" ("person_id");
create index "notice_case_id_index" on "notice" ("case_id");
create index "notice_stands_for_id_index" on "notice" ("stands_for_id");
alter table "notice" add constraint "notice_cause_check" check ("cause" in ('assigned', 'offered', 'mentioned', 'approval', 'heard', 'escalated', 'untaken', 'due', 'breached', 'update', 'overdue', 'praise', 'news'));

create table "notice_manner" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "choices" jsonb not null, "quiet_from" text null, "quiet_to" text null, "digest_at" text not null, "working_days" boolean not null default true, "zone" text null, "discreet" boolean not null default false, "version" int not null default 1, primary key ("id"));

create table "organisation" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "name_en" text not null, "name_ar" text not null, "logo" text null, "accent" text null, "sender" text null, "version" int not null default 1, primary key ("id"));

create table "outside_body" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "name_en" text not null, "name_ar" text not null, "kind" text not null, "contact" text null, "answer_days" int null, "recourse" boolean not null default false, "rank" int not null default 0, "active" boolean not null default true, "version" int not null default 1, primary key ("id"));
alter table "outside_body" add constraint "outside_body_kind_check" check ("kind" in ('regulator', 'ministry', 'ombudsman', 'court', 'other'));

create table "outside_reference" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "body" text not null, "number" text not null, "direction" text not null, "at" timestamptz(3) not null, primary key ("id"));
create index "outside_reference_case_id_index" on "outside_reference" ("case_id");
create index "outside_reference_number_index" on "outside_reference" ("number");
alter table "outside_reference" add constraint "outside_reference_direction_check" check ("direction" in ('from', 'to'));

create table "own_field" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "key" text not null, "name_en" text not null, "name_ar" text not null, "type" text not null, "natures" text[] not null default '{}', "category_id" uuid null, "choices" jsonb not null, "required_at" text null, "personal" boolean not null default false, "searchable" boolean not null default false, "asked" boolean not null default false, "rank" int not null default 0, "active" boolean not null default true, "version" int not null default 1, primary key ("id"));
alter table "own_field" add constraint "own_field_key_unique" unique ("key");
create index "own_field_category_id_index" on "own_field" ("category_id");
alter table "own_field" add constraint "own_field_type_check" check ("type" in ('text', 'number', 'money', 'date', 'list', 'lot', 'serial', 'account'));

create table "notice_passage" ("id" uuid not null, "notice_id" uuid not null, "person_id" uuid not null, "way" text not null, "manner" text not null, "at" timestamptz(3) not null, "due_at" timestamptz(3) not null, "letter_id" uuid null, "ended_at" timestamptz(3) null, "ended" text null, primary key ("id"));
create index "notice_passage_notice_id_index" on "notice_passage" ("notice_id");
create index "notice_passage_person_id_index" on "notice_passage" ("person_id");
create index "notice_passage_letter_id_index" on "notice_passage" ("letter_id");
alter table "notice_passage" add constraint "notice_passage_manner_check" check ("manner" in ('burst', 'digest', 'urgent'));
alter table "notice_passage" add constraint "notice_passage_ended_check" check ("ended" in ('told', 'read', 'unseen', 'settled', 'unwanted'));

create table "person" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "name_en" text not null, "name_ar" text not null, "email" text null, "phone" text null, "title" text null, "department_id" uuid null, "roles" text[] not null default '{}', "language" text not null default 'en', "spoken" text[] not null default '{}', "digits" text not null default 'latn', "hijri" boolean not null default false, "shortcuts" boolean not null default true, "first_steps" boolean not null default true, "program" boolean not null default false, "active" boolean not null default true, "invited_at" timestamptz(3) null, "joined_at" timestamptz(3) null, "left_at" timestamptz(3) null, "version" int not null default 1, primary key ("id"));
alter table "person" add constraint "person_email_unique" unique ("email");
create index "person_department_id_index" on "person" ("department_id");
alter table "person" add constraint "person_language_check" check ("language" in ('en', 'ar'));
alter table "person" add constraint "person_digits_check" check ("digits" in ('latn', 'arab'));

create table "push_device" ("id" uuid not null, "person_id" uuid not null, "session_id" uuid not null, "name" text not null, "mark" bytea not null, "wrapped_key" bytea not null, "sealed" bytea not null, "added_at" timestamptz(3) not null, "told_at" timestamptz(3) null, "ended_at" timestamptz(3) null, "ended" text null, primary key ("id"));
create index "push_device_person_id_index" on "push_device" ("person_id");
create index "push_device_session_id_index" on "push_device" ("session_id");
alter table "push_device" add constraint "push_device_ended_check" check ("ended" in ('removed', 'gone', 'taken'));

create table "queue" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "name_en" text not null, "name_ar" text not null, "department_id" uuid null, "languages" text[] not null default '{}', "skills" text[] not null default '{}', "rank" int not null default 0, "active" boolean not null default true, "version" int not null default 1, primary key ("id"));
create index "queue_department_id_index" on "queue" ("department_id");

create table "remark" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "document_id" uuid not null, "case_id" uuid not null, "answers_id" uuid null, "anchor" text null, "quote" text null, "body" text not null, "author_id" uuid not null, "at" timestamptz(3) not null, "resolved_at" timestamptz(3) null, "resolved_by" uuid null, "version" int not null default 1, primary key ("id"));
create index "remark_document_id_index" on "remark" ("document_id");
create index "remark_case_id_index" on "remark" ("case_id");
create index "remark_answers_id_index" on "remark" ("answers_id");
create index "remark_author_id_index" on "remark" ("author_id");
create index "remark_resolved_by_index" on "remark" ("resolved_by");

create table "remedy" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "cycle" int not null, "kind" text not null, "name_en" text not null, "name_ar" text not null, "about" text null, "amount" numeric(10,0) null, "currency" text null, "offered_by" uuid not null, "offered_at" timestamptz(3) not null, "delivered_at" timestamptz(3) null, "withdrawn_at" timestamptz(3) null, "version" int not null default 1, primary key ("id"));
create index "remedy_case_id_index" on "remedy" ("case_id");
create index "remedy_offered_by_index" on "remedy" ("offered_by");

create table "remedy_kind" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "code" text not null, "name_en" text not null, "name_ar" text not null, "money" boolean not null default false, "currency" text null, "limits" jsonb not null, "rank" int not null default 0, "active" boolean not null default true, "version" int not null default 1, primary key ("id"));
alter table "remedy_kind" add constraint "remedy_kind_code_unique" unique ("code");

create table "replanning" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "cause" text not null, "calendar_id" uuid null, "branch_id" uuid null, "line_id" uuid null, "edition_id" uuid not null, "asked_by" uuid not null, "asked_at" timestamptz(3) not null, "ended_at" timestamptz(3) null, "cases" int not null default 0, "failed" int not null default 0, "version" int not null default 1, primary key ("id"));
create index "replanning_calendar_id_index" on "replanning" ("calendar_id");
create index "replanning_branch_id_index" on "replanning" ("branch_id");
create index "replanning_line_id_index" on "replanning" ("line_id");
create index "replanning_edition_id_index" on "replanning" ("edition_id");
create index "replanning_asked_by_index" on "replanning" ("asked_by");
create index "replanning_ended_at_index" on "replanning" ("ended_at");
alter table "replanning" add constraint "replanning_cause_check" check ("cause" in ('migrated', 'announced', 'assigned', 'standard'));

create table "respondent" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "person_id" uuid null, "department_id" uuid null, "named_at" timestamptz(3) not null, primary key ("id"));
create index "respondent_case_id_index" on "respondent" ("case_id");
create index "respondent_person_id_index" on "respondent" ("person_id");
create index "respondent_department_id_index" on "respondent" ("department_id");

create table "room_message" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "author_id" uuid not null, "body" text not null, "mentions" uuid[] not null default '{}', "answers_id" uuid null, "at" timestamptz(3) not null, "pinned" boolean not null default false, primary key ("id"));
create index "room_message_case_id_index" on "room_message" ("case_id");
create index "room_message_author_id_index" on "room_message" ("author_id");
create index "room_message_answers_id_index" on "room_message" ("answers_id");
create index "room_message_at_index" on "room_message" ("at");

create table "routing_rule" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "nature" text null, "category_id" uuid null, "branch_id" uuid null, "language" text null, "channel" text null, "department_id" uuid null, "queue_id" uuid null, "rank" int not null default 0, "active" boolean not null default true, "version" int not null default 1, primary key ("id"));
create index "routing_rule_category_id_index" on "routing_rule" ("category_id");
create index "routing_rule_branch_id_index" on "routing_rule" ("branch_id");
create index "routing_rule_department_id_index" on "routing_rule" ("department_id");
create index "routing_rule_queue_id_index" on "routing_rule" ("queue_id");

create table "said" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "subject_id" uuid not null, "field" text not null, "version" int not null, "body" text not null, "language" text not null, "at" timestamptz(3) not null, "author_id" text not null, "digest" text not null, primary key ("id"));
create index "said_subject_id_index" on "said" ("subject_id");

create table "satisfaction" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "cycle" int not null, "level" int not null default 0, "asked_at" timestamptz(3) not null, "reminders" int not null default 0, "remind_at" timestamptz(3) null, "answered_at" timestamptz(3) null, "settled" boolean null, "outcome" int null, "handling" int null, "wants" text null, "by_staff" boolean not null default false, "version" int not null default 1, primary key ("id"));
create index "satisfaction_case_id_index" on "satisfaction" ("case_id");
alter table "satisfaction" add constraint "satisfaction_wants_check" check ("wants" in ('facts', 'review', 'outside'));

create table "saved_view" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "subject" text not null, "name_en" text not null default '', "name_ar" text not null default '', "query" text not null, "audience" text not null default 'mine', "department_id" uuid null, "author_id" uuid not null, "at" timestamptz(3) not null, "removed_at" timestamptz(3) null, "version" int not null default 1, primary key ("id"));
create index "saved_view_department_id_index" on "saved_view" ("department_id");
create index "saved_view_author_id_index" on "saved_view" ("author_id");
alter table "saved_view" add constraint "saved_view_subject_check" check ("subject" in ('cases', 'escalations', 'promises', 'actions', 'load'));
alter table "saved_view" add constraint "saved_view_audience_check" check ("audience" in ('mine', 'department', 'house'));

create table "seal" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "number" int not null, "at" timestamptz(3) not null, "cursor" text not null, "heads" jsonb not null, "root" text not null, "signature" bytea not null, primary key ("id"));
alter table "seal" add constraint "seal_number_unique" unique ("number");

create table "sector_word" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "key" text not null, "one_en" text not null, "many_en" text not null, "one_ar" text not null, "many_ar" text not null, "version" int not null default 1, primary key ("id"));
alter table "sector_word" add constraint "sector_word_key_unique" unique ("key");

create table "session" ("id" uuid not null, "token_hash" bytea not null, "person_id" uuid not null, "started_at" timestamptz(3) not null, "seen_at" timestamptz(3) not null, "expires_at" timestamptz(3) not null, "revoked_at" timestamptz(3) null, "proved_at" timestamptz(3) not null, "address" text null, "agent" text null, primary key ("id"));
alter table "session" add constraint "session_token_hash_unique" unique ("token_hash");
create index "session_person_id_index" on "session" ("person_id");

create table "setting" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "key" text not null, "value" text not null, "version" int not null default 1, primary key ("id"));
alter table "setting" add constraint "setting_key_unique" unique ("key");

create table "statement" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "side" text not null, "person_id" uuid null, "department_id" uuid null, "request" text null, "requested_at" timestamptz(3) null, "due_at" timestamptz(3) null, "text" text null, "given_at" timestamptz(3) null, "recorded_by" uuid null, "version" int not null default 1, primary key ("id"));
create index "statement_case_id_index" on "statement" ("case_id");
create index "statement_person_id_index" on "statement" ("person_id");
create index "statement_department_id_index" on "statement" ("department_id");
create index "statement_recorded_by_index" on "statement" ("recorded_by");
alter table "statement" add constraint "statement_side_check" check ("side" in ('complainant', 'respondent', 'witness'));

create table "file" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid null, "hash" text not null, "size" int not null, "type" text not null, "name" text not null, "author_id" text not null, "at" timestamptz(3) not null, primary key ("id"));
create index "file_case_id_index" on "file" ("case_id");

create table "story_note" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "author_id" uuid not null, "happened_at" timestamptz(3) not null, "at" timestamptz(3) not null, "amends" int null, "message_id" uuid null, primary key ("id"));
create index "story_note_case_id_index" on "story_note" ("case_id");
create index "story_note_author_id_index" on "story_note" ("author_id");
create index "story_note_message_id_index" on "story_note" ("message_id");

create table "task" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "case_id" uuid not null, "title" text not null, "owner_id" uuid null, "message_id" uuid null, "set_by" uuid not null, "set_at" timestamptz(3) not null, "due_at" timestamptz(3) null, "done_at" timestamptz(3) null, "done_by" uuid null, "dropped_at" timestamptz(3) null, "version" int not null default 1, primary key ("id"));
create index "task_case_id_index" on "task" ("case_id");
create index "task_owner_id_index" on "task" ("owner_id");
create index "task_message_id_index" on "task" ("message_id");
create index "task_set_by_index" on "task" ("set_by");
create index "task_due_at_index" on "task" ("due_at");
create index "task_done_by_index" on "task" ("done_by");

create table "ticket" ("id" uuid not null, "purpose" text not null, "secret_hash" bytea not null, "person_id" uuid not null, "made_at" timestamptz(3) not null, "expires_at" timestamptz(3) not null, "used_at" timestamptz(3) null, "kept" bytea null, primary key ("id"));
alter table "ticket" add constraint "ticket_secret_hash_unique" unique ("secret_hash");
create index "ticket_person_id_index" on "ticket" ("person_id");
alter table "ticket" add constraint "ticket_purpose_check" check ("purpose" in ('invitation', 'reset', 'code', 'factor'));

create table "tracking_key" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "secret_hash" bytea not null, "turn" int not null default 1, "version" int not null default 1, primary key ("id"));

create table "upload" ("id" uuid not null, "person_id" uuid not null, "op_id" text not null, "name" text not null, "size" int not null, "fields" jsonb not null, "evidence_id" uuid null, "until" timestamptz(3) not null, primary key ("id"));
create index "upload_person_id_index" on "upload" ("person_id");
create index "upload_evidence_id_index" on "upload" ("evidence_id");
create index "upload_until_index" on "upload" ("until");

create table "view_place" ("view_id" uuid not null, "person_id" uuid not null, "pinned" boolean not null default false, "rank" int null, primary key ("view_id", "person_id"));

create table "wall" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "name" text not null, "language" text not null, "scheme" text not null, "zone" text not null, "names" text not null, "titles" boolean not null default false, "confidential" boolean not null default false, "seconds" int not null, "sound" boolean not null default false, "quiet_from" text null, "quiet_until" text null, "plans" jsonb not null, "paired_by_id" uuid not null, "paired_at" timestamptz(3) not null, "revoked_at" timestamptz(3) null, "version" int not null default 1, primary key ("id"));
create index "wall_paired_by_id_index" on "wall" ("paired_by_id");
alter table "wall" add constraint "wall_scheme_check" check ("scheme" in ('dark', 'light'));
alter table "wall" add constraint "wall_names_check" check ("names" in ('hidden', 'first', 'full'));

create table "wall_device" ("id" uuid not null, "token_hash" bytea not null, "code_hash" bytea null, "code_until" timestamptz(3) null, "wall_id" uuid null, "started_at" timestamptz(3) not null, "seen_at" timestamptz(3) not null, "revoked_at" timestamptz(3) null, "address" text null, "agent" text null, primary key ("id"));
alter table "wall_device" add constraint "wall_device_token_hash_unique" unique ("token_hash");
alter table "wall_device" add constraint "wall_device_code_hash_unique" unique ("code_hash");
create index "wall_device_wall_id_index" on "wall_device" ("wall_id");

create table "wording" ("id" uuid not null, "salt" uuid not null default gen_random_uuid(), "key" text not null, "edition" int not null, "since" timestamptz(3) not null, "until" timestamptz(3) null, "subject_en" text not null, "subject_ar" text not null, "body_en" text not null, "body_ar" text not null, "sms_en" text not null default '', "sms_ar" text not null default '', "version" int not null default 1, primary key ("id"));
create index "wording_key_index" on "wording" ("key");

create constraint trigger "wording_recorded" after insert or update or delete on "wording"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "wording_no_truncate" before truncate on "wording" for each statement execute function refuse_change();

create constraint trigger "wall_recorded" after insert or update or delete on "wall"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "wall_no_truncate" before truncate on "wall" for each statement execute function refuse_change();

create constraint trigger "tracking_key_recorded" after insert or update or delete on "tracking_key"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "tracking_key_no_truncate" before truncate on "tracking_key" for each statement execute function refuse_change();

create constraint trigger "task_recorded" after insert or update or delete on "task"
  deferrable initially deferred for each row execute function demand_entry('case_id');
create trigger "task_no_truncate" before truncate on "task" for each statement execute function refuse_change();

create constraint trigger "story_note_recorded" after insert or update or delete on "story_note"
  deferrable initially deferred for each row execute function demand_entry('case_id');
create trigger "story_note_no_truncate" before truncate on "story_note" for each statement execute function refuse_change();

create constraint trigger "file_recorded" after insert or update or delete on "file"
  deferrable initially deferred for each row execute function demand_entry('case_id');
create trigger "file_no_truncate" before truncate on "file" for each statement execute function refuse_change();

create constraint trigger "statement_recorded" after insert or update or delete on "statement"
  deferrable initially deferred for each row execute function demand_entry('case_id');
create trigger "statement_no_truncate" before truncate on "statement" for each statement execute function refuse_change();

create constraint trigger "setting_recorded" after insert or update or delete on "setting"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "setting_no_truncate" before truncate on "setting" for each statement execute function refuse_change();

create constraint trigger "sector_word_recorded" after insert or update or delete on "sector_word"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "sector_word_no_truncate" before truncate on "sector_word" for each statement execute function refuse_change();

create constraint trigger "seal_recorded" after insert or update or delete on "seal"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "seal_no_truncate" before truncate on "seal" for each statement execute function refuse_change();

create constraint trigger "saved_view_recorded" after insert or update or delete on "saved_view"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "saved_view_no_truncate" before truncate on "saved_view" for each statement execute function refuse_change();

create constraint trigger "satisfaction_recorded" after insert or update or delete on "satisfaction"
  deferrable initially deferred for each row execute function demand_entry('case_id');
create trigger "satisfaction_no_truncate" before truncate on "satisfaction" for each statement execute function refuse_change();

create constraint trigger "said_recorded" after insert or update or delete on "said"
  deferrable initially deferred for each row execute function demand_entry('subject_id');
create trigger "said_no_truncate" before truncate on "said" for each statement execute function refuse_change();

create constraint trigger "routing_rule_recorded" after insert or update or delete on "routing_rule"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "routing_rule_no_truncate" before truncate on "routing_rule" for each statement execute function refuse_change();

create constraint trigger "room_message_recorded" after insert or update or delete on "room_message"
  deferrable initially deferred for each row execute function demand_entry('case_id');
create trigger "room_message_no_truncate" before truncate on "room_message" for each statement execute function refuse_change();

create constraint trigger "respondent_recorded" after insert or update or delete on "respondent"
  deferrable initially deferred for each row execute function demand_entry('case_id');
create trigger "respondent_no_truncate" before truncate on "respondent" for each statement execute function refuse_change();

create constraint trigger "replanning_recorded" after insert or update or delete on "replanning"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "replanning_no_truncate" before truncate on "replanning" for each statement execute function refuse_change();

create constraint trigger "remedy_kind_recorded" after insert or update or delete on "remedy_kind"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "remedy_kind_no_truncate" before truncate on "remedy_kind" for each statement execute function refuse_change();

create constraint trigger "remedy_recorded" after insert or update or delete on "remedy"
  deferrable initially deferred for each row execute function demand_entry('case_id');
create trigger "remedy_no_truncate" before truncate on "remedy" for each statement execute function refuse_change();

create constraint trigger "remark_recorded" after insert or update or delete on "remark"
  deferrable initially deferred for each row execute function demand_entry('case_id');
create trigger "remark_no_truncate" before truncate on "remark" for each statement execute function refuse_change();

create constraint trigger "queue_recorded" after insert or update or delete on "queue"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "queue_no_truncate" before truncate on "queue" for each statement execute function refuse_change();

create constraint trigger "person_recorded" after insert or update or delete on "person"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "person_no_truncate" before truncate on "person" for each statement execute function refuse_change();

create constraint trigger "own_field_recorded" after insert or update or delete on "own_field"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "own_field_no_truncate" before truncate on "own_field" for each statement execute function refuse_change();

create constraint trigger "outside_reference_recorded" after insert or update or delete on "outside_reference"
  deferrable initially deferred for each row execute function demand_entry('case_id');
create trigger "outside_reference_no_truncate" before truncate on "outside_reference" for each statement execute function refuse_change();

create constraint trigger "outside_body_recorded" after insert or update or delete on "outside_body"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "outside_body_no_truncate" before truncate on "outside_body" for each statement execute function refuse_change();

create constraint trigger "organisation_recorded" after insert or update or delete on "organisation"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "organisation_no_truncate" before truncate on "organisation" for each statement execute function refuse_change();

create constraint trigger "notice_manner_recorded" after insert or update or delete on "notice_manner"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "notice_manner_no_truncate" before truncate on "notice_manner" for each statement execute function refuse_change();

create constraint trigger "message_recorded" after insert or update or delete on "message"
  deferrable initially deferred for each row execute function demand_entry('case_id');
create trigger "message_no_truncate" before truncate on "message" for each statement execute function refuse_change();

create constraint trigger "membership_recorded" after insert or update or delete on "membership"
  deferrable initially deferred for each row execute function demand_entry('case_id');
create trigger "membership_no_truncate" before truncate on "membership" for each statement execute function refuse_change();

create constraint trigger "matrix_recorded" after insert or update or delete on "matrix"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "matrix_no_truncate" before truncate on "matrix" for each statement execute function refuse_change();

create constraint trigger "lessening_recorded" after insert or update or delete on "lessening"
  deferrable initially deferred for each row execute function demand_entry('case_id');
create trigger "lessening_no_truncate" before truncate on "lessening" for each statement execute function refuse_change();

create constraint trigger "ladder_step_recorded" after insert or update or delete on "ladder_step"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "ladder_step_no_truncate" before truncate on "ladder_step" for each statement execute function refuse_change();

create constraint trigger "import_recorded" after insert or update or delete on "import"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "import_no_truncate" before truncate on "import" for each statement execute function refuse_change();

create constraint trigger "fishbone_category_recorded" after insert or update or delete on "fishbone_category"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "fishbone_category_no_truncate" before truncate on "fishbone_category" for each statement execute function refuse_change();

create constraint trigger "exposure_recorded" after insert or update or delete on "exposure"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "exposure_no_truncate" before truncate on "exposure" for each statement execute function refuse_change();

create constraint trigger "evidence_version_recorded" after insert or update or delete on "evidence_version"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "evidence_version_no_truncate" before truncate on "evidence_version" for each statement execute function refuse_change();

create constraint trigger "evidence_recorded" after insert or update or delete on "evidence"
  deferrable initially deferred for each row execute function demand_entry('case_id');
create trigger "evidence_no_truncate" before truncate on "evidence" for each statement execute function refuse_change();

create constraint trigger "evaluation_recorded" after insert or update or delete on "evaluation"
  deferrable initially deferred for each row execute function demand_entry('case_id');
create trigger "evaluation_no_truncate" before truncate on "evaluation" for each statement execute function refuse_change();

create constraint trigger "escalation_recorded" after insert or update or delete on "escalation"
  deferrable initially deferred for each row execute function demand_entry('case_id');
create trigger "escalation_no_truncate" before truncate on "escalation" for each statement execute function refuse_change();

create constraint trigger "document_version_recorded" after insert or update or delete on "document_version"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "document_version_no_truncate" before truncate on "document_version" for each statement execute function refuse_change();

create constraint trigger "document_recorded" after insert or update or delete on "document"
  deferrable initially deferred for each row execute function demand_entry('case_id');
create trigger "document_no_truncate" before truncate on "document" for each statement execute function refuse_change();

create constraint trigger "department_recorded" after insert or update or delete on "department"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "department_no_truncate" before truncate on "department" for each statement execute function refuse_change();

create constraint trigger "decision_recorded" after insert or update or delete on "decision"
  deferrable initially deferred for each row execute function demand_entry('case_id');
create trigger "decision_no_truncate" before truncate on "decision" for each statement execute function refuse_change();

create constraint trigger "credential_recorded" after insert or update or delete on "credential"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "credential_no_truncate" before truncate on "credential" for each statement execute function refuse_change();

create constraint trigger "compliment_recorded" after insert or update or delete on "compliment"
  deferrable initially deferred for each row execute function demand_entry('case_id');
create trigger "compliment_no_truncate" before truncate on "compliment" for each statement execute function refuse_change();

create constraint trigger "complainant_recorded" after insert or update or delete on "complainant"
  deferrable initially deferred for each row execute function demand_entry('case_id');
create trigger "complainant_no_truncate" before truncate on "complainant" for each statement execute function refuse_change();

create constraint trigger "commitment_recorded" after insert or update or delete on "commitment"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "commitment_no_truncate" before truncate on "commitment" for each statement execute function refuse_change();

create constraint trigger "clock_line_recorded" after insert or update or delete on "clock_line"
  deferrable initially deferred for each row execute function demand_entry('case_id');
create trigger "clock_line_no_truncate" before truncate on "clock_line" for each statement execute function refuse_change();

create constraint trigger "clock_extension_recorded" after insert or update or delete on "clock_extension"
  deferrable initially deferred for each row execute function demand_entry('case_id');
create trigger "clock_extension_no_truncate" before truncate on "clock_extension" for each statement execute function refuse_change();

create constraint trigger "cause_cycle_recorded" after insert or update or delete on "cause_cycle"
  deferrable initially deferred for each row execute function demand_entry('case_id');
create trigger "cause_cycle_no_truncate" before truncate on "cause_cycle" for each statement execute function refuse_change();

create constraint trigger "cause_recorded" after insert or update or delete on "cause"
  deferrable initially deferred for each row execute function demand_entry('case_id');
create trigger "cause_no_truncate" before truncate on "cause" for each statement execute function refuse_change();

create constraint trigger "category_recorded" after insert or update or delete on "category"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "category_no_truncate" before truncate on "category" for each statement execute function refuse_change();

create constraint trigger "case_response_recorded" after insert or update or delete on "case_response"
  deferrable initially deferred for each row execute function demand_entry('case_id');
create trigger "case_response_no_truncate" before truncate on "case_response" for each statement execute function refuse_change();

create constraint trigger "case_link_recorded" after insert or update or delete on "case_link"
  deferrable initially deferred for each row execute function demand_entry('case_id');
create trigger "case_link_no_truncate" before truncate on "case_link" for each statement execute function refuse_change();

create constraint trigger "case_clock_recorded" after insert or update or delete on "case_clock"
  deferrable initially deferred for each row execute function demand_entry('case_id');
create trigger "case_clock_no_truncate" before truncate on "case_clock" for each statement execute function refuse_change();

create constraint trigger "case_recorded" after insert or update or delete on "case"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "case_no_truncate" before truncate on "case" for each statement execute function refuse_change();

create constraint trigger "calendar_version_recorded" after insert or update or delete on "calendar_version"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "calendar_version_no_truncate" before truncate on "calendar_version" for each statement execute function refuse_change();

create constraint trigger "branch_recorded" after insert or update or delete on "branch"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "branch_no_truncate" before truncate on "branch" for each statement execute function refuse_change();

create constraint trigger "barrier_recorded" after insert or update or delete on "barrier"
  deferrable initially deferred for each row execute function demand_entry('case_id');
create trigger "barrier_no_truncate" before truncate on "barrier" for each statement execute function refuse_change();

create constraint trigger "backdating_recorded" after insert or update or delete on "backdating"
  deferrable initially deferred for each row execute function demand_entry('case_id');
create trigger "backdating_no_truncate" before truncate on "backdating" for each statement execute function refuse_change();

create constraint trigger "action_line_recorded" after insert or update or delete on "action_line"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "action_line_no_truncate" before truncate on "action_line" for each statement execute function refuse_change();

create constraint trigger "action_recorded" after insert or update or delete on "action"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "action_no_truncate" before truncate on "action" for each statement execute function refuse_change();

create constraint trigger "absence_recorded" after insert or update or delete on "absence"
  deferrable initially deferred for each row execute function demand_entry();
create trigger "absence_no_truncate" before truncate on "absence" for each statement execute function refuse_change();

create unique index matrix_in_force on matrix ((true)) where until is null;
create unique index commitment_in_force on commitment (line_id) where until is null;
create unique index ladder_in_force on ladder_step (line_id) where until is null;
create unique index calendar_in_force on calendar_version (calendar_id) where until is null;
create unique index calendar_standard on calendar_version ((true)) where until is null and standard;
create unique index wording_in_force on wording (key) where until is null;

create extension if not exists pg_trgm;
create function ar_norm(t text) returns text language sql immutable strict parallel safe as $$
  select lower(translate(
    regexp_replace(normalize(t, nfkc), '[\\u064B-\\u065F\\u0670\\u0640\\u200B-\\u200F\\u202A-\\u202E\\u2066-\\u2069]', '', 'g'),
    'أإآٱىةؤئ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', 'اااايهوي01234567890123456789')) $$;
create function case_words(title text, product text) returns text language sql immutable parallel safe as $$
  select public.ar_norm(coalesce(title, '') || ' ' || coalesce(product, '')) $$;
create index case_search on "case" using gin (case_words(title, product) gin_trgm_ops);

create unique index membership_one_lead on membership (case_id) where part = 'lead' and until is null;
create unique index membership_once on membership (case_id, person_id) where until is null;
create function keep_a_lead() returns trigger language plpgsql as $$
begin raise exception 'A case is never left without a lead: %', new.id; end $$;
create trigger case_keeps_a_lead before update on "case" for each row when (old.lead_id is not null and new.lead_id is null) execute function keep_a_lead();
create unique index case_response_one_open on case_response (case_id, cycle) where told_at is null;
create index case_due on "case" (coalesce(due_at, 'infinity'::timestamptz), id);
create index case_open_received on "case" (received_at desc, id desc) where stage <> 'closed';
create index case_number on "case" (number text_pattern_ops);
create index case_received on "case" (received_at desc, id desc);
create index case_departments on "case" using gin (department_ids);
create index case_members on "case" using gin (member_ids);

alter table case_reading add column seen int4multirange not null default '{}';

create index saved_view_of on saved_view (subject, author_id) where removed_at is null;
create index view_place_of on view_place (person_id);

create unique index case_clock_once on case_clock (case_id, name, legal, cycle) where phase <> 'stopped';
create unique index clock_line_place on clock_line (clock_id, place);
create unique index clock_extension_asked on clock_extension (clock_id) where state = 'asked';
create function clock_lines_stay() returns trigger language plpgsql as $$
begin raise exception 'The log of a clock is only ever appended to.'; end $$;
create trigger clock_lines_stay before update or delete on clock_line for each row execute function clock_lines_stay();

create unique index action_line_place on action_line (action_id, place);
create trigger action_lines_stay before update or delete on action_line for each row execute function clock_lines_stay();

create index complainant_email on complainant (email_mark) where email_mark is not null;
create index complainant_phone on complainant (phone_mark) where phone_mark is not null;
create index contact_code_mark on contact_code (contact_mark);
create unique index satisfaction_cycle on satisfaction (case_id, cycle);
create index satisfaction_remind on satisfaction (remind_at) where answered_at is null and remind_at is not null;
create index case_settling on "case" (asked_at) where stage = 'settling';
create unique index lessening_waiting on lessening (case_id) where verdict is null;


create unique index evidence_number on evidence (case_id, number);
create unique index evidence_version_number on evidence_version (evidence_id, number);
create unique index cause_cycle_number on cause_cycle (case_id, number);
create unique index upload_once on upload (person_id, op_id);
create index custody_latest on custody (evidence_id, at desc);
create function custody_stays() returns trigger language plpgsql as $$
begin raise exception 'custody is only appended to'; end $$;
create trigger custody_append_only before update or delete on custody for each row execute function custody_stays();


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


create index notice_unread on notice (person_id, id) where read_at is null;
create unique index notice_passage_once on notice_passage (notice_id, way);
create index notice_passage_due on notice_passage (due_at) where ended_at is null;
create unique index push_device_once on push_device (mark) where ended_at is null;
create index delivery_due on delivery (due_at) where due_at is not null;


create unique index deadline_once on deadline (case_id, clock, cycle, step);
create index deadline_due on deadline (at) where fired_at is null;
create index escalation_open on escalation (case_id) where ended_at is null;

create index case_escalated on "case" (level desc, due_at, id) where stage <> 'closed' and level > 0;
create index case_watched on "case" (watch_at) where stage <> 'closed' and not paused;
create index case_clock_due on case_clock (coalesce(breached_at, promise_at, target_at, 'infinity'::timestamptz), id) where phase <> 'stopped';
create index action_due on action (due_at, id) where stage in ('planned', 'started', 'implemented', 'verified');

create index said_words on said (md5(ar_norm(trim(body)))) where field = 'text';
create index cause_sort on cause (category, leg) where recorded_at is not null and removed_at is null;
`;
