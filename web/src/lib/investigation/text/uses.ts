import { goto } from '$app/navigation';
import { m } from '#lib/paraglide/messages.js';
import type { RoomStore } from '#lib/case/room.svelte.ts';
import { done as told } from '#lib/platform/ui/toast.ts';

/** Takes the words of a draft to where they are used: to be looked over there, and sent by a person. Nothing for texts that are used nowhere, or not by this person. */
export const usesOf = (room: RoomStore, step: (name: string) => void) => (sort: string): ((words: string) => void) | undefined => {
  const into = (form: string, field: string, go: () => void) => (words: string): void => {
    // Where the form keeps what is typed in it.
    sessionStorage.setItem(`majlis.draft.${room.id}.${form}`, JSON.stringify({ [field]: words }));
    go();
  };
  if (sort === 'response' && room.can('case.respond')) return into('respond', 'body', () => step('respond'));
  if (sort === 'rationale' && room.can('decision.record')) {
    return into('decide', 'reason', () => void goto(`/cases/${room.data.number}/decisions`, { reset: false }).then(() => told(m.investigation_text_used_reason())));
  }
  return undefined;
};
