import { Entity } from '@mikro-orm/decorators/legacy';
import { Key, Moment, Text, Version, Whole, Yes } from '../../../platform/columns.ts';
import { Journaled } from '../../../journal/guard.ts';

/** One import that took at least one row: from which system, by which file, and what came of its rows. */
@Entity({ tableName: 'import' } as never)
export class Import extends Journaled {
  @Key() id!: string;
  /** The system that the numbers come from: `<source>:<number>` is imported once. */
  @Text({ inside: true }) source!: string;
  @Text({ inside: true }) file!: string;
  @Yes({ inside: true }) live: boolean = false;
  @Moment({ inside: true }) beganAt!: Date;
  @Moment({ inside: true, nullable: true }) endedAt?: Date | null;
  @Whole({ inside: true, default: 0 }) taken: number = 0;
  @Whole({ inside: true, default: 0 }) known: number = 0;
  @Whole({ inside: true, default: 0 }) refused: number = 0;
  @Version() version!: number;
}
