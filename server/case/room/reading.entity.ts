import { ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { PrimaryKey } from '@mikro-orm/decorators/legacy';
import { Moment, Whole } from '../../platform/columns.ts';

/**
 * Who has read which room, and how far: "since you left", and the earlier reads of a respondent who is named late.
 * Moves with every visit, so it is no part of the journal; reads of confidential cases are, in the stream `house`.
 */
@Entity({ tableName: 'case_reading' } as never)
@ObjectType({ description: "Somebody's reading of a case." })
export class CaseReading {
  @PrimaryKey({ type: 'uuid' } as never) caseId!: string;
  @PrimaryKey({ type: 'uuid' } as never) personId!: string;
  @Moment({ says: 'When it was first read.' }) firstAt!: Date;
  @Moment({ says: 'When it was last read.' }) lastAt!: Date;
  @Whole({ says: 'How often.', default: 1 }) times: number = 1;
  @Whole({ says: 'The entry up to which everything was seen; what was seen beyond it stands in the ranges of `seen`.', default: 0 }) seq: number = 0;
}
