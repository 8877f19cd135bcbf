import { Entity } from '@mikro-orm/decorators/legacy';
import { Key, Moment, Ref, Text, Word } from '../platform/columns.ts';

/**
 * One notice on one way besides the inbox, at most one row for each: that is why nothing is told twice, whichever server looks.
 * waiting (no letter) → in a letter → ended, by what it came to.
 */
@Entity({ tableName: 'notice_passage' } as never)
export class Passage {
  @Key() id!: string;
  @Ref({ to: 'notice', inside: true }) noticeId!: string;
  @Ref({ to: 'person', inside: true }) personId!: string;
  @Text({ inside: true }) way!: 'email' | 'push';
  /** A burst waits for its end; a digest for its time; what is urgent for nothing. */
  @Word(['burst', 'digest', 'urgent'], { inside: true }) manner!: 'burst' | 'digest' | 'urgent';
  @Moment({ inside: true }) at!: Date;
  @Moment({ inside: true }) dueAt!: Date;
  /** The one letter or push that tells of it. */
  @Ref({ to: 'letter', inside: true, nullable: true }) letterId?: string | null;
  @Moment({ inside: true, nullable: true }) endedAt?: Date | null;
  @Word(['told', 'read', 'unseen', 'settled', 'unwanted'], { inside: true, nullable: true }) ended?: 'told' | 'read' | 'unseen' | 'settled' | 'unwanted' | null;
}
