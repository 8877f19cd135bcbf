import { Entity } from '@mikro-orm/decorators/legacy';
import { Bytes, Data, Key, Moment, Text, Whole } from '../platform/columns.ts';
import { Journaled } from './guard.ts';
import { kind } from './kind.ts';

/** The heads of all streams that moved since the seal before, rolled into one signed root. A chain of its own cannot show that its tail was cut; this can. */
@Entity({ tableName: 'seal' } as never)
export class Seal extends Journaled {
  @Key() id!: string;
  @Whole({ inside: true, unique: true }) number!: number;
  @Moment({ inside: true }) at!: Date;
  /** The place in the journal up to which it seals. */
  @Text({ inside: true }) cursor!: string;
  @Data() heads!: (readonly [stream: string, seq: number, hash: string])[];
  /** SHA-256, hex: over the root before and the heads. */
  @Text({ inside: true }) root!: string;
  /** Ed25519 over number, instant and root. */
  @Bytes() signature!: Buffer;
}

export const JournalSealed = kind({
  name: 'journal.sealed', audience: 'house', clauses: ['8.5', '4.9'], fact: { number: 'number', root: 'digest', streams: 'number' },
  sentence: { en: ({ number, streams }) => `Seal ${number} over ${streams} streams`, ar: ({ number }) => `الختم رقم ${number} للسجل` },
});
