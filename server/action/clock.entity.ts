import { Entity } from '@mikro-orm/decorators/legacy';
import { Key, Moment, Ref, Text, Whole, Word } from '../platform/columns.ts';
import { vocabulary } from '../platform/vocabulary.ts';
import { Journaled } from '../journal/guard.ts';

/** Why the clock of an action changed. */
export const actionClockCauses = vocabulary('actionClock', {
  agreed: ['agreed', 'تم الاتفاق'],
  moved: ['moved, with a reason', 'تعديل مع ذكر السبب'],
  implemented: ['done', 'تم التنفيذ'],
  takenBack: ['not done after all', 'سحب تسجيل التنفيذ'],
  cancelled: ['cancelled', 'إلغاء'],
});
export type ActionClockCause = (typeof actionClockCauses)[number];

/** One line of the log of an action's clock, only ever appended: from `at` on it runs until `dueAt`, or has stopped. */
@Entity({ tableName: 'action_line' } as never)
export class ActionLine extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'action' }) actionId!: string;
  /** The order of appending. */
  @Whole() place!: number;
  @Word(['running', 'stopped']) phase!: 'running' | 'stopped';
  @Moment() at!: Date;
  @Moment() dueAt!: Date;
  /** What the house aims at for an action, by the promise in force when it was agreed. */
  @Moment({ nullable: true }) targetAt?: Date | null;
  @Word(actionClockCauses) cause!: ActionClockCause;
  @Text() actorId!: string;
}

export const actionClockTables = `
create unique index action_line_place on action_line (action_id, place);
create trigger action_lines_stay before update or delete on action_line for each row execute function clock_lines_stay();`;
