import type { CaseScript } from '../script.ts';

/** Fishbone, check sheet and Pareto on one case, with a figure for the effect. */
export const callTimes: CaseScript = {
  key: 'call-times',
  method: 'Fishbone and Pareto',
  source: 'https://fishbonediagram.org/',
  nature: 'complaint',
  language: 'en',
  title: 'Every call to change an appointment takes ten minutes',
  words:
    'I have called three times this month to move a technician’s visit. Each time I explain everything from the start, wait while the person looks things up, and am asked to hold again. It should take two minutes and it takes ten or more. I pay for these calls.',
  channel: 'call',
  branch: 'riyadh',
  department: 'operations',
  product: 'Home fibre',
  category: 'waiting',
  wants: 'Appointments that can be changed in one short call',
  complainant: { name: 'Andrew Collins', email: 'a.collins@example.com', phone: '+966 50 555 0141' },
  receivedDaysAgo: 152,
  hour: 11,
  happenedDaysBefore: 1,
  assessment: {
    severity: 2, likelihood: 5, safety: false, complexity: 3, impact: 3, immediateNeeded: false, immediatePossible: true,
    reason: 'No loss beyond time and call charges, but it happens every day and to many.',
  },
  lead: 'rania',
  team: ['omar', 'yousef', 'maryam'],
  facts: [
    'In the two weeks before the complaint, 18 of 100 calls about appointments took longer than two minutes of talk.',
    'The complainant called on three days; the calls took 9, 11 and 14 minutes.',
    'Since the spring, appointments are kept in a second program beside the customer record.',
  ],
  statements: [
    {
      day: 1.2, side: 'complainant', request: 'Please tell us what was said while you waited, and what you were asked more than once.',
      text: 'Each time I gave my number, my address and the reason again. Twice the person said that the appointments are in another system which is slow. Once the room behind was so loud that we both repeated everything.',
    },
    {
      day: 3.1, side: 'respondent', department: 'callCentre', request: 'Please describe how a call about an appointment is handled, and where time is lost as you see it.',
      text: 'Agents open two programs and sign in to the second for each call. New agents have had no training in it: they ask a colleague. Many callers do not know their order number, which the second program asks for.',
    },
  ],
  evidence: [
    { key: 'recordings', day: 1.4, by: 'yousef', title: 'Recordings of the three calls', source: 'Call centre telephony', text: 'Talk time 2:10, 2:40 and 2:55 minutes; hold 6:50, 8:20 and 11:05 minutes. In each call the order number is asked for and not known.' },
    { key: 'sheet', day: 17, by: 'omar', title: 'Check sheet of all long calls, two weeks', source: 'Tallied by the shift leaders, 1,212 calls', text: '218 long calls. First cause ticked: second program not mastered 104 · order number unknown 58 · noise 21 · slow lookup 15 · wrong queue 9 · line quality 6 · chat with the caller 3 · other 2.' },
    { key: 'pareto', day: 17.2, by: 'omar', title: 'Pareto chart of the check sheet', source: 'Drawn from the check sheet', text: 'Two of eight causes carry 74 % of the long calls (48 % and 27 %); with noise 84 %.' },
    { key: 'training', day: 5, by: 'maryam', title: 'Training record of the agents', source: 'Personnel system', text: '31 of 54 agents joined after the second program came into use; none of the 31 has a training entry for it.' },
  ],
  discussion: [
    { day: 1.5, by: 'yousef', text: 'All the time is hold time. The talk itself is about two and a half minutes.' },
    { day: 2, by: 'omar', text: 'Let us not guess. Eight candidates are on the fishbone; I will print a check sheet and the shift leaders tick one cause for every long call for two weeks.' },
    { day: 17.3, by: 'rania', text: 'The chart is clear: training in the second program first, then the order number. Noise is third.' },
  ],
  causes: [
    { key: 'knowledge', by: 'rania', leg: 'occurrence', category: 'Representative’s knowledge', text: 'Agents do not master the second program', state: 'confirmed', evidence: ['sheet', 'training'] },
    { key: 'training', under: 'knowledge', by: 'omar', leg: 'occurrence', category: 'Representative’s knowledge', text: 'Whoever joined after the change was never trained in it', state: 'confirmed', evidence: ['training'], root: true },
    { key: 'caller', by: 'yousef', leg: 'occurrence', category: 'Customer’s knowledge', text: 'Callers do not know that the order number is needed', state: 'confirmed', evidence: ['sheet', 'recordings'] },
    { key: 'sms', under: 'caller', by: 'maryam', leg: 'occurrence', category: 'Customer’s knowledge', text: 'The confirmation of an appointment does not show the order number', state: 'confirmed', evidence: ['recordings'], root: true },
    { key: 'noise', by: 'yousef', leg: 'occurrence', category: 'Call-centre environment', text: 'The room is loud at the change of shifts', state: 'hypothesis', evidence: ['sheet'] },
    { key: 'chat', by: 'yousef', leg: 'occurrence', category: 'Customer’s knowledge', text: 'Callers like to chat', state: 'rejected', evidence: ['sheet'] },
    { key: 'unmeasured', by: 'omar', leg: 'detection', text: 'Only talk time is reported; hold time is on no report', state: 'confirmed', evidence: ['recordings'], root: true },
    { key: 'rollout', by: 'omar', leg: 'systemic', text: 'A new program can go live without a plan for those who join later', state: 'confirmed', evidence: ['training'], root: true },
  ],
  decisions: [
    {
      day: 17.5, by: 'rania', question: 'Where do we begin?', evidence: ['sheet', 'pareto'],
      options: [{ text: 'Training in the second program and the order number in the confirmation', chosen: true }, { text: 'Sound insulation of the room', chosen: false }, { text: 'More agents', chosen: false }],
      reason: 'The first two causes carry three quarters of the long calls and cost the least. Noise is looked at again when the effect is measured.',
    },
  ],
  actions: [
    { key: 'move', day: 0.3, kind: 'correction', title: 'Move the visit as asked and refund the three calls', department: 'operations', owner: 'rania', implementer: 'yousef', verifier: 'maryam', due: 2, done: { day: 1, text: 'Visit moved to the Sunday asked for; call charges refunded.' }, checkedDay: 2 },
    { key: 'card', day: 5, kind: 'containment', title: 'One-page card for the second program at every desk', cause: 'training', department: 'operations', owner: 'rania', implementer: 'yousef', verifier: 'omar', due: 8, done: { day: 7, text: 'Cards laid out at all 54 desks.' }, checkedDay: 8 },
    {
      key: 'train', day: 18, kind: 'corrective', title: 'Train every agent in the second program, and everybody who joins before the first call', cause: 'training', department: 'callCentre', owner: 'reem', implementer: 'yousef', verifier: 'sultan', due: 45,
      similarPlaces: 'The chat desk uses the same program: 6 of 11 agents were not trained either; included.',
      plan: { criterion: 'Calls about appointments with more than two minutes of talk and hold', measure: 'long calls per 100 calls', baseline: 18, threshold: 9, method: 'sample', startAfterDays: 7, windowDays: 14, sample: 'All calls about appointments, at least 1,000' },
      done: { day: 43, text: '65 agents trained and tested; the entry is part of the joining list.' }, checkedDay: 46,
      verdict: { day: 68, effective: true, figure: 5, exposure: 1240, text: 'Five long calls per 100 instead of 18: a fall of 72 %. The interval of the difference does not touch zero.' },
    },
    {
      key: 'number', day: 18.2, kind: 'corrective', title: 'Put the order number into every confirmation', cause: 'sms', department: 'technology', owner: 'zain', implementer: 'amal', verifier: 'nadia', due: 40,
      plan: { criterion: 'Calls in which the order number is asked for and not known', measure: 'such calls per 100 calls', baseline: 4.8, threshold: 2, method: 'sample', startAfterDays: 7, windowDays: 14, sample: '200 recordings drawn at random' },
      done: { day: 33, text: 'The number stands in the text message and the e-mail.' }, checkedDay: 35,
      verdict: { day: 58, effective: true, figure: 1.5, exposure: 200, text: '3 of 200 recordings.' },
    },
    {
      key: 'rollouts', day: 20, kind: 'preventive', title: 'No program goes live without a training plan that names those who join later', cause: 'rollout', department: 'operations', owner: 'faisal', implementer: 'rania', verifier: 'nadia', due: 60,
      plan: { criterion: 'Programs put into use without such a plan', measure: 'programs per quarter', baseline: 2, threshold: 0, method: 'audit', startAfterDays: 1, windowDays: 60, sample: 'All programs put into use in the window' },
      done: { day: 55, text: 'The plan is a gate of the release checklist.' }, checkedDay: 57,
      verdict: { day: 120, effective: true, figure: 0, exposure: 3, text: 'Three programs, each with a plan.' },
    },
    {
      key: 'hold', day: 20.2, kind: 'improvement', title: 'Show hold time beside talk time on the daily report', cause: 'unmeasured', department: 'technology', owner: 'zain', implementer: 'amal', verifier: 'sultan', due: 40,
      plan: { criterion: 'Days on which the report lacks hold time', measure: 'days per month', baseline: 30, threshold: 0, method: 'sample', startAfterDays: 1, windowDays: 30, sample: 'All daily reports' },
      done: { day: 30, text: 'Reported daily.' }, checkedDay: 31, verdict: { day: 64, effective: true, figure: 0, exposure: 30, text: 'On every one of 30 reports.' },
    },
  ],
  response: {
    day: 19, author: 'rania', approver: 'maryam', outcome: 'upheld',
    body: 'Dear Mr Collins,\n\nyou were right. We listened to your three calls: nearly all of the time was spent on hold, because our colleagues had not been trained in the program that keeps appointments, and because our confirmation does not show the number that it asks for.\n\nYour visit was moved as you wished, and the calls have been refunded. Every agent is being trained, and the number will stand in each confirmation. We measure whether this helps, and will tell you.',
    recourse: 'You can ask for a review by somebody who took no part in it, from the page of your complaint.',
    remedy: { kind: 'refund', about: 'Charges of three calls', amount: '27.60', currency: 'SAR', deliveredDay: 20 },
  },
  satisfaction: { day: 24, settled: true, outcome: 5, handling: 4, words: 'Refunded and explained. Thank you for not telling me that my call is important to you.' },
  closedDay: 25,
};
