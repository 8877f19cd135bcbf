import { Ctx, Field, ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { Data, Key, Moment, Ref, Text, Version, Whole, Yes } from '../platform/columns.ts';
import type { Context } from '../platform/context.ts';
import { named } from '../platform/language.ts';
import { Journaled } from '../journal/guard.ts';
import type { CalendarDefinition } from './working-time/definition.ts';

/** One edition of a calendar. Branches name the calendar; a running clock stays on the edition that it began with. */
@Entity({ tableName: 'calendar_version' } as never)
@ObjectType('CalendarEdition', { description: 'One edition of a working calendar. A change makes the next; a running clock stays on its own.' })
export class CalendarVersion extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'calendar through all its editions' }) calendarId!: string;
  @Whole({ says: 'Counts editions, from 1.' }) edition!: number;
  @Moment({ says: 'In force from.' }) since!: Date;
  @Moment({ says: 'In force until; null for the one in force.', nullable: true }) until?: Date | null;
  @Text({ says: 'Name in English.' }) nameEn!: string;
  @Text({ says: 'Name in Arabic.' }) nameAr!: string;
  @Yes({ says: 'Used where a branch names none.' }) standard: boolean = false;
  @Data() definition!: CalendarDefinition;
  @Version() version!: number;

  @Field(() => String, { description: "The name in the reader's language." })
  name(@Ctx() ctx: Context): string {
    return named(this, ctx.language);
  }

  @Field(() => String, { description: 'IANA zone.' })
  zone(): string {
    return this.definition.zone;
  }
}
