/** What the first page of a board asks for: few rows, whatever is open. */
export const boardTables = `
create index case_escalated on "case" (level desc, due_at, id) where stage <> 'closed' and level > 0;
create index case_watched on "case" (watch_at) where stage <> 'closed' and not paused;
create index case_clock_due on case_clock (coalesce(breached_at, promise_at, target_at, 'infinity'::timestamptz), id) where phase <> 'stopped';
create index action_due on action (due_at, id) where stage in ('planned', 'started', 'implemented', 'verified');`;

/** By what a cause that was met before is found: its words, in whatever case or letters, and its sort. */
export const repetitionTables = `
create index said_words on said (md5(ar_norm(trim(body)))) where field = 'text';
create index cause_sort on cause (category, leg) where recorded_at is not null and removed_at is null;`;
