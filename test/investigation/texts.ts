import { io, type Socket } from 'socket.io-client';
import { onTestFinished, vi } from 'vitest';
import * as Y from 'yjs';
import { OpenDocument } from '../../schema/documents/investigation.ts';
import { SharedText, type Shelf, type Unsent } from '../../web/src/lib/investigation/text/shared-text.ts';
import type { Card } from '../../web/src/lib/investigation/text/rescue.ts';
import { op } from '../case/room.ts';
import type { NamedPerson, TestHouse } from '../house.ts';

/** What a browser keeps on its disk, kept in memory: it outlives a tab. */
export const shelf = (): Shelf & { readonly unsent: Map<string, Unsent> } => {
  const [unsent, cards] = [new Map<string, Unsent>(), new Map<string, Card>()];
  let kept: { genesis: string; after: number; state: Uint8Array } | null = null;
  return {
    unsent,
    load: async () => ({ genesis: kept?.genesis ?? null, after: kept?.after ?? 0, state: kept?.state ?? null, unsent: [...unsent.values()], cards: [...cards.values()] }),
    keep: async (_, genesis, after, state) => void (kept = { genesis, after, state }),
    put: async (_, one) => void unsent.set(one.key, one),
    safe: async (_, keys) => keys.forEach((key) => unsent.delete(key)),
    rescue: async (_, card) => void cards.set(card.id, card),
    settle: async (_, id) => void cards.delete(id),
    wipe: async () => (unsent.clear(), cards.clear(), void (kept = null)),
  };
};

export const line = async (running: { readonly origin: string }, who: NamedPerson): Promise<Socket> => {
  const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const socket = io(`${running.origin}/text`, { transports: ['websocket'], forceNew: true, reconnectionDelay: 20, reconnectionDelayMax: 100, extraHeaders: { cookie, origin: running.origin } });
  onTestFinished(() => void socket.disconnect());
  await new Promise<void>((resolve, reject) => (socket.once('connect', () => resolve()), socket.once('connect_error', reject)));
  return socket;
};

export interface Desk { readonly text: SharedText; readonly socket: Socket; readonly lost: readonly Card[]; readonly ended: SharedText['ended'][]; words(): string; type(words: string, at?: number): void }

/** A tab of somebody at a text, as the page has it: the same provider, over a real socket. */
export const at = async (running: { readonly origin: string }, who: NamedPerson, document: string, on: Shelf = shelf(), { online = true } = {}): Promise<Desk> => {
  const socket = await line(running, who);
  if (!online) socket.disconnect();
  const ended: SharedText['ended'][] = [];
  const text = new SharedText(document, socket, on, { change: () => void (text.ended && ended.push(text.ended)) });
  await text.start();
  onTestFinished(() => text.close());
  const body = text.doc.getXmlFragment('body');
  return {
    text, socket, ended,
    get lost() {
      return text.cards;
    },
    words: () => body.toArray().map((node) => ((node as Y.XmlElement).get(0) as Y.XmlText | undefined)?.toString() ?? '').join('\n'),
    type(words, index = 0) {
      text.doc.transact(() => {
        const known = body.get(index) as Y.XmlElement | undefined;
        if (known) return void (known.get(0) as Y.XmlText).insert((known.get(0) as Y.XmlText).length, words);
        const paragraph = new Y.XmlElement('paragraph');
        paragraph.insert(0, [new Y.XmlText(words)]);
        body.insert(body.length, [paragraph]);
      });
    },
  };
};

export const opened = async (who: NamedPerson, caseId: string, title = 'What we found', sort = 'findings'): Promise<string> =>
  (await who.done(OpenDocument, { opId: op(), caseId, input: { sort, title } })).openDocument.document!.id;

export const eventually = <T>(check: () => T): Promise<T> => vi.waitFor(check, { timeout: 20_000, interval: 20 });

/** Who is at it from everywhere is online. */
export const together = async (...desks: readonly Desk[]): Promise<void> => {
  for (const { text } of desks) await eventually(() => { if (!text.online) throw new Error('not online'); });
};

export type { TestHouse };
