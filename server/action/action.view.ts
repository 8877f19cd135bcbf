import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Action } from './action.entity.ts';

/** What depends on who looks: kept in a type of its own, so that an operation shared by many can be forbidden to ask it. */
@ObjectType({ description: 'An action as seen by the one who asks: never part of a shared operation.' })
export class ActionViewer {
  @Field(() => [String], { description: 'What this person may do with it now: edit, plan, start, block, implement, takeBack, check, judge, cancel, link.' }) can!: readonly string[];
}

@ObjectType({ description: 'A case that an action answers, as far as the reader may see it.' })
export class AnsweredCase {
  @Field(() => ID, { description: 'Opaque id of the case.' }) id!: string;
  @Field(() => String, { description: 'Tracking number.' }) number!: string;
  @Field(() => String, { description: 'A short title.' }) title!: string;
  @Field(() => String, { description: 'Where it stands.' }) stage!: string;
  @Field(() => Boolean, { description: 'Whether the action was born from it.' }) born!: boolean;
}

@ObjectType({ description: 'A page of actions, by due date.' })
export class ActionPage {
  @Field(() => [Action], { description: 'The actions.' }) nodes!: Action[];
  @Field(() => String, { nullable: true, description: 'Where the next page begins; null at the end.' }) next?: string | null;
  @Field(() => Int, { description: 'How many there are in all.' }) totalCount!: number;
}

@ObjectType({ description: 'How many actions lie in each view of the reader.' })
export class ActionCounts {
  @Field(() => Int, { description: 'Own ones that are to be done.' }) mine!: number;
  @Field(() => Int, { description: 'Those that wait for the verification of this person.' }) toVerify!: number;
  @Field(() => Int, { description: 'Past their due date.' }) overdue!: number;
  @Field(() => Int, { description: 'All that have not ended.' }) open!: number;
  @Field(() => Int, { description: 'All in sight.' }) all!: number;
}
