/** Somebody who can be called by “@”: of the team, or somebody who would have to be let in first. */
export interface Callable { readonly id: string; readonly name: string; readonly department: string; readonly inside: boolean }

/** What is being typed after an “@” before the caret; null where nobody is being called. */
export function typedCall(text: string, caret: number): { from: number; part: string } | null {
  const found = /(?:^|[\s(،,])@([\p{L}\p{M}]*(?: [\p{L}\p{M}]*)?)$/u.exec(text.slice(0, caret));
  return found ? { from: caret - found[1]!.length, part: found[1]! } : null;
}

/** Those whose name has a word that begins so, the team first. */
export function fitting(people: readonly Callable[], part: string, most = 6): Callable[] {
  const sought = part.toLocaleLowerCase();
  const fits = ({ name }: Callable) => name.toLocaleLowerCase().startsWith(sought) || name.toLocaleLowerCase().split(/\s+/).some((word) => word.startsWith(sought));
  return people.filter(fits).sort((a, b) => Number(b.inside) - Number(a.inside) || a.name.localeCompare(b.name)).slice(0, most);
}

/** Whom a text calls: each whole name after an “@”, and of the team whoever has that first name. */
export function calledIn(text: string, people: readonly Callable[]): string[] {
  const low = text.toLocaleLowerCase();
  const whole = people.filter(({ name }) => low.includes(`@${name.toLocaleLowerCase()}`));
  const firsts = [...low.matchAll(/@([\p{L}\p{M}]+)(?: ([\p{L}\p{M}]+))?/gu)].filter(([, first, second]) => !whole.some(({ name }) => name.toLocaleLowerCase() === `${first} ${second ?? ''}`.trim())).map(([, first]) => first!);
  const byFirst = people.filter(({ name, inside }) => inside && firsts.includes(name.split(/\s/)[0]!.toLocaleLowerCase()) && !whole.some((one) => one.name.split(/\s/)[0]!.toLocaleLowerCase() === name.split(/\s/)[0]!.toLocaleLowerCase()));
  return [...new Set([...whole, ...byFirst].map(({ id }) => id))];
}

const name = (script: string): string => `[\\p{Script=${script}}\\p{M}][\\p{Script=${script}}\\p{M}'’-]*`;
const call = new RegExp(`(?<=^|[\\s(،,])(@(?:${['Latin', 'Arabic'].map((script) => `${name(script)}(?: ${name(script)})?`).join('|')}))`, 'u');

/** A text in pieces, every other one a call: set apart, a name in other letters does not turn the sentence that it begins. */
export const callsApart = (text: string): string[] => text.split(call);

/** Which way the words run that somebody writes, whatever the letters of those whom they call; null while there are no words yet. */
export function directionIn(text: string, people: readonly Callable[]): 'ltr' | 'rtl' | null {
  const pieces = callsApart(text);
  const words = pieces.filter((_piece, at) => at % 2 === 0).join(' ');
  const calls = pieces.filter((_piece, at) => at % 2).map((call) => behind(call, people)).join(' ');
  const [letter] = /\p{L}/u.exec(`${words} ${calls}`) ?? [];
  return letter ? (/[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(letter) ? 'rtl' : 'ltr') : null;
}

/** What of a call is no name: its second word, where nobody is called so. */
const behind = (piece: string, people: readonly Callable[]): string => {
  const called = piece.slice(1).toLocaleLowerCase();
  return people.some(({ name }) => name.toLocaleLowerCase().startsWith(called)) ? '' : piece.split(' ').slice(1).join(' ');
};
