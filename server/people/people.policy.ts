import type { Actor } from '../platform/context.ts';
import { refusal } from '../platform/problem.ts';
import type { Person } from './person.entity.ts';
import { handlingRoles, has, inScope, isStaff, mayInHouse, roles } from './role.policy.ts';

export const LastAdministrator = refusal('person.last-administrator', {
  en: () => 'This is the last administrator. Please give the role to somebody else first.',
  ar: () => 'هذا آخر حساب لإدارة المنصة، ويلزم إسناد الدور إلى شخص آخر أولًا.',
});
export const AddressTaken = refusal('person.address-taken', { en: () => 'Somebody here has this e-mail address already.', ar: () => 'هذا البريد الإلكتروني مسجَّل لشخص آخر.' });
export const HasLeft = refusal('person.has-left', { en: () => 'This account is closed.', ar: () => 'هذا الحساب مغلق.' });
export const HasNotLeft = refusal('person.has-not-left', { en: () => 'This account is open.', ar: () => 'هذا الحساب مفتوح.' });
export const HasJoined = refusal('person.has-joined', { en: () => 'This invitation was accepted already.', ar: () => 'سبق قبول هذه الدعوة.' });
export const NotThemselves = refusal('person.not-themselves', { en: () => 'Please choose somebody else.', ar: () => 'يرجى اختيار شخص آخر.' });
export const NobodyHere = refusal('person.unknown', { en: () => 'Nobody who works here is meant by this.', ar: () => 'لا أحد من العاملين يطابق هذا الاختيار.' });
export const UnknownRole = refusal('unknown-value', { en: () => `There is no such role. These are: ${roles.join(', ')}.`, ar: () => `لا يوجد دور بهذا الاسم. الأدوار: ${roles.join('، ')}.` });
export const CannotTakeWork = refusal('person.cannot-take-work', {
  en: () => 'This person cannot be given work: only people who have joined and who handle complaints can.',
  ar: () => 'لا يمكن إسناد العمل إلى هذا الشخص: يقتصر ذلك على من قَبِل الدعوة ويعمل على معالجة الشكاوى.',
});
export const NoDepartment = refusal('department.unknown', { en: () => 'There is no such department in use.', ar: () => 'لا توجد إدارة مستخدمة بهذا الاختيار.' });
export const NoBranch = refusal('branch.unknown', { en: () => 'There is no such branch in use.', ar: () => 'لا يوجد فرع مستخدم بهذا الاختيار.' });
export const NameTaken = refusal('department.name-taken', { en: () => 'There is a department of this name already. Please give another one.', ar: () => 'توجد إدارة بهذا الاسم. يرجى اختيار اسم آخر.' });
export const Circle = refusal('department.circle', { en: () => 'A department cannot stand below itself.', ar: () => 'لا يمكن أن تتبع الإدارة نفسها.' });
export const NoZone = refusal('branch.zone', { en: () => 'Please give a time zone as in Asia/Riyadh.', ar: () => 'يرجى كتابة المنطقة الزمنية مثل Asia/Riyadh.' });
export const AwayAlready = refusal('absence.overlap', { en: () => 'An absence is planned in this time already.', ar: () => 'يوجد غياب آخر مخطط له في هذه المدة.' });
export const NameMissing = refusal('name.missing', { en: () => 'Please give the name in at least one language.', ar: () => 'يرجى كتابة الاسم بلغة واحدة على الأقل.' });

/** Whether work can be given to somebody at all: they have joined, are still here, and their calling handles cases. */
export const takesWork = ({ active, joinedAt, roles }: Pick<Person, 'active' | 'joinedAt' | 'roles'>): boolean => active && Boolean(joinedAt) && handlingRoles.some((role) => roles.includes(role));

export const mayKeepPeople = (actor: Actor): boolean => mayInHouse(actor, 'people.keep');
export const mayKeepDepartments = (actor: Actor): boolean => mayInHouse(actor, 'departments.keep');
export const mayKeepTokens = (actor: Actor): boolean => mayInHouse(actor, 'tokens.keep');

/** One's own absence; that of one's own people for a head; everybody's for an administrator. */
export const mayPlanAbsence = (actor: Actor, person: Pick<Person, 'id' | 'departmentId'>): boolean =>
  (isStaff(actor) && actor.id === person.id && inScope(actor, 'write')) ||
  mayKeepPeople(actor) ||
  (mayInHouse(actor, 'people.absence') && has(actor, 'head') && person.departmentId != null && actor.departments.includes(person.departmentId));

/** What only the person and the administrators may know of somebody: addresses, sessions, whether a second factor is in use. */
export const mayKnow = (actor: Actor, personId: string): boolean => (isStaff(actor) && actor.id === personId && actor.scopes === undefined) || mayKeepPeople(actor);
