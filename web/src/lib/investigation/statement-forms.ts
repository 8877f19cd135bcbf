import { m } from '#lib/paraglide/messages.js';
import { said } from '#lib/case/said.ts';
import { choiceOf, type Candidates } from '#lib/case/whom.ts';
import { GiveStatement, TakeStatement } from '#schema/documents/investigation.ts';
import { askForm, type AskForm } from '#lib/platform/ask-form.ts';
import { fold } from '#lib/platform/fold.ts';

const sides = (['respondent', 'witness', 'complainant'] as const).map((value) => value);
const sideField = (among: readonly string[]) => ({ name: 'side', label: m.investigation_side(), type: 'choice' as const, required: true, initial: among[0] ?? '', options: among.map((value) => ({ value, label: said('side', value) })) });

/** Asks a person or a department; those complained about stand first, though the room itself is closed to them. */
export function requestForm(caseId: string, from: Candidates, departments: readonly { id: string; name: string }[], respondents: readonly { who: { id: string; name: string } | null }[]): AskForm {
  const named = respondents.flatMap(({ who }) => (who ? [who] : []));
  const others = choiceOf(from, { without: named.map(({ id }) => id) });
  const places = departments.filter(({ id }) => !named.some((one) => one.id === id)).map(({ id, name }) => ({ value: id, label: name }));
  const isDepartment = (id: string) => departments.some((one) => one.id === id);
  return askForm({
    key: `${caseId}.request`, title: m.investigation_request(), about: m.investigation_request_about(), go: m.investigation_request_go(), done: m.investigation_requested(), document: TakeStatement,
    fields: [
      sideField(['respondent', 'witness']),
      {
        name: 'who', label: m.investigation_request_whom(), type: 'select', required: true, initial: named[0]?.id ?? '',
        options: [...named.map(({ id, name }) => ({ value: id, label: `${name} · ${said('side', 'respondent')}` })), ...others.options, ...places],
        ...(others.find && { find: async (part: string) => [...(await others.find!(part)), ...places.filter(({ label }) => fold(label).includes(fold(part)))] }),
      },
      { name: 'request', label: m.investigation_request_words(), type: 'textarea', required: true, rows: 5, hint: m.investigation_request_hint() },
      { name: 'dueAt', label: m.investigation_until(), type: 'datetime' },
    ],
    variables: ({ side = 'witness', who = '', request = '', dueAt }) => ({
      caseId, input: { side, request, personId: isDepartment(who) ? null : who, departmentId: isDepartment(who) ? who : null, dueAt: dueAt ? new Date(dueAt).toISOString() : null },
    }),
  });
}

/** What one side has said already, written down by the team. */
export const takeDownForm = (caseId: string): AskForm =>
  askForm({
    key: `${caseId}.takedown`, title: m.investigation_take_down(), about: m.investigation_take_down_about(), go: m.investigation_take_down_go(), document: TakeStatement,
    fields: [sideField(['complainant', ...sides.filter((one) => one !== 'complainant')]), { name: 'text', label: m.investigation_statement(), type: 'textarea', required: true, rows: 7 }],
    variables: ({ side = 'witness', text = '' }) => ({ caseId, input: { side, text } }),
  });

export const giveForm = (statement: { id: string; request: string | null }, onBehalf: boolean): AskForm =>
  askForm({
    key: `${statement.id}.give`, title: onBehalf ? m.investigation_take_down() : m.investigation_give(), ...(statement.request ? { about: statement.request } : {}), go: onBehalf ? m.investigation_take_down_go() : m.investigation_give_go(),
    done: m.investigation_given(), document: GiveStatement,
    fields: [{ name: 'text', label: m.investigation_statement(), type: 'textarea', required: true, rows: 8, ...(onBehalf ? {} : { hint: m.investigation_give_hint() }) }],
    variables: ({ text = '' }) => ({ id: statement.id, text }),
  });
