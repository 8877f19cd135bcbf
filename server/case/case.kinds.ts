import { kind } from '../journal/kind.ts';

export const CaseOpened = kind({
  name: 'case.opened',
  audience: 'staff',
  fact: { nature: 'word', channel: 'word', title: 'digest' },
  sentence: {
    en: ({ say, nature, channel }) => `Received: ${say(`nature.${nature}`)} by ${say(`channel.${channel}`)}`,
    ar: ({ say, nature, channel }) => `تم الاستلام: ${say(`nature.${nature}`)} عبر ${say(`channel.${channel}`)}`,
  },
  outside: { keep: [], sentence: { en: () => 'We received it.', ar: () => 'تم استلامها.' } },
  clauses: ['7.2', '7.3'],
});

export const CaseRouted = kind({
  name: 'case.routed', audience: 'staff', access: true, clauses: ['7.3', '5.4'],
  fact: { department: 'department?', queue: 'queue?', from: 'department?', queueFrom: 'queue?', tookPart: 'yes?' },
  sentence: {
    en: ({ department, queue, name }) => (department ? `Routed to ${name(department)}${queue ? `, queue “${name(queue)}”` : ''}` : `Put into the queue “${name(queue)}”`),
    ar: ({ department, queue, name }) => (department ? `توجيه إلى ${name(department)}${queue ? `، قائمة الانتظار «${name(queue)}»` : ''}` : `إدراج في قائمة الانتظار «${name(queue)}»`),
  },
});
/** `to`: who answers again. */
export const CaseRoutingTakenBack = kind({
  name: 'case.routingTakenBack', audience: 'staff', access: true, clauses: ['7.3', '5.4'],
  fact: { department: 'department?', queue: 'queue?', to: 'department?', tookPart: 'yes?' },
  sentence: {
    en: ({ department, queue, to, name }) => `${department ? `The routing to ${name(department)}` : `The queue “${name(queue)}”`} was taken back${to && department ? `: it is with ${name(to)} again` : ''}`,
    ar: ({ department, queue, to, name }) => `التراجع عن ${department ? `التوجيه إلى ${name(department)}` : `الإدراج في قائمة الانتظار «${name(queue)}»`}${to && department ? `، والعودة إلى ${name(to)}` : ''}`,
  },
});

/** Every figure with the digest of its reason; the reasons themselves are texts beside it. */
export const CaseAssessed = kind({
  name: 'case.assessed', audience: 'staff', clauses: ['7.5'],
  fact: {
    severity: 'number', likelihood: 'number', safety: 'yes', complexity: 'number', impact: 'number', immediateNeeded: 'yes', immediatePossible: 'yes', band: 'word', depth: 'word', from: 'word?',
    severityWhy: 'digest', likelihoodWhy: 'digest', safetyWhy: 'digest', complexityWhy: 'digest', impactWhy: 'digest', immediateWhy: 'digest',
  },
  sentence: {
    en: ({ band, depth, say }) => `Assessed: risk ${say(`band.${band}`).toLowerCase()}, ${say(`depth.${depth}`)}`,
    ar: ({ band, depth, say }) => `التقييم الأولي: فئة المخاطر ${say(`band.${band}`)}، ${say(`depth.${depth}`)}`,
  },
  outside: { keep: [], sentence: { en: () => 'We looked at how serious it is and passed it to the right people.', ar: () => 'قُدِّرت أهمية الموضوع وأُحيل إلى المختصين.' } },
});

export const CaseRetitled = kind({
  name: 'case.retitled', audience: 'staff', clauses: ['7.2', '4.9'], fact: { title: 'digest' },
  sentence: { en: () => 'Got another title', ar: () => 'تغيير العنوان' },
});

export const CaseDescribed = kind({
  name: 'case.described', audience: 'team', clauses: ['7.2', '4.9'],
  fact: { fields: 'words', product: 'digest?', wants: 'digest?', happened: 'moment?', own: 'digest?' },
  sentence: {
    en: ({ fields, say }) => `Facts were set: ${fields.map((field) => say(`fact.${field}`)).join(', ')}`,
    ar: ({ fields, say }) => `تسجيل الوقائع: ${fields.map((field) => say(`fact.${field}`)).join('، ')}`,
  },
});

