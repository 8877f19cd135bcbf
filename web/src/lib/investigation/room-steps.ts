import { m } from '#lib/paraglide/messages.js';
import type { VerbForm } from '#lib/case/forms.ts';
import type { RoomData } from '#lib/case/room.svelte.ts';
import type { Step } from '#lib/case/verbs.ts';
import { recordable, recordForm } from './cause-forms.ts';
import { findingsIn } from './findings.svelte.ts';

/** What the head of the room offers of the investigation: a root cause, once one is confirmed. */
export const steps = (room: RoomData): Step[] => {
  const findings = findingsIn(room.id);
  return findings && recordable(findings).length ? [{ name: 'recordCause', verb: 'cause.record', label: m.investigation_record(), key: 'r' }] : [];
};

export function formOf(name: string, room: RoomData): VerbForm | null {
  const findings = name === 'recordCause' ? findingsIn(room.id) : undefined;
  if (!findings) return null;
  const { title, about, go, done, document, fields, now, variables } = recordForm(findings);
  const { seq } = room;
  return {
    title, go, document, wide: true, ...(about ? { about } : {}), ...(done ? { done } : {}),
    fields: fields.map(({ name: field, label, type, required, options, hint, initial }) => ({
      name: field, label, required: !!required, ...(type === 'choice' || type === 'textarea' ? { type } : {}), ...(options ? { options } : {}), ...(hint ? { hint } : {}), ...(initial ? { initial } : {}),
    })),
    now: () => now?.() ?? '',
    variables: (values, seen) => variables(values, seen.seq !== seq),
  };
}
