import type { Actor, Context, PortKey } from '../platform/context.ts';
import type { StoredEntry } from './entry.entity.ts';
import type { Audience } from './kind.ts';

/** Who may hear of a stream today, read once and then decided in memory for any number of readers. */
export interface Rules {
  /** The audiences that somebody belongs to; none for who may hear nothing. */
  sight(actor: Actor): ReadonlySet<Audience>;
  /** Those for whom more counts than their roles and departments: the team, the excluded, the complainant. */
  readonly persons: readonly string[];
  /** The sight before an entry that changes who may see; whoever loses sight by it is told so, once. */
  before(entry: StoredEntry, actor: Actor): ReadonlySet<Audience>;
  /** Those whom such an entry names. */
  named(entry: StoredEntry): readonly string[];
}

/** The rules of many streams of one kind, by stream, in one statement. A stream that does not exist has none. Registered by the owners of streams. */
export type Ruling = (ctx: Context, streams: readonly string[]) => Promise<ReadonlyMap<string, Rules>>;

/** By the kind of stream: 'case', 'tracking', 'house' … */
export const RulingsPort: PortKey<Readonly<Record<string, Ruling>>> = { name: 'rulings' };

/** A part of an actor that may be shared by many: what their roles and departments give, and nothing that names a person. */
export const scopeOf = ({ kind, roles, departments, scopes }: Actor): string => JSON.stringify([kind, [...roles].sort(), [...departments].sort(), scopes ? [...scopes].sort() : null]);

/** Nobody in particular, with the roles and departments of this actor. */
export const anybodyLike = ({ kind, roles, departments, scopes }: Actor): Actor => ({ kind, id: 'nobody', roles, departments, ...(scopes ? { scopes } : {}) });
