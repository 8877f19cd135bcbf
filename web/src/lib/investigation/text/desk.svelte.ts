import { io, type Socket } from 'socket.io-client';
import type { Card } from './rescue.ts';
import { SharedText, type Colleague, type Ended, type Kept } from './shared-text.ts';
import { browserShelf, tabShelf, type Called } from './shelf.ts';

let shared: { socket: Socket; users: number } | null = null;
/** A line of its own: a seat at a text is a line's. */
export const dial = (): Socket => io('/text', { path: '/socket.io', reconnectionDelayMax: 10_000, randomizationFactor: 1, forceNew: true });
const line = (): Socket => {
  shared ??= { socket: dial(), users: 0 };
  shared.users += 1;
  return shared.socket;
};
const hangUp = (): void => {
  if (!shared || --shared.users > 0) return;
  shared.socket.disconnect();
  shared = null;
};

/** Whether a text is open in this tab. */
export const atOne = (): boolean => shared !== null;

/** Nothing of a text stays on this device: what had not been sent was decided on. */
export const wipedFrom = async (person: string, document: string): Promise<void> => (await browserShelf(person).catch(() => tabShelf(person))).wipe(document);

/** A card of a text that is open no more was decided on. */
export const decidedOn = async (person: string, document: string, card: string): Promise<void> => (await browserShelf(person).catch(() => tabShelf(person))).settle(document, card);

/** A shared text as a page shows it. */
export class Desk {
  kept = $state<Kept>('safe');
  online = $state(false);
  ready = $state(false);
  writes = $state(false);
  ended = $state<Ended | null>(null);
  colleagues = $state.raw<readonly Colleague[]>([]);
  cards = $state.raw<readonly Card[]>([]);
  /** Whether this browser keeps what is typed when the tab is closed. */
  keeps = $state(true);
  text = $state.raw<SharedText | null>(null);
  #socket: Socket | null = null;

  constructor(readonly document: string, readonly person: string, readonly called: Called) {}

  async start(): Promise<void> {
    const shelf = await browserShelf(this.person, this.called).catch(() => ((this.keeps = false), tabShelf(this.person)));
    const socket = line();
    this.#socket = socket;
    const text = new SharedText(this.document, socket, shelf, { change: () => this.#show(text) });
    await text.start();
    this.text = text;
    this.#show(text);
  }

  async stop(): Promise<void> {
    await this.text?.close();
    if (this.#socket) hangUp();
    this.#socket = null;
  }

  /** The person has signed in again, here or in another tab: the line is laid anew. */
  again(): void {
    if (this.ended === 'signed-out') this.#socket?.disconnect().connect();
  }

  #show({ kept, online, ready, writes, ended, colleagues, cards }: SharedText): void {
    Object.assign(this, { kept, online, ready, writes, ended, colleagues, cards });
  }
}
