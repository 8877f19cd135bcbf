import type { Context } from '../../platform/context.ts';
import { hole, Somebody, type StoredEntry } from '../../journal/entry.entity.ts';
import { entriesAfter } from '../../journal/reader.ts';
import { caseStream } from '../../journal/stream.entity.ts';
import { mayHear, NamingPort, tell } from '../../journal/telling.ts';
import type { Case } from '../case.entity.ts';
import { maySee } from '../case.policy.ts';
import { seenBy, ruledAt, type ReplayEyes } from './replay.policy.ts';
import type { CaseReplay } from './room.view.ts';
import { audiencesIn, idsIn } from '../ruling.view.ts';

const atOnce = 1_000;

/**
 * The story as it stood after an entry, as somebody of a role could see it at that moment, less what the one who asks may not see today:
 * both permissions have to agree. What either of them forbids is a hole. Texts come with the entries, and erased ones do not come back.
 */
export const replayOf = async (ctx: Context, kase: Case, asked: number, eyes: ReplayEyes): Promise<CaseReplay | null> => {
  if (!maySee(ctx.actor, kase)) return null;
  const all = await wholeStory(ctx, kase.id);
  const at = Math.min(Math.max(asked, 0), all.length);
  const { actor, kase: then } = seenBy(eyes, ctx.actor, ruledAt(kase, all, at));
  const audiences = audiencesIn(actor, then);
  const stored = all.slice(0, at);
  const told = await tell(ctx, stored);
  const entries = told.map((entry, index) => (mayHear(stored[index]!, audiences) ? entry : hole(entry.seq, entry.position)));
  const named = await namesIn(ctx, stored.filter((_, index) => !entries[index]!.hole));
  const until = at < all.length ? (stored.at(-1)?.at ?? kase.receivedAt) : ctx.now();
  return { at, last: all.length, eyes, open: audiences.size > 0, entries, named, until };
};

const wholeStory = async (ctx: Context, id: string): Promise<StoredEntry[]> => {
  const all: StoredEntry[] = [];
  for (;;) {
    const more = await entriesAfter(ctx.em, caseStream(id), all.at(-1)?.seq ?? 0, atOnce);
    all.push(...more);
    if (more.length < atOnce) return all;
  }
};

/** Whom the entries point at, by name, so that a screen can say who led then. */
const namesIn = async (ctx: Context, entries: readonly StoredEntry[]): Promise<Somebody[]> => {
  const names = await ctx.house.port(NamingPort)(ctx, [...new Set(entries.flatMap(idsIn))]);
  return [...names].map(([id, name]) => Object.assign(new Somebody(), { id, name }));
};
