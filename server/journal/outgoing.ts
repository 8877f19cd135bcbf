import type { EntityManager } from '@mikro-orm/postgresql';
import { execute, GraphQLError, type GraphQLSchema } from 'graphql';
import { Parcel } from '../platform/parcel.ts';
import type { House } from '../platform/context.ts';
import type { Language } from '../platform/language.ts';
import { hole, type Entry, type StoredEntry } from './entry.entity.ts';
import type { Frame, Mode } from './frame.ts';
import type { Group, Watching } from './group.ts';
import { SharedContext } from './shared.context.ts';
import { streamOf } from './stream.entity.ts';
import { AheadPort, mattersIn, namesIn, positionOf, tellAll } from './telling.ts';

/** All of one group who are sent the same. */
interface Batch {
  readonly group: Group;
  readonly mode: Mode;
  readonly from: string | null;
  readonly to: string | null;
  readonly news: readonly StoredEntry[];
  readonly vector: string;
  readonly reason: string | null;
  readonly watchers: Watching[];
  parcel?: Parcel;
}

/** Frames on their way: each executed once for all that are sent the same. */
export class Outgoing {
  private readonly batches = new Map<Group, Batch[]>();
  private readonly contexts = new Map<string, SharedContext>();
  /** Whoever comes next is mostly sent the same. */
  private last: Batch | undefined;

  /** @param em what everything is read with */
  constructor(private readonly house: House, private readonly em: EntityManager, private readonly schema: GraphQLSchema, private readonly frameOf: (batch: Batch) => Frame) {}

  put(watching: Watching, mode: Mode, from: string | null, to: string | null, news: readonly StoredEntry[] = [], vector = '', reason: string | null = null): void {
    const { group } = watching;
    const isLike = (batch: Batch): boolean => batch.group === group && batch.from === from && batch.vector === vector && batch.mode === mode && batch.to === to && batch.reason === reason;
    if (this.last && isLike(this.last)) return void this.last.watchers.push(watching);
    const known = this.batches.get(group) ?? [];
    if (!known.length) this.batches.set(group, known);
    this.last = known.find(isLike);
    if (this.last) return void this.last.watchers.push(watching);
    known.push((this.last = { group, mode, from, to, news, vector, reason, watchers: [watching] }));
  }

  /** Asks now, together with whatever else is asked in this turn, for what the frames will need. */
  async ahead(work: readonly { readonly group: Group; readonly news: readonly StoredEntry[] }[]): Promise<void> {
    await Promise.all(work.flatMap(({ group, news }) => {
      const ctx = this.contextOf(group);
      return [namesIn(ctx, news), mattersIn(ctx, news), ...(group.order === 'chained' ? [this.house.port(AheadPort)(ctx, news)] : [])];
    }));
  }

  private contextOf({ like: { kind }, peer: { language } }: Group): SharedContext {
    const key = `${kind}:${language}`;
    const ctx = this.contexts.get(key) ?? new SharedContext(this.house, language, kind, this.em);
    this.contexts.set(key, ctx);
    return ctx;
  }

  /** Groups that differ in nothing that is told (two roles that may see the same) share the bytes as well. */
  async execute(): Promise<void> {
    const alike = new Map<string, [Batch, ...Batch[]]>();
    const heard = new Map<SharedContext, Set<StoredEntry>>();
    for (const batch of [...this.batches.values()].flat()) {
      const { group, mode, from, to, news, vector, reason } = batch;
      const key = JSON.stringify([group.asked.key, group.asked.operationName, group.asked.variables, group.peer.language, group.like.kind, group.stream, mode, from, to, vector, reason]);
      const others = alike.get(key);
      if (others) others.push(batch);
      else alike.set(key, [batch]);
      const ctx = this.contextOf(group);
      const some = heard.get(ctx) ?? new Set();
      news.forEach((entry, at) => vector[at] === '1' && some.add(entry));
      heard.set(ctx, some);
    }
    const words = new Map(await Promise.all([...heard].map(async ([ctx, entries]) => [ctx, entries.size ? await tellAll(ctx, [...entries]) : new Map<StoredEntry, Entry>()] as const)));
    await Promise.all([...alike.values()].map(async (batches) => {
      const [first] = batches;
      const { group, news, vector, to } = first;
      const ctx = this.contextOf(group);
      const frame = this.frameOf(first);
      frame.entries = news.flatMap((entry, at) => {
        if (vector[at] === '1') return words.get(ctx)!.get(entry)!;
        if (vector[at] === 'g') return Object.assign(hole(entry.seq, positionOf(entry)), { caseId: streamOf(entry.stream).id });
        return group.order === 'counted' ? hole(entry.seq, positionOf(entry)) : [];
      });
      const { document, operationName, variables } = group.asked;
      const result = await execute({ schema: this.schema, document, operationName, variableValues: variables, rootValue: frame, contextValue: ctx });
      if (result.errors) this.house.log.error('A frame could not be made.', { error: result.errors[0]?.originalError ?? result.errors[0] });
      const parcel = new Parcel(result.errors ? { data: result.data ?? null, errors: [failed(group.peer.language)] } : result, `${frame.epoch}:${to ?? ''}`);
      for (const batch of batches) batch.parcel = parcel;
    }));
  }

  /** `to` is empty in a last frame. */
  sendAll(send: (watching: Watching, parcel: Parcel, to: string) => void): void {
    for (const { watchers, parcel, to } of [...this.batches.values()].flat()) if (parcel) for (const watching of watchers) send(watching, parcel, to ?? '');
  }
}

const broken = { en: 'Something went wrong on our side.', ar: 'حدث خلل لدينا.' } as const;
const failed = (language: Language): GraphQLError => new GraphQLError(broken[language], { extensions: { code: 'INTERNAL' } });
