import type { CaseScript } from '../script.ts';

/** The well-known chain of the stone and the midges: the first action fails its verification, the second one holds. */
export const monument: CaseScript = {
  key: 'monument',
  method: '5 Whys',
  source: 'Jefferson Memorial, Washington (widely retold)',
  nature: 'complaint',
  language: 'en',
  title: 'The columns of the heritage pavilion crumble, and are scaffolded again',
  words:
    'We brought visitors from abroad to the marble pavilion for the third year. For the third year a third of it stands behind scaffolding, the steps are wet from washing, and the stone looks worse than before. My mother slipped. Why is it washed again and again if that ruins it?',
  channel: 'form',
  branch: 'dubai',
  department: 'operations',
  product: 'Heritage sites',
  category: 'facilities',
  wants: 'A dry, safe visit, and an end to the damage',
  complainant: { name: 'Helen Whitfield', email: 'helen.w@example.com' },
  receivedDaysAgo: 140,
  hour: 18,
  happenedDaysBefore: 2,
  assessment: {
    severity: 3, likelihood: 4, safety: true, complexity: 3, impact: 3, immediateNeeded: true, immediatePossible: true,
    reason: 'Wet steps are a hazard today; the loss of stone cannot be undone.',
  },
  lead: 'hamad',
  team: ['aisha', 'tariq', 'nadia'],
  facts: [
    'The columns are washed twice a week; four years ago it was once a month.',
    'Loss at the measuring points: 0.4 mm a year, four times that of the pavilion’s unwashed back.',
    'Washing takes place at seven, visitors come from eight.',
  ],
  statements: [
    { day: 2, side: 'complainant', request: 'Please tell us where and when your mother slipped, and whether she was hurt.', text: 'On the third step of the east side, at about half past eight. A bruise on the wrist, nothing worse. There was no sign.' },
    { day: 4, side: 'witness', department: 'operations', request: 'Please say why the columns are washed so often.', text: 'Because of the bird droppings. If we leave them for a week there are letters to the newspaper.' },
  ],
  evidence: [
    { key: 'wash', day: 3, by: 'aisha', title: 'Washing log of four years', source: 'Site office', text: 'From 12 to 104 washings a year.' },
    { key: 'stone', day: 3.2, by: 'tariq', title: 'Measuring points of the stone', source: 'Restoration report', text: '0.4 mm a year on washed columns, 0.1 mm on the back.' },
    { key: 'birds', day: 14, by: 'aisha', title: 'What the birds eat', source: 'Two evenings of watching, with photographs', text: 'Starlings pick spiders from the capitals. The webs are dense only where lamps shine.' },
    { key: 'spiders', day: 16, by: 'aisha', title: 'What the webs hold', source: 'Ten webs collected', text: 'Nearly only midges, caught at dusk.' },
    { key: 'lights', day: 24, by: 'tariq', title: 'Trial of one week without light at dusk', source: 'East side; west side as before', text: 'East: midges down by 80 %, fresh droppings from 31 to 9 a day. West: unchanged.' },
  ],
  discussion: [
    { day: 14.5, by: 'aisha', text: 'We fought the droppings for four years. The birds come for the spiders.' },
    { day: 23.1, by: 'nadia', text: 'The nets failed their threshold: the birds sit on them. Please let us go further down before the next order.' },
    { day: 24.2, by: 'nadia', text: 'A half-and-half trial: the strongest evidence in this room.' },
  ],
  causes: [
    { key: 'wear', by: 'tariq', leg: 'occurrence', category: 'Place', text: 'The stone is worn because it is washed too often', state: 'confirmed', evidence: ['wash', 'stone'] },
    { key: 'droppings', under: 'wear', by: 'aisha', leg: 'occurrence', category: 'Place', text: 'It is washed because of bird droppings', state: 'confirmed', evidence: ['wash'] },
    { key: 'prey', under: 'droppings', by: 'aisha', leg: 'occurrence', category: 'Place', text: 'Birds come to eat the spiders', state: 'confirmed', evidence: ['birds'] },
    { key: 'midges', under: 'prey', by: 'aisha', leg: 'occurrence', category: 'Place', text: 'Spiders thrive on the midges', state: 'confirmed', evidence: ['spiders'] },
    { key: 'dusk', under: 'midges', by: 'tariq', leg: 'occurrence', category: 'Process', text: 'The lights go on at dusk, when the midges fly', state: 'confirmed', evidence: ['lights'], root: true },
    { key: 'unread', by: 'nadia', leg: 'detection', category: 'Process', text: 'The restoration report was never read beside the washing log', state: 'confirmed', evidence: ['stone', 'wash'], root: true },
    { key: 'symptom', by: 'hamad', leg: 'systemic', category: 'Policy', text: 'Cleaning is ordered by complaints, without asking where the dirt comes from', state: 'confirmed', evidence: ['wash'], root: true },
  ],
  decisions: [
    {
      day: 3.4, by: 'hamad', question: 'What keeps the birds away?', evidence: ['wash'],
      options: [{ text: 'Nets over the capitals', chosen: true }, { text: 'Wait for what the watching shows', chosen: false }],
      reason: 'Quick to fit before the season.',
    },
    {
      day: 25, by: 'hamad', question: 'What follows from the failed nets?', evidence: ['lights', 'spiders'],
      options: [{ text: 'Take the nets down, light an hour after sunset', chosen: true }, { text: 'Finer nets', chosen: false }],
      reason: 'The trial on one side showed the cause; it costs nothing.',
    },
  ],
  actions: [
    { key: 'dry', day: 1, kind: 'correction', title: 'Wash in the evening and set out signs; an apology to the visitor who slipped', department: 'operations', owner: 'aisha', implementer: 'fatima', verifier: 'hamad', due: 3, done: { day: 2, text: 'Washing moved to after closing; signs on all sides.' }, checkedDay: 3 },
    { key: 'mats', day: 2, kind: 'containment', title: 'Anti-slip strips on all steps of the three pavilions', department: 'operations', owner: 'aisha', implementer: 'tariq', verifier: 'nadia', due: 12, similarPlaces: 'The two other pavilions are washed at the same hour: changed too.', done: { day: 10, text: 'Strips on 46 steps.' }, checkedDay: 12 },
    {
      key: 'nets', day: 3.5, kind: 'corrective', title: 'Nets over the capitals', cause: 'droppings', department: 'operations', owner: 'aisha', implementer: 'tariq', verifier: 'sultan', due: 8,
      plan: { criterion: 'Fresh droppings on the columns', measure: 'droppings per day', baseline: 31, threshold: 10, method: 'sample', startAfterDays: 2, windowDays: 14, sample: 'Counted every morning, all columns' },
      done: { day: 6, text: 'Nets fitted on all 24 capitals.' }, checkedDay: 7,
      verdict: { day: 23, effective: false, figure: 27, exposure: 14, text: '27 a day instead of 31. The birds sit on the nets.' },
    },
    {
      key: 'lamps', day: 25.5, kind: 'corrective', title: 'Switch the lights on one hour after sunset', cause: 'dusk', department: 'operations', owner: 'aisha', implementer: 'tariq', verifier: 'sultan', due: 30,
      plan: { criterion: 'Fresh droppings on the columns', measure: 'droppings per day', baseline: 31, threshold: 10, method: 'sample', startAfterDays: 7, windowDays: 60, sample: 'Counted every morning, all columns' },
      done: { day: 28, text: 'Timers set by the almanac; nets taken down.' }, checkedDay: 29,
      verdict: { day: 96, effective: true, figure: 7, exposure: 60, text: 'Seven a day. Washing is back to once a month.' },
    },
    {
      key: 'others', day: 26, kind: 'preventive', title: 'The same timers at all lit heritage sites', cause: 'dusk', department: 'operations', owner: 'faisal', implementer: 'yousef', verifier: 'nadia', due: 60,
      plan: { criterion: 'Lit sites that are washed more than once a month', measure: 'sites per 10 sites', baseline: 5, threshold: 1, method: 'audit', startAfterDays: 14, windowDays: 45, sample: 'All 12 lit sites' },
      done: { day: 55, text: 'Timers at 12 of 12 sites.' }, checkedDay: 57, verdict: { day: 120, effective: true, figure: 0.8, exposure: 12, text: 'One site of twelve, beside a date market.' },
    },
    {
      key: 'read', day: 26.2, kind: 'improvement', title: 'Restoration report and cleaning log are read together each quarter', cause: 'unread', department: 'quality', owner: 'nadia', implementer: 'aisha', verifier: 'sultan', due: 50,
      plan: { criterion: 'Quarters without a joint reading', measure: 'quarters per year', baseline: 4, threshold: 0, method: 'audit', startAfterDays: 1, windowDays: 60, sample: 'Minutes of the quarter' },
      done: { day: 45, text: 'First joint reading held.' }, checkedDay: 46, verdict: { day: 108, effective: true, figure: 0, exposure: 1, text: 'Held in the quarter of the window; looked at again next year.' },
    },
  ],
  response: {
    day: 27, author: 'hamad', approver: 'maryam', outcome: 'upheld',
    body: 'Dear Ms Whitfield,\n\nyou asked the right question. The stone is worn because we wash it too often, and we wash it because of birds. We now know that they come for spiders, the spiders for midges, and the midges for our lights at dusk.\n\nThe steps are washed after closing hours and have anti-slip strips now. The nets we tried first did not help; from this week the lights go on one hour later, and we measure whether that does. We are sorry that your mother slipped, and glad that it ended lightly.',
    recourse: 'You can ask for a review by somebody who took no part in it, from the page of your complaint.',
    remedy: { kind: 'apology', about: 'A personal apology, and tickets for the family’s next visit', deliveredDay: 29 },
  },
  satisfaction: { day: 35, settled: true, outcome: 4, handling: 5, words: 'My mother laughed about the midges. We will come and see.' },
  closedDay: 36,
};
