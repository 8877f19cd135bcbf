import type { Readable } from 'node:stream';
import type { Context } from '../platform/context.ts';
import { cleanName, FilesPort } from '../platform/files.ts';
import { isId, newId } from '../platform/ids.ts';
import { NotFound, Refused, text } from '../platform/problem.ts';
import { Case } from '../case/case.entity.ts';
import type { Verb } from '../case/role-verb.policy.ts';
import { Custody, Evidence, EvidenceVersion, StoredFile, type Opening } from './evidence/evidence.entity.ts';
import { mayOpen } from './evidence/evidence.policy.ts';
import { addEvidence, reviseEvidence, type Held } from './evidence/evidence.service.ts';
import { caseIdOf, mustBeIn } from '../case/verb.service.ts';

export type Fields = Readonly<Record<string, string>>;

export interface Posted {
  readonly fields: Fields;
  readonly file: { readonly bytes: Readable; readonly name: string };
}

/**
 * A file that was posted: a new piece of evidence in a case, or a new version of one that is there. Whether it is wanted at all is asked
 * before a byte of it is kept; the verb asks again under the lock.
 */
export const takeFile = async (ctx: Context, { fields, file }: Posted): Promise<Evidence> => {
  await mustBeWanted(ctx, fields);
  return takeKept(ctx, fields, { ...(await ctx.house.port(FilesPort).keep(file.bytes, { name: file.name })), name: cleanName(file.name) });
};

/** The same for a file that is kept already, in however many pieces it came. */
export const takeKept = (ctx: Context, fields: Fields, file: NonNullable<Held['file']>): Promise<Evidence> => {
  const operation = ctx.doing(fields['opId']);
  if (fields['evidence']) return reviseEvidence(operation, fields['evidence'], { file, redactedFrom: fields['redactedFrom'] ? Number(fields['redactedFrom']) : null }, Number(fields['expectedVersion'] ?? 0));
  return addEvidence(operation, fields['case'] ?? '', {
    title: text('title', fields['title'], 300), source: fields['source']?.trim().slice(0, 300) || null, confidential: fields['confidential'] === 'true', unclassified: fields['unclassified'] === 'true', file,
  });
};

/** Asked before a byte is taken: the case is there for this person, the step is theirs and fits the stage. @throws Refused */
export const mustBeWanted = async (ctx: Context, fields: Fields): Promise<void> => {
  const { evidence } = fields;
  if (evidence) return mustBeOpen(ctx, await caseIdOf(ctx, Evidence, evidence), 'evidence.describe');
  await mustBeOpen(ctx, fields['case'] ?? '', 'evidence.add');
  text('title', fields['title'], 300);
};

/** The file behind a version, for whoever may read it: every opening goes into its custody. */
export const openEvidence = async (ctx: Context, id: string, number: number, what: Opening): Promise<{ file: StoredFile; read: (range?: { start: number; end: number }) => Readable }> => {
  const evidence = isId(id) ? await ctx.load(Evidence, id) : null;
  const kase = evidence && (await ctx.load(Case, evidence.caseId));
  const version = evidence && Number.isInteger(number) ? await ctx.em.findOne(EvidenceVersion, { evidenceId: id, number }) : null;
  const file = version?.fileId ? await ctx.load(StoredFile, version.fileId) : null;
  if (!evidence || !kase || !file) throw new Refused(NotFound);
  const redacted = (await ctx.em.count(EvidenceVersion, { evidenceId: id, redactedFrom: number })) > 0;
  if (!mayOpen(ctx.actor, kase, evidence, redacted)) throw new Refused(NotFound);
  const em = ctx.house.fork();
  em.persist(em.create(Custody, { id: newId(ctx.now()), evidenceId: id, number, personId: ctx.actor.id, what, at: ctx.now() }));
  await em.flush();
  return { file, read: (range) => ctx.house.port(FilesPort).read(file.hash, range) };
};

const mustBeOpen = async (ctx: Context, caseId: string, verb: Verb): Promise<void> => {
  const kase = isId(caseId) ? await ctx.house.fork().findOne(Case, { id: caseId }) : null;
  if (!kase) throw new Refused(NotFound);
  mustBeIn(ctx, kase, verb);
};
