import { beneath, beside, middleOf, type Branch } from './chain.ts';
import { best, cutsIn, linesIn, linksOf, mirrored, type Box, type Cause, type Cut, type Diagram, type Label, type Line, type Room } from './diagram.ts';
import { childrenOf, legs } from './tree.ts';

/** The words of a fishbone, in the reader's language, and the organisation's categories in their order. */
export interface Fish {
  effect: string;
  legs: Readonly<Record<string, string>>;
  categories: readonly string[];
  /** What stands on the bone of causes without a category. */
  other: string;
  rtl: boolean;
  room: Room;
}

const indent = 18;
const bone = { tall: 26, wide: 190, gap: 10 } as const;
const head = { wide: 132, tall: 58 } as const;
const trunk = 26;
/** The spine of a leg on which nothing hangs. */
const bare = 106;
const effectTall = 46;

/** What is on the bones: beneath each other, or each why further out. */
interface Manner { readonly lay: typeof beneath; readonly step: number; readonly cut: Cut }
const mannersIn = (cut: Cut): readonly Manner[] => [{ lay: beneath, step: indent, cut }, { lay: beside, step: cut.wide + cut.across, cut }];

/** One bone with the branches that hang on it, one below the other. */
interface Rib { leg: string; category: string | null; name: string; word: number; branches: (Branch & { at: number })[]; width: number; height: number }
interface Parts { boxes: Box[]; labels: Label[]; lines: Line[] }

/**
 * Three fish on one trunk: a spine for each leg with its head at the inline end, bones for the categories in turn above and below, causes as
 * twigs on the bones and what explains them further out. Boxes never overlap: every bone has a column of its own. Deterministic.
 */
export function fishbone(causes: readonly Cause[], fish: Fish): Diagram {
  const bodies = legs.map((leg) => bodiesOf(causes, leg, fish));
  const widths = [...new Set(bodies.flat().map(({ width }) => width))];
  const diagram = best(widths.map((width) => arrange(causes, fish, bodies.map((some) => lowest(some, width)))), fish.room);
  return fish.rtl ? mirrored(diagram) : diagram;
}

/** A leg without its head: its bones in columns, how far they reach above and below the spine. */
interface Body { manner: Manner; columns: readonly { right: number; ribs: readonly Rib[] }[]; above: number; below: number; width: number }

/** How a leg may be laid out: shorter bones make it wider and lower. */
const bodiesOf = (causes: readonly Cause[], leg: string, fish: Fish): Body[] =>
  cutsIn(fish.room).flatMap(mannersIn).flatMap((manner) => [90, 150, 220, 320, 460, 640, 900, 1300].map((tall) => ({ manner, ...columnsOf(ribsOf(causes, leg, fish, manner, tall)) })));
/** The lowest that is no wider than this; the narrowest where all are. */
const lowest = (bodies: readonly Body[], width: number): Body => {
  const fits = bodies.filter((body) => body.width <= width);
  return fits.length ? fits.reduce((a, b) => (b.above + b.below < a.above + a.below ? b : a)) : bodies.reduce((a, b) => (b.width < a.width ? b : a));
};

function arrange(causes: readonly Cause[], fish: Fish, bodies: readonly Body[]): Diagram {
  const widest = Math.max(bare, ...bodies.map(({ width }) => width));
  const parts: Parts = { boxes: [], labels: [], lines: [] };
  const { labels, lines } = parts;
  const trunkAt = widest + head.wide + trunk;
  const width = trunkAt + 12;
  const effectWide = Math.min(width, 360);
  labels.push({ id: 'effect', kind: 'effect', text: fish.effect, x: width - effectWide, y: 0, width: effectWide, height: effectTall });
  const apart = fish.room.height ? 6 : 30;
  let y = effectTall + 22;
  let last = y;
  legs.forEach((leg, index) => {
    const { manner, columns, above, below, width: body } = bodies[index]!;
    const spine = y + Math.max(above, head.tall / 2);
    for (const { right, ribs } of columns) ribs.forEach((rib, down) => draw(rib, manner, widest - body + right, spine, down === 1, parts));
    labels.push({ id: `leg-${leg}`, kind: 'leg', leg, text: fish.legs[leg] ?? leg, x: widest, y: spine - head.tall / 2, width: head.wide, height: head.tall });
    lines.push({ kind: 'spine', points: [[widest - Math.max(body, 60), spine], [widest, spine]] }, { kind: 'spine', points: [[widest + head.wide, spine], [trunkAt, spine]] });
    last = spine;
    y = spine + Math.max(below, head.tall / 2) + apart;
  });
  lines.push({ kind: 'spine', points: [[trunkAt, last], [trunkAt, effectTall]] }, ...linksOf(causes, parts.boxes));
  return { width, height: y - apart, ...parts };
}

