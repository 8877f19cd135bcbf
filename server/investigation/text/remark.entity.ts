import { ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { Key, Moment, Ref, Text, Version } from '../../platform/columns.ts';
import { Journaled } from '../../journal/guard.ts';

/** A comment on words of a text. It holds on to them while they move; when they are gone it stays, with how they read. */
@Entity({ tableName: 'remark' } as never)
@ObjectType({ description: 'A comment on words of a text.' })
export class Remark extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'document' }) documentId!: string;
  @Ref({ to: 'case' }) caseId!: string;
  @Ref({ to: 'remark it answers', nullable: true }) answersId?: string | null;
  @Text({ says: 'Where it stands: two places of the text, start and end, each by the word it stands at, as JSON of Yjs relative positions; null where it stands at none.', nullable: true }) anchor?: string | null;
  @Text({ says: 'The words it is about, as they read when it was written.', nullable: true }) quote?: string | null;
  @Text({ says: 'The comment, as written.' }) body!: string;
  @Ref({ to: 'author' }) authorId!: string;
  @Moment({ says: 'When it was written.' }) at!: Date;
  @Moment({ says: 'When it was settled.', nullable: true }) resolvedAt?: Date | null;
  @Ref({ to: 'person who settled it', nullable: true }) resolvedBy?: string | null;
  @Version() version!: number;
}
