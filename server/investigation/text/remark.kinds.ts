import { kind } from '../../journal/kind.ts';

const clauses = ['7.6', '8.5'];

export const Remarked = kind({
  name: 'document.remarked', audience: 'team', clauses, fact: { document: 'row', text: 'digest', quote: 'digest?', answers: 'row?' },
  sentence: {
    en: ({ by, answers }) => (answers ? `${by} answered a comment on a text` : `${by} commented on a text`),
    ar: ({ by, answers }) => (answers ? `رد على تعليق على نص مشترك من: ${by}` : `تعليق على نص مشترك من: ${by}`),
  },
});
export const RemarkSettled = kind({
  name: 'document.remark-settled', audience: 'team', clauses, fact: { document: 'row', settled: 'yes' },
  sentence: { en: ({ settled }) => (settled ? 'A comment on a text was settled' : 'A comment on a text was taken up again'), ar: ({ settled }) => (settled ? 'البت في تعليق على نص مشترك' : 'إعادة فتح تعليق على نص مشترك') },
});
