import { m } from '#lib/paraglide/messages.js';
import type { Causes } from './causes.svelte.ts';
import type { Cause } from '../findings.svelte.ts';
import { movesOf } from './tree.ts';

interface Step { label: string; run: () => void; key?: string; line?: boolean; danger?: boolean; disabled?: boolean }

/** Every step on a cause that this person may take: the menu is the same in every view, and the twin of every drag. */
export function stepsOf(causes: Causes, cause: Cause): Step[] {
  const { may } = causes;
  const open = (name: string) => () => causes.open(name, cause);
  const moves = movesOf(causes.present, cause);
  const move = (place: (typeof moves)['in']) => ({ disabled: !place, run: () => void causes.move(cause, place) });
  return [
    ...(may.add ? [{ label: m.investigation_add_under(), key: 'c', run: () => causes.write(cause.id, cause.leg) }, { label: m.investigation_add_beside(), run: () => causes.write(cause.parentId, cause.leg) }] : []),
    ...(may.edit
      ? [
          { label: m.investigation_reword(), key: 'F2', line: true, disabled: !!cause.recordedAt, run: open('reword') }, { label: m.investigation_class(), run: open('class') },
          { label: m.investigation_back(), key: 'b', run: open('back') },
        ]
      : []),
    ...(may.judge
      ? [
          ...(cause.state === 'confirmed' ? [] : [{ label: m.investigation_confirm(), line: true, run: open('confirm') }]),
          ...(cause.state === 'rejected' ? [] : [{ label: m.investigation_reject(), line: cause.state === 'confirmed', run: open('reject') }]),
          ...(cause.state === 'hypothesis' ? [] : [{ label: m.investigation_reconsider(), run: open('reconsider') }]),
        ]
      : []),
    ...(may.record && cause.state === 'confirmed' && !cause.recordedAt ? [{ label: m.investigation_record(), run: open('record') }] : []),
    ...(may.move
      ? [
          { label: m.investigation_move_up(), line: true, ...move(moves.up) }, { label: m.investigation_move_down(), ...move(moves.down) },
          { label: m.investigation_move_in(), ...move(moves.in) }, { label: m.investigation_move_out(), ...move(moves.out) },
          { label: m.investigation_move_to(), key: 'm', run: open('move') },
          { label: m.investigation_link(), line: true, run: open('link') },
          ...effectsOf(causes, cause).map((effect) => ({ label: m.investigation_unlink({ text: effect.text.slice(0, 40) }), run: () => causes.unlink(cause, effect.id) })),
          { label: m.investigation_merge(), disabled: !!cause.recordedAt, run: open('merge') },
        ]
      : []),
    ...(may.edit ? [{ label: m.investigation_remove(), danger: true, line: true, disabled: !!cause.recordedAt, run: () => void causes.remove(cause) }] : []),
  ];
}

/** What else a cause explains, beside what it stands under. */
export const effectsOf = ({ findings }: Causes, { alsoUnder }: Cause): Cause[] => alsoUnder.flatMap((id) => findings.causes.filter((one) => one.id === id));

/** How sure the team is, as one of the states that have a shape. */
export const sureOf = ({ recordedAt, state }: Pick<Cause, 'recordedAt' | 'state'>): 'calm' | 'watch' | 'plain' => (recordedAt || state === 'confirmed' ? 'calm' : state === 'hypothesis' ? 'watch' : 'plain');

/** On paper what is only possible needs no mark, so that more fits on the sheet. */
export const bareOn = (paper: boolean, { state, rests }: Cause): boolean => paper && state === 'hypothesis' && !rests.length;
