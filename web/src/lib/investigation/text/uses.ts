import { goto } from '$app/navigation';
import { m } from '#lib/paraglide/messages.js';
import type { RoomStore } from '#lib/case/room/room.svelte.ts';
import { done as told } from '#lib/platform/ui/toast.ts';
import { findingsIn } from '../findings.svelte.ts';

/** Where the words of a draft go: to be looked over there, and sent by a person. */
export interface Use { readonly label: string; readonly run: (words: string) => void }
type Step = (name: string, item?: { id: string }) => void;

/** Where a text of a sort is used, by this person; nowhere for most. */
export const usesOf = (room: RoomStore, step: Step) => (sort: string): readonly Use[] => {
  const into = (form: string, field: string, go: () => void, label = m.investigation_text_use()): Use => ({
    label,
    run: (words) => {
      // Where the form keeps what is typed in it.
      sessionStorage.setItem(`majlis.draft.${room.id}.${form}`, JSON.stringify({ [field]: words }));
      go();
    },
  });
  if (sort === 'response' && room.can('case.respond')) return [into('respond', 'body', () => step('respond'))];
  if (sort === 'rationale' && room.can('decision.record')) {
    return [into('decide', 'reason', () => void goto(`/cases/${room.data.number}/decisions`, { reset: false }).then(() => told(m.investigation_text_used_reason())))];
  }
  if (sort === 'statement' && room.can('statement.record')) {
    const awaited = (findingsIn(room.id)?.found?.statements ?? []).filter(({ givenAt }) => !givenAt);
    return [
      ...awaited.map((one) => into(`giveStatement.${one.id}`, 'text', () => step('giveStatement', one), m.investigation_text_use_asked({ who: one.person?.name ?? one.department?.name ?? '' }))),
      into('takeDown', 'text', () => step('takeDown'), awaited.length ? m.investigation_text_use_statement() : m.investigation_text_use()),
    ];
  }
  return [];
};
