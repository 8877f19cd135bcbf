import { kind } from '../journal/kind.ts';
import { say as word, vocabulary } from '../platform/vocabulary.ts';
import type { Language } from '../platform/language.ts';

const list = (words: readonly string[], scope: string, language: Language): string => words.map((one) => word(`${scope}.${one}`, language)).join(language === 'ar' ? '، ' : ', ') || '–';

/** The parts of a person, a department or a branch that an entry may say were changed. */
vocabulary('personField', {
  name: ['name', 'الاسم'], email: ['e-mail', 'البريد الإلكتروني'], phone: ['phone', 'الهاتف'], title: ['title', 'المسمى'], spoken: ['languages', 'اللغات'],
  language: ['language', 'اللغة'], digits: ['digits', 'الأرقام'], hijri: ['Hijri dates', 'التاريخ الهجري'], shortcuts: ['shortcuts', 'اختصارات لوحة المفاتيح'], firstSteps: ['first steps', 'الخطوات الأولى'],
  head: ['head', 'الرئاسة'], deputy: ['deputy', 'التكليف بالنيابة'], branch: ['branch', 'الفرع'], parent: ['place', 'الموقع في الهيكل'], active: ['in use', 'قيد الاستخدام'], zone: ['time zone', 'المنطقة الزمنية'],
});

export const leavings = vocabulary('leaving', { left: ['left the organisation', 'انتهاء العمل'], barred: ['barred', 'إيقاف الحساب'] });

export const HouseSetUp = kind({
  name: 'house.setUp', audience: 'house', fact: {},
  sentence: { en: () => 'The house was set up, with its first administrator', ar: () => 'تم إعداد المنصة مع أول حساب لإدارتها' },
  clauses: ['5.2'],
});

/** The first entry of a demonstration, for ever. */
export const HouseDemonstration = kind({
  name: 'house.demonstration', audience: 'house', fact: {},
  sentence: { en: () => 'This house is a demonstration: nothing in it is real', ar: () => 'هذه المنصة نسخة توضيحية، ولا شيء فيها حقيقي' },
  clauses: [],
});

export const PersonInvited = kind({
  name: 'person.invited', audience: 'house', fact: { person: 'person', roles: 'words', department: 'department?', until: 'moment' },
  sentence: {
    en: ({ name, person, roles }) => `Invitation of ${name(person)}: ${list(roles, 'role', 'en')}`,
    ar: ({ name, person, roles }) => `دعوة ${name(person)}: ${list(roles, 'role', 'ar')}`,
  },
  clauses: ['5.4', '6.4'],
});

export const PersonJoined = kind({
  name: 'person.joined', audience: 'house', fact: { person: 'person' },
  sentence: { en: ({ name, person }) => `${name(person)} accepted the invitation`, ar: ({ name, person }) => `قبول الدعوة: ${name(person)}` },
  clauses: ['5.4'],
});

export const PersonDescribed = kind({
  name: 'person.described', audience: 'house', fact: { person: 'person', changed: 'words' },
  sentence: {
    en: ({ name, person, changed }) => `Details of ${name(person)} changed: ${list(changed, 'personField', 'en')}`,
    ar: ({ name, person, changed }) => `تعديل بيانات ${name(person)}: ${list(changed, 'personField', 'ar')}`,
  },
  clauses: ['5.4'],
});

export const PersonRoleChanged = kind({
  name: 'person.roleChanged', audience: 'house', fact: { person: 'person', from: 'words', to: 'words' },
  sentence: {
    en: ({ name, person, from, to }) => `Roles of ${name(person)}: ${list(from, 'role', 'en')} → ${list(to, 'role', 'en')}`,
    ar: ({ name, person, from, to }) => `أدوار ${name(person)}: من ${list(from, 'role', 'ar')} إلى ${list(to, 'role', 'ar')}`,
  },
  clauses: ['5.4'],
});

export const PersonMoved = kind({
  name: 'person.moved', audience: 'house', fact: { person: 'person', from: 'department?', to: 'department?' },
  sentence: {
    en: ({ name, person, from, to }) => `${name(person)} moved from ${name(from)} to ${name(to)}`,
    ar: ({ name, person, from, to }) => `نقل ${name(person)} من ${name(from)} إلى ${name(to)}`,
  },
  clauses: ['5.4', '6.4'],
});

