import { ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { Key, Moment, Ref, Refs, Text, Version, Yes } from '../../platform/columns.ts';
import { Journaled } from '../../journal/guard.ts';

/** Something said in the room. It can be pinned to the story; it is never changed. */
@Entity({ tableName: 'room_message' } as never)
@ObjectType({ description: 'Something said in the room.' })
export class RoomMessage extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'case' }) caseId!: string;
  @Ref({ to: 'author' }) authorId!: string;
  @Text({ says: 'The text, as written.' }) body!: string;
  @Refs({ says: 'Colleagues it calls.' }) mentions: string[] = [];
  @Ref({ to: 'message it answers', nullable: true }) answersId?: string | null;
  @Moment({ says: 'When it was said.', index: true }) at!: Date;
  @Yes({ says: 'Whether it stands in the story too.' }) pinned: boolean = false;
}

/** Something to be done in a case that is no corrective action: call back, fetch the log, ask the depot. */
@Entity({ tableName: 'task' } as never)
@ObjectType({ description: 'Something to be done in a case.' })
export class Task extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'case' }) caseId!: string;
  @Text({ says: 'What is to be done.' }) title!: string;
  @Ref({ to: 'owner; nobody where the owner lost access', nullable: true }) ownerId?: string | null;
  @Ref({ to: 'message it was taken from', nullable: true }) messageId?: string | null;
  @Ref({ to: 'person who set it' }) setBy!: string;
  @Moment({ says: 'When it was set.' }) setAt!: Date;
  @Moment({ says: 'Until when.', nullable: true, index: true }) dueAt?: Date | null;
  @Moment({ says: 'When it was done.', nullable: true }) doneAt?: Date | null;
  @Ref({ to: 'person who did it', nullable: true }) doneBy?: string | null;
  @Moment({ says: 'When it was dropped.', nullable: true }) droppedAt?: Date | null;
  @Version() version!: number;
}
