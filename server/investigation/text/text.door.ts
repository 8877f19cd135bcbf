// Long because who may come to a text, write in it and be told of it is decided in one place.
import type { IncomingMessage } from 'node:http';
import type { Namespace, Server, Socket } from 'socket.io';
import type { Bell } from '../../journal/bell.ts';
import { streamOf } from '../../journal/stream.entity.ts';
import { free, partsIn, passes, type Heard, type Part, type Told } from '../../case/room/message.policy.ts';
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
import { claimWriters, leaseWriter, leftSeat, setAside } from './text.service.ts';

interface Needs {
  /** Who a handshake comes from: the same function as for HTTP, asked again whenever it matters. */
  readonly identify: (house: House, req: IncomingMessage) => Promise<{ readonly actor: Actor }>;
  readonly bell: Bell;
  /** Says within a second of its commit on any server whose access, or access to which stream, is another now. */
  readonly hear: (listener: (change: { readonly persons: readonly string[]; readonly streams: readonly string[] }) => void) => () => void;
}

/** A line to one tab: it says and is told what stands in the table of messages, and nothing else. */
type Line = Socket<Record<Heard<'text'>, (given: unknown, answer?: unknown) => void>, Record<Told<'text'>, (told: unknown) => void>>;
/** Who this is to one text today. */
interface Standing {
  readonly personId: string;
  readonly caseId: string;
  names: { readonly nameEn: string; readonly nameAr: string };
  parts: ReadonlySet<Part>;
  /** Whose it is alone: whoever publishes it or lets it go does so in all their tabs. */
  readonly draft: boolean;
}
/** One tab at one text: who it is, is asked anew whenever somebody's access changes, and when what is believed is old. */
interface Seat extends Standing {
  readonly documentId: string;
  readonly client: number;
  readonly own: ReadonlySet<number>;
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
const writes = ({ parts }: Pick<Seat, 'parts'>): boolean => passes('text.write', parts);

/**
 * Shared text over socket.io, at the namespace /text. Each message is decided on before it counts: size, pace, access (by case/message.policy.ts), form; then it is
 * in the log, and only then told and called safe. Access that changes is asked anew within a second of the commit that changed it, on every server; and besides, when an
 * answer is old.
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
    const to = (event: Told<'text'>, why?: string) => (messages: readonly (readonly [number, number])[]) => tellRoom(space, room(documentId), event, { d: documentId, by: messages, ...(why && { why }) });
    const made = Desk.open(documentId, { house, signal: stopping.signal, ears: () => space.adapter.rooms.get(room(documentId))?.size ?? 0, onFrame: tell, onLate: to('late'), onFull: to('refused', 'full') }).then((desk) => desk && { desk, seats: new Map<string, Seat>(), carets: null, coming: 0, gone: false });
    places.set(documentId, made);
    void made.then((found) => found ?? places.delete(documentId), () => places.delete(documentId));
    return made;
  };
  const seatsOf = (socket: Line): Map<string, Seat> => (socket.data['seats'] ??= new Map<string, Seat>()) as Map<string, Seat>;

  const leave = async (socket: Line, documentId: string): Promise<void> => {
    const seat = seatsOf(socket).get(documentId);
    if (!seat) return;
    seatsOf(socket).delete(documentId);
    await socket.leave(room(documentId));
    const found = await places.get(documentId);
    if (!found) return;
    found.seats.delete(socket.id);
    showCarets(documentId, found);
    await letGo(documentId, found);
    await leftSeat(house.fork(), documentId, seat.client, house.clock.now()).catch(unkept);
  };
  const unkept = (error: unknown): void => void (stopping.signal.aborted || house.log.error('Shared text failed.', { error }));
  /** A database that is away for a moment: what was not read now is read with the next ring, or by whoever writes next. */
  const unread = (error: unknown): void => void (stopping.signal.aborted || house.log.error('Shared text could not look again.', { error }));
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

  /** Who is behind this handshake, where the table lets them say this at the text today. */
  const ask = async (socket: Line, documentId: string, message: Heard<'text'> = 'open'): Promise<Standing | 'closed' | 'gone' | 'signed-out'> => {
    const { actor } = await identify(house, socket.request);
    if (actor.kind !== 'person') return 'signed-out';
    const text = await ruledText(house.fork(), documentId, actor.id);
    if (!text) return 'gone';
    const parts = partsIn(actor, text, { open: !text.putAway, seated: text.seated });
    if (!text.nameEn || !passes(`text.${message}`, parts)) return 'closed';
    return { personId: actor.id, caseId: text.caseId, draft: text.draft, names: { nameEn: text.nameEn, nameAr: text.nameAr }, parts };
  };
  /** Asks anew; who may no longer be here is told so and put out. */
  const askAgain = async (socket: Line, seat: Seat): Promise<boolean> => {
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
    const before = writes(seat);
    Object.assign(seat, { names: now.names, parts: now.parts });
    if (writes(seat) !== before) socket.emit('may', { d: seat.documentId, writes: !before });
    return true;
  };

