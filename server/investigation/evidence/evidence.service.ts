import type { Context } from '../../platform/context.ts';
import type { Kept } from '../../platform/kept.ts';
import { DateOrder, mistaken, Refused, Required } from '../../platform/problem.ts';
import type { Book } from '../../journal/book.ts';
import type { FilesKeeper } from '../../feedback/arrival.service.ts';
import { Evidence, EvidenceVersion, StoredFile, type EvidenceState } from './evidence.entity.ts';
import { ConfidentialEvidenceAdded, ConfidentialEvidenceClassified, EvidenceAdded, EvidenceClassified } from './evidence.kinds.ts';
import { ElsewhereEvidence, NoSuchVersion } from './evidence.policy.ts';
import { messageIn } from '../../case/room/talk.service.ts';
import { onCase } from '../../case/verb.service.ts';
import { onItem } from '../room.service.ts';

/** What a version holds: a sentence (what somebody said, what was read off a screen), or a file that is kept already. */
export interface Held {
  readonly text?: string | null;
  readonly file?: (Kept & { readonly name: string }) | null;
}

export interface NewEvidence extends Held {
  readonly title: string;
  readonly source?: string | null;
  readonly happenedAt?: Date | null;
  readonly confidential?: boolean | null;
  readonly messageId?: string | null;
  /** It waits to be looked at and classified. */
  readonly unclassified?: boolean;
}

/** Takes a piece of evidence into custody: its hash is fixed here, before anybody works with it. */
export const addEvidence = (ctx: Context, caseId: string, given: NewEvidence): Promise<Evidence> =>
  onCase(ctx, caseId, 'evidence.add', undefined, async (book) => {
    if (!given.text && !given.file) throw mistaken('text', Required);
    if (given.happenedAt && given.happenedAt > ctx.now()) throw mistaken('happenedAt', DateOrder);
    const messageId = await messageIn(book, caseId, given.messageId);
    const evidence = book.add(Evidence, {
      caseId, messageId, number: (await book.em.count(Evidence, { caseId })) + 1, title: given.title, source: given.source ?? null,
      happenedAt: given.happenedAt ?? null, confidential: given.confidential ?? false, state: given.unclassified || ctx.actor.kind !== 'person' ? 'inbox' : 'kept',
    });
    await addVersion(ctx, book, evidence, 1, given);
    return evidence;
  });

/** What the complainant sent, within the verb that keeps their words: each file is a piece of evidence that waits to be looked at. @returns ids of the files */
const takeFromComplainant: FilesKeeper['keep'] = async (ctx, book, kase, files) => {
  const first = (await book.em.count(Evidence, { caseId: kase.id })) + 1;
  const ids: string[] = [];
  for (const [index, file] of files.entries()) {
    const evidence = book.add(Evidence, { caseId: kase.id, number: first + index, title: file.name, source: null, happenedAt: null, confidential: false, origin: 'complainant', state: 'inbox' });
    ids.push(await addVersion(ctx, book, evidence, 1, { file }));
  }
  return ids;
};

/** What feedback asks of evidence: registered in main.ts. */
export const complainantFiles: FilesKeeper = {
  keep: takeFromComplainant,
  holds: async (ctx, hash) => (await ctx.house.fork().count(StoredFile, { hash })) > 0,
  count: (ctx, caseId) => ctx.house.fork().count(Evidence, { caseId, origin: 'complainant' }),
};

/** A new version, or a redaction of one: what was there stays as it was. */
export const reviseEvidence = (ctx: Context, id: string, given: Held & { readonly redactedFrom?: number | null }, expectedVersion: number): Promise<Evidence> =>
  onItem(ctx, Evidence, id, 'evidence.describe', async (book, evidence) => {
    const { redactedFrom = null } = given;
    if (!given.text && !given.file) throw mistaken('text', Required);
    if (redactedFrom !== null && !(Number.isInteger(redactedFrom) && redactedFrom >= 1 && redactedFrom <= evidence.latest)) throw mistaken('redactedFrom', NoSuchVersion);
    evidence.latest += 1;
    await addVersion(ctx, book, evidence, evidence.latest, given, redactedFrom);
  }, expectedVersion);

export interface EvidenceClass {
  readonly title: string;
  readonly source?: string | null;
  readonly state: EvidenceState;
  readonly confidential: boolean;
  /** Why it is set aside. */
  readonly reason?: string | null;
}

/** Says what a piece of evidence is. Setting it aside needs a reason; nothing that was taken in is ever gone. */
export const classifyEvidence = (ctx: Context, id: string, { title, source, state, confidential, reason }: EvidenceClass, expectedVersion: number): Promise<Evidence> =>
  onItem(ctx, Evidence, id, 'evidence.describe', async (book, evidence) => {
    if (state === 'excluded' && !reason) throw mistaken('reason', Required);
    Object.assign(evidence, { title, source: source ?? null, state, confidential });
    book.write(confidential ? ConfidentialEvidenceClassified : EvidenceClassified, evidence, {
      number: evidence.number, state, title: await book.say(evidence, 'title', title, ctx.language), reason: reason ? await book.say(evidence, 'reason', reason, ctx.language) : null,
    });
  }, expectedVersion);

/** Checks that each '<id>@<version>' names a version of this case's evidence. @throws Refused */
export const evidenceIn = async (book: Pick<Book, 'em'>, caseId: string, wanted: readonly string[]): Promise<string[]> => {
  const parsed = [...new Set(wanted)].map((one) => /^([0-9a-f-]{36})@(\d{1,4})$/.exec(one));
  if (parsed.some((one) => !one)) throw mistaken('evidence', ElsewhereEvidence);
  const found = new Map((await book.em.find(Evidence, { caseId })).map((one) => [one.id, one.latest]));
  if (parsed.some((one) => Number(one![2]) < 1 || (found.get(one![1]!) ?? 0) < Number(one![2]))) throw new Refused(ElsewhereEvidence, {}, ['evidence']);
  return parsed.map((one) => one![0]);
};

const addVersion = async (ctx: Context, book: Book, evidence: Evidence, number: number, { text, file: kept }: Held, redactedFrom: number | null = null): Promise<string> => {
  const file = kept ? book.add(StoredFile, { caseId: evidence.caseId, hash: kept.hash, size: kept.size, type: kept.type, name: kept.name, authorId: ctx.actor.id, at: ctx.now() }) : null;
  const digest = file?.hash ?? (await book.say(evidence, 'text', text ?? '', ctx.language));
  book.add(EvidenceVersion, { evidenceId: evidence.id, number, fileId: file?.id ?? null, text: file ? null : text, digest, redactedFrom, authorId: ctx.actor.id, at: ctx.now() });
  book.write(evidence.confidential || redactedFrom ? ConfidentialEvidenceAdded : EvidenceAdded, evidence, {
    number: evidence.number, version: number, title: await book.say(evidence, 'title', evidence.title, ctx.language), hash: digest, file: !!file, redactedFrom, message: number === 1 ? evidence.messageId : null,
  });
  return file?.id ?? '';
};
