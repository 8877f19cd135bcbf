import { Entity } from '@mikro-orm/decorators/legacy';
import { ObjectType } from 'type-graphql';
import { Bytes, Key, Moment, Text, Texts, Version, Whole } from '../../platform/columns.ts';
import { Journaled } from '../../journal/guard.ts';

/** What proves that somebody is who they say. Its id is the person's; nothing of it ever leaves the server. */
@Entity({ tableName: 'credential' } as never)
@ObjectType({ description: 'Never part of the API.' })
export class Credential extends Journaled {
  @Key() id!: string;
  @Text({ inside: true, nullable: true }) passwordHash?: string | null;
  @Moment({ inside: true, nullable: true }) passwordAt?: Date | null;
  /** Sealed under the master key; null where no second factor is in use. */
  @Bytes({ nullable: true }) totpSecret?: Buffer | null;
  /** The last step whose code was taken: the same code never opens twice. */
  @Whole({ inside: true, default: 0 }) totpStep: number = 0;
  /** Hashes of the recovery codes that are left. */
  @Texts({ inside: true }) recovery: string[] = [];
  @Version() version!: number;
}
