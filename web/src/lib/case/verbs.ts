import { m } from '#lib/paraglide/messages.js';
import { formOf, type Directory, type VerbForm } from './forms.ts';
import type { RoomData } from './room.svelte.ts';

/** A step that this person may take now: its dialog (or what it does at once), its word, its key. */
export interface Step {
  /** Name of the form in forms.ts, or of a step that needs none. */
  name: string;
  /** The verb of the permission that it needs. */
  verb: string;
  label: string;
  key?: string;
  danger?: boolean;
}

/** Steps of other slices: each `room-steps.ts` exports `steps` and `formOf`; no list is kept by hand. */
export interface StepModule {
  steps: (room: RoomData) => Step[];
  formOf: (name: string, room: RoomData, directory: Directory) => VerbForm | null;
}
const others = Object.values(import.meta.glob<StepModule>('../*/room-steps.ts', { eager: true }));

/** The form of a step, whichever slice it belongs to. */
export const formFor = (name: string, room: RoomData, directory: Directory, item?: { id: string; version?: number }): VerbForm | null =>
  formOf(name, room, directory, item) ?? others.map((other) => other.formOf(name, room, directory)).find((one) => one !== null) ?? null;

/** All steps of the room, in the order in which they come up. */
const all = (room: RoomData): Step[] => {
  const draft = room.responses.find(({ toldAt, cycle }) => !toldAt && cycle === room.cycle);
  const due = room.remedies.some(({ deliveredAt, cycle }) => !deliveredAt && cycle === room.cycle);
  const step = (name: string, verb: string, label: string, key?: string, danger?: boolean): Step => ({ name, verb, label, ...(key && { key }), ...(danger && { danger }) });
  return [
    ...(room.viewer.offered ? [step('accept', 'case.acceptLead', m.case_accept(), 'y'), step('decline', 'case.acceptLead', m.case_decline())] : []),
    step('acknowledge', 'case.acknowledge', m.case_acknowledge(), 'n'),
    step('assess', 'case.assess', room.band ? m.case_assess_again() : m.case_assess(), 'a'),
    ...(room.leadId ? [step('offer', 'case.offerLead', m.case_offer(), 'o')] : [step('appoint', 'case.appoint', m.case_appoint(), 'l')]),
    step('respond', 'case.respond', draft ? m.case_respond_again() : m.case_respond(), 'w'),
    ...(draft && (draft.state === 'draft' || draft.state === 'returned') ? [step('askApproval', 'case.respond', m.case_ask_approval())] : []),
    ...(draft?.state === 'waiting' ? [step('approve', 'case.approveResponse', m.case_approve(), 'v'), step('return', 'case.approveResponse', m.case_return())] : []),
    ...(draft ? [step('tell', 'case.decide', m.case_tell(), 't')] : []),
    step('remedy', 'case.remedy', m.case_remedy()),
    ...(!due && room.stage === 'decided' ? [step('ask', 'case.askSatisfaction', m.case_ask(), 's')] : []),
    step('route', 'case.route', m.case_route()),
    step('join', 'case.join', m.case_join(), 'j'),
    step('joinDepartment', 'case.join', m.case_join_department()),
    step('describe', 'case.describe', m.case_describe(), 'e'),
    step('retitle', 'case.retitle', m.case_retitle()),
    step('task', 'case.setTask', m.case_task(), 'k'),
    step('reference', 'case.addReference', m.case_reference()),
    ...(room.paused ? [step('resume', 'case.resume', m.case_resume())] : room.clocks.some(({ pausable }) => pausable.length) ? [step('pause', 'case.pause', m.case_pause())] : []),
    ...(room.clocks.some(({ extendable, phase }) => extendable > 0 && phase !== 'stopped') ? [step('extend', 'case.extend', m.case_extend())] : []),
    step('confidential', 'case.makeConfidential', room.confidential ? m.case_open_up() : m.case_confidential()),
    step('respondent', 'case.nameRespondent', m.case_respondent(), undefined, true),
    step('recuse', 'case.recuse', m.case_recuse(), undefined, true),
    step('refer', 'case.refer', m.case_refer(), undefined, true),
    step('close', 'case.close', m.case_close(), 'x', true),
    step('reopen', 'case.reopen', m.case_reopen(), 'r'),
  ];
};

export const stepsOf = (room: RoomData): Step[] => [...others.flatMap((other) => other.steps(room)), ...all(room)].filter(({ verb }) => room.viewer.can.includes(verb));

/** The one that fits the stage best: what the room waits for. */
export function primaryOf(room: RoomData, steps: readonly Step[]): Step | null {
  const draft = room.responses.find(({ toldAt, cycle }) => !toldAt && cycle === room.cycle);
  const wanted: readonly string[] = room.viewer.offered
    ? ['accept']
    : room.stage === 'closed'
      ? ['reopen']
      : !room.band
        ? ['acknowledge', 'assess', 'route']
        : !room.leadId
          ? ['appoint']
          : room.stage === 'decided'
            ? ['deliver', 'ask', 'close']
            : room.stage === 'settling'
              ? ['close']
              : !draft
                ? ['recordCause', 'respond', 'close']
                : draft.state === 'waiting'
                  ? ['approve']
                  : draft.state === 'approved'
                    ? ['tell']
                    : needsSecond(room)
                      ? ['askApproval']
                      : ['tell'];
  for (const name of wanted) {
    const found = steps.find((step) => step.name === name);
    if (found) return found;
  }
  return null;
}

/** Where the rules of the house surely demand a second person; the server has the last word. */
const needsSecond = ({ band, confidential }: RoomData): boolean => band === 'high' || band === 'critical' || confidential;
