import type { Context } from '../platform/context.ts';
import type { Case } from './case.entity.ts';
import { maySee } from './case.policy.ts';

/** Rows of a case's content for whoever may read it; nothing for whoever sees the card only. */
export const ofContent = async <T>(ctx: Context, kase: Case, read: () => Promise<T[]>): Promise<T[]> => (maySee(ctx.actor, kase) ? read() : []);
