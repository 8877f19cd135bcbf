import type { Audience } from '../journal/kind.ts';
import type { Sight } from '../journal/telling.ts';
import { streamOf } from '../journal/stream.entity.ts';
import { has } from '../people/role.policy.ts';
import type { Context } from '../platform/context.ts';
import { Case } from './case.entity.ts';
import { maySee } from './case.policy.ts';
import { audiencesIn } from './ruling.view.ts';

const nothing: ReadonlySet<Audience> = new Set();

/** Which audiences of a stream the reader belongs to, today: the journal asks this for every entry it tells. */
export const sight: Sight = async (ctx, stream) => {
  const { kind, id } = streamOf(stream);
  const { actor } = ctx;
  if (actor.kind === 'system') return new Set<Audience>(['staff', 'team', 'confidential', 'house']);
  if (kind === 'house') return has(actor, 'administrator', 'auditor') && actor.kind === 'person' ? new Set<Audience>(['staff', 'house']) : nothing;
  if (kind === 'tracking') return actor.kind === 'complainant' && actor.id === id ? new Set<Audience>(['staff']) : nothing;
  const kase = await ctx.em.findOne(Case, { id });
  return kase ? audiencesIn(actor, kase) : nothing;
};

/** The case, if this reader may see it; otherwise nothing, in the same way as one that does not exist. */
export const visibleCase = async (ctx: Context, id: string, depth: 'card' | 'content' = 'content'): Promise<Case | null> => {
  const kase = await ctx.load(Case, id);
  return kase && maySee(ctx.actor, kase, depth) ? kase : null;
};

