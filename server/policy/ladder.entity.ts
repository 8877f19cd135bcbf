import { ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { Key, Moment, Ratio, Ref, Text, Version, Whole, Word, Yes } from '../platform/columns.ts';
import { vocabulary } from '../platform/vocabulary.ts';
import { Journaled } from '../journal/guard.ts';
import { budgetWords } from './commitment.entity.ts';
import { bands, type Band } from './matrix.entity.ts';

/** To whom a step of the ladder goes. */
export const ladderTargets = vocabulary('ladder', {
  lead: ['the lead', 'قيادة الفريق'],
  head: ['the head of the department', 'رئاسة الإدارة'],
  above: ['the head one above', 'الرئاسة الأعلى'],
  quality: ['quality', 'الجودة'],
  management: ['top management', 'الإدارة العليا'],
  person: ['a named person', 'شخص محدد'],
});
export type LadderTarget = (typeof ladderTargets)[number];

/**
 * One step: at which share of the time (or how long before or after it), up to which level, to whom, and in what time it has to be taken.
 * `line` is the step through time, a row is one edition of it: a change makes the next edition, and taking it out of use is a change.
 */
@Entity({ tableName: 'ladder_step' } as never)
@ObjectType({ description: 'One edition of a step of the escalation ladder. A change makes the next; a running case stays on the ladder that it began with.' })
export class LadderStep extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'step through all its editions' }) lineId!: string;
  @Whole({ says: 'Counts editions, from 1.' }) edition!: number;
  @Moment({ says: 'In force from.' }) since!: Date;
  @Moment({ says: 'In force until; null for the one in force.', nullable: true }) until?: Date | null;
  @Whole({ says: 'Level it raises to; 0 reminds without raising.' }) level!: number;
  @Text({ says: 'Clock it is for; null for all.', nullable: true }) clock?: string | null;
  @Word(bands, { says: 'Risk band it is for; null for all.', nullable: true }) band?: Band | null;
  @Ref({ to: 'department it is for', nullable: true }) departmentId?: string | null;
  @Ratio({ says: 'Share of the time used at which it comes (0.75, 1, 1.5); null where an offset is given.', nullable: true }) share?: number | null;
  @Word(budgetWords, { says: 'Unit of the offset.', nullable: true }) offsetUnit?: string | null;
  @Ratio({ says: 'How long after the deadline; negative before it.', nullable: true }) offsetAmount?: number | null;
  @Word(ladderTargets, { says: 'To whom.' }) target!: LadderTarget;
  @Ref({ to: 'person, where it goes to a named one', nullable: true }) personId?: string | null;
  @Whole({ says: 'Working minutes within which somebody has to take it, before it climbs on.' }) minutesToTake!: number;
  @Yes({ says: 'Whether it is in use; out of use it stays an edition.', default: true }) active: boolean = true;
  @Version() version!: number;
}
