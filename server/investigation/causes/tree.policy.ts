/** What the rules of the tree need to know of a cause. */
export interface Node {
  readonly id: string;
  readonly parentId?: string | null;
  readonly alsoUnder: readonly string[];
  readonly order: number;
}

/** Whether `id` stands above `under`, or is it: then `id` put beneath `under` would explain itself. Removed causes count, since they may come back. */
export const wouldCircle = (all: readonly Node[], id: string, under: string): boolean => {
  const byId = new Map(all.map((node) => [node.id, node]));
  const seen = new Set<string>();
  const next = [under];
  while (next.length) {
    const at = next.pop()!;
    if (at === id) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    const node = byId.get(at);
    if (node) next.push(...[node.parentId, ...node.alsoUnder].filter((one): one is string => !!one));
  }
  return false;
};

/** A cause and everything that hangs on it by its first place, the cause itself first. */
export const branchOf = <N extends Node>(all: readonly N[], id: string): N[] => {
  const under = Map.groupBy(all, (node) => node.parentId ?? null);
  const found: N[] = all.filter((node) => node.id === id);
  for (let at = 0; at < found.length; at += 1) found.push(...(under.get(found[at]!.id) ?? []).filter((node) => !found.includes(node)));
  return found;
};

/**
 * The order that puts a cause before one of its siblings (in their order), or last. Null where the numbers in between are used up
 * and the siblings have to be counted anew.
 */
export const orderBefore = (siblings: readonly Node[], beforeId: string | null): number | null => {
  const at = beforeId ? siblings.findIndex(({ id }) => id === beforeId) : -1;
  if (at === -1) return (siblings.at(-1)?.order ?? 0) + 1;
  const [low, high] = [siblings[at - 1]?.order ?? 0, siblings[at]!.order];
  const order = (low + high) / 2;
  return order - low > 1e-6 && high - order > 1e-6 ? order : null;
};
