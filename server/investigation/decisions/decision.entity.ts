import { Field, ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { Data, Key, Moment, Ref, Refs, Text, Texts, Version } from '../../platform/columns.ts';
import { Journaled } from '../../journal/guard.ts';

@ObjectType({ description: 'One way that was open.' })
export class Option {
  @Field(() => String, { description: 'What it is.' }) text!: string;
  @Field(() => Boolean, { description: 'Whether it was chosen.' }) chosen!: boolean;
}

/** The decision log: question, options, reason, evidence at a version, who agreed or dissented, what it supersedes. */
@Entity({ tableName: 'decision' } as never)
@ObjectType({ description: 'A decision of the team, with what it rests on.' })
export class Decision extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'case' }) caseId!: string;
  @Text({ says: 'The question.' }) question!: string;
  @Data() choices!: Option[];
  @Text({ says: 'The reason.' }) reason!: string;
  @Texts({ inside: true }) evidence: string[] = [];
  @Refs({ says: 'Who agrees.' }) assent: string[] = [];
  @Refs({ says: 'Who dissents.' }) dissent: string[] = [];
  @Ref({ to: 'decision it supersedes', nullable: true }) supersedes?: string | null;
  @Ref({ to: 'decision that supersedes it', nullable: true }) supersededBy?: string | null;
  @Ref({ to: 'message it was taken from', nullable: true }) messageId?: string | null;
  @Ref({ to: 'person who recorded it' }) authorId!: string;
  @Moment() at!: Date;
  @Version() version!: number;

  @Field(() => [Option], { description: 'The ways that were open.' })
  options(): Option[] {
    return this.choices;
  }
}
