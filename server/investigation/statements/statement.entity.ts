import { ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { Key, Moment, Ref, Text, Version, Word } from '../../platform/columns.ts';
import { vocabulary } from '../../platform/vocabulary.ts';
import { Journaled } from '../../journal/guard.ts';

export const sides = vocabulary('side', {
  complainant: ['The complainant', 'مقدّم الشكوى'],
  respondent: ['The person or unit complained about', 'الجهة أو الموظف محل الشكوى'],
  witness: ['A witness', 'شاهد'],
});

/** What one side says of the matter. Both sides are heard; the respondent answers the request as the lead worded it, and never sees the case. */
@Entity({ tableName: 'statement' } as never)
@ObjectType({ description: 'What one side says of the matter.' })
export class Statement extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'case', inside: true }) caseId!: string;
  @Word(sides, { says: 'Whose.' }) side!: string;
  @Ref({ to: 'person asked', nullable: true }) personId?: string | null;
  @Ref({ to: 'department asked', nullable: true }) departmentId?: string | null;
  @Text({ says: 'What was asked, as the lead worded it.', nullable: true }) request?: string | null;
  @Moment({ says: 'When it was asked for.', nullable: true }) requestedAt?: Date | null;
  @Moment({ says: 'Until when.', nullable: true }) dueAt?: Date | null;
  @Text({ says: 'The statement, as given.', nullable: true }) text?: string | null;
  @Moment({ says: 'When it was given.', nullable: true }) givenAt?: Date | null;
  @Ref({ to: 'person who recorded it', nullable: true, inside: true }) recordedBy?: string | null;
  @Version() version!: number;
}
