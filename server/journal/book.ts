// Long because it is the one door: locking, writing, chaining and committing are one transaction.
import { LockMode, type EntityClass, type FilterQuery, type RequiredEntityData } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Actor, Context } from '../platform/context.ts';
import { withNext } from '../platform/database/wire.ts';
import { newId } from '../platform/ids.ts';
import { Changed, NotFound, Refused } from '../platform/problem.ts';
import { genesis, hashOf } from './chain.ts';
import type { StoredEntry } from './entry.entity.ts';
import { collected, collecting, type Journaled } from './guard.ts';
import { checkFact, type FactOf, type FactShape, type Kind } from './kind.ts';
import { named, remember, remembered, repeated } from './operation.ts';
import { Sayings } from './saying.ts';
import { streamOf, trackingStream } from './stream.entity.ts';

interface Head { stream: string; epoch: number; seq: number; hash: Buffer }
export type Written = Omit<StoredEntry, 'xid' | 'position' | 'hash' | 'prev' | 'seq' | 'epoch'>;

/**
 * The one door for change. Locks the streams' heads first, in id order, then lets the work read, decide, change and write,
 * and commits state, entries and the operation's memory in one transaction.
 *
 * A retry with the same `opId` does nothing and answers with what the first try made (asked anew, under today's permission).
 * @returns what the work returns: the journaled row that the caller is answered with.
 */
export const onRecord = async <T extends Journaled>(ctx: Context, streams: string | readonly string[], work: (book: Book) => Promise<T>): Promise<T> => {
  const names = [...new Set(typeof streams === 'string' ? [streams] : streams)].sort();
  const book = await ctx.em.transactional(
    async (em) => {
      const { heads, isFirst } = await lock(ctx, em as EntityManager, names);
      if (!isFirst) {
        const before = await repeated<T>(ctx, em as EntityManager);
        await em.execute(`${withNext}delete from stream_head where seq = 0 and stream = any(?::text[])`, [arrayOf(names)], 'run');
        return { result: before, streams: [] };
      }
      const opened = new Book(ctx, em as EntityManager, heads);
      collecting(em as EntityManager, opened.touched);
      try {
        const result = await work(opened);
        await opened.close(result);
        return { result, streams: opened.rung() };
      } finally {
        collected(em as EntityManager);
      }
    },
  );
  if (book.streams.length) ctx.house.ring(book.streams);
  return book.result;
};

/**
 * The same for what falls due by the hundred: `claim` takes in the transaction itself what nobody else does (FOR UPDATE SKIP LOCKED) and says
 * its streams; then these are locked, and claim, effects and entries are committed together or not at all.
 * @returns how many streams there were, 0 where nothing was to be claimed
 */
export const onClaimed = async (ctx: Context, claim: (em: EntityManager) => Promise<readonly string[]>, work: (book: Book) => Promise<void>): Promise<number> => {
  const { rung, claimed } = await ctx.em.transactional(async (em) => {
    const names = [...new Set(await claim(em as EntityManager))].sort();
    if (!names.length) return { rung: [], claimed: 0 };
    const { heads } = await lock(ctx, em as EntityManager, names);
    const book = new Book(ctx, em as EntityManager, heads);
    collecting(em as EntityManager, book.touched);
    try {
      await work(book);
      await book.close(null);
      return { rung: book.rung(), claimed: names.length };
    } finally {
      collected(em as EntityManager);
    }
  });
  if (rung.length) ctx.house.ring(rung);
  return claimed;
};

export class Book {
  readonly touched = new Set<string>();
  /** Rows that belong with an entry about something else, by their names. */
  private readonly beside = new Map<string, Written>();
  private readonly entries: Written[] = [];
  private readonly made = new Set<Journaled>();
  private readonly sayings: Sayings;

  constructor(
    private readonly ctx: Context,
    readonly em: EntityManager,
    private readonly heads: ReadonlyMap<string, Head>,
  ) {
    this.sayings = new Sayings(ctx);
  }

