import { Entity } from '@mikro-orm/decorators/legacy';
import { Data, Key, Moment, Ref, Text, Whole } from '../../platform/columns.ts';

/**
 * A file on its way in pieces: whose it is, what it is to become, how long it is waited for. Its bytes lie under its id until it is whole.
 * No part of the journal: what is not there yet is no evidence.
 */
@Entity({ tableName: 'upload' } as never)
export class Upload {
  @Key() id!: string;
  @Ref({ to: 'person', inside: true }) personId!: string;
  /** The client's name for the intent: asked twice, it is begun once. */
  @Text({ inside: true }) opId!: string;
  @Text({ inside: true }) name!: string;
  @Whole({ inside: true }) size!: number;
  @Data() fields!: Readonly<Record<string, string>>;
  @Ref({ to: 'evidence', inside: true, nullable: true }) evidenceId?: string | null;
  @Moment({ inside: true, index: true }) until!: Date;
}
