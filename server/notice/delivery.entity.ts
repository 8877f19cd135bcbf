import { Entity } from '@mikro-orm/decorators/legacy';
import { Bytes, Key, Moment, Ref, Text, Whole } from '../platform/columns.ts';

/**
 * Something that leaves the house, once: the effect's name is unique. Address and words are sealed, and gone from here once they are sent.
 * waiting → sending → sent; what was cut off while sending goes again under the same message id, never under a new one. A push has no such
 * id that everybody honours: where nobody knows whether it went it stays 'unknown', and does not go again.
 */
@Entity({ tableName: 'delivery' } as never)
export class Delivery {
  @Key() id!: string;
  @Text({ inside: true, unique: true }) effect!: string;
  @Ref({ to: 'case', inside: true, nullable: true }) caseId?: string | null;
  /** 'verb': no letter, but a step of the case that the house takes by itself. */
  @Text({ inside: true }) way!: 'email' | 'phone' | 'push' | 'verb';
  @Text({ inside: true, default: 'waiting' }) state: 'waiting' | 'sending' | 'sent' | 'shown' | 'failed' | 'unknown' | 'needless' = 'waiting';
  /** What it tells a colleague of: where all of that was read, or the colleague has left, before it went, it goes no more. */
  @Ref({ to: 'letter', inside: true, nullable: true }) letterId?: string | null;
  @Bytes({ nullable: true }) wrappedKey?: Buffer | null;
  @Bytes({ nullable: true }) sealed?: Buffer | null;
  @Moment({ inside: true }) at!: Date;
  @Moment({ inside: true, nullable: true, index: true }) dueAt?: Date | null;
  @Moment({ inside: true, nullable: true }) sentAt?: Date | null;
  @Whole({ inside: true, default: 0 }) tries: number = 0;
}
