import type { Context } from '../platform/context.ts';
import type { Book } from '../journal/book.ts';
import type { Case } from './case.entity.ts';

/** The turns a case takes, to which clocks and other slices answer within the same transaction. */
export type Turn = 'opened' | 'routed' | 'led' | 'acknowledged' | 'assessed' | 'investigating' | 'decided' | 'evaluated' | 'adopted' | 'remedied' | 'settling' | 'closed' | 'reopened';
export type Follows = (ctx: Context, book: Book, kase: Case, turn: Turn) => Promise<void>;

const followers = new Map<string, Follows>();

/** Registered in main.ts; `name` so that a second house in the same process does not register it twice. */
export const followTurns = (name: string, follows: Follows): void => void followers.set(name, follows);

/** Called by the verbs after the case has turned and before the book is closed. */
export const turned = async (ctx: Context, book: Book, kase: Case, turn: Turn): Promise<void> => {
  for (const follows of followers.values()) await follows(ctx, book, kase, turn);
};
