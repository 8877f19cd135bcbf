import type { CaseScript } from '../script.ts';

/** Three why-trees on one case: why it occurred, why nobody noticed, why the way of working allowed it; then a look across. */
export const threeLegs: CaseScript = {
  key: 'three-legs',
  method: '3-legged 5 Whys',
  source: 'https://fr.slideshare.net/aakashkulkarni3/5-why-training-21-oct2010',
  nature: 'complaint',
  language: 'en',
  title: 'Steering bracket of a delivery van cracked after a service in our workshop',
  words:
    'My van was serviced by you on the 4th. Nine days later the bracket of the steering column was loose, with a crack beside the bolt. I noticed it in a car park at walking speed, thank God and not on the highway. Your workshop had replaced exactly this bracket. I want to know how that passes a check, and whether other vans drive around like this.',
  channel: 'call',
  branch: 'jeddah',
  department: 'operations',
  product: 'Fleet service',
  category: 'productQuality',
  wants: 'A sound repair, and certainty that no other van is affected',
  complainant: { name: 'Mohammed Idris', phone: '+966 55 555 0102' },
  receivedDaysAgo: 36,
  hour: 8,
  happenedDaysBefore: 1,
  assessment: {
    severity: 5, likelihood: 2, safety: true, complexity: 4, impact: 5, immediateNeeded: true, immediatePossible: true,
    reason: 'Steering: a second event may cost lives. Other vehicles may carry the same part.',
  },
  lead: 'salma',
  team: ['tariq', 'nadia', 'yousef', 'abdullah'],
  facts: [
    'The bolt was found tightened to 61 Nm; the drawing says 42 ± 4 Nm.',
    'The bracket comes from the box that was opened on the 2nd; 19 brackets of that box were fitted.',
    'The torque wrench of bay 3 had last been calibrated 14 months before; the rule says 12.',
  ],
  statements: [
    { day: 0.3, side: 'complainant', request: 'Please tell us when you first noticed play in the steering, and what had been done to the van since the service.', text: 'Nothing had been done to it. The day before there was a knock when I turned hard left. In the car park the column moved up and down by a finger’s breadth.' },
    { day: 1.5, side: 'respondent', department: 'operations', request: 'Please describe the work on the bracket as you do it, including the wrench and the entry in the sheet.', text: 'We take the wrench of the bay and tighten until it clicks. The sheet asks “tightened: yes / no”. The value is not written down. I was not told that the new bracket is thinner than the old one.' },
  ],
  evidence: [
    { key: 'part', day: 0.4, by: 'tariq', title: 'The cracked bracket', source: 'Taken from the van, sealed bag 114', text: 'Crack of 14 mm from the bolt hole; imprint of the washer shows the overload. No fault of the material in the micrograph of day 6.' },
    { key: 'wrench', day: 1, by: 'nadia', title: 'Wrench of bay 3 on the test bench', source: 'Calibration bench, three runs', text: 'Set to 42 Nm it clicks at 60, 61 and 62 Nm.' },
    { key: 'label', day: 1.1, by: 'nadia', title: 'Calibration list of the workshop', source: 'Quality folder', text: 'Bay 3: due two months ago. The list is on paper and belongs to somebody who changed to another site in spring.' },
    { key: 'sheet', day: 1.2, by: 'yousef', title: 'Work sheets of the 19 vans', source: 'Workshop archive', text: '“Tightened: yes” on all 19. No value on any.' },
    { key: 'check', day: 4, by: 'tariq', title: 'Inspection of the 18 other vans', source: 'Inspection within 72 hours', text: '11 had been worked on in bay 3: two show hairline cracks, nine are over the torque and sound. The 7 of bays 1 and 2 are within limits.' },
  ],
  discussion: [
    { day: 0.5, by: 'salma', text: 'Containment first: nineteen vans. Tariq calls every owner this morning; nobody drives before the inspection.' },
    { day: 1.6, by: 'nadia', text: 'Three trees please, not one: it happened, nobody saw it, and our way of working lets it happen again.' },
    { day: 4.1, by: 'tariq', text: 'All 18 inspected. Two more with hairline cracks, both exchanged. No injuries.' },
    { day: 7, by: 'yousef', text: 'Looked across: the paint shop and the Dubai workshop keep their calibration on the same kind of paper list. Four more tools overdue.' },
  ],
  causes: [
    { key: 'crack', by: 'tariq', leg: 'occurrence', category: 'Machine', text: 'The bracket cracked because the bolt was tightened to 61 Nm', state: 'confirmed', evidence: ['part', 'wrench'] },
    { key: 'off', under: 'crack', by: 'nadia', leg: 'occurrence', category: 'Machine', text: 'The wrench of bay 3 clicks far too late', state: 'confirmed', evidence: ['wrench'] },
    { key: 'due', under: 'off', by: 'nadia', leg: 'occurrence', category: 'Method', text: 'Its calibration was two months overdue', state: 'confirmed', evidence: ['label'], root: true },
    { key: 'material', under: 'crack', by: 'tariq', leg: 'occurrence', category: 'Material', text: 'A weak lot of brackets', state: 'rejected', evidence: ['part'] },
    { key: 'passed', by: 'yousef', leg: 'detection', category: 'Measurement', text: 'The final check passed the van', state: 'confirmed', evidence: ['sheet'] },
    { key: 'yes', under: 'passed', by: 'yousef', leg: 'detection', category: 'Measurement', text: 'The sheet asks whether, not how much', state: 'confirmed', evidence: ['sheet'], root: true },
    { key: 'list', by: 'nadia', leg: 'systemic', category: 'Management', text: 'Calibration lives on a paper list that belongs to one person', state: 'confirmed', evidence: ['label'] },
    { key: 'handover', under: 'list', by: 'salma', leg: 'systemic', category: 'Management', text: 'When that person moved, nobody took the list over', state: 'confirmed', evidence: ['label'], root: true },
  ],
  decisions: [
    {
      day: 0.6, by: 'salma', question: 'May the 19 vans be driven until they are inspected?', evidence: ['part'],
      options: [{ text: 'No: replacement vans at our cost, inspection within 72 hours', chosen: true }, { text: 'Yes, with an inspection at the next service', chosen: false }],
      reason: 'The cost is small beside what a failing steering can do.',
    },
    {
      day: 8, by: 'salma', question: 'Do we record the torque for all safety bolts, or for steering only?', evidence: ['check', 'sheet'],
      options: [{ text: 'All 14 safety bolts', chosen: true }, { text: 'Steering only', chosen: false }],
      reason: 'The same wrenches serve brakes and wheels.',
    },
  ],
  actions: [
    { key: 'fix', day: 0.4, kind: 'correction', title: 'Exchange bracket and bolt of this van, with a test drive by a second person', department: 'operations', owner: 'yousef', implementer: 'tariq', verifier: 'nadia', due: 2, done: { day: 1, text: 'Exchanged, 42 Nm measured with the wrench of the bench.' }, checkedDay: 1.5 },
    { key: 'recall', day: 0.5, kind: 'containment', title: 'Find, stop and inspect the 18 other vans', department: 'logistics', owner: 'tariq', implementer: 'majid', verifier: 'nadia', due: 3.5, similarPlaces: 'Two more cracked brackets found and exchanged.', done: { day: 4, text: '18 of 18 inspected, 2 exchanged, 9 re-tightened.' }, checkedDay: 4.5 },
    {
      key: 'calibrate', day: 8, kind: 'corrective', title: 'Calibrate all torque wrenches; an overdue tool is locked by the tool crib', cause: 'due', department: 'operations', owner: 'huda', implementer: 'yousef', verifier: 'sultan', due: 20,
      plan: { criterion: 'Torque wrenches in use beyond their date, or off by more than 6 %', measure: 'wrenches per 10 wrenches', baseline: 3.1, threshold: 0, method: 'audit', startAfterDays: 7, windowDays: 60, sample: 'All 26 wrenches, three unannounced visits' },
      done: { day: 18, text: '26 calibrated, 3 scrapped; the crib opens for valid tools only.' }, checkedDay: 20,
    },
    {
      key: 'value', day: 8.2, kind: 'corrective', title: 'The sheet asks for the value of 14 safety bolts, and a second person measures one of them', cause: 'yes', department: 'quality', owner: 'nadia', implementer: 'yousef', verifier: 'sultan', due: 25,
      plan: { criterion: 'Sheets without a value or with one out of limits', measure: 'sheets per 100 sheets', baseline: 100, threshold: 2, method: 'sample', startAfterDays: 7, windowDays: 30, sample: '100 sheets drawn at random' },
      done: { day: 24, text: 'New sheet in use in both workshops.' }, checkedDay: 26,
    },
    {
      key: 'owners', day: 9, kind: 'preventive', title: 'Every calibration list belongs to a post, not to a person, in all sites', cause: 'handover', department: 'quality', owner: 'omar', implementer: 'nadia', verifier: 'sultan', due: 60,
      similarPlaces: 'Paint shop and Dubai workshop: four tools overdue, calibrated.',
      plan: { criterion: 'Tools overdue on any list', measure: 'tools per 100 tools', baseline: 7.5, threshold: 1, method: 'audit', startAfterDays: 14, windowDays: 90, sample: 'All lists of four sites' },
      done: null,
    },
  ],
  response: {
    day: 10, author: 'salma', approver: 'abdullah', outcome: 'upheld',
    body: 'Dear Mr Idris,\n\nyou are right, and we thank you for telling us at once. The bolt had been tightened with a wrench whose calibration was overdue. It was far too tight, and the bracket cracked. Our check did not notice, since it asked only whether the bolt was tightened.\n\nYour van has a new bracket, measured twice. The 18 other vans that could be affected were stopped and inspected within four days; two had a beginning crack. Nobody was hurt. From now on the value is written down for every safety bolt, and overdue tools cannot be taken out.',
    recourse: 'You can ask for a review by somebody who took no part in it, or turn to the Ministry of Commerce.',
    remedy: { kind: 'repair', about: 'New bracket and bolt, replacement van for five days, next service free', deliveredDay: 12 },
  },
  satisfaction: null,
  closedDay: null,
};