export const CaseMadeConfidential = kind({
  name: 'case.confidential', audience: 'team', access: true, clauses: ['4.10'], fact: { confidential: 'yes', reason: 'digest' },
  sentence: {
    en: ({ confidential }) => (confidential ? 'Made confidential: only the team may see it' : 'Confidentiality was lifted'),
    ar: ({ confidential }) => (confidential ? 'جُعلت سرية: لا يطّلع عليها إلا فريق المعالجة' : 'رُفعت السرية'),
  },
});

export const CaseInvestigating = kind({
  name: 'case.investigating', audience: 'staff', clauses: ['7.6'], fact: { lead: 'person' },
  sentence: { en: () => 'The investigation began', ar: () => 'بدء التحقيق' },
  outside: { keep: [], sentence: { en: () => 'We are looking into it.', ar: () => 'تجري دراستها.' } },
});

export const CaseSettling = kind({
  name: 'case.settling', audience: 'staff', clauses: ['7.9', '8.3'], fact: { remedies: 'number' },
  sentence: { en: () => 'Satisfaction was asked', ar: () => 'سؤال مقدّم الشكوى عن الرضا' },
  outside: { keep: [], sentence: { en: () => 'We would like to know whether it is settled.', ar: () => 'نود معرفة ما إذا كان الموضوع قد حُلّ.' } },
});

export const CaseClosed = kind({
  name: 'case.closed', audience: 'staff', clauses: ['7.9'], fact: { closing: 'word', cycle: 'number', reason: 'digest?' },
  sentence: {
    en: ({ closing, say }) => `Closed: ${say(`closing.${closing}`)}`,
    ar: ({ closing, say }) => `إغلاق: ${say(`closing.${closing}`)}`,
  },
  outside: {
    keep: ['closing'],
    sentence: { en: ({ say, closing }) => `Closed: ${say(`closing.${String(closing)}`)}`, ar: ({ say, closing }) => `الإغلاق: ${say(`closing.${String(closing)}`)}` },
  },
});

export const CaseReopened = kind({
  name: 'case.reopened', audience: 'staff', clauses: ['7.9', '4.11'], fact: { cycle: 'number', reason: 'digest', was: 'word?' },
  sentence: { en: ({ cycle }) => `Reopened: round ${cycle}`, ar: ({ cycle }) => `إعادة الفتح: الدورة ${cycle}` },
  outside: { keep: [], sentence: { en: () => 'We opened it again.', ar: () => 'أُعيد فتحها.' } },
});

/** Too late to reopen: a new case that follows the old one. */
export const CaseFollowed = kind({
  name: 'case.followed', audience: 'staff', clauses: ['7.9', '7.3'], fact: { by: 'row', reason: 'digest' },
  sentence: { en: () => 'A new case follows this one', ar: () => 'فتح حالة جديدة امتدادًا لهذه الحالة' },
});

export const CaseReferred = kind({
  name: 'case.referred', audience: 'staff', clauses: ['7.9', '7.1'], fact: { body: 'digest', reason: 'digest' },
  sentence: { en: () => 'Referred to an outside body', ar: () => 'إحالة إلى جهة خارجية' },
  outside: { keep: [], sentence: { en: () => 'We referred it to the body that decides such matters.', ar: () => 'أُحيلت إلى الجهة المختصة.' } },
});

export const ReferenceAdded = kind({
  name: 'case.referenceAdded', audience: 'staff', clauses: ['7.3'], fact: { direction: 'word', body: 'digest', number: 'digest' },
  sentence: { en: () => 'An outside reference was noted', ar: () => 'تسجيل رقم مرجعي لدى جهة خارجية' },
});

/** A confidential case was opened by somebody; stands in the stream of the house, where only auditors and administrators read. */
export const CaseRead = kind({
  name: 'case.read', audience: 'house', clauses: ['4.10'], fact: { case: 'row' },
  sentence: { en: ({ by }) => `${by} opened a confidential case`, ar: ({ by }) => `الاطلاع على حالة سرية: ${by}` },
});
