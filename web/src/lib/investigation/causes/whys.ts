import { beside, middleOf, type Branch } from './chain.ts';
import { best, cutsIn, linksOf, mirrored, type Box, type Cause, type Cut, type Diagram, type Label, type Line, type Room } from './diagram.ts';
import { childrenOf, legs } from './tree.ts';

/** The words of the chains, in the reader's language. */
export interface Chains {
  effect: string;
  legs: Readonly<Record<string, string>>;
  /** “Why 3?” */
  why: (n: number) => string;
  rtl: boolean;
  room: Room;
}

const across = 34;
const stem = 26;
const label = { tall: 34, gap: 10 } as const;
const effectTall = 46;

/**
 * Chains of whys from the effect on: each column asks once more. What explains the same cause stands together, and its middle is level with
 * it. Legs and long chains flow into further columns where there is room beside. Boxes never overlap: every branch has rows of its own. Deterministic.
 */
export function whys(causes: readonly Cause[], chains: Chains): Diagram {
  const diagram = best(cutsIn(chains.room).flatMap((cut) => {
    const all = legs.map((leg) => ({ leg, chains: childrenOf(causes, null, leg).map((top) => beside(causes, top, cut)) }));
    return [1, 2, 3, 4].map((columns) => arrange(causes, all, chains, columns, cut));
  }), chains.room);
  return chains.rtl ? mirrored(diagram) : diagram;
}

type Run = { leg: string; chains: Branch[] };
const tallOf = ({ chains }: Run, between: number): number => label.tall + label.gap + chains.reduce((sum, { height }) => sum + height + between, 0) + 16;

/** Spreads the legs over columns of about the same height, in order; a leg that goes on begins the next column with its name again. */
function spread(all: readonly Run[], columns: number, between: number): Run[][] {
  const share = all.reduce((sum, run) => sum + tallOf(run, between), 0) / columns;
  const found: Run[][] = [[]];
  let filled = 0;
  for (const { leg, chains } of all) {
    let run: Run = { leg, chains: [] };
    found.at(-1)!.push(run);
    filled += label.tall + label.gap + 16;
    for (const chain of chains) {
      if (filled > 0 && filled + chain.height / 2 > share && found.length < columns && (run.chains.length || found.at(-1)!.length > 1)) {
        if (!run.chains.length) found.at(-1)!.pop();
        run = { leg, chains: [] };
        found.push([run]);
        filled = label.tall + label.gap;
      }
      run.chains.push(chain);
      filled += chain.height + between;
    }
  }
  return found;
}

function arrange(causes: readonly Cause[], all: readonly Run[], chains: Chains, count: number, { wide, between }: Cut): Diagram {
  const [boxes, labels, lines]: [Box[], Label[], Line[]] = [[], [], []];
  const bar = effectTall + 14;
  let [x, height] = [0, 0];
  for (const column of spread(all, count, between)) {
    let y = bar + 16;
    for (const run of column) {
      const deepest = Math.max(0, ...run.chains.map(({ depth }) => depth));
      labels.push({ id: `leg-${run.leg}-${labels.length}`, kind: 'leg', leg: run.leg, text: chains.legs[run.leg] ?? run.leg, x, y, width: stem + wide, height: label.tall });
      for (let depth = 1; depth <= deepest; depth += 1)
        labels.push({ id: `why-${labels.length}`, kind: 'why', text: chains.why(depth + 1), x: x + stem + depth * (wide + across), y, width: wide, height: label.tall });
      const from = y + label.tall;
      y = from + label.gap;
      let last = from;
      for (const chain of run.chains) {
        const top = y;
        const left = (depth: number): number => x + stem + depth * (wide + across);
        for (const knot of chain.knots) {
          boxes.push({ id: knot.cause.id, x: left(knot.depth), y: top + knot.y, width: wide, height: knot.height, lines: knot.lines, arabic: knot.arabic });
          const end = left(knot.depth) + wide;
          for (const child of knot.under)
            lines.push({ kind: 'twig', points: [[end, top + middleOf(knot)], [end + across / 2, top + middleOf(knot)], [end + across / 2, top + middleOf(child)], [end + across, top + middleOf(child)]] });
        }
        const first = top + middleOf(chain.knots.at(-1)!);
        lines.push({ kind: 'twig', points: [[x + stem / 2, first], [x + stem, first]] });
        last = first;
        y += chain.height + between;
      }
      if (last > from) lines.push({ kind: 'rib', points: [[x + stem / 2, from], [x + stem / 2, last]] });
      height = Math.max(height, y);
      y += 16;
    }
    lines.push({ kind: 'spine', points: [[x + stem / 2, bar], [x + stem / 2, bar + 16]] });
    x += stem + wide + Math.max(0, ...column.flatMap((run) => run.chains.map(({ depth }) => depth))) * (wide + across) + 30;
  }
  const columns = lines.filter(({ kind }) => kind === 'spine').map(({ points }) => points[0]![0]);
  lines.push({ kind: 'spine', points: [[stem / 2, effectTall], [stem / 2, bar], [columns.at(-1)!, bar]] });
  labels.push({ id: 'effect', kind: 'effect', text: chains.effect, x: 0, y: 0, width: Math.min(x - 30, 420), height: effectTall });
  lines.push(...linksOf(causes, boxes));
  return { width: x - 30, height, boxes, labels, lines };
}
