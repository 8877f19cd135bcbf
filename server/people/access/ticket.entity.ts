import { Entity } from '@mikro-orm/decorators/legacy';
import { ObjectType } from 'type-graphql';
import { Bytes, Key, Moment, Ref, Word } from '../../platform/columns.ts';

export const ticketPurposes = ['invitation', 'reset', 'code', 'factor'] as const;
export type TicketPurpose = (typeof ticketPurposes)[number];

/**
 * A secret that opens one thing once: an invitation, a reset, the second step of signing in, a second factor that waits for its first code.
 * Not journaled itself: making and using it are, in the stream `house`.
 */
@Entity({ tableName: 'ticket' } as never)
@ObjectType({ description: 'Never part of the API.' })
export class Ticket {
  @Key() id!: string;
  @Word(ticketPurposes, { inside: true }) purpose!: TicketPurpose;
  @Bytes({ unique: true }) secretHash!: Buffer;
  @Ref({ to: 'person', inside: true }) personId!: string;
  @Moment({ inside: true }) madeAt!: Date;
  @Moment({ inside: true }) expiresAt!: Date;
  @Moment({ inside: true, nullable: true }) usedAt?: Date | null;
  /** What is kept until it is used: the sealed secret of a second factor. */
  @Bytes({ nullable: true }) kept?: Buffer | null;
}
