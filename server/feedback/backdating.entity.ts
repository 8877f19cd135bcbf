import { ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { Key, Moment, Ref, Version, Word } from '../platform/columns.ts';
import { vocabulary } from '../platform/vocabulary.ts';
import { Journaled } from '../journal/guard.ts';

export const backdatingStates = vocabulary('backdating', { asked: ['Waits for approval', 'بانتظار الاعتماد'], approved: ['Approved', 'معتمد'], refused: ['Refused', 'مرفوض'] });

/**
 * Entered much later than it was received: with a reason, and approved by a second person. The clocks run from the earlier instant at
 * once, since that is what the complainant may count on; refused, they run from when it was entered.
 */
@Entity({ tableName: 'backdating' } as never)
@ObjectType({ description: 'A complaint that is said to have been received well before it was entered; a second person approves.' })
export class Backdating extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'case', unique: true }) caseId!: string;
  @Moment({ says: 'When it is said to have reached the organisation.' }) receivedAt!: Date;
  @Moment({ says: 'When it was entered.' }) enteredAt!: Date;
  @Ref({ to: 'person who entered it' }) enteredBy!: string;
  @Word(backdatingStates, { says: 'What became of it.' }) state: string = 'asked';
  @Ref({ to: 'person who decided', nullable: true }) decidedBy?: string | null;
  @Moment({ says: 'When it was decided.', nullable: true }) decidedAt?: Date | null;
  @Version() version!: number;
}
