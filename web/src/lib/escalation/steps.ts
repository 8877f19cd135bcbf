import type { TypedDocumentNode } from '@urql/core';
import { m } from '#lib/paraglide/messages.js';
import { said } from '#lib/case/said.ts';
import { EscalateAction, EscalateCase, LowerAction, LowerCase, TakeEscalation, UpdateEscalation } from '../../../../schema/documents/escalation.ts';

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
}

/** What people may say when they raise a case; the rest the house finds by itself. */
export const causes = ['byHand', 'severity', 'safety', 'vulnerable', 'outside', 'repeated', 'silence'] as const;

export interface Given {
  cause: string;
  reason: string;
  comment: string;
  nextUpdateAt: Date | null;
}

export interface Step {
  title: string;
  about: string;
  go: string;
  done: string;
  asks: readonly ('cause' | 'reason' | 'comment' | 'next')[];
  document: TypedDocumentNode<unknown, never>;
  variables: (seen: Seen, given: Given) => Record<string, unknown>;
}

const next = (at: Date | null): string => at?.toISOString() ?? '';

export const stepOf = (name: StepName): Step =>
  ({
    take: {
      title: m.board_take(), about: m.board_take_about(), go: m.board_take(), done: m.board_take_done(), asks: ['next'], document: TakeEscalation,
      variables: (seen: Seen, given: Given) => ({ id: seen.escalationId ?? '', nextUpdateAt: next(given.nextUpdateAt) }),
    },
    update: {
      title: m.board_update(), about: m.board_update_about(), go: m.board_update(), done: m.board_update_done(), asks: ['comment', 'next'], document: UpdateEscalation,
      variables: (seen: Seen, given: Given) => ({ id: seen.escalationId ?? '', comment: given.comment, nextUpdateAt: next(given.nextUpdateAt) }),
    },
    escalate: {
      title: m.board_escalate(), about: m.board_escalate_about(), go: m.board_escalate(), done: m.board_escalate_done(), asks: ['cause', 'reason'], document: EscalateCase,
      variables: (seen: Seen, given: Given) => ({ caseId: seen.caseId, cause: given.cause, reason: given.reason, expectedVersion: seen.version }),
    },
    lower: {
      title: m.board_lower(), about: m.board_lower_about(), go: m.board_lower(), done: m.board_lower_done(), asks: ['reason'], document: LowerCase,
      variables: (seen: Seen, given: Given) => ({ caseId: seen.caseId, reason: given.reason, expectedVersion: seen.version }),
    },
    escalateAction: {
      title: m.board_escalate(), about: m.board_escalate_action_about(), go: m.board_escalate(), done: m.board_escalate_done(), asks: ['cause', 'reason'], document: EscalateAction,
      variables: (seen: Seen, given: Given) => ({ id: seen.actionId ?? '', cause: given.cause, reason: given.reason, expectedVersion: seen.version, expectedLevel: seen.level }),
    },
    lowerAction: {
      title: m.board_lower(), about: m.board_lower_action_about(), go: m.board_lower(), done: m.board_lower_done(), asks: ['reason'], document: LowerAction,
      variables: (seen: Seen, given: Given) => ({ id: seen.escalationId ?? '', reason: given.reason, expectedVersion: seen.escalationVersion ?? 0 }),
    },
  })[name] as unknown as Step;

export const levelName = (level: number, voice: (n: number) => string): string => (level === 0 ? m.board_watch() : m.board_level({ level: voice(level) }));
export const causeOptions = (): { value: string; label: string }[] => causes.map((value) => ({ value, label: said('escalation', value) }));
