import { counted } from '../../platform/words.ts';
import { kind } from '../../journal/kind.ts';

const clauses = ['7.6'];

export const CauseAdded = kind({
  name: 'cause.added', audience: 'team', clauses,
  fact: { leg: 'word', under: 'row?', text: 'digest', unplaced: 'yes' },
  sentence: { en: ({ say, leg }) => `A possible cause was added (${say(`leg.${leg}`)})`, ar: ({ say, leg }) => `إضافة سبب محتمل (${say(`leg.${leg}`)})` },
});
export const CauseReworded = kind({
  name: 'cause.reworded', audience: 'team', clauses, fact: { text: 'digest', was: 'word' },
  sentence: {
    en: ({ was }) => (was === 'hypothesis' ? 'A cause was reworded' : 'A cause was reworded, and so has to be judged anew'),
    ar: ({ was }) => (was === 'hypothesis' ? 'تعديل صياغة سبب' : 'تعديل صياغة سبب، ويلزم الحكم عليه من جديد'),
  },
});
export const CauseWording = kind({
  name: 'cause.wording', audience: 'team', clauses, fact: {},
  sentence: { en: () => 'The rewording of a cause began', ar: () => 'بدء إعادة صياغة سبب' },
});
export const CauseClassed = kind({
  name: 'cause.classed', audience: 'team', clauses, fact: { leg: 'word', category: 'digest?', confidence: 'number?' },
  sentence: { en: ({ say, leg }) => `A cause was put under ${say(`leg.${leg}`)}`, ar: ({ say, leg }) => `تصنيف سبب ضمن: ${say(`leg.${leg}`)}` },
});
export const CauseMoved = kind({
  name: 'cause.moved', audience: 'team', clauses, fact: { from: 'row?', to: 'row?', leg: 'word', category: 'digest?' },
  sentence: { en: () => 'A cause was moved in the tree', ar: () => 'نقل سبب في شجرة الأسباب' },
});
export const CauseLinked = kind({
  name: 'cause.linked', audience: 'team', clauses, fact: { under: 'row', linked: 'yes' },
  sentence: { en: ({ linked }) => (linked ? 'A cause was linked to one more effect' : 'A link between causes was taken away'), ar: ({ linked }) => (linked ? 'ربط سبب بأثر إضافي' : 'إزالة ربط بين سببين') },
});
export const CauseBacked = kind({
  name: 'cause.backed', audience: 'team', clauses: ['7.6', '4.7'], fact: { evidence: 'words' },
  sentence: {
    en: ({ evidence }) => `A cause now rests on ${counted(evidence.length, 'evidence', 'en')}`,
    ar: ({ evidence }) => `عدد الأدلة التي يستند إليها أحد الأسباب: ${counted(evidence.length, 'evidence', 'ar')}`,
  },
});
export const CauseVoted = kind({
  name: 'cause.voted', audience: 'team', clauses, fact: { votes: 'number' },
  sentence: { en: ({ votes }) => `Votes for a cause: ${votes}`, ar: ({ votes }) => `عدد المؤيدين لأحد الأسباب: ${votes}` },
});
export const CauseJudged = kind({
  name: 'cause.judged', audience: 'team', clauses: ['7.6', '4.7'], fact: { state: 'word', reason: 'digest', unrecorded: 'yes' },
  sentence: {
    en: ({ say, state, unrecorded }) => (unrecorded ? `A recorded root cause no longer stands: ${say(`cause.${state}`)}` : `A cause was judged: ${say(`cause.${state}`)}`),
    ar: ({ say, state, unrecorded }) => (unrecorded ? `لم يعد سبب جذري مسجَّل قائمًا: ${say(`cause.${state}`)}` : `الحكم على سبب: ${say(`cause.${state}`)}`),
  },
});
export const CauseMerged = kind({
  name: 'cause.merged', audience: 'team', clauses, fact: { into: 'row' },
  sentence: { en: () => 'Two causes were merged into one', ar: () => 'دمج سببين في سبب واحد' },
});
export const CauseRemoved = kind({
  name: 'cause.removed', audience: 'team', clauses, fact: { restored: 'yes', with: 'number' },
  sentence: { en: ({ restored }) => (restored ? 'A cause was put back on the tree' : 'A cause was taken off the tree'), ar: ({ restored }) => (restored ? 'إعادة سبب إلى الشجرة' : 'إزالة سبب من الشجرة') },
});
export const RootCauseRecorded = kind({
  name: 'cause.recorded', audience: 'team', clauses: ['7.6', '8.2', '4.13'],
  fact: { leg: 'word', text: 'digest', reason: 'digest', evidence: 'words', confirmedBy: 'person' },
  sentence: {
    en: ({ say, leg, name, confirmedBy }) => `A root cause was recorded (${say(`leg.${leg}`)}; confirmed by ${name(confirmedBy)})`,
    ar: ({ say, leg, name, confirmedBy }) => `تسجيل سبب جذري (${say(`leg.${leg}`)}؛ التأكيد: ${name(confirmedBy)})`,
  },
  outside: { keep: [], sentence: { en: () => 'We found out why it happened.', ar: () => 'تم تحديد سبب ما حدث.' } },
});
export const CauseWaived = kind({
  name: 'cause.waived', audience: 'team', clauses: ['7.6'], fact: { reason: 'digest' },
  sentence: { en: () => 'The search for a root cause was waived, with a reason', ar: () => 'الاستغناء عن البحث عن السبب الجذري مع ذكر السبب' },
});
export const CauseRoundOpened = kind({
  name: 'cause.round-opened', audience: 'team', clauses: ['7.6', '8.2'], fact: { round: 'number', action: 'row' },
  sentence: {
    en: ({ round }) => `An action did not work, so the causes are looked for again: round ${round}`,
    ar: ({ round }) => `لم تثبت فاعلية إجراء، فيُعاد البحث عن الأسباب: الجولة ${round}`,
  },
});
