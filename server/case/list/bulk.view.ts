import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Why a step cannot be taken in a case.' })
export class Hindrance {
  @Field(() => String, { description: 'The step, as `case.route`.' }) verb!: string;
  @Field(() => String, { description: "Why not, in the reader's language." }) why!: string;
}

@ObjectType({ description: 'A case among many that are to be changed at once.' })
export class ChosenCase {
  @Field(() => ID, { description: 'Opaque id of the case.' }) id!: string;
  @Field(() => String, { description: 'Tracking number.' }) number!: string;
  @Field(() => String, { description: 'Its title.' }) title!: string;
  @Field(() => String, { description: 'What it is.' }) nature!: string;
  @Field(() => Int, { description: 'The version that a decision on it carries.' }) version!: number;
  @Field(() => Boolean, { description: 'Whether somebody leads it: then the lead is offered and accepted, else it is given.' }) led!: boolean;
  @Field(() => [Hindrance], { description: 'Of the steps that were asked about, those that cannot be taken here now.' }) hindrances!: Hindrance[];
}

@ObjectType({ description: 'Cases that are to be changed at once.' })
export class ChosenCases {
  @Field(() => Int, { description: 'How many there are in all.' }) totalCount!: number;
  @Field(() => [ChosenCase], { description: 'The first 1,000 of them.' }) cases!: ChosenCase[];
}
