import { kind } from '../journal/kind.ts';

export const SatisfactionAnswered = kind({
  name: 'satisfaction.answered',
  audience: 'staff',
  fact: { satisfaction: 'row', settled: 'yes', outcome: 'number?', handling: 'number?', wants: 'word?', comment: 'digest?', byStaff: 'yes' },
  sentence: {
    en: ({ settled, outcome, handling, byStaff }) =>
      `${settled ? 'The complainant says that it is settled' : 'The complainant says that it is not settled'}${outcome ? ` (outcome ${outcome} of 5, handling ${handling ?? '–'} of 5)` : ''}${byStaff ? ', taken down by staff' : ''}`,
    ar: ({ settled, outcome, handling, byStaff }) =>
      `${settled ? 'أفاد مقدّم الشكوى بأنها حُلّت' : 'أفاد مقدّم الشكوى بأنها لم تُحلّ'}${outcome ? ` (النتيجة ${outcome} من 5، طريقة المعالجة ${handling ?? '–'} من 5)` : ''}${byStaff ? '، دوّنها الموظف' : ''}`,
  },
  outside: {
    keep: ['settled'],
    sentence: {
      en: (fact) => (fact['settled'] ? 'You told us that it is settled.' : 'You told us that it is not settled.'),
      ar: (fact) => (fact['settled'] ? 'أفدتمونا بأنها حُلّت.' : 'أفدتمونا بأنها لم تُحلّ.'),
    },
  },
  clauses: ['8.3', '7.9'],
});

export const SatisfactionReminded = kind({
  name: 'satisfaction.reminded',
  audience: 'staff',
  fact: { satisfaction: 'row', asked: 'moment' },
  sentence: { en: () => 'The complainant was reminded to say whether it is settled', ar: () => 'تذكير مقدّم الشكوى بالإفادة عمّا إذا كانت قد حُلّت' },
  outside: { keep: [], sentence: { en: () => 'We asked you once more whether it is settled.', ar: () => 'ذكّرناكم بسؤالنا: هل حُلّت شكواكم؟' } },
  clauses: ['8.3'],
});

export const CaseTakenUpAgain = kind({
  name: 'case.takenUpAgain',
  audience: 'staff',
  fact: { wants: 'word', level: 'number', cycle: 'number', involved: 'persons?' },
  sentence: {
    en: ({ wants, say, involved, name }) => `Taken up again: ${say(`wants.${wants}`)}${involved?.length ? `. These decide no more: ${involved.map(name).join(', ')}` : ''}`,
    ar: ({ wants, say, involved, name }) => `استئناف المعالجة: ${say(`wants.${wants}`)}${involved?.length ? `. لا يبتّ فيها بعد الآن: ${involved.map(name).join('، ')}` : ''}`,
  },
  outside: {
    keep: ['wants'],
    sentence: {
      en: (fact) => (fact['wants'] === 'review' ? 'Somebody who was not involved will review it.' : 'We look at it again, with what you add.'),
      ar: (fact) => (fact['wants'] === 'review' ? 'ستعيد النظر فيها جهة لم تشارك في المعالجة.' : 'نعيد دراستها مع ما تضيفونه.'),
    },
  },
  clauses: ['7.9', '7.7'],
});
