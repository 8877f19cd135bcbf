import { randomUUID } from 'node:crypto';
import type { EntityClass, RequiredEntityData } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../platform/context.ts';
import { withLong } from '../platform/database/long.ts';
import { newId } from '../platform/ids.ts';
import { mirrored, type Written } from './book.ts';
import { genesis, hashOf } from './chain.ts';
import type { Journaled } from './guard.ts';
import { checkFact, digestOf, type FactOf, type FactShape, type Kind } from './kind.ts';
import { Said } from './said.entity.ts';
import { epochOf } from './reader.ts';
import { insertRows, newRow, tableOf, type NewRow } from './rows.ts';

/**
 * The door for what comes by the thousand (an import): new rows in new streams, one statement a table. It keeps every rule of the book:
 * the same entries, chains and digests, in one transaction that the database's own guard accepts or refuses. What exists already is
 * changed through `onRecord` only: a stream that is not new fails here.
 * @param work gathers; nothing reaches the database before it returns
 */
export const recordMany = async (ctx: Context, work: (many: Many) => void): Promise<void> => {
  const many = new Many(ctx);
  work(many);
  if (!many.stories.length) return;
  await ctx.house.fork().transactional((em) => many.close(em as EntityManager));
  // One name is enough to wake every server: new streams have no listeners of their own yet.
  ctx.house.ring(many.stories[0]!.streams.slice(0, 1));
};

export class Many {
  readonly stories: Story[] = [];

  constructor(private readonly ctx: Context) {}

  /** A new matter with the streams that it begins; entries stand in the first unless they say otherwise. */
  open(streams: readonly string[]): Story {
    const story = new Story(this.ctx, streams);
    this.stories.push(story);
    return story;
  }

  async close(em: EntityManager): Promise<void> {
    const digests = await insertRows(em, this.stories.flatMap(({ rows }) => rows));
    const epoch = await epochOf(em);
    const told = this.stories.flatMap((story) => story.chained(em, epoch, digests));
    // What complainants may see carries no digests: last, since the guard looks for each row from the first entry of the transaction on.
    const [outside, inside] = [true, false].map((mirror) => told.filter(({ stream }) => stream.startsWith('tracking:') === mirror));
    const sorted = [...inside!, ...outside!];
    await withLong(em, entriesSql, JSON.stringify(sorted.map(stored)));
    await withLong(em, headsSql, JSON.stringify(this.stories.flatMap((story) => story.heads(epoch))));
  }
}

/** What a verb writes with a book, for one new matter. */
export class Story {
  readonly rows: NewRow[] = [];
  private readonly nouns = new Map<Journaled, EntityClass<Journaled>>();
  private readonly entries: (Omit<Written, 'subjectType'> & { readonly subject: Journaled })[] = [];
  private readonly at: Map<string, { seq: number; hash: Buffer }>;

  constructor(private readonly ctx: Context, readonly streams: readonly string[]) {
    this.at = new Map(streams.map((stream) => [stream, { seq: 0, hash: genesis }]));
  }

  /** @returns the row's values; it is no managed entity, and has no getters */
  add<T extends Journaled>(noun: EntityClass<T>, values: Partial<RequiredEntityData<T>> & { id?: string }): T {
    const made = newRow(noun, { id: newId(this.ctx.now()), salt: randomUUID(), ...values });
    this.rows.push(made);
    this.nouns.set(made.row, noun);
    return made.row as T;
  }

  /** Keeps the first version of a text; the row it belongs to is new, so that there is none before. */
  say(subject: Journaled, field: string, body: string, language = 'und'): string {
    const salt = randomUUID();
    const digest = digestOf(Buffer.from(salt), body);
    this.add(Said, { subjectId: subject.id, field, version: 1, body, language, at: this.ctx.now(), authorId: this.ctx.actor.id, digest, salt });
    return digest;
  }

  write<S extends FactShape>(kind: Kind<S>, subject: Journaled, fact: FactOf<S>, more: { stream?: string; happenedAt?: Date } = {}): void {
    checkFact(kind as unknown as Kind, fact);
    const { actor } = this.ctx;
    const at = this.ctx.now();
    const stream = more.stream ?? this.streams[0]!;
    const entry = { stream, kind: kind.name, actorKind: actor.kind, actorId: actor.id, subject, subjectId: subject.id, at, happenedAt: more.happenedAt ?? at, fact: fact as Record<string, unknown>, states: {} };
    this.entries.push(entry);
    const outside = mirrored(kind as unknown as Kind, entry, actor);
    if (outside && this.at.has(outside.stream)) this.entries.push(outside);
  }

  /** The entries as they will stand: digests with the entry about the row, else with the first; hashed in order. */
  chained(em: EntityManager, epoch: number, digests: ReadonlyMap<string, string>): Chained[] {
    if (!this.entries.length) throw new Error(`${this.streams.join(', ')}: rows with no entry in the journal.`);
    for (const { row, noun } of this.rows) {
      const about = this.entries.find(({ subject }) => subject === row) ?? this.entries[0]!;
      const table = tableOf(em, noun).name;
      (about.states as Record<string, string>)[`${table}:${row.id}`] = digests.get(`${table}:${row.id}`)!;
    }
    return this.entries.map(({ subject, ...entry }) => {
      const head = this.at.get(entry.stream)!;
      const whole = { ...entry, subjectType: tableOf(em, this.nouns.get(subject)!).name, epoch, seq: head.seq + 1, prev: head.hash };
      const hash = hashOf(whole);
      this.at.set(entry.stream, { seq: whole.seq, hash });
      return { ...whole, hash };
    });
  }

  heads(epoch: number): object[] {
    return [...this.at].filter(([, { seq }]) => seq > 0).map(([stream, { seq, hash }]) => ({ stream, epoch, seq, hash: `\\x${hash.toString('hex')}` }));
  }
}

type Chained = Written & { readonly epoch: number; readonly seq: number; readonly prev: Buffer; readonly hash: Buffer };

const stored = ({ subjectType, subjectId, actorKind, actorId, happenedAt, prev, hash, ...entry }: Chained): object => ({
  ...entry, subject_type: subjectType, subject_id: subjectId, actor_kind: actorKind, actor_id: actorId, happened_at: happenedAt, prev: `\\x${prev.toString('hex')}`, hash: `\\x${hash.toString('hex')}`,
});

const entriesSql = `insert into entry (stream, epoch, seq, kind, actor_kind, actor_id, subject_type, subject_id, at, happened_at, fact, states, prev, hash)
  select * from json_to_recordset($1::json) as e(stream text, epoch int, seq bigint, kind text, actor_kind text, actor_id text, subject_type text, subject_id uuid,
    at timestamptz, happened_at timestamptz, fact jsonb, states jsonb, prev bytea, hash bytea)`;
const headsSql = 'insert into stream_head (stream, epoch, seq, hash) select * from json_to_recordset($1::json) as h(stream text, epoch int, seq bigint, hash bytea)';
