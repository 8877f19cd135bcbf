import type { Cursor } from './reader.ts';

/** `counted`: one stream, its own sequence without holes. `chained`: the whole journal, in the order of its cursor. */
export type Order = 'counted' | 'chained';

/** A position as clients hold it. */
export interface Place { readonly epoch: number; readonly at: string }

export const placeOf = ({ xid, position }: Pick<Cursor, 'xid' | 'position'>): string => `${xid}.${position}`;
export const cursorAt = (place: Place): Cursor => {
  const [xid = '0', position = '0'] = place.at.split('.', 2);
  return { epoch: place.epoch, xid, position };
};

/** The last place that the database could count to. */
const ends = { xid: 2n ** 64n - 1n, position: 2n ** 63n - 1n };
const forms: Readonly<Record<Order, RegExp>> = { counted: /^\d{1,15}$/, chained: /^\d{1,20}\.\d{1,19}$/ };

/** What a client says it has applied; nothing where it is in no form of ours. */
export const stated = (order: Order, after: unknown): Place | undefined => {
  if (typeof after !== 'object' || after === null) return undefined;
  const { epoch, at } = after as { epoch?: unknown; at?: unknown };
  if (!Number.isSafeInteger(epoch) || typeof at !== 'string' || !forms[order].test(at)) return undefined;
  const [xid = '0', position = '0'] = at.split('.', 2);
  return BigInt(xid) <= ends.xid && BigInt(position) <= ends.position ? { epoch: epoch as number, at } : undefined;
};

/** Negative where `a` lies before `b`. */
export const compare = (order: Order, a: string, b: string): number => {
  if (a === b) return 0;
  if (order === 'counted') return Number(a) - Number(b);
  const [xidA = '0', positionA = '0'] = a.split('.', 2);
  const [xidB = '0', positionB = '0'] = b.split('.', 2);
  const byXid = BigInt(xidA) - BigInt(xidB);
  const by = byXid === 0n ? BigInt(positionA) - BigInt(positionB) : byXid;
  return by < 0n ? -1 : by > 0n ? 1 : 0;
};

/** Whether a place lies before `to`, asked of many who mostly stand in the same place: what was asked last is known. */
export const liesBefore = (order: Order, to: string): ((at: string) => boolean) => {
  let asked = to;
  let before = false;
  return (at) => {
    if (at !== asked) {
      before = compare(order, at, to) < 0;
      asked = at;
    }
    return before;
  };
};
