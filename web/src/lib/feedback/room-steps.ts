import { choiceOf } from '#lib/case/whom.ts';
import { m } from '#lib/paraglide/messages.js';
import { form, type Directory, type VerbForm } from '#lib/case/forms.ts';
import { ownWay } from '#lib/case/next.ts';
import type { RoomData } from '#lib/case/room/data.ts';
import { choices, said } from '#lib/case/said.ts';
import type { Step } from '#lib/case/verbs.ts';
import type { AskField } from '#lib/platform/ask-form.ts';
import { AnswerFeedback, DecideSuggestion, EvaluateSuggestion, FinishSuggestion, RecordSatisfaction, RouteCompliment, ThankForCompliment } from '#schema/documents/feedback.ts';

/** What the head of the room offers for feedback that is no complaint, and for the last word of who complained. */
export const steps = (room: RoomData): Step[] => {
  const way = room.stage === 'closed' ? null : ownWay(room);
  const due = room.satisfactions.every(({ cycle, answeredAt }) => cycle !== room.cycle || !answeredAt) && room.stage === 'settling';
  return [
    ...(way === 'suggestion' && room.stage !== 'adopted' ? [{ name: 'evaluate', verb: 'suggestion.evaluate', label: room.evaluation ? m.own_evaluate_again() : m.own_evaluate(), key: 'a' }] : []),
    ...(way === 'suggestion' && room.stage === 'evaluated' ? [{ name: 'decideSuggestion', verb: 'suggestion.decide', label: m.own_decide(), key: 't' }] : []),
    ...(way === 'suggestion' && room.stage === 'adopted' ? [{ name: 'finishSuggestion', verb: 'suggestion.finish', label: m.own_finish(), key: 't' }] : []),
    ...(way === 'compliment' ? [{ name: 'passOn', verb: 'compliment.thank', label: room.compliment ? m.own_pass_on_again() : m.own_pass_on(), key: 'o' }, { name: 'thank', verb: 'compliment.thank', label: m.own_thank(), key: 't' }] : []),
    ...(way === 'answer' ? [{ name: 'answer', verb: 'feedback.answer', label: room.nature === 'outside' ? m.own_answer_outside() : m.own_answer(), key: 'w' }] : []),
    ...(due ? [{ name: 'recordAnswer', verb: 'case.recordSatisfaction', label: m.own_record_answer(), key: 'a' }] : []),
  ];
};

const decided = ({ id, version }: RoomData) => ({ id, expectedVersion: version });
const scale = ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }));
/** What stands here is what they read. */
const words = (label: string, name = 'words', initial = ''): AskField => ({ name, label, type: 'textarea', rows: 6, required: true, hint: m.own_words_hint(), initial });

