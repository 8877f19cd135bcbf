import { Ctx, Field, ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { Key, Ref, Text, Texts, Version, Whole, Yes } from '../platform/columns.ts';
import type { Context } from '../platform/context.ts';
import { named } from '../platform/language.ts';
import { Journaled } from '../journal/guard.ts';

/** Where cases wait until somebody of a department leads them. */
@Entity({ tableName: 'queue' } as never)
@ObjectType({ description: 'Where cases wait until somebody of a department leads them.' })
export class Queue extends Journaled {
  @Key() id!: string;
  @Text({ says: 'Name in English.' }) nameEn!: string;
  @Text({ says: 'Name in Arabic.' }) nameAr!: string;
  @Ref({ to: 'department that empties it', nullable: true }) departmentId?: string | null;
  @Texts({ says: 'Languages answered from here; empty means all.' }) languages: string[] = [];
  @Texts({ says: 'Skills asked for.' }) skills: string[] = [];
  @Whole({ says: 'Place in lists.', default: 0 }) rank: number = 0;
  @Yes({ says: 'False where nothing waits here any more.', default: true }) active: boolean = true;
  @Version() version!: number;

  @Field(() => String, { description: "The name in the reader's language." })
  name(@Ctx() ctx: Context): string {
    return named(this, ctx.language);
  }
}

/** Sends what fits it to a department and a queue. The most specific one decides, then the rank; without one, the category does. */
@Entity({ tableName: 'routing_rule' } as never)
@ObjectType({ description: 'Sends what fits it to a department and a queue. The most specific rule decides, then the rank.' })
export class RoutingRule extends Journaled {
  @Key() id!: string;
  @Text({ says: 'Nature it is for; null for all.', nullable: true }) nature?: string | null;
  @Ref({ to: 'category it is for, with all below it', nullable: true }) categoryId?: string | null;
  @Ref({ to: 'branch it is for', nullable: true }) branchId?: string | null;
  @Text({ says: 'Language it is for; null for all.', nullable: true }) language?: string | null;
  @Text({ says: 'Channel it is for; null for all.', nullable: true }) channel?: string | null;
  @Ref({ to: 'department that answers', nullable: true }) departmentId?: string | null;
  @Ref({ to: 'queue', nullable: true }) queueId?: string | null;
  @Whole({ says: 'Decides between equally specific rules: the smaller wins.', default: 0 }) rank: number = 0;
  @Yes({ default: true }) active: boolean = true;
  @Version() version!: number;
}
