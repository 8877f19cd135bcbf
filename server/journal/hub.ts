// Long because the security of shared frames is read in one place: who joins a group, what is executed once, who is denied, who is cut.
import { GraphQLError, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { Context, system, type Actor, type House } from '../platform/context.ts';
import { pause } from '../platform/clock.ts';
import { closing, type Asked, type Live, type Peer, type Watch } from '../platform/live.ts';
import type { Parcel } from '../platform/parcel.ts';
import { bilingual, NotFound } from '../platform/problem.ts';
import { together } from '../platform/database/together.ts';
import { say } from '../platform/vocabulary.ts';
import type { StoredEntry } from './entry.entity.ts';
import { Frame, type Mode, type Revocation } from './frame.ts';
import { Group, groupKey, inJournalFeed, inWallFeed, journalFeed, wallFeed, Watching } from './group.ts';
import { kindOf } from './kind.ts';
import { Outgoing } from './outgoing.ts';
import { compare, cursorAt, liesBefore, placeOf, stated } from './place.ts';
import { entriesAfter, entriesBetween, epochOf, headOf, type Cursor } from './reader.ts';
import { RulingsPort, scopeOf, type Rules } from './ruling.ts';
import { streamOf } from './stream.entity.ts';
import { sightIn, tells, vectorOf } from './vector.ts';
import { waiting } from './waiting.ts';

/** What a feed catches up with; beyond it, everything is loaded anew. */
const catchUp = { entries: 1_000, age: 24 * 3_600_000 };
/** Milliseconds between two looks at who is owed a heartbeat, and how many looks apart heartbeats are. */
const pulse = { every: 1_000, beats: 5 };
/** How often news are told that cannot be told. */
const tries = 3;
/** Bytes a client may leave unread, and how many looks it may stay there. */
const slow = { bytes: 1_048_576, looks: 5 };

interface Opens {
  readonly house: House;
  readonly schema: GraphQLSchema;
  readonly build: string;
  readonly epoch: number;
  readonly from: Cursor;
  /** Looks at the journal now; resolves when a look that began after the call is done. */
  readonly look: () => Promise<void>;
  /** Whether the journal was read lately and whole: no proof of life is given for a journal that cannot be read, or of which something is held back. */
  readonly reading: () => boolean;
  /** Which of these sessions have ended. */
  readonly ended: (sessionIds: readonly string[]) => Promise<readonly string[]>;
  readonly worksHere: (personId: string) => Promise<boolean>;
}

/** Something that changes who may see: persons whose standing is to be asked anew, or a stream whose readers are. Never empty. */
export interface AccessChange { readonly persons: readonly string[]; readonly streams: readonly string[] }

/**
 * Sends everybody what they watch. A frame is executed once for all who share words, language and sight, and written as the same bytes
 * to each; nothing in it can depend on who reads it (see SharedContext).
 */
export class Hub implements Live {
  reached: Cursor;
  private readonly groups = new Map<string, Group>();
  private readonly peers = new Map<Peer, Set<Watching>>();
  private readonly lags = new Map<Peer, number>();
  private readonly listeners = new Set<(change: AccessChange) => void>();
  private readonly stopping = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private epoch: number;
  private turn = 0;
  /** News are on their way: no proof of life overtakes them. */
  private telling = false;
  private failed = 0;

  constructor(private readonly opens: Opens) {
    this.reached = opens.from;
    this.epoch = opens.epoch;
    this.timer = setInterval(() => void this.beat().catch((error: unknown) => opens.house.log.error('Heartbeats could not be sent.', { error })), pulse.every);
    this.timer.unref();
    void this.sweep();
  }

  get figures(): { readonly peers: number; readonly watches: number; readonly groups: number } {
    return { peers: this.peers.size, watches: [...this.peers.values()].reduce((sum, { size }) => sum + size, 0), groups: this.groups.size };
  }

  /** Hears of every change of who may see, within a second of its commit on any server. */
  hear(listener: (change: AccessChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async watch(peer: Peer, asked: Asked): Promise<Watch | ExecutionResult> {
    const { stream } = asked.given;
    if (typeof stream !== 'string') return refusal(peer);
    const sight = await this.sightOf(peer.actor, stream);
    if (!sight) return refusal(peer);
    const watching = new Watching(peer, asked.id, sight);
    await this.join(watching, this.groupOf(asked, stream, peer)).catch((error: unknown) => {
      this.leave(watching);
      throw error;
    });
    const kept = this.peers.get(peer);
    if (kept) kept.add(watching);
    else this.peers.set(peer, new Set([watching]));
    const watch = waiting(watching, () => this.leave(watching));
    void this.bring(watching, asked.after).catch((error: unknown) => {
      this.opens.house.log.error('A feed could not be opened.', { error });
      this.leave(watching);
    });
    return watch;
  }

  gone(peer: Peer): void {
    for (const watching of this.peers.get(peer) ?? []) this.leave(watching);
    this.peers.delete(peer);
    this.lags.delete(peer);
  }

  stop(): void {
    clearInterval(this.timer);
    this.stopping.abort();
    for (const peer of [...this.peers.keys()]) this.gone(peer);
  }

  /**
   * What the tail has read: told to whom it may concern, in order. A database that is away for a moment costs nobody anything: what could not be told is
   * brought again. What can never be told is passed over, and everybody loads anew.
   */
  async deliver(entries: readonly StoredEntry[], reached: Cursor): Promise<void> {
    const before = this.reached;
    this.telling = true;
    let work: readonly { readonly group: Group; readonly news: StoredEntry[] }[] = [];
    try {
      if (reached.epoch !== this.epoch) await this.newEpoch();
      this.reached = reached;
      work = [...this.groups.values()].map((group) => ({ group, news: group.take(entries) })).filter(({ news }) => news.length);
      await this.tell(entries, reached, work);
      this.failed = 0;
    } catch (error) {
      if (++this.failed < tries) {
        this.reached = before;
        for (const { group, news } of work) group.giveBack(news);
        throw error;
      }
      this.failed = 0;
      this.opens.house.log.error('News that could not be told were passed over.', { error });
      for (const { group } of work) for (const watching of group.watchers) watching.lagging = true;
    } finally {
      this.telling = false;
    }
  }

  private async tell(entries: readonly StoredEntry[], reached: Cursor, work: readonly { readonly group: Group; readonly news: StoredEntry[] }[]): Promise<void> {
    await this.askAnew(entries);
    const em = together(this.opens.house.fork(), this.opens.house.ask);
    const out = this.outgoing(em);
    const telling = work.filter(({ group }) => group.stream !== wallFeed);
    const [rules] = await Promise.all([this.rulesOf([...new Set(telling.flatMap(({ news }) => news.map(({ stream }) => stream)))], em), out.ahead(telling)]);
    for (const { group } of work) if (group.stream === wallFeed) this.nudge(out, group, placeOf(reached));
    for (const { group, news } of telling) {
      const told = group.order === 'chained' ? news.filter(({ stream }) => rules.has(stream)) : news;
      if (told.length) this.address(out, group, told, rules, group.order === 'chained' ? placeOf(reached) : String(group.sent));
    }
    await out.execute();
    out.sendAll((watching, parcel, to) => this.send(watching, parcel, to));
    await this.lookAgain(entries);
    this.announce(entries);
  }

  /** Something is committed and cannot be told yet, since its place in the order is not sure. A wall reads tables: it looks at once, from where it stands. */
  async hint(): Promise<void> {
    const out = this.outgoing();
    for (const { stream, watchers } of this.groups.values()) {
      if (stream === wallFeed) for (const watching of watchers) if (!watching.queue) out.put(watching, 'live', watching.sent, watching.sent);
    }
    await out.execute();
    out.sendAll(({ over, lagging, peer, id }, parcel) => void (over || lagging || peer.line.send(parcel, id)));
  }

  /** Puts each watcher's frame on the way: one per sight, and of its own only for those for whom more counts than their scope. */
  private address(out: Outgoing, group: Group, news: readonly StoredEntry[], rules: ReadonlyMap<string, Rules>, to: string): void {
    const special = new Set(news.flatMap((entry) => [...(rules.get(entry.stream)?.persons ?? []), ...(kindOf(entry.kind)?.access ? rules.get(entry.stream)?.named(entry) ?? [] : [])]));
    const base = vectorOf(group, news, rules, group.like);
    const standing = rules.get(group.stream);
    const isBehind = liesBefore(group.order, to);
    for (const watching of group.watchers) {
      if (!isBehind(watching.sent)) continue;
      const vector = special.size && special.has(watching.peer.actor.id) ? vectorOf(group, news, rules, watching.peer.actor) : base;
      if (group.order === 'counted') {
        const sight = sightIn(standing, watching.peer.actor);
        if (sight !== watching.sight) {
          if (sight) this.widen(out, watching, sight, to);
          else void this.revoke(watching, 'case');
          continue;
        }
      } else if (!tells(vector)) continue;
      out.put(watching, 'live', watching.sent, to, news, vector);
    }
  }

  /** Walls are told that they have to look again, and nothing of what happened. */
  private nudge(out: Outgoing, { watchers, order }: Group, to: string): void {
    const isBehind = liesBefore(order, to);
    for (const watching of watchers) if (isBehind(watching.sent)) out.put(watching, 'live', watching.sent, to);
  }

  /** More or less of the stream is theirs from now on: what they have is loaded anew, under today's permission. */
  private widen(out: Outgoing, watching: Watching, sight: string, to: string): void {
    watching.sight = sight;
    out.put(watching, 'snapshot', null, to, [], '', say('revocation.role', watching.peer.language));
  }

  private send(watching: Watching, parcel: Parcel, to: string): void {
    if (watching.over) return;
    if (watching.queue) return void watching.queue.push({ parcel, to });
    const { line } = watching.peer;
    if (watching.lagging || line.buffered > slow.bytes) {
      watching.lagging = true;
      return;
    }
    watching.sent = to;
    watching.proved = this.turn;
    line.send(parcel, watching.id);
  }

  // ——— Coming

  /** The audiences of somebody in a stream, as a word; empty for who may hear nothing. */
  private async sightOf(actor: Actor, stream: string): Promise<string> {
    if (actor.scopes && !actor.scopes.includes('read')) return '';
    if (stream === journalFeed) return actor.kind === 'person' ? 'journal' : '';
    if (stream === wallFeed) return actor.kind === 'wall' ? 'wall' : '';
    if (actor.kind === 'wall') return '';
    return sightIn((await this.rulesOf([stream])).get(stream), actor);
  }

  private groupOf(asked: Asked, stream: string, peer: Peer): Group {
    const key = groupKey(asked, stream, peer);
    const known = this.groups.get(key);
    if (known) return known;
    const { actor, language } = peer;
    const group = new Group(key, { document: asked.document, operationName: asked.operationName, variables: asked.variables, key: asked.key }, stream, { actor, language });
    this.groups.set(key, group);
    return group;
  }

  private async join(watching: Watching, group: Group): Promise<void> {
    watching.group = group;
    group.watchers.add(watching);
    if (group.order === 'counted' && !group.opened) {
      const { seq } = await headOf(this.opens.house.fork(), group.stream);
      if (!group.opened) group.open(seq);
    }
    watching.sent = this.headOf(group);
  }

  private headOf(group: Group): string {
    return group.order === 'counted' ? String(group.sent) : placeOf(this.reached);
  }

  /** From where the client stands to where the group stands: current, what was missed, or everything anew. */
  private async bring(watching: Watching, after: unknown): Promise<void> {
    const { group } = watching;
    const place = stated(group.order, after);
    // The first frame is a proof too: whoever dials anew while the journal cannot be read would be told that all is well.
    while (!this.opens.reading() && !watching.over) await pause(250, this.stopping.signal);
    if (watching.over) return;
    if (!place || place.epoch !== this.epoch) return this.answer(watching, 'snapshot', null, []);
    if (compare(group.order, place.at, watching.sent) > 0) {
      // Another server told it more than this one has read yet.
      await this.opens.look();
      watching.queue = [];
      watching.sent = this.headOf(group);
      if (compare(group.order, place.at, watching.sent) > 0) return this.answer(watching, 'snapshot', null, []);
    }
    if (place.at === watching.sent) return this.answer(watching, 'current', place.at, []);
    const em = this.opens.house.fork();
    const missed = group.order === 'counted'
      ? (await entriesAfter(em, group.stream, Number(place.at), catchUp.entries + 1)).filter(({ seq }) => seq <= Number(watching.sent))
      : await entriesBetween(em, cursorAt(place), cursorAt({ epoch: this.epoch, at: watching.sent }), catchUp.entries + 1);
    const oldest = missed[0]?.at.getTime() ?? Infinity;
    if (missed.length > catchUp.entries || oldest < this.opens.house.clock.now().getTime() - catchUp.age) return this.answer(watching, 'snapshot', null, []);
    if (group.stream === wallFeed) return this.answer(watching, missed.some(inWallFeed) ? 'catchup' : 'current', place.at, []);
    return this.answer(watching, 'catchup', place.at, group.order === 'chained' ? missed.filter(({ stream }) => inJournalFeed(stream)) : missed);
  }

  /** The first frame of a subscription, then what came meanwhile. */
  private async answer(watching: Watching, mode: Mode, from: string | null, missed: readonly StoredEntry[], reason: Revocation | null = null): Promise<void> {
    const { group } = watching;
    const rules = await this.rulesOf([...new Set(missed.map(({ stream }) => stream))]);
    const known = missed.filter(({ stream }) => group.order === 'counted' || rules.has(stream));
    const out = this.outgoing();
    const to = watching.sent;
    out.put(watching, mode, from, to, known, vectorOf(group, known, rules, watching.peer.actor), reason && say(`revocation.${reason}`, group.peer.language));
    await out.execute();
    const queued = watching.queue ?? [];
    watching.queue = null;
    out.sendAll((_, parcel) => this.send(watching, parcel, to));
    for (const { parcel, to: reaches } of queued) if (compare(group.order, reaches, watching.sent) > 0) this.send(watching, parcel, reaches);
  }

  private leave(watching: Watching): void {
    if (watching.over) return;
    watching.over = true;
    const { peer } = watching;
    this.part(watching);
    const kept = this.peers.get(peer);
    kept?.delete(watching);
    if (!kept?.size) this.peers.delete(peer);
    watching.release();
  }

  /** Out of its group; another of the same key may have come since this one was empty. */
  private part(watching: Watching): void {
    const { group } = watching;
    group.watchers.delete(watching);
    if (!group.watchers.size && this.groups.get(group.key) === group) this.groups.delete(group.key);
  }

  // ——— Access taken away

  /** Entries of the house may change what a person is, and some of a case what a private link opens: whoever is meant and is connected is asked for anew. */
  private async askAnew(entries: readonly StoredEntry[]): Promise<void> {
    const house = entries.filter(({ stream }) => stream === 'house');
    const links = new Set(entries.filter(({ stream, kind }) => stream.startsWith('tracking:') && kindOf(kind)?.access).map(({ stream }) => streamOf(stream).id));
    if ((!house.length && !links.size) || !this.peers.size) return;
    const persons = new Set(house.flatMap(personsIn));
    const places = new Set(house.filter(({ subjectType }) => subjectType === 'department').map(({ subjectId }) => subjectId));
    const concerned = [...this.peers.keys()].filter(({ actor }) => persons.has(actor.id) || (actor.kind === 'complainant' && links.has(actor.id)) || actor.departments.some((id) => places.has(id)));
    await Promise.all(concerned.map((peer) => this.askFor(peer)));
  }

  private async askFor(peer: Peer): Promise<void> {
    const before = peer.actor;
    // Whoever cannot be asked for at this moment keeps what they have: a fault of ours disconnects nobody.
    const now = await peer.again().catch((error: unknown) => (this.opens.house.log.warn('A client could not be identified anew.', { error }), before));
    if (now.kind !== before.kind || now.id !== before.id) return before.sessionId && (await this.opens.worksHere(before.id)) ? this.lock(peer) : this.shut(peer, 'session');
    peer.actor = now;
    if (scopeOf(now) === scopeOf(before)) return;
    try {
      for (const watching of [...(this.peers.get(peer) ?? [])]) await this.move(watching);
    } catch (error) {
      // It is asked for again with the same news, and has to be found changed then.
      peer.actor = before;
      throw error;
    }
  }

  /** Another role or department is another group: what is seen there is loaded anew. */
  private async move(watching: Watching): Promise<void> {
    const { group, peer } = watching;
    const sight = await this.sightOf(peer.actor, group.stream);
    this.part(watching);
    watching.sight = sight;
    if (!sight) return this.revoke(watching, 'role');
    watching.queue = [];
    await this.join(watching, this.groupOf({ ...group.asked, given: {}, id: watching.id, after: null }, group.stream, peer));
    await this.answer(watching, 'snapshot', null, [], 'role');
  }

  /** Who may see an action follows the cases that it answers: what changes there takes its feed away at once. */
  private async lookAgain(entries: readonly StoredEntry[]): Promise<void> {
    if (!entries.some(({ kind }) => kindOf(kind)?.access)) return;
    const groups = [...this.groups.values()].filter(({ stream }) => stream.startsWith('action:'));
    if (!groups.length) return;
    const rules = await this.rulesOf([...new Set(groups.map(({ stream }) => stream))]);
    for (const { stream, watchers } of groups) {
      for (const watching of [...watchers]) if (!sightIn(rules.get(stream), watching.peer.actor)) await this.revoke(watching, 'case');
    }
  }

  private async shut(peer: Peer, why: Revocation): Promise<void> {
    await Promise.all([...(this.peers.get(peer) ?? [])].map((watching) => this.revoke(watching, why)));
    this.gone(peer);
    peer.line.close(closing.forbidden, say(`revocation.${why}`, peer.language));
  }

  /** A session that has ended, by itself or by somebody's hand, wipes nothing: the same person signs in and goes on. */
  private lock(peer: Peer): void {
    this.gone(peer);
    peer.line.close(closing.unauthenticated, say('revocation.session', peer.language));
  }

  /** The last frame: access is gone, and why. */
  private async revoke(watching: Watching, why: Revocation): Promise<void> {
    if (watching.over) return;
    const { group, peer } = watching;
    group.watchers.delete(watching);
    const out = this.outgoing();
    out.put(watching, 'revoked', null, null, [], '', say(`revocation.${why}`, peer.language));
    await out.execute();
    out.sendAll((_, parcel) => peer.line.send(parcel, watching.id));
    this.leave(watching);
  }

  private announce(entries: readonly StoredEntry[]): void {
    const persons = [...new Set(entries.filter(({ stream }) => stream === 'house').flatMap(personsIn))];
    const streams = [...new Set(entries.filter(({ kind }) => kindOf(kind)?.access).map(({ stream }) => stream))];
    if (persons.length || streams.length) for (const listener of this.listeners) listener({ persons, streams });
  }

  /** Sessions end by themselves too: idle, or too old. Only those that are known to have ended are closed. */
  private async sweep(): Promise<void> {
    const { house, ended } = this.opens;
    while (!this.stopping.signal.aborted) {
      await house.clock.rests(house.clock.now(), 60_000, this.stopping.signal);
      const sessions = new Map([...this.peers.keys()].flatMap((peer) => (peer.actor.sessionId ? [[peer, peer.actor.sessionId] as const] : [])));
      if (this.stopping.signal.aborted || !sessions.size) continue;
      const over = new Set(await ended([...new Set(sessions.values())]).catch((error: unknown) => (house.log.warn('Sessions could not be looked at.', { error }), [])));
      for (const [peer, session] of sessions) {
        if (over.has(session)) this.lock(peer);
      }
    }
  }

  // ——— Proof of life

  private async beat(): Promise<void> {
    this.turn++;
    if (this.telling) return;
    const out = this.outgoing();
    for (const [peer, watches] of this.peers) {
      if (this.isStuck(peer)) continue;
      for (const watching of watches) if (!watching.queue && (watching.lagging || (this.turn - watching.proved >= pulse.beats && this.opens.reading()))) this.owe(out, watching);
    }
    await out.execute();
    out.sendAll((watching, parcel, to) => this.send(watching, parcel, to));
  }

  private owe(out: Outgoing, watching: Watching): void {
    const { group, sent } = watching;
    const head = this.headOf(group);
    if (watching.lagging) {
      watching.lagging = false;
      watching.sent = head;
      out.put(watching, 'snapshot', null, head);
      return;
    }
    // The position moves on for everybody in a chained feed, whether or not something was for them.
    const to = group.order === 'chained' ? head : sent;
    out.put(watching, 'heartbeat', sent, to);
  }

  /** A client that leaves too much unread for too long is cut. */
  private isStuck(peer: Peer): boolean {
    if (peer.line.buffered <= slow.bytes) return this.lags.delete(peer), false;
    const looks = (this.lags.get(peer) ?? 0) + 1;
    this.lags.set(peer, looks);
    if (looks >= slow.looks) peer.line.cut();
    return true;
  }

  /** A restore or a move: no position from before means anything. */
  private async newEpoch(): Promise<void> {
    this.epoch = await epochOf(this.opens.house.fork());
    for (const watches of [...this.peers.values()]) {
      for (const watching of [...watches]) {
        watching.group.opened = false;
        watching.queue = [];
        await this.join(watching, watching.group);
        await this.answer(watching, 'snapshot', null, []);
      }
    }
  }

  private outgoing(em = this.opens.house.fork()): Outgoing {
    const { house, schema, build } = this.opens;
    return new Outgoing(house, em, schema, ({ group, mode, from, to, reason }) => Object.assign(new Frame(), {
      mode, epoch: this.epoch, from, to, entries: [], heads: [{ stream: group.stream, at: this.headOf(group) }], serverTime: house.clock.now(), build, reason,
    }));
  }

  private async rulesOf(streams: readonly string[], em = this.opens.house.fork()): Promise<ReadonlyMap<string, Rules>> {
    const rulings = this.opens.house.port(RulingsPort);
    const ctx = new Context(this.opens.house, system, 'en', { id: 'hub' }, em);
    const byKind = Map.groupBy(streams, (stream) => streamOf(stream).kind);
    const found = await Promise.all([...byKind].map(async ([kind, some]) => (Object.hasOwn(rulings, kind) && (await rulings[kind]?.(ctx, some))) || new Map<string, Rules>()));
    return new Map(found.flatMap((rules) => [...rules]));
  }
}

const personsIn = ({ kind, fact, subjectType, subjectId }: StoredEntry): string[] => {
  const shape = kindOf(kind)?.fact ?? {};
  const named = Object.entries(shape).flatMap(([key, type]) => (type.startsWith('person') ? [fact[key] as string | readonly string[] | null | undefined].flat() : []));
  return [...named, ...(subjectType === 'person' || subjectType === 'wall' ? [subjectId] : [])].filter((id): id is string => !!id);
};

const refusal = ({ actor, language }: Peer): ExecutionResult => {
  const code = actor.kind === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
  return { data: null, errors: [new GraphQLError(bilingual(NotFound)[language], { extensions: { code } })] };
};
