import { createHash } from 'node:crypto';
import type { StoredEntry } from './entry.entity.ts';

export const genesis = Buffer.alloc(32);

type Chained = Omit<StoredEntry, 'xid' | 'position' | 'hash'>;

/**
 * The bytes an entry is hashed over: every part with its length before it, so that no two entries share them;
 * instants as milliseconds of UTC as stored; objects with sorted keys; no floats but those of the fact; no locale.
 */
export const canonical = (entry: Chained): Buffer => {
  const parts = [
    entry.stream, String(entry.epoch), String(entry.seq), entry.kind, entry.actorKind, entry.actorId, entry.subjectType, entry.subjectId,
    String(entry.at.getTime()), String(entry.happenedAt.getTime()), stable(entry.fact), stable(entry.states),
  ];
  return Buffer.concat([entry.prev, ...parts.flatMap((part) => lengthFirst(Buffer.from(part, 'utf8')))]);
};

export const hashOf = (entry: Chained): Buffer => createHash('sha256').update(canonical(entry)).digest();

/** Follows one stream and names its first bad entry, or nothing. `first` is what the walk continues from. */
export class ChainWalk {
  private seq = 0;
  private prev: Buffer = genesis;

  /** @returns what is wrong with this entry, or undefined. */
  next(entry: StoredEntry): 'missing' | 'broken' | 'altered' | undefined {
    const fault = entry.seq !== this.seq + 1 ? 'missing' : !entry.prev.equals(this.prev) ? 'broken' : !hashOf(entry).equals(entry.hash) ? 'altered' : undefined;
    this.seq = entry.seq;
    this.prev = entry.hash;
    return fault;
  }

  get head(): { seq: number; hash: Buffer } {
    return { seq: this.seq, hash: this.prev };
  }
}

const lengthFirst = (bytes: Buffer): Buffer[] => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return [length, bytes];
};

const stable = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(stable).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const pairs = Object.entries(value).filter(([, inner]) => inner !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${pairs.map(([key, inner]) => `${JSON.stringify(key)}:${stable(inner)}`).join(',')}}`;
};
