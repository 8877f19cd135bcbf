import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesIn, nextIn, scaleIn, type Cause, type Diagram, type Rect, type Way } from '../../web/src/lib/investigation/causes/diagram.ts';
import { fishbone } from '../../web/src/lib/investigation/causes/fishbone.ts';
import { legs, linesOf } from '../../web/src/lib/investigation/causes/tree.ts';
import { whys } from '../../web/src/lib/investigation/causes/whys.ts';

const seed = Number(process.env['SEED'] ?? 20_261_122);
const paper = { width: 1047, height: 660 };
const rooms = [{ width: 288 }, { width: 588 }, { width: 1380 }, paper];
const named = { occurrence: 'Occurrence', detection: 'Non-detection', systemic: 'Systemic' };

type View = (causes: readonly Cause[], rtl: boolean, room: (typeof rooms)[number]) => Diagram;
const views: Readonly<Record<string, View>> = {
  fishbone: (causes, rtl, room) => fishbone(causes, { effect: 'It arrived warm', legs: named, categories: ['Method', 'Machine', 'People'], other: 'Other', rtl, room }),
  whys: (causes, rtl, room) => whys(causes, { effect: 'It arrived warm', legs: named, why: (n) => `Why ${n}?`, rtl, room }),
};

/** A tree of causes: each hangs on one that came before it, or on none. */
const tree = (size: { minLength?: number; maxLength: number }) =>
  fc.array(fc.record({
    above: fc.nat(99), top: fc.integer({ min: 0, max: 3 }), leg: fc.constantFrom(...legs), order: fc.double({ min: 0, max: 9, noNaN: true }), also: fc.option(fc.nat(99), { freq: 6 }),
    category: fc.option(fc.constantFrom('Method', 'Machine', 'People', 'An own word')),
    text: fc.oneof(fc.string({ maxLength: 300 }), fc.constantFrom('Gel packs only half frozen at loading', 'يُحسب وقت التجميد من نهاية الوردية لا من بداية التحميل', 'X'.repeat(200))),
  }), size).map((rows) => {
    const causes: Cause[] = [];
    rows.forEach(({ above, top, leg, order, also, category, text }, at) => {
      const parent = at && top ? causes[above % at]! : null;
      causes.push({ id: `c${at}`, parentId: parent?.id ?? null, leg: parent?.leg ?? leg, order, text, categorySaid: category, alsoUnder: also !== null && at > 1 ? [`c${also % at}`] : [] });
    });
    return causes;
  });

const over = (a: Rect, b: Rect): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const overlapsIn = ({ boxes, labels }: Diagram): string[] => {
  const all = [...boxes, ...labels];
  return all.flatMap((a, at) => all.slice(at + 1).filter((b) => over(a, b)).map((b) => `${a.id} over ${b.id}`));
};
const outsideOf = ({ width, height, boxes, labels, lines }: Diagram): string[] => [
  ...[...boxes, ...labels].filter(({ x, y, ...one }) => x < -0.01 || y < -0.01 || x + one.width > width + 0.01 || y + one.height > height + 0.01).map(({ id }) => id),
  ...lines.filter(({ points }) => points.some(([x, y]) => x < -0.01 || y < -0.01 || x > width + 0.01 || y > height + 0.01)).map(({ kind }) => kind),
];
const reached = (boxes: readonly Rect[]): Set<string> => {
  const found = new Set([boxes[0]!.id]);
  for (const at of found) for (const way of ['left', 'right', 'up', 'down'] as Way[]) {
    const next = nextIn(boxes, at, way);
    if (next) found.add(next);
  }
  return found;
};

for (const [name, view] of Object.entries(views)) {
  test(`${name}: whatever the tree, no box over another, none left out, all of it inside, the same each time, and mirrored for those who read from the right`, () => {
    fc.assert(fc.property(tree({ maxLength: 60 }), fc.constantFrom(...rooms), (causes, room) => {
      const diagram = view(causes, false, room);
      expect(overlapsIn(diagram)).toEqual([]);
      expect(outsideOf(diagram)).toEqual([]);
      expect(diagram.boxes.map(({ id }) => id).sort()).toEqual(causes.map(({ id }) => id).sort());
      expect(view([...causes].reverse(), false, room)).toEqual({ ...diagram, lines: expect.arrayContaining([]) });
      const turned = view(causes, true, room);
      expect(overlapsIn(turned)).toEqual([]);
      for (const [at, box] of diagram.boxes.entries()) expect(turned.boxes[at]!.x).toBeCloseTo(diagram.width - box.x - box.width, 6);
    }), { seed, numRuns: 150 });
  });

  test(`${name}: every cause is reached by arrow keys alone`, () => {
    fc.assert(fc.property(tree({ minLength: 1, maxLength: 60 }), fc.constantFrom(...rooms), (causes, room) => {
      const { boxes } = view(causes, false, room);
      expect(reached(boxes).size).toBe(boxes.length);
    }), { seed, numRuns: 150 });
  });
}

test('the head stands at the inline end, and what explains a cause lies away from it', () => {
  const causes: Cause[] = [
    { id: 'a', parentId: null, order: 1, leg: 'occurrence', text: 'A', categorySaid: 'Method', alsoUnder: [] },
    { id: 'b', parentId: 'a', order: 1, leg: 'occurrence', text: 'B', categorySaid: null, alsoUnder: [] },
  ];
  const at = (diagram: Diagram, id: string): number => [...diagram.boxes, ...diagram.labels].find((one) => one.id === id)!.x;
  for (const [rtl, sign] of [[false, 1], [true, -1]] as const) {
    const fish = views['fishbone']!(causes, rtl, paper);
    expect(sign * (at(fish, 'leg-occurrence') - at(fish, 'a'))).toBeGreaterThan(0);
    expect(sign * (at(fish, 'a') - at(fish, 'b'))).toBeGreaterThan(0);
    const chain = views['whys']!(causes, rtl, paper);
    expect(sign * (at(chain, 'b') - at(chain, 'a'))).toBeGreaterThan(0);
  }
});

test('sixty causes of usual length stand on one sheet of A3 at a size that can be read, as 13 px come out at 7 points', () => {
  const causes = sixty();
  const large = { width: 1500, height: 985 };
  for (const [name, view] of Object.entries(views)) expect(scaleIn(view(causes, false, large), large), name).toBeGreaterThan(0.72);
  expect(legs.flatMap((leg) => linesOf(causes, leg))).toHaveLength(60);
});

test('a text takes as many lines as it needs', () => {
  expect(linesIn('Short', 190)).toBe(1);
  expect(linesIn('Gel packs only half frozen at loading', 190)).toBe(2);
  expect(linesIn('X'.repeat(100), 190)).toBeGreaterThan(4);
  expect(linesIn('', 190)).toBe(1);
});

/** Three legs, four categories: twenty beginnings, and whys of up to five beneath them. */
function sixty(): Cause[] {
  const causes: Cause[] = [];
  for (let at = 0; at < 60; at += 1) {
    const leg = legs[at % 3]!;
    const parent = at < 21 ? null : causes[at % 5 ? at - 21 : at - 18]!;
    causes.push({ id: `c${at}`, parentId: parent?.id ?? null, leg: parent?.leg ?? leg, order: at, text: `Cause ${at}: the freezer is opened forty times a shift`, categorySaid: ['Method', 'Machine', 'People', null][(at >> 1) % 4]!, alsoUnder: [], bare: at % 7 !== 1 });
  }
  return causes;
}
