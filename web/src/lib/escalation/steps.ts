import { m } from '#lib/paraglide/messages.js';
import { said } from '#lib/case/said.ts';
import { askForm, type AskField, type AskForm, type Values } from '#lib/platform/ask-form.ts';
import { grouped } from '#schema/rules/grouped.ts';
import type { Manner } from '#lib/platform/manner.ts';
import { apart, duration, near } from '#lib/platform/words.ts';
import { EscalateAction, EscalateCase, LowerAction, LowerCase, TakeEscalation, UpdateEscalation } from '#schema/documents/escalation.ts';
import { instantOf, typedIn } from './zone.ts';

export type StepName = 'take' | 'update' | 'escalate' | 'lower' | 'escalateAction' | 'lowerAction';

/** What a step is decided on: the case or the action as it was seen, and the escalation that it stands under. */
export interface Seen {
  caseId: string;
  /** Where it is an action. */
  actionId?: string | null;
  version: number;
  level: number;
  escalationId: string | null;
  escalationVersion?: number;
  /** Where it stands, in words. */
  column: string;
  /** Number and title, where the form hides them. */
  what?: string;
}

/** What people may say when they raise a case; the rest the house finds by itself. */
export const causes = ['byHand', 'severity', 'safety', 'vulnerable', 'outside', 'repeated', 'silence'] as const;

/** What a step is about, where a form covers it: its number and its title. */
export const whatOf = (number: string, title: string): string => `${apart(grouped(number))} · ${apart(title)}`;

/** When one is heard of next: in round hours, which read better than “in 47 minutes from when you looked”, and on the next morning. */
function nexts(at: number, manner: Manner): readonly { value: string; label: string; hint?: string; instant: Date }[] {
  const hour = 3_600_000;
  const up = (after: number, round: number) => Math.ceil((at + after) / round) * round;
  const morning = instantOf(`${typedIn(at + 24 * hour, manner.zone).slice(0, 10)}T09:00`, manner.zone)!.getTime();
  return [['half', up(hour / 2, hour / 2)], ['hour', up(hour, hour)], ['hours', up(3 * hour, hour)], ['morning', morning]].map(([value, instant]) => ({
    value: String(value), label: near(Number(instant), at, manner), instant: new Date(Number(instant)),
    ...(value !== 'morning' && { hint: m.board_next_in({ duration: duration(Number(instant) - at, manner, 'object') }) }),
  }));
}

interface About {
  seen: Seen;
  now: () => Seen | null;
  to: string | null;
  manner: Manner;
  at: number;
}

/** A step as a form. `now`: where the case stands at this moment, `to`: to whom it goes, `at`: when it was asked. */
export function stepForm(name: StepName, { seen: opened, now, to, manner, at }: About): AskForm {
  const instants = nexts(at, manner);
  const next: readonly AskField[] = [
    { name: 'next', label: m.board_next_at(), type: 'choice', required: true, told: 'nextUpdateAt', initial: 'hour', options: [...instants, { value: 'other', label: m.board_next_other() }] },
    { name: 'nextTime', label: m.board_next_time(), type: 'datetime', required: true, told: 'nextUpdateAt', when: ({ next }) => next === 'other' },
  ];
  const nextUpdateAt = ({ next, nextTime = '' }: Values) => (next === 'other' ? instantOf(nextTime, manner.zone) : instants.find(({ value }) => value === next)?.instant)?.toISOString() ?? '';
  const cause: AskField = { name: 'cause', label: m.board_cause(), type: 'select', required: true, initial: 'byHand', options: causeOptions() };
  const why: AskField = { name: 'reason', label: m.board_reason(), type: 'textarea', rows: 3, required: true, hint: m.board_reason_hint() };
  const comment: AskField = { name: 'comment', label: m.board_comment(), type: 'textarea', rows: 3, required: true };
  const known = {
    key: `${opened.escalationId ?? opened.actionId ?? opened.caseId}.${name}`,
    look: () => now() ?? opened,
    now: () => now()?.column ?? null,
  };
  const told = (about: string): string => (opened.what ? `${opened.what}. ${about}` : about);
  const withTo = (about: string) => (to ? `${about} ${m.board_escalate_to({ to })}` : about);
  switch (name) {
    case 'take':
      return askForm({ ...known, title: m.board_take(), about: told(m.board_take_about()), go: m.board_take(), fields: next, document: TakeEscalation, variables: (values, seen) => ({ id: seen.escalationId ?? '', nextUpdateAt: nextUpdateAt(values) }) });
    case 'update':
      return askForm({
        ...known, title: m.board_update(), about: told(m.board_update_about()), go: m.board_update(), fields: [comment, ...next], document: UpdateEscalation,
        variables: (values, seen) => ({ id: seen.escalationId ?? '', comment: values['comment'] ?? '', nextUpdateAt: nextUpdateAt(values) }),
      });
    case 'escalate':
      return askForm({
        ...known, title: m.board_escalate(), about: told(withTo(m.board_escalate_about())), go: m.board_escalate(), fields: [cause, why], document: EscalateCase,
        variables: ({ cause = '', reason = '' }, seen) => ({ caseId: seen.caseId, cause, reason, expectedVersion: seen.version }),
      });
    case 'lower':
      return askForm({ ...known, title: m.board_lower(), about: told(m.board_lower_about()), go: m.board_lower(), fields: [why], document: LowerCase, variables: ({ reason = '' }, seen) => ({ caseId: seen.caseId, reason, expectedVersion: seen.version }) });
    case 'escalateAction':
      return askForm({
        ...known, title: m.board_escalate(), about: told(withTo(m.board_escalate_action_about())), go: m.board_escalate(), fields: [cause, why], document: EscalateAction,
        variables: ({ cause = '', reason = '' }, seen) => ({ id: seen.actionId ?? '', cause, reason, expectedVersion: seen.version, expectedLevel: seen.level }),
      });
    case 'lowerAction':
      return askForm({ ...known, title: m.board_lower(), about: told(m.board_lower_action_about()), go: m.board_lower(), fields: [why], document: LowerAction, variables: ({ reason = '' }, seen) => ({ id: seen.escalationId ?? '', reason, expectedVersion: seen.escalationVersion ?? 0 }) });
  }
}

/** What a step was answered with: the item that it is about, and the place of its entry, by which it can be taken back. */
interface Answer { seq?: number | null; escalation?: { id: string } | null; action?: { escalation?: { id: string } | null } | null }
export function slipOf(name: StepName, { escalationId }: Seen, data: unknown): { id: string; seq: number } | null {
  const { seq, escalation, action } = Object.values(data as Record<string, Answer>)[0]!;
  const id = name === 'escalate' ? escalation?.id : name === 'escalateAction' ? action?.escalation?.id : escalationId;
  return id && seq ? { id, seq } : null;
}
export const doneIn = (name: StepName): string =>
  ({ take: m.board_take_done, update: m.board_update_done, escalate: m.board_escalate_done, escalateAction: m.board_escalate_done, lower: m.board_lower_done, lowerAction: m.board_lower_done })[name]();

export const causeOptions = (): { value: string; label: string }[] => causes.map((value) => ({ value, label: said('escalation', value) }));
