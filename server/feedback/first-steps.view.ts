import { Field, ObjectType } from 'type-graphql';

/** What a new house is asked for, in this order; `role` stands once for each role that is needed. */
export const firstSteps = ['departments', 'role', 'heads', 'calendar', 'promises', 'mail', 'form', 'complaint'] as const;
/** `waiting`: begun, and somebody else's turn; `look`: worth a look, though nothing here can show whether somebody looked. */
export const firstStandings = ['done', 'waiting', 'open', 'look'] as const;

@ObjectType({ description: 'One of the first steps of a new house. Whether it is done is seen in what is there; nothing is ticked by hand.' })
export class FirstStep {
  @Field(() => String, { description: `One of: ${firstSteps.join(', ')}.` }) key!: (typeof firstSteps)[number];
  @Field(() => String, { nullable: true, description: 'The role that somebody is needed in, where the step is about one.' }) role?: string | null;
  @Field(() => String, { description: `One of: ${firstStandings.join(', ')}. Begun and waiting for somebody else is waiting; look is worth a look, and never has to be done.` }) standing!: (typeof firstStandings)[number];
}

@ObjectType({ description: 'What a new house still lacks before a complaint can go all its way.' })
export class FirstSteps {
  @Field(() => [FirstStep], { description: 'The steps, in the order in which they are best taken.' }) steps!: FirstStep[];
  @Field(() => Boolean, { description: 'Whether nothing is open any more.' }) complete!: boolean;
  @Field(() => String, { description: 'Address of the public form, for a web page of one’s own.' }) form!: string;
}
