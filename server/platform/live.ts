import type { DocumentNode, ExecutionResult } from 'graphql';
import type { Actor } from './context.ts';
import type { Language } from './language.ts';
import type { Parcel } from './parcel.ts';

/** The wire to one client: a socket with many subscriptions, or one stream of events. */
export interface Line {
  send(parcel: Parcel, id: string): void;
  /** Bytes that this process holds because the other end does not read. */
  readonly buffered: number;
  /** Ends the wire, with a close code of graphql-transport-ws and a reason of at most 123 bytes. */
  close(code: number, reason: string): void;
  /** Breaks the wire at once: the other end does not read. */
  cut(): void;
}

/** One client that is connected now. Who it is may change while it is: a role is given or taken, a session ends. */
export interface Peer {
  actor: Actor;
  readonly language: Language;
  readonly line: Line;
  /** Asks anew who this is, by the credentials it came with. */
  readonly again: () => Promise<Actor>;
}

/** What a client asks to be kept up to date with. */
export interface Asked {
  /** The subscription's name on its line. */
  readonly id: string;
  readonly document: DocumentNode;
  /** The same text of a document has the same key: shared execution is keyed by it. */
  readonly key: string;
  readonly operationName?: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The arguments of the field that is subscribed to. */
  readonly given: Readonly<Record<string, unknown>>;
  /** The position that the client has applied, as it was sent: `{ epoch, at }` or nothing. */
  readonly after: unknown;
}

/** A subscription under way: the hub writes its frames to the line by itself, so this only waits until it ends. */
export type Watch = AsyncGenerator<never, void, void>;

/** Keeps clients up to date; journal/ knows how. */
export interface Live {
  watch(peer: Peer, asked: Asked): Promise<Watch | ExecutionResult>;
  /** A client is gone, with all that it watched. */
  gone(peer: Peer): void;
}

export const isWatch = (value: Watch | ExecutionResult): value is Watch => Symbol.asyncIterator in value;

/** Close codes: 4401 and 4403 as in graphql-transport-ws, the rest of ours. */
export const closing = { again: 1012, unauthenticated: 4401, forbidden: 4403, tooMuch: 4429, tooSlow: 4408 } as const;
