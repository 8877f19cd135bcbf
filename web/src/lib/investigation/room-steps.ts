import { m } from '#lib/paraglide/messages.js';
import type { VerbForm } from '#lib/case/forms.ts';
import type { RoomData } from '#lib/case/room.svelte.ts';
import type { Step } from '#lib/case/verbs.ts';
import { recordable, recordForm } from './cause-forms.ts';
import { findingsIn } from './findings.svelte.ts';

/** What the head of the room offers of the investigation: the root cause, and the way to it while none is confirmed. */
export const steps = (room: RoomData): Step[] => {
  const findings = findingsIn(room.id);
  const ready = findings ? recordable(findings).length > 0 : false;
  const due = room.missing.includes('case.cause-open');
  const way = { tab: 'causes', hint: m.investigation_record_first() };
  return [
    ...(ready || due ? [{ name: 'recordCause', verb: 'cause.record', label: ready ? m.investigation_record() : m.investigation_find(), key: 'r', ...(!ready && way) }] : []),
    ...(due && !room.viewer.can.includes('cause.record') ? [{ name: 'findCauses', verb: 'cause.add', label: m.investigation_find(), key: 'r', ...way }] : []),
  ];
};

export function formOf(name: string, room: RoomData): VerbForm | null {
  const findings = name === 'recordCause' ? findingsIn(room.id) : undefined;
  if (!findings) return null;
  const { key: _, look, now, news: __, variables, ...form } = recordForm(findings);
  const opened = look?.();
  return { ...form, now: () => now?.() ?? m.ask_gone(), variables: (values, seen) => variables(values, seen.seq === room.seq ? opened : look?.()) };
}
