/** The states of a clock, equal on every screen; `paused` stands still, `plain` judges nothing. */
export type State = 'calm' | 'watch' | 'late' | 'breached' | 'paused' | 'plain';
