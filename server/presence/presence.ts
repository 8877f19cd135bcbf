// Long because who may be in a room, come in and be told of it is decided in one place.
import { randomUUID } from 'node:crypto';
import type { Namespace, Server, Socket } from 'socket.io';
import type { Bell } from '../journal/bell.ts';
import { streamOf } from '../journal/stream.entity.ts';
import { bucket } from '../platform/bucket.ts';
import type { House } from '../platform/context.ts';
import { elsewhereOver } from './elsewhere.ts';
import { facesOf, same, type Face, type Tab } from './face.ts';
import { readSays, type Says } from './said.ts';
import { sees, type Identify } from './sees.ts';

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
 * forgotten travels here. Access is asked on every message, and again whenever the case or a role changes, so that it ends at once.
 *
 * From the client: `enter { caseId, panel?, anchor? }` (answered with true or false), `here { panel?, idle?, level?, field?, anchor? }` every few seconds,
 * `leave`, `read { read: [entry] }`, `gather { panel, anchor? }` (of the lead alone; answered with asked, early or closed). To the client: `faces [Face]` to all in the
 * room, `read [entry]` to the same person's other screens, `gather { nameEn, nameAr, panel, anchor }` to everybody else, `out` when access has ended.
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

  const leave = (socket: Socket): void => {
    socket.data['coming'] = undefined;
    const joined = socket.data['joined'] as Joined | undefined;
    if (!joined) return;
    socket.data['joined'] = undefined;
    void socket.leave(joined.caseId);
    void socket.leave(own(joined));
    rooms.get(joined.caseId)?.tabs.delete(socket.id);
    showAll(joined.caseId);
  };
  const cut = (socket: Socket): void => {
    leave(socket);
    socket.emit('out');
  };

  const enter = async (socket: Socket, caseId: string, says: Says): Promise<boolean> => {
    leave(socket);
    const [coming, when] = [Symbol(caseId), changes];
    socket.data['coming'] = coming;
    const seen = await sees(house, identify, socket.request, caseId);
    // Whoever has left meanwhile, or asks for another room, does not come into this one.
    if (!seen || socket.disconnected || socket.data['coming'] !== coming) return false;
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

  const here = async (socket: Socket, says: Says): Promise<void> => {
    const joined = socket.data['joined'] as Joined | undefined;
    if (!joined) return;
    const seen = await sees(house, identify, socket.request, joined.caseId);
    if (!seen) return cut(socket);
    const { tab } = joined;
    joined.asked = now();
    Object.assign(tab, { seenAt: now(), nameEn: seen.nameEn, nameAr: seen.nameAr, part: seen.part }, says.panel !== undefined && { panel: says.panel }, says.idle !== undefined && { idle: says.idle }, says.anchor !== undefined && { anchor: says.anchor });
    if (says.level !== undefined) Object.assign(tab, { level: says.level, field: says.field ?? null, doingAt: says.level === 'viewing' ? 0 : now() });
    showAll(joined.caseId);
  };

  /** Everybody else is asked, once and quietly; nobody is moved. */
  const gather = async (socket: Socket, { panel, anchor = null }: Says): Promise<'asked' | 'early' | 'closed'> => {
    const joined = socket.data['joined'] as Joined | undefined;
    const seen = joined && (await sees(house, identify, socket.request, joined.caseId));
    if (!joined || !seen || seen.part !== 'lead' || panel === undefined) return 'closed';
    if (!rooms.get(joined.caseId)?.gathers()) return 'early';
    socket.to(joined.caseId).except(own(joined)).emit('gather', { nameEn: seen.nameEn, nameAr: seen.nameAr, panel, anchor });
    return 'asked';
  };

  places.use((socket, next) => {
    identify(house, socket.request).then(({ actor }) => next(actor.kind === 'person' ? undefined : new Error('UNAUTHENTICATED')), () => next(new Error('UNAUTHENTICATED')));
  });
  places.on('connection', (socket) => {
    const passes = bucket({ burst: 30, perSecond: 8 });
    const heard = (work: (says: Says) => Promise<void>) => (given: unknown): void => {
      if (!passes()) return void socket.disconnect(true);
      const says = readSays(given ?? {});
      if (says) work(says).catch((error: unknown) => void (stopped.signal.aborted || house.log.error('Presence failed.', { error })));
    };
    socket.on('enter', (given: unknown, answer: unknown) => heard(async (says) => {
      const entered = says.caseId !== undefined && (await enter(socket, says.caseId, says));
      if (typeof answer === 'function') (answer as (entered: boolean) => void)(entered);
    })(given));
    socket.on('here', heard((says) => here(socket, says)));
    socket.on('gather', (given: unknown, answer: unknown) => heard(async (says) => {
      const answered = await gather(socket, says);
      if (typeof answer === 'function') (answer as (how: string) => void)(answered);
    })(given));
    socket.on('leave', () => leave(socket));
    socket.on('read', heard(async ({ read }) => {
      const joined = socket.data['joined'] as Joined | undefined;
      if (joined && read) socket.to(own(joined)).emit('read', read);
    }));
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
      const seen = await sees(house, identify, socket.request, joined.caseId);
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
