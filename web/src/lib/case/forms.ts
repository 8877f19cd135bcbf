// Long because it is one list: the form of every step of a case.
import type { TadaDocumentNode } from 'gql.tada';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import {
  AddReference, AppointLead, AskSatisfaction, AssessCase, ChangeTask, CloseCase, DeclineLead, DescribeCase, JoinDepartment, JoinTeam, MakeCaseConfidential, MarkCare, NameRespondent, OfferLead, OfferRemedy, Recuse, ReferCase,
  ReopenCase, RetitleCase, ReturnResponse, RouteCase, SetTask, WithdrawRemedy, WriteResponse,
} from '#schema/documents/case.ts';
import { Acknowledge } from '#schema/documents/feedback.ts';
import { AskExtension, ClassifyCase, CorrectResume, DecideExtension, PauseClocks, ResumeClocks } from '#schema/documents/policy.ts';
import type { AskField, AskForm, Values } from '#lib/platform/ask-form.ts';
import { inTree } from '#lib/policy/words.ts';
import { apart } from '#lib/platform/words.ts';
import { sayOf, who } from './matter.ts';
import { dueFields } from './next.ts';
import type { RoomData } from './room/data.ts';
import type { RoomStore } from './room/room.svelte.ts';
import { choices, said } from './said.ts';
import { ways, wayTo } from './way.ts';
import { choiceOf, type Candidates } from './whom.ts';
import { fieldOf, instantOf } from './zone.ts';

/** Whom and what a form may choose from; loaded when the first form opens. */
export interface Directory {
  people: Candidates['people'];
  find?: NonNullable<Candidates['find']>;
  departments: readonly { id: string; name: string }[];
  /** What a case of this nature may be about; a category stands below its parent. */
  categories: readonly { id: string; parentId: string | null; name: string }[];
  /** What the settings let a case offer, in their order. */
  remedies: readonly { code: string; name: string; money: boolean }[];
  /** The currency that is offered first, by its three letters. */
  currency: string;
  /** How the complainant wants to be reached; null where nobody is known. */
  reach: string | null;
  /** In which times are typed and read. */
  zone: string;
}

/** One step of the room as a form: what is decided on is the room as the person saw it. */
export interface VerbForm extends Omit<AskForm, 'key' | 'look' | 'now' | 'news' | 'variables'> {
  /** What the case says now of the thing that is being decided; shown beside one's own where somebody else was faster. */
  now?: (room: RoomData) => string;
  variables: (values: Values, room: RoomData) => Record<string, unknown>;
}

/** Keeps the types of the document and of what is sent to it together. */
export const form = <T, V extends Record<string, unknown>>(given: Omit<VerbForm, 'document' | 'variables'> & { document: TadaDocumentNode<T, V>; variables: (values: Values, room: RoomData) => Omit<V, 'opId'> }): VerbForm => given as unknown as VerbForm;

/** The form as the dialog asks it, with what others did in the room since the person looked. */
export const asked = (room: RoomStore, name: string, { now, variables, ...rest }: VerbForm): AskForm => ({
  ...rest, key: `${room.id}.${name}`, look: () => room.data, variables: (values, seen) => variables(values, seen as RoomData), ...(now && { now: () => now(room.data) }),
  news: (seen) => room.data.story.filter((entry) => entry.seq > (seen as RoomData).seq && !entry.hole).map(({ seq, sentence, actor, at }) => ({ seq, sentence: sentence ?? '', by: actor?.name ?? null, at: at ?? 0 })),
});

const decided = ({ id, version }: RoomData) => ({ id, expectedVersion: version });
const departments = ({ departments: all }: Directory) => all.map(({ id, name }) => ({ value: id, label: name }));
const scale = ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }));
const yesNo = () => [{ value: 'yes', label: m.case_yes() }, { value: 'no', label: m.case_no() }];
const why = (name: string, of: string): AskField => ({ name: `${name}Why`, label: m.case_why(), spoken: `${m.case_why()} · ${of}`, type: 'textarea', rows: 2, required: true, under: true });
const reason = (label = m.case_reason()): AskField => ({ name: 'reason', label, type: 'textarea', required: true });

