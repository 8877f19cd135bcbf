import { kind } from '../../journal/kind.ts';

export const DecisionRecorded = kind({
  name: 'decision.recorded', audience: 'team', clauses: ['7.6', '4.12'], fact: { question: 'digest', chosen: 'digest', reason: 'digest', evidence: 'words', supersedes: 'row?', message: 'row?' },
  sentence: { en: ({ supersedes }) => (supersedes ? 'A decision was recorded that supersedes an earlier one' : 'A decision was recorded'), ar: ({ supersedes }) => (supersedes ? 'تسجيل قرار يحل محل قرار سابق' : 'تسجيل قرار') },
});
export const DecisionVoiced = kind({
  name: 'decision.voiced', audience: 'team', clauses: ['4.7', '4.12'], fact: { agrees: 'yes', reason: 'digest?' },
  sentence: { en: ({ agrees, by }) => (agrees ? `${by} agrees with a decision` : `${by} dissents from a decision`), ar: ({ agrees, by }) => (agrees ? `${by}: موافقة على قرار` : `${by}: اعتراض على قرار`) },
});
