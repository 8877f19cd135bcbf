import { randomUUID } from 'node:crypto';
import type { Context } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import type { Journaled } from './guard.ts';
import { digestOf } from './kind.ts';

interface Saying { readonly id: string; readonly subjectId: string; readonly field: string; readonly body: string; readonly language: string; readonly salt: string; readonly digest: string }

/** The free texts of one verb: each becomes the next version of its field, all in one statement when the book closes. */
export class Sayings {
  private readonly said: Saying[] = [];

  constructor(private readonly ctx: Context) {}

  get rows(): readonly string[] {
    return this.said.map(({ id }) => `said:${id}`);
  }

  /** @returns the salted digest that a fact may carry */
  say({ id: subjectId }: Journaled, field: string, body: string, language: string): string {
    const salt = randomUUID();
    const digest = digestOf(Buffer.from(salt), body);
    this.said.push({ id: newId(this.ctx.now()), subjectId, field, body, language, salt, digest });
    return digest;
  }

  /** The statement that keeps them, answering with the digest of each row; its versions are safe under the lock of the stream. */
  kept(): { sql: string; values: unknown[] } {
    const { ctx: { actor }, said } = this;
    const seen = new Map<string, number>();
    const next = (place: string): number => (seen.set(place, (seen.get(place) ?? 0) + 1), seen.get(place)!);
    return {
      sql: `insert into said as t (id, salt, subject_id, field, version, body, language, at, author_id, digest)
        select n.id, n.salt, n.subject, n.field, n.nth + coalesce((select max(o.version) from said o where o.subject_id = n.subject and o.field = n.field), 0), n.body, n.language, ?::timestamptz, ?, n.digest
        from (values ${said.map(() => '(?::uuid, ?::uuid, ?::uuid, ?, ?::int, ?, ?, ?)').join(', ')}) as n (id, salt, subject, field, nth, body, language, digest)
        returning 'said' as noun, id, state_digest(to_jsonb(t)) as digest`,
      values: [this.ctx.now(), actor.id, ...said.flatMap(({ id, salt, subjectId, field, body, language, digest }) => [id, salt, subjectId, field, next(`${subjectId}.${field}`), body, language, digest])],
    };
  }
}
