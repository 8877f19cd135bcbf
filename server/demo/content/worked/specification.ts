import type { CaseScript } from '../script.ts';

/** A chain across departments with four links: the number five is not a rule. */
export const specification: CaseScript = {
  key: 'specification',
  method: '5 Whys across departments',
  source: 'https://www.lifehack.org/articles/lifehack/determine-the-root-cause-5-whys.html (after iSixSigma)',
  nature: 'complaint',
  language: 'en',
  title: 'Shelving delivered 20 cm too low, not as agreed with sales',
  words:
    'We ordered 60 shelving units of 220 cm for our pharmacy store. What came is 200 cm, so the cartons do not fit. Your salesman has our signed drawing. The works say they built what was on their sheet. This is the second delivery that is not what we agreed, and our opening is in three weeks.',
  channel: 'email',
  branch: 'dubai',
  department: 'operations',
  product: 'Storage systems',
  category: 'productQuality',
  wants: 'The units as drawn, before the opening on the 24th',
  complainant: { name: 'Priya Nair', email: 'priya.nair@example.com', phone: '+971 50 555 0188' },
  receivedDaysAgo: 124,
  hour: 9,
  happenedDaysBefore: 2,
  assessment: {
    severity: 3, likelihood: 3, safety: false, complexity: 4, impact: 4, immediateNeeded: true, immediatePossible: true,
    reason: 'The opening of a shop depends on it; a second wrong delivery to the same customer.',
  },
  lead: 'dana',
  team: ['rania', 'tariq', 'mona', 'nadia'],
  facts: [
    'The signed drawing says 220 cm; the works order says 200 cm.',
    'The works order was started by telephone on the 3rd; the written form was approved on the 11th.',
    'Of 40 orders of the quarter, 17 were started by telephone.',
  ],
  statements: [
    { day: 1, side: 'complainant', request: 'Please send the drawing that was signed, and say with whom it was agreed.', text: 'The drawing of the 2nd is attached, signed by your salesman and by me. I was told that work starts the next morning.' },
    { day: 2.5, side: 'respondent', department: 'retail', request: 'Please describe how this order was passed to the works, and why it was not passed in writing.', text: 'The form needs the director’s approval, which takes a week. With the date promised, we start by telephone and send the form after. The 220 was said; 200 was heard.' },
  ],
  evidence: [
    { key: 'drawing', day: 1.1, by: 'dana', title: 'Signed drawing, 220 cm', source: 'Sent by the complainant', text: 'Two signatures, dated the 2nd. Height 220 cm in two views.' },
    { key: 'order', day: 1.3, by: 'rania', title: 'Works order with 200 cm', source: 'Production planning', text: 'Entered on the 3rd at 08:15 from a telephone call; height 200 cm.' },
    { key: 'form', day: 3, by: 'rania', title: 'Start-work form, approved on the 11th', source: 'Approvals folder', text: 'Sent on the 3rd, approved on the 11th. By then 46 units were welded.' },
    { key: 'quarter', day: 6, by: 'nadia', title: 'All orders of the quarter', source: 'Planning and approvals, compared', text: '40 orders; 17 started by telephone; 5 of the 17 differ from the form that came later, none of the other 23. Approval takes 6.4 working days on average. No form was ever refused.' },
    { key: 'why', day: 7, by: 'dana', title: 'What the approval is for', source: 'Conversation with the director', text: 'The director reads the forms to know what is sold before the Monday talk with the chief executive. Nothing is decided on them.' },
  ],
  discussion: [
    { day: 6.1, by: 'nadia', text: 'Never refused in a quarter. What is this approval for?' },
    { day: 7.1, by: 'dana', text: 'For information only. A list every Sunday would do the same without holding anything up.' },
    { day: 7.2, by: 'mona', text: 'From the contract’s side nothing speaks against it: the signed drawing binds us, not the form.' },
  ],
  causes: [
    { key: 'built', by: 'rania', leg: 'occurrence', category: 'Process', text: 'The works built to another specification than sales had agreed', state: 'confirmed', evidence: ['drawing', 'order'] },
    { key: 'phone', under: 'built', by: 'rania', leg: 'occurrence', category: 'Process', text: 'Work was started by telephone, and details were lost', state: 'confirmed', evidence: ['order', 'quarter'] },
    { key: 'delay', under: 'phone', by: 'dana', leg: 'occurrence', category: 'Policy', text: 'The start-work form waits a week for an approval', state: 'confirmed', evidence: ['form', 'quarter'] },
    { key: 'approval', under: 'delay', by: 'dana', leg: 'occurrence', category: 'Policy', text: 'The approval adds nothing: it only keeps the director informed', state: 'confirmed', evidence: ['why', 'quarter'], root: true },
    { key: 'careless', under: 'phone', by: 'rania', leg: 'occurrence', category: 'People', text: 'The planner did not listen well', state: 'rejected', evidence: ['quarter'] },
    { key: 'compare', by: 'nadia', leg: 'detection', text: 'Nobody compares the form with the works order when it arrives late', state: 'confirmed', evidence: ['form', 'quarter'], root: true },
    { key: 'owner', by: 'nadia', leg: 'systemic', text: 'Approvals are never looked at again once they exist', state: 'confirmed', evidence: ['why'], root: true },
  ],
  decisions: [
    {
      day: 7.5, by: 'dana', question: 'Does the approval stay?', evidence: ['quarter', 'why'],
      options: [{ text: 'No: a weekly list informs the director', chosen: true }, { text: 'Yes, with a limit of one day', chosen: false }],
      reason: 'No form was refused in a quarter; a limit would keep the detour.',
    },
  ],
  actions: [
    { key: 'rebuild', day: 1.5, kind: 'correction', title: 'Build 60 uprights of 220 cm and exchange them on site', department: 'operations', owner: 'rania', implementer: 'yousef', verifier: 'dana', due: 15, done: { day: 14, text: 'Exchanged on the 20th, four days before the opening.' }, checkedDay: 15 },
    { key: 'stop', day: 2, kind: 'containment', title: 'Compare the works orders of all 17 telephone starts with their forms before anything leaves', cause: 'phone', department: 'operations', owner: 'rania', implementer: 'tariq', verifier: 'nadia', due: 5, similarPlaces: 'Five differences found; two orders had not been shipped and were corrected.', done: { day: 4, text: 'All 17 compared; two orders stopped in time, three customers called.' }, checkedDay: 5 },
    {
      key: 'abolish', day: 8, kind: 'corrective', title: 'Start work on the form alone, without the approval; a weekly list for the director', cause: 'approval', department: 'retail', owner: 'layla', implementer: 'ghada', verifier: 'sultan', due: 30,
      plan: { criterion: 'Orders built to another specification than agreed', measure: 'orders per 100 orders', baseline: 12.5, threshold: 3, method: 'sample', startAfterDays: 14, windowDays: 60, sample: 'All orders of the window, at least 30' },
      done: { day: 24, text: 'The approval is abolished; forms reach planning within two hours.' }, checkedDay: 26,
      verdict: { day: 100, effective: true, figure: 0, exposure: 37, text: 'None of 37 orders differs; none was started by telephone.' },
    },
    {
      key: 'approvals', day: 9, kind: 'preventive', title: 'Ask of every approval once a year what it has refused', cause: 'owner', department: 'quality', owner: 'omar', implementer: 'nadia', verifier: 'sultan', due: 60,
      plan: { criterion: 'Approvals without a refusal in a year and without a legal ground', measure: 'approvals per 10 approvals', baseline: 4, threshold: 1, method: 'audit', startAfterDays: 1, windowDays: 30, sample: 'All 22 approvals on the list' },
      done: { day: 55, text: '22 approvals reviewed, 8 abolished.' }, checkedDay: 57, verdict: { day: 90, effective: true, figure: 0.7, exposure: 14, text: 'One of the 14 that remain; it has a ground in the contract.' },
    },
    {
      key: 'photo', day: 9.2, kind: 'improvement', title: 'The signed drawing is attached to the works order', cause: 'compare', department: 'technology', owner: 'zain', implementer: 'amal', verifier: 'nadia', due: 40,
      plan: { criterion: 'Works orders without the drawing', measure: 'orders per 100 orders', baseline: 100, threshold: 2, method: 'sample', startAfterDays: 1, windowDays: 30, sample: 'All works orders' },
      done: { day: 36, text: 'A works order cannot be released without it.' }, checkedDay: 38, verdict: { day: 70, effective: true, figure: 0, exposure: 19, text: '19 of 19 carry the drawing.' },
    },
  ],
  response: {
    day: 9.5, author: 'dana', approver: 'maryam', outcome: 'upheld',
    body: 'Dear Ms Nair,\n\nwe built 200 cm although you had signed for 220 cm. Work had been started by telephone, since our own approval would have taken a week; a detail was lost on the way.\n\nThe 60 units will be exchanged on the 20th, at no cost to you. The approval that caused the detour is abolished. We also found and corrected two orders of other customers before they left.',
    recourse: 'You can ask for a review by somebody who took no part in it, from the page of your complaint.',
    remedy: { kind: 'replacement', about: '60 units of 220 cm, exchanged on site', deliveredDay: 14 },
  },
  satisfaction: { day: 20, settled: true, outcome: 4, handling: 5, words: 'We opened in time. I would have liked to hear sooner that it was an approval.' },
  closedDay: 21,
};
