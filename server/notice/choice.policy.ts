import { refusal } from '../platform/problem.ts';
import { vocabulary } from '../platform/vocabulary.ts';
import { causes, type NoticeCause } from './notice.entity.ts';

/** By what a notice reaches somebody besides the inbox, where every notice stands. */
export const ways = vocabulary('noticeWay', { email: ['E-mail', 'البريد الإلكتروني'], push: ['On your devices', 'على أجهزتكم'] });
export type Way = (typeof ways)[number];

export const whens = vocabulary('noticeWhen', { now: ['At once', 'فورًا'], digest: ['In the digest', 'في الملخص'], never: ['Never', 'بدون إشعار'] });
export type When = (typeof whens)[number];

vocabulary('noticeRow', { urgent: ['Safety, and escalations brought to you by name', 'السلامة والتصعيد المُحال إليكم بالاسم'] });

export type Choices = Readonly<Record<NoticeCause, Readonly<Record<Way, When>>>>;
export type Chosen = { readonly [C in NoticeCause]?: { readonly [W in Way]?: When } };

export const AlwaysNow = refusal('notice.always-now', {
  en: () => 'What is safety-critical, and an escalation brought to you by name, always reaches you at once.',
  ar: () => 'ما يتعلق بالسلامة، والتصعيد المُحال إليكم بالاسم، يصل إليكم فورًا دائمًا.',
});
export const QuietWithoutEnd = refusal('notice.quiet-without-end', { en: () => 'Quiet hours end at another time than they begin.', ar: () => 'وقت انتهاء ساعات الهدوء يختلف عن وقت بدايتها.' });
export const TooManyDevices = refusal('notice.too-many-devices', { en: () => 'Ten devices are the most. Please remove one first.', ar: () => 'الحد الأقصى عشرة أجهزة، ويلزم حذف أحدها أولًا.' });
export const NotAPushAddress = refusal('notice.not-a-push-address', { en: () => 'This browser names a push service that this house does not write to.', ar: () => 'خدمة الإشعارات التي يستخدمها هذا المتصفح غير مقبولة هنا.' });
export const OnlyFromABrowser = refusal('notice.only-from-a-browser', { en: () => 'A device is added by the browser on it, signed in.', ar: () => 'تتم إضافة الجهاز من المتصفح الموجود عليه بعد تسجيل الدخول.' });

const each = (email: When, push: When): Readonly<Record<Way, When>> => ({ email, push });

/** What concerns one's own work comes at once; what is only good to know waits for the digest and never rings. */
const everybody: Choices = {
  assigned: each('now', 'now'), offered: each('now', 'now'), mentioned: each('now', 'now'), approval: each('now', 'now'), heard: each('now', 'now'), escalated: each('now', 'now'), untaken: each('now', 'now'),
  due: each('now', 'never'), breached: each('now', 'now'), update: each('now', 'now'), overdue: each('now', 'never'), praise: each('digest', 'never'), news: each('digest', 'never'),
};
/** Who hears of many cases is not told of each: what begins in a department comes in the digest to its head. */
const byRole: Readonly<Record<string, Chosen>> = {
  head: { assigned: each('digest', 'never'), heard: each('digest', 'never'), due: each('digest', 'never') },
  quality: { assigned: each('digest', 'never'), heard: each('digest', 'never'), due: each('digest', 'never'), news: each('digest', 'never') },
  management: { assigned: each('digest', 'never'), heard: each('digest', 'never'), mentioned: each('now', 'never'), due: each('digest', 'never'), breached: each('digest', 'never'), overdue: each('digest', 'never'), news: each('never', 'never') },
  auditor: { news: each('never', 'never') },
};

/** What holds until somebody chooses. Of several roles, the one that is told sooner counts. */
export const standardFor = (roles: readonly string[]): Choices => {
  const of = (role: string, cause: NoticeCause): Readonly<Record<Way, When>> => ({ ...everybody[cause], ...byRole[role]?.[cause] });
  const sooner = (way: Way, cause: NoticeCause): When => whens.find((when) => (roles.length ? roles : ['']).some((role) => of(role, cause)[way] === when))!;
  return Object.fromEntries(causes.map((cause) => [cause, { email: sooner('email', cause), push: sooner('push', cause) }])) as Choices as never;
};

export const choicesOf = (chosen: Chosen | null | undefined, roles: readonly string[]): Choices => {
  const standard = standardFor(roles);
  return Object.fromEntries(causes.map((cause) => [cause, { ...standard[cause], ...chosen?.[cause] }])) as Choices as never;
};

/** What never waits: an escalation brought to this very person, and everything in a matter that touches safety but praise and news. */
export const isUrgent = (cause: NoticeCause, { safety, byName }: { readonly safety: boolean; readonly byName: boolean }): boolean =>
  (byName && (cause === 'escalated' || cause === 'untaken')) || (safety && cause !== 'praise' && cause !== 'news');

/** The quiet hours and the time of the digest that hold until somebody chooses. */
export const standardQuiet = { from: '21:00', to: '07:00' } as const;
export const standardDigest = '08:00';
