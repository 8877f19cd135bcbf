import type { ClockName } from './commitment.entity.ts';
import type { Band } from './matrix.entity.ts';

/** What a house begins with: ordinary values of a service organisation, each to be edited in the settings. */

type Named = readonly [key: string, en: string, ar: string];

export const categories: readonly { readonly top: Named; readonly below: readonly Named[]; readonly natures?: readonly string[]; readonly cause?: boolean }[] = [
  { top: ['deliveries', 'Deliveries', 'التوصيل'], below: [['late', 'Late or missing', 'تأخر أو عدم وصول'], ['damaged', 'Damaged on the way', 'تلف أثناء النقل'], ['wrong', 'Wrong item', 'صنف خاطئ']] },
  { top: ['billing', 'Billing and payment', 'الفواتير والدفع'], below: [['charge', 'Wrong charge', 'رسوم غير صحيحة'], ['refund', 'Refund not received', 'عدم وصول المبلغ المسترد'], ['invoice', 'Invoice unclear', 'فاتورة غير واضحة']] },
  { top: ['product', 'Product quality', 'جودة المنتج'], below: [['defect', 'Defect', 'عيب في المنتج'], ['unsafe', 'Unsafe', 'منتج غير آمن'], ['described', 'Not as described', 'مخالف للوصف']], cause: true },
  { top: ['service', 'Service and waiting', 'الخدمة والانتظار'], below: [['wait', 'Waiting time', 'مدة الانتظار'], ['information', 'Wrong information', 'معلومات غير صحيحة'], ['unkept', 'Promise not kept', 'عدم الوفاء بالوعد']] },
  { top: ['conduct', 'Staff conduct', 'سلوك الموظفين'], below: [['courtesy', 'Courtesy', 'حسن التعامل'], ['fairness', 'Fairness', 'الإنصاف']] },
  { top: ['digital', 'Digital service', 'الخدمة الرقمية'], below: [['app', 'App or web page', 'التطبيق أو الموقع'], ['account', 'Account and sign-in', 'الحساب وتسجيل الدخول']] },
  { top: ['privacy', 'Privacy and security', 'الخصوصية والأمان'], below: [], cause: true },
  { top: ['premises', 'Premises and access', 'المرافق وسهولة الوصول'], below: [] },
  { top: ['handling', 'How a complaint was handled', 'طريقة معالجة شكوى'], below: [], natures: ['complaint'] },
  { top: ['other', 'Something else', 'موضوع آخر'], below: [] },
];

export const cells: Band[][] = [
  ['low', 'low', 'low', 'low', 'medium'],
  ['low', 'low', 'medium', 'medium', 'medium'],
  ['low', 'medium', 'medium', 'high', 'high'],
  ['medium', 'medium', 'high', 'high', 'critical'],
  ['medium', 'high', 'high', 'critical', 'critical'],
];

interface Promised {
  readonly clock: ClockName;
  readonly en: string;
  readonly ar: string;
  readonly promise?: readonly [number, string];
  readonly target?: readonly [number, string];
  readonly nature?: string;
  readonly band?: Band;
  readonly pausable?: readonly string[];
}

const days = (amount: number) => [amount, 'workingDays'] as const;
const hours = (amount: number) => [amount, 'workingHours'] as const;
const waits = ['complainant', 'requested', 'outsideBody'] as const;
const decision = (band: Band | undefined, promise: number, target: number, en: string, ar: string): Promised => ({ clock: 'decision', en, ar, promise: days(promise), target: days(target), nature: 'complaint', ...(band ? { band } : {}), pausable: waits });

