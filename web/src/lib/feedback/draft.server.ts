import type { RequestEvent } from '@sveltejs/kit';
import { randomBytes } from 'node:crypto';
import { DraftOf, SaveDraft } from '#schema/documents/feedback.ts';
import { ownIn } from './intake.ts';
import { emptyDraft, fieldsOf, type Draft, type Step } from './steps.ts';

const name = 'draft';
const week = 7 * 86_400;

type At = Pick<RequestEvent, 'cookies' | 'locals' | 'url'>;

export const tokenOf = ({ cookies }: At): string | undefined => {
  const token = cookies.get(name);
  return token && /^[\w-]{16,64}$/.test(token) ? token : undefined;
};

/** The draft of this browser; an empty one where there is none. */
export async function draftOf(at: At): Promise<Draft> {
  const token = tokenOf(at);
  if (!token) return { ...emptyDraft };
  const { data } = await at.locals.ask(DraftOf, { token });
  try {
    return { ...emptyDraft, ...(JSON.parse(data?.draft ?? '{}') as Partial<Draft>) };
  } catch {
    return { ...emptyDraft };
  }
}

/** Keeps the draft, and names it in a cookie that nothing but these pages reads. @returns whether it was kept */
export async function keepDraft(at: At, draft: Draft): Promise<boolean> {
  const token = tokenOf(at) ?? randomBytes(18).toString('base64url');
  takeToken(at, token);
  const { data, errors } = await at.locals.ask(SaveDraft, { token, text: JSON.stringify(draft) });
  return errors.length === 0 && (data?.saveDraft.userErrors.length ?? 1) === 0;
}

export const takeToken = ({ cookies, url }: At, token: string): void => cookies.set(name, token, { path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:', maxAge: week });
export const dropToken = ({ cookies, url }: At): void => cookies.delete(name, { path: '/', httpOnly: true, secure: url.protocol === 'https:' });

/** What one page has asked for, taken out of its form; everything else stays as it was. */
export function typed(form: FormData, step: Step, draft: Draft): Draft {
  const fresh: Record<string, string> = { ...draft };
  for (const field of fieldsOf[step]) fresh[field] = String(form.get(field) ?? '').slice(0, field === 'words' ? 25_000 : 2_500);
  if (step === 'own') fresh['own'] = JSON.stringify(ownIn(form));
  return fresh as unknown as Draft;
}
