import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A piece of a letter, from top to bottom.' })
export class LetterPiece {
  @Field(() => String, { description: 'One of: says, quote, big, link. A quote is what somebody wrote, word for word; big is a number that stands alone.' }) kind!: 'says' | 'quote' | 'big' | 'link';
  @Field(() => String, { description: "The words, in the letter's language." }) text!: string;
  @Field(() => String, { nullable: true, description: 'For a link: where it leads. Never with the secret of their private link.' }) href!: string | null;
}

@ObjectType({ description: 'A letter to the complainant as a sheet of paper: what they were told or will be told, under the face of the organisation, in their language.' })
export class CaseLetter {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => String, { description: 'Which letter: decision, closing or final.' }) key!: string;
  @Field(() => String, { description: "Which letter, in the reader's language." }) keySaid!: string;
  @Field(() => Int, { description: 'The cycle of the case it belongs to.' }) cycle!: number;
  @Field(() => String, { description: 'Language of the letter: en or ar.' }) language!: 'en' | 'ar';
  @Field(() => String, { description: 'How far it is. One of: coming, none (nothing was sent: no address is known), waiting, sending, sent, shown, failed, unknown, needless.' }) state!: string;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Of which moment it is; null for one that is still to come.' }) at!: Date | null;
  @Field(() => String, { nullable: true, description: "The day of the letter, in the letter's language; null for one that is still to come." }) dated!: string | null;
  @Field(() => String, { description: "The organisation's name in the letter's language." }) house!: string;
  @Field(() => String, { nullable: true, description: 'Address of its logo.' }) logo!: string | null;
  @Field(() => String, { nullable: true, description: 'Its colour as #rrggbb.' }) accent!: string | null;
  @Field(() => String, { description: 'Subject.' }) subject!: string;
  @Field(() => [LetterPiece], { description: 'What it says.' }) pieces!: LetterPiece[];
}
