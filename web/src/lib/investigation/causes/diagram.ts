/** What a diagram needs to know of a cause. */
export interface Cause {
  id: string;
  parentId: string | null;
  order: number;
  leg: string;
  text: string;
  categorySaid: string | null;
  alsoUnder: readonly string[];
  /** Nothing stands beneath its words. */
  bare?: boolean;
}

/** A rectangle in px; x and y are those of the corner that lies left and up, whatever the language. */
export interface Rect {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
}
/** A cause in a diagram, with the lines of text that it has room for; Arabic is set larger and with more air, whatever the language of the page. */
export interface Box extends Rect {
  lines: number;
  arabic: boolean;
}
/** What is not a cause: the effect, a leg, a bone of the fish, the number of a why. Causes may be dropped on those that name a place. */
export interface Label extends Rect {
  kind: 'effect' | 'leg' | 'category' | 'why';
  text: string;
  leg?: string;
  category?: string | null;
}
export interface Line {
  kind: 'spine' | 'rib' | 'twig' | 'link';
  points: readonly (readonly [number, number])[];
}
export interface Diagram {
  width: number;
  height: number;
  boxes: readonly Box[];
  labels: readonly Label[];
  lines: readonly Line[];
}

/** In which room it shall be read: a width to be filled, and on paper a height as well. */
export interface Room {
  width: number;
  height?: number;
}
/** How small a diagram may become before one rather scrolls. */
export const smallest = 0.72;

/** How much smaller a diagram has to become to stand in a room; never larger than life. */
export const scaleIn = ({ width, height }: Pick<Diagram, 'width' | 'height'>, room: Room): number => Math.min(1, room.width / width, room.height ? room.height / height : 1);

/** Of several arrangements the one that reads best: on paper the largest; on a screen the shortest that needs no sideways scrolling, else the narrowest. */
export function best(arrangements: readonly Diagram[], room: Room): Diagram {
  const rated = arrangements.map((one) => {
    const scale = scaleIn(one, room);
    return { one, rank: room.height ? -scale : scale < smallest ? 1e9 + one.width : one.height * scale };
  });
  return rated.reduce((a, b) => (b.rank < a.rank ? b : a)).one;
}

/** The same for those who read from the right: by geometry, so that the words stay as they are. */
export const mirrored = <D extends Diagram>(diagram: D): D => {
  const turn = <R extends Rect>(rect: R): R => ({ ...rect, x: diagram.width - rect.x - rect.width });
  return { ...diagram, boxes: diagram.boxes.map(turn), labels: diagram.labels.map(turn), lines: diagram.lines.map((line) => ({ ...line, points: line.points.map(([x, y]) => [diagram.width - x, y] as const) })) };
};

const arabic = /[\u0590-\u08ff]/;
/** Widths in em of what is set in 600, a little generous: a line too many is better than a word too few. The first that fits counts. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[\u064b-\u065f\u0670]/, 0], [arabic, 0.47], [/[ijlI|!.,:;'’]/, 0.29], [/[tfr()"-]/, 0.39], [/[mwMW@%—…]/, 0.9], [/[sckvxyzJ]/, 0.53], [/[A-Z]/, 0.66],
];
const widthOf = (letter: string): number => widths.find(([letters]) => letters.test(letter))?.[1] ?? 0.585;

/** Sizes of a box: what is set at which size and height of line, air around it, and a line for how sure the team is. */
const set = { latin: { size: 13, row: 18 }, arabic: { size: 14, row: 23 } } as const;
/** How boxes are cut: their width, the air in them at the sides and above, the most lines of words, what stands beneath these, how far one box stands below another, or beside it in a fish. */
export interface Cut { readonly wide: number; readonly aside: number; readonly above: number; readonly most: number; readonly meta: number; readonly between: number; readonly across: number }
const onScreen: Cut = { wide: 212, aside: 10, above: 7, most: 5, meta: 24, between: 10, across: 26 };
/** On paper they stand closer, and may be narrower with more lines, where that lets more stand on the sheet. */
const onPaper = [212, 196, 180, 166, 152, 142, 132].map((wide): Cut => ({ wide, aside: 7, above: 4, most: 9, meta: wide < 180 ? 44 : 24, between: 5, across: 16 }));
export const cutsIn = ({ height }: Room): readonly Cut[] => (height ? onPaper : [onScreen]);
const setOf = (text: string) => (arabic.test(text) ? set.arabic : set.latin);

/** How many lines a text takes in a width. */
export function linesIn(text: string, width: number): number {
  const { size } = setOf(text);
  let lines = 1;
  let at = 0;
  for (const word of text.trim().split(/\s+/)) {
    const long = [...word].reduce((sum, letter) => sum + widthOf(letter) * size, 0);
    if (at > 0 && at + long > width) {
      lines += 1;
      at = 0;
    }
    lines += Math.floor(long / width);
    at += (long % width) + 0.25 * size;
  }
  return lines;
}

/** What a cause needs in a box. */
export function sizeOf({ text, bare = false }: Pick<Cause, 'text' | 'bare'>, { wide, aside, above, most, meta }: Cut): { lines: number; height: number; arabic: boolean } {
  // Arabic words that are a little wider than it was thought count for more in a narrow box.
  const lines = Math.min(most, linesIn(text, (wide - 2 * aside) * (wide < 180 && arabic.test(text) ? 0.9 : 1)));
  return { lines, height: above * 2 + lines * setOf(text).row + (bare ? 0 : meta), arabic: arabic.test(text) };
}

/** Further effects of a cause, as lines between boxes that are there. */
export function linksOf(causes: readonly Cause[], boxes: readonly Box[]): Line[] {
  const at = new Map(boxes.map((one) => [one.id, one]));
  return causes.flatMap(({ id, alsoUnder }) =>
    alsoUnder.flatMap((under): Line[] => {
      const [from, to] = [at.get(id), at.get(under)];
      return from && to ? [{ kind: 'link', points: [edge(from, to), edge(to, from)] }] : [];
    }));
}
const middle = ({ x, y, width, height }: Rect): readonly [number, number] => [x + width / 2, y + height / 2];
/** Where the line from the middle of one box to that of another leaves it. */
function edge(from: Rect, to: Rect): readonly [number, number] {
  const [[x, y], [tx, ty]] = [middle(from), middle(to)];
  const share = Math.min(from.width / 2 / Math.abs(tx - x || 1e-9), from.height / 2 / Math.abs(ty - y || 1e-9), 1);
  return [x + (tx - x) * share, y + (ty - y) * share];
}

export type Way = 'left' | 'right' | 'up' | 'down';

/** The next box as the eye sees it: what lies straight ahead before what lies nearer but aside. */
export function nextIn(boxes: readonly Rect[], from: string, way: Way): string | null {
  const start = boxes.find(({ id }) => id === from);
  if (!start) return boxes[0]?.id ?? null;
  const upright = way === 'up' || way === 'down';
  const sign = way === 'right' || way === 'down' ? 1 : -1;
  const [sx, sy] = middle(start);
  let found: { id: string; far: number } | null = null;
  for (const other of boxes) {
    const [x, y] = middle(other);
    const ahead = sign * (upright ? y - sy : x - sx);
    if (other.id === from || ahead <= 0.5) continue;
    const aside = upright ? gap(start.x, start.width, other.x, other.width) : gap(start.y, start.height, other.y, other.height);
    const far = ahead + aside * 3;
    if (!found || far < found.far) found = { id: other.id, far };
  }
  return found?.id ?? null;
}
const gap = (a: number, along: number, b: number, other: number): number => Math.max(0, b - (a + along), a - (b + other));