  /** The seat of whoever may say this where they sit: every message is asked about, and anew where the answer is old. */
  const seatFor = async (socket: Line, message: Heard<'text'>, documentId: string): Promise<Seat | null> => {
    const seat = seatsOf(socket).get(documentId);
    if (!seat || (seat.asked() > believed.writing && !(await askAgain(socket, seat)))) return null;
    return passes(`text.${message}`, seat.parts) ? seat : null;
  };

  const open = async (socket: Line, given: unknown): Promise<unknown> => {
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
  const sit = async (socket: Line, opens: Opens, seen: Standing, found: Place, when: number): Promise<unknown> => {
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
    return { genesis: found.desk.genesis, stale, client, head, writes: writes(seat), state: snapshot?.state ?? null, u: lines };
  };

  /** @returns whether the words are on their way into the log */
  const write = async (socket: Line, given: unknown): Promise<boolean> => {
    const said = readWrites(given);
    const refuse = (why: string): false => (said && socket.emit('refused', { d: said.document, by: [[said.client, said.n]], why }), false);
    const seat = said && seatsOf(socket).get(said.document);
    if (!said || !seat) return refuse('closed');
    const turn = seat.turn.then(async () => {
      if (!(await seatFor(socket, 'write', said.document))) return refuse('closed');
      const found = await places.get(seat.documentId);
      const fault = found ? await found.desk.take(bytesOf(said.u), seat.own, { personId: seat.personId, bytes: said.u, client: said.client, n: said.n }) : 'closed';
      if (found && said.caret !== undefined) moved(seat, found, said.caret);
      return fault ? refuse(fault) : true;
    }).catch((error: unknown) => {
      house.log.error('Shared text failed.', { error });
      return refuse('closed');
    });
    seat.turn = turn;
    return turn;
  };

  const point = async (socket: Line, given: unknown): Promise<boolean> => {
    const points = readPoints(given);
    const seat = points && (await seatFor(socket, 'caret', points.document));
    const found = seat && (await places.get(seat.documentId));
    if (!found) return false;
    moved(seat, found, points.caret);
    return true;
  };
  const moved = (seat: Seat, found: Place, caret: Caret | null): void => {
    seat.caret = caret;
    showCarets(seat.documentId, found);
  };

  /** Who took words away, and when: the first line of the log after a place that says so. */
  const removed = async (socket: Line, given: unknown): Promise<unknown> => {
    const asks = readAsks(given);
    if (!asks || !(await seatFor(socket, 'removed', asks.document))) return [];
    const found = await takenBy(await linesAfter(house.fork(), asks.document, asks.after, asks.after + linesSearched), asks.gone);
    const people = new Map((await house.fork().find(Person, { id: { $in: [...new Set(found.flatMap((line) => line?.personId ?? []))] } })).map((person) => [person.id, person]));
    return found.map((line) => {
      const person = line && people.get(line.personId);
      return person ? { nameEn: person.nameEn, nameAr: person.nameAr, at: line.at } : null;
    });
  };

  const aside = async (socket: Line, given: unknown): Promise<boolean> => {
    const leaves = readLeaves(given);
    const seen = leaves && (await ask(socket, leaves.document, 'aside'));
    return !!seen && typeof seen !== 'string' && (await setAside(house.fork(), leaves.document, seen.personId, leaves.text, house.clock.now()));
  };

  space.use((socket, next) => {
    identify(house, socket.request).then(({ actor }) => next(actor.kind === 'person' ? undefined : new Error('UNAUTHENTICATED')), () => next(new Error('UNAUTHENTICATED')));
  });
  space.on('connection', (socket: Line) => {
    const [paced, searches] = [bucket(caps), bucket(searched)];
    const does: Readonly<Record<Heard<'text'>, (socket: Line, given: unknown) => Promise<unknown>>> = {
      open, write, caret: point, aside,
      removed: async (_, given) => (searches() ? removed(socket, given) : []),
      close: async (_, given) => passes('text.close', free) && typeof given === 'string' && (await leave(socket, given), true),
    };
    for (const event of Object.keys(does) as Heard<'text'>[]) {
      socket.on(event, (given, answer) => {
        if (!paced()) return void socket.disconnect(true);
        does[event](socket, given).then((result) => typeof answer === 'function' && (answer as (result: unknown) => void)(result), unkept);
      });
    }
    socket.on('disconnect', () => {
      for (const documentId of [...seatsOf(socket).keys()]) leave(socket, documentId).catch(unkept);
    });
  });

  const again = (concerns: (seat: Seat) => boolean): void => {
    changes += 1;
    for (const socket of space.sockets.values()) {
      for (const seat of [...seatsOf(socket).values()]) if (concerns(seat)) askAgain(socket, seat).catch(unread);
    }
  };
  const unheard = hear(({ persons, streams }) => again(({ personId, caseId }) => persons.includes(personId) || streams.includes(`case:${caseId}`)));
  const unrung = bell.hear((rung) => {
    // What this server has put into the log itself it knows.
    if (ringing) return;
    for (const documentId of places.keys()) if (!rung.length || rung.includes(room(documentId))) places.get(documentId)?.then((found) => found?.desk.catchUp()).catch(unread);
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
