import { m } from '#lib/paraglide/messages.js';
import { said } from '#lib/case/said.ts';
import { BackCause, ClassCause, JudgeCause, LinkCause, MergeCause, MoveCause, RecordRootCause, RewordCause, WaiveCause } from '#schema/documents/investigation.ts';
import { evidenceName, type Cause, type Findings } from '../findings.svelte.ts';
import { askForm, type AskField, type AskForm } from '#lib/platform/ask-form.ts';
import { branchOf, legs, linesOf, placedOf } from './tree.ts';

const reason = (label: string, hint?: string): AskField => ({ name: 'reason', label, type: 'textarea', required: true, ...(hint ? { hint } : {}) });
const short = (text: string): string => (text.length > 90 ? `${text.slice(0, 88)}…` : text);

/** Causes that a cause may be put beneath or joined with, in words and in the order of the tree. */
const places = (findings: Findings, cause: Cause, without: ReadonlySet<string>) => {
  const { placed } = placedOf(findings.causes.filter(({ cycle }) => cycle === cause.cycle));
  return legs.flatMap((leg) => linesOf(placed, leg).filter(({ node }) => !without.has(node.id)).map(({ node }) => ({ value: node.id, label: `${said('leg', leg)} · ${short(node.text)}` })));
};

/** The version of what the person saw. A newer one that says the same (somebody voted, or moved it) is as good. */
const versionOf = (seen: Cause, newest: Cause | undefined): number => {
  const says = ({ text, state, recordedAt, evidence }: Cause): string => JSON.stringify([text, state, recordedAt, evidence]);
  return newest && says(newest) === says(seen) ? newest.version : seen.version;
};

/** Every step on a cause that needs more than a press. */
export function causeForm(name: string, findings: Findings, cause: Cause): AskForm | null {
  const { id } = cause;
  const newest = () => findings.causes.find((one) => one.id === id);
  const look = () => newest() ?? cause;
  const now = () => newest()?.text ?? null;
  const judged = () => {
    const one = newest();
    return one ? `${one.text} · ${said('cause', one.state)}` : null;
  };
  const branch = branchOf(findings.causes, id);
  switch (name) {
    case 'reword':
      return askForm({
        key: `${id}.reword`, place: `cause:${id}`, title: m.investigation_reword(), go: m.investigation_reword_go(), now, look, document: RewordCause,
        ...(cause.state !== 'hypothesis' ? { about: m.investigation_reword_about() } : {}),
        fields: [{ name: 'text', label: m.investigation_cause(), type: 'own', required: true, initial: cause.text }],
        variables: ({ text = '' }, seen) => ({ id, text, expectedVersion: versionOf(seen, newest()) }),
      });
    case 'class':
      return askForm({
        key: `${id}.class`, title: m.investigation_class(), go: m.investigation_save(), now, document: ClassCause,
        fields: [
          ...(cause.parentId ? [] : [{ name: 'leg', label: m.investigation_leg(), type: 'choice' as const, required: true, initial: cause.leg, options: legs.map((leg) => ({ value: leg, label: said('leg', leg) })) }]),
          { name: 'category', label: m.investigation_category(), type: 'select', initial: cause.category ?? '', options: findings.categories.map(({ code, name: label }) => ({ value: code, label })) },
          { name: 'confidence', label: m.investigation_confidence(), type: 'number', initial: cause.confidence === null ? '' : String(cause.confidence), hint: m.investigation_confidence_hint() },
        ],
        variables: ({ leg, category, confidence }) => ({ id, input: { leg: leg || cause.leg, category: category || null, confidence: confidence ? Math.round(Number(confidence)) : null } }),
      });
    case 'back':
      return askForm({
        key: `${id}.back`, title: m.investigation_back(), about: short(cause.text), go: m.investigation_save(), now, document: BackCause,
        fields: [{ name: 'evidence', label: m.investigation_back_which(), type: 'checks', initial: cause.evidence.join(' '), options: evidenceOptions(findings, cause.evidence), ...(findings.found?.evidence.length ? {} : { hint: m.investigation_back_none() }) }],
        variables: ({ evidence = '' }) => ({ id, input: { evidence: evidence.split(' ').filter(Boolean) } }),
      });
    case 'move':
      return askForm({
        key: `${id}.move`, title: m.investigation_move_to(), about: short(cause.text), go: m.investigation_move_go(), now, document: MoveCause,
        fields: [{ name: 'to', label: m.investigation_move_where(), type: 'pick', required: true, options: [...legs.map((leg) => ({ value: leg, label: m.investigation_top_of({ leg: said('leg', leg) }) })), ...places(findings, cause, branch)] }],
        variables: ({ to = '' }) => ({ id, place: (legs as readonly string[]).includes(to) ? { leg: to } : { parentId: to } }),
      });
    case 'link':
      return askForm({
        key: `${id}.link`, title: m.investigation_link(), about: m.investigation_link_about(), go: m.investigation_link_go(), now, document: LinkCause,
        fields: [{ name: 'under', label: m.investigation_link_which(), type: 'pick', required: true, options: places(findings, cause, new Set([...branch, ...cause.alsoUnder, cause.parentId ?? ''])) }],
        variables: ({ under = '' }) => ({ id, underId: under, linked: true }),
      });
    case 'merge':
      return askForm({
        key: `${id}.merge`, title: m.investigation_merge(), about: m.investigation_merge_about(), go: m.investigation_merge_go(), now, document: MergeCause,
        fields: [{ name: 'into', label: m.investigation_merge_into(), type: 'pick', required: true, options: places(findings, cause, branch) }],
        variables: ({ into = '' }) => ({ id, intoId: into }),
      });
    case 'confirm':
    case 'reject':
    case 'reconsider': {
      const state = name === 'confirm' ? 'confirmed' : name === 'reject' ? 'rejected' : 'hypothesis';
      const words = { confirm: m.investigation_confirm(), reject: m.investigation_reject(), reconsider: m.investigation_reconsider() }[name];
      return askForm({
        key: `${id}.${name}`, title: words, about: short(cause.text), go: words, now: judged, look, document: JudgeCause, danger: name === 'reject' && !!cause.recordedAt,
        fields: [reason(m.investigation_judge_why(), cause.recordedAt && state !== 'confirmed' ? m.investigation_unrecord() : undefined)],
        variables: ({ reason: why = '' }, seen) => ({ id, state, reason: why, expectedVersion: versionOf(seen, newest()) }),
      });
    }
    default:
      return null;
  }
}

