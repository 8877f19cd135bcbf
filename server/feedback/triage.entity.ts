import { ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { Key, Moment, Ref, Version, Whole, Word } from '../platform/columns.ts';
import { Journaled } from '../journal/guard.ts';
import { natures, type Nature } from '../case/case.entity.ts';

/** Making less of a complaint: proposed by one, decided by another. Counted whatever came of it. */
@Entity({ tableName: 'lessening' } as never)
@ObjectType({ description: 'A proposal to treat a complaint as something less; a second person decides.' })
export class Lessening extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'case' }) caseId!: string;
  @Word(natures, { says: 'What it was taken for.' }) from!: Nature;
  @Word(natures, { says: 'What it would become.' }) to!: Nature;
  @Ref({ to: 'person who proposed it' }) proposedBy!: string;
  @Moment({ says: 'When it was proposed.' }) proposedAt!: Date;
  @Ref({ to: 'person who decided', nullable: true }) decidedBy?: string | null;
  @Moment({ nullable: true, says: 'When it was decided.' }) decidedAt?: Date | null;
  @Word(['confirmed', 'refused'], { nullable: true, says: 'What was decided.' }) verdict?: 'confirmed' | 'refused' | null;
  @Version() version!: number;
}

/** What the owner of the product thinks of a suggestion, and what became of it. */
@Entity({ tableName: 'evaluation' } as never)
@ObjectType({ description: 'A suggestion as its owner judged it.' })
export class Evaluation extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'case', unique: true }) caseId!: string;
  @Whole({ says: 'Benefit, 1 (least) to 5.' }) benefit!: number;
  @Whole({ says: 'Effort, 1 (least) to 5.' }) effort!: number;
  @Ref({ to: 'person who evaluated it' }) evaluatedBy!: string;
  @Moment({ says: 'When it was evaluated.' }) evaluatedAt!: Date;
  @Word(['adopted', 'declined'], { nullable: true, says: 'What was decided.' }) verdict?: 'adopted' | 'declined' | null;
  @Moment({ nullable: true, says: 'When it was decided.' }) decidedAt?: Date | null;
  @Moment({ nullable: true, says: 'When it was done.' }) doneAt?: Date | null;
  @Version() version!: number;
}

/** Whom a compliment is for. */
@Entity({ tableName: 'compliment' } as never)
@ObjectType({ description: 'Whom a compliment is for, and when they were thanked.' })
export class Compliment extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'case', unique: true }) caseId!: string;
  @Ref({ to: 'person it is for', nullable: true }) personId?: string | null;
  @Ref({ to: 'department it is for', nullable: true }) departmentId?: string | null;
  @Moment({ nullable: true, says: 'When the sender was thanked.' }) thankedAt?: Date | null;
  @Version() version!: number;
}