export const PersonPreferred = kind({
  name: 'person.preferred', audience: 'house', fact: { person: 'person', changed: 'words' },
  sentence: {
    en: ({ name, person, changed }) => `Preferences of ${name(person)}: ${list(changed, 'personField', 'en')}`,
    ar: ({ name, person, changed }) => `تفضيلات ${name(person)}: ${list(changed, 'personField', 'ar')}`,
  },
  clauses: [],
});

/** Everything this person had opened ends with this entry; the readers of other slices hand the open work over. */
export const PersonLeft = kind({
  name: 'person.left', audience: 'house', fact: { person: 'person', successor: 'person?', cause: 'word' },
  sentence: {
    en: ({ name, person, successor, cause, say }) => `${name(person)}: ${say(`leaving.${cause}`)}${successor ? `; open work to ${name(successor)}` : ''}`,
    ar: ({ name, person, successor, cause, say }) => `${name(person)}: ${say(`leaving.${cause}`)}${successor ? `، وتسليم الأعمال المفتوحة إلى ${name(successor)}` : ''}`,
  },
  clauses: ['5.4', '6.4'],
});

export const PersonReturned = kind({
  name: 'person.returned', audience: 'house', fact: { person: 'person' },
  sentence: { en: ({ name, person }) => `${name(person)} is back; the account is open again`, ar: ({ name, person }) => `عودة ${name(person)} وإعادة فتح الحساب` },
  clauses: ['5.4'],
});

export const AbsencePlanned = kind({
  name: 'absence.planned', audience: 'house', fact: { person: 'person', deputy: 'person?', from: 'moment', until: 'moment' },
  sentence: {
    en: ({ name, person, deputy }) => `Absence of ${name(person)}${deputy ? `; deputy: ${name(deputy)}` : ''}`,
    ar: ({ name, person, deputy }) => `غياب ${name(person)}${deputy ? `، والمكلَّف بالنيابة: ${name(deputy)}` : ''}`,
  },
  clauses: ['5.4', '6.4'],
});

export const AbsenceEnded = kind({
  name: 'absence.ended', audience: 'house', fact: { person: 'person' },
  sentence: { en: ({ name, person }) => `The absence of ${name(person)} was withdrawn`, ar: ({ name, person }) => `إلغاء غياب ${name(person)}` },
  clauses: ['5.4'],
});

export const DepartmentMade = kind({
  name: 'department.made', audience: 'house', fact: { department: 'department' },
  sentence: { en: ({ name, department }) => `New department: ${name(department)}`, ar: ({ name, department }) => `إدارة جديدة: ${name(department)}` },
  clauses: ['5.4'],
});

export const DepartmentChanged = kind({
  name: 'department.changed', audience: 'house', fact: { department: 'department', changed: 'words', head: 'person?', deputy: 'person?' },
  sentence: {
    en: ({ name, department, changed }) => `${name(department)} changed: ${list(changed, 'personField', 'en')}`,
    ar: ({ name, department, changed }) => `تعديل ${name(department)}: ${list(changed, 'personField', 'ar')}`,
  },
  clauses: ['5.4'],
});

export const BranchMade = kind({
  name: 'branch.made', audience: 'house', fact: { branch: 'department', zone: 'word' },
  sentence: { en: ({ name, branch }) => `New branch: ${name(branch)}`, ar: ({ name, branch }) => `فرع جديد: ${name(branch)}` },
  clauses: ['6.4'],
});

export const BranchChanged = kind({
  name: 'branch.changed', audience: 'house', fact: { branch: 'department', changed: 'words', zone: 'word' },
  sentence: {
    en: ({ name, branch, changed }) => `${name(branch)} changed: ${list(changed, 'personField', 'en')}`,
    ar: ({ name, branch, changed }) => `تعديل ${name(branch)}: ${list(changed, 'personField', 'ar')}`,
  },
  clauses: ['6.4'],
});
