import { Field, ID, ObjectType } from 'type-graphql';

/** Who asks, as the pages need to know it. Other slices add what is waiting for this person. */
@ObjectType({ description: 'Who asks.' })
export class Viewer {
  @Field(() => ID, { description: "The person's id." }) id!: string;
  @Field(() => [String], { description: 'Roles in the organisation, as far as the credential carries them.' }) roles!: readonly string[];
  @Field(() => [ID], { description: 'Departments this person belongs to, heads or stands in for.' }) departmentIds!: readonly string[];
  @Field(() => [String], { description: 'What this person may do in the house: words as invite, departments, tokens, audit.' }) can!: readonly string[];
  @Field(() => Boolean, { description: 'Whether the password was given lately enough for security settings.' }) proved!: boolean;
}

/** What anybody may know of the house before signing in. */
@ObjectType({ description: 'Whose house this is, and how one enters it.' })
export class House {
  @Field(() => String, { description: "The organisation's name in the reader's language; empty until it is set up." }) name!: string;
  @Field(() => String, { nullable: true, description: 'Address of the logo.' }) logo?: string | null;
  @Field(() => String, { nullable: true, description: 'Its colour as #rrggbb.' }) accent?: string | null;
  @Field(() => Boolean, { description: 'False in an empty house: its first page sets up the first administrator.' }) ready!: boolean;
  @Field(() => Boolean, { description: 'Whether nothing in it is real.' }) demonstration!: boolean;
  @Field(() => Boolean, { description: 'Whether single sign-on is offered.' }) singleSignOn!: boolean;
}

@ObjectType({ description: 'Somebody of the demonstration, whom one click lets you be.' })
export class DemonstrationPerson {
  @Field(() => ID, { description: 'Whom to become.' }) id!: string;
  @Field(() => String, { description: "The name in the reader's language." }) name!: string;
  @Field(() => String, { description: 'Their roles, and where they work.' }) about!: string;
  @Field(() => String, { nullable: true, description: 'The role that they show a newcomer: each is shown by the first who has it. Null for everybody else.' }) shows!: string | null;
}
