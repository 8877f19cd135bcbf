import { Entity } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Bytes, Key, Moment, Ref, Text } from '../../platform/columns.ts';

/** A signed-in browser. Not journaled itself (it moves with every request); signing in and out are, in the stream `house`. */
@Entity({ tableName: 'session' } as never)
@ObjectType({ description: 'A signed-in browser.' })
export class Session {
  @Key() id!: string;
  @Bytes({ unique: true }) tokenHash!: Buffer;
  @Ref({ to: 'person', inside: true }) personId!: string;
  @Moment() startedAt!: Date;
  @Moment({ says: 'When it was last used.' }) seenAt!: Date;
  @Moment() expiresAt!: Date;
  @Moment({ nullable: true, inside: true }) revokedAt?: Date | null;
  /** When the password or code was last given: signatures and security settings ask for it anew. */
  @Moment({ inside: true }) provedAt!: Date;
  @Text({ says: 'Network address.', nullable: true }) address?: string | null;
  @Text({ says: 'Browser.', nullable: true }) agent?: string | null;
  @Field(() => Boolean, { description: 'Whether it is the one that asks.' }) current?: boolean;
}
