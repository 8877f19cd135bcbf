export const subjects = ['escalations', 'promises', 'actions'] as const;
export type Subject = (typeof subjects)[number];

/** By what a board is laid out, across and down. */
export const dimensions = ['level', 'due', 'stage', 'department', 'owner', 'branch', 'band', 'clock'] as const;
export type Dimension = (typeof dimensions)[number];

export const bands = ['critical', 'high', 'medium', 'low'] as const;
export const clocks = ['acknowledge', 'firstResponse', 'progress', 'decision', 'closing', 'implementation', 'satisfaction', 'handover', 'action'] as const;

/** What fits each board; the first is what its columns are by themselves. */
export const fitting: Readonly<Record<Subject, readonly Dimension[]>> = {
  escalations: ['level', 'department', 'owner', 'branch', 'band', 'clock', 'due'],
  promises: ['due', 'clock', 'department', 'owner', 'branch', 'band', 'level'],
  actions: ['stage', 'level', 'due', 'department', 'owner'],
};
