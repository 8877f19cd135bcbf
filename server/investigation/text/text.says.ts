import { isId } from '../../platform/ids.ts';
import { caps, root } from './text.policy.ts';

/** What a tab may say at a text, and nothing else: every field is of a closed form. */
export interface Opens {
  readonly document: string;
  readonly after: number;
  readonly genesis: string | null;
  /** Writer's ids of a tab that was opened without a line: it made them itself, and nobody else may hold them. */
  readonly claims: readonly number[];
}
/** Words, and where the caret stands after them if it moved. */
export interface Writes { readonly document: string; readonly n: number; readonly client: number; readonly u: string; readonly caret?: Caret | null }
export interface Points { readonly document: string; readonly caret: Caret | null }
export interface Leaves { readonly document: string; readonly text: string }
export interface Asks { readonly document: string; readonly after: number; readonly gone: readonly (readonly [client: number, clock: number])[] }

/** A selection: two places in the text, each by the word that it stands at, so that it moves with it. */
export interface Caret { readonly anchor: Place; readonly head: Place }
export interface Place { readonly type: Id | null; readonly tname: string | null; readonly item: Id | null; readonly assoc: number }
interface Id { readonly client: number; readonly clock: number }

const claimsAtMost = 20;
const isWhole = (value: unknown, most = 4_294_967_295): value is number => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most;
const record = (given: unknown): Record<string, unknown> | null => (given !== null && typeof given === 'object' && !Array.isArray(given) ? (given as Record<string, unknown>) : null);

export const readOpens = (given: unknown): Opens | null => {
  const { document, after = 0, genesis = null, claims = [] } = record(given) ?? {};
  if (!isId(document) || !isWhole(after) || !(genesis === null || (typeof genesis === 'string' && genesis.length <= 64))) return null;
  if (!Array.isArray(claims) || claims.length > claimsAtMost || !claims.every((id) => isWhole(id) && id > 0)) return null;
  return { document: document as string, after, genesis, claims: claims as number[] };
};

export const readWrites = (given: unknown): Writes | null => {
  const { document, n, client, u, caret } = record(given) ?? {};
  if (!isId(document) || !isWhole(n) || !isWhole(client) || typeof u !== 'string' || u.length > Math.ceil(caps.message / 3) * 4) return null;
  const points = caret === undefined ? null : readPoints({ document, caret });
  return { document: document as string, n, client, u, ...(points && { caret: points.caret }) };
};

export const readPoints = (given: unknown): Points | null => {
  const { document, caret } = record(given) ?? {};
  if (!isId(document)) return null;
  if (caret === null) return { document: document as string, caret };
  const { anchor, head } = record(caret) ?? {};
  const places = [placeIn(anchor), placeIn(head)] as const;
  return places[0] && places[1] ? { document: document as string, caret: { anchor: places[0], head: places[1] } } : null;
};

export const readLeaves = (given: unknown): Leaves | null => {
  const { document, text } = record(given) ?? {};
  return isId(document) && typeof text === 'string' && text.trim().length > 0 && text.length <= 20_000 ? { document: document as string, text } : null;
};

export const readAsks = (given: unknown): Asks | null => {
  const { document, after, gone } = record(given) ?? {};
  if (!isId(document) || !isWhole(after) || !Array.isArray(gone) || gone.length > 100) return null;
  const ids = gone.map((id: unknown) => (Array.isArray(id) && id.length === 2 && isWhole(id[0]) && isWhole(id[1]) ? ([id[0], id[1]] as const) : null));
  return ids.every((id) => id !== null) ? { document: document as string, after, gone: ids } : null;
};

/** Where a comment stands, in one closed form. @returns null where it is of another */
export const readAnchor = (given: string): string | null => {
  try {
    const { start, end } = record(JSON.parse(given)) ?? {};
    const places = [placeIn(start), placeIn(end)];
    // A place that points at nothing would break whoever looks for it.
    return places.every((place) => place && (place.item ?? place.type ?? (place.tname === root || null))) ? JSON.stringify({ start: places[0], end: places[1] }) : null;
  } catch {
    return null;
  }
};

const placeIn = (given: unknown): Place | null => {
  const { type = null, tname = null, item = null, assoc = 0 } = record(given) ?? {};
  const ids = [type, item].map((id) => (id === null ? null : idIn(id)));
  if (ids.includes(undefined) || !(tname === null || (typeof tname === 'string' && tname.length <= 32)) || !Number.isInteger(assoc) || Math.abs(assoc as number) > 1) return null;
  return { type: ids[0] ?? null, tname: tname as string | null, item: ids[1] ?? null, assoc: assoc as number };
};
const idIn = (given: unknown): Id | undefined => {
  const { client, clock } = record(given) ?? {};
  return isWhole(client) && isWhole(clock) ? { client, clock } : undefined;
};
