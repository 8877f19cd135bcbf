import { vocabulary } from '../platform/vocabulary.ts';
import { kind } from '../journal/kind.ts';

/** What a step has put in the place of what, so that a slip can be taken back: the item that it is about, the one that stood before, with its term, and whether it let somebody in. */
const undoing = { item: 'row?', before: 'row?', term: 'moment?', letIn: 'yes?' } as const;

type Id = string | null | undefined;
type Named = (id: Id) => string;
/** To whom it went, and in whose stead. */
const broughtEn = (person: Id, absent: Id, name: Named): string => (person ? `. Brought to ${name(person)}${absent ? `, who stands in for ${name(absent)}` : ''}` : '');
const broughtAr = (person: Id, absent: Id, name: Named): string => (person ? `. أُحيل إلى ${name(person)}${absent ? ` بالنيابة عن ${name(absent)}` : ''}` : '');

export const CaseEscalated = kind({
  name: 'case.escalated', audience: 'staff', clauses: ['7.3', '5.2', '4.12', '8.4'],
  fact: { from: 'number', to: 'number', cause: 'word', clock: 'word?', person: 'person?', absent: 'person?', takeBy: 'moment?', reason: 'digest?', safety: 'yes?', ...undoing },
  sentence: {
    en: ({ from, to, cause, say, person, absent, name }) => `${from === to ? `Passed on at level ${to}` : from ? `Escalated from level ${from} to ${to}` : `Escalated to level ${to}`}: ${say(`escalation.${cause}`)}${broughtEn(person, absent, name)}`,
    ar: ({ from, to, cause, say, person, absent, name }) => `${from === to ? `إحالة إلى شخص آخر عند المستوى ${to}` : from ? `تصعيد من المستوى ${from} إلى المستوى ${to}` : `تصعيد إلى المستوى ${to}`}: ${say(`escalation.${cause}`)}${broughtAr(person, absent, name)}`,
  },
  outside: { keep: [], sentence: { en: () => 'It was brought to somebody higher up.', ar: () => 'تم رفع الموضوع إلى مستوى أعلى.' } },
});
export const CaseWatched = kind({
  name: 'case.watched', audience: 'staff', clauses: ['8.4'], fact: { clock: 'word', share: 'number?', person: 'person?', safety: 'yes?' },
  sentence: {
    en: ({ clock, say, share }) => `${say(`clock.${clock}`)}: ${share ? `${Math.round(share * 100)} % of the time is used` : 'the deadline is near'}`,
    ar: ({ clock, say, share }) => `${say(`clock.${clock}`)}: ${share ? `استُخدم ${Math.round(share * 100)}% من المدة` : 'اقترب الموعد النهائي'}`,
  },
});
export const EscalationTaken = kind({
  name: 'escalation.taken', audience: 'staff', clauses: ['5.2', '4.12'], fact: { level: 'number', nextUpdateAt: 'moment', was: 'moment?', letIn: 'yes?' },
  sentence: { en: ({ by, level }) => `${by} took the escalation at level ${level}`, ar: ({ by, level }) => `تولّي المتابعة عند المستوى ${level}: ${by}` },
});
export const EscalationUpdated = kind({
  name: 'escalation.updated', audience: 'staff', clauses: ['5.2'], fact: { comment: 'digest', nextUpdateAt: 'moment', was: 'moment?', said: 'digest?' },
  sentence: { en: ({ by }) => `${by} gave an update on the escalation`, ar: ({ by }) => `تحديث بشأن التصعيد: ${by}` },
});
export const CaseLowered = kind({
  name: 'case.lowered', audience: 'staff', clauses: ['5.2', '4.12'], fact: { from: 'number', to: 'number', reason: 'digest?', clock: 'word?', ...undoing },
  sentence: {
    en: ({ from, to, clock, say }) => `De-escalated from level ${from} to ${to}, ${clock ? `what was late is done: ${say(`clock.${clock}`)}` : 'with a reason'}`,
    ar: ({ from, to, clock, say }) => `خفض التصعيد من المستوى ${from} إلى المستوى ${to} ${clock ? `لإنجاز ما تأخر: ${say(`clock.${clock}`)}` : 'مع ذكر السبب'}`,
  },
});
/** Which step was a slip. */
export const slips = vocabulary('takenBack', {
  taken: ['taking the escalation', 'تولّي متابعة التصعيد'],
  updated: ['the last update on the escalation', 'آخر تحديث بشأن التصعيد'],
  lowered: ['the de-escalation', 'خفض التصعيد'],
  raised: ['the escalation', 'التصعيد'],
});
/** A slip, taken back at once by whoever made it: `level` is where it stands again, `out` who was let in by it. */
export const EscalationTakenBack = kind({
  name: 'escalation.takenBack', audience: 'staff', access: true, clauses: ['5.2', '4.12'], fact: { step: 'word', level: 'number', person: 'person?', out: 'person?', number: 'word?' },
  sentence: {
    en: ({ step, level, number, say }) => `Taken back${number ? `, ${number}` : ''}: ${say(`takenBack.${step}`)}; level ${level}`,
    ar: ({ step, level, number, say }) => `تراجع${number ? ` (${number})` : ''}: ${say(`takenBack.${step}`)}، والمستوى ${level}`,
  },
});
/** At the top there is nobody to climb to: the promise that was missed is told all the same. */
export const EscalationSilent = kind({
  name: 'escalation.silent', audience: 'staff', clauses: ['5.2', '4.12'], fact: { level: 'number', person: 'person?', promised: 'moment', safety: 'yes?' },
  sentence: {
    en: ({ level, person, name }) => `No update came as promised at level ${level}${person ? `: ${name(person)}` : ''}`,
    ar: ({ level, person, name }) => `لم يصل التحديث الموعود عند المستوى ${level}${person ? `: ${name(person)}` : ''}`,
  },
});
/** Overdue actions climb the same ladder (domain.md 19). */
export const ActionEscalated = kind({
  name: 'action.escalated', audience: 'staff', access: true, clauses: ['8.7', '5.2', '4.12'],
  fact: { number: 'word', from: 'number', to: 'number', cause: 'word', person: 'person?', absent: 'person?', takeBy: 'moment?', due: 'moment', reason: 'digest?', safety: 'yes?', ...undoing },
  sentence: {
    en: ({ number, from, to, cause, say, person, absent, name }) => `${number} climbed ${from ? `from level ${from} to ${to}` : `to level ${to}`}: ${say(`escalation.${cause}`)}${broughtEn(person, absent, name)}`,
    ar: ({ number, from, to, cause, say, person, absent, name }) => `تصعيد ${number} ${from ? `من المستوى ${from} إلى المستوى ${to}` : `إلى المستوى ${to}`}: ${say(`escalation.${cause}`)}${broughtAr(person, absent, name)}`,
  },
});
export const ActionWatched = kind({
  name: 'action.watched', audience: 'staff', clauses: ['8.7'], fact: { number: 'word', share: 'number?', person: 'person?', due: 'moment', safety: 'yes?' },
  sentence: {
    en: ({ number, share }) => `${number}: ${share ? `${Math.round(share * 100)} % of the time is used` : 'the due date is near'}`,
    ar: ({ number, share }) => `${number}: ${share ? `استُخدم ${Math.round(share * 100)}% من المدة` : 'اقترب تاريخ الاستحقاق'}`,
  },
});
/** The window of its plan has passed; `late`: and nobody gave the verdict for a week. */
export const ActionJudgeable = kind({
  name: 'action.judgeable', audience: 'staff', clauses: ['8.2', '8.7'], fact: { number: 'word', person: 'person?', late: 'yes?' },
  sentence: {
    en: ({ number, late }) => `${number}: ${late ? 'its effect has been waiting for a verdict for a week' : 'its effect can be judged now'}`,
    ar: ({ number, late }) => `${number}: ${late ? 'الحكم على الفاعلية منتظر منذ أسبوع' : 'أصبح الحكم على الفاعلية ممكنًا'}`,
  },
});
export const ActionLowered = kind({
  name: 'action.lowered', audience: 'staff', clauses: ['8.7', '5.2'], fact: { number: 'word', from: 'number', to: 'number', reason: 'digest?', ...undoing },
  sentence: {
    en: ({ number, from, to, reason }) => (to === 0 && !reason ? `${number} is no longer escalated` : `${number} was taken down from level ${from} to ${to}, with a reason`),
    ar: ({ number, from, to, reason }) => (to === 0 && !reason ? `انتهى تصعيد ${number}` : `خفض تصعيد ${number} من المستوى ${from} إلى المستوى ${to} مع ذكر السبب`),
  },
});
