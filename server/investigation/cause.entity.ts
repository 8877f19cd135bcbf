import { ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { Key, Moment, Ratio, Ref, Refs, Text, Texts, Version, Whole, Word } from '../platform/columns.ts';
import { vocabulary } from '../platform/vocabulary.ts';
import { Journaled } from '../journal/guard.ts';

/** Three legs (domain.md 25): why it happened, why it was not noticed, why the way of working allowed it. */
export const legs = vocabulary('leg', {
  occurrence: ['Occurrence', 'سبب الحدوث'],
  detection: ['Non-detection', 'سبب عدم الاكتشاف'],
  systemic: ['Systemic', 'سبب في منظومة العمل'],
});

export const causeStates = vocabulary('cause', {
  hypothesis: ['Hypothesis', 'سبب محتمل'],
  confirmed: ['Confirmed', 'سبب مؤكد'],
  rejected: ['Rejected', 'سبب مستبعد'],
});

/** A cause is a row, changed by verbs: the server orders moves and refuses cycles, which concurrent text could not. */
@Entity({ tableName: 'cause' } as never)
@ObjectType({ description: 'One cause in the tree of a case.' })
export class Cause extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'case' }) caseId!: string;
  @Ref({ to: 'cause above', nullable: true }) parentId?: string | null;
  @Refs({ says: 'Further causes that this one explains: the tree may be a graph.' }) alsoUnder: string[] = [];
  @Text({ says: 'The cause.' }) text!: string;
  @Word(legs, { says: 'Which of the three legs.' }) leg: string = 'occurrence';
  @Text({ says: "The organisation's own category, as on the fishbone.", nullable: true }) category?: string | null;
  @Word(causeStates, { says: 'How sure the team is.' }) state: string = 'hypothesis';
  @Whole({ says: 'Confidence in per cent.', nullable: true }) confidence?: number | null;
  @Refs({ says: 'Who thinks so.' }) votes: string[] = [];
  @Ratio({ says: 'Order among its siblings.' }) order!: number;
  @Texts({ says: 'Evidence at a version: <evidence id>@<version>.' }) evidence: string[] = [];
  @Moment({ says: 'When it was recorded as a root cause.', nullable: true }) recordedAt?: Date | null;
  @Ref({ to: 'person who recorded it', nullable: true }) recordedBy?: string | null;
  @Ref({ to: 'cause that it was merged into', nullable: true }) mergedInto?: string | null;
  @Moment({ says: 'When it was taken off the tree; its entries stay.', nullable: true }) removedAt?: Date | null;
  @Version() version!: number;
}
