import type DataLoader from 'dataloader';
import { FieldResolver, Resolver, Root, Ctx } from 'type-graphql';
import { Entry, type StoredEntry } from '../journal/entry.entity.ts';
import type { Audience } from '../journal/kind.ts';
import type { Ruling, Rules } from '../journal/ruling.ts';
import { streamOf } from '../journal/stream.entity.ts';
import type { Ahead } from '../journal/telling.ts';
import { Context, system, type Actor } from '../platform/context.ts';
import { CaseCard } from './list/card.view.ts';
import { maySee, standingsIn, type Ruled } from './case.policy.ts';
import { cardsWhere } from './list/list.read.ts';
import { ruledColumns } from './visible.policy.ts';

const everything: ReadonlySet<Audience> = new Set<Audience>(['staff', 'team', 'confidential', 'house']);
const nothing: ReadonlySet<Audience> = new Set();

/** Which audiences of a case somebody belongs to. */
export const audiencesIn = (actor: Actor, kase: Ruled): ReadonlySet<Audience> => {
  if (actor.kind === 'system') return everything;
  if (!maySee(actor, kase, 'card')) return nothing;
  if (!maySee(actor, kase)) return new Set<Audience>(['staff']);
  const standings = standingsIn(actor, kase);
  const inside = (['lead', 'team', 'quality', 'auditor'] as const).some((one) => standings.has(one));
  return new Set<Audience>(['staff', 'team', ...(inside ? (['confidential'] as const) : [])]);
};

/** Who may hear of these cases today, in one statement. */
export const caseRuling: Ruling = async (ctx, streams) => {
  const ids = streams.map((stream) => streamOf(stream).id).filter((id) => /^[0-9a-f-]{36}$/.test(id));
  const rows = await ctx.em.execute<(Ruled & { id: string })[]>(
    `select ${ruledColumns('c')} from "case" c where c.id = any(?::uuid[])`, [`{${ids.join(',')}}`]);
  return new Map(rows.map((row) => [`case:${row.id}`, rulesOf(row)]));
};

/** The complainant's side of a case is heard by that complainant alone. */
export const trackingRuling: Ruling = async (_ctx, streams) => new Map(streams.map((stream) => {
  const { id } = streamOf(stream);
  const sight: Rules['sight'] = (actor) => (actor.kind === 'system' ? everything : actor.kind === 'complainant' && actor.id === id ? new Set<Audience>(['staff']) : nothing);
  return [stream, { sight, persons: [id], before: () => nothing, named: () => [] }];
}));

const rulesOf = (kase: Ruled): Rules => ({
  sight: (actor) => audiencesIn(actor, kase),
  persons: [...new Set([kase.leadId, ...kase.memberIds, ...kase.reachedIds, ...kase.excludedIds].filter((id): id is string => !!id))],
  before: (entry, actor) => audiencesIn(actor, beforeIt(kase, entry)),
  named: idsIn,
});

/** Who may have seen the case before an entry that changes it: those whom it names among them, and whoever is near an open case. */
const beforeIt = (kase: Ruled, entry: StoredEntry): Ruled => {
  const named = idsIn(entry);
  return { ...kase, confidential: entry.fact['confidential'] === true ? false : kase.confidential, excludedIds: kase.excludedIds.filter((id) => !named.includes(id)), departmentIds: [...kase.departmentIds, ...named], memberIds: [...kase.memberIds, ...named] };
};

/** Everybody and everything that an entry names. */
export const idsIn = ({ fact }: StoredEntry): string[] => Object.values(fact).flat().filter((value): value is string => typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value));

/** The card of the case that an entry is about: the same for everybody who may be told the entry, so that boards may share it. */
@Resolver(() => Entry)
export class EntryCardResolver {
  @FieldResolver(() => CaseCard, { nullable: true, description: 'The fresh card of the case it belongs to, for boards; null in what a complainant sees.' })
  async card(@Root() entry: Entry, @Ctx() ctx: Context): Promise<CaseCard | null> {
    const stream = entry.inside;
    if (entry.hole || !stream?.startsWith('case:')) return null;
    return cardsOf(ctx).load(streamOf(stream).id);
  }
}

/** The cards that boards will be shown with these entries. */
export const cardsAhead: Ahead = (ctx, entries) => cardsOf(ctx).loadMany([...new Set(entries.filter(({ stream }) => stream.startsWith('case:')).map(({ stream }) => streamOf(stream).id))]);

const cardsOf = (ctx: Context): DataLoader<string, CaseCard | null> =>
  ctx.loader<CaseCard | null>('card of entry', async (ids) => {
    const inside = new Context(ctx.house, system, ctx.language, ctx.request, ctx.em);
    const found = new Map((await cardsWhere(inside, { sql: 'c.id = any(?::uuid[])', values: [`{${ids.join(',')}}`] }, { limit: 1000 })).map((card) => [card.id, card]));
    return ids.map((id) => found.get(id) ?? null);
  });