/** The promises that stand still for a reason; all others run on. */
const stillFor = ({ clocks }: RoomData, why: string): string => [...new Set(clocks.filter(({ pausable, phase }) => phase === 'running' && pausable.includes(why)).map(({ said: label }) => label))].join(getLocale() === 'ar' ? '، ' : ', ');
/** More time that somebody else has asked for. */
const asksMore = ({ clocks }: RoomData) => clocks.flatMap((clock) => clock.extensions.filter(({ decidable }) => decidable).map((more) => ({ clock, more })))[0];

export const closingsByHand = ['accepted', 'deemed', 'notAccepted', 'withdrawn', 'referred', 'notComplaint', 'noContact'] as const;
export const outcomes = ['upheld', 'partly', 'notUpheld', 'undeterminable'] as const;

/** A field of the organisation's own. An account is never told whole: what is typed takes its place. */
const ownField = ({ key, name, type, value, filled, requiredAt, choices }: RoomData['ownFields'][number]): AskField => ({
  ...(requiredAt && !filled && { bare: true, hint: m.case_field_due({ stage: said('stage', requiredAt) }) }),
  name: `own.${key}`, told: key, label: name, initial: value ?? '', ...(type === 'number' || type === 'money' ? { type: 'number' as const } : type === 'date' ? { type: 'date' as const } : {}),
  ...(type === 'list' && { type: 'select' as const, options: choices.map((choice) => ({ value: choice.value, label: choice.said })) }),
});
const ownChanged = (values: Values, room: RoomData): { own?: { key: string; value: string | null }[] } => {
  const own = room.ownFields.filter(({ key, value }) => (values[`own.${key}`] ?? '') !== (value ?? '')).map(({ key }) => ({ key, value: values[`own.${key}`] || null }));
  return own.length ? { own } : {};
};

const currencies = ['SAR', 'AED', 'KWD', 'QAR', 'BHD', 'OMR', 'JOD', 'EGP', 'IQD', 'LBP', 'MAD', 'TND', 'USD', 'EUR', 'GBP'];
/** The one in which something is offered already comes first, then that of the house. */
const currenciesFor = ({ remedies }: RoomData, { currency }: Directory): string[] => [...new Set([...remedies.flatMap((one) => one.currency ?? []).reverse(), currency, ...currencies].filter(Boolean))];
const currencyNames = (): Intl.DisplayNames => new Intl.DisplayNames(getLocale(), { type: 'currency' });

/** What is offered as recourse, in the language of the letter and not of whoever writes it. */
const recourseIn = (language: string | null): string => m.case_recourse_default({}, { locale: language === 'ar' ? 'ar' : 'en' });
/** What was offered in one language and left as it was goes with the letter in the other. */
const recourseFor = (text: string, language: string): string => ([recourseIn('ar'), recourseIn('en')].includes(text.trim()) ? recourseIn(language) : text);