/** Recording a root cause: which of the confirmed ones, and why. */
export function recordForm(findings: Findings, chosen?: Cause): AskForm {
  const ready = recordable(findings);
  const first = chosen ?? ready[0];
  const newest = (id: string) => findings.causes.find((one) => one.id === id);
  return askForm({
    key: `${findings.caseId}.record`, title: m.investigation_record(), about: m.investigation_record_about(), go: m.investigation_record(), done: m.investigation_recorded(), wide: true, document: RecordRootCause,
    look: () => new Map(findings.causes.map((one) => [one.id, one])),
    now: () => (first ? (newest(first.id)?.text ?? null) : null),
    fields: [
      {
        name: 'cause', label: m.investigation_record_which(), type: 'choice', required: true, initial: first?.id ?? '',
        options: ready.map(({ id, text, leg, judge, rests }) => ({ value: id, label: text, hint: [said('leg', leg), judge ? m.investigation_confirmed_by({ name: judge.name }) : '', rests.map(({ number, version }) => evidenceName(number, version)).join(' ')].filter(Boolean).join(' · ') })),
      },
      reason(m.investigation_record_why(), m.investigation_record_hint()),
    ],
    variables: ({ cause = '', reason: why = '' }, seen) => {
      const saw = seen.get(cause);
      return { id: cause, reason: why, expectedVersion: saw ? versionOf(saw, newest(cause)) : 0 };
    },
  });
}

export const recordable = (findings: Findings): Cause[] => findings.causes.filter(({ state, recordedAt, cycle }) => state === 'confirmed' && !recordedAt && cycle === findings.found?.causeRound);

export const waiveForm = (findings: Findings, version: number): AskForm =>
  askForm({
    key: `${findings.caseId}.waive`, title: m.investigation_waive(), about: m.investigation_waive_about(), go: m.investigation_waive(), danger: true, look: () => findings.found?.version ?? version, document: WaiveCause,
    fields: [reason(m.investigation_waive_why())],
    variables: ({ reason: why = '' }, seen) => ({ caseId: findings.caseId, reason: why, expectedVersion: seen }),
  });

/** Evidence at its newest version, and at the versions that are rested on already. */
export function evidenceOptions(findings: Findings, held: readonly string[]): { value: string; label: string; hint?: string }[] {
  return (findings.found?.evidence ?? []).flatMap(({ id, number, title, latest, state }) => {
    const older = held.filter((one) => one.startsWith(`${id}@`) && one !== `${id}@${latest}`);
    const options = [...older, ...(state === 'excluded' ? [] : [`${id}@${latest}`])];
    return options.map((value) => ({ value, label: `${evidenceName(number, Number(value.split('@')[1]))} · ${title}` }));
  });
}
