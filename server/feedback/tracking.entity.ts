import { ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { Bytes, Key, Moment, Text, Version, Whole } from '../platform/columns.ts';
import { Journaled } from '../journal/guard.ts';

/** What opens the outside view of a case; its id is the case's. Only a hash is kept; the vault can tell the secret again for a letter. */
@Entity({ tableName: 'tracking_key' } as never)
export class TrackingKey extends Journaled {
  @Key() id!: string;
  @Bytes() secretHash!: Buffer;
  /** Raised to make all links told before useless. */
  @Whole({ inside: true, default: 1 }) turn: number = 1;
  @Version() version!: number;
}

/** What somebody has typed and not yet sent, sealed; forgotten by itself. Never in the journal. */
@Entity({ tableName: 'draft' } as never)
export class Draft {
  @Key() id!: string;
  @Bytes({ unique: true }) tokenHash!: Buffer;
  @Bytes() wrappedKey!: Buffer;
  @Bytes() sealed!: Buffer;
  @Moment({ inside: true, index: true }) until!: Date;
}

/** A file that was sent ahead of the words it belongs to; it becomes evidence with them, or is forgotten by itself. Never in the journal. */
@Entity({ tableName: 'attachment' } as never)
@ObjectType({ description: 'A file that was sent and waits for the words that it belongs to.' })
export class Attachment {
  @Key() id!: string;
  /** Hash of whose it is: the draft of a form, the case of a complainant, a person. */
  @Bytes({ index: true }) owner!: Buffer;
  @Text({ inside: true }) hash!: string;
  @Whole({ says: 'Bytes.' }) size!: number;
  @Text({ says: 'MIME type, by the bytes themselves.' }) type!: string;
  @Text({ says: 'The name that the sender gave, cleaned.' }) name!: string;
  @Moment({ inside: true, index: true }) until!: Date;
}

/** A code that was sent to an address, to prove that somebody reads it. */
@Entity({ tableName: 'contact_code' } as never)
export class ContactCode {
  @Key() id!: string;
  @Text({ inside: true }) way!: 'email' | 'phone';
  @Bytes() contactMark!: Buffer;
  @Bytes() codeMark!: Buffer;
  @Whole({ inside: true, default: 0 }) tries: number = 0;
  @Moment({ inside: true, index: true }) until!: Date;
}
