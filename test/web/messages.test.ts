import { expect, test } from 'vitest';
import { faultsOf } from '../../web/messages.check.ts';

test('every sentence exists in English and in Arabic, names the same things, and has the six Arabic forms where a number is in it', () => {
  expect(faultsOf(new URL('../../web/messages/', import.meta.url))).toEqual([]);
});
