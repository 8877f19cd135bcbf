/** One edition is in force at a time, of each thing that is kept in editions; and one standard calendar. */
export const policyTables = `
create unique index matrix_in_force on matrix ((true)) where until is null;
create unique index commitment_in_force on commitment (line_id) where until is null;
create unique index ladder_in_force on ladder_step (line_id) where until is null;
create unique index calendar_in_force on calendar_version (calendar_id) where until is null;
create unique index calendar_standard on calendar_version ((true)) where until is null and standard;
create unique index wording_in_force on wording (key) where until is null;`;
