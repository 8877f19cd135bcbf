import type { Audience } from '../journal/kind.ts';
import type { Ruling, Rules } from '../journal/ruling.ts';
import type { Actor } from '../platform/context.ts';
import { mayInHouse } from './role.policy.ts';

const all: ReadonlySet<Audience> = new Set<Audience>(['staff', 'house']);
const nothing: ReadonlySet<Audience> = new Set();

/** The stream of the house is heard by those who may read the journal; a person's own standing counts for nothing else in it. */
const rules: Rules = {
  sight: (actor: Actor) => (actor.kind === 'system' || mayInHouse(actor, 'journal.read') ? all : nothing),
  persons: [],
  before: () => nothing,
  named: () => [],
};

export const houseRuling: Ruling = async (_ctx, streams) => new Map(streams.map((stream) => [stream, rules]));
