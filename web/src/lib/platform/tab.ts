/** What a tab keeps while somebody writes (drafts, words on their way) stands in its session storage under names that begin so. */
const ours = 'majlis.';
const owner = `${ours}person`;

const names = (): string[] => Object.keys(sessionStorage).filter((name) => name.startsWith(ours));

/** Everything that this tab keeps: on signing out. */
export const wipeTab = (): void => {
  for (const name of names()) sessionStorage.removeItem(name);
};

/** The tab is this person's now. What another has left in it is gone, before any part of a page reads it as one's own. */
export const tabOf = (person: string): void => {
  const before = sessionStorage.getItem(owner);
  if (before !== null && before !== person) wipeTab();
  sessionStorage.setItem(owner, person);
};

/** What stands in this tab under names that begin so, by the rest of the name. */
export const inTab = <T>(beginning: string): [rest: string, kept: T[]][] =>
  names().filter((name) => name.startsWith(beginning)).map((name) => {
    try {
      return [name.slice(beginning.length), JSON.parse(sessionStorage.getItem(name) ?? '[]') as T[]];
    } catch {
      return [name.slice(beginning.length), []];
    }
  });
