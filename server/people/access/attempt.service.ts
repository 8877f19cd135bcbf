import { createHash } from 'node:crypto';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { counted } from '../../platform/nouns.ts';
import { Refused, refusal } from '../../platform/problem.ts';

export const TooOften = refusal<{ minutes?: number }>('too-often', {
  en: ({ minutes = 1 }) => `Too many tries. Please try again in ${counted(minutes, 'minute', 'en')}.`,
  ar: ({ minutes = 1 }) => `عدد المحاولات كبير. يرجى المحاولة مجددًا خلال ${counted(minutes, 'minute', 'ar', 'oblique')}.`,
});

/** How many tries a window allows. Milliseconds. */
export interface Limit { readonly tries: number; readonly window: number }

export const limits = {
  account: { tries: 8, window: 15 * 60_000 },
  address: { tries: 60, window: 15 * 60_000 },
  letters: { tries: 4, window: 60 * 60_000 },
} as const satisfies Record<string, Limit>;

/** @returns the number of this try, and when the window ends */
export interface Tried { readonly count: number; readonly until: Date }

/**
 * Counts one try and refuses it beyond the limit. Counted in the resolver, before anything is looked up, so that many tries in one
 * request are many, and by the house's clock.
 * @param key what is counted; only a hash of it is kept
 */
export const countTry = async (ctx: Context, key: string, { tries, window }: Limit): Promise<Tried> => {
  const now = ctx.now();
  const [row] = await ctx.house.fork().execute<{ count: number; until: string }[]>(
    `insert into attempt as a (id, key, count, until) values (?, ?, 1, ?)
     on conflict (key) do update set count = case when a.until <= ? then 1 else a.count + 1 end, until = case when a.until <= ? then excluded.until else a.until end
     returning count, until`,
    [newId(now), hashed(key), new Date(now.getTime() + window), now, now]);
  const tried = { count: row!.count, until: new Date(row!.until) };
  if (tried.count > tries) throw new Refused(TooOften, { minutes: Math.max(1, Math.ceil((tried.until.getTime() - now.getTime()) / 60_000)) });
  return tried;
};

/** What succeeded counts no more. */
export const forgetTries = async (ctx: Context, key: string): Promise<void> =>
  void (await ctx.house.fork().execute('delete from attempt where key = ? or until <= ?', [hashed(key), ctx.now()], 'run'));

const hashed = (key: string): string => createHash('sha256').update(key).digest('base64url');
