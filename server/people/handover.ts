import type { Context } from '../platform/context.ts';

/** One piece of work that somebody has open. */
export interface OpenPiece {
  /** What it is to this person: a word of the vocabulary `openWork`. */
  readonly kind: string;
  readonly id: string;
  /** A human number, where it has one. */
  readonly number?: string | null;
  /** Shown to the person only: whoever keeps the accounts reads no content. */
  readonly title?: string | null;
}

/**
 * What a slice to the right knows of somebody's open work. Registered in main.ts; `handOver` runs as *system*, piece by piece in verbs of
 * its own, and doing it again changes nothing more.
 */
export interface HandsOver {
  preview(ctx: Context, personId: string): Promise<readonly OpenPiece[]>;
  /** To the successor; where there is none, to whoever heads the department concerned. */
  handOver(ctx: Context, personId: string, successorId: string | null): Promise<void>;
}

const registered = new Map<string, HandsOver>();

/** `name` so that a second house in the same process does not register it twice. */
export const registerHandOver = (name: string, handsOver: HandsOver): void => void registered.set(name, handsOver);

export const openWorkOf = async (ctx: Context, personId: string): Promise<OpenPiece[]> =>
  (await Promise.all([...registered.values()].map((one) => one.preview(ctx, personId)))).flat();

export const handOverAll = async (ctx: Context, personId: string, successorId: string | null): Promise<void> => {
  for (const one of registered.values()) await one.handOver(ctx, personId, successorId);
};
