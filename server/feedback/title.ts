/** A first title out of somebody's words: the first sentence, cut at a word. Staff may give a better one. */
export const titleOf = (words: string, most = 80): string => {
  const line = words.trim().replace(/\s+/g, ' ');
  const sentence = /^.{8,}?[.!?؟۔。](?=\s|$)/u.exec(line)?.[0].replace(/[.۔。]$/u, '') ?? line;
  if ([...sentence].length <= most) return sentence;
  const cut = [...sentence].slice(0, most).join('');
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 20)).replace(/[\s،,;:-]+$/u, '')}…`;
};
