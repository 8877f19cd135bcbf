/** What stands beside the tables of feedback: marks are looked up by equality, and two people who take the same step meet on one row. */
export const feedbackTables = `
create index complainant_email on complainant (email_mark) where email_mark is not null;
create index complainant_phone on complainant (phone_mark) where phone_mark is not null;
create index contact_code_mark on contact_code (contact_mark);
create unique index satisfaction_cycle on satisfaction (case_id, cycle);
create index satisfaction_remind on satisfaction (remind_at) where answered_at is null and remind_at is not null;
create index case_settling on "case" (asked_at) where stage = 'settling';
create unique index lessening_waiting on lessening (case_id) where verdict is null;
`;
