/**
 * Folding for search (domain.md 34): alef, hamza seats, ya, ta marbuta, diacritics, tatweel, case and digits; and an index by
 * parts of words over what a case is called.
 */
const searchTables = `
create extension if not exists pg_trgm;
create function ar_norm(t text) returns text language sql immutable strict parallel safe as $$
  select lower(translate(
    regexp_replace(normalize(t, nfkc), '[\\u064B-\\u065F\\u0670\\u0640\\u200B-\\u200F\\u202A-\\u202E\\u2066-\\u2069]', '', 'g'),
    'أإآٱىةؤئ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', 'اااايهوي01234567890123456789')) $$;
create function case_words(title text, product text) returns text language sql immutable parallel safe as $$
  select public.ar_norm(coalesce(title, '') || ' ' || coalesce(product, '')) $$;
create index case_search on "case" using gin (case_words(title, product) gin_trgm_ops);`;

/** Exactly one lead at every instant: one running time as lead per case, and whoever had one is never left without. */
const leadTables = `
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
create index case_members on "case" using gin (member_ids);`;

/** Which entries somebody has seen, in whatever order they came to the screen: ranges, so that a room read to its end is one of them. */
const readingTables = `
alter table case_reading add column seen int4multirange not null default '{}';`;

/** Whose views a list shows, and where each person keeps them. */
const viewTables = `
create index saved_view_of on saved_view (subject, author_id) where removed_at is null;
create index view_place_of on view_place (person_id);`;

export const caseTables = `${searchTables}\n${leadTables}\n${readingTables}\n${viewTables}`;
