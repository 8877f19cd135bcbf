// Long because who may come to a text, write in it and be told of it is decided in one place.
import type { IncomingMessage } from 'node:http';
import type { Namespace, Server, Socket } from 'socket.io';
import type { Bell } from '../../journal/bell.ts';
import { streamOf } from '../../journal/stream.entity.ts';
import { maySee, permission } from '../../case/case.policy.ts';
import { Person } from '../../people/person.entity.ts';
import { bucket } from '../../platform/bucket.ts';
import { pause, stopwatch } from '../../platform/clock.ts';
import { tellRoom } from '../../platform/room.ts';
import type { Actor, House } from '../../platform/context.ts';
import { Desk, type TextFrame } from './desk.ts';
import { bytesOf, linesAfter, missingAfter, ruledText, writersOf } from './text.read.ts';
import { takenBy } from './taken.read.ts';
import { caps } from './text.policy.ts';
import { readAsks, readLeaves, readOpens, readPoints, readWrites, type Caret, type Opens } from './text.says.ts';
import { claimWriters, leaseWriter, setAside } from './text.service.ts';

interface Needs {
  /** Who a handshake comes from: the same function as for HTTP, asked again whenever it matters. */
  readonly identify: (house: House, req: IncomingMessage) => Promise<{ readonly actor: Actor }>;
  readonly bell: Bell;
  /** Says within a second of its commit on any server whose access, or access to which stream, is another now. */
  readonly hear: (listener: (change: { readonly persons: readonly string[]; readonly streams: readonly string[] }) => void) => () => void;
}

/** What one tab may do at one text: asked anew whenever somebody's access changes, and when what is believed is old. */
interface Seat {
  readonly documentId: string;
  readonly caseId: string;
  readonly personId: string;
  readonly client: number;
  readonly own: ReadonlySet<number>;
  names: { readonly nameEn: string; readonly nameAr: string };
  writes: boolean;
  /** Whose it is alone: whoever publishes it or lets it go does so in all their tabs. */
  readonly draft: boolean;
  asked: () => number;
  caret: Caret | null;
  /** One message after the other: words of one writer keep their order. */
  turn: Promise<unknown>;
}
/** A text that somebody here is at, or on the way to. Once it is gone, whoever comes finds another. */
interface Place { readonly desk: Desk; readonly seats: Map<string, Seat>; carets: ReturnType<typeof setTimeout> | null; coming: number; gone: boolean }

/** Milliseconds that an answer is believed of who writes, and of who only reads, where nothing was heard of a change. */
const believed = { writing: 5_000, reading: 30_000 } as const;
const seatsAtMost = 20;
/** Milliseconds between two tellings of where carets stand; how many lines a question after vanished words looks through. */
const caretsEvery = 50;
const linesSearched = 5_000;
/** Such questions of one tab: each card asks once. */
const searched = { burst: 30, perSecond: 1 } as const;

const room = (documentId: string): string => `text ${documentId}`;

/**
 * Shared text over socket.io, at the namespace /text. Each message is decided on before it counts: size, pace, access, form; then it is in the log, and
 * only then told and called safe. Access that changes is asked anew within a second of the commit that changed it, on every server; and besides, when an answer is old.
 *
 * From the client: `open { document, after, genesis, claims }` (answered with what it lacks), `write { document, client, n, u, caret? }`, `caret`, `close`,
 * `removed` (who took words away), `aside` (what could not be sent any more). To the client: `text TextFrame`, `late`, `refused`, `carets`, `may`, `out`.
 */
