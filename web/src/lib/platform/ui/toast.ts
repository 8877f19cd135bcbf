import { m } from '#lib/paraglide/messages.js';
import { Later } from '../later.svelte.ts';

/** Where they appear; the shell places it. */
export const toasts = new Later(() => import('./Toasts.svelte'));
type Show = Awaited<ReturnType<typeof toasts.get>>['show'];
/** What cannot be shown because the line is gone: the screen says that already. */
const say = (how: (show: Show) => void, unsaid?: () => void): void => void toasts.get().then(({ show }) => how(show), unsaid ?? (() => undefined));

/** Done, and how to take it back. `undo` may be left out where there is nothing to undo. */
export const done = (text: string, undo?: () => void): void =>
  say((show) => show(text, { duration: 6_000, action: undo ? { label: m.ui_undo(), onClick: undo } : undefined }));

/** It did not work: what happened, what is safe, what to do. Stays until it is closed. */
export const failed = (text: string, about?: { detail?: string; again?: () => void }): void =>
  say((show) => show.error(text, {
    description: about?.detail,
    duration: Number.POSITIVE_INFINITY,
    action: about?.again ? { label: m.ui_again(), onClick: about.again } : undefined,
  }));

/**
 * Something leaves the house in `seconds`, unless it is recalled. The promise says whether it left. What cannot be recalled, since that cannot be shown, does not leave.
 */
export const recallable = (text: string, seconds: number): Promise<boolean> =>
  new Promise((settle) => {
    say((show) => show(text, {
      duration: seconds * 1_000,
      action: { label: m.ui_recall(), onClick: () => settle(false) },
      onAutoClose: () => settle(true),
      onDismiss: () => settle(true),
    }), () => settle(false));
  });
