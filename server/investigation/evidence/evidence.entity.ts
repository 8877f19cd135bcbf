import { ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { Key, Moment, Ref, Text, Version, Whole, Word, Yes } from '../../platform/columns.ts';
import { vocabulary } from '../../platform/vocabulary.ts';
import { Journaled } from '../../journal/guard.ts';

/** A file that has arrived, before or after it became evidence: bytes under their hash, with a name that people gave. */
@Entity({ tableName: 'file' } as never)
@ObjectType({ description: 'A file as it was ingested: kept under the SHA-256 of its bytes.' })
export class StoredFile extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'case', nullable: true }) caseId?: string | null;
  @Text({ says: 'SHA-256 of the bytes at ingest, in hex.' }) hash!: string;
  @Whole({ says: 'Bytes.' }) size!: number;
  @Text({ says: 'MIME type, by the bytes themselves.' }) type!: string;
  @Text({ says: 'The name that the sender gave, cleaned.' }) name!: string;
  @Text({ inside: true }) authorId!: string;
  @Moment({ says: 'When it arrived.' }) at!: Date;
}

export const evidenceStates = vocabulary('evidence', {
  inbox: ['To be classified', 'بانتظار التصنيف'],
  kept: ['Kept', 'محفوظ ضمن الأدلة'],
  excluded: ['Set aside', 'مستبعد من الأدلة'],
});

export type EvidenceState = (typeof evidenceStates)[number];

export const evidenceOrigins = vocabulary('origin', {
  house: ['Our own', 'من داخل المنشأة'],
  complainant: ['From the complainant', 'من مقدّم الشكوى'],
});
export type EvidenceOrigin = (typeof evidenceOrigins)[number];

/** Something that shows what happened. Never overwritten: a new file is a new version, a redaction is a derivative. */
@Entity({ tableName: 'evidence' } as never)
@ObjectType({ description: 'Something that shows what happened; versions are immutable.' })
export class Evidence extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'case' }) caseId!: string;
  @Whole({ says: 'Counts within the case: EV-04.' }) number!: number;
  @Text({ says: 'What it shows.' }) title!: string;
  @Text({ says: 'Where it comes from.', nullable: true }) source?: string | null;
  @Word(evidenceOrigins, { says: 'Who brought it.', default: 'house' }) origin: EvidenceOrigin = 'house';
  @Word(evidenceStates, { says: 'Whether it was looked at and kept.' }) state: EvidenceState = 'inbox';
  @Yes({ says: 'Seen by the team, quality and auditors only.' }) confidential: boolean = false;
  @Whole({ says: 'The newest version.', default: 1 }) latest: number = 1;
  @Ref({ to: 'message it was taken from', nullable: true }) messageId?: string | null;
  @Moment({ says: 'When what it shows took place.', nullable: true }) happenedAt?: Date | null;
  @Version() version!: number;
}

@Entity({ tableName: 'evidence_version' } as never)
@ObjectType({ description: 'One immutable version of a piece of evidence.' })
export class EvidenceVersion extends Journaled {
  @Key() id!: string;
  @Ref({ to: 'evidence' }) evidenceId!: string;
  @Whole({ says: 'Counts from 1.' }) number!: number;
  @Ref({ to: 'file', nullable: true }) fileId?: string | null;
  /** Evidence that is a sentence (what somebody said on the phone) has a text instead of a file. */
  @Text({ says: 'The text, where it is no file.', nullable: true }) text?: string | null;
  @Text({ says: 'Salted digest of the text, or hash of the file.' }) digest!: string;
  @Whole({ says: 'The version that this one was redacted from.', nullable: true }) redactedFrom?: number | null;
  @Text({ inside: true }) authorId!: string;
  @Moment() at!: Date;
}

export const openings = vocabulary('opening', {
  viewed: ['Viewed', 'اطلاع'],
  downloaded: ['Downloaded', 'تنزيل'],
});
export type Opening = (typeof openings)[number];

/** Who opened which version, and when: the end of the chain of custody. Appended, never changed; not journaled one by one. */
@Entity({ tableName: 'custody' } as never)
@ObjectType({ description: 'Somebody opened a version of a piece of evidence.' })
export class Custody {
  @Key() id!: string;
  @Ref({ to: 'evidence' }) evidenceId!: string;
  @Whole({ says: 'Which version.' }) number!: number;
  @Ref({ to: 'person' }) personId!: string;
  @Word(openings, { says: 'What was done.' }) what!: Opening;
  @Moment() at!: Date;
}
