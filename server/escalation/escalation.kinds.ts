import { kind } from '../journal/kind.ts';

export const CaseEscalated = kind({
  name: 'case.escalated', audience: 'staff', clauses: ['7.3', '5.2', '4.12', '8.4'],
  fact: { from: 'number', to: 'number', cause: 'word', clock: 'word?', person: 'person?', takeBy: 'moment?', reason: 'digest?' },
  sentence: {
    en: ({ from, to, cause, say, person, name }) => `Escalated from level ${from} to ${to}: ${say(`escalation.${cause}`)}${person ? `. Brought to ${name(person)}` : ''}`,
    ar: ({ from, to, cause, say, person, name }) => `تصعيد من المستوى ${from} إلى المستوى ${to}: ${say(`escalation.${cause}`)}${person ? `. أُحيل إلى ${name(person)}` : ''}`,
  },
  outside: { keep: [], sentence: { en: () => 'It was brought to somebody higher up.', ar: () => 'تم رفع الموضوع إلى مستوى أعلى.' } },
});
export const CaseWatched = kind({
  name: 'case.watched', audience: 'staff', clauses: ['8.4'], fact: { clock: 'word', share: 'number?', person: 'person?' },
  sentence: {
    en: ({ clock, say, share }) => `${say(`clock.${clock}`)}: ${share ? `${Math.round(share * 100)} % of the time is used` : 'the deadline is near'}`,
    ar: ({ clock, say, share }) => `${say(`clock.${clock}`)}: ${share ? `استُخدم ${Math.round(share * 100)}% من المدة` : 'اقترب الموعد النهائي'}`,
  },
});
export const EscalationTaken = kind({
  name: 'escalation.taken', audience: 'staff', clauses: ['5.2', '4.12'], fact: { level: 'number', nextUpdateAt: 'moment' },
  sentence: { en: ({ by, level }) => `${by}: took the escalation at level ${level}`, ar: ({ by, level }) => `تولّي المتابعة عند المستوى ${level}: ${by}` },
});
export const EscalationUpdated = kind({
  name: 'escalation.updated', audience: 'staff', clauses: ['5.2'], fact: { comment: 'digest', nextUpdateAt: 'moment' },
  sentence: { en: ({ by }) => `${by}: gave an update on the escalation`, ar: ({ by }) => `تحديث بشأن التصعيد: ${by}` },
});
export const CaseLowered = kind({
  name: 'case.lowered', audience: 'staff', clauses: ['5.2', '4.12'], fact: { from: 'number', to: 'number', reason: 'digest' },
  sentence: { en: ({ from, to }) => `De-escalated from level ${from} to ${to}, with a reason`, ar: ({ from, to }) => `خفض التصعيد من المستوى ${from} إلى المستوى ${to} مع ذكر السبب` },
});
