import type { Readable } from 'node:stream';
import type { Context } from '../platform/context.ts';
import { FilesPort } from '../platform/files.ts';
import { newId } from '../platform/ids.ts';
import { mistaken, NotFound, Refused, Required, text } from '../platform/problem.ts';
import { onRecord, type Book } from '../journal/book.ts';
import { caseStreams } from '../journal/stream.entity.ts';
import { Case } from '../case/case.entity.ts';
import { permission } from '../case/case.policy.ts';
import { ElsewhereEvidence } from './cause.policy.ts';
import { Custody, Evidence, EvidenceVersion, StoredFile } from './evidence.entity.ts';
import { EvidenceAdded, EvidenceClassified } from './investigation.kinds.ts';

export interface NewEvidence {
  readonly title: string;
  readonly source?: string | null;
  readonly happenedAt?: Date | null;
  readonly confidential?: boolean;
  /** A sentence instead of a file: what somebody said, what was read off a screen. */
  readonly text?: string | null;
  readonly file?: { readonly bytes: Readable; readonly name: string } | null;
}

/** Takes a piece of evidence into custody: its hash is fixed here, before anybody works with it. */
export const addEvidence = async (ctx: Context, caseId: string, given: NewEvidence): Promise<Evidence> => {
  if (!given.text && !given.file) throw mistaken('text', Required);
  const kept = given.file && { ...(await ctx.house.port(FilesPort).keep(given.file.bytes)), name: cleanName(given.file.name) };
  return onRecord(ctx, caseStreams(caseId), async (book) => {
    ctx.must(permission('evidence.add'), await book.read(Case, caseId));
    const evidence = book.add(Evidence, {
      caseId, number: (await book.em.count(Evidence, { caseId })) + 1, title: given.title, source: given.source ?? null,
      happenedAt: given.happenedAt ?? null, confidential: given.confidential ?? false, state: ctx.actor.kind === 'person' ? 'kept' : 'inbox',
    });
    await addVersion(ctx, book, evidence, 1, kept, given.text);
    return evidence;
  });
};

/** A file that was posted: a new piece of evidence in a case, or a new version of one that is there. */
export const takeFile = (ctx: Context, { fields, file }: { readonly fields: Readonly<Record<string, string>>; readonly file: NonNullable<NewEvidence['file']> }): Promise<Evidence> => {
  const operation = ctx.doing(fields['opId']);
  if (fields['evidence']) return reviseEvidence(operation, fields['evidence'], { file, redactedFrom: fields['redactedFrom'] ? Number(fields['redactedFrom']) : null }, Number(fields['expectedVersion'] ?? 0));
  return addEvidence(operation, fields['case'] ?? '', { title: text('title', fields['title'], 300), source: fields['source']?.slice(0, 300) || null, file });
};

/** A new version, or a redaction of one: what was there stays as it was. */
export const reviseEvidence = async (ctx: Context, id: string, given: Pick<NewEvidence, 'text' | 'file'> & { redactedFrom?: number | null }, expectedVersion: number): Promise<Evidence> => {
  const { caseId } = await known(ctx, id);
  const kept = given.file && { ...(await ctx.house.port(FilesPort).keep(given.file.bytes)), name: cleanName(given.file.name) };
  return onRecord(ctx, caseStreams(caseId), async (book) => {
    ctx.must(permission('evidence.describe'), await book.read(Case, caseId));
    const evidence = await book.read(Evidence, id, expectedVersion);
    evidence.latest += 1;
    await addVersion(ctx, book, evidence, evidence.latest, kept, given.text, given.redactedFrom);
    return evidence;
  });
};

export const classifyEvidence = async (ctx: Context, id: string, given: { title: string; source?: string | null; state: string; confidential: boolean }, expectedVersion: number): Promise<Evidence> => {
  const { caseId } = await known(ctx, id);
  return onRecord(ctx, caseStreams(caseId), async (book) => {
    ctx.must(permission('evidence.describe'), await book.read(Case, caseId));
    const evidence = await book.read(Evidence, id, expectedVersion);
    Object.assign(evidence, given);
    book.write(EvidenceClassified, evidence, { number: evidence.number, state: evidence.state, title: await book.say(evidence, 'title', given.title) });
    return evidence;
  });
};

/** The file behind a version, for whoever may read it: every opening goes into its custody. */
export const openEvidence = async (ctx: Context, id: string, number: number, what: 'viewed' | 'downloaded'): Promise<{ file: StoredFile; bytes: Readable }> => {
  const evidence = await known(ctx, id);
  const kase = await ctx.load(Case, evidence.caseId);
  if (!kase || permission('evidence.read')(ctx.actor, kase) !== true) throw new Refused(NotFound);
  const version = await ctx.em.findOne(EvidenceVersion, { evidenceId: id, number });
  const file = version?.fileId ? await ctx.load(StoredFile, version.fileId) : null;
  if (!file) throw new Refused(NotFound);
  const em = ctx.house.fork();
  em.persist(em.create(Custody, { id: newId(ctx.now()), evidenceId: id, number, personId: ctx.actor.id, what, at: ctx.now() }));
  await em.flush();
  return { file, bytes: ctx.house.port(FilesPort).read(file.hash) };
};

/** Checks that each '<id>@<version>' names a version of this case's evidence. */
export const evidenceIn = async (book: Book, caseId: string, wanted: readonly string[]): Promise<string[]> => {
  const parsed = [...new Set(wanted)].map((one) => /^([0-9a-f-]{36})@(\d{1,4})$/.exec(one));
  if (parsed.some((one) => !one)) throw new Refused(ElsewhereEvidence);
  const ids = parsed.map((one) => one![1]!);
  const found = new Map((await book.em.find(Evidence, { id: { $in: ids }, caseId })).map((one) => [one.id, one.latest]));
  if (parsed.some((one) => (found.get(one![1]!) ?? 0) < Number(one![2]))) throw new Refused(ElsewhereEvidence);
  return parsed.map((one) => one![0]);
};

const addVersion = async (ctx: Context, book: Book, evidence: Evidence, number: number, kept: (StoredFile | { hash: string; size: number; type: string; name: string }) | null | undefined, text?: string | null, redactedFrom?: number | null): Promise<void> => {
  const file = kept ? book.add(StoredFile, { caseId: evidence.caseId, hash: kept.hash, size: kept.size, type: kept.type, name: kept.name, authorId: ctx.actor.id, at: ctx.now() }) : null;
  const digest = file?.hash ?? (await book.say(evidence, 'text', text ?? ''));
  book.add(EvidenceVersion, { evidenceId: evidence.id, number, fileId: file?.id ?? null, text: file ? null : text, digest, redactedFrom: redactedFrom ?? null, authorId: ctx.actor.id, at: ctx.now() });
  book.write(EvidenceAdded, evidence, { number: evidence.number, version: number, title: await book.say(evidence, 'title', evidence.title), hash: digest, file: !!file });
};

const known = async (ctx: Context, id: string): Promise<Evidence> => {
  const evidence = await ctx.load(Evidence, id);
  if (!evidence) throw new Refused(NotFound);
  return evidence;
};

/** Bidi controls, zero-width and control characters would let a name say what it is not; so would a path. */
const cleanName = (name: string): string =>
  name.replace(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '').replace(/[/\\:*?"<>|]/g, '_').trim().slice(0, 200) || 'file';
