import { ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { Key, Moment, Ref, Whole } from '../../platform/columns.ts';
import { Journaled } from '../../journal/guard.ts';

/**
 * What a person writes into the story by hand: that something happened, or the correction of an entry that stands there. Its words are kept
 * in `said`, so that they can be erased and the chain still verifies. It is never changed: a correction is one more of these.
 */
@Entity({ tableName: 'story_note' } as never)
@ObjectType({ description: 'Something that a person wrote into the story of a case.' })
export class StoryNote extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'case' }) caseId!: string;
  @Ref({ to: 'author' }) authorId!: string;
  @Moment({ says: 'When it happened, as its author says.' }) happenedAt!: Date;
  @Moment({ says: 'When it was recorded.' }) at!: Date;
  @Whole({ says: 'The entry of the story that it corrects.', nullable: true }) amends?: number | null;
  @Ref({ to: 'message it was taken from', nullable: true }) messageId?: string | null;
}
