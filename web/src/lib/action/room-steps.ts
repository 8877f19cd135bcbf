import { m } from '#lib/paraglide/messages.js';
import type { VerbForm } from '#lib/case/forms.ts';
import { unproven } from '#lib/case/next.ts';
import type { RoomData } from '#lib/case/room/data.ts';
import type { Step } from '#lib/case/verbs.ts';

/** What the head of the room offers of the actions: the one that the rules demand, what this customer still waits for, and what is still to be proven once the case is closed. */
export const steps = (room: RoomData): Step[] => [
  ...(room.missing.includes('case.action-missing') && !room.missing.includes('case.cause-open') ? [{ name: 'addAction', verb: 'action.add', label: m.action_add(), key: 'i', tab: 'actions', at: 'add' }] : []),
  ...(room.missing.includes('case.correction-due') ? [{ name: 'correct', verb: null, label: m.action_next_correct(), key: 'h', tab: 'actions' }] : []),
  ...(room.stage === 'closed' && room.actions.some(({ stage }) => unproven.includes(stage)) ? [{ name: 'verify', verb: null, label: m.action_next_verify(), key: 'v', tab: 'actions' }] : []),
];

export const formOf = (): VerbForm | null => null;
