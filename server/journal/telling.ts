import type { Context, PortKey } from '../platform/context.ts';
import { sayOf } from '../platform/vocabulary.ts';
import { Entry, hole, Somebody, type StoredEntry } from './entry.entity.ts';
import { kindOf, type Audience, type Kind } from './kind.ts';
import { streamOf } from './stream.entity.ts';

/** Names of persons, departments and queues, in the reader's language; registered by people/. */
export type Naming = (ctx: Context, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
export const NamingPort: PortKey<Naming> = { name: 'naming' };

/** What the matters of these cases are, as in complaint or suggestion; registered by case/. */
export type Matters = (ctx: Context, caseIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
export const MattersPort: PortKey<Matters> = { name: 'matters' };

/** Which audiences of a stream the reader belongs to, today; an empty set for who may see nothing. Registered by the owners of streams. */
export type Sight = (ctx: Context, stream: string) => Promise<ReadonlySet<Audience>>;
export const SightPort: PortKey<Sight> = { name: 'sight' };

/** Asks at once for what the frames of boards will ask for about these entries; registered by the owner of the cards. */
export type Ahead = (ctx: Context, entries: readonly StoredEntry[]) => Promise<unknown>;
export const AheadPort: PortKey<Ahead> = { name: 'ahead' };

/** Turns stored entries into what this reader may be told; what may not be seen becomes a hole. */
export const tell = async (ctx: Context, entries: readonly StoredEntry[]): Promise<Entry[]> => {
  const sight = ctx.house.port(SightPort);
  const seen = new Map<string, ReadonlySet<Audience>>();
  for (const { stream } of entries) if (!seen.has(stream)) seen.set(stream, await sight(ctx, stream));
  const hears = (entry: StoredEntry): boolean => mayHear(entry, seen.get(entry.stream) ?? new Set());
  const visible = await tellAll(ctx, entries.filter(hears));
  return entries.map((entry) => visible.get(entry) ?? hole(entry.seq, positionOf(entry)));
};

/** The entries in words, whoever reads them: the caller has decided that they may. */
export const tellAll = async (ctx: Context, entries: readonly StoredEntry[]): Promise<ReadonlyMap<StoredEntry, Entry>> => {
  const [names, natures] = await Promise.all([namesIn(ctx, entries), mattersIn(ctx, entries)]);
  return new Map(entries.map((entry) => [entry, told(ctx, entry, names, natures.get(streamOf(entry.stream).id))]));
};

/** The names that these entries speak of; asked for once in a context. */
export const namesIn = async (ctx: Context, entries: readonly StoredEntry[]): Promise<ReadonlyMap<string, string>> => {
  const loader = ctx.loader<string | undefined>('names of entries', async (ids) => {
    const names = await ctx.house.port(NamingPort)(ctx, ids);
    return ids.map((id) => names.get(id));
  });
  const ids = [...new Set(entries.flatMap(pointsAt))];
  const names = await Promise.all(ids.map((id) => loader.load(id)));
  return new Map(ids.flatMap((id, at) => (names[at] === undefined ? [] : [[id, names[at]] as const])));
};

/** What the matters are whose words depend on it: what a promise is called, and who spoke from outside. Asked for once in a context. */
export const mattersIn = async (ctx: Context, entries: readonly StoredEntry[]): Promise<ReadonlyMap<string, string>> => {
  const loader = ctx.loader<string | undefined>('matters of entries', async (ids) => {
    const natures = await ctx.house.port(MattersPort)(ctx, ids);
    return ids.map((id) => natures.get(id));
  });
  const depends = ({ stream, kind, actorKind }: StoredEntry): boolean => stream.startsWith('case:') && (fromOutside(actorKind) || Object.keys(kindOf(kind)?.fact ?? {}).some((key) => /^clocks?$/.test(key)));
  const ids = [...new Set(entries.filter(depends).map(({ stream }) => streamOf(stream).id))];
  const natures = await Promise.all(ids.map((id) => loader.load(id)));
  return new Map(ids.flatMap((id, at) => (natures[at] === undefined ? [] : [[id, natures[at]] as const])));
};

/** `epoch.xid.position`: opaque to clients. */
export const positionOf = ({ epoch, xid, position }: StoredEntry): string => `${epoch}.${xid}.${position}`;

/** Whether somebody of these audiences may be told an entry. */
export const mayHear = (entry: StoredEntry, audiences: ReadonlySet<Audience>): boolean => {
  const audience = entry.stream.startsWith('tracking:') ? 'staff' : kindOf(entry.kind)?.audience;
  return audience !== undefined && audiences.has(audience);
};

const pointsAt = (entry: StoredEntry): string[] => {
  const shape = kindOf(entry.kind)?.fact ?? {};
  const ids = Object.entries(shape).flatMap(([key, type]) => {
    const value = entry.fact[key];
    if (type.startsWith('persons')) return (value as string[] | undefined) ?? [];
    return /^(?:person|department|queue)/.test(type) ? [value as string] : [];
  });
  return [entry.actorId, ...ids].filter(Boolean);
};

const told = (ctx: Context, entry: StoredEntry, names: ReadonlyMap<string, string>, nature: string | undefined): Entry => {
  const declared = kindOf(entry.kind)!;
  const actorName = whoIs(ctx, entry, names, nature);
  let actorSaid = false;
  const by = {
    get: () => {
      actorSaid = true;
      return actorName;
    },
  };
  const telling = Object.defineProperty({ ...entry.fact, name: (id: string | null | undefined) => (id ? (names.get(id) ?? '…') : '…'), say: (word: string | null | undefined) => (word ? sayOf(nature, word, ctx.language) : '') }, 'by', by);
  const sentence = sentenceOf(declared, entry)[ctx.language](telling as never);
  const { kind: streamKind, id } = streamOf(entry.stream);
  return Object.assign(new Entry(), {
    seq: entry.seq, position: positionOf(entry), hole: false, kind: entry.kind, at: entry.at, happenedAt: entry.happenedAt,
    sentence, actorSaid, outside: streamKind === 'case' ? declared.outside?.sentence[ctx.language](telling as never) : undefined,
    // Who submitted without a name yet and who follows with the link are one party of the case.
    actor: Object.assign(new Somebody(), { id: streamKind === 'case' && fromOutside(entry.actorKind) ? id : entry.actorId, name: actorName }),
    subjectType: entry.subjectType, subjectId: entry.subjectId, caseId: streamKind === 'house' ? undefined : id,
    inside: entry.stream, clauses: declared.clauses, fact: JSON.stringify(entry.fact),
  });
};

const sentenceOf = (declared: Kind, entry: StoredEntry): Kind['sentence'] =>
  (entry.stream.startsWith('tracking:') && declared.outside ? (declared.outside.sentence as Kind['sentence']) : declared.sentence);

const fromOutside = (actorKind: string): boolean => actorKind === 'complainant' || actorKind === 'anonymous';

const whoIs = (ctx: Context, entry: StoredEntry, names: ReadonlyMap<string, string>, nature: string | undefined): string => {
  const arabic = ctx.language === 'ar';
  if (entry.actorKind === 'person') return names.get(entry.actorId) ?? '…';
  if (fromOutside(entry.actorKind)) return `${arabic ? '' : 'The '}${sayOf(nature ?? 'complaint', 'who', ctx.language)}`;
  return arabic ? 'المنصة' : 'The system';
};
