/** What stands beside the tables of the investigation: numbers that count once, and a custody that is only appended to. */
export const investigationTables = `
create unique index evidence_number on evidence (case_id, number);
create unique index evidence_version_number on evidence_version (evidence_id, number);
create unique index cause_cycle_number on cause_cycle (case_id, number);
create unique index upload_once on upload (person_id, op_id);
create index custody_latest on custody (evidence_id, at desc);
create function custody_stays() returns trigger language plpgsql as $$
begin raise exception 'custody is only appended to'; end $$;
create trigger custody_append_only before update or delete on custody for each row execute function custody_stays();
`;
