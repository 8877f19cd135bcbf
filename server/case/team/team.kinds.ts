import { kind } from '../../journal/kind.ts';
import { counted } from '../../platform/nouns.ts';

const clauses = ['4.12', '5.4'];

export const LeadAppointed = kind({
  name: 'team.leadAppointed', audience: 'staff', clauses, fact: { person: 'person', from: 'person?', tookPart: 'yes?' },
  sentence: { en: ({ name, person }) => `${name(person)} leads the case`, ar: ({ name, person }) => `قيادة الفريق: ${name(person)}` },
});
export const LeadOffered = kind({
  name: 'team.leadOffered', audience: 'staff', clauses, fact: { person: 'person', reason: 'digest?' },
  sentence: { en: ({ name, person }) => `The lead was offered to ${name(person)}`, ar: ({ name, person }) => `عرض التسليم: ${name(person)}` },
});
/** Taken back at once by whoever gave it: `to` leads again; `left`: the one before has left the team too. */
export const LeadTakenBack = kind({
  name: 'team.leadTakenBack', audience: 'staff', access: true, clauses, fact: { person: 'person', to: 'person', left: 'yes' },
  sentence: {
    en: ({ name, person, to }) => `The lead given to ${name(person)} was taken back: ${name(to)} leads the case again`,
    ar: ({ name, person, to }) => `التراجع عن إسناد القيادة: ${name(person)}، وعودة قيادة الفريق إلى ${name(to)}`,
  },
});
export const LeadOfferTakenBack = kind({
  name: 'team.leadOfferTakenBack', audience: 'staff', clauses, fact: { person: 'person' },
  sentence: { en: ({ name, person }) => `The offer of the lead to ${name(person)} was taken back`, ar: ({ name, person }) => `التراجع عن عرض التسليم: ${name(person)}` },
});
export const LeadAccepted = kind({
  name: 'team.leadAccepted', audience: 'staff', clauses, fact: { person: 'person', from: 'person?', brief: 'number?' },
  sentence: { en: ({ name, person }) => `${name(person)} accepted the lead`, ar: ({ name, person }) => `قبول التسلّم: ${name(person)}` },
});
export const LeadDeclined = kind({
  name: 'team.leadDeclined', audience: 'staff', clauses, fact: { person: 'person', reason: 'digest' },
  sentence: { en: ({ name, person }) => `${name(person)} did not accept the lead`, ar: ({ name, person }) => `عدم قبول التسلّم: ${name(person)}` },
});
export const Joined = kind({
  name: 'team.joined', audience: 'staff', clauses, fact: { person: 'person', department: 'department?' },
  sentence: { en: ({ name, person }) => `${name(person)} joined the team`, ar: ({ name, person }) => `انضمام إلى فريق المعالجة: ${name(person)}` },
});
export const Left = kind({
  name: 'team.left', audience: 'staff', access: true, clauses, fact: { person: 'person' },
  sentence: { en: ({ name, person }) => `${name(person)} left the team`, ar: ({ name, person }) => `مغادرة فريق المعالجة: ${name(person)}` },
});
/** Somebody has left the house, and what they were to do here with them. */
export const TasksHandedOver = kind({
  name: 'team.tasksHandedOver', audience: 'staff', clauses, fact: { from: 'person', to: 'person?', tasks: 'number' },
  sentence: {
    en: ({ name, from, to, tasks }) => `${counted(tasks, 'task', 'en')} of ${name(from)} ${to ? `handed over to ${name(to)}` : 'without an owner'}`,
    ar: ({ name, from, to, tasks }) => `${to ? 'تسليم' : 'دون مسؤول'}: ${counted(tasks, 'task', 'ar')} من ${name(from)}${to ? ` إلى ${name(to)}` : ''}`,
  },
});
export const DepartmentJoined = kind({
  name: 'team.departmentJoined', audience: 'staff', access: true, clauses, fact: { department: 'department', joined: 'yes' },
  sentence: {
    en: ({ name, department, joined }) => `${name(department)} ${joined ? 'takes part' : 'no longer takes part'}`,
    ar: ({ name, department, joined }) => `${joined ? 'مشاركة' : 'انتهاء مشاركة'}: ${name(department)}`,
  },
});
export const Recused = kind({
  name: 'team.recused', audience: 'confidential', access: true, clauses: ['4.7', '4.10'], fact: { person: 'person', reason: 'digest' },
  sentence: { en: ({ name, person }) => `${name(person)} stepped back: conflict of interest`, ar: ({ name, person }) => `التنحّي لتعارض المصالح: ${name(person)}` },
});
/** Who is complained about, and who loses access by it. */
export const RespondentNamed = kind({
  name: 'team.respondentNamed', audience: 'confidential', access: true, clauses: ['4.7', '4.10', '7.6'], fact: { person: 'person?', department: 'department?', barred: 'persons', readBefore: 'persons' },
  sentence: {
    en: ({ name, person, department, barred, readBefore }) =>
      `Named as complained about: ${name(person ?? department)}. ${barred.length} ${barred.length === 1 ? 'person has' : 'persons have'} no access from now on${readBefore.length ? `; ${readBefore.length} of them had read it before` : ''}`,
    ar: ({ name, person, department, barred, readBefore }) =>
      `تحديد الجهة أو الموظف محل الشكوى: ${name(person ?? department)}. عدد من مُنعوا من الاطلاع: ${barred.length}${readBefore.length ? `، وسبق الاطلاع لعدد: ${readBefore.length}` : ''}`,
  },
});
