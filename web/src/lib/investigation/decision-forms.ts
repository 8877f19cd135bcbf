import { m } from '#lib/paraglide/messages.js';
import { RecordDecision, VoiceDecision } from '#schema/documents/investigation.ts';
import { evidenceOptions } from './causes/cause-forms.ts';
import type { Decision, Findings } from './findings.svelte.ts';
import { askForm, type AskForm } from '#lib/platform/ask-form.ts';

const ways = ['1', '2', '3', '4', '5', '6'] as const;

/** What was decided, between what, why and on what. `earlier` is superseded by it, and what it rested on is chosen, at its version; `from` is the message that it is taken from. */
export const decisionForm = (findings: Findings, { earlier, from }: { earlier?: Decision | undefined; from?: { id: string; body: string } | undefined } = {}): AskForm => {
  const held = earlier?.evidence ?? [];
  const offered = evidenceOptions(findings, held);
  return askForm({
    key: `${findings.caseId}.decide${earlier?.id ?? from?.id ?? ''}`, title: earlier ? m.investigation_supersede() : m.investigation_decide(), ...(earlier ? { about: earlier.question } : from ? { about: m.case_from_about() } : {}),
    go: m.investigation_decide(), done: m.investigation_decided(), wide: true, document: RecordDecision,
    fields: [
      { name: 'question', label: m.investigation_question(), required: true, initial: earlier?.question ?? '' },
      ...ways.map((n) => ({ name: `way${n}`, label: m.investigation_way({ n }), required: n === '1', half: true, initial: earlier?.options[Number(n) - 1]?.text ?? '', when: (values: Record<string, string>) => shown(n, values) })),
      { name: 'chosen', label: m.investigation_chosen(), type: 'choice', required: true, offers: chances, initial: String(Math.max(0, earlier?.options.findIndex(({ chosen }) => chosen) ?? 0) + 1) },
      { name: 'reason', label: m.investigation_decide_why(), type: 'textarea', required: true, rows: 4, initial: from?.body ?? '' },
      { name: 'evidence', label: m.investigation_rests_on(), type: 'checks', options: offered, initial: held.filter((one) => offered.some(({ value }) => value === one)).join(' '), ...(findings.found?.evidence.length ? {} : { hint: m.investigation_back_none() }) },
    ],
    variables: (values) => ({
      caseId: findings.caseId,
      input: {
        question: values['question'] ?? '', reason: values['reason'] ?? '', evidence: (values['evidence'] ?? '').split(' ').filter(Boolean), supersedes: earlier?.id ?? null, messageId: from?.id ?? null,
        options: ways.flatMap((n) => (values[`way${n}`]?.trim() ? [{ text: values[`way${n}`] ?? '', chosen: values['chosen'] === n }] : [])),
      },
    }),
  });
};

/** One more line is offered as soon as the last one is used. */
const shown = (n: string, values: Record<string, string>): boolean => Number(n) <= 2 || !!values[`way${Number(n) - 1}`]?.trim() || !!values[`way${n}`]?.trim();

/** What can be chosen is what was written, in its words. */
const chances = (values: Record<string, string>) =>
  ways.filter((n) => Number(n) <= 2 || values[`way${n}`]?.trim()).map((n) => ({ value: n, label: m.investigation_way({ n }), ...(values[`way${n}`]?.trim() && { hint: values[`way${n}`]!.trim() }) }));

export const voiceForm = (decision: Decision, agrees: boolean | null): AskForm =>
  askForm({
    key: `${decision.id}.voice`, title: m.investigation_voice(), about: decision.question, go: m.investigation_voice_go(), document: VoiceDecision,
    fields: [
      { name: 'agrees', label: m.investigation_voice_is(), type: 'choice', required: true, initial: agrees === true ? 'yes' : 'no', options: [{ value: 'yes', label: m.investigation_agree() }, { value: 'no', label: m.investigation_dissent() }] },
      { name: 'reason', label: m.investigation_voice_why(), type: 'textarea', hint: m.investigation_voice_hint() },
    ],
    variables: ({ agrees: how, reason = '' }) => ({ id: decision.id, agrees: how === 'yes', reason: reason.trim() || null }),
  });
