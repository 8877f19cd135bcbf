import { Entity } from '@mikro-orm/decorators/legacy';
import { ObjectType } from 'type-graphql';
import { Bytes, Key, Moment, Ref, Text, Texts } from '../../platform/columns.ts';
import { vocabulary } from '../../platform/vocabulary.ts';

/** What a token may, at most; its person's roles decide the rest. */
export const scopes = vocabulary('scope', { read: ['Read', 'الاطلاع'], write: ['Write', 'التعديل'], admin: ['Administer', 'إدارة المنصة'] });

/** A program's key. Not journaled itself (it moves with each use); making and revoking it are, in the stream `house`. */
@Entity({ tableName: 'api_token' } as never)
@ObjectType({ description: "A program's key to the API." })
export class ApiToken {
  @Key() id!: string;
  @Text({ says: 'What it is for.' }) name!: string;
  @Bytes({ unique: true }) tokenHash!: Buffer;
  @Ref({ to: 'person or program it acts as' }) personId!: string;
  @Texts({ says: 'What it may at most: read, write, admin.' }) scopes!: string[];
  @Ref({ to: 'person who made it', nullable: true }) madeById?: string | null;
  @Moment({ says: 'When it was made.' }) madeAt!: Date;
  @Moment({ says: 'When it ends.' }) expiresAt!: Date;
  @Moment({ nullable: true, says: 'When it was last used, to half a minute.' }) usedAt?: Date | null;
  @Moment({ nullable: true, says: 'When it was revoked.' }) revokedAt?: Date | null;
}
