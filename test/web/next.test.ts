import { expect, test } from 'vitest';
import { nextOf, ownWay, type Standing } from '../../web/src/lib/case/next.ts';

const at = (more: Partial<Standing> = {}): Standing => ({
  nature: 'complaint', stage: 'received', band: null, departmentId: 'd', queue: null, leadId: null, cycle: 1, missing: [], needsApproval: false, viewer: { offered: false },
  responses: [], remedies: [], endsAs: null, actions: [], ownFields: [], compliment: null, ...more,
});
const looked = (more: Partial<Standing> = {}) => at({ stage: 'investigating', band: 'high', leadId: 'p', needsApproval: true, ...more });
const answer = (state: string, cycle = 1) => ({ cycle, state, toldAt: state === 'told' ? '2026-11-22T12:00:00Z' : null });
const first = (room: Standing) => nextOf(room)[0];

test('closing is never the next step while anything else is due, whatever the stage and the nature', () => {
  const natures = ['complaint', 'misconduct', 'incident', 'employee', 'service', 'enquiry', 'suggestion', 'compliment', 'outside', 'abusive'];
  for (const nature of natures)
    for (const stage of ['received', 'acknowledged', 'assessed', 'investigating', 'decided', 'settling', 'evaluated', 'adopted'])
      for (const band of [null, 'low', 'critical']) for (const leadId of [null, 'p']) for (const missing of [[], ['case.cause-open'], ['case.action-missing']]) for (const departmentId of [null, 'd'])
        expect(nextOf(at({ nature, stage, band, leadId, missing, departmentId })), `${nature} ${stage}`).not.toContain('close');
});

test('the steps of a complaint follow the walk', () => {
  const walk = [
    at({ departmentId: null }), at({ stage: 'acknowledged' }), at({ stage: 'assessed', band: 'high' }), looked({ missing: ['case.action-missing', 'case.cause-open', 'case.not-decided'] }),
    looked({ missing: ['case.action-missing'] }), looked(), looked({ responses: [answer('draft')] }), looked({ responses: [answer('waiting')] }), looked({ responses: [answer('approved')] }),
    looked({ stage: 'decided', responses: [answer('told')], remedies: [{ cycle: 1, deliveredAt: null }] }), looked({ stage: 'decided', responses: [answer('told')] }),
    looked({ stage: 'settling' }), looked({ stage: 'settling', endsAs: 'deemed', missing: ['case.correction-due'] }), looked({ stage: 'settling', endsAs: 'deemed' }), looked({ stage: 'closed', actions: [{ stage: 'implemented' }] }), looked({ stage: 'closed', actions: [{ stage: 'effective' }] }),
  ];
  expect(walk.map(first)).toEqual([
    'acknowledge', 'assess', 'appoint', 'recordCause', 'addAction', 'respond', 'askApproval', 'approve', 'tell', 'deliver', 'ask', 'recordAnswer', 'correct', 'close', 'verify', 'reopen',
  ]);
});

test('an unrouted case can be routed by whoever cannot assess it, and waits for that before a lead', () => {
  expect(nextOf(at({ stage: 'acknowledged', departmentId: null }))).toEqual(['assess', 'route']);
  expect(nextOf(at({ stage: 'acknowledged', queue: { id: 'q' } })), 'in the queue of a department it waits to be sent on, too').toEqual(['assess', 'route']);
  expect(first(at({ stage: 'assessed', band: 'low', departmentId: null }))).toBe('route');
});

test('who can approve is offered that while the cause is still open; who works on it is not sent there', () => {
  expect(nextOf(looked({ missing: ['case.cause-open'], responses: [answer('waiting')] }))).toEqual(['recordCause', 'findCauses', 'approve']);
  expect(first(looked({ responses: [answer('returned')] }))).toBe('respond');
  expect(first(looked({ responses: [answer('draft')], needsApproval: false }))).toBe('tell');
});

test('a new round asks anew: what an earlier one had does not count', () => {
  expect(first(looked({ cycle: 2, responses: [answer('told')] }))).toBe('respond');
  expect(first(looked({ cycle: 2, stage: 'decided', remedies: [{ cycle: 1, deliveredAt: null }] }))).toBe('ask');
});

test('suggestions, compliments and enquiries go ways of their own', () => {
  const suggestion = (stage: string) => first(at({ nature: 'suggestion', stage }));
  expect(['received', 'acknowledged', 'evaluated', 'adopted', 'closed'].map(suggestion)).toEqual(['evaluate', 'evaluate', 'decideSuggestion', 'finishSuggestion', 'reopen']);
  expect(nextOf(at({ nature: 'compliment' }))).toEqual(['passOn', 'thank']);
  expect(first(at({ nature: 'compliment', compliment: { personId: 'p', departmentId: null } }))).toBe('thank');
  expect(['enquiry', 'service', 'outside', 'abusive', 'employee'].map((nature) => first(at({ nature })))).toEqual(Array(5).fill('answer'));
  expect(['misconduct', 'incident'].map((nature) => ownWay(at({ nature })))).toEqual([null, null]);
});

test('what was made less of a complaint after its assessment goes on along the way of a complaint', () => {
  expect(ownWay({ nature: 'enquiry', stage: 'investigating' })).toBeNull();
  expect(first(looked({ nature: 'enquiry' }))).toBe('respond');
});

test('who is offered the lead answers that first', () => expect(nextOf(looked({ viewer: { offered: true } }))).toEqual(['accept']));

test('what the next stage demands and is empty comes before the step that it would refuse, and nothing is asked before its time', () => {
  const field = (requiredAt: string, filled = false) => ({ requiredAt, filled });
  expect(first(at({ ownFields: [field('acknowledged')] }))).toBe('describe');
  expect(first(at({ ownFields: [field('assessed'), field('acknowledged', true)] }))).toBe('acknowledge');
  expect(first(at({ stage: 'acknowledged', ownFields: [field('acknowledged')] }))).toBe('describe');
  expect(first(looked({ ownFields: [field('closed')] }))).toBe('respond');
  expect(first(looked({ ownFields: [field('decided')], responses: [answer('approved')] }))).toBe('describe');
  expect(first(looked({ stage: 'settling', endsAs: 'accepted', ownFields: [field('closed')] }))).toBe('describe');
  expect(first(at({ nature: 'enquiry', ownFields: [field('closed')] }))).toBe('describe');
  expect(['outside', 'abusive'].map((nature) => first(at({ nature, ownFields: [field('closed')] })))).toEqual(['answer', 'answer']);
});
