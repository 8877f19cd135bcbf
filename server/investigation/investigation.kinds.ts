import { kind } from '../journal/kind.ts';

const clauses = ['7.6'];

export const EvidenceAdded = kind({
  name: 'evidence.added', audience: 'team', clauses: ['7.6', '4.9'],
  fact: { number: 'number', version: 'number', title: 'digest', hash: 'digest', file: 'yes' },
  sentence: { en: ({ number, version }) => `Evidence EV-${pad(number)}${version > 1 ? `, version ${version}` : ''} was added`, ar: ({ number, version }) => `إضافة الدليل EV-${pad(number)}${version > 1 ? `، الإصدار ${version}` : ''}` },
});
export const EvidenceClassified = kind({
  name: 'evidence.classified', audience: 'team', clauses: ['7.6', '4.9'],
  fact: { number: 'number', state: 'word', title: 'digest' },
  sentence: { en: ({ number, state, say }) => `Evidence EV-${pad(number)}: ${say(`evidence.${state}`)}`, ar: ({ number, state, say }) => `الدليل EV-${pad(number)}: ${say(`evidence.${state}`)}` },
});
export const CauseAdded = kind({
  name: 'cause.added', audience: 'team', clauses,
  fact: { leg: 'word', under: 'row?', text: 'digest' },
  sentence: { en: ({ say, leg }) => `A possible cause was added (${say(`leg.${leg}`)})`, ar: ({ say, leg }) => `إضافة سبب محتمل (${say(`leg.${leg}`)})` },
});
export const CauseReworded = kind({
  name: 'cause.reworded', audience: 'team', clauses, fact: { text: 'digest' },
  sentence: { en: () => 'A cause was reworded', ar: () => 'تعديل صياغة سبب' },
});
export const CauseClassed = kind({
  name: 'cause.classed', audience: 'team', clauses, fact: { leg: 'word', category: 'digest?', confidence: 'number?' },
  sentence: { en: ({ say, leg }) => `A cause was put under ${say(`leg.${leg}`)}`, ar: ({ say, leg }) => `تصنيف سبب ضمن: ${say(`leg.${leg}`)}` },
});
export const CauseMoved = kind({
  name: 'cause.moved', audience: 'team', clauses, fact: { from: 'row?', to: 'row?' },
  sentence: { en: () => 'A cause was moved in the tree', ar: () => 'نقل سبب في شجرة الأسباب' },
});
export const CauseLinked = kind({
  name: 'cause.linked', audience: 'team', clauses, fact: { under: 'row', linked: 'yes' },
  sentence: { en: ({ linked }) => (linked ? 'A cause was linked to one more effect' : 'A link between causes was taken away'), ar: ({ linked }) => (linked ? 'ربط سبب بأثر إضافي' : 'إزالة ربط بين سببين') },
});
export const CauseBacked = kind({
  name: 'cause.backed', audience: 'team', clauses: ['7.6', '4.7'], fact: { evidence: 'words' },
  sentence: { en: ({ evidence }) => `A cause now rests on ${evidence.length} piece${evidence.length === 1 ? '' : 's'} of evidence`, ar: () => 'تحديث الأدلة التي يستند إليها سبب' },
});
export const CauseVoted = kind({
  name: 'cause.voted', audience: 'team', clauses, fact: { votes: 'number' },
  sentence: { en: ({ votes }) => `Votes for a cause: ${votes}`, ar: ({ votes }) => `عدد المؤيدين لأحد الأسباب: ${votes}` },
});
export const CauseJudged = kind({
  name: 'cause.judged', audience: 'team', clauses: ['7.6', '4.7'], fact: { state: 'word', reason: 'digest' },
  sentence: { en: ({ say, state }) => `A cause was judged: ${say(`cause.${state}`)}`, ar: ({ say, state }) => `الحكم على سبب: ${say(`cause.${state}`)}` },
});
export const CauseMerged = kind({
  name: 'cause.merged', audience: 'team', clauses, fact: { into: 'row' },
  sentence: { en: () => 'Two causes were merged into one', ar: () => 'دمج سببين في سبب واحد' },
});
export const CauseRemoved = kind({
  name: 'cause.removed', audience: 'team', clauses, fact: { restored: 'yes' },
  sentence: { en: ({ restored }) => (restored ? 'A cause was put back on the tree' : 'A cause was taken off the tree'), ar: ({ restored }) => (restored ? 'إعادة سبب إلى الشجرة' : 'إزالة سبب من الشجرة') },
});
export const RootCauseRecorded = kind({
  name: 'cause.recorded', audience: 'staff', clauses: ['7.6', '8.2', '4.13'], fact: { leg: 'word', text: 'digest', reason: 'digest', evidence: 'words', confirmedBy: 'persons' },
  sentence: { en: ({ say, leg }) => `A root cause was recorded (${say(`leg.${leg}`)})`, ar: ({ say, leg }) => `تسجيل سبب جذري (${say(`leg.${leg}`)})` },
  outside: { keep: [], sentence: { en: () => 'We found out why it happened.', ar: () => 'تم تحديد سبب ما حدث.' } },
});
export const CauseWaived = kind({
  name: 'cause.waived', audience: 'staff', clauses: ['7.6'], fact: { reason: 'digest' },
  sentence: { en: () => 'The search for a root cause was waived, with a reason', ar: () => 'الاستغناء عن البحث عن السبب الجذري مع ذكر السبب' },
});
export const DecisionRecorded = kind({
  name: 'decision.recorded', audience: 'team', clauses: ['7.6', '4.12'], fact: { question: 'digest', reason: 'digest', evidence: 'words', supersedes: 'row?' },
  sentence: { en: ({ supersedes }) => (supersedes ? 'A decision was recorded that supersedes an earlier one' : 'A decision was recorded'), ar: ({ supersedes }) => (supersedes ? 'تسجيل قرار يحل محل قرار سابق' : 'تسجيل قرار') },
});
export const DecisionVoiced = kind({
  name: 'decision.voiced', audience: 'team', clauses: ['4.7', '4.12'], fact: { agrees: 'yes' },
  sentence: { en: ({ agrees, by }) => (agrees ? `${by}: agrees with a decision` : `${by}: dissents from a decision`), ar: ({ agrees, by }) => (agrees ? `${by}: موافقة على قرار` : `${by}: اعتراض على قرار`) },
});
export const StatementRequested = kind({
  name: 'statement.requested', audience: 'team', clauses: ['7.6', '4.7'], fact: { side: 'word', person: 'person?', department: 'department?', request: 'digest', dueAt: 'moment?' },
  sentence: { en: ({ say, side }) => `A statement was requested: ${say(`side.${side}`)}`, ar: ({ say, side }) => `طلب إفادة: ${say(`side.${side}`)}` },
});
export const StatementGiven = kind({
  name: 'statement.given', audience: 'team', clauses: ['7.6', '4.7'], fact: { side: 'word', text: 'digest' },
  sentence: { en: ({ say, side }) => `A statement was recorded: ${say(`side.${side}`)}`, ar: ({ say, side }) => `تسجيل إفادة: ${say(`side.${side}`)}` },
});

const pad = (number: number): string => String(number).padStart(2, '0');
