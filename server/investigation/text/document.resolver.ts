import { IsNotEmpty, MaxLength } from 'class-validator';
import { Arg, Authorized, Ctx, Field, FieldResolver, ID, InputType, Int, Mutation, Resolver, Root } from 'type-graphql';
import { answerOf } from '../../platform/answer.ts';
import type { Context } from '../../platform/context.ts';
import { text } from '../../platform/problem.ts';
import { Case } from '../../case/case.entity.ts';
import { ofContent } from '../../case/content.service.ts';
import { Person } from '../../people/person.entity.ts';
import { Document, DocumentVersion } from './document.entity.ts';
import { openDocument, putAway, restoreVersion, titleDocument } from './document.service.ts';
import { asideOf, settleAside } from './aside.service.ts';
import { openWording } from './wording.service.ts';
import { SetAside, Writer } from './document.view.ts';
import { writersOf } from './text.read.ts';

export const DocumentAnswer = answerOf('document', () => Document);

@InputType({ description: 'A text that is opened.' })
export class DocumentInput {
  @Field(() => String, { description: 'What kind of text it is: findings, interview, minutes, statement, response or rationale.' }) sort!: string;
  @IsNotEmpty() @MaxLength(200) @Field(() => String, { description: 'Its title.' }) title!: string;
}

@Resolver(() => Document)
export class DocumentResolver {
  @Authorized('staff')
  @Mutation(() => DocumentAnswer, { description: 'Opens a text that several people write at once.' })
  openDocument(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('caseId', () => ID) caseId: string, @Arg('input', () => DocumentInput) input: DocumentInput): Promise<Document> {
    return openDocument(ctx.doing(opId), caseId, input);
  }

  @Authorized('staff')
  @Mutation(() => DocumentAnswer, { description: 'Opens the words of a cause to whoever puts them: the same text for all, until somebody keeps them for the cause.' })
  openWording(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('causeId', () => ID) causeId: string): Promise<Document> {
    return openWording(ctx.doing(opId), causeId);
  }

  @Authorized('staff')
  @Mutation(() => DocumentAnswer, { description: 'Gives a text another title.' })
  titleDocument(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('title', () => String) title: string, @Arg('expectedVersion', () => Int) expectedVersion: number): Promise<Document> {
    return titleDocument(ctx.doing(opId), id, text('title', title, 200), expectedVersion);
  }

  @Authorized('staff')
  @Mutation(() => DocumentAnswer, { description: 'Puts a text away, or brings it back; what was written stays.' })
  putDocumentAway(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('away', () => Boolean) away: boolean, @Arg('expectedVersion', () => Int) expectedVersion: number): Promise<Document> {
    return putAway(ctx.doing(opId), id, away, expectedVersion);
  }

  @Authorized('staff')
  @Mutation(() => DocumentAnswer, { description: 'Sets a text back to an earlier version, as new words: nothing that came since is lost.' })
  restoreDocument(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('number', () => Int) number: number): Promise<Document> {
    return restoreVersion(ctx.doing(opId), id, number);
  }

  @Authorized('staff')
  @Mutation(() => DocumentAnswer, { description: 'Settles words that were set aside, once the lead has put them back or let them go.' })
  settleSetAside(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('number', () => Int) number: number): Promise<Document> {
    return settleAside(ctx.doing(opId), id, number);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who opened it.' })
  author(@Root() document: Document, @Ctx() ctx: Context): Promise<Person | null> {
    return ctx.load(Person, document.authorId);
  }

  @FieldResolver(() => [DocumentVersion], { description: 'How it read whenever its writers had come to rest, newest first.' })
  versions(@Root() document: Document, @Ctx() ctx: Context): Promise<DocumentVersion[]> {
    return ctx.many(DocumentVersion, 'documentId', document.id, { number: 'desc' });
  }

  @FieldResolver(() => [Writer], { description: 'Whose words stand in it.' })
  async writers(@Root() document: Document, @Ctx() ctx: Context): Promise<Writer[]> {
    const writers = await writersOf(ctx.em, document.id);
    const people = await Promise.all(writers.map(({ personId }) => ctx.load(Person, personId)));
    return writers.flatMap(({ client }, index) => (people[index] ? [{ client, person: people[index] }] : []));
  }

  @FieldResolver(() => [SetAside], { description: 'What waits for the lead; nobody else is shown it.' })
  setAside(@Root() document: Document, @Ctx() ctx: Context): Promise<SetAside[]> {
    return asideOf(ctx, document);
  }
}

@Resolver(() => Case)
export class DocumentsResolver {
  @FieldResolver(() => [Document], { description: 'The texts of the case.' })
  documents(@Root() kase: Case, @Ctx() ctx: Context): Promise<Document[]> {
    return ofContent(ctx, kase, () => ctx.em.find(Document, { caseId: kase.id }, { orderBy: { at: 'asc', id: 'asc' } }));
  }
}
