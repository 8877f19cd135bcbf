import { expect, test } from 'vitest';
import { wayTo } from '../../web/src/lib/case/way.ts';

test('receipt is acknowledged as they want to be reached, else the way they came; where neither says, nothing is proposed', () => {
  expect([wayTo('form', 'email'), wayTo('email', 'phone'), wayTo('call', 'sms'), wayTo('branch', 'letter')]).toEqual(['email', 'call', 'sms', 'letter']);
  expect([wayTo('whatsapp', 'none'), wayTo('call', null), wayTo('letter', null), wayTo('fax', 'none')]).toEqual(['whatsapp', 'call', 'letter', 'letter']);
  expect([wayTo('social', 'none'), wayTo('referral', null)]).toEqual(['', '']);
});
