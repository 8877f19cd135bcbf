import { expect, test } from 'vitest';
import { callsApart, calledIn, directionIn, fitting, typedCall, type Callable } from '../../web/src/lib/case/room/mentions.ts';

const people: readonly Callable[] = [
  { id: '1', name: 'Omar Saleh', department: 'Quality', inside: true }, { id: '2', name: 'Omar Al-Farsi', department: 'Legal', inside: false },
  { id: '3', name: 'سلمى كريم', department: '', inside: true }, { id: '4', name: 'Lina Aziz', department: '', inside: true },
];

test('somebody is being called while an “@” and a part of a name stand before the caret', () => {
  expect(typedCall('Please @om', 10)).toEqual({ from: 8, part: 'om' });
  expect(typedCall('@', 1)).toEqual({ from: 1, part: '' });
  expect(typedCall('هل من رد، @سل', 13)).toEqual({ from: 11, part: 'سل' });
  expect(typedCall('write to omar@wadi', 18)).toBeNull();
  expect(typedCall('Please @omar now then', 21)).toBeNull();
});

test('the team comes first, and a second name finds too', () => {
  expect(fitting(people, 'om').map(({ id }) => id)).toEqual(['1', '2']);
  expect(fitting(people, 'az').map(({ id }) => id)).toEqual(['4']);
  expect(fitting(people, 'سل').map(({ id }) => id)).toEqual(['3']);
});

test('a whole name calls exactly that person; a first name alone calls those of the team who bear it', () => {
  expect(calledIn('@Omar Al-Farsi, what says the contract?', people)).toEqual(['2']);
  expect(calledIn('@omar please, and @سلمى', people)).toEqual(['1', '3']);
  expect(calledIn('omar@wadi.example and nobody', people)).toEqual([]);
});

test('a call is set apart, with the words of a name in one script, so that it does not turn the sentence that it begins', () => {
  expect(callsApart('@Majid Al-Shehri سؤال ثانٍ: من يملك السجل؟')).toEqual(['', '@Majid Al-Shehri', ' سؤال ثانٍ: من يملك السجل؟']);
  expect(callsApart('هل من رد، @سلمى please')).toEqual(['هل من رد، ', '@سلمى', ' please']);
  expect(callsApart('omar@wadi.example\nand nobody')).toEqual(['omar@wadi.example\nand nobody']);
});

test('a message runs the way of its words, not of the name that it begins with', () => {
  expect(directionIn('@Omar Saleh من يملك السجل؟', people)).toBe('rtl');
  expect(directionIn('@سلمى كريم who has the log?', people)).toBe('ltr');
  expect(directionIn('@Omar من يملك السجل؟', people)).toBe('rtl');
  expect(directionIn('@Majid Al-Shehri من يملك السجل؟', people), 'whoever that is').toBe('rtl');
  expect(directionIn('@Omar please', people), 'nobody is called so').toBe('ltr');
  for (const nothing of ['', '12:30 ', '@', '@Om', '@Omar Sal', '@Omar Saleh ']) expect(directionIn(nothing, people), nothing).toBeNull();
});
