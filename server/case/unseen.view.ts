import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'What others did in a case since the one who asks was there. Never part of a shared operation.' })
export class Unseen {
  @Field(() => ID, { description: 'Id of the case.' }) caseId!: string;
  @Field(() => Int, { description: 'How many entries that may be read were on no screen of this person, on any device; at most 100.' }) count!: number;
  /** Since when, for what is written in texts and is no entry yet. */
  since!: Date;
  /** Whether the content may be read. */
  inside!: boolean;
}
