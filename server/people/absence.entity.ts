import { Entity } from '@mikro-orm/decorators/legacy';
import { ObjectType } from 'type-graphql';
import { Key, Moment, Ref } from '../platform/columns.ts';
import { Journaled } from '../journal/guard.ts';

/** A time in which somebody is away, and who stands in. */
@Entity({ tableName: 'absence' } as never)
@ObjectType({ description: 'A time in which somebody is away, and who stands in.' })
export class Absence extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'person' }) personId!: string;
  @Ref({ to: 'deputy', nullable: true }) deputyId?: string | null;
  @Moment({ says: 'First instant away.' }) fromAt!: Date;
  @Moment({ says: 'First instant back.', index: true }) untilAt!: Date;
  @Moment({ nullable: true, says: 'When it was withdrawn.' }) withdrawnAt?: Date | null;
}
