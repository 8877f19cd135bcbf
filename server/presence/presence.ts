// Long because who may be in a room, come in and be told of it is decided in one place.
import { randomUUID } from 'node:crypto';
import type { Namespace, Server, Socket } from 'socket.io';
import { free, passes, type Heard, type Told } from '../case/room/message.policy.ts';
import type { Bell } from '../journal/bell.ts';
import { streamOf } from '../journal/stream.entity.ts';
import { bucket } from '../platform/bucket.ts';
import type { House } from '../platform/context.ts';
import { elsewhereOver } from './elsewhere.ts';
import { facesOf, same, type Face, type Tab } from './face.ts';
import { readSays, type Says } from './said.ts';
import { sees, type Identify, type Seen } from './sees.ts';

interface Needs {
  readonly identify: Identify;
  readonly bell: Bell;
  /** Whether other servers may hold people of the same rooms. */
  readonly shared: boolean;
}
interface Room {
  readonly tabs: Map<string, Tab>;
  shown: readonly Face[];
  /** Whether those who are here may be asked once more to come to a place. */
  readonly gathers: () => boolean;
}
/** A line to one tab: it says and is told what stands in the table of messages, and nothing else. */
type Line = Socket<Record<Heard<'presence'>, (given: unknown, answer?: unknown) => void>, Record<Told<'presence'>, (told?: unknown) => void>>;
/** A message that the table has let pass, and whose it is; `when`: how many changes had been heard when that was asked. */
interface Passed { readonly socket: Line; readonly says: Says; readonly seen: Seen; readonly joined: Joined | undefined; readonly when: number }
interface Joined { readonly caseId: string; readonly tab: Tab; asked: number }
/** The screens of one person in one room: they tell each other what has been read. */
const own = ({ caseId, tab }: Joined): string => `${caseId}/${tab.personId}`;

/** At most so many tabs of one person in one room; more are refused, not queued. */
const tabsAtMost = 20;
const sweepEvery = 1_000;
/** Milliseconds that an answer is believed of a tab that says nothing any more. */
const believed = 30_000;
/** Requests of a lead to come to a place: two at once, and then one in twenty seconds. */
const gathered = { burst: 2, perSecond: 0.05 } as const;

/**
 * Who is in the room, in which part of it, idle or at work; over socket.io, at the namespace /presence. Stores nothing: what may be
 * forgotten travels here. Who may say what and is told what stands in case/message.policy.ts; it is asked on every message, and again whenever the case
 * or a role changes, so that it ends at once.
 */
