import { Field, ID, Int, ObjectType } from 'type-graphql';

/** Since when something is news to somebody, for what is written in texts and is no entry yet; `inside`: they may read the content. */
export interface Since { readonly caseId: string; readonly since: Date; readonly inside: boolean }

@ObjectType({ description: 'What others did in a case since the one who asks was there. Never part of a shared operation.' })
export class Unseen implements Since {
  @Field(() => ID, { description: 'Id of the case.' }) caseId!: string;
  @Field(() => Int, { description: 'How many entries that may be read were on no screen of this person, on any device; at most 100.' }) count!: number;
  since!: Date;
  inside!: boolean;
}
