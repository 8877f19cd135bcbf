import type { Message } from './room.svelte.ts';

/** Words of one's own that could not be sent: kept by the tab until they are, or until their author discards them. */
export type Unsent = Message & { failed?: string };

const key = (room: string): string => `majlis.unsent.${room}`;

export const keepUnsent = (room: string, messages: readonly Unsent[]): void => {
  if (messages.length) sessionStorage.setItem(key(room), JSON.stringify(messages));
  else sessionStorage.removeItem(key(room));
};

export const unsentIn = (room: string): readonly Unsent[] => {
  try {
    return JSON.parse(sessionStorage.getItem(key(room)) ?? '[]') as Unsent[];
  } catch {
    return [];
  }
};