  /** The row, locked; with the version that the person saw where it is a decision. */
  async read<T extends Journaled>(noun: EntityClass<T>, id: string, expectedVersion?: number | null): Promise<T> {
    const row = await this.em.findOne(noun, { id } as FilterQuery<T>, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
    if (!row) throw new Refused(NotFound);
    const { version } = row as { version?: number };
    if (expectedVersion !== undefined && expectedVersion !== null && version !== expectedVersion) throw new Refused(Changed, {}, ['expectedVersion']);
    return row;
  }

  /** A new row with an id of its own. */
  add<T extends Journaled>(noun: EntityClass<T>, values: Partial<RequiredEntityData<T>> & { id?: string }): T {
    const row = this.em.create(noun, { id: newId(this.ctx.now()), ...values } as unknown as RequiredEntityData<T>, { partial: true } as never) as T;
    this.em.persist(row);
    this.made.add(row);
    return row;
  }

  /** Keeps a free text as it was said, as the next version of this field. @returns the salted digest that a fact may carry. */
  say(subject: Journaled, field: string, body: string, language = 'und'): Promise<string> {
    return Promise.resolve(this.sayings.say(subject, field, body, language));
  }

  /** Writes what happened. `stream` defaults to the first stream that the verb has locked; the digests of `beside` stand with this entry too. */
  write<S extends FactShape>(kind: Kind<S>, subject: Journaled, fact: FactOf<S>, more: { stream?: string; happenedAt?: Date; beside?: readonly Journaled[] } = {}): void {
    checkFact(kind as unknown as Kind, fact);
    const at = this.ctx.now();
    const first = [...this.heads.keys()][0]!;
    const stream = more.stream ?? first;
    if (!this.heads.has(stream)) throw new Error(`${kind.name}: the stream ${stream} is not locked by this verb.`);
    const { actor } = this.ctx;
    const entry: Written = {
      stream, kind: kind.name, actorKind: actor.kind, actorId: actor.id, subjectType: this.em.getMetadata().get(subject.constructor as never).tableName, subjectId: subject.id,
      at, happenedAt: more.happenedAt ?? at, fact: fact as Record<string, unknown>, states: {},
    };
    this.entries.push(entry);
    for (const row of more.beside ?? []) this.beside.set(this.nameOf(row), entry);
    const outside = mirrored(kind as unknown as Kind, entry, actor);
    if (outside && this.heads.has(outside.stream)) this.entries.push(outside);
  }

  private nameOf(row: Journaled): string {
    return `${this.em.getMetadata().get(row.constructor as never).tableName}:${row.id}`;
  }

  rung(): readonly string[] {
    return [...new Set(this.entries.map(({ stream }) => stream))];
  }

  /** Flushes, takes the digest of every touched row, chains the entries and remembers the operation. */
  async close(result: Journaled | null): Promise<void> {
    await this.em.flush();
    for (const row of this.sayings.rows) this.touched.add(row);
    if (this.touched.size && !this.entries.length) throw new Error(`${[...this.touched].join(', ')} changed with no entry in the journal.`);
    if (!this.entries.length) return result ? remember(this.ctx, this.em, [...this.heads.keys()][0]!, result) : undefined;
    await this.attachStates();
    const rows: unknown[] = [];
    for (const entry of this.entries) {
      const head = this.heads.get(entry.stream)!;
      const whole = { ...entry, epoch: head.epoch, seq: head.seq + 1, prev: head.hash };
      const hash = hashOf(whole);
      rows.push(whole.stream, whole.epoch, whole.seq, whole.kind, whole.actorKind, whole.actorId, whole.subjectType, whole.subjectId, whole.at, whole.happenedAt, JSON.stringify(whole.fact), JSON.stringify(whole.states), whole.prev, hash);
      head.seq = whole.seq;
      head.hash = hash;
    }
    this.ctx.request.wrote = this.heads.get(this.entries[0]!.stream)?.seq;
    await this.writeAll(rows, result);
  }

  /** Entries, heads and the memory of the operation, in one statement that travels with the commit. */
  private async writeAll(rows: readonly unknown[], result: Journaled | null): Promise<void> {
    const tuple = `(${Array(14).fill('?').join(', ')})`;
    const moved = this.rung().map((stream) => this.heads.get(stream)!);
    const memory = result ? remembered(this.ctx, this.em, this.entries[0]!.stream, result, this.made.has(result)) : undefined;
    await this.em.execute(
      `${withNext}with moved as (update stream_head h set seq = m.seq, hash = m.hash from (values ${moved.map(() => '(?, ?::bigint, ?::bytea)').join(', ')}) as m (stream, seq, hash) where h.stream = m.stream)${memory ? `, kept as (${memory.sql})` : ''}
       insert into entry (stream, epoch, seq, kind, actor_kind, actor_id, subject_type, subject_id, at, happened_at, fact, states, prev, hash) values ${this.entries.map(() => tuple).join(', ')}`,
      [...moved.flatMap(({ stream, seq, hash }) => [stream, seq, hash]), ...(memory?.values ?? []), ...rows],
      'run',
    );
  }

  /** A row's digest stands with the entry about it, else with the one it was written beside, else with the first of the transaction. */
  private async attachStates(): Promise<void> {
    const byTable = new Map<string, string[]>();
    const kept = this.sayings.rows.length ? this.sayings.kept() : undefined;
    for (const row of this.touched) {
      const [table = '', id = ''] = row.split(':', 2);
      if (table !== 'said') byTable.set(table, [...(byTable.get(table) ?? []), id]);
    }
    const parts = [...byTable].map(([table]) => `select '${table}' as noun, id, state_digest(to_jsonb(t)) as digest from "${table}" t where id = any(?::uuid[])`);
    if (kept) parts.push('select noun, id, digest from kept');
    const digests = parts.length ? await this.em.execute<{ noun: string; id: string; digest: string }[]>(
      `${kept ? `with kept as (${kept.sql}) ` : ''}${parts.join(' union all ')}`, [...(kept?.values ?? []), ...[...byTable.values()].map((ids) => `{${ids.join(',')}}`)]) : [];
    const found = new Map(digests.map(({ noun, id, digest }) => [`${noun}:${id}`, digest]));
    const abouts = new Map([...this.entries].reverse().map((entry) => [`${entry.subjectType}:${entry.subjectId}`, entry]));
    for (const row of this.touched) {
      const about = abouts.get(row) ?? this.beside.get(row) ?? this.entries[0]!;
      (about.states as Record<string, string | null>)[row] = found.get(row) ?? null;
    }
  }
}

/** The same entry as the complainant may hear of it, for their own stream; nothing where the kind tells nothing outside. */
export const mirrored = <E extends Pick<Written, 'stream' | 'fact' | 'actorKind' | 'actorId'>>({ outside }: Kind, entry: E, actor: Actor): E | undefined => {
  const { kind, id } = streamOf(entry.stream);
  if (!outside || kind !== 'case') return undefined;
  const theirs = actor.kind === 'complainant';
  const fact = Object.fromEntries(outside.keep.map((key) => [key, entry.fact[key]]));
  return { ...entry, stream: trackingStream(id), fact, states: {}, actorKind: theirs ? 'complainant' : 'system', actorId: theirs ? actor.id : id };
};

const arrayOf = (streams: readonly string[]): string => `{${streams.map((name) => `"${name}"`).join(',')}}`;

/** Streams that are known to have a head, so that it need not be made sure of for every entry. Forgotten whole when there are many. */
const standing = new Set<string>();
const standingAtMost = 100_000;

/**
 * The heads of the streams, locked in id order, and then the name of the operation, in one statement. A new head is made before any is
 * locked: else two verbs might wait for each other.
 */
const lock = async (ctx: Context, em: EntityManager, streams: readonly string[]): Promise<{ heads: Map<string, Head>; isFirst: boolean }> => {
  const array = arrayOf(streams);
  const make = () => em.execute(`${withNext}insert into stream_head (stream, epoch, seq, hash) select unnest(?::text[]), (select max(epoch) from house_epoch), 0, ? on conflict do nothing`, [array, genesis], 'run');
  const name = named(ctx);
  const locked = () => em.execute<(Head & { first: boolean })[]>(
    `with heads as materialized (select stream, epoch, seq, hash from stream_head where stream = any(?::text[]) order by stream for update)${name ? `,
       name as (${name.sql} where (select count(*) from heads) = ? on conflict do nothing returning true)` : ''}
     select heads.*, ${name ? 'exists (select from name)' : 'true'} as first from heads`, [array, ...(name ? [...name.values, streams.length] : [])]);
  if (!streams.every((stream) => standing.has(stream))) await make();
  let rows = await locked();
  if (rows.length < streams.length) {
    await make();
    rows = await locked();
  }
  if (standing.size > standingAtMost) standing.clear();
  for (const { stream, seq } of rows) if (Number(seq) > 0) standing.add(stream);
  const heads = new Map(rows.map(({ stream, epoch, seq, hash }) => [stream, { stream, epoch, seq: Number(seq), hash: Buffer.from(hash) }]));
  return { heads, isFirst: rows.every(({ first }) => first) };
};
