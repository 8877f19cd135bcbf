import { counted } from '../platform/words.ts';
import { kind } from '../journal/kind.ts';

export const ActionAdded = kind({
  name: 'action.added', audience: 'staff', clauses: ['7.7', '8.7'],
  fact: { number: 'word', kind: 'word', owner: 'person', dueAt: 'moment', title: 'digest', cause: 'row?' },
  sentence: { en: ({ number, kind, owner, name, say }) => `${number}: ${say(`action.${kind}`)} for ${name(owner)}`, ar: ({ number, kind, owner, name, say }) => `${number}: ${say(`action.${kind}`)}؛ المسؤول عن التنفيذ: ${name(owner)}` },
});
export const ActionEdited = kind({
  name: 'action.edited', audience: 'staff', access: true, clauses: ['8.7'], fact: { number: 'word', owner: 'person', from: 'person?', dueAt: 'moment', was: 'moment', title: 'digest', reason: 'digest?' },
  sentence: { en: ({ number, owner, name }) => `${number} was changed; it belongs to ${name(owner)}`, ar: ({ number, owner, name }) => `تعديل ${number}؛ المسؤول عن التنفيذ: ${name(owner)}` },
});
export const ActionPlanned = kind({
  name: 'action.planned', audience: 'staff', access: true, clauses: ['8.7', '8.2'],
  fact: {
    number: 'word', version: 'number', verifier: 'person', from: 'person?', criterion: 'digest', measure: 'digest', baseline: 'number?', threshold: 'number?', startAfterDays: 'number', windowDays: 'number', method: 'word',
    control: 'digest?', reason: 'digest?', stage: 'word',
  },
  sentence: {
    en: ({ number, version, verifier, name }) => `${number}: plan of verification, version ${version}; verifier ${name(verifier)}`,
    ar: ({ number, version, verifier, name }) => `${number}: خطة التحقق، الإصدار ${version}؛ مسؤول التحقق: ${name(verifier)}`,
  },
});
export const ActionStarted = kind({
  name: 'action.started', audience: 'staff', clauses: ['8.7'], fact: { number: 'word', plan: 'number' },
  sentence: { en: ({ number }) => `${number}: the work began`, ar: ({ number }) => `${number}: بدء التنفيذ` },
});
export const ActionBlocked = kind({
  name: 'action.blocked', audience: 'staff', clauses: ['8.7'], fact: { number: 'word', blocked: 'yes', reason: 'digest?' },
  sentence: { en: ({ number, blocked }) => (blocked ? `${number} is blocked` : `${number} is free to go on`), ar: ({ number, blocked }) => (blocked ? `${number}: متعثر` : `${number}: زوال التعثر`) },
});
export const ActionImplemented = kind({
  name: 'action.implemented', audience: 'staff', clauses: ['7.7', '8.7'], fact: { number: 'word', done: 'digest', implementer: 'person', similar: 'digest?' },
  sentence: { en: ({ number, implementer, name }) => `${number}: implemented by ${name(implementer)}`, ar: ({ number, implementer, name }) => `${number}: تم التنفيذ؛ المنفّذ: ${name(implementer)}` },
});
export const ActionTakenBack = kind({
  name: 'action.taken-back', audience: 'staff', clauses: ['8.7'], fact: { number: 'word', from: 'word', to: 'word' },
  sentence: {
    en: ({ number, from, to, say }) => `${number}: “${say(`actionStage.${from}`)}” was taken back; it is “${say(`actionStage.${to}`)}” again`,
    ar: ({ number, from, to, say }) => `${number}: سحب «${say(`actionStage.${from}`)}» والعودة إلى «${say(`actionStage.${to}`)}»`,
  },
});
export const ImplementationVerified = kind({
  name: 'action.checked', audience: 'staff', clauses: ['8.7', '4.7'], fact: { number: 'word', note: 'digest', control: 'digest?' },
  sentence: { en: ({ number, by }) => `${number}: ${by} saw that it was done`, ar: ({ number, by }) => `${number}: تم التحقق من التنفيذ؛ ${by}` },
});
export const EffectJudged = kind({
  name: 'action.judged', audience: 'staff', clauses: ['8.2', '8.7', '4.13'],
  fact: { number: 'word', effective: 'yes', figure: 'number?', exposure: 'number?', baseline: 'number?', threshold: 'number?', plan: 'number', reason: 'digest', control: 'digest?' },
  sentence: {
    en: ({ number, effective, by }) => (effective ? `${number}: proven effective by ${by}` : `${number}: not effective, found by ${by}`),
    ar: ({ number, effective, by }) => (effective ? `${number}: ثبتت الفاعلية؛ ${by}` : `${number}: لم تثبت الفاعلية؛ ${by}`),
  },
});
export const ActionCancelled = kind({
  name: 'action.cancelled', audience: 'staff', clauses: ['8.7'], fact: { number: 'word', reason: 'digest' },
  sentence: { en: ({ number }) => `${number} was cancelled, with a reason`, ar: ({ number }) => `إلغاء ${number} مع ذكر السبب` },
});
export const ActionLinked = kind({
  name: 'action.linked', audience: 'staff', clauses: ['8.7', '8.2'], fact: { number: 'word', cases: 'number' },
  sentence: { en: ({ number, cases }) => `${number} now answers ${counted(cases, 'case', 'en')}`, ar: ({ number, cases }) => `${number}: عدد الحالات المرتبطة به: ${counted(cases, 'case', 'ar')}` },
});
export const ActionHandedOver = kind({
  name: 'action.handed-over', audience: 'staff', access: true, clauses: ['8.7', '5.4'], fact: { number: 'word', from: 'person', to: 'person?', part: 'word' },
  sentence: {
    en: ({ number, from, to, name, part, say }) => `${number}: ${say(`actionPart.${part}`)} passed from ${name(from)} to ${to ? name(to) : 'quality'}`,
    ar: ({ number, from, to, name, part, say }) => `${number}: انتقال ${say(`actionPart.${part}`)} من ${name(from)} إلى ${to ? name(to) : 'إدارة الجودة'}`,
  },
});
export const ExposureEntered = kind({
  name: 'exposure.entered', audience: 'house', clauses: ['8.2'], fact: { product: 'digest', unit: 'digest', from: 'moment', to: 'moment', volume: 'number', branch: 'row?' },
  sentence: { en: () => 'A volume of business was entered', ar: () => 'تسجيل حجم النشاط' },
});
export const ExposureWithdrawn = kind({
  name: 'exposure.withdrawn', audience: 'house', clauses: ['8.2'], fact: { reason: 'digest' },
  sentence: { en: () => 'A volume of business was withdrawn as wrong', ar: () => 'سحب حجم نشاط لعدم صحته' },
});
