import { fold, foldTokens } from './fold.ts';
import type { Profile } from './profile.ts';
import { contextWords, dateWords, generalChannelNames, personWords, synonyms, vetoed } from './synonyms.ts';
import { isDate, type Target } from './target.ts';

/** How well a column suits a target: its name (0–1) times what its values look like, and what the values alone suggest. 0 to 1. */
export const scoreOf = (header: string, profile: Profile, target: Target): number => {
  const name = nameScore(header, target);
  const general = target === 'channel' && profile.channels < 0.3 && generalChannelNames.has(fold(header));
  const fit = general ? 0.3 : valueFit(profile, target);
  return Math.min(1, Math.max(name * fit, unnamedScore(header, profile, target)));
};

const personal: ReadonlySet<Target> = new Set(['name', 'email', 'phone', 'postcode', 'city', 'state', 'language']);

export const nameScore = (header: string, target: Target): number => {
  const tokens = foldTokens(header);
  if (tokens.length === 0) return 0;
  const date = isDate(target) || target === 'receivedTime' || target === 'happenedTime';
  const list =
    synonyms.get(target === 'receivedTime' ? 'receivedAt' : target === 'happenedTime' ? 'happenedAt' : target) ?? [];
  const known = date ? tokens.filter((token) => !dateWords.has(token)) : tokens;
  // "Date", "Time", "التاريخ": the date of the complaint, if nothing better is there.
  if (known.length === 0) return target === 'receivedAt' || target === 'receivedTime' ? 0.6 : 0;
  const exact = bestMatch(known, list);
  if (exact > 0.9) return exact;
  if (tokens.some((token) => vetoed.get(target)?.has(token))) return 0;
  const bare = known.filter(
    (token) =>
      !contextWords.has(token) && !(personal.has(target) || target === 'words' ? personWords.has(token) : false),
  );
  return Math.max(exact, bare.length && bare.length < known.length ? 0.96 * bestMatch(bare, list) : 0);
};

/** Nearly 1 for the same words in any order (earlier synonyms first), less for a name that has the synonym among other words. */
const bestMatch = (tokens: readonly string[], list: readonly string[]): number => {
  const joined = tokens.join('');
  const sorted = [...tokens].sort().join(' ');
  let best = 0;
  for (const [rank, phrase] of list.entries()) {
    const words = phrase.split(' ');
    if (joined === words.join('') || sorted === [...words].sort().join(' ')) return 1 - rank * 0.001;
    if (words.length < tokens.length && ` ${tokens.join(' ')} `.includes(` ${phrase} `)) {
      best = Math.max(best, 0.4 + (0.4 * words.length) / tokens.length);
    }
  }
  return best;
};

