import { ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { Data, Key, Moment, Text, Version, Whole, Word } from '../platform/columns.ts';
import { vocabulary } from '../platform/vocabulary.ts';
import { Journaled } from '../journal/guard.ts';

export const bands = vocabulary('band', {
  low: ['Low', 'منخفضة'],
  medium: ['Medium', 'متوسطة'],
  high: ['High', 'عالية'],
  critical: ['Critical', 'حرجة'],
});
export type Band = (typeof bands)[number];

/** How deep the causes are looked for; follows the band. */
export const depths = vocabulary('depth', { none: ['No investigation', 'دون تحقيق'], whys: ['5 Whys', 'تحليل «لماذا» الخماسي'], eightD: ['8D', 'منهجية 8D'] });
export type Depth = (typeof depths)[number];

/** What a band demands of a case. */
export interface BandRule {
  readonly depth: Depth;
  /** A second person approves what leaves for the complainant. */
  readonly approval: boolean;
  readonly cause: boolean;
  readonly action: boolean;
}

/**
 * Severity down, likelihood across → band; and what each band demands. A change makes a new edition; a case keeps the band
 * that the edition of its assessment gave.
 */
@Entity({ tableName: 'matrix' } as never)
@ObjectType({ description: 'The risk matrix: severity and likelihood make the band, the band what is demanded. A change makes a new edition.' })
export class Matrix extends Journaled {
  @Key() id!: string;
  @Whole({ says: 'Counts editions, from 1.' }) edition!: number;
  @Moment({ says: 'In force from.' }) since!: Date;
  @Moment({ says: 'In force until; null for the one in force.', nullable: true }) until?: Date | null;
  /** Five rows (severity 1–5) of five bands (likelihood 1–5). */
  @Data() cells!: Band[][];
  @Data() rules!: Record<Band, BandRule>;
  @Word(bands, { says: 'What touches safety is never below this band.' }) safetyFloor: Band = 'high';
  @Text({ says: 'An impact of 4 or 5 is never below this band.' }) impactFloor: Band = 'medium';
  @Word(bands, { says: 'Where the complainant needs special care, never below this band.' }) careFloor: Band = 'medium';
  @Version() version!: number;
}
