import { ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { Key, Moment, Ref, Text, Word } from '../../platform/columns.ts';
import { vocabulary } from '../../platform/vocabulary.ts';
import { Journaled } from '../../journal/guard.ts';

export const parts = vocabulary('part', {
  lead: ['Lead', 'قيادة الفريق'],
  member: ['Team', 'عضوية الفريق'],
});

/** Somebody's time in a team: who, as what, from when until when. Never deleted; whoever comes back gets a new row. */
@Entity({ tableName: 'membership' } as never)
@ObjectType({ description: "Somebody's time in the team of a case." })
export class Membership extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'case' }) caseId!: string;
  @Ref({ to: 'person' }) personId!: string;
  @Word(parts, { says: 'As what.' }) part: string = 'member';
  @Moment({ says: 'From when.' }) since!: Date;
  @Moment({ says: 'Until when; null while it lasts.', nullable: true }) until?: Date | null;
}

/** Who is complained about, once named. They never see the case; their side is heard by a request for a statement. */
@Entity({ tableName: 'respondent' } as never)
@ObjectType({ description: 'The person or unit complained about, once named.' })
export class Respondent extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'case' }) caseId!: string;
  @Ref({ to: 'person complained about', nullable: true }) personId?: string | null;
  @Ref({ to: 'department complained about', nullable: true }) departmentId?: string | null;
  @Moment({ says: 'When it was named.' }) namedAt!: Date;
}

export const barriers = vocabulary('barrier', {
  respondent: ['Complained about', 'محل الشكوى'],
  superior: ['In charge of whom it is about', 'الرئيس المباشر لمحل الشكوى'],
  deputy: ['Deputy of one in charge', 'المكلَّف بالنيابة عن الرئيس المباشر'],
  recused: ['Recused: conflict of interest', 'التنحّي لتعارض المصالح'],
});

/** Why somebody may have nothing to do with a case. */
@Entity({ tableName: 'barrier' } as never)
@ObjectType({ description: 'Why somebody may have nothing to do with a case.' })
export class Barrier extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'case' }) caseId!: string;
  @Ref({ to: 'person' }) personId!: string;
  @Word(barriers, { says: 'Why.' }) why!: string;
  @Text({ says: 'The reason in words, where one was given.', nullable: true }) reason?: string | null;
  @Moment({ says: 'From when.' }) since!: Date;
}
