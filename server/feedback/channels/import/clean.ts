/** Characters that are no part of what somebody wrote: controls but tab and line feed, byte order marks, halves of pairs. */
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufeff\ufff9-\ufffb]/g;
/** Embeddings, overrides and isolates: they reach beyond their own text. */
const bidiFormatting = /[\u202a-\u202e\u2066-\u2069]/g;

/** Free text: their words as they are, with one kind of line end; ZWJ, ZWNJ and direction marks stay, since Arabic and Persian need them. */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|\u0085|\u2028|\u2029/g, '\n')
    .replace(controls, '')
    .replace(bidiFormatting, '')
    .trim();

/** One line that names something or somebody: nothing invisible, single spaces. */
export const cleanName = (text: string): string => {
  if (plain.test(text)) return text;
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/\p{Cf}+/gu, '')
    .trim();
};

/** Most names are: printable ASCII, single spaces, none at the ends. */
const plain = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;

/** Cut at a word, by characters as readers count them. */
export const shorten = (text: string, max: number): string => {
  if (text.length <= max) return text;
  const letters = [...text];
  if (letters.length <= max) return text;
  const cut = letters.slice(0, max - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > cut.length * 0.6 ? cut.slice(0, space) : cut).trimEnd()}…`;
};
