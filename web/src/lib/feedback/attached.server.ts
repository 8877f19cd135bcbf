import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { AttachedFiles, DraftOf, SaveDraft } from '#schema/documents/feedback.ts';
import { fileRefused, type AttachedFile } from './attached.ts';
import { tokenOf } from './draft.server.ts';
import type { Link } from './link.server.ts';

type At = Pick<RequestEvent, 'cookies' | 'locals' | 'url'>;

/** What was sent ahead under this browser's draft, or under a private link. */
export async function attachedTo(at: At, link?: Link): Promise<readonly AttachedFile[]> {
  const draft = link ? undefined : tokenOf(at);
  if (!link && !draft) return [];
  return (await at.locals.ask(AttachedFiles, { draft: draft ?? null, link: link ?? null })).data?.attached ?? [];
}

/** What was sent ahead under the name of one form. */
export const attachedUnder = async (locals: At['locals'], draft: string): Promise<readonly AttachedFile[]> => (draft.length < 16 ? [] : ((await locals.ask(AttachedFiles, { draft, link: null })).data?.attached ?? []));

/** What the door for files refused, as the address that it leads back to says it, in the reader's language. */
export function refusedFile({ searchParams }: URL): { field: string; message: string }[] {
  const code = searchParams.get('refused');
  if (!code) return [];
  const name = (searchParams.get('file') ?? '').slice(0, 120);
  return code === 'required' ? [{ field: 'words', message: m.track_write_due() }] : [{ field: 'file', message: fileRefused(code, name) }];
}

/** What had been typed on the tracking page when a file was refused: kept by the door under the link. */
export async function wordsKept(at: At, { key }: Link): Promise<string> {
  const { data } = await at.locals.ask(DraftOf, { token: `track ${key}`.slice(0, 64) });
  try {
    return (JSON.parse(data?.draft ?? '{}') as { words?: string }).words ?? '';
  } catch {
    return '';
  }
}

export const keepWords = async (at: At, { key }: Link, words: string): Promise<void> =>
  void (await at.locals.ask(SaveDraft, { token: `track ${key}`.slice(0, 64), text: JSON.stringify({ words: words.slice(0, 25_000) }) }));
