import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { CaseCard } from '../case/card.view.ts';
import { Somebody } from '../journal/entry.entity.ts';

@ObjectType({ description: 'The escalation that a card stands under: who has it, and until when.' })
export class Standing {
  @Field(() => ID, { description: 'Opaque id of the escalation.' }) id!: string;
  @Field(() => String, { description: 'Why it climbed.' }) cause!: string;
  @Field(() => GraphQLISODateTime, { description: 'When it was due.' }) at!: Date;
  @Field(() => Somebody, { nullable: true, description: 'Whom it was brought to.' }) to?: Somebody | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Until when it has to be taken.' }) takeBy?: Date | null;
  @Field(() => Somebody, { nullable: true, description: 'Who took it.' }) takenBy?: Somebody | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the next update is promised.' }) nextUpdateAt?: Date | null;
  @Field(() => Int, { description: 'Rises with each change.' }) version!: number;
}

@ObjectType({ description: 'A case on the escalation board.' })
export class BoardCard {
  @Field(() => CaseCard, { description: 'The case as a card.' }) card!: CaseCard;
  @Field(() => Standing, { nullable: true, description: 'The escalation it stands under; none while it is only watched.' }) standing?: Standing | null;
}

@ObjectType({ description: 'The escalation board: what is watched, and every level, as far as the reader may see.' })
export class EscalationBoard {
  @Field(() => [BoardCard], { description: 'Cards by level, then by deadline; level 0 is what is watched.' }) cards!: BoardCard[];
  @Field(() => [Int], { description: 'The levels there are.' }) levels!: number[];
  @Field(() => String, { description: 'The place in the journal that it is true for.' }) cursor!: string;
  @Field(() => GraphQLISODateTime, { description: "The server's clock." }) serverTime!: Date;
}
