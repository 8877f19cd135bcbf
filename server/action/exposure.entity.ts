import { ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { Day, Decimal, Key, Moment, Ref, Text, Version } from '../platform/columns.ts';
import { answerOf } from '../platform/answer.ts';
import { Journaled } from '../journal/guard.ts';

/** Volumes that turn counts into rates: transactions, deliveries, patient days per product, branch and period. Corrected by withdrawing. */
@Entity({ tableName: 'exposure' } as never)
@ObjectType({ description: 'A volume of business in a period: what makes a count into a rate.' })
export class Exposure extends Journaled {
  @Key() id!: string;
  @Text({ says: 'Product or service.' }) product!: string;
  @Ref({ to: 'branch', nullable: true }) branchId?: string | null;
  @Day({ says: 'First day.' }) from!: string;
  @Day({ says: 'Last day.' }) to!: string;
  @Decimal({ says: 'The volume.' }) volume!: string;
  @Text({ says: 'What was counted.' }) unit!: string;
  @Text({ says: 'A marked period (Ramadan, Hajj, campaign).', nullable: true }) mark?: string | null;
  @Moment({ says: 'When it was entered.' }) enteredAt!: Date;
  @Ref({ to: 'person who entered it' }) authorId!: string;
  @Moment({ says: 'When it was withdrawn as wrong.', nullable: true }) withdrawnAt?: Date | null;
  @Version() version!: number;
}

export const ExposureAnswer = answerOf('exposure', () => Exposure);
