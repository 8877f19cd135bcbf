import { kind } from '../journal/kind.ts';

export const ActionAdded = kind({
  name: 'action.added', audience: 'staff', clauses: ['7.7', '8.7'],
  fact: { kind: 'word', owner: 'person', dueAt: 'moment', title: 'digest', cause: 'row?' },
  sentence: { en: ({ kind, owner, name, say }) => `${say(`action.${kind}`)} for ${name(owner)}`, ar: ({ kind, owner, name, say }) => `${say(`action.${kind}`)}: المسؤول عن التنفيذ ${name(owner)}` },
});
export const ActionEdited = kind({
  name: 'action.edited', audience: 'staff', clauses: ['8.7'], fact: { owner: 'person', dueAt: 'moment', title: 'digest', reason: 'digest?' },
  sentence: { en: ({ owner, name }) => `An action was changed; it belongs to ${name(owner)}`, ar: ({ owner, name }) => `تعديل إجراء؛ المسؤول عن التنفيذ ${name(owner)}` },
});
export const ActionPlanned = kind({
  name: 'action.planned', audience: 'staff', clauses: ['8.7', '8.2'], fact: { version: 'number', verifier: 'person', criterion: 'digest', baseline: 'number?', threshold: 'number?', startAfterDays: 'number', windowDays: 'number', method: 'word' },
  sentence: { en: ({ version, verifier, name }) => `Plan of verification, version ${version}: verifier ${name(verifier)}`, ar: ({ version, verifier, name }) => `خطة التحقق، الإصدار ${version}: مسؤول التحقق ${name(verifier)}` },
});
export const ActionStarted = kind({
  name: 'action.started', audience: 'staff', clauses: ['8.7'], fact: { plan: 'number' },
  sentence: { en: () => 'Work on an action began', ar: () => 'بدء تنفيذ إجراء' },
});
export const ActionBlocked = kind({
  name: 'action.blocked', audience: 'staff', clauses: ['8.7'], fact: { blocked: 'yes', reason: 'digest?' },
  sentence: { en: ({ blocked }) => (blocked ? 'An action is blocked' : 'An action is free to go on'), ar: ({ blocked }) => (blocked ? 'إجراء متعثر' : 'زوال تعثر إجراء') },
});
export const ActionImplemented = kind({
  name: 'action.implemented', audience: 'staff', clauses: ['7.7', '8.7'], fact: { done: 'digest', implementer: 'person', similar: 'digest?' },
  sentence: { en: ({ implementer, name }) => `Implemented by ${name(implementer)}`, ar: ({ implementer, name }) => `تم التنفيذ: ${name(implementer)}` },
});
export const ImplementationVerified = kind({
  name: 'action.checked', audience: 'staff', clauses: ['8.7', '4.7'], fact: { note: 'digest', control: 'digest?' },
  sentence: { en: ({ by }) => `${by}: saw that it was done`, ar: ({ by }) => `تم التحقق من التنفيذ: ${by}` },
});
export const EffectJudged = kind({
  name: 'action.judged', audience: 'staff', clauses: ['8.2', '8.7', '4.13'], fact: { effective: 'yes', figure: 'number?', exposure: 'number?', baseline: 'number?', threshold: 'number?', plan: 'number', reason: 'digest', control: 'digest?' },
  sentence: { en: ({ effective, by }) => (effective ? `Proven effective by ${by}` : `Not effective, found by ${by}`), ar: ({ effective, by }) => (effective ? `ثبتت الفاعلية: ${by}` : `لم تثبت الفاعلية: ${by}`) },
});
export const ActionCancelled = kind({
  name: 'action.cancelled', audience: 'staff', clauses: ['8.7'], fact: { reason: 'digest' },
  sentence: { en: () => 'An action was cancelled, with a reason', ar: () => 'إلغاء إجراء مع ذكر السبب' },
});
export const ActionLinked = kind({
  name: 'action.linked', audience: 'staff', clauses: ['8.7', '8.2'], fact: { cases: 'number' },
  sentence: { en: ({ cases }) => `An action now answers ${cases} cases`, ar: () => 'ربط إجراء بحالة أخرى' },
});
export const ExposureEntered = kind({
  name: 'exposure.entered', audience: 'house', clauses: ['8.2'], fact: { unit: 'digest', from: 'moment', to: 'moment' },
  sentence: { en: () => 'A volume of business was entered', ar: () => 'تسجيل حجم النشاط' },
});
