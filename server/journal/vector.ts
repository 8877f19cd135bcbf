import type { Actor } from '../platform/context.ts';
import type { StoredEntry } from './entry.entity.ts';
import type { Group } from './group.ts';
import { kindOf, type Audience } from './kind.ts';
import type { Rules } from './ruling.ts';
import { mayHear } from './telling.ts';

/** The audiences that somebody belongs to, as a word; empty for who may hear nothing. */
export const sightIn = (rules: Rules | undefined, actor: Actor): string => (rules ? [...rules.sight(actor)].sort().join() : '');

/** What each reader hears of each entry: '1' told, '0' a hole, 'g' out of sight by this very entry. */
export const vectorOf = (group: Group, news: readonly StoredEntry[], rules: ReadonlyMap<string, Rules>, actor: Actor): string => {
  const sights = new Map<string, ReadonlySet<Audience>>();
  return news.map((entry) => {
    const standing = rules.get(entry.stream);
    if (!standing) return '0';
    const sight = sights.get(entry.stream) ?? standing.sight(actor);
    sights.set(entry.stream, sight);
    if (mayHear(entry, sight)) return '1';
    return !sight.size && group.order === 'chained' && kindOf(entry.kind)?.access && standing.before(entry, actor).size ? 'g' : '0';
  }).join('');
};

/** Whether anything in it is told at all, a loss included. */
export const tells = (vector: string): boolean => vector.includes('1') || vector.includes('g');
