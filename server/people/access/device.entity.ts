import { Entity } from '@mikro-orm/decorators/legacy';
import { ObjectType } from 'type-graphql';
import { Bytes, Key, Moment, Ref, Text } from '../../platform/columns.ts';

/**
 * A screen that waits to be paired, or is a wall. It may read what its wall shows and nothing else. Not journaled itself (it moves with each
 * use); pairing it and taking it away are, in the stream `house`.
 */
@Entity({ tableName: 'wall_device' } as never)
@ObjectType({ description: 'Never part of the API.' })
export class WallDevice {
  @Key() id!: string;
  @Bytes({ unique: true }) tokenHash!: Buffer;
  /** While it waits: the hash of the code that it shows, and until when that is good. */
  @Bytes({ nullable: true, unique: true }) codeHash?: Buffer | null;
  @Moment({ nullable: true, inside: true }) codeUntil?: Date | null;
  @Ref({ to: 'wall', nullable: true, inside: true }) wallId?: string | null;
  @Moment({ inside: true }) startedAt!: Date;
  @Moment({ inside: true }) seenAt!: Date;
  @Moment({ nullable: true, inside: true }) revokedAt?: Date | null;
  @Text({ nullable: true, inside: true }) address?: string | null;
  @Text({ nullable: true, inside: true }) agent?: string | null;
}
