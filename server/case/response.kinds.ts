import { kind } from '../journal/kind.ts';

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
export const RemedyOffered = kind({
  name: 'remedy.offered', audience: 'team', clauses: ['7.7', '4.11'], fact: { kind: 'word', amount: 'number?', currency: 'word?', about: 'digest?' },
  sentence: {
    en: ({ kind: what, say, amount, currency }) => `Remedy: ${say(`remedy.${what}`).toLowerCase()}${amount ? ` (${amount} ${currency ?? ''})` : ''}`,
    ar: ({ kind: what, say, amount, currency }) => `الحل المقدَّم: ${say(`remedy.${what}`)}${amount ? ` (${amount} ${currency ?? ''})` : ''}`,
  },
});
export const RemedyDelivered = kind({
  name: 'remedy.delivered', audience: 'staff', clauses: ['7.7', '7.9'], fact: { kind: 'word' },
  sentence: { en: ({ kind: what, say }) => `Remedy delivered: ${say(`remedy.${what}`).toLowerCase()}`, ar: ({ kind: what, say }) => `تنفيذ الحل المقدَّم: ${say(`remedy.${what}`)}` },
  outside: {
    keep: ['kind'],
    sentence: { en: ({ say, kind: what }) => `What we offered is done: ${say(`remedy.${String(what)}`)}`, ar: ({ say, kind: what }) => `نُفّذ ما قدّمناه: ${say(`remedy.${String(what)}`)}` },
  },
});
export const RemedyWithdrawn = kind({
  name: 'remedy.withdrawn', audience: 'team', clauses: ['7.7'], fact: { kind: 'word', reason: 'digest' },
  sentence: { en: ({ kind: what, say }) => `Remedy taken back: ${say(`remedy.${what}`).toLowerCase()}`, ar: ({ kind: what, say }) => `سحب الحل المقدَّم: ${say(`remedy.${what}`)}` },
});