/** The bones of a leg in the organisation's order; one that would grow too long goes on beside itself. */
function ribsOf(causes: readonly Cause[], leg: string, { categories, other }: Fish, { lay, step, cut }: Manner, tall: number): Rib[] {
  const tops = childrenOf(causes, null, leg);
  const rank = (name: string | null): number => (name === null ? 1e6 : categories.indexOf(name) + 1 || 1e5);
  const names = [...new Set(tops.map(({ categorySaid }) => categorySaid))].sort((a, b) => rank(a) - rank(b) || (a ?? '').localeCompare(b ?? ''));
  const { wide, between } = cut;
  return names.flatMap((category) => {
    const ribs: Rib[] = [];
    for (const top of tops.filter(({ categorySaid }) => categorySaid === category)) {
      const branch = lay(causes, top, cut);
      let rib = ribs.at(-1);
      if (!rib || rib.height + between + branch.height > tall) ribs.push((rib = { leg, category, name: category ?? other, word: wordOf(category ?? other, wide), branches: [], width: 0, height: -between }));
      rib.branches.push({ ...branch, at: rib.height + between });
      rib.height += between + branch.height;
      rib.width = Math.max(rib.width, wide + branch.depth * step);
    }
    return ribs;
  });
}

/** A bone's word is as wide as what hangs on it, where it fits there. */
const wordOf = (name: string, wide: number): number => (wide < bone.wide && linesIn(name, wide - 16) === 1 ? wide : bone.wide);
const slantOf = ({ height }: Rib): number => Math.min(44, 14 + height * 0.1);
const reach = (rib: Rib): number => bone.tall + bone.gap + rib.height + 14;

/** Two bones to a column, one above the spine and one below it. */
function columnsOf(ribs: readonly Rib[]) {
  const columns: { right: number; ribs: Rib[] }[] = [];
  let [x, above, below] = [0, 0, 0];
  for (let at = 0; at < ribs.length; at += 2) {
    const pair = ribs.slice(at, at + 2);
    const right = x + Math.max(...pair.map((rib) => Math.max(rib.width, rib.word)));
    columns.push({ right, ribs: pair });
    x = right + 12 + Math.max(...pair.map(slantOf)) + 16;
    above = Math.max(above, reach(pair[0]!));
    if (pair[1]) below = Math.max(below, reach(pair[1]));
  }
  return { columns, above, below, width: x };
}

function draw(rib: Rib, { step, cut: { wide } }: Manner, right: number, spine: number, down: boolean, { boxes, labels, lines }: Parts): void {
  const outer = down ? spine + reach(rib) - bone.tall : spine - reach(rib) + bone.tall;
  const top = down ? spine + 14 : outer + bone.gap;
  const slant = slantOf(rib);
  const ribAt = (y: number): number => right + 12 + (slant * (y - outer)) / (spine - outer);
  const first = rib.branches[0]!.knots.at(-1)!.cause.id;
  labels.push({ id: `bone-${first}`, kind: 'category', leg: rib.leg, category: rib.category, text: rib.name, x: right + 22 - rib.word, y: down ? outer : outer - bone.tall, width: rib.word, height: bone.tall });
  lines.push({ kind: 'rib', points: [[right + 12, outer], [right + 12 + slant, spine]] });
  for (const { knots, at } of rib.branches) {
    for (const knot of knots) {
      const end = right - knot.depth * step;
      const y = top + at + middleOf(knot);
      boxes.push({ id: knot.cause.id, x: end - wide, y: top + at + knot.y, width: wide, height: knot.height, lines: knot.lines, arabic: knot.arabic });
      for (const child of knot.under) {
        const [from, to] = [end - step, top + at + middleOf(child)];
        const bend = from + (step === indent ? indent / 2 : (step - wide) / 2);
        lines.push({ kind: 'twig', points: step === indent ? [[from, to], [bend, to], [bend, top + at + knot.y + knot.height]] : [[from, to], [bend, to], [bend, y], [end - wide, y]] });
      }
      if (knot.depth === 0) lines.push({ kind: 'twig', points: [[end, y], [ribAt(y), y]] });
    }
  }
}
