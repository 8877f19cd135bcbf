/** One clock of a name runs in a case at a time; and the lines of a clock are only ever appended. */
export const clockTables = `
create unique index case_clock_once on case_clock (case_id, name, legal, cycle) where phase <> 'stopped';
create unique index clock_line_place on clock_line (clock_id, place);
create unique index clock_extension_asked on clock_extension (clock_id) where state = 'asked';
create function clock_lines_stay() returns trigger language plpgsql as $$
begin raise exception 'The log of a clock is only ever appended to.'; end $$;
create trigger clock_lines_stay before update or delete on clock_line for each row execute function clock_lines_stay();`;
