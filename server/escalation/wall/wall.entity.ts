import { Field, ID, ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { answerOf } from '../../platform/answer.ts';
import { Data, Key, Moment, Ref, Text, Version, Whole, Word, Yes } from '../../platform/columns.ts';
import { vocabulary } from '../../platform/vocabulary.ts';
import { Journaled } from '../../journal/guard.ts';

/** What a page of a wall shows. */
export const wallTemplates = vocabulary('wallTemplate', {
  escalations: ['Escalations', 'التصعيدات'],
  departments: ['Departments', 'الإدارات'],
  actions: ['Actions', 'الإجراءات'],
  day: ['Today’s figures', 'أرقام اليوم'],
});
export type WallTemplate = (typeof wallTemplates)[number];

/** How the people who have something are named where everybody passes by. */
export const wallNames = vocabulary('wallNames', {
  hidden: ['no names', 'دون أسماء'],
  first: ['first names', 'الاسم الأول'],
  full: ['full names', 'الاسم الكامل'],
});
export type WallNames = (typeof wallNames)[number];

@ObjectType({ description: 'A page of a wall: a template, for one department or for all.' })
export class WallPlan {
  @Field(() => String, { description: 'escalations, departments, actions or day.' }) template!: WallTemplate;
  @Field(() => ID, { nullable: true, description: 'Only what this department takes part in; null for all.' }) departmentId!: string | null;
}

/** A screen on a wall: what it shows, to whom it is silent, and which of that everybody who passes may read. */
@Entity({ tableName: 'wall' } as never)
@ObjectType({ description: 'A wall: what a paired screen shows, and by which policy of masks.' })
export class Wall extends Journaled {
  @Key() id!: string;
  @Text({ says: 'What people call it, as in: Control room, left.' }) name!: string;
  @Text({ says: 'Language: en or ar.' }) language!: 'en' | 'ar';
  @Word(['dark', 'light'], { says: 'Colours.' }) scheme!: 'dark' | 'light';
  @Text({ says: 'IANA zone in which it tells the time and its day begins.' }) zone!: string;
  @Word(wallNames, { says: 'How people are named on it.' }) names!: WallNames;
  @Yes({ says: 'Whether titles of cases and actions stand on it; those of confidential ones, and of ones that somebody is kept out of, never do.' }) titles: boolean = false;
  @Yes({ says: 'Whether confidential cases are counted in its figures; they are never shown.' }) confidential: boolean = false;
  @Whole({ says: 'Seconds that a page stays before the next one comes.' }) seconds!: number;
  @Yes({ says: 'Whether it gives an alarm that can be heard.' }) sound: boolean = false;
  @Text({ nullable: true, says: "From when it is silent, as '20:00' in its zone; null: never." }) quietFrom?: string | null;
  @Text({ nullable: true, says: "Until when it is silent, as '07:00' in its zone." }) quietUntil?: string | null;
  @Data() plans!: WallPlan[];
  @Ref({ to: 'person who paired it' }) pairedById!: string;
  @Moment({ says: 'When it was paired.' }) pairedAt!: Date;
  @Moment({ nullable: true, says: 'When it was taken away.' }) revokedAt?: Date | null;
  @Version() version!: number;

  @Field(() => [WallPlan], { description: 'Its pages, in the order in which they come round.' })
  pages(): WallPlan[] {
    return this.plans;
  }
}

export const WallAnswer = answerOf('wall', () => Wall);
