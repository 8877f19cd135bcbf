/** The inbox is read by person, what is due by its time; one notice has one passage on each way, and one browser one owner. */
export const noticeTables = `
create index notice_unread on notice (person_id, id) where read_at is null;
create unique index notice_passage_once on notice_passage (notice_id, way);
create index notice_passage_due on notice_passage (due_at) where ended_at is null;
create unique index push_device_once on push_device (mark) where ended_at is null;
create index delivery_due on delivery (due_at) where due_at is not null;
`;
