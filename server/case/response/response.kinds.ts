import { kind } from '../../journal/kind.ts';

export const ResponseWritten = kind({
  name: 'response.written', audience: 'team', clauses: ['7.7'], fact: { outcome: 'word', text: 'digest', recourse: 'digest', again: 'yes' },
  sentence: {
    en: ({ outcome, say, again }) => `The response was ${again ? 'changed' : 'drafted'}: ${say(`outcome.${outcome}`)}`,
    ar: ({ outcome, say, again }) => `${again ? 'تعديل' : 'صياغة'} الرد: ${say(`outcome.${outcome}`)}`,
  },
});
export const ApprovalAsked = kind({
  name: 'response.approvalAsked', audience: 'team', clauses: ['7.7', '5.4'], fact: { text: 'digest' },
  sentence: { en: () => 'The response waits for approval by a second person', ar: () => 'الرد بانتظار اعتماد شخص ثانٍ' },
});
/** `text` is the digest of outcome, letter and recourse together: what is told later must have the same. */
export const ResponseApproved = kind({
  name: 'response.approved', audience: 'team', clauses: ['7.7', '5.4'], fact: { text: 'digest', author: 'person' },
  sentence: { en: () => 'The response was approved', ar: () => 'اعتماد الرد' },
});
export const ResponseReturned = kind({
  name: 'response.returned', audience: 'team', clauses: ['7.7', '5.4'], fact: { reason: 'digest' },
  sentence: { en: () => 'The response was returned for changes', ar: () => 'إعادة الرد للتعديل' },
});
export const DecisionTold = kind({
  name: 'case.decided', audience: 'staff', clauses: ['7.7', '7.8'], fact: { outcome: 'word', response: 'row', text: 'digest', approvedBy: 'person?' },
  sentence: {
    en: ({ outcome, say }) => `The decision was told: ${say(`outcome.${outcome}`)}`,
    ar: ({ outcome, say }) => `إبلاغ القرار: ${say(`outcome.${outcome}`)}`,
  },
  outside: {
    keep: ['outcome', 'response'],
    sentence: { en: ({ say, outcome }) => `Our decision: ${say(`outcome.${String(outcome)}`)}`, ar: ({ say, outcome }) => `قرارنا: ${say(`outcome.${String(outcome)}`)}` },
  },
});
/** What was offered is called what it was called then: the row of the settings may be renamed or retired later. */
const remedy = { kind: 'word', nameEn: 'word', nameAr: 'word' } as const;

export const RemedyOffered = kind({
  name: 'remedy.offered', audience: 'team', clauses: ['7.7', '4.11'], fact: { ...remedy, amount: 'number?', currency: 'word?', about: 'digest?' },
  sentence: {
    en: ({ nameEn, amount, currency }) => `Remedy: ${nameEn}${amount ? ` (${amount} ${currency ?? ''})` : ''}`,
    ar: ({ nameAr, amount, currency }) => `الحل المقدَّم: ${nameAr}${amount ? ` (${amount} ${currency ?? ''})` : ''}`,
  },
});
export const RemedyDelivered = kind({
  name: 'remedy.delivered', audience: 'staff', clauses: ['7.7', '7.9'], fact: remedy,
  sentence: { en: ({ nameEn }) => `Remedy delivered: ${nameEn}`, ar: ({ nameAr }) => `تنفيذ الحل المقدَّم: ${nameAr}` },
  outside: {
    keep: ['kind', 'nameEn', 'nameAr'],
    sentence: { en: ({ nameEn }) => `What we offered is done: ${String(nameEn)}`, ar: ({ nameAr }) => `نُفّذ ما قدّمناه: ${String(nameAr)}` },
  },
});
export const RemedyWithdrawn = kind({
  name: 'remedy.withdrawn', audience: 'team', clauses: ['7.7'], fact: { ...remedy, reason: 'digest' },
  sentence: { en: ({ nameEn }) => `Remedy taken back: ${nameEn}`, ar: ({ nameAr }) => `سحب الحل المقدَّم: ${nameAr}` },
});
