import { m } from '#lib/paraglide/messages.js';
import { AddEvidence, ClassifyEvidence, ReviseEvidence } from '#schema/documents/investigation.ts';
import { instantOf } from '#lib/case/zone.ts';
import type { Evidence, Findings, Version } from '../findings.svelte.ts';
import { askForm, type AskField, type AskForm } from '#lib/platform/ask-form.ts';

const title = (initial = ''): AskField => ({ name: 'title', label: m.investigation_shows(), required: true, initial, hint: m.investigation_shows_hint() });
const source = (initial = ''): AskField => ({ name: 'source', label: m.investigation_source(), initial });
const secret = (on = false): AskField => ({
  name: 'confidential', label: m.investigation_who_sees(), type: 'choice', required: true, initial: on ? 'yes' : 'no',
  options: [{ value: 'no', label: m.investigation_seen_by_all() }, { value: 'yes', label: m.investigation_seen_by_team() }],
});

/** `zone`: in which times are typed; `from`: the message that it is taken from. */
export const addEvidenceForm = (findings: Findings, zone: string, from?: { id: string; body: string; at: string; author: { name: string } }): AskForm =>
  askForm({
    key: `${findings.caseId}.sentence${from?.id ?? ''}`, title: m.investigation_add_sentence(), about: from ? m.case_from_about() : m.investigation_add_sentence_about(), go: m.investigation_take_in(), done: m.investigation_taken_in(), document: AddEvidence,
    fields: [title(), { name: 'text', label: m.investigation_sentence(), type: 'textarea', required: true, rows: 5, initial: from?.body ?? '' }, source(from?.author.name), { name: 'happenedAt', label: m.investigation_happened(), type: 'datetime' }, secret()],
    variables: ({ title: shows = '', text = '', source: whence, happenedAt, confidential }) => ({
      caseId: findings.caseId, input: { title: shows, text, source: whence || null, happenedAt: instantOf(happenedAt, zone), confidential: confidential === 'yes', messageId: from?.id ?? null },
    }),
  });

export function evidenceForm(name: 'describe' | 'aside' | 'back' | 'text' | 'redact', findings: Findings, evidence: Evidence, from?: Version): AskForm {
  const { id, version } = evidence;
  const newest = () => findings.found?.evidence.find((one) => one.id === id);
  const look = () => newest()?.version ?? version;
  const now = () => newest()?.title ?? null;
  const { title: shows, source: origin, confidential } = evidence;
  switch (name) {
    case 'describe':
      return askForm({
        key: `${id}.describe`, title: evidence.state === 'inbox' ? m.investigation_classify() : m.investigation_describe(), go: m.investigation_save(), now, look, document: ClassifyEvidence,
        fields: [title(shows), source(origin ?? ''), secret(confidential)],
        variables: (values, seen) => ({ id, input: { title: values.title ?? '', source: values.source || null, state: 'kept', confidential: values.confidential === 'yes' }, expectedVersion: seen }),
      });
    case 'aside':
      return askForm({
        key: `${id}.aside`, title: m.investigation_set_aside(), about: m.investigation_set_aside_about(), go: m.investigation_set_aside(), now, look, document: ClassifyEvidence,
        fields: [{ name: 'reason', label: m.investigation_set_aside_why(), type: 'textarea', required: true }],
        variables: ({ reason = '' }, seen) => ({ id, input: { title: shows, source: origin, state: 'excluded', confidential, reason }, expectedVersion: seen }),
      });
    case 'back':
      return askForm({
        key: `${id}.back`, title: m.investigation_take_back(), go: m.investigation_take_back(), now, look, document: ClassifyEvidence, fields: [],
        variables: (_, seen) => ({ id, input: { title: shows, source: origin, state: 'kept', confidential }, expectedVersion: seen }),
      });
    case 'text':
    case 'redact':
      return askForm({
        key: `${id}.${name}`, title: name === 'redact' ? m.investigation_redact() : m.investigation_new_version(), about: name === 'redact' ? m.investigation_redact_about() : m.investigation_new_version_about(),
        go: m.investigation_take_in(), now, look, document: ReviseEvidence,
        fields: [{ name: 'text', label: m.investigation_sentence(), type: 'textarea', required: true, rows: 6, initial: from?.text ?? '' }],
        variables: ({ text = '' }, seen) => ({ id, text, expectedVersion: seen, redactedFrom: name === 'redact' ? (from?.number ?? null) : null }),
      });
  }
}
