import type { Readable } from 'node:stream';
import type { Context } from '../../platform/context.ts';
import { cleanName, FileEmpty, FilesPort, FileTooLarge, largestFile } from '../../platform/files.ts';
import { isId, newId } from '../../platform/ids.ts';
import { Malformed, mistaken, NotFound, refusal, Refused } from '../../platform/problem.ts';
import { NotThere } from '../../platform/pieces.ts';
import { mustBeWanted, takeKept, type Fields } from '../file.service.ts';
import { Upload } from './upload.entity.ts';

/** What one person may have under way; `life` in milliseconds. */
export const uploadLimits = { open: 10, bytes: 5 * largestFile, life: 86_400_000 } as const;

export const TooManyUploads = refusal('upload.too-many', { en: () => 'Too many uploads are under way. Please let some finish first.', ar: () => 'عمليات الرفع الجارية كثيرة. يرجى انتظار اكتمال بعضها أولًا.' });
export const HashDiffers = refusal('upload.hash', { en: () => 'The file did not arrive as it left. Please send it again.', ar: () => 'لم يصل الملف كما أُرسل. يرجى إرساله مرة أخرى.' });

/** How far an upload is. */
export interface Progress { readonly id: string; readonly offset: number; readonly size: number }

/** Begins an upload, or goes on with the one of the same name. Whether the file is wanted is asked before a byte of it is taken. */
export const beginUpload = async (ctx: Context, given: { opId: string; name: string; size: number; fields: Fields }): Promise<Progress> => {
  if (!/^[\w-]{8,64}$/.test(given.opId)) throw mistaken('opId', Malformed);
  if (!Number.isInteger(given.size) || given.size < 1) throw mistaken('size', FileEmpty);
  if (given.size > largestFile) throw mistaken('size', FileTooLarge, { mb: largestFile / 1024 / 1024 });
  await mustBeWanted(ctx, given.fields);
  await forgetOld(ctx);
  const em = ctx.house.fork();
  const known = await em.findOne(Upload, { personId: ctx.actor.id, opId: given.opId });
  if (known) return progressOf(ctx, known);
  const mine = await em.find(Upload, { personId: ctx.actor.id, evidenceId: null });
  if (mine.length >= uploadLimits.open || mine.reduce((sum, { size }) => sum + size, given.size) > uploadLimits.bytes) throw new Refused(TooManyUploads);
  const upload = em.create(Upload, { id: newId(ctx.now()), personId: ctx.actor.id, opId: given.opId, name: cleanName(given.name), size: given.size, fields: { ...given.fields, opId: given.opId }, until: new Date(ctx.now().getTime() + uploadLimits.life) });
  await em.persist(upload).flush();
  return progressOf(ctx, upload);
};

export const uploadOf = async (ctx: Context, id: string): Promise<Progress> => progressOf(ctx, await mine(ctx, id));

/** More of it, from where it stands. What arrives before a line is cut stays. */
export const goOn = async (ctx: Context, id: string, offset: number, bytes: Readable): Promise<Progress> => {
  const upload = await mine(ctx, id);
  if (upload.evidenceId || !Number.isInteger(offset)) throw mistaken('offset', NotThere, { at: upload.size });
  await mustBeWanted(ctx, upload.fields);
  return { id, size: upload.size, offset: await ctx.house.port(FilesPort).pieces.append(id, offset, bytes, upload.size) };
};

/** The whole is here: its hash is compared, its type is read off its bytes, and it becomes evidence, once. @returns the id of the evidence */
export const finishUpload = async (ctx: Context, id: string, { hash, expectedVersion }: { hash?: string | undefined; expectedVersion?: string | undefined }): Promise<string> => {
  const upload = await mine(ctx, id);
  if (upload.evidenceId) return upload.evidenceId;
  const { pieces } = ctx.house.port(FilesPort);
  const at = await pieces.size(id);
  if (at !== upload.size) throw mistaken('offset', NotThere, { at });
  const kept = await pieces.complete(id, upload.name).catch((error: unknown) => given(ctx, id, error));
  if (hash && hash !== kept.hash) await given(ctx, id, new Refused(HashDiffers));
  const evidence = await takeKept(ctx, { ...upload.fields, ...(expectedVersion ? { expectedVersion } : {}) }, { ...kept, name: upload.name });
  await ctx.house.fork().nativeUpdate(Upload, { id }, { evidenceId: evidence.id });
  await pieces.discard(id);
  return evidence.id;
};

export const dropUpload = async (ctx: Context, id: string): Promise<void> => {
  const upload = await mine(ctx, id);
  await away(ctx, upload.id);
};

const progressOf = async (ctx: Context, { id, size, evidenceId }: Upload): Promise<Progress> => ({ id, size, offset: evidenceId ? size : await ctx.house.port(FilesPort).pieces.size(id) });

const mine = async (ctx: Context, id: string): Promise<Upload> => {
  const upload = isId(id) ? await ctx.house.fork().findOne(Upload, { id, personId: ctx.actor.id, until: { $gt: ctx.now() } }) : null;
  if (!upload) throw new Refused(NotFound);
  return upload;
};

/** What can never become evidence need not be waited for. */
const given = async (ctx: Context, id: string, error: unknown): Promise<never> => {
  if (error instanceof Refused) await away(ctx, id);
  throw error;
};

const away = async (ctx: Context, id: string): Promise<void> => {
  await ctx.house.fork().nativeDelete(Upload, { id });
  await ctx.house.port(FilesPort).pieces.discard(id);
};

const forgetOld = async (ctx: Context): Promise<void> => {
  for (const { id } of await ctx.house.fork().find(Upload, { until: { $lte: ctx.now() } }, { limit: 100 })) await away(ctx, id);
};