export const promises: readonly Promised[] = [
  { clock: 'acknowledge', en: 'Acknowledgement', ar: 'الإشعار بالاستلام', promise: days(1), target: hours(4) },
  { clock: 'firstResponse', en: 'First response by a person', ar: 'أول رد من موظف', promise: days(3), target: days(2), nature: 'complaint', pausable: ['complainant', 'requested'] },
  { clock: 'progress', en: 'News at least every week', ar: 'إشعار بالمستجدات كل أسبوع', promise: days(5), target: days(4), nature: 'complaint' },
  decision(undefined, 15, 12, 'Decision, before the assessment', 'القرار قبل التقييم الأولي'),
  decision('critical', 3, 2, 'Decision, critical risk', 'القرار، فئة حرجة'),
  decision('high', 5, 4, 'Decision, high risk', 'القرار، فئة عالية'),
  decision('medium', 10, 8, 'Decision, medium risk', 'القرار، فئة متوسطة'),
  decision('low', 15, 12, 'Decision, low risk', 'القرار، فئة منخفضة'),
  { clock: 'decision', en: 'Answer to an enquiry', ar: 'الرد على استفسار', promise: days(3), target: days(2), nature: 'enquiry', pausable: waits },
  { clock: 'decision', en: 'Answer to a service request', ar: 'الرد على طلب خدمة', promise: days(5), target: days(4), nature: 'service', pausable: waits },
  { clock: 'decision', en: 'Evaluation of a suggestion', ar: 'تقييم مقترح', promise: days(20), target: days(15), nature: 'suggestion', pausable: waits },
  { clock: 'implementation', en: 'An adopted suggestion put into practice', ar: 'تنفيذ مقترح معتمد', promise: days(40), target: days(30), nature: 'suggestion', pausable: waits },
  { clock: 'decision', en: 'Thanks for a compliment', ar: 'الشكر على إشادة', promise: days(5), target: days(3), nature: 'compliment' },
  { clock: 'decision', en: 'Answer to a report of misconduct', ar: 'الرد على بلاغ عن مخالفة', promise: days(15), target: days(10), nature: 'misconduct', pausable: waits },
  { clock: 'decision', en: 'Answer to an incident', ar: 'الرد على بلاغ عن حادثة', promise: days(5), target: days(3), nature: 'incident', pausable: waits },
  { clock: 'closing', en: 'Closed, all in all', ar: 'الإغلاق إجمالًا', target: days(30), nature: 'complaint', pausable: waits },
  { clock: 'satisfaction', en: 'Satisfaction asked after the remedy', ar: 'السؤال عن الرضا بعد تنفيذ الحل', target: days(2), nature: 'complaint' },
  { clock: 'handover', en: 'Taken over by the department', ar: 'استلام الإدارة للحالة', target: hours(8) },
  { clock: 'action', en: 'Action done', ar: 'إنجاز الإجراء', target: [30, 'calendarDays'] },
];

export const ladder: readonly { readonly level: number; readonly share: number; readonly target: string; readonly minutes: number }[] = [
  { level: 0, share: 0.75, target: 'lead', minutes: 240 },
  { level: 1, share: 1, target: 'head', minutes: 240 },
  { level: 2, share: 1.25, target: 'quality', minutes: 240 },
  { level: 3, share: 1.5, target: 'management', minutes: 480 },
];

export const remedies: readonly (readonly [code: string, en: string, ar: string, money?: boolean])[] = [
  ['apology', 'Apology', 'اعتذار'], ['explanation', 'Explanation', 'توضيح'], ['refund', 'Refund', 'استرداد المبلغ', true], ['replacement', 'Replacement', 'استبدال'], ['repair', 'Repair', 'إصلاح'],
  ['compensation', 'Compensation', 'تعويض', true], ['correction', 'Correction', 'تصحيح'], ['other', 'Other', 'حل آخر'],
];
export const limits = { intake: '500', investigator: '2000', head: '20000' } as const;

export const bones: readonly Named[] = [
  ['people', 'People', 'الأفراد'], ['process', 'Process', 'العملية'], ['policy', 'Policy', 'السياسات'], ['place', 'Place and surroundings', 'المكان والبيئة'],
  ['system', 'Systems and equipment', 'الأنظمة والمعدات'], ['supply', 'Suppliers and material', 'المورّدون والمواد'],
];

export const words: readonly (readonly [key: string, oneEn: string, manyEn: string, oneAr: string, manyAr: string])[] = [
  ['customer', 'customer', 'customers', 'العميل', 'العملاء'], ['department', 'department', 'departments', 'الإدارة', 'الإدارات'], ['branch', 'branch', 'branches', 'الفرع', 'الفروع'],
  ['product', 'product or service', 'products and services', 'المنتج أو الخدمة', 'المنتجات والخدمات'], ['complaint', 'complaint', 'complaints', 'شكوى', 'شكاوى'],
  ['compliment', 'compliment', 'compliments', 'إشادة', 'إشادات'], ['holiday', 'holiday', 'holidays', 'إجازة', 'إجازات'],
];

export const bodies: readonly (readonly [kind: string, en: string, ar: string, days: number | null])[] = [
  ['regulator', 'Consumer protection authority', 'جهة حماية المستهلك', 10], ['ombudsman', 'Ombudsman', 'جهة التظلّمات', null],
];
