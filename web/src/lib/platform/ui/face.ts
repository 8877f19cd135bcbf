/**
 * What stands in a person's circle. Arabic does not abbreviate names, and two joined letters often make a word: one letter there,
 * two elsewhere. The article and honorifics are passed over.
 */
export function lettersOf(name: string): string {
  const words = name.normalize('NFC').replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim().split(/\s+/);
  const first = words[0] ?? '';
  if (/\p{Script=Arabic}/u.test(first)) {
    const bare = first.replace(/^ال(?=..)/, '');
    return [...bare].find((letter) => /\p{L}/u.test(letter)) ?? '';
  }
  const initial = (word: string | undefined) => [...(word ?? '')].find((letter) => /[\p{L}\p{N}]/u.test(letter)) ?? '';
  const last = words.length > 1 ? initial(words.at(-1)?.replace(/^[ae]l[-‐‑’'](?=\p{L})/iu, '')) : ([...first].filter((letter) => /\p{L}/u.test(letter))[1] ?? '');
  return (initial(first) + last).toUpperCase();
}

/** A person's ring, the same for everybody who looks, on every screen: four patterns in four colours. */
export function ringOf(id: string): { pattern: 1 | 2 | 3 | 4; colour: 1 | 2 | 3 | 4 } {
  let hash = 0x811c9dc5;
  for (const letter of id) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193) >>> 0;
  hash ^= hash >>> 15;
  const one = (bits: number) => ((bits & 3) + 1) as 1 | 2 | 3 | 4;
  return { pattern: one(hash), colour: one(hash >>> 4) };
}
