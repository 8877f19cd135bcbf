/** The inbox is read by person, what is due by its time. */
export const noticeTables = `
create index notice_unread on notice (person_id, id) where read_at is null;
create index notice_unmailed on notice (at) where digest_id is null and read_at is null;
create index delivery_due on delivery (due_at) where due_at is not null;
`;
