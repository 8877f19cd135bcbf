import type { Namespace } from 'socket.io';
import type { Tab } from './face.ts';

/** A tab as another server tells of it: ages instead of instants, since their clocks may differ. */
type Told = Omit<Tab, 'seenAt' | 'doingAt'> & { readonly seenFor: number; readonly doingFor: number | null };

interface Opens {
  /** Whether there is anything between servers; without it there is nobody elsewhere. */
  readonly shared: boolean;
  readonly now: () => number;
  /** The tabs that this server holds in a room. */
  readonly mine: (caseId: string) => Iterable<Tab>;
  /** Somebody came, went or moved on another server. */
  readonly onChange: (caseId: string) => void;
}

/** Who is in a room on the other servers. */
export interface Elsewhere {
  /** Their tabs, as they were told last; what is not told anew grows old by itself. */
  tabsIn(caseId: string): Iterable<Tab>;
  /** Tells the others who is here. */
  tell(caseId: string): void;
  /** Asks the others who is there, once somebody enters a room that was empty here. */
  ask(caseId: string): void;
  forget(caseId: string): void;
}

/** Servers tell each other whole rooms: what is lost is told again with the next sign of life. */
export const elsewhereOver = (places: Namespace, server: string, { shared, now, mine, onChange }: Opens): Elsewhere => {
  if (!shared) return { tabsIn: () => [], tell: () => undefined, ask: () => undefined, forget: () => undefined };
  const rooms = new Map<string, Map<string, Tab[]>>();
  const tell = (caseId: string): void => {
    const tabs: Told[] = [...mine(caseId)].map(({ seenAt, doingAt, ...tab }) => ({ ...tab, seenFor: now() - seenAt, doingFor: doingAt ? now() - doingAt : null }));
    places.serverSideEmit('tabs', server, caseId, tabs);
  };
  const asked = new Set<string>();

  places.on('tabs', (from: string, caseId: string, tabs: readonly Told[]) => {
    if (from === server || !asked.has(caseId)) return;
    const room = rooms.get(caseId) ?? new Map<string, Tab[]>();
    rooms.set(caseId, room);
    room.set(from, tabs.map(({ seenFor, doingFor, ...tab }) => ({ ...tab, seenAt: now() - seenFor, doingAt: doingFor === null ? 0 : now() - doingFor })));
    onChange(caseId);
  });
  places.on('who', (from: string, caseId: string) => {
    if (from !== server && [...mine(caseId)].length) tell(caseId);
  });

  return {
    tabsIn: (caseId) => [...(rooms.get(caseId)?.values() ?? [])].flat(),
    tell,
    ask(caseId) {
      asked.add(caseId);
      places.serverSideEmit('who', server, caseId);
    },
    forget(caseId) {
      asked.delete(caseId);
      rooms.delete(caseId);
    },
  };
};
