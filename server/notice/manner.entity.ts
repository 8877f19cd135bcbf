import { Entity } from '@mikro-orm/decorators/legacy';
import { Data, Key, Text, Version, Yes } from '../platform/columns.ts';
import { Journaled } from '../journal/guard.ts';
import type { Chosen } from './choice.policy.ts';

/** How one person wants to be told, where it differs from the standard of their roles. Its id is the person's. Nobody else reads it. */
@Entity({ tableName: 'notice_manner' } as never)
export class NoticeManner extends Journaled {
  @Key() id!: string;
  @Data() choices!: Chosen;
  /** Both empty: no quiet hours. */
  @Text({ inside: true, nullable: true }) quietFrom?: string | null;
  @Text({ inside: true, nullable: true }) quietTo?: string | null;
  @Text({ inside: true }) digestAt!: string;
  /** Digests on days of work only, by the calendar of one's branch. */
  @Yes({ inside: true, default: true }) workingDays: boolean = true;
  /** Null: the zone of one's branch. */
  @Text({ inside: true, nullable: true }) zone?: string | null;
  /** A lock screen shows nothing but the house's name. */
  @Yes({ inside: true }) discreet: boolean = false;
  @Version() version!: number;
}
