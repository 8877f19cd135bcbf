import { m } from '#lib/paraglide/messages.js';
import { said } from '#lib/case/said.ts';
import { choiceOf, type Candidates } from '#lib/case/whom.ts';
import { askForm, type AskField, type AskForm } from '#lib/platform/ask-form.ts';
import { AddAction, BlockAction, CancelAction, EditAction, ImplementAction, JudgeEffect, LinkAction, PlanVerification, VerifyImplementation } from '#schema/documents/action.ts';
import { kinds, methods, type Deed } from './stage.ts';

const numberIn = (typed: string | undefined): number | null => (typed?.trim() ? Number(typed) : null);
/** A day as a date field gives it, as the end of that day in this browser's zone. */
const endOfDay = (day: string): string => new Date(`${day}T17:00`).toISOString();
const typedDay = (at: string | null | undefined): string => {
  if (!at) return '';
  const date = new Date(at);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
};
const reason = (label: string, required = true): AskField => ({ name: 'reason', label, type: 'textarea', required });

/** An action is always born from a case; what goes to a cause names it. */
export const addActionForm = (caseId: string, people: Candidates, causes: readonly { id: string; text: string; recordedAt: string | null }[], me: string): AskForm => {
  const roots = causes.filter(({ recordedAt }) => recordedAt);
  return askForm({
    key: `${caseId}.action`, title: m.action_add(), go: m.action_add(), done: m.action_added(), wide: true, document: AddAction,
    fields: [
      { name: 'kind', label: m.action_kind(), type: 'choice', required: true, initial: 'corrective', options: kinds.map((value) => ({ value, label: said('action', value), hint: kindHints[value]() })) },
      { name: 'title', label: m.action_title(), required: true },
      { name: 'details', label: m.action_details(), type: 'textarea' },
      { name: 'causeId', label: m.action_cause(), type: 'select', when: ({ kind }) => kind !== 'correction', initial: roots.length === 1 ? roots[0]!.id : '', options: [...causes].sort((a, b) => Number(!!b.recordedAt) - Number(!!a.recordedAt)).map(({ id, text, recordedAt }) => ({ value: id, label: recordedAt ? `${text} (${m.action_root()})` : text })) },
      { name: 'ownerId', label: m.action_owner(), type: 'select', required: true, half: true, initial: me, ...choiceOf(people) },
      { name: 'dueAt', label: m.action_due(), type: 'date', required: true, half: true },
    ],
    variables: ({ kind = '', title = '', details, causeId, ownerId = '', dueAt = '' }) => ({ caseId, input: { kind, title, details: details || null, causeId: kind === 'correction' ? null : causeId || null, ownerId, dueAt: endOfDay(dueAt) } }),
  });
};
const kindHints: Record<(typeof kinds)[number], () => string> = {
  correction: m.action_hint_correction, containment: m.action_hint_containment, corrective: m.action_hint_corrective, preventive: m.action_hint_preventive, improvement: m.action_hint_improvement,
};

