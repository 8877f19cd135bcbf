import { unproven } from '#lib/case/next.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Item } from './item.ts';
import type { Dimension, Subject } from './fitting.ts';
import type { StepName } from './steps.ts';

/** What a card is moved to where more than a word is asked: filled in already, and still to be said yes to. */
export type Preset = Readonly<Record<string, string>>;
/** Something that may be done with a card: by its letter, by its menu, and some of it by moving it. */
export interface Deed {
  name: string;
  key?: string;
  label: string;
  allowed: (item: Item) => boolean;
  danger?: boolean;
}
/** What moving a card to a column comes to; or why it comes to nothing. */
export type Move = { name: string; preset?: Preset } | { refused: string };

const can = (...verbs: readonly string[]) => (item: Item): boolean => verbs.some((verb) => item.can.includes(verb));
const led = ({ owner, can: may }: Item): boolean => may.includes(owner ? 'case.offerLead' : 'case.appoint');
export const isStep = (name: string): name is StepName => ['take', 'update', 'escalate', 'lower'].includes(name);

/** The same on a case and on an action: take it, say how it stands, one level up, one level down. */
const ofLadder = (top: number): Deed[] => [
  { name: 'take', key: 't', label: m.board_take(), allowed: (one) => can('escalation.take')(one) && !!one.standing && !one.standing.takenBy },
  { name: 'update', key: 'u', label: m.board_update(), allowed: (one) => can('escalation.comment')(one) && !!one.standing?.takenBy },
  { name: 'escalate', key: 'e', label: m.board_escalate(), allowed: (one) => can('escalation.raise')(one) && one.level < top },
  { name: 'lower', key: 'l', label: m.board_lower(), allowed: (one) => can('escalation.lower')(one) && one.level > 0 },
];

const ofCases = (top: number): Deed[] => [
  ...ofLadder(top),
  { name: 'lead', key: 'o', label: m.view_bulk_lead(), allowed: led },
  { name: 'route', key: 'd', label: m.view_bulk_route(), allowed: can('case.route') },
];

const ofActions = (top: number): Deed[] => [
  { name: 'plan', key: 'p', label: m.action_plan(), allowed: (one) => can('action.plan')(one) && !['correction', 'containment'].includes(one.kind) },
  { name: 'start', key: 's', label: m.action_start(), allowed: can('action.start') },
  { name: 'implement', key: 'd', label: m.action_implement(), allowed: can('action.implement') },
  { name: 'check', key: 'v', label: m.action_check(), allowed: can('action.check') },
  { name: 'judge', key: 'j', label: m.action_judge(), allowed: can('action.judge') },
  { name: 'due', key: 'r', label: m.boards_move_due(), allowed: can('action.edit') },
  { name: 'owner', key: 'o', label: m.boards_hand_over(), allowed: can('action.edit') },
  { name: 'block', key: 'b', label: m.action_block(), allowed: (one) => can('action.block')(one) && !one.paused },
  { name: 'unblock', key: 'b', label: m.action_unblock(), allowed: (one) => can('action.block')(one) && one.paused },
  { name: 'takeBack', key: 'z', label: m.boards_take_back(), allowed: can('action.takeBack') },
  ...ofLadder(top),
  { name: 'cancel', label: m.action_cancel_it(), allowed: can('action.cancel'), danger: true },
];

/** @param top the last level of the ladder */
export const deedsOf = (subject: Subject, top: number): readonly Deed[] => (subject === 'actions' ? ofActions(top) : ofCases(top));

/** By what columns a card of each board can be moved at all. */
const movable: Readonly<Record<Subject, Partial<Record<Dimension, readonly string[]>>>> = {
  escalations: { level: ['escalate', 'lower'], owner: ['lead'], department: ['route'] },
  promises: { level: ['escalate', 'lower'], owner: ['lead'], department: ['route'] },
  actions: { level: ['escalate', 'lower'], stage: ['plan', 'start', 'implement', 'check', 'takeBack'], due: ['due'], owner: ['owner'] },
};
export const mayMove = (item: Item, subject: Subject, by: Dimension, deeds: readonly Deed[]): boolean => deeds.some(({ name, allowed }) => movable[subject][by]?.includes(name) && allowed(item));

const day = 86_400_000;

/** @param columns as they stand; @param now of the server */
export function moveTo(item: Item, { subject, by, from, to, columns, deeds, now }: { subject: Subject; by: Dimension; from: string; to: string; columns: readonly string[]; deeds: readonly Deed[]; now: number }): Move {
  const first = (...names: readonly string[]): Move => {
    const name = names.find((one) => deeds.find((deed) => deed.name === one)?.allowed(item));
    return name ? { name } : { refused: m.board_drag_not() };
  };
  if (!movable[subject][by]) return { refused: m.boards_drag_fixed() };
  const filled = (move: Move, preset: Preset): Move => ('name' in move ? { ...move, preset } : move);
  switch (by) {
    case 'level': {
      const step = columns.indexOf(to) - columns.indexOf(from);
      return Math.abs(step) > 1 ? { refused: m.board_drag_one() } : first(step > 0 ? 'escalate' : 'lower');
    }
    case 'stage': {
      const step = unproven.indexOf(to) - unproven.indexOf(from);
      if (step < 0) return step < -1 ? { refused: m.boards_drag_one_stage() } : first('takeBack');
      return to === 'started' ? first('start', 'plan') : to === 'implemented' ? first('implement', 'start', 'plan') : first('check');
    }
    case 'due': {
      const ahead = { today: 0, week: 6, later: 14 }[to];
      return ahead === undefined ? { refused: m.boards_drag_past() } : filled(first('due'), { dueAt: String(now + ahead * day) });
    }
    case 'owner': return to ? filled(first(subject === 'actions' ? 'owner' : 'lead'), { [subject === 'actions' ? 'ownerId' : 'personId']: to }) : { refused: m.boards_drag_nobody() };
    case 'department': return to ? filled(first('route'), { departmentId: to }) : { refused: m.board_drag_not() };
    default: return { refused: m.board_drag_not() };
  }
}
