import { expect, test } from 'vitest';
import { walked } from '../../web/src/lib/case/room/walked.ts';

const kase = { nature: 'complaint', stage: 'investigating', band: 'high', leadId: 'salma', closing: null, actions: [] };
const told = (one: object): string => walked({ ...kase, ...one }).map(({ key, state }) => (state === 'todo' ? `(${key})` : state === 'now' ? `[${key}]` : key)).join(' ');

test('the way of a case says where it stands, and what is behind it has happened', () => {
  expect(told({})).toBe('received acknowledged assessed [investigating] (decided) (settling) (effect)');
  expect(told({ stage: 'closed', closing: 'accepted' })).toBe('received acknowledged assessed investigating decided settling effect');
  expect(told({ stage: 'closed', closing: 'accepted', actions: [{ stage: 'implemented' }] }), 'its effect is still to be proven').toBe('received acknowledged assessed investigating decided settling [effect]');
  expect(told({ stage: 'closed', closing: 'accepted', band: null, leadId: null }), 'settled at first contact: nobody assessed it, nobody looked into it').toBe('received acknowledged decided settling effect');
});

test('what is no complaint goes its own way', () => {
  expect(told({ nature: 'suggestion', stage: 'adopted' })).toBe('received acknowledged evaluated [adopted] (done)');
  expect(told({ nature: 'suggestion', stage: 'closed', closing: 'declined' })).toBe('received acknowledged evaluated (adopted) (done)');
  expect(told({ nature: 'compliment', stage: 'closed' })).toBe('received acknowledged thanked');
});
