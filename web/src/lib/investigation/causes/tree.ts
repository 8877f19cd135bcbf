/** What the arrangement of causes needs to know of one. */
export interface Node {
  id: string;
  parentId: string | null;
  order: number;
  leg: string;
}

/** A place that a cause is moved to; the server's input. */
export interface Place {
  parentId: string | null;
  beforeId: string | null;
  leg?: string;
  /** The bone that it was put on; null where that has no name. */
  category?: { code: string; name: string } | null;
}

export interface Line<N extends Node> {
  node: N;
  depth: number;
  /** Place among its siblings, from 1, and how many they are: for those who hear the tree. */
  at: number;
  of: number;
}

export const legs = ['occurrence', 'detection', 'systemic'] as const;
export type Leg = (typeof legs)[number];

const byOrder = (a: Node, b: Node): number => a.order - b.order || (a.id < b.id ? -1 : 1);

export const childrenOf = <N extends Node>(all: readonly N[], parentId: string | null, leg?: string): N[] =>
  all.filter((node) => node.parentId === parentId && (parentId !== null || node.leg === leg)).sort(byOrder);

/** Some causes as lines, each child under its parent. */
export function linesFrom<N extends Node>(all: readonly N[], roots: readonly N[]): Line<N>[] {
  const lines: Line<N>[] = [];
  const walk = (nodes: readonly N[], depth: number): void =>
    nodes.forEach((node, index) => {
      lines.push({ node, depth, at: index + 1, of: nodes.length });
      walk(childrenOf(all, node.id), depth + 1);
    });
  walk(roots, 0);
  return lines;
}

/** The tree of one leg as lines. */
export const linesOf = <N extends Node>(all: readonly N[], leg: string): Line<N>[] => linesFrom(all, childrenOf(all, null, leg));

/** What stands on the tree, and what waits on the tray with all that hangs on it. */
export function placedOf<N extends Node & { unplaced: boolean }>(all: readonly N[]): { placed: N[]; tray: Line<N>[] } {
  const tray = linesFrom(all, all.filter(({ unplaced }) => unplaced).sort(byOrder));
  const waiting = new Set(tray.map(({ node }) => node.id));
  return { placed: all.filter(({ id }) => !waiting.has(id)), tray };
}

/** Where the four moves of the keyboard lead; null where there is nothing to move to. */
export function movesOf<N extends Node>(all: readonly N[], node: N): Record<'in' | 'out' | 'up' | 'down', Place | null> {
  const siblings = childrenOf(all, node.parentId, node.leg);
  const at = siblings.findIndex(({ id }) => id === node.id);
  const parent = all.find(({ id }) => id === node.parentId);
  const uncles = parent ? childrenOf(all, parent.parentId, parent.leg) : [];
  const afterParent = parent ? uncles[uncles.findIndex(({ id }) => id === parent.id) + 1] : undefined;
  const before = siblings[at - 1];
  return {
    in: before ? { parentId: before.id, beforeId: null } : null,
    out: parent ? { parentId: parent.parentId, beforeId: afterParent?.id ?? null, leg: parent.leg } : null,
    up: before ? { parentId: node.parentId, beforeId: before.id, leg: node.leg } : null,
    down: siblings[at + 1] ? { parentId: node.parentId, beforeId: siblings[at + 2]?.id ?? null, leg: node.leg } : null,
  };
}

/** Where a cause stands: the place that would bring it back. */
export function placeOf<N extends Node>(all: readonly N[], { id, parentId, leg }: N): Place {
  const siblings = childrenOf(all, parentId, leg);
  return { parentId, beforeId: siblings[siblings.findIndex((one) => one.id === id) + 1]?.id ?? null, leg };
}

/** The tree as it will be once the server has said yes. */
export function moved<N extends Node & { unplaced?: boolean; category?: string | null; categorySaid?: string | null }>(all: readonly N[], id: string, { parentId, beforeId, leg, category }: Place): N[] {
  const to = all.find((node) => node.id === parentId);
  const siblings = childrenOf(all, parentId, leg).filter((node) => node.id !== id);
  const at = beforeId ? siblings.findIndex((node) => node.id === beforeId) : -1;
  const order = at < 0 ? (siblings.at(-1)?.order ?? 0) + 1 : ((siblings[at - 1]?.order ?? 0) + siblings[at]!.order) / 2;
  const branch = branchOf(all, id);
  const newLeg = to?.leg ?? leg;
  const named = category === undefined ? {} : { category: category?.code ?? null, categorySaid: category?.name ?? null };
  return all.map((node) => (node.id === id ? { ...node, ...named, parentId, order, leg: newLeg ?? node.leg, unplaced: false } : branch.has(node.id) ? { ...node, leg: newLeg ?? node.leg } : node));
}

/** A cause and all that hangs on it. */
export function branchOf(all: readonly Node[], id: string): Set<string> {
  const found = new Set([id]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const node of all) {
      if (node.parentId && found.has(node.parentId) && !found.has(node.id)) {
        found.add(node.id);
        grew = true;
      }
    }
  }
  return found;
}
