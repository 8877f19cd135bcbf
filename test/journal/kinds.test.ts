import { expect, test } from 'vitest';
import '../../server/schema.ts';
import '../../server/main.ts';
import { checkFact, kinds } from '../../server/journal/kind.ts';

/** A fact that fits, whatever its kind: the same value for each shape. */
const id = '0190aaaa-0000-7000-8000-000000000001';
const sample: Readonly<Record<string, unknown>> = {
  word: 'word', number: 3, yes: true, moment: '2026-11-22T07:00:00.000Z', person: id, department: id, queue: id, row: id, digest: 'a'.repeat(64), words: ['word'], persons: [id],
};
const factOf = (shape: Readonly<Record<string, string>>, whole: boolean): Record<string, unknown> =>
  Object.fromEntries(Object.entries(shape).flatMap(([key, type]) => (type.endsWith('?') && !whole ? [] : [[key, key === 'zone' ? 'Asia/Riyadh' : sample[type.replace('?', '')]]])));

test('every kind says its sentence in both languages, with and without what it may leave out, and names its clauses', () => {
  expect(kinds().size).toBeGreaterThan(60);
  for (const kind of kinds().values()) {
    expect(kind.name).toMatch(/^[a-z]+(\.[a-zA-Z-]+)?$/);
    for (const clause of kind.clauses) expect(clause, kind.name).toMatch(/^\d{1,2}(\.\d{1,2})*$/);
    for (const whole of [true, false]) {
      const fact = factOf(kind.fact, whole);
      expect(() => checkFact(kind, fact), kind.name).not.toThrow();
      const english = { ...fact, by: 'Nadia', name: () => 'Huda', say: (word: string) => word } as never;
      const arabic = { ...fact, by: 'نادية', name: () => 'هدى', say: () => 'كلمة' } as never;
      const said = [kind.sentence.en(english), kind.sentence.ar(arabic), ...(kind.outside ? [kind.outside.sentence.en(english), kind.outside.sentence.ar(arabic)] : [])];
      for (const sentence of said) {
        expect(sentence.trim().length, kind.name).toBeGreaterThan(2);
        expect(sentence, kind.name).not.toMatch(/undefined|null|NaN|\[object/);
      }
      for (const sentence of [said[1]!, ...(said[3] ? [said[3]] : [])]) expect(sentence, kind.name).toMatch(/[\u0600-\u06ff]/);
    }
    for (const kept of kind.outside?.keep ?? []) expect(Object.keys(kind.fact), kind.name).toContain(kept);
  }
});

test('a fact holds no free text, nothing unknown, and lacks nothing', () => {
  for (const kind of kinds().values()) {
    const fact = factOf(kind.fact, true);
    expect(() => checkFact(kind, { ...fact, more: 1 }), kind.name).toThrow();
    for (const [key, type] of Object.entries(kind.fact)) {
      if (!type.endsWith('?')) expect(() => checkFact(kind, { ...fact, [key]: undefined }), `${kind.name}.${key}`).toThrow();
      if (type.startsWith('word') && !type.startsWith('words')) expect(() => checkFact(kind, { ...fact, [key]: 'They told me that\nnobody came.' }), `${kind.name}.${key}`).toThrow();
    }
  }
});
