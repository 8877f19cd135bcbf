import { m } from '#lib/paraglide/messages.js';
import type { VerbForm } from '#lib/case/forms.ts';
import type { AskForm } from '#lib/platform/ask-form.ts';
import type { RoomData } from '#lib/case/room/data.ts';
import type { Step } from '#lib/case/verbs.ts';
import { recordable, recordForm } from './causes/cause-forms.ts';
import { findingsIn } from './findings.svelte.ts';
import { giveForm, takeDownForm } from './statement-forms.ts';

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

export function formOf(name: string, room: RoomData, _directory: unknown, item?: { id: string }): VerbForm | null {
  const findings = findingsIn(room.id);
  if (name === 'takeDown') return alone(takeDownForm(room.id));
  const asked = name === 'giveStatement' ? findings?.found?.statements.find(({ id }) => id === item?.id) : undefined;
  if (asked) return alone(giveForm(asked, true));
  if (name !== 'recordCause' || !findings) return null;
  const { key: _, look, now, news: __, variables, ...form } = recordForm(findings);
  const opened = look?.();
  return { ...form, now: () => now?.() ?? m.ask_gone(), variables: (values, seen) => variables(values, seen.seq === room.seq ? opened : look?.()) };
}

/** A form that decides on nothing that others may have changed. */
const alone = ({ key: _, look: __, now: ___, news: ____, ...form }: AskForm): VerbForm => form as VerbForm;
