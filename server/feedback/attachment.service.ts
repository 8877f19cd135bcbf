import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Context } from '../platform/context.ts';
import { cleanName, FilesPort } from '../platform/files.ts';
import { isId, newId } from '../platform/ids.ts';
import { mistaken, NotPermitted, Refused, refusal } from '../platform/problem.ts';
import type { Book } from '../journal/book.ts';
import { countTry } from '../people/access/attempt.service.ts';
import { holdsFile, type Sent } from './arrival.service.ts';
import { Attachment } from './tracking.entity.ts';

/** What somebody without an account may send at once and in an hour; bytes and milliseconds. */
export const attachmentLimits = { files: 10, size: 25 * 1024 * 1024, hourly: { tries: 60, window: 3_600_000 }, life: 7 * 86_400_000 } as const;

export const TooManyFiles = refusal('attachment.too-many', { en: () => `At most ${attachmentLimits.files} files can be sent at once.`, ar: () => `يمكن إرسال ${attachmentLimits.files} ملفات كحد أقصى في المرة الواحدة.` });
export const FileGone = refusal('attachment.gone', { en: () => 'One of the files is not here any more. Please attach it again.', ar: () => 'أحد الملفات لم يعد متاحًا. يرجى إرفاقه مرة أخرى.' });

/** Keeps a file until the words come that it belongs to. @throws Refused */
export const attach = async (ctx: Context, { bytes, name }: { bytes: Readable; name: string }, draft?: string | null): Promise<Attachment> => {
  const owner = ownerOf(ctx, draft);
  // Many desks of a branch share one address: staff are counted by who they are.
  await countTry(ctx, `attach ${ctx.actor.kind === 'person' ? ctx.actor.id : (ctx.request.address ?? '')}`, attachmentLimits.hourly);
  if ((await waiting(ctx, draft)).length >= attachmentLimits.files) throw mistaken('files', TooManyFiles);
  const kept = await ctx.house.port(FilesPort).keep(bytes, { most: attachmentLimits.size, name });
  const em = ctx.house.fork();
  const row = em.create(Attachment, { id: newId(ctx.now()), owner, ...kept, name: cleanName(name), until: new Date(ctx.now().getTime() + attachmentLimits.life) });
  await em.persist(row).flush();
  await forgetOld(ctx);
  return row;
};

/** What waits of the one who asks, in the order in which it came. */
export const waiting = async (ctx: Context, draft?: string | null): Promise<Attachment[]> => ctx.house.fork().find(Attachment, { owner: ownerOf(ctx, draft), until: { $gt: ctx.now() } }, { orderBy: { id: 'asc' } });

/** Takes one back that is not wanted after all. */
export const detach = async (ctx: Context, id: string, draft?: string | null): Promise<void> => void (isId(id) && (await ctx.house.fork().nativeDelete(Attachment, { id, owner: ownerOf(ctx, draft) })));

/** Within a verb: what was sent ahead is taken out of the waiting, by the one who sent it only. @throws Refused */
export const claim = async (ctx: Context, book: Book, ids: readonly string[] | null | undefined, draft?: string | null): Promise<Sent[]> => {
  if (!ids?.length) return [];
  const rows = await book.em.execute<(Sent & { id: string })[]>('delete from attachment where id = any(?::uuid[]) and owner = ? and until > ? returning id, hash, size, type, name', [`{${ids.join(',')}}`, ownerOf(ctx, draft), ctx.now()]);
  const found = new Map(rows.map(({ id, ...sent }) => [id, sent]));
  if (ids.some((id) => !found.has(id))) throw mistaken('fileIds', FileGone);
  return ids.map((id) => found.get(id)!);
};

/** Files of a form go by its draft, others by who sends them: a complainant with their link, or staff. */
const ownerOf = ({ actor }: Context, draft?: string | null): Buffer => {
  const form = draft && draft.length >= 16 && draft.length <= 64;
  if (!form && actor.kind !== 'complainant' && actor.kind !== 'person') throw new Refused(NotPermitted);
  return createHash('sha256').update(form ? `attachment of draft ${draft}` : `attachment of ${actor.kind} ${actor.id}`).digest();
};

/** Bytes that nobody waits for and nothing refers to go too, a day after the last who kept them. */
const forgetOld = async (ctx: Context): Promise<void> => {
  const em = ctx.house.fork();
  const gone = await em.execute<{ hash: string }[]>('delete from attachment where until <= ? returning hash', [ctx.now()]);
  for (const { hash } of gone) {
    if (!(await em.count(Attachment, { hash })) && !(await holdsFile(ctx, hash))) await ctx.house.port(FilesPort).forget(hash, new Date(ctx.now().getTime() - 86_400_000));
  }
};
