import { ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { Data, Key, Moment, Ratio, Ref, Refs, Text, Texts, Version, Whole, Word, Yes } from '../../platform/columns.ts';
import { vocabulary } from '../../platform/vocabulary.ts';
import { Journaled } from '../../journal/guard.ts';

/** Three legs (domain.md 25): why it happened, why it was not noticed, why the way of working allowed it. */
export const legs = vocabulary('leg', {
  occurrence: ['Occurrence', 'سبب الحدوث'],
  detection: ['Non-detection', 'سبب عدم الاكتشاف'],
  systemic: ['Systemic', 'سبب في منظومة العمل'],
});
export type Leg = (typeof legs)[number];

export const causeStates = vocabulary('cause', {
  hypothesis: ['Hypothesis', 'سبب محتمل'],
  confirmed: ['Confirmed', 'سبب مؤكد'],
  rejected: ['Rejected', 'سبب مستبعد'],
});
export type CauseState = (typeof causeStates)[number];

/** What a merge took from a cause: by it the two are parted again. Ids of causes, evidence at a version, persons. */
export interface Merge { readonly children: readonly string[]; readonly linked: readonly string[]; readonly evidence: readonly string[]; readonly votes: readonly string[] }

/** A cause is a row, changed by verbs: the server orders moves and refuses cycles, which concurrent text could not. */
@Entity({ tableName: 'cause' } as never)
@ObjectType({ description: 'One cause in the tree of a case.' })
export class Cause extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'case' }) caseId!: string;
  @Whole({ says: 'Round of cause work that it belongs to: an action that did not work opens the next one.', default: 1 }) cycle: number = 1;
  @Ref({ to: 'cause above', nullable: true }) parentId?: string | null;
  @Refs({ says: 'Further causes that this one explains: the tree may be a graph.' }) alsoUnder: string[] = [];
  @Text({ says: 'The cause.' }) text!: string;
  @Word(legs, { says: 'Which of the three legs.' }) leg: Leg = 'occurrence';
  @Text({ says: "The organisation's own category, as on the fishbone: a code of it, or a word.", nullable: true }) category?: string | null;
  @Word(causeStates, { says: 'How sure the team is.' }) state: CauseState = 'hypothesis';
  @Whole({ says: 'Confidence in per cent.', nullable: true }) confidence?: number | null;
  @Refs({ says: 'Who thinks so.' }) votes: string[] = [];
  @Ratio({ says: 'Order among its siblings.' }) order!: number;
  @Texts({ inside: true }) evidence: string[] = [];
  @Yes({ says: 'Its place was gone when it arrived, so that it waits on the tray.' }) unplaced: boolean = false;
  @Ref({ to: 'person who added it' }) authorId!: string;
  @Ref({ to: 'person who confirmed or rejected it', nullable: true }) judgedBy?: string | null;
  @Moment({ says: 'When it was confirmed or rejected.', nullable: true }) judgedAt?: Date | null;
  @Moment({ says: 'When it was recorded as a root cause.', nullable: true }) recordedAt?: Date | null;
  @Ref({ to: 'person who recorded it', nullable: true }) recordedBy?: string | null;
  @Ref({ to: 'cause that it was merged into', nullable: true }) mergedInto?: string | null;
  @Data({ nullable: true }) merge?: Merge | null;
  @Moment({ says: 'When it was taken off the tree; its entries stay.', nullable: true }) removedAt?: Date | null;
  /** A branch goes as a whole; what had gone before stays away when the branch comes back. */
  @Ref({ to: 'cause whose branch was taken off', nullable: true, inside: true }) removedWith?: string | null;
  @Version() version!: number;

  get live(): boolean {
    return !this.removedAt;
  }
}

/** A round of cause work after the first: opened by an action that proved not effective. The rounds before stay visible. */
@Entity({ tableName: 'cause_cycle' } as never)
@ObjectType({ description: 'A round of cause work, opened because an action was found not effective.' })
export class CauseCycle extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'case' }) caseId!: string;
  @Whole({ says: 'Counts from 2: the first round needs no opening.' }) number!: number;
  @Ref({ to: 'action that was not effective' }) actionId!: string;
  @Moment({ says: 'When it was opened.' }) openedAt!: Date;
}
