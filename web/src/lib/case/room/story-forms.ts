import { m } from '#lib/paraglide/messages.js';
import { AmendStory, NoteStory } from '#schema/documents/case.ts';
import { form, type Directory, type VerbForm } from '../forms.ts';
import type { RoomData } from './data.ts';
import { who } from '../matter.ts';
import { instantOf } from '../zone.ts';

/** The forms by which people write into the story: what happened, and what is right instead of an entry (`item.id` is its place). */
export function storyFormOf(name: string, room: RoomData, { zone }: Directory, item?: { id: string }): VerbForm | null {
  const from = room.messages.find(({ id }) => id === item?.id);
  if (name === 'note') {
    return form({
      title: m.case_note(), about: from ? m.case_from_about() : m.case_note_about({ who: who(room.nature) }), go: m.case_note_go(), done: m.case_note_done(), document: NoteStory,
      fields: [
        { name: 'text', label: m.case_note_what(), type: 'textarea', required: true, initial: from?.body ?? '' },
        { name: 'happenedAt', label: m.case_note_when(), type: 'datetime', hint: m.case_note_when_hint() },
      ],
      variables: ({ text = '', happenedAt }, { id }) => ({ caseId: id, input: { text, happenedAt: instantOf(happenedAt, zone), messageId: from?.id ?? null } }),
    });
  }
  const entry = name === 'amend' ? room.story.find(({ seq }) => String(seq) === item?.id) : undefined;
  if (!entry) return null;
  return form({
    title: m.case_amend(), about: `${entry.sentence ?? ''} ${m.case_amend_about()}`, go: m.case_amend_go(), done: m.case_amend_done(), document: AmendStory,
    fields: [
      { name: 'text', label: m.case_amend_what(), type: 'textarea', required: true },
      { name: 'happenedAt', label: m.case_amend_when(), type: 'datetime' },
    ],
    variables: ({ text = '', happenedAt }, { id }) => ({ caseId: id, seq: entry.seq, input: { text, happenedAt: instantOf(happenedAt, zone) } }),
  });
}
