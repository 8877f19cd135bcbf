import type { Sentence } from '../../../platform/language.ts';

/** What a column can become. `own` keeps it as an own field under a name; `ignore` leaves it out. */
export const targets = [
  'sourceId',
  'receivedAt',
  'receivedTime',
  'happenedAt',
  'happenedTime',
  'kind',
  'words',
  'title',
  'product',
  'subProduct',
  'issue',
  'subIssue',
  'channel',
  'department',
  'branch',
  'language',
  'name',
  'email',
  'phone',
  'postcode',
  'city',
  'state',
  'remedySought',
  'status',
  'response',
  'respondedAt',
  'closedAt',
  'timely',
  'disputed',
  'satisfied',
  'severity',
  'tags',
  'outsideReference',
  'outsideBody',
  'own',
  'ignore',
] as const;
export type Target = (typeof targets)[number];

export const ownTypes = ['text', 'number', 'date', 'yes-no', 'list'] as const;
export type OwnType = (typeof ownTypes)[number];

/** Targets that several columns may fill together: tags are united, the others must be alone. */
export const isShared = (target: Target): boolean => target === 'own' || target === 'ignore' || target === 'tags';

export const isDate = (target: Target): boolean =>
  target === 'receivedAt' || target === 'happenedAt' || target === 'respondedAt' || target === 'closedAt';

const label = (en: string, ar: string): Sentence => ({ en: () => en, ar: () => ar });

/** What each target is called on screen and in sentences. */
export const targetNames: { readonly [T in Target]: Sentence } = {
  sourceId: label('number in the source', 'الرقم في النظام المصدر'),
  receivedAt: label('received at', 'تاريخ الاستلام'),
  receivedTime: label('time received', 'وقت الاستلام'),
  happenedAt: label('happened at', 'تاريخ الواقعة'),
  happenedTime: label('time it happened', 'وقت الواقعة'),
  kind: label('kind of feedback', 'نوع الملاحظة'),
  words: label('in their own words', 'نص الشكوى كما ورد'),
  title: label('title', 'العنوان المختصر'),
  product: label('product', 'المنتج'),
  subProduct: label('product, finer', 'المنتج الفرعي'),
  issue: label('category', 'التصنيف'),
  subIssue: label('category, finer', 'التصنيف الفرعي'),
  channel: label('channel', 'قناة الاستقبال'),
  department: label('department', 'الإدارة'),
  branch: label('branch', 'الفرع'),
  language: label('language', 'اللغة'),
  name: label('complainant: name', 'مقدّم الشكوى: الاسم'),
  email: label('complainant: e-mail', 'مقدّم الشكوى: البريد الإلكتروني'),
  phone: label('complainant: phone', 'مقدّم الشكوى: الهاتف'),
  postcode: label('complainant: postcode', 'مقدّم الشكوى: الرمز البريدي'),
  city: label('complainant: city', 'مقدّم الشكوى: المدينة'),
  state: label('complainant: state', 'مقدّم الشكوى: المنطقة'),
  remedySought: label('remedy sought', 'الحل المطلوب'),
  status: label('status', 'الوضع'),
  response: label('response', 'الرد'),
  respondedAt: label('responded at', 'تاريخ الرد'),
  closedAt: label('closed at', 'تاريخ الإغلاق'),
  timely: label('answered in time', 'الرد ضمن المدة'),
  disputed: label('outcome disputed', 'الاعتراض على النتيجة'),
  satisfied: label('satisfied', 'رضا العميل'),
  severity: label('severity', 'درجة الخطورة'),
  tags: label('tags', 'الوسوم'),
  outsideReference: label('outside reference', 'الرقم المرجعي لدى الجهة الخارجية'),
  outsideBody: label('outside body', 'الجهة الخارجية'),
  own: label('own field', 'حقل خاص'),
  ignore: label('left out', 'لا يُستورد'),
};
