import { Ctx, Field, ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { Decimal, Key, Moment, Ref, Text, Version, Whole, Word } from '../../platform/columns.ts';
import type { Context } from '../../platform/context.ts';
import { named } from '../../platform/language.ts';
import { vocabulary } from '../../platform/vocabulary.ts';
import { Journaled } from '../../journal/guard.ts';
import { outcomes } from '../case.entity.ts';

export const responseStates = vocabulary('response', {
  draft: ['Draft', 'مسودة'],
  waiting: ['Waiting for approval', 'بانتظار الاعتماد'],
  approved: ['Approved', 'معتمد'],
  returned: ['Returned', 'مُعاد للتعديل'],
  told: ['Told', 'أُبلغ'],
});

/**
 * What the complainant is told: the decision, its reasons, the remedy, the recourse. Approved by a second person where the
 * band demands; what was approved is what is sent, bound by the digest of the text.
 */
@Entity({ tableName: 'case_response' } as never)
@ObjectType({ description: 'The answer to the complainant, from draft to told.' })
export class CaseResponse extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'case' }) caseId!: string;
  @Whole({ says: 'The cycle of the case it answers.' }) cycle!: number;
  @Word(responseStates, { says: 'How far it is.' }) state: string = 'draft';
  @Word(outcomes, { says: 'What is decided.' }) outcome!: string;
  @Text({ says: 'The letter, exactly as it is sent.' }) body!: string;
  @Text({ says: 'What can be done by who does not agree.' }) recourse!: string;
  @Text({ says: 'Language it is written in.' }) language!: string;
  /** Of outcome, body and recourse together, at approval. */
  @Text({ inside: true, nullable: true }) approvedDigest?: string | null;
  @Ref({ to: 'person who wrote it' }) authorId!: string;
  @Moment({ says: 'When it was written or last changed.' }) writtenAt!: Date;
  @Ref({ to: 'person who approved it', nullable: true }) approvedBy?: string | null;
  @Moment({ says: 'When it was approved.', nullable: true }) approvedAt?: Date | null;
  @Text({ says: 'Why it was returned.', nullable: true }) returnedWhy?: string | null;
  @Moment({ says: 'When it was told.', nullable: true }) toldAt?: Date | null;
  @Version() version!: number;
}

/** What the complainant gets. Offered with the decision or before; satisfaction is asked after it is delivered. */
@Entity({ tableName: 'remedy' } as never)
@ObjectType({ description: 'What the complainant gets.' })
export class Remedy extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'case' }) caseId!: string;
  @Whole({ says: 'The cycle of the case it belongs to.' }) cycle!: number;
  @Text({ says: 'What sort of remedy: the word of a row of the settings.' }) kind!: string;
  /** The names of the row when it was offered: what was promised keeps its name, whatever becomes of the row. */
  @Text({ inside: true }) nameEn!: string;
  @Text({ inside: true }) nameAr!: string;
  @Text({ says: 'What exactly, in the words of the offer.', nullable: true }) about?: string | null;
  @Decimal({ says: 'Amount, as a decimal string.', nullable: true }) amount?: string | null;
  @Text({ says: 'Currency, by its three letters.', nullable: true }) currency?: string | null;
  @Ref({ to: 'person who offered it' }) offeredBy!: string;
  @Moment({ says: 'When it was offered.' }) offeredAt!: Date;
  @Moment({ says: 'When it was delivered.', nullable: true }) deliveredAt?: Date | null;
  @Moment({ says: 'When it was taken back.', nullable: true }) withdrawnAt?: Date | null;
  @Version() version!: number;

  @Field(() => String, { description: "What it was called when it was offered, in the reader's language." })
  name(@Ctx() ctx: Context): string {
    return named(this, ctx.language);
  }
}