/** A factor for what the values look like; a column that is empty in the sample is taken at its name. */
const valueFit = (p: Profile, target: Target): number => {
  if (p.filled === 0) return 0.7;
  const unique = p.distinct / p.filled;
  switch (target) {
    case 'sourceId':
      return p.averageLength > 60 || p.spaced > 0.5
        ? 0.2
        : unique === 1
          ? p.filled === p.rows
            ? 1
            : 0.85
          : unique > 0.98
            ? 0.6
            : 0.1;
    case 'receivedAt':
    case 'happenedAt':
    case 'respondedAt':
    case 'closedAt':
      return Math.max(p.dates, p.serials * 0.9, p.unix * 0.9) >= 0.5 ? 1 : p.dates > 0.2 ? 0.6 : 0;
    case 'receivedTime':
    case 'happenedTime':
      return p.times > 0.7 ? 1 : 0;
    case 'words':
      return (
        (p.averageLength >= 40 ? 1 : p.averageLength >= 15 ? 0.85 : 0.45) *
        (p.filled > 50 && unique < 0.05 ? 0.5 : 1) *
        (p.dates > 0.5 || p.numbers > 0.5 ? 0 : 1)
      );
    case 'title':
      return p.averageLength > 200 || p.numbers > 0.8 || p.dates > 0.5 ? 0.2 : p.averageLength < 4 ? 0.3 : 1;
    case 'kind':
      return p.kinds >= 0.7 ? 1.1 : 0;
    case 'email':
      return p.emails > 0.6 ? 1.1 : p.emails > 0 ? 0.7 : 0.2;
    case 'phone':
      return p.phones > 0.5 ? 1.1 : p.dates > 0.5 || p.yesNo > 0.5 ? 0 : 0.6;
    case 'name':
      return p.dates > 0.5 || p.numbers > 0.5 || p.yesNo > 0.9 || p.averageLength > 60 || p.emails > 0.5
        ? 0
        : p.filled > 50 && unique < 0.05
          ? 0.3
          : 1;
    case 'channel':
      return p.channels > 0.4 ? 1.1 : p.averageLength > 40 || (p.filled > 20 && unique > 0.5) ? 0.3 : 0.85;
    case 'severity':
      return p.severities > 0.5 ? 1.1 : p.averageLength > 30 ? 0.2 : 0.75;
    case 'timely':
    case 'disputed':
      return p.yesNo > 0.7 ? 1.1 : 0.5;
    case 'satisfied':
      return p.yesNo > 0.6 || p.numbers > 0.6 ? 1 : p.averageLength < 25 ? 0.8 : 0.2;
    case 'branch':
    case 'city':
      return p.coordinates > 0.3 || p.averageLength > 80 || p.numbers > 0.8 ? 0.1 : 1;
    case 'state':
      return p.averageLength > 40 || p.dates > 0.5 ? 0.1 : statusLike(p) ? 0.3 : 1;
    case 'product':
    case 'subProduct':
    case 'issue':
    case 'subIssue':
      return p.averageLength > 120 || p.dates > 0.5 || p.coordinates > 0.3 || p.kinds > 0.9
        ? 0.2
        : p.numbers > 0.8 || p.yesNo > 0.9
          ? 0.4
          : p.filled > 50 && unique > 0.9
            ? 0.6
            : 1;
    case 'status':
      return p.averageLength > 60 || p.dates > 0.5 || p.yesNo > 0.9 ? 0.2 : p.filled > 20 && unique > 0.6 ? 0.4 : 1;
    case 'response':
      return p.averageLength < 8 || p.dates > 0.5 || p.numbers > 0.5
        ? 0.2
        : p.stages > 0.6 && p.averageLength < 45
          ? 0.3
          : 1;
    case 'department':
    case 'language':
    case 'outsideBody':
      return p.dates > 0.5 || p.averageLength > 80 || p.numbers > 0.8 ? 0.2 : 1;
    case 'remedySought':
    case 'outsideReference':
    case 'postcode':
    case 'tags':
      return p.dates > 0.5 ? 0.2 : 1;
    default:
      return 1;
  }
};

const statusLike = (p: Profile): boolean => p.filled > 20 && p.distinct <= 6 && p.averageLength > 3;

/** What values say where the name says nothing we know: an address with @, long texts, dates, ids. Never enough to beat a name. */
const unnamedScore = (header: string, p: Profile, target: Target): number => {
  if (p.filled < 3 || p.filled < p.rows * 0.3) return 0;
  const nameless = header === '';
  if (target === 'email') return p.emails > 0.8 ? 0.5 : 0;
  if (target === 'words') return p.averageLength > 80 && p.spaced > 0.8 && p.distinct > p.filled * 0.5 ? 0.42 : 0;
  if (target === 'receivedAt') return nameless && p.dates > 0.9 ? 0.42 : 0;
  if (target === 'sourceId')
    return nameless &&
      !p.counting &&
      p.filled === p.rows &&
      p.distinct === p.filled &&
      p.averageLength >= 3 &&
      p.averageLength <= 40 &&
      p.dates < 0.5 &&
      p.spaced < 0.1
      ? 0.42
      : 0;
  return 0;
};
