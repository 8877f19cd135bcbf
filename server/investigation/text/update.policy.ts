import * as Y from 'yjs';
import { attributeAtMost, blocks, marks, root } from './text.policy.ts';

/** How far each writer's words are known: the state vector of a document. */
export type Known = Map<number, number>;

/** Why an update is not taken. `malformed` and `forbidden` never come from our own pages; `ahead` asks the writer to come again. */
export type Fault = 'malformed' | 'forbidden' | 'forged' | 'ahead';

/** What an update would add, and how far those whose words it brings would be known after it; `unnamed`: it puts values in the place of others of which it is not known what they stand for. */
export interface Checked { readonly further: Known; readonly adds: boolean; readonly unnamed: boolean; readonly structs: readonly unknown[] }

/**
 * Which attribute each value of a text stands for. What takes the place of an earlier value (a box that is ticked, a line that turns) names that one
 * on the wire, and not the attribute.
 */
export class Names {
  private readonly keys = new Map<string, string>();
  /** What is longer than one, since a few bytes may claim millions: earlier values of one attribute, and what went with the block around it. */
  private readonly spans: { readonly client: number; readonly from: number; readonly to: number; readonly key: string | null }[] = [];

  /** @param before what was known already */
  constructor(private readonly before?: Names) {}

  of(id: Y.ID): string | undefined {
    return this.keys.get(nameOf(id)) ?? this.spanAt(id)?.key ?? this.before?.of(id);
  }
  /** Whether it went with the block around it, so that whatever takes its place goes too. */
  wentAt(id: Y.ID): boolean {
    return this.spanAt(id)?.key === null;
  }
  learn(structs: readonly unknown[]): void {
    let left = structs;
    // A value may come before the one whose place it takes.
    for (let before = Number.POSITIVE_INFINITY; left.length < before; ) {
      before = left.length;
      left = left.filter((struct) => !this.learned(struct));
    }
  }
  /** @returns whether nothing is left to learn of it */
  private learned(struct: unknown): boolean {
    if (!(struct instanceof Y.Item || struct instanceof Y.GC)) return true;
    const key = struct instanceof Y.Item ? (struct.parentSub ?? (struct.origin && this.of(struct.origin))) : null;
    const { id, length } = struct;
    if (struct instanceof Y.Item && !key) return !values.has((struct.content as unknown as Content).getRef());
    if (key && length === 1) this.keys.set(nameOf(id), key);
    else this.spans.push({ client: id.client, from: id.clock, to: id.clock + length, key: key ?? null });
    return true;
  }
  private spanAt({ client, clock }: Y.ID) {
    return this.spans.find((one) => one.client === client && one.from <= clock && clock < one.to);
  }
}
const nameOf = ({ client, clock }: Y.ID): string => `${client}-${clock}`;

// What an item may hold (yjs/src/structs/Content*.js): deleted 1 · JSON 2 · binary 3 · string 4 · embed 5 · format 6 · type 7 · any 8 · document 9.
const held = { deleted: 1, string: 4, format: 6, type: 7, any: 8 } as const;
/** What may stand, or have stood, as the value of an attribute. */
const values: ReadonlySet<number> = new Set([held.any, held.deleted]);

/**
 * Decides on the bytes alone whether an update may enter the log: it can be read, adds only words of writers that are `own`, points only at what
 * is known, and holds only what the editor knows. No document is built: a few bytes may claim millions of things (decoding refuses those).
 * @param known how far each writer is known; not changed
 * @param names what is known of its values; not changed
 */
export const checkUpdate = (bytes: Uint8Array, known: ReadonlyMap<number, number>, own: ReadonlySet<number>, names: Names): Checked | Fault => {
  let update: ReturnType<typeof Y.decodeUpdate>;
  try {
    update = Y.decodeUpdate(bytes);
  } catch {
    return 'malformed';
  }
  const further: Known = new Map();
  const upTo = (client: number): number => further.get(client) ?? known.get(client) ?? 0;
  const reach = (id: Y.ID | null | undefined): boolean => !id || upTo(id.client) > id.clock;
  let adds = false;
  // An update lists writers one after the other, and words of one may point at those of another that come later in it.
  for (const struct of update.structs) {
    const { client, clock } = struct.id;
    if (struct instanceof Y.Skip) return 'ahead';
    const end = clock + struct.length;
    if (clock > upTo(client)) return 'ahead';
    if (end <= upTo(client)) continue;
    if (!own.has(client)) return 'forged';
    further.set(client, end);
    adds = true;
  }
  const here = new Names(names);
  here.learn(update.structs);
  let unnamed = false;
  for (const struct of update.structs) {
    if (!(struct instanceof Y.Item)) continue;
    const { origin, rightOrigin, parent, content } = struct as unknown as Loose;
    if (!reach(origin) || !reach(rightOrigin) || (parent instanceof Y.ID && !reach(parent))) return 'ahead';
    if (typeof parent === 'string' && parent !== root) return 'forbidden';
    const key = here.of(struct.id) ?? (origin && here.of(origin)) ?? null;
    if (key === null && origin && content.getRef() === held.any) unnamed ||= !names.wentAt(origin);
    else if (!admits(content, key)) return 'forbidden';
  }
  for (const [client, ranges] of update.ds.clients) for (const { clock, len } of ranges) if (upTo(client) < clock + len) return 'ahead';
  return { further, adds: adds || update.ds.clients.size > 0, unnamed, structs: update.structs };
};

interface Loose { readonly origin: Y.ID | null; readonly rightOrigin: Y.ID | null; readonly parent: unknown; readonly content: Content }
interface Content { getRef(): number; readonly key?: string; readonly value?: unknown; readonly arr?: readonly unknown[]; readonly type?: { readonly nodeName?: string; readonly _map?: unknown } }

const admits = (content: Content, parentSub: string | null): boolean => {
  switch (content.getRef()) {
    case held.deleted:
      return true;
    case held.string:
      return parentSub === null;
    case held.format:
      return marks.has(content.key ?? '') && small(content.value) && safe(content.value);
    case held.type:
      return parentSub === null && (content.type instanceof Y.XmlElement ? blocks.has(content.type.nodeName) : content.type instanceof Y.XmlText);
    case held.any:
      return parentSub !== null && parentSub.length <= 32 && (content.arr ?? []).every((value) => small(value) && (parentSub !== 'href' || safe({ href: value })) && (parentSub !== 'src' || own(value)));
    default:
      return false;
  }
};

const small = (value: unknown): boolean => JSON.stringify(value ?? null).length <= attributeAtMost;
/** A picture is a file of the evidence, and nothing from elsewhere. */
const own = (value: unknown): boolean => value === null || (typeof value === 'string' && /^\/files\/[0-9a-f-]{36}\/\d{1,6}(\?view)?$/.test(value));
/** A link leads to a page, a letter or a place in the house, and runs nothing. */
const safe = (value: unknown): boolean => {
  const href = (value as { href?: unknown } | null)?.href;
  return href === undefined || href === null || (typeof href === 'string' && /^(https?:\/\/|mailto:|\/(?!\/))/i.test(href));
};

/** How far each writer is known once these bytes are taken. */
export const knownIn = (vector: Uint8Array): Known => Y.decodeStateVector(vector);