/** Every step on an action that needs more than a press. `newest`: the action as it is known now; `preset`: what is filled in already. */
export function actionForm(name: string, action: Deed, people: Candidates, newest: () => Deed | undefined, preset: Readonly<Record<string, string>> = {}): AskForm | null {
  const { id, version, plan, number } = action;
  const look = () => newest()?.version ?? version;
  const stage = () => said('actionStage', newest()?.stage);
  switch (name) {
    case 'edit':
      return askForm({
        key: `${id}.edit`, title: m.action_edit(), about: number, go: m.action_save(), look, document: EditAction, now: () => newest()?.title ?? null,
        fields: [
          { name: 'title', label: m.action_title(), required: true, initial: action.title },
          { name: 'details', label: m.action_details(), type: 'textarea', initial: action.details ?? '' },
          { name: 'ownerId', label: m.action_owner(), type: 'select', required: true, half: true, initial: action.owner?.id ?? '', ...choiceOf(people, { known: action.owner }) },
          { name: 'dueAt', label: m.action_due(), type: 'date', required: true, half: true, initial: typedDay(action.dueAt) },
          { ...reason(m.action_edit_why(), false), hint: m.action_edit_hint() },
        ],
        variables: ({ title = '', details, ownerId = '', dueAt = '', reason: why }, seen) => ({
          id, input: { title, details: details || null, ownerId, dueAt: dueAt === typedDay(action.dueAt) ? action.dueAt : endOfDay(dueAt), reason: why || null }, expectedVersion: seen,
        }),
      });
    case 'due':
      return askForm({
        key: `${id}.due`, title: m.boards_move_due(), about: `${number} · ${action.title}`, go: m.boards_move_due(), look, document: EditAction, now: () => typedDay(newest()?.dueAt) || null,
        fields: [{ name: 'dueAt', label: m.action_due(), type: 'date', required: true, initial: typedDay(preset['dueAt'] ? new Date(Number(preset['dueAt'])).toISOString() : action.dueAt) }, reason(m.action_edit_why())],
        variables: ({ dueAt = '', reason: why }, seen) => ({ id, input: { dueAt: dueAt === typedDay(action.dueAt) ? action.dueAt : endOfDay(dueAt), reason: why || null }, expectedVersion: seen }),
      });
    case 'owner':
      return askForm({
        key: `${id}.owner`, title: m.boards_hand_over(), about: `${number} · ${action.title}`, go: m.boards_hand_over(), look, document: EditAction, now: () => newest()?.owner?.name ?? null,
        fields: [{ name: 'ownerId', label: m.action_owner(), type: 'select', required: true, initial: preset['ownerId'] ?? action.owner?.id ?? '', ...choiceOf(people, { known: action.owner }) }, reason(m.action_edit_why())],
        variables: ({ ownerId = '', reason: why }, seen) => ({ id, input: { ownerId, reason: why || null }, expectedVersion: seen }),
      });
    case 'plan':
      return askForm({
        key: `${id}.plan`, title: plan ? m.action_replan() : m.action_plan(), about: plan ? m.action_replan_about() : m.action_plan_about(), go: plan ? m.action_replan() : m.action_plan(), done: m.action_planned(), wide: true, look, document: PlanVerification,
        now: () => newest()?.plan?.criterion ?? null,
        fields: [
          { name: 'criterion', label: m.action_criterion(), type: 'textarea', rows: 2, required: true, initial: plan?.criterion ?? '', hint: m.action_criterion_hint() },
          { name: 'method', label: m.action_method(), type: 'select', required: true, half: true, initial: plan?.method ?? 'trend', options: methods.map((value) => ({ value, label: said('method', value) })) },
          { name: 'measure', label: m.action_measure(), required: true, half: true, initial: plan?.measure ?? '', hint: m.action_measure_hint() },
          { name: 'baseline', label: m.action_baseline(), type: 'number', half: true, initial: plan?.baseline == null ? '' : String(plan.baseline), hint: m.action_baseline_hint() },
          { name: 'threshold', label: m.action_threshold(), type: 'number', half: true, initial: plan?.threshold == null ? '' : String(plan.threshold), hint: m.action_threshold_hint() },
          { name: 'startAfterDays', label: m.action_start_after(), type: 'number', required: true, half: true, initial: String(plan?.startAfterDays ?? 7), hint: m.action_start_after_hint() },
          { name: 'windowDays', label: m.action_window(), type: 'number', required: true, half: true, initial: String(plan?.windowDays ?? 30), hint: m.action_window_hint() },
          { name: 'sample', label: m.action_sample(), initial: plan?.sample ?? '', hint: m.action_sample_hint() },
          { name: 'verifierId', label: m.action_verifier(), type: 'select', required: true, initial: action.verifier?.id ?? '', ...choiceOf(people, { known: action.verifier }), hint: m.action_verifier_hint() },
          { name: 'control', label: m.action_control(), type: 'textarea', rows: 2, initial: plan?.control ?? '', hint: m.action_control_hint() },
          ...(plan ? [reason(m.action_replan_why())] : []),
        ],
        variables: (values, seen) => ({
          id, verifierId: values.verifierId ?? '', reason: values.reason || null, expectedVersion: seen,
          plan: {
            criterion: values.criterion ?? '', method: values.method ?? '', measure: values.measure ?? '', baseline: numberIn(values.baseline), threshold: numberIn(values.threshold), startAfterDays: Math.round(Number(values.startAfterDays)),
            windowDays: Math.round(Number(values.windowDays)), sample: values.sample || null, control: values.control || null,
          },
        }),
      });
    case 'block':
      return askForm({
        key: `${id}.block`, title: m.action_block(), about: m.action_block_about(), go: m.action_block(), document: BlockAction, fields: [reason(m.action_block_why())],
        variables: ({ reason: why = '' }) => ({ id, reason: why }),
      });
    case 'implement': {
      const asked = action.kind === 'corrective' || action.kind === 'preventive';
      return askForm({
        key: `${id}.implement`, title: m.action_implement(), about: number, go: m.action_implement_go(), done: said('actionStage', 'implemented'), wide: asked, document: ImplementAction,
        fields: [
          { name: 'done', label: m.action_done(), type: 'textarea', required: true },
          { name: 'similarPlaces', label: m.action_similar(), type: 'textarea', required: asked, hint: m.action_similar_hint() },
          { name: 'implementerId', label: m.action_implementer(), type: 'select', ...choiceOf(people), hint: m.action_implementer_hint() },
        ],
        variables: ({ done = '', similarPlaces, implementerId }) => ({ id, input: { done, similarPlaces: similarPlaces || null, implementerId: implementerId || null } }),
      });
    }
    case 'check':
      return askForm({
        key: `${id}.check`, title: m.action_check(), about: m.action_check_about(), go: m.action_check_go(), done: m.action_checked(), now: stage, look, document: VerifyImplementation,
        fields: [{ name: 'note', label: m.action_check_note(), type: 'textarea', required: true }, { name: 'control', label: m.action_control(), type: 'textarea', rows: 2, hint: m.action_control_hint() }],
        variables: ({ note = '', control }, seen) => ({ id, note, control: control || null, expectedVersion: seen }),
      });
    case 'judge': {
      const figures = plan?.threshold != null;
      const two = action.owner != null && action.owner.id === action.implementer?.id;
      return askForm({
        key: `${id}.judge`, title: m.action_judge(), about: plan?.criterion ?? number, go: m.action_judge_go(), done: m.action_judged(), now: stage, wide: true, look, document: JudgeEffect,
        fields: [
          ...(figures
            ? [
                { name: 'figure', label: m.action_figure({ measure: plan.measure }), type: 'number' as const, required: true, half: true, hint: m.action_figures({ baseline: String(plan.baseline ?? '–'), threshold: String(plan.threshold) }) },
                { name: 'exposure', label: m.action_exposure(), type: 'number' as const, required: true, half: true, hint: m.action_exposure_hint() },
              ]
            : []),
          { name: 'effective', label: m.action_verdict(), type: 'choice', required: true, options: [{ value: 'yes', label: said('actionStage', 'effective') }, { value: 'no', label: said('actionStage', 'notEffective'), hint: m.action_not_effective_hint() }] },
          reason(m.action_judge_why()),
          { name: 'control', label: m.action_control(), type: 'textarea', rows: 2, required: two, initial: plan?.control ?? '', hint: m.action_control_hint() },
        ],
        variables: (values, seen) => ({
          id, expectedVersion: seen,
          verdict: { effective: values.effective === 'yes', figure: numberIn(values.figure), exposure: numberIn(values.exposure), reason: values.reason ?? '', control: values.control || null },
        }),
      });
    }
    case 'link':
      return askForm({
        key: `${id}.link`, title: m.action_link(), about: m.action_link_about(), go: m.action_link_go(), done: m.action_linked(), document: LinkAction,
        fields: [{ name: 'caseId', label: m.action_link_number(), required: true, hint: m.action_link_number_hint() }],
        variables: ({ caseId = '' }) => ({ id, caseId }),
      });
    case 'cancel':
      return askForm({
        key: `${id}.cancel`, title: m.action_cancel_it(), about: number, go: m.action_cancel_it(), danger: true, now: stage, look, document: CancelAction, fields: [reason(m.action_cancel_why())],
        variables: ({ reason: why = '' }, seen) => ({ id, reason: why, expectedVersion: seen }),
      });
    default:
      return null;
  }
}
