import { kind } from '../../journal/kind.ts';
import { vocabulary } from '../../platform/vocabulary.ts';

/** How somebody came in. */
export const ways = vocabulary('way', {
  password: ['password', 'كلمة المرور'], code: ['password and code', 'كلمة المرور ورمز التحقق'], recovery: ['password and recovery code', 'كلمة المرور ورمز استرداد'],
  invitation: ['invitation', 'دعوة'], reset: ['reset link', 'رابط إعادة التعيين'], setup: ['setting up', 'إعداد المنصة'], demonstration: ['demonstration', 'نسخة توضيحية'], singleSignOn: ['single sign-on', 'الدخول الموحد'], own: ['own account', 'من الحساب نفسه'],
});
export type Way = (typeof ways)[number];

export const SignedIn = kind({
  name: 'person.signedIn', audience: 'house', fact: { person: 'person', way: 'word', session: 'row' },
  sentence: { en: ({ name, person, way, say }) => `${name(person)} signed in: ${say(`way.${way}`)}`, ar: ({ name, person, way, say }) => `تسجيل دخول ${name(person)}: ${say(`way.${way}`)}` },
  clauses: ['4.10'],
});

export const SignedOut = kind({
  name: 'person.signedOut', audience: 'house', fact: { person: 'person', session: 'row' },
  sentence: { en: ({ name, person }) => `${name(person)} signed out`, ar: ({ name, person }) => `تسجيل خروج ${name(person)}` },
  clauses: ['4.10'],
});

/** Written once for each window in which an account was tried too often. */
export const SignInBlocked = kind({
  name: 'person.signInBlocked', audience: 'house', fact: { person: 'person', until: 'moment' },
  sentence: { en: ({ name, person }) => `Signing in as ${name(person)} was tried too often`, ar: ({ name, person }) => `محاولات كثيرة لتسجيل الدخول بحساب ${name(person)}` },
  clauses: ['4.10'],
});

/** `all`: every session of this person but `session`; else `session` alone. */
export const SessionRevoked = kind({
  name: 'session.revoked', audience: 'house', fact: { person: 'person', session: 'row?', all: 'yes' },
  sentence: {
    en: ({ name, person, all }) => (all ? `Other sessions of ${name(person)} were ended` : `A session of ${name(person)} was ended`),
    ar: ({ name, person, all }) => (all ? `إنهاء الجلسات الأخرى لحساب ${name(person)}` : `إنهاء جلسة لحساب ${name(person)}`),
  },
  clauses: ['4.10'],
});

export const ResetAsked = kind({
  name: 'person.resetAsked', audience: 'house', fact: { person: 'person', until: 'moment' },
  sentence: { en: ({ name, person }) => `A new password was asked for: ${name(person)}`, ar: ({ name, person }) => `طلب كلمة مرور جديدة: ${name(person)}` },
  clauses: ['4.10'],
});

/** `session`: the one that stays open. */
export const PasswordChanged = kind({
  name: 'person.passwordChanged', audience: 'house', fact: { person: 'person', way: 'word', session: 'row?' },
  sentence: { en: ({ name, person }) => `New password: ${name(person)}; other sessions ended`, ar: ({ name, person }) => `كلمة مرور جديدة: ${name(person)}، مع إنهاء الجلسات الأخرى` },
  clauses: ['4.10'],
});

export const FactorAdded = kind({
  name: 'factor.added', audience: 'house', fact: { person: 'person' },
  sentence: { en: ({ name, person }) => `Second factor set up: ${name(person)}`, ar: ({ name, person }) => `تفعيل عامل التحقق الثاني: ${name(person)}` },
  clauses: ['4.10'],
});

export const FactorRemoved = kind({
  name: 'factor.removed', audience: 'house', fact: { person: 'person' },
  sentence: { en: ({ name, person }) => `Second factor removed: ${name(person)}`, ar: ({ name, person }) => `إلغاء عامل التحقق الثاني: ${name(person)}` },
  clauses: ['4.10'],
});

/** Lost, and taken away by an administrator: all sessions end, and the next sign-in sets a new one. */
export const FactorLifted = kind({
  name: 'factor.lifted', audience: 'house', fact: { person: 'person', reason: 'digest' },
  sentence: { en: ({ by, name, person }) => `${by} removed the lost second factor of ${name(person)}, with a reason; all sessions ended`, ar: ({ by, name, person }) => `إلغاء عامل التحقق الثاني المفقود لحساب ${name(person)} مع ذكر السبب وإنهاء جميع الجلسات: ${by}` },
  clauses: ['4.10'],
});

export const RecoveryRenewed = kind({
  name: 'factor.recoveryRenewed', audience: 'house', fact: { person: 'person' },
  sentence: { en: ({ name, person }) => `New recovery codes: ${name(person)}`, ar: ({ name, person }) => `رموز استرداد جديدة: ${name(person)}` },
  clauses: ['4.10'],
});

export const Proved = kind({
  name: 'person.proved', audience: 'house', fact: { person: 'person', session: 'row' },
  sentence: { en: ({ name, person }) => `${name(person)} gave the password again`, ar: ({ name, person }) => `إعادة إدخال كلمة المرور: ${name(person)}` },
  clauses: ['4.10'],
});

export const TokenMade = kind({
  name: 'token.made', audience: 'house', fact: { person: 'person', roles: 'words', scopes: 'words', until: 'moment' },
  sentence: {
    en: ({ name, person, scopes }) => `API token for ${name(person)}: ${scopes.join(', ')}`,
    ar: ({ name, person, scopes }) => `رمز واجهة برمجية لحساب ${name(person)}: ${scopes.join('، ')}`,
  },
  clauses: ['4.10'],
});

export const TokenRevoked = kind({
  name: 'token.revoked', audience: 'house', fact: { person: 'person' },
  sentence: { en: ({ name, person }) => `API token of ${name(person)} revoked`, ar: ({ name, person }) => `إلغاء رمز واجهة برمجية لحساب ${name(person)}` },
  clauses: ['4.10'],
});
