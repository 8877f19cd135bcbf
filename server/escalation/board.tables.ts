/** What the first page of a board asks for: few rows, whatever is open. */
export const boardTables = `
create index case_escalated on "case" (level desc, due_at, id) where stage <> 'closed' and level > 0;
create index case_watched on "case" (watch_at) where stage <> 'closed' and not paused;
create index case_clock_due on case_clock (coalesce(breached_at, promise_at, target_at, 'infinity'::timestamptz), id) where phase <> 'stopped';
create index action_due on action (due_at, id) where stage in ('planned', 'started', 'implemented', 'verified');`;
