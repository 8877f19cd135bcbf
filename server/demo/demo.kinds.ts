import { kind } from '../journal/kind.ts';

/** The people and places of the demonstration are there: who may be whom, and where they work. */
export const DemonstrationSeated = kind({
  name: 'house.demonstrationSeated', audience: 'house', clauses: [], fact: { people: 'number', departments: 'number', branches: 'number' },
  sentence: {
    en: ({ people }) => `The demonstration began; people in it: ${people}`,
    ar: ({ people }) => `بدأت النسخة التوضيحية، عدد الأشخاص فيها: ${people}`,
  },
});

/** It was played to its end: from here on time passes as it does. */
export const DemonstrationStands = kind({
  name: 'house.demonstrationStands', audience: 'house', clauses: [], fact: { cases: 'number' },
  sentence: {
    en: ({ cases }) => `The demonstration stands; cases in it: ${cases}`,
    ar: ({ cases }) => `اكتملت النسخة التوضيحية، عدد الحالات فيها: ${cases}`,
  },
});
