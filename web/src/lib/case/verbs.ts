import { m } from '#lib/paraglide/messages.js';
import { formOf, type Directory, type VerbForm } from './forms.ts';
import { dueFields, mayLeave, nextOf, ownWay } from './next.ts';
import { storyFormOf } from './room/story-forms.ts';
import type { RoomData } from './room/data.ts';

/** A step that this person may take now: its dialog (or what it does at once), its word, its key. */
export interface Step {
  /** Name of the form in forms.ts, or of a step that needs none. */
  name: string;
  /** The verb of the permission that it needs; null where each thing has its own. */
  verb: string | null;
  label: string;
  key?: string;
  danger?: boolean;
  /** It is taken in this part of the room rather than in a dialog; `at` is the place in it. */
  tab?: string;
  at?: string;
  /** Said on the way there: what has to come first. */
  hint?: string;
}

/** Steps of other slices: each `room-steps.ts` exports `steps` and `formOf`; no list is kept by hand. */
export interface StepModule {
  steps: (room: RoomData) => Step[];
  formOf: (name: string, room: RoomData, directory: Directory, item?: { id: string; version?: number }) => VerbForm | null;
}
const others = Object.values(import.meta.glob<StepModule>('../*/room-steps.ts', { eager: true }));

/** The form of a step, whichever slice it belongs to. */
export const formFor = (name: string, room: RoomData, directory: Directory, item?: { id: string; version?: number }): VerbForm | null =>
  formOf(name, room, directory, item) ?? storyFormOf(name, room, directory, item) ?? others.map((other) => other.formOf(name, room, directory, item)).find((one) => one !== null) ?? null;

/** All steps of the room, in the order in which they come up. */
const all = (room: RoomData): Step[] => {
  const draft = room.responses.find(({ toldAt, cycle }) => !toldAt && cycle === room.cycle);
  const remedies = room.remedies.filter(({ deliveredAt, cycle }) => !deliveredAt && cycle === room.cycle);
  const due = remedies.length > 0;
  const decided = room.stage === 'decided' || room.stage === 'settling';
  const step = (name: string, verb: string, label: string, key?: string, danger?: boolean): Step => ({ name, verb, label, ...(key && { key }), ...(danger && { danger }) });
  const own = ownWay(room);
  const unfilled = dueFields(room).map(({ name }) => name);
  return [
    ...(room.viewer.offered ? [step('accept', 'case.acceptLead', m.case_accept(), 'y'), step('decline', 'case.acceptLead', m.case_decline())] : []),
    step('acknowledge', 'case.acknowledge', m.case_acknowledge(), 'n'),
    ...(room.leadId && !room.viewer.offered ? [step('brief', 'case.discuss', m.case_brief())] : []),
    ...(own ? [] : [step('assess', 'case.assess', room.band ? m.case_assess_again() : m.case_assess(), 'a')]),
    ...(room.leadId ? [step('offer', 'case.offerLead', m.case_offer(), 'o')] : [step('appoint', 'case.appoint', m.case_appoint(), 'l')]),
    ...(own ? [] : [step('respond', 'case.respond', draft ? m.case_respond_again() : m.case_respond(), 'w')]),
    ...(draft && (draft.state === 'draft' || draft.state === 'returned') ? [step('askApproval', 'case.respond', m.case_ask_approval(), 'v')] : []),
    ...(draft?.state === 'waiting' ? [step('approve', 'case.approveResponse', m.case_approve(), 'v'), step('return', 'case.approveResponse', m.case_return())] : []),
    ...(draft && mayLeave(room, draft) ? [step('tell', 'case.decide', m.case_tell(), 't')] : []),
    ...(due && decided ? [{ ...step('deliver', 'case.remedy', m.case_deliver(), 's'), ...(remedies.length > 1 && { tab: 'answer' }) }] : []),
    ...(own ? [] : [step('remedy', 'case.remedy', m.case_remedy())]),
    ...(!due && room.stage === 'decided' ? [step('ask', 'case.askSatisfaction', m.case_ask(), 's')] : []),
    step('route', 'case.route', m.case_route()),
    step('classify', 'case.triage', m.case_classify()),
    step('join', 'case.join', m.case_join(), 'j'),
    step('joinDepartment', 'case.join', m.case_join_department()),
    step('describe', 'case.describe', unfilled.length ? m.case_fill_in({ what: unfilled.join(m.case_and()) }) : m.case_describe(), 'e'),
    step('retitle', 'case.retitle', m.case_retitle()),
    step('note', 'story.note', m.case_note(), 'shift n'),
    step('task', 'case.setTask', m.case_task(), 'k'),
    step('reference', 'case.addReference', m.case_reference()),
    ...(room.clocks.some(({ extensions }) => extensions.some(({ decidable }) => decidable)) ? [step('moreTime', 'case.extend', m.case_more_time())] : []),
    ...(room.clocks.some(({ correctable }) => correctable) ? [step('noAnswer', 'case.pause', m.case_no_answer())] : []),
    ...(room.clocks.some(({ paused }) => paused) ? [step('resume', 'case.resume', m.case_resume())] : room.clocks.some(({ pausable }) => pausable.length) ? [step('pause', 'case.pause', m.case_pause())] : []),
    ...(room.clocks.some(({ extendable, phase }) => extendable > 0 && phase !== 'stopped') ? [step('extend', 'case.extend', m.case_extend())] : []),
    step('care', 'case.markCare', m.case_care_mark()),
    step('confidential', 'case.makeConfidential', room.confidential ? m.case_open_up() : m.case_confidential()),
    ...(room.nature === 'suggestion' || room.nature === 'compliment' ? [] : [step('respondent', 'case.nameRespondent', m.case_respondent(), undefined, true)]),
    step('recuse', 'case.recuse', m.case_recuse(), undefined, true),
    step('refer', 'case.refer', m.case_refer(), undefined, true),
    step('close', 'case.close', m.case_close(), 'x', true),
    step('reopen', 'case.reopen', m.case_reopen(), 'r'),
  ];
};

const every = (room: RoomData): Step[] => [...others.flatMap((other) => other.steps(room)), ...all(room)];

export const stepsOf = (room: RoomData): Step[] => every(room).filter(({ verb }) => verb === null || room.viewer.can.includes(verb));

/** The one step that the room waits for, as far as this person may take it. */
export const primaryOf = (room: RoomData, steps: readonly Step[]): Step | null =>
  nextOf(room).flatMap((name) => steps.find((step) => step.name === name) ?? [])[0] ?? null;

/** What the room waits for, in words, for who cannot take it. */
export const awaitedIn = (room: RoomData): string | null => {
  const [first] = nextOf(room);
  return every(room).find(({ name }) => name === first)?.label ?? null;
};
