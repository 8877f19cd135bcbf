/** A stretch of words that stands in both texts, or in one of them alone. */
export interface Stretch { readonly how: 'same' | 'gone' | 'new'; readonly text: string }

/** Words of one text that are looked through against all of another; what is longer is compared by lines alone. */
const wordsAtMost = 2_000;

/** What became of a text, word for word: the longest words they have in common stay, the rest went or came. */
export const compared = (before: string, after: string): Stretch[] => {
  const fine = before.length + after.length < wordsAtMost * 12;
  const split = (text: string): string[] => (fine ? (text.match(/\s+|[^\s]+/g) ?? []) : text.split(/(?<=\n)/));
  return runs(joined(walk(split(before), split(after))));
};

/** Longest common subsequence, after what both begin and end with is set apart. */
const walk = (a: readonly string[], b: readonly string[]): Stretch[] => {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const width = right.length + 1;
  const table = new Uint16Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) table[i * width + j] = left[i] === right[j] ? table[(i + 1) * width + j + 1]! + 1 : Math.max(table[(i + 1) * width + j]!, table[i * width + j + 1]!);
  }
  const out: Stretch[] = a.slice(0, start).map((text) => ({ how: 'same', text }));
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && left[i] === right[j]) out.push({ how: 'same', text: (j++, left[i++]!) });
    else if (i < left.length && (j >= right.length || table[(i + 1) * width + j]! >= table[i * width + j + 1]!)) out.push({ how: 'gone', text: left[i++]! });
    else out.push({ how: 'new', text: right[j++]! });
  }
  return [...out, ...a.slice(a.length - end).map((text) => ({ how: 'same' as const, text }))];
};

const joined = (stretches: readonly Stretch[]): Stretch[] =>
  stretches.reduce<Stretch[]>((out, one) => {
    const last = out.at(-1);
    if (last?.how === one.how) out[out.length - 1] = { how: last.how, text: last.text + one.text };
    else out.push(one);
    return out;
  }, []);

/** A single word, or a space, that both happen to have between two changes says nothing: what was rewritten is read as one stretch that went and one that came. */
const runs = (stretches: readonly Stretch[]): Stretch[] => {
  const out: Stretch[] = [];
  let [gone, came] = ['', ''];
  const settle = (): void => {
    if (gone) out.push({ how: 'gone', text: gone });
    if (came) out.push({ how: 'new', text: came });
    [gone, came] = ['', ''];
  };
  for (const [place, { how, text }] of stretches.entries()) {
    const between = how === 'same' && place > 0 && place < stretches.length - 1 && !/\S\s+\S|\n/.test(text);
    if (how === 'same' && !between) (settle(), out.push({ how, text }));
    if (how === 'gone' || between) gone += text;
    if (how === 'new' || between) came += text;
  }
  settle();
  return out;
};
