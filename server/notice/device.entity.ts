import { Entity } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Bytes, Key, Moment, Ref, Text, Word } from '../platform/columns.ts';

/** A browser on a device that takes pushes. Where it is reached, and its keys, are sealed; its sign-in ends it. */
@Entity({ tableName: 'push_device' } as never)
@ObjectType({ description: 'A device that shows notices.' })
export class PushDevice {
  @Key() id!: string;
  @Ref({ to: 'person', inside: true }) personId!: string;
  @Ref({ to: 'session', inside: true }) sessionId!: string;
  @Text({ says: 'What its owner calls it.' }) name!: string;
  /** A keyed hash of its address: one browser is one person's. */
  @Bytes({}) mark!: Buffer;
  @Bytes({}) wrappedKey!: Buffer;
  @Bytes({}) sealed!: Buffer;
  @Moment({ says: 'Since when.' }) addedAt!: Date;
  @Moment({ says: 'When it was last told something.', nullable: true }) toldAt?: Date | null;
  @Moment({ inside: true, nullable: true }) endedAt?: Date | null;
  @Word(['removed', 'gone', 'taken'], { inside: true, nullable: true }) ended?: 'removed' | 'gone' | 'taken' | null;
  @Field(() => Boolean, { description: 'Whether it was added in the session that asks.' }) current?: boolean;
}
