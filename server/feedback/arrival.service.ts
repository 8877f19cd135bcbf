import type { Context } from '../platform/context.ts';
import type { Kept } from '../platform/kept.ts';
import type { Book } from '../journal/book.ts';
import type { Case } from '../case/case.entity.ts';

/** A file that the complainant sent, with the name they gave it. */
export type Sent = Kept & { readonly name: string };

export interface FilesKeeper {
  /** Keeps what the complainant sent, within the verb that keeps their words. @returns ids of the files, in order */
  keep(ctx: Context, book: Book, kase: Case, files: readonly Sent[]): Promise<string[]>;
  /** Whether anything refers to these bytes. */
  holds(ctx: Context, hash: string): Promise<boolean>;
  /** How many the complainant of a case has sent, with their first words and since. */
  count(ctx: Context, caseId: string): Promise<number>;
}

let keeper: FilesKeeper | undefined;

/** Registered in main.ts: files are evidence, which is known further right. */
export const registerFiles = (one: FilesKeeper): void => void (keeper = one);

export const keepFiles: FilesKeeper['keep'] = async (ctx, book, kase, files) => (files.length && keeper ? keeper.keep(ctx, book, kase, files) : []);
export const holdsFile: FilesKeeper['holds'] = async (ctx, hash) => (keeper ? keeper.holds(ctx, hash) : true);
export const countFiles: FilesKeeper['count'] = async (ctx, caseId) => (keeper ? keeper.count(ctx, caseId) : 0);
