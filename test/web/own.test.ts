import { expect, test } from 'vitest';
import { ownTold } from '../../web/src/lib/case/room/own.ts';

test('values of own fields stand in the story by their labels; what is no longer asked by its key, and what cannot be read as it is', () => {
  const field = { type: 'text', value: null, filled: true, requiredAt: null, choices: [] };
  const room = {
    own: [{ key: 'old', value: '3', name: 'Old field', said: '3' }],
    ownFields: [{ ...field, key: 'lot', name: 'Lot number' }, { ...field, key: 'colour', name: 'Colour', type: 'list', choices: [{ value: 'red', said: 'Red' }] }],
  };
  expect(ownTold('{"lot":"A24-0558","colour":"red","old":3,"gone":"x"}', room)).toBe('Lot number: A24-0558 · Colour: Red · Old field: 3 · gone: x');
  expect(ownTold('{"lot":null}', room)).toBe('Lot number: –');
  expect(ownTold('as it was told', room)).toBe('as it was told');
});
