import { kind } from '../../journal/kind.ts';

/** A case goes over to the ladder in force: `was` is the moment whose ladder it climbed until now. */
export const CaseLadderMoved = kind({
  name: 'case.ladderMoved', audience: 'staff', clauses: ['5.3', '5.2', '8.7'], fact: { replanning: 'row', edition: 'row', was: 'moment' },
  sentence: { en: () => 'Climbs the escalation ladder in force now, and no longer an earlier one', ar: () => 'يُطبَّق على الحالة سلّم التصعيد الساري الآن بدلًا من إصدار سابق' },
});

export const ActionLadderMoved = kind({
  name: 'action.ladderMoved', audience: 'staff', clauses: ['5.3', '5.2', '8.7'], fact: { number: 'word', replanning: 'row', edition: 'row', was: 'moment' },
  sentence: {
    en: ({ number }) => `${number} climbs the escalation ladder in force now, and no longer an earlier one`,
    ar: ({ number }) => `يُطبَّق على ${number} سلّم التصعيد الساري الآن بدلًا من إصدار سابق`,
  },
});