export const presence = (io: Server, house: House, { identify, bell, shared }: Needs): { stop(): Promise<void> } => {
  const places: Namespace = io.of('/presence');
  const rooms = new Map<string, Room>();
  const stopped = new AbortController();
  let sweeping = false;
  const now = (): number => house.clock.now().getTime();

  const show = (caseId: string): void => {
    const room = rooms.get(caseId);
    if (!room) return;
    for (const [id, tab] of room.tabs) if (!places.sockets.has(id) && now() - tab.seenAt >= 30_000) room.tabs.delete(id);
    const faces = facesOf([...room.tabs.values(), ...elsewhere.tabsIn(caseId)], now());
    if (!same(faces, room.shown)) {
      room.shown = faces;
      places.local.to(caseId).emit('faces', faces);
    }
    if (room.tabs.size) return;
    rooms.delete(caseId);
    elsewhere.forget(caseId);
  };
  /** Here and on every other server. */
  const showAll = (caseId: string): void => {
    elsewhere.tell(caseId);
    show(caseId);
  };
  const elsewhere = elsewhereOver(places, randomUUID(), { shared, now, mine: (caseId) => rooms.get(caseId)?.tabs.values() ?? [], onChange: show });
  /** Looks once a second while anybody is there, and not at all while nobody is. */
  const sweep = async (): Promise<void> => {
    if (sweeping) return;
    sweeping = true;
    while (rooms.size && !stopped.signal.aborted) {
      await house.clock.rests(house.clock.now(), sweepEvery, stopped.signal);
      for (const caseId of [...rooms.keys()]) show(caseId);
      await again(({ asked }) => now() - asked >= believed).catch(unlooked);
    }
    sweeping = false;
  };

  const leave = (socket: Line): void => {
    const joined = socket.data['joined'] as Joined | undefined;
    if (!joined) return;
    socket.data['joined'] = undefined;
    void socket.leave(joined.caseId);
    void socket.leave(own(joined));
    rooms.get(joined.caseId)?.tabs.delete(socket.id);
    showAll(joined.caseId);
  };
  const cut = (socket: Line): void => {
    leave(socket);
    socket.emit('out');
  };

  const enter = async ({ socket, says, seen, when }: Passed): Promise<boolean> => {
    const caseId = says.caseId!;
    const room = rooms.get(caseId) ?? { tabs: new Map<string, Tab>(), shown: [], gathers: bucket(gathered) };
    if ([...room.tabs.values()].filter(({ personId }) => personId === seen.personId).length >= tabsAtMost) return false;
    const tab: Tab = { ...seen, panel: says.panel ?? 'story', idle: false, level: 'viewing', field: null, anchor: says.anchor ?? null, seenAt: now(), doingAt: 0 };
    // The same person back after a cut line: the face that was kept for it gives way.
    for (const [id, other] of room.tabs) if (other.personId === tab.personId && !places.sockets.has(id)) room.tabs.delete(id);
    if (!room.tabs.size) elsewhere.ask(caseId);
    room.tabs.set(socket.id, tab);
    rooms.set(caseId, room);
    const joined: Joined = { caseId, tab, asked: now() };
    socket.data['joined'] = joined;
    // Nobody looks at who is on the way in: what changed meanwhile is asked anew.
    if (when !== changes) await again((one) => one === joined);
    if (socket.data['joined'] !== joined) return false;
    await socket.join([caseId, own(joined)]);
    socket.emit('faces', room.shown);
    showAll(caseId);
    void sweep();
    return true;
  };

  const here = async ({ says, seen, joined }: Passed): Promise<boolean> => {
    if (!joined) return false;
    const { tab } = joined;
    joined.asked = now();
    Object.assign(tab, { seenAt: now(), nameEn: seen.nameEn, nameAr: seen.nameAr, part: seen.part }, says.panel !== undefined && { panel: says.panel }, says.idle !== undefined && { idle: says.idle }, says.anchor !== undefined && { anchor: says.anchor });
    if (says.level !== undefined) Object.assign(tab, { level: says.level, field: says.field ?? null, doingAt: says.level === 'viewing' ? 0 : now() });
    showAll(joined.caseId);
    return true;
  };

  /** Everybody else is asked, once and quietly; nobody is moved. */
  const gather = async ({ socket, says: { panel, anchor = null }, seen, joined }: Passed): Promise<'asked' | 'early' | false> => {
    if (!joined || panel === undefined) return false;
    if (!rooms.get(joined.caseId)?.gathers()) return 'early';
    socket.to(joined.caseId).except(own(joined)).emit('gather', { nameEn: seen.nameEn, nameAr: seen.nameAr, panel, anchor });
    return 'asked';
  };

  const read = async ({ socket, says, joined }: Passed): Promise<boolean> => !!joined && !!says.read && socket.to(own(joined)).emit('read', says.read);

  const does: Readonly<Record<Exclude<Heard<'presence'>, 'leave'>, (passed: Passed) => Promise<unknown>>> = { enter, here, gather, read };
  /** By the table, today: what does not pass is answered with false. Whoever may give no sign of life any more is out. */
  const hear = async (socket: Line, event: keyof typeof does, says: Says): Promise<unknown> => {
    if (event === 'enter') leave(socket);
    const [joined, when] = [socket.data['joined'] as Joined | undefined, changes];
    const caseId = joined?.caseId ?? (event === 'enter' ? says.caseId : undefined);
    const seen = caseId === undefined ? null : await sees(house, identify, socket.request, caseId, event);
    if (socket.disconnected || socket.data['joined'] !== joined) return false;
    if (seen) return does[event]({ socket, says, seen, joined, when });
    if (joined && event === 'here') cut(socket);
    return false;
  };

  places.use((socket, next) => {
    identify(house, socket.request).then(({ actor }) => next(actor.kind === 'person' ? undefined : new Error('UNAUTHENTICATED')), () => next(new Error('UNAUTHENTICATED')));
  });
  places.on('connection', (socket: Line) => {
    const paced = bucket({ burst: 30, perSecond: 8 });
    /** One message after the other: whoever asks for two rooms at once is in the last alone. */
    let turn: Promise<unknown> = Promise.resolve();
    const on = (event: Heard<'presence'>, work: (says: Says) => unknown): void => void socket.on(event, (given, answer) => {
      if (!paced()) return void socket.disconnect(true);
      const says = readSays(given ?? {});
      turn = turn.then(async () => {
        const result = !!says && (await work(says));
        if (typeof answer === 'function') (answer as (result: unknown) => void)(result);
      }).catch((error: unknown) => void (stopped.signal.aborted || house.log.error('Presence failed.', { error })));
    });
    for (const event of Object.keys(does) as (keyof typeof does)[]) on(event, (says) => hear(socket, event, says));
    on('leave', () => passes('presence.leave', free) && (leave(socket), true));
    // A page that is closed says so; a line that breaks leaves the face to fade, so that a blip is no flicker.
    socket.on('disconnect', (reason) => {
      if (reason === 'client namespace disconnect') leave(socket);
    });
  });

  const unlooked = (error: unknown): void => void (stopped.signal.aborted || house.log.error('Presence could not look again.', { error }));
  /** Asks anew for those concerned; who may no longer be here is put out. */
  const again = async (concerns: (joined: Joined) => boolean): Promise<void> => {
    for (const socket of places.sockets.values()) {
      const joined = socket.data['joined'] as Joined | undefined;
      if (!joined || !concerns(joined)) continue;
      joined.asked = now();
      const seen = await sees(house, identify, socket.request, joined.caseId, 'here');
      if (socket.data['joined'] !== joined) continue;
      if (!seen) cut(socket);
      else if (seen.part !== joined.tab.part) (joined.tab.part = seen.part), showAll(joined.caseId);
    }
  };
  let changes = 0;
  const recheck = async (streams: readonly string[]): Promise<void> => {
    changes += 1;
    const all = streams.includes('house');
    const cases = new Set(streams.map(streamOf).filter(({ kind }) => kind === 'case').map(({ id }) => id));
    await again(({ caseId }) => all || cases.has(caseId));
  };
  const unhear = bell.hear((streams) => void recheck(streams).catch(unlooked));

  return {
    async stop() {
      unhear();
      stopped.abort();
      places.disconnectSockets(true);
    },
  };
};
