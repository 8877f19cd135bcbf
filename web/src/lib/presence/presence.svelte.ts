import type { Socket } from 'socket.io-client';
import { getContext, onMount, setContext } from 'svelte';
import { comesBack } from '#lib/platform/line.ts';
import { useManner } from '#lib/platform/manner.ts';

/** One person in a room, as the server says it. */
export interface Face {
  id: string;
  nameEn: string;
  nameAr: string;
  part: 'lead' | 'team' | 'other';
  panel: string;
  idle: boolean;
  away: boolean;
  level: 'viewing' | 'editing' | 'writing';
  field: string | null;
  anchor: string | null;
}
/** The lead asks those who are here to come to a place. */
export interface Gathering { nameEn: string; nameAr: string; panel: string; anchor: string | null }
interface Says {
  panel?: string;
  idle?: boolean;
  level?: Face['level'];
  field?: string | null;
  anchor?: string | null;
}

const beat = 4_000;
const idleAfter = 120_000;
/** Milliseconds that a request to come stands. */
const asksFor = 60_000;

/** Who else is here. Loaded after the page is usable; where sockets are blocked it falls back to polling by itself. */
export class Presence {
  faces = $state.raw<readonly Face[]>([]);
  /** Whose view one's own goes along with. */
  following = $state<string | null>(null);
  /** The last request to come to a place, until one has gone there, stays, or it has grown old. */
  gathering = $state.raw<Gathering | null>(null);
  #socket: Socket | null = null;
  #panel = 'story';
  #anchor: string | null = null;
  #moving: ReturnType<typeof setTimeout> | undefined;
  #idle = false;
  #caseId: string;

  constructor(caseId: string) {
    this.#caseId = caseId;
  }

  start(): () => void {
    let over = false;
    let timer: ReturnType<typeof setInterval> | undefined;
    let active = Date.now();
    let stay: (() => void) | undefined;
    const awake = () => {
      active = Date.now();
      if (this.#idle) this.#say({ idle: (this.#idle = false) });
    };
    const away = () => this.#socket?.emit('leave');
    const back = (event: PageTransitionEvent) => {
      if (event.persisted) this.#enter();
    };
    void import('socket.io-client').then(({ io }) => {
      if (over) return;
      const socket = io('/presence', { path: '/socket.io', reconnectionDelayMax: 10_000, randomizationFactor: 1 });
      this.#socket = socket;
      stay = comesBack(socket);
      socket.on('connect', () => this.#enter());
      socket.on('faces', (faces: Face[]) => (this.faces = faces));
      socket.on('gather', (asked: Gathering) => {
        this.gathering = asked;
        setTimeout(() => this.gathering === asked && (this.gathering = null), asksFor);
      });
      socket.on('read', (entries: number[]) => this.onread(entries));
      socket.on('out', () => {
        this.faces = [];
        this.following = this.gathering = null;
      });
      timer = setInterval(() => {
        const idle = document.visibilityState === 'hidden' || Date.now() - active > idleAfter;
        this.#idle = idle;
        this.#say({ idle, panel: this.#panel, anchor: this.#anchor });
      }, beat);
    });
    window.addEventListener('pointerdown', awake);
    window.addEventListener('keydown', awake);
    window.addEventListener('pagehide', away);
    window.addEventListener('pageshow', back);
    return () => {
      over = true;
      clearInterval(timer);
      stay?.();
      window.removeEventListener('pointerdown', awake);
      window.removeEventListener('keydown', awake);
      window.removeEventListener('pagehide', away);
      window.removeEventListener('pageshow', back);
      this.#socket?.emit('leave');
      this.#socket?.disconnect();
    };
  }

  /** Which part of the room is open. */
  turn(panel: string): void {
    if (panel === this.#panel) return;
    this.#panel = panel;
    this.#say({ panel });
  }

  /** What is selected, as `cause:<id>`. Told at most four times a second, so that a held arrow key floods nobody. */
  at(anchor: string | null): void {
    if (anchor === this.#anchor) return;
    this.#anchor = anchor;
    this.#moving ??= setTimeout(() => {
      this.#moving = undefined;
      this.#say({ anchor: this.#anchor });
    }, 250);
  }

  /** Told what was read on another screen of the same person. */
  onread: (entries: readonly number[]) => void = () => {};
  /** Tells this person's other screens in the room what has been on this one. */
  read(entries: number[]): void {
    if (this.#socket?.connected) this.#socket.emit('read', { read: entries });
  }

  /** The lead asks everybody else here to come to what lies before the lead's own eyes. */
  async gather(): Promise<'asked' | 'early' | false> {
    const given = { panel: this.#panel, anchor: this.#anchor };
    return !!this.#socket?.connected && ((await this.#socket.timeout(5_000).emitWithAck('gather', given).catch(() => false)) as 'asked');
  }

  #wroteAt = 0;
  /** Says that one is writing in a field; at most every two seconds, and it ends by itself. */
  writes(field: string, level: Face['level'] = 'editing'): void {
    if (Date.now() - this.#wroteAt < 2_000) return;
    this.#wroteAt = Date.now();
    this.#say({ level, field });
  }

  rests(): void {
    this.#wroteAt = 0;
    this.#say({ level: 'viewing' });
  }

  #enter(): void {
    this.#socket?.emit('enter', { caseId: this.#caseId, panel: this.#panel, anchor: this.#anchor }, () => undefined);
  }
  #say(says: Says): void {
    if (this.#socket?.connected) this.#socket.emit('here', says);
  }
}

const key = Symbol('presence');

/** Called by the room once; parts of it find the same by `usePresence`. */
export function providePresence(caseId: string): Presence {
  const presence = setContext(key, new Presence(caseId));
  onMount(() => presence.start());
  return presence;
}
export const usePresence = (): Presence | undefined => getContext<Presence | undefined>(key);

/** A face's name in the reader's language. */
export function useNames(): (face: Face) => string {
  const manner = useManner();
  return (face) => (manner().language === 'ar' ? face.nameAr || face.nameEn : face.nameEn || face.nameAr);
}
