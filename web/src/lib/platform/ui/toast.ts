import { toast as show } from 'svelte-sonner';
import { m } from '#lib/paraglide/messages.js';

/** Done, and how to take it back. `undo` may be left out where there is nothing to undo. */
export const done = (text: string, undo?: () => void): void =>
  void show(text, { duration: 6_000, action: undo ? { label: m.ui_undo(), onClick: undo } : undefined });

/** It did not work: what happened, what is safe, what to do. Stays until it is closed. */
export const failed = (text: string, about?: { detail?: string; again?: () => void }): void =>
  void show.error(text, {
    description: about?.detail,
    duration: Number.POSITIVE_INFINITY,
    action: about?.again ? { label: m.ui_again(), onClick: about.again } : undefined,
  });

/**
 * Something leaves the house in `seconds`, unless it is recalled. The promise says whether it left.
 */
export function recallable(text: string, seconds: number): Promise<boolean> {
  return new Promise((settle) => {
    const id = show(text, {
      duration: seconds * 1_000,
      action: { label: m.ui_recall(), onClick: () => settle(false) },
      onAutoClose: () => settle(true),
      onDismiss: () => settle(true),
    });
    void id;
  });
}
