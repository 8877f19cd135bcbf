import { sizeOf, type Cause, type Cut } from './diagram.ts';
import { childrenOf } from './tree.ts';


/** A cause in a branch: how far from the first one, how far down, and what explains it. */
export interface Knot {
  cause: Cause;
  depth: number;
  y: number;
  lines: number;
  arabic: boolean;
  height: number;
  under: Knot[];
}
/** A cause and all that explains it. `stacked`: each beneath the one before; else each depth stands beside, and rows are shared. */
export interface Branch {
  /** The first cause comes last. */
  knots: Knot[];
  height: number;
  depth: number;
}

export const middleOf = ({ y, height }: Pick<Knot, 'y' | 'height'>): number => y + height / 2;

/** Each depth beside the one before; a cause is level with the middle of what explains it. Every branch has rows of its own. */
export function beside(causes: readonly Cause[], top: Cause, cut: Cut): Branch {
  const knots: Knot[] = [];
  const walk = (cause: Cause, depth: number, y: number): { knot: Knot; tall: number } => {
    const size = sizeOf(cause, cut);
    const under: Knot[] = [];
    let down = y;
    for (const child of childrenOf(causes, cause.id)) {
      const { knot, tall } = walk(child, depth + 1, down);
      under.push(knot);
      down += tall + cut.between;
    }
    const tall = Math.max(size.height, down - y - (under.length ? cut.between : 0));
    const level = under.length ? (middleOf(under[0]!) + middleOf(under.at(-1)!)) / 2 - size.height / 2 : y;
    const knot = { cause, depth, ...size, under, y: Math.min(Math.max(y, level), y + tall - size.height) };
    knots.push(knot);
    return { knot, tall };
  };
  const { tall } = walk(top, 0, 0);
  return { knots, height: tall, depth: Math.max(...knots.map(({ depth }) => depth)) };
}

/** Each beneath the one before, as a list is read. */
export function beneath(causes: readonly Cause[], top: Cause, cut: Cut): Branch {
  const knots: Knot[] = [];
  let y = 0;
  const walk = (cause: Cause, depth: number): Knot => {
    const knot: Knot = { cause, depth, y, ...sizeOf(cause, cut), under: [] };
    y += knot.height + cut.between;
    knot.under = childrenOf(causes, cause.id).map((child) => walk(child, depth + 1));
    knots.push(knot);
    return knot;
  };
  walk(top, 0);
  return { knots, height: y - cut.between, depth: Math.max(...knots.map(({ depth }) => depth)) };
}