export function formOf(name: string, room: RoomData, directory: Directory): VerbForm | null {
  const stage = ({ stage: now }: RoomData) => said('stage', now);
  switch (name) {
    case 'evaluate':
      return form({
        title: m.own_evaluate(), about: m.own_evaluate_about(), go: m.own_evaluate_go(), document: EvaluateSuggestion, now: stage, done: m.own_evaluated(),
        fields: [
          { name: 'benefit', label: m.own_benefit(), type: 'scale', required: true, options: scale, hint: m.own_scale_hint() },
          { name: 'effort', label: m.own_effort(), type: 'scale', required: true, options: scale },
          { name: 'reason', label: m.own_reason(), type: 'textarea', rows: 3, required: true, hint: m.own_reason_inside() },
        ],
        variables: ({ benefit, effort, reason = '' }, seen) => ({ ...decided(seen), input: { benefit: Number(benefit), effort: Number(effort), reason } }),
      });
    case 'decideSuggestion':
      return form({
        title: m.own_decide(), about: m.own_decide_about(), go: m.own_send(), recall: m.own_leaving(), document: DecideSuggestion, now: stage, done: m.own_decided(),
        fields: [
          { name: 'verdict', label: m.own_verdict(), type: 'choice', required: true, options: [{ value: 'adopted', label: m.own_adopted(), hint: m.own_adopted_hint() }, { value: 'declined', label: m.own_declined(), hint: m.own_declined_hint() }] },
          words(m.own_decide_reason(), 'reason'),
        ],
        variables: ({ verdict = '', reason = '' }, seen) => ({ ...decided(seen), input: { verdict, reason } }),
      });
    case 'finishSuggestion':
      return form({
        title: m.own_finish(), about: m.own_finish_about(), go: m.own_send(), recall: m.own_leaving(), document: FinishSuggestion, now: stage, done: m.own_finished(),
        fields: [words(m.own_finish_words())], variables: ({ words: said = '' }, seen) => ({ ...decided(seen), words: said }),
      });
    case 'passOn':
      return form({
        title: m.own_pass_on(), about: m.own_pass_on_about(), go: m.own_pass_on_go(), document: RouteCompliment, now: stage, done: m.own_passed_on(),
        fields: [
          { name: 'who', label: m.own_whom(), type: 'choice', required: true, initial: 'person', options: [{ value: 'person', label: m.case_person() }, { value: 'department', label: m.case_department() }] },
          { name: 'personId', label: m.case_person(), type: 'select', required: true, when: ({ who }) => who !== 'department', initial: room.compliment?.personId ?? '', ...choiceOf(directory) },
          { name: 'departmentId', label: m.case_department(), type: 'select', required: true, when: ({ who }) => who === 'department', initial: room.compliment?.departmentId ?? '', options: directory.departments.map(({ id, name: label }) => ({ value: id, label })) },
        ],
        variables: ({ who, personId, departmentId }, seen) => ({ ...decided(seen), input: who === 'department' ? { departmentId: departmentId || null } : { personId: personId || null } }),
      });
    case 'thank':
      return form({
        title: m.own_thank(), about: m.own_thank_about(), go: m.own_send(), recall: m.own_leaving(), document: ThankForCompliment, now: stage, done: m.own_thanked(),
        fields: [words(m.own_thank_words())], variables: ({ words: said = '' }, seen) => ({ ...decided(seen), words: said }),
      });
    case 'answer':
      return form({
        title: room.nature === 'outside' ? m.own_answer_outside() : m.own_answer(), about: room.nature === 'outside' ? m.own_answer_outside_about() : m.own_answer_about(), go: m.own_send(), recall: m.own_leaving(), document: AnswerFeedback, now: stage, done: m.own_answered(),
        fields: [words(m.own_answer_words())], variables: ({ words: said = '' }, seen) => ({ ...decided(seen), words: said }),
      });
    case 'recordAnswer':
      return form({
        title: m.own_record_answer(), about: m.own_record_answer_about(), go: m.own_record_answer_go(), document: RecordSatisfaction, done: m.own_recorded_answer(),
        fields: [
          { name: 'settled', label: m.own_settled(), type: 'choice', required: true, options: [{ value: 'yes', label: m.own_settled_yes() }, { value: 'no', label: m.own_settled_no() }] },
          { name: 'wants', label: m.own_wants(), type: 'select', required: true, when: ({ settled }) => settled === 'no', options: choices('wants', ['facts', 'review', 'outside']) },
          { name: 'outcome', label: m.own_outcome(), type: 'scale', options: scale, hint: m.own_scale_satisfied() },
          { name: 'handling', label: m.own_handling(), type: 'scale', options: scale },
          { name: 'comment', label: m.own_comment(), type: 'textarea', rows: 3 },
        ],
        variables: ({ settled, wants, outcome, handling, comment }, { id }) => ({
          id, input: { settled: settled === 'yes', wants: settled === 'no' ? wants || null : null, outcome: outcome ? Number(outcome) : null, handling: handling ? Number(handling) : null, comment: comment || null },
        }),
      });
    default:
      return null;
  }
}
