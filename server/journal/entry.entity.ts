import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';

/** One entry of the journal, as it is stored. Read by SQL, never through the ORM: nothing may change it. */
export interface StoredEntry {
  readonly xid: string;
  readonly position: string;
  readonly stream: string;
  readonly epoch: number;
  readonly seq: number;
  readonly kind: string;
  readonly actorKind: string;
  readonly actorId: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly at: Date;
  readonly happenedAt: Date;
  readonly fact: Readonly<Record<string, unknown>>;
  /** Digest of every row that this entry stands for, after the change: { 'case:<id>': hex | null when gone }. */
  readonly states: Readonly<Record<string, string | null>>;
  readonly prev: Buffer;
  readonly hash: Buffer;
}

@ObjectType({ description: 'Somebody as a reader of an entry may know them.' })
export class Somebody {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => String, { description: "The name in the reader's language." }) name!: string;
}

@ObjectType({ description: 'What happened, told in the language of the reader. A hole stands where one may not be seen: the sequence stays contiguous.' })
export class Entry {
  @Field(() => Int, { description: 'Contiguous within a stream.' }) seq!: number;
  @Field(() => String, { description: 'The position by which a feed is resumed.' }) position!: string;
  @Field(() => Boolean, { description: 'True where an entry stands that the reader may not see; all else is empty then.' }) hole!: boolean;
  @Field(() => String, { nullable: true, description: "The kind, as in 'case.escalated'." }) kind?: string | undefined;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was recorded.' }) at?: Date | undefined;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it happened, where that is told apart.' }) happenedAt?: Date | undefined;
  @Field(() => String, { nullable: true, description: 'The sentence, in the language of the reader.' }) sentence?: string | undefined;
  @Field(() => String, { nullable: true, description: 'What the complainant reads of it, in the language of the reader; nothing where it stays inside.' }) outside?: string | undefined;
  @Field(() => Somebody, { nullable: true, description: 'Who did it.' }) actor?: Somebody | undefined;
  @Field(() => Boolean, { description: 'Whether the sentence itself says who did it: a reader need not be told twice.' }) actorSaid: boolean = false;
  @Field(() => String, { nullable: true, description: "The noun it is about, as in 'case'." }) subjectType?: string | undefined;
  @Field(() => ID, { nullable: true, description: 'The id of what it is about.' }) subjectId?: string | undefined;
  @Field(() => ID, { nullable: true, description: 'The case whose story this belongs to; on a hole: the case that this reader lost sight of by it.' }) caseId?: string | undefined;
  @Field(() => [String], { description: 'Clauses of ISO 10002:2018 that it is evidence for.' }) clauses: readonly string[] = [];
  /** The stream it stands in; never part of the API. */
  inside?: string | undefined;
  @Field(() => String, { nullable: true, description: 'The fact as JSON: words, numbers, moments, ids and digests.' }) fact?: string | undefined;
}

export const hole = (seq: number, position: string): Entry => Object.assign(new Entry(), { seq, position, hole: true });