/** Every step of the room that needs more than a press, by the name of its dialog. */
export function formOf(name: string, room: RoomData, directory: Directory, item?: { id: string; version?: number }): VerbForm | null {
  const draft = room.responses.find(({ toldAt, cycle }) => !toldAt && cycle === room.cycle);
  const from = room.messages.find(({ id }) => id === item?.id);
  const figures = room.assessment;
  const given = (part: string): string => room.assessedWhy.find((one) => one.part === part)?.why ?? '';
  switch (name) {
    case 'acknowledge':
      return form({
        title: m.case_acknowledge(), about: m.case_acknowledge_about({ who: who(room.nature) }), go: m.case_acknowledge_go(), document: Acknowledge,
        fields: [{ name: 'by', label: m.case_acknowledge_by(), type: 'select', required: true, initial: wayTo(room.channel, directory.reach), options: choices('channel', ways) }],
        variables: ({ by = '' }, { id }) => ({ id, by }),
      });
    case 'assess':
      return form({
        title: m.case_assess(), about: m.case_assess_about(), go: m.case_assess_go(), wide: true, document: AssessCase, done: m.case_assess_done(),
        now: ({ band }) => (band ? said('band', band) : m.case_not_yet()),
        fields: [
          { name: 'severity', label: m.case_severity(), type: 'scale', required: true, options: scale, hint: m.case_scale_hint(), initial: String(figures?.severity ?? '') }, { ...why('severity', m.case_severity()), initial: given('severity') },
          { name: 'likelihood', label: m.case_likelihood(), type: 'scale', required: true, options: scale, initial: String(figures?.likelihood ?? '') }, { ...why('likelihood', m.case_likelihood()), initial: given('likelihood') },
          { name: 'safety', label: m.case_safety(), type: 'choice', required: true, options: yesNo(), initial: figures ? (figures.safety ? 'yes' : 'no') : '' }, { ...why('safety', m.case_safety()), initial: given('safety') },
          { name: 'complexity', label: m.case_complexity(), type: 'scale', required: true, options: scale, initial: String(figures?.complexity ?? '') }, { ...why('complexity', m.case_complexity()), initial: given('complexity') },
          { name: 'impact', label: m.case_impact(), type: 'scale', required: true, options: scale, initial: String(figures?.impact ?? '') }, { ...why('impact', m.case_impact()), initial: given('impact') },
          {
            name: 'immediate', label: m.case_immediate(), type: 'choice', required: true, initial: figures ? (figures.immediateNeeded ? (figures.immediatePossible ? 'possible' : 'impossible') : 'none') : '',
            options: [{ value: 'possible', label: m.case_immediate_possible() }, { value: 'impossible', label: m.case_immediate_impossible() }, { value: 'none', label: m.case_immediate_none() }],
          },
          { ...why('immediate', m.case_immediate()), initial: given('immediate') },
        ],
        variables: (values, now) => ({
          ...decided(now),
          input: {
            severity: Number(values.severity), likelihood: Number(values.likelihood), complexity: Number(values.complexity), impact: Number(values.impact), safety: values.safety === 'yes',
            immediateNeeded: values.immediate !== 'none', immediatePossible: values.immediate === 'possible', severityWhy: values.severityWhy ?? '', likelihoodWhy: values.likelihoodWhy ?? '',
            safetyWhy: values.safetyWhy ?? '', complexityWhy: values.complexityWhy ?? '', impactWhy: values.impactWhy ?? '', immediateWhy: values.immediateWhy ?? '',
          },
        }),
      });
    case 'route':
      return form({
        title: m.case_route(), about: m.case_route_about(), go: m.case_route_go(), document: RouteCase, now: ({ department }) => department?.name ?? m.case_not_yet(),
        fields: [{ name: 'departmentId', label: m.case_department(), type: 'select', required: true, options: departments(directory), initial: room.departmentId ?? '' }],
        variables: (values, now) => ({ ...decided(now), input: { departmentId: values.departmentId ?? null } }),
      });
    case 'classify':
      return form({
        title: m.case_classify(), about: m.case_classify_about(), go: m.case_save(), document: ClassifyCase, now: ({ category }) => category?.name ?? m.case_not_yet(),
        fields: [{ name: 'categoryId', label: m.case_category(), type: 'select', required: true, options: inTree(directory.categories), initial: room.categoryId ?? '' }],
        variables: (values, now) => ({ ...decided(now), categoryId: values.categoryId ?? '' }),
      });
    case 'appoint':
      return form({
        title: m.case_appoint(), go: m.case_appoint_go(), document: AppointLead, now: ({ lead }) => lead?.name ?? m.case_nobody(),
        fields: [{ name: 'personId', label: m.case_replay_lead(), type: 'select', required: true, ...choiceOf(directory, { without: room.leadId ? [room.leadId] : [] }) }],
        variables: (values, now) => ({ ...decided(now), personId: values.personId ?? '' }),
      });
    case 'offer':
      return form({
        title: m.case_offer(), about: m.case_offer_about(), go: m.case_offer_go(), document: OfferLead, now: ({ lead }) => lead?.name ?? m.case_nobody(),
        fields: [{ name: 'personId', label: m.case_offer_to(), type: 'select', required: true, ...choiceOf(directory, { without: room.leadId ? [room.leadId] : [] }) }, { ...reason(), required: false }],
        variables: (values, now) => ({ ...decided(now), personId: values.personId ?? '', reason: values.reason || null }),
      });
    case 'decline':
      return form({ title: m.case_decline(), go: m.case_decline_go(), document: DeclineLead, fields: [reason()], variables: (values, { id }) => ({ id, reason: values.reason ?? '' }) });
    case 'join':
      return form({
        title: m.case_join(), about: m.case_join_about(), go: m.case_join_go(), document: JoinTeam,
        fields: [{ name: 'personId', label: m.case_person(), type: 'select', required: true, ...choiceOf(directory, { without: room.team.map(({ person }) => person.id) }) }],
        variables: (values, { id }) => ({ id, personId: values.personId ?? '' }),
      });
    case 'joinDepartment':
      return form({
        title: m.case_join_department(), about: m.case_join_department_about(), go: m.case_join_go(), document: JoinDepartment,
        fields: [{ name: 'departmentId', label: m.case_department(), type: 'select', required: true, options: departments(directory).filter(({ value }) => !room.departments.some(({ id }) => id === value)) }],
        variables: (values, { id }) => ({ id, departmentId: values.departmentId ?? '', joined: true }),
      });
    case 'recuse':
      return form({
        title: m.case_recuse(), about: m.case_recuse_about(), go: m.case_recuse_go(), danger: true, document: Recuse,
        fields: [{ ...reason(m.case_recuse_reason()) }, ...(room.viewer.can.includes('case.offerLead') && room.leadId ? [{ name: 'newLeadId', label: m.case_new_lead(), hint: m.case_new_lead_hint(), type: 'select' as const, ...choiceOf(directory, { without: [room.leadId] }) }] : [])],
        variables: (values, { id }) => ({ id, reason: values.reason ?? '', newLeadId: values.newLeadId || null }),
      });
    case 'respondent':
      return form({
        title: m.case_respondent(), about: m.case_respondent_about(), go: m.case_respondent_go(), danger: true, document: NameRespondent, now: ({ respondents }) => respondents.map(({ who }) => who?.name).join(', ') || m.case_nobody(),
        fields: [
          { name: 'what', label: m.case_respondent_what(), type: 'choice', required: true, initial: 'person', options: [{ value: 'person', label: m.case_person() }, { value: 'department', label: m.case_department() }] },
          { name: 'personId', label: m.case_person(), type: 'select', required: true, ...choiceOf(directory), when: ({ what }) => what === 'person' },
          { name: 'departmentId', label: m.case_department(), type: 'select', required: true, options: departments(directory), when: ({ what }) => what === 'department' },
          { name: 'newLeadId', label: m.case_new_lead(), hint: m.case_new_lead_hint(), type: 'select', ...choiceOf(directory, { without: room.leadId ? [room.leadId] : [] }) },
        ],
        variables: (values, now) => ({ ...decided(now), input: { personId: values.what === 'person' ? values.personId || null : null, departmentId: values.what === 'department' ? values.departmentId || null : null, newLeadId: values.newLeadId || null } }),
      });
    case 'confidential':
      return form({
        title: room.confidential ? m.case_open_up() : m.case_confidential(), about: room.confidential ? m.case_open_up_about() : m.case_confidential_about(), go: room.confidential ? m.case_open_up_go() : m.case_confidential_go(),
        document: MakeCaseConfidential, fields: [reason()], now: ({ confidential }) => (confidential ? m.case_is_confidential() : m.case_is_open()),
        variables: (values, now) => ({ ...decided(now), confidential: !room.confidential, reason: values.reason ?? '' }),
      });
    case 'care':
      return form({
        title: m.case_care_mark(), about: m.case_care_about(), go: m.case_care_go(), document: MarkCare, now: ({ care }) => (care ? m.case_care_is() : m.case_care_not()),
        fields: [
          ...(room.care ? [{ name: 'needed', label: m.case_care(), type: 'choice' as const, required: true, initial: 'yes', options: [{ value: 'yes', label: m.case_care_is() }, { value: 'no', label: m.case_care_lift() }] }] : []),
          { name: 'note', label: m.case_care_note(), type: 'textarea', rows: 2, initial: room.care?.note ?? '', when: ({ needed }) => needed !== 'no' },
          { name: 'why', told: 'note', label: m.case_care_why(), type: 'textarea', rows: 2, required: true, when: ({ needed }) => needed === 'no' },
        ],
        variables: ({ needed, note, why: reasoned }, now) => ({ ...decided(now), needed: needed !== 'no', note: (needed === 'no' ? reasoned : note) || null }),
      });
    case 'pause':
      return form({
        title: m.case_pause(), about: m.case_pause_about({ who: who(room.nature) }), go: m.case_pause_go(), document: PauseClocks, now: ({ clocks }) => (clocks.some(({ paused }) => paused) ? m.case_is_paused() : m.case_is_running()),
        fields: [
          { name: 'reason', label: m.case_pause_reason(), type: 'select', required: true, options: [...new Set(room.clocks.flatMap(({ pausable }) => pausable))].map((value) => ({ value, label: `${sayOf(room.nature, `pause.${value}`, said('pause', value))} (${stillFor(room, value)})` })), hint: m.case_pause_reason_hint() },
          { name: 'question', label: m.case_pause_question(), type: 'textarea', rows: 3, required: true },
          { name: 'deliveredAt', label: m.case_pause_delivered(), type: 'datetime', required: true },
          { name: 'remindAt', label: m.case_pause_remind(), type: 'datetime', hint: m.case_pause_remind_hint({ who: who(room.nature) }) },
          { name: 'until', label: m.case_pause_until(), type: 'datetime', required: true },
        ],
        variables: (values, now) => ({
          ...decided(now),
          input: {
            reason: values.reason ?? '', question: values.question ?? '', until: instantOf(values.until, directory.zone) ?? '', deliveredAt: instantOf(values.deliveredAt, directory.zone),
            remindAt: instantOf(values.remindAt, directory.zone),
          },
        }),
      });
    case 'resume':
      return form({ title: m.case_resume(), go: m.case_resume_go(), document: ResumeClocks, fields: [reason()], variables: (values, { id }) => ({ id, reason: values.reason ?? '' }) });
    case 'noAnswer':
      return form({ title: m.case_no_answer(), about: m.case_no_answer_about(), go: m.case_no_answer_go(), document: CorrectResume, fields: [reason()], variables: (values, { id }) => ({ id, reason: values.reason ?? '' }) });
    case 'moreTime': {
      const { clock, more } = asksMore(room)!;
      return form({
        title: m.case_more_time(), about: m.case_more_time_about({ name: apart(more.by ?? ''), clock: clock.said, amount: more.said, reason: apart(more.reason) }), go: m.case_more_time_go(), document: DecideExtension,
        fields: [{ name: 'approved', label: m.case_more_time_what(), type: 'choice', required: true, options: [{ value: 'yes', label: m.case_more_time_yes({ who: who(room.nature) }) }, { value: 'no', label: m.case_more_time_no() }] }],
        variables: ({ approved }) => ({ extensionId: more.id, expectedVersion: more.version, approved: approved === 'yes' }),
      });
    }
    case 'extend':
      return form({
        title: m.case_extend(), about: m.case_extend_about({ who: who(room.nature) }), go: m.case_extend_go(), document: AskExtension,
        fields: [
          { name: 'clock', label: m.case_extend_clock(), type: 'select', required: true, options: room.clocks.filter(({ extendable, phase }) => extendable > 0 && phase !== 'stopped').map(({ name: value, said: label, unit }) => ({ value, label: unit ? `${label} (${said('unit', unit)})` : label })) },
          { name: 'amount', label: m.case_extend_amount(), type: 'number', required: true }, reason(),
        ],
        variables: (values, { id }) => ({ id, input: { clock: values.clock ?? '', amount: Math.trunc(Number(values.amount)) || 0, reason: values.reason ?? '' } }),
      });
    case 'retitle':
      return form({ title: m.case_retitle(), go: m.case_save(), document: RetitleCase, fields: [{ name: 'title', label: m.case_title(), required: true, initial: room.title }], variables: (values, { id }) => ({ id, title: values.title ?? '' }) });
    case 'describe':
      return form({
        title: m.case_describe(), go: m.case_save(), document: DescribeCase, now: ({ product, wants }) => [product, wants].filter(Boolean).join(' · ') || m.case_not_yet(),
        fields: [
          ...dueFields(room).map(ownField),
          { name: 'product', label: m.case_product(), initial: room.product ?? '' },
          { name: 'happenedAt', label: m.case_happened(), type: 'datetime', initial: fieldOf(room.happenedAt, directory.zone) },
          { name: 'wants', label: m.case_wants(), type: 'textarea', rows: 2, initial: room.wants ?? '' },
          ...room.ownFields.filter((field) => !dueFields(room).includes(field)).map(ownField),
        ],
        // Only what was changed is said: the rest may have been set by somebody else meanwhile.
        variables: (values, now) => ({
          ...decided(now),
          input: {
            ...((values.product ?? '') !== (room.product ?? '') && { product: values.product || null }), ...((values.wants ?? '') !== (room.wants ?? '') && { wants: values.wants || null }),
            ...((values.happenedAt ?? '') !== fieldOf(room.happenedAt, directory.zone) && { happenedAt: instantOf(values.happenedAt, directory.zone) }),
            ...ownChanged(values, room),
          },
        }),
      });
    case 'task':
      return form({
        title: m.case_task(), go: m.case_task_go(), document: SetTask, ...(from && { about: m.case_from_about() }),
        fields: [
          { name: 'title', label: m.case_task_what(), required: true, initial: from?.body.slice(0, 500) ?? '' },
          { name: 'ownerId', label: m.case_task_owner(), type: 'select', required: true, ...choiceOf(directory) },
          { name: 'dueAt', label: m.case_task_due(), type: 'datetime' },
        ],
        variables: (values, { id }) => ({ id, input: { title: values.title ?? '', ownerId: values.ownerId ?? '', dueAt: instantOf(values.dueAt, directory.zone), messageId: from?.id ?? null } }),
      });
    case 'changeTask': {
      const task = room.tasks.find(({ id }) => id === item?.id);
      if (!task) return null;
      return form({
        title: m.case_task_change(), about: task.title, go: m.case_save(), document: ChangeTask, now: ({ tasks }) => tasks.find(({ id }) => id === task.id)?.owner?.name ?? m.case_nobody(),
        fields: [
          { name: 'ownerId', label: m.case_task_owner(), type: 'select', required: true, ...choiceOf(directory), initial: task.owner?.id ?? '' },
          { name: 'dueAt', label: m.case_task_due(), type: 'datetime', initial: fieldOf(task.dueAt, directory.zone) },
        ],
        variables: (values, { tasks }) => ({ id: task.id, expectedVersion: tasks.find(({ id }) => id === task.id)?.version ?? task.version, input: { ownerId: values.ownerId ?? '', dueAt: instantOf(values.dueAt, directory.zone) } }),
      });
    }
    case 'respond':
      return form({
        title: m.case_respond(), about: m.case_respond_about(), go: m.case_respond_go(), wide: true, document: WriteResponse, done: m.case_respond_done(), now: () => draft?.body ?? m.case_not_yet(),
        fields: [
          { name: 'outcome', label: m.case_outcome(), type: 'choice', required: true, options: choices('outcome', outcomes), initial: draft?.outcome ?? '' },
          { name: 'body', label: m.case_letter(), type: 'textarea', rows: 9, required: true, hint: m.case_letter_hint(), initial: draft?.body ?? '' },
          { name: 'recourse', label: m.case_recourse(), type: 'textarea', rows: 3, required: true, initial: draft?.recourse ?? recourseIn(room.language) },
          { name: 'language', label: m.case_letter_language(), type: 'choice', required: true, options: [{ value: 'ar', label: 'العربية' }, { value: 'en', label: 'English' }], initial: draft?.language ?? (room.language === 'ar' ? 'ar' : 'en') },
        ],
        variables: (values, now) => ({ id: now.id, expectedVersion: now.responses.find(({ toldAt, cycle }) => !toldAt && cycle === now.cycle)?.version ?? null, input: { outcome: values.outcome ?? '', body: values.body ?? '', recourse: recourseFor(values.recourse ?? '', values.language ?? 'en'), language: values.language ?? 'en' } }),
      });
    case 'return':
      return form({ title: m.case_return(), go: m.case_return_go(), document: ReturnResponse, fields: [reason(m.case_return_reason())], variables: (values) => ({ id: item?.id ?? '', expectedVersion: item?.version ?? 0, reason: values.reason ?? '' }) });
    case 'remedy': {
      const [offeredIn, names] = [currenciesFor(room, directory), currencyNames()];
      const withMoney = ({ kind }: Values): boolean => directory.remedies.some(({ code, money }) => money && code === kind);
      return form({
        title: m.case_remedy(), about: m.case_remedy_about(), go: m.case_remedy_go(), document: OfferRemedy,
        fields: [
          { name: 'kind', label: m.case_remedy_kind(), type: 'select', required: true, options: directory.remedies.map(({ code, name: label }) => ({ value: code, label })) },
          { name: 'about', label: m.case_remedy_what(), type: 'textarea', rows: 2 },
          { name: 'amount', label: m.case_amount(), type: 'number', when: withMoney },
          { name: 'currency', label: m.case_currency(), type: 'select', initial: offeredIn[0] ?? '', options: offeredIn.map((value) => ({ value, label: `${value} · ${names.of(value) ?? value}` })), when: withMoney },
        ],
        variables: (values, { id }) => {
          const amount = (withMoney(values) && values.amount) || null;
          return { id, input: { kind: values.kind ?? '', about: values.about || null, amount, currency: amount && (values.currency ?? null) } };
        },
      });
    }
    case 'withdrawRemedy':
      return form({ title: m.case_remedy_withdraw(), go: m.case_remedy_withdraw(), document: WithdrawRemedy, fields: [reason()], variables: (values) => ({ id: item?.id ?? '', reason: values.reason ?? '' }) });
    case 'ask':
      return form({ title: m.case_ask(), about: m.case_ask_about(), go: m.case_ask_go(), document: AskSatisfaction, fields: [], variables: (_values, now) => decided(now) });
    case 'close':
      return form({
        title: m.case_close(), about: m.case_close_about(), go: m.case_close_go(), danger: true, document: CloseCase, now: ({ stage, closing }) => (closing ? said('closing', closing) : said('stage', stage)),
        fields: [
          { name: 'closing', label: m.case_close_how(), type: 'select', required: true, options: choices('closing', closingsByHand), initial: room.endsAs ?? '' },
          { ...reason(), required: false, hint: m.case_close_reason_hint() },
        ],
        variables: (values, now) => ({ ...decided(now), input: { closing: values.closing ?? '', reason: values.reason || null } }),
      });
    case 'reopen':
      return form({ title: m.case_reopen(), about: m.case_reopen_about(), go: m.case_reopen_go(), document: ReopenCase, fields: [reason()], now: ({ stage }) => said('stage', stage), variables: (values, now) => ({ ...decided(now), reason: values.reason ?? '' }) });
    case 'refer':
      return form({
        title: m.case_refer(), about: m.case_refer_about({ who: who(room.nature) }), go: m.case_refer_go(), danger: true, document: ReferCase, now: ({ stage }) => said('stage', stage),
        fields: [
          { name: 'body', label: m.case_refer_body(), required: true }, { name: 'number', label: m.case_refer_number() }, reason(),
          { name: 'closes', label: m.case_refer_closes(), type: 'choice', required: true, initial: 'no', options: yesNo() },
        ],
        variables: (values, now) => ({ ...decided(now), input: { body: values.body ?? '', number: values.number || null, reason: values.reason ?? '', closes: values.closes === 'yes' } }),
      });
    case 'reference':
      return form({
        title: m.case_reference(), about: m.case_reference_about(), go: m.case_save(), document: AddReference,
        fields: [{ name: 'body', label: m.case_refer_body(), required: true }, { name: 'number', label: m.case_refer_number(), required: true }, { name: 'direction', label: m.case_direction(), type: 'choice', required: true, initial: 'from', options: choices('reference', ['from', 'to']) }],
        variables: (values, { id }) => ({ id, input: { body: values.body ?? '', number: values.number ?? '', direction: values.direction ?? 'from' } }),
      });
    default:
      return null;
  }
}
