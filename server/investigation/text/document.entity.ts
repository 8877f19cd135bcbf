import { ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { Key, Moment, Ref, Refs, Text, Version, Whole, Word } from '../../platform/columns.ts';
import { vocabulary } from '../../platform/vocabulary.ts';
import { Journaled } from '../../journal/guard.ts';

export const documentSorts = vocabulary('document', {
  findings: ['Findings', 'النتائج'],
  interview: ['Interview', 'مقابلة'],
  minutes: ['Minutes', 'محضر اجتماع'],
  statement: ['Draft statement', 'مسودة إفادة'],
  response: ['Draft response', 'مسودة رد'],
  rationale: ['Grounds of a decision', 'حيثيات قرار'],
  cause: ['Words of a cause', 'صياغة سبب'],
});
export type DocumentSort = (typeof documentSorts)[number];

/** A text that several people write at once. The row says what it is; its words lie in a log beside it (see text.tables.ts). */
@Entity({ tableName: 'document' } as never)
@ObjectType({ description: 'A text of the case that several people write at once.' })
export class Document extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'case' }) caseId!: string;
  @Ref({ to: 'cause whose words are put in it', nullable: true }) causeId?: string | null;
  @Word(documentSorts, { says: 'What kind of text it is.' }) sort!: DocumentSort;
  @Text({ says: 'Its title.' }) title!: string;
  @Ref({ to: 'person who opened it' }) authorId!: string;
  @Moment({ says: 'When it was opened.' }) at!: Date;
  @Whole({ says: 'The newest version that was kept.', default: 0 }) latest: number = 0;
  @Moment({ says: 'When it was put away; what was written stays.', nullable: true }) putAwayAt?: Date | null;
  @Version() version!: number;
}

/** How a document read when nobody had written for a while: what can be seen, compared and restored later. */
@Entity({ tableName: 'document_version' } as never)
@ObjectType({ description: 'How a text read once its writers had come to rest.' })
export class DocumentVersion extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'document' }) documentId!: string;
  @Whole({ says: 'Counts from 1.' }) number!: number;
  @Whole({ inside: true }) seq!: number;
  @Text({ says: 'Its words, a line for each block.' }) text!: string;
  @Refs({ inside: true }) mentions: string[] = [];
  @Moment({ says: 'When it was kept.' }) at!: Date;
}
