/** How much somebody is in a room: looking, in a field, or writing to the customer. */
export const levels = ['viewing', 'editing', 'writing'] as const;
export type Level = (typeof levels)[number];

/** One person in a room, however many tabs: what the others are shown. Identity is the server's word, never the client's. */
export interface Face {
  readonly id: string;
  readonly nameEn: string;
  readonly nameAr: string;
  readonly part: 'lead' | 'team' | 'other';
  readonly panel: string;
  readonly idle: boolean;
  /** The line to them is quiet: dimmed, and soon gone. */
  readonly away: boolean;
  readonly level: Level;
  /** Which field they are in, where they are in one. */
  readonly field: string | null;
  /** What they have selected, as `cause:<id>`: whoever follows them goes there. */
  readonly anchor: string | null;
}

/** Milliseconds since the last sign of life: dim after the one, gone after the other. A blip of 3 s is neither. */
export const quiet = { dim: 9_000, gone: 29_000, doing: 5_000 } as const;

/** What one tab says of itself. */
export interface Tab {
  readonly personId: string;
  nameEn: string;
  nameAr: string;
  part: Face['part'];
  panel: string;
  idle: boolean;
  level: Level;
  field: string | null;
  anchor: string | null;
  /** Last sign of life, and last sign of doing something, in ms. */
  seenAt: number;
  doingAt: number;
}

/** Five tabs are one face: the liveliest of them speaks. Sorted by id, so that it is the same list for everybody. */
export const facesOf = (tabs: Iterable<Tab>, now: number): Face[] => {
  const best = new Map<string, Tab>();
  for (const tab of tabs) {
    if (now - tab.seenAt >= quiet.gone) continue;
    const before = best.get(tab.personId);
    if (!before || livelier(tab, before, now)) best.set(tab.personId, tab);
  }
  return [...best.values()].map((tab) => faceOf(tab, now)).sort((a, b) => (a.id < b.id ? -1 : 1));
};

const faceOf = (tab: Tab, now: number): Face => {
  const doing = now - tab.doingAt < quiet.doing;
  return {
    id: tab.personId, nameEn: tab.nameEn, nameAr: tab.nameAr, part: tab.part, panel: tab.panel, idle: tab.idle, away: now - tab.seenAt >= quiet.dim,
    level: doing ? tab.level : 'viewing', field: doing ? tab.field : null, anchor: tab.anchor,
  };
};

const livelier = (tab: Tab, other: Tab, now: number): boolean => {
  const rank = (one: Tab): number => (now - one.seenAt >= quiet.dim ? 0 : 4) + (now - one.doingAt < quiet.doing ? 2 : 0) + (one.idle ? 0 : 1);
  return rank(tab) - rank(other) > 0 || (rank(tab) === rank(other) && tab.seenAt > other.seenAt);
};

const alike = (a: Face, b: Face): boolean => (Object.keys(a) as (keyof Face)[]).every((key) => a[key] === b[key]);
/** Whether a list of faces shows the same as another. */
export const same = (a: readonly Face[], b: readonly Face[]): boolean => a.length === b.length && a.every((face, index) => alike(face, b[index]!));