export const sharedText = (io: Server, house: House, { identify, bell, hear }: Needs): { stop(): Promise<void> } => {
  const space: Namespace = io.of('/text');
  const places = new Map<string, Promise<Place | null>>();
  const stopping = new AbortController();

  let ringing = false;
  /** How often it was heard that somebody's access may be another. */
  let changes = 0;

  const tell = (frame: TextFrame): void => {
    tellRoom(space, room(frame.d), 'text', frame);
    if (!frame.u.length || !frame.by.length) return;
    ringing = true;
    house.ring([room(frame.d)]);
    ringing = false;
  };
  const place = (documentId: string): Promise<Place | null> => {
    const known = places.get(documentId);
    if (known) return known;
    const to = (event: string, why?: string) => (messages: readonly (readonly [number, number])[]) => tellRoom(space, room(documentId), event, { d: documentId, by: messages, ...(why && { why }) });
    const made = Desk.open(documentId, { house, signal: stopping.signal, ears: () => space.adapter.rooms.get(room(documentId))?.size ?? 0, onFrame: tell, onLate: to('late'), onFull: to('refused', 'full') }).then((desk) => desk && { desk, seats: new Map<string, Seat>(), carets: null, coming: 0, gone: false });
    places.set(documentId, made);
    void made.then((found) => found ?? places.delete(documentId), () => places.delete(documentId));
    return made;
  };
  const seatsOf = (socket: Socket): Map<string, Seat> => (socket.data['seats'] ??= new Map<string, Seat>()) as Map<string, Seat>;

  const leave = async (socket: Socket, documentId: string): Promise<void> => {
    const seat = seatsOf(socket).get(documentId);
    if (!seat) return;
    seatsOf(socket).delete(documentId);
    await socket.leave(room(documentId));
    const found = await places.get(documentId);
    if (!found) return;
    found.seats.delete(socket.id);
    showCarets(documentId, found);
    await letGo(documentId, found);
  };
  /** Nothing is held in memory for a text that nobody is at. */
  const letGo = async (documentId: string, found: Place): Promise<void> => {
    await found.desk.settled();
    if (found.seats.size || found.coming || found.gone) return;
    found.gone = true;
    places.delete(documentId);
  };
  const comeTo = async (documentId: string): Promise<Place | null> => {
    for (;;) {
      const found = await place(documentId);
      if (found?.gone) continue;
      if (found) found.coming++;
      return found;
    }
  };

  const showCarets = (documentId: string, found: Place): void => {
    found.carets ??= setTimeout(() => {
      found.carets = null;
      const carets = [...found.seats.values()].flatMap(({ client, personId, names, caret }) => (caret ? [{ client, person: personId, ...names, caret }] : []));
      tellRoom(space, room(documentId), 'carets', { d: documentId, carets });
    }, caretsEvery);
  };

  /** Whether the one behind this handshake may read the text today, and write in it. */
  const ask = async (socket: Socket, documentId: string): Promise<Pick<Seat, 'personId' | 'caseId' | 'names' | 'writes' | 'draft'> | 'closed' | 'gone' | 'signed-out'> => {
    const { actor } = await identify(house, socket.request);
    if (actor.kind !== 'person') return 'signed-out';
    const text = await ruledText(house.fork(), documentId, actor.id);
    if (!text) return 'gone';
    if (!text.nameEn || !maySee(actor, text)) return 'closed';
    return { personId: actor.id, caseId: text.caseId, draft: text.draft, names: { nameEn: text.nameEn, nameAr: text.nameAr }, writes: !text.putAway && permission('document.write')(actor, text) === true };
  };
  /** Asks anew; who may no longer be here is told so and put out. */
  const askAgain = async (socket: Socket, seat: Seat): Promise<boolean> => {
    seat.asked = stopwatch();
    const found = await ask(socket, seat.documentId);
    // Who no longer works here has lost access, and not only a session.
    const now = found === 'signed-out' && !(await house.fork().count(Person, { id: seat.personId, active: true })) ? 'closed' : found;
    if (typeof now === 'string') {
      await leave(socket, seat.documentId);
      // A session that has ended wipes nothing: the same person signs in and goes on.
      // What is gone by its writer's own hand is no loss of access; whoever never had a seat is told nothing of either.
      socket.emit('out', { d: seat.documentId, why: now === 'gone' && !seat.draft ? 'closed' : now });
      return false;
    }
    seat.names = now.names;
    if (now.writes !== seat.writes) socket.emit('may', { d: seat.documentId, writes: (seat.writes = now.writes) });
    return true;
  };

  const open = async (socket: Socket, given: unknown): Promise<unknown> => {
    const opens = readOpens(given);
    const when = changes;
    const seen = opens ? await ask(socket, opens.document) : 'closed';
    if (!opens || typeof seen === 'string') return { refused: seen === 'gone' ? 'closed' : seen };
    if (!seatsOf(socket).has(opens.document) && seatsOf(socket).size >= seatsAtMost) return { refused: 'many' };
    const found = await comeTo(opens.document);
    if (!found) return { refused: 'closed' };
    try {
      return await sit(socket, opens, seen, found, when);
    } finally {
      found.coming--;
      await letGo(opens.document, found);
    }
  };

  /** A seat of one's own. Who asks for a text again keeps the old seat until this one stands: they may be typing. */
  const sit = async (socket: Socket, opens: Opens, seen: Pick<Seat, 'personId' | 'caseId' | 'names' | 'writes' | 'draft'>, found: Place, when: number): Promise<unknown> => {
    const em = house.fork();
    const client = await leaseWriter(em, opens.document, seen.personId, house.clock.now());
    if (client === null) return { refused: 'many' };
    await claimWriters(em, opens.document, seen.personId, opens.claims, house.clock.now());
    const own = new Set((await writersOf(em, opens.document)).filter(({ personId }) => personId === seen.personId).map((one) => one.client));
    const seat: Seat = { documentId: opens.document, ...seen, client, own, asked: stopwatch(), caret: null, turn: Promise.resolve() };
    found.seats.set(socket.id, seat);
    seatsOf(socket).set(opens.document, seat);
    // Nobody looks at who is on the way in: what changed meanwhile is asked anew.
    if (when !== changes && !(await askAgain(socket, seat))) return { refused: 'closed' };
    // In the room before the log is read: what comes in between comes twice, which is harmless, and never not at all.
    await socket.join(room(opens.document));
    await found.desk.catchUp();
    const stale = opens.genesis !== null && opens.genesis !== found.desk.genesis;
    const head = found.desk.head;
    const { snapshot, lines } = await missingAfter(em, opens.document, stale ? 0 : Math.min(opens.after, head), head);
    showCarets(opens.document, found);
    return { genesis: found.desk.genesis, stale, client, head, writes: seat.writes, state: snapshot?.state ?? null, u: lines.map(({ bytes }) => bytes) };
  };

  const write = async (socket: Socket, given: unknown): Promise<void> => {
    const writes = readWrites(given);
    const seat = writes && seatsOf(socket).get(writes.document);
    const refuse = (why: string): void => void (writes && socket.emit('refused', { d: writes.document, by: [[writes.client, writes.n]], why }));
    if (!seat) return refuse('closed');
    seat.turn = seat.turn.then(async () => {
      if (seat.asked() > believed.writing && !(await askAgain(socket, seat))) return;
      if (!seat.writes) return refuse('closed');
      const found = await places.get(seat.documentId);
      const fault = found ? await found.desk.take(bytesOf(writes.u), seat.own, { personId: seat.personId, bytes: writes.u, client: writes.client, n: writes.n }) : 'closed';
      if (fault) refuse(fault);
      if (found && writes.caret !== undefined) moved(seat, found, writes.caret);
    }).catch((error: unknown) => {
      house.log.error('Shared text failed.', { error });
      refuse('closed');
    });
    await seat.turn;
  };

  const point = async (socket: Socket, given: unknown): Promise<void> => {
    const points = readPoints(given);
    const seat = points && seatsOf(socket).get(points.document);
    const found = seat && (await places.get(seat.documentId));
    if (!found) return;
    moved(seat, found, points.caret);
  };
  const moved = (seat: Seat, found: Place, caret: Caret | null): void => {
    seat.caret = caret;
    showCarets(seat.documentId, found);
  };

  /** Who took words away, and when: the first line of the log after a place that says so. */
  const removed = async (socket: Socket, given: unknown): Promise<unknown> => {
    const asks = readAsks(given);
    const seat = asks && seatsOf(socket).get(asks.document);
    if (!seat) return [];
    const found = await takenBy(await linesAfter(house.fork(), asks.document, asks.after, asks.after + linesSearched), asks.gone);
    const people = new Map((await house.fork().find(Person, { id: { $in: [...new Set(found.flatMap((line) => line?.personId ?? []))] } })).map((person) => [person.id, person]));
    return found.map((line) => {
      const person = line && people.get(line.personId);
      return person ? { nameEn: person.nameEn, nameAr: person.nameAr, at: line.at } : null;
    });
  };

  /** Only who has written here may leave words behind. */
  const aside = async (socket: Socket, given: unknown): Promise<unknown> => {
    const leaves = readLeaves(given);
    const { actor } = await identify(house, socket.request);
    return !!leaves && actor.kind === 'person' && (await setAside(house.fork(), leaves.document, actor.id, leaves.text, house.clock.now()));
  };

  space.use((socket, next) => {
    identify(house, socket.request).then(({ actor }) => next(actor.kind === 'person' ? undefined : new Error('UNAUTHENTICATED')), () => next(new Error('UNAUTHENTICATED')));
  });
  space.on('connection', (socket) => {
    const passes = bucket(caps);
    const on = (event: string, work: (socket: Socket, given: unknown) => Promise<unknown>): void => void socket.on(event, (given: unknown, answer: unknown) => {
      if (!passes()) return void socket.disconnect(true);
      work(socket, given).then((result) => typeof answer === 'function' && (answer as (result: unknown) => void)(result ?? null), (error: unknown) => void (stopping.signal.aborted || house.log.error('Shared text failed.', { error })));
    });
    on('open', open);
    on('write', write);
    on('caret', point);
    const searches = bucket(searched);
    on('removed', async (_, given) => (searches() ? removed(socket, given) : []));
    on('aside', aside);
    on('close', async (_, given) => leave(socket, String(given)));
    socket.on('disconnect', () => {
      for (const documentId of [...seatsOf(socket).keys()]) void leave(socket, documentId);
    });
  });

  const again = (concerns: (seat: Seat) => boolean): void => {
    changes += 1;
    for (const socket of space.sockets.values()) {
      for (const seat of [...seatsOf(socket).values()]) if (concerns(seat)) askAgain(socket, seat).catch((error: unknown) => void (stopping.signal.aborted || house.log.error('Shared text could not look again.', { error })));
    }
  };
  const unheard = hear(({ persons, streams }) => again(({ personId, caseId }) => persons.includes(personId) || streams.includes(`case:${caseId}`)));
  const unrung = bell.hear((rung) => {
    // What this server has put into the log itself it knows.
    if (ringing) return;
    for (const documentId of places.keys()) if (!rung.length || rung.includes(room(documentId))) void places.get(documentId)?.then((found) => found?.desk.catchUp());
    // A case that is closed, or a text that is put away, is only read from then on.
    const cases = new Set(rung.map(streamOf).filter(({ kind }) => kind === 'case').map(({ id }) => id));
    again(({ caseId, draft, documentId }) => !rung.length || cases.has(caseId) || (draft && rung.includes(room(documentId))));
  });
  const looking = (async () => {
    while (!stopping.signal.aborted) {
      await pause(believed.writing, stopping.signal);
      again(({ asked }) => asked() > believed.reading);
    }
  })();

  return {
    async stop() {
      unheard();
      unrung();
      for (const one of places.values()) await (await one)?.desk.settled();
      stopping.abort();
      space.disconnectSockets(true);
      await looking;
    },
  };
};
