import type { Context } from '../platform/context.ts';
import { newId, secretHash } from '../platform/ids.ts';
import { mistaken, refusal, TooLong } from '../platform/problem.ts';
import { VaultPort } from '../platform/vault.ts';
import { Draft } from './tracking.entity.ts';

export const BadDraft = refusal('feedback.draft-token', { en: () => 'This form is not known here any more. Please begin anew.', ar: () => 'لم يعد هذا النموذج متاحًا. يرجى البدء من جديد.' });

/** Milliseconds: so long somebody may leave a form and come back. */
const draftLife = 7 * 86_400_000;
const longestDraft = 120_000;

/** Keeps what was typed so far, sealed, so that back, reload and another day lose nothing. Not in the journal: it may be forgotten. */
export const saveDraft = async (ctx: Context, token: string, text: string): Promise<void> => {
  if (token.length < 16 || token.length > 64) throw mistaken('token', BadDraft);
  if (text.length > longestDraft) throw mistaken('text', TooLong, { max: longestDraft });
  const vault = ctx.house.port(VaultPort);
  const em = ctx.house.fork();
  const [now, tokenHash] = [ctx.now(), secretHash(token)];
  const until = new Date(now.getTime() + draftLife);
  const wrappedKey = vault.newKey();
  await em.execute('delete from draft where until <= ?', [now], 'run');
  await em.execute(
    'insert into draft (id, token_hash, wrapped_key, sealed, until) values (?, ?, ?, ?, ?) on conflict (token_hash) do update set wrapped_key = excluded.wrapped_key, sealed = excluded.sealed, until = excluded.until',
    [newId(now), tokenHash, wrappedKey, vault.seal(wrappedKey, text), until], 'run');
};

export const readDraft = async (ctx: Context, token: string): Promise<string | null> => {
  const draft = await ctx.house.fork().findOne(Draft, { tokenHash: secretHash(token.slice(0, 64)), until: { $gt: ctx.now() } });
  return draft ? ctx.house.port(VaultPort).open(Buffer.from(draft.wrappedKey), Buffer.from(draft.sealed)) : null;
};
