// Long because the path of a word from a key to the log, through a lost line and back, is read in one place.
import { Awareness } from 'y-protocols/awareness';
import type { Socket } from 'socket.io-client';
import * as Y from 'yjs';
import { comesBack } from '../../platform/line.ts';
import { swallowed, type Card } from './rescue.ts';

/** Where words stand on this device until they are safe. Words are put down before they are sent, and taken away once they lie in the log. */
export interface Shelf {
  load(document: string): Promise<{ genesis: string | null; after: number; state: Uint8Array | null; unsent: readonly Unsent[]; cards: readonly Card[] }>;
  /** How the text stands here, and up to which place of the log; what of it lay here as single updates is held by it now. */
  keep(document: string, genesis: string, after: number, state: Uint8Array, held: readonly string[]): Promise<void>;
  put(document: string, unsent: Unsent): Promise<void>;
  /** These are safe, and are not sent again. They stay until the text as a whole holds them: later words may rest on them. */
  safe(document: string, keys: readonly string[]): Promise<void>;
  /** Words that went down with a place: they outlive the tab, until `settle`. */
  rescue(document: string, card: Card): Promise<void>;
  settle(document: string, id: string): Promise<void>;
  wipe(document: string): Promise<void>;
}
export interface Unsent { readonly key: string; readonly u: Uint8Array; readonly safe?: boolean }

/** Three truthful states of what was typed: nowhere but here; at the server; in the database. */
export type Kept = 'device' | 'received' | 'safe';
export interface Colleague { readonly client: number; readonly person: string; readonly nameEn: string; readonly nameAr: string; readonly caret: unknown }
/** Why a text can be written in no more: its case is closed or it was put away; access has ended; the session has; an older copy was of another text; too many tabs; a draft was published or let go in another tab. */
export type Ended = 'read' | 'out' | 'signed-out' | 'stale' | 'full' | 'many' | 'gone';

interface Frame { d: string; from: number; to: number; u: readonly string[]; by: readonly (readonly [number, number])[] }
interface Opened { refused?: string; genesis: string; stale: boolean; client: number; head: number; writes: boolean; state: Uint8Array | ArrayBuffer | null; u: readonly string[] }
interface Sent { readonly keys: readonly string[]; received: boolean }

/**
 * Messages at once after a pause, and milliseconds between them once there were so many: whoever types as people do sends each key at once, and nobody
 * sends more than the thirty a second that the server takes. Words and the caret go together. Who types faster, and has fewer than `rested` messages left,
 * waits for what is under way and sends so long after the text was told last: everybody is told at the same time, so that the words of all who type fast
 * meet at the server and go out together. With the way to the server and back a beat takes about as long as `every`. Whoever keeps to it has at most `left`
 * afterwards, so that one turn that takes longer lets nobody out of step. No word waits longer than `most` for the beat.
 */
const paced = { burst: 4, rested: 3, every: 33.5, beat: 26, left: 0.4, most: 40 } as const;
/** Bytes of one message. */
const messageAtMost = 32_768;

/** One text that several people write at once, as one tab has it: whatever is typed is put down here first, then sent, then called safe. */
export class SharedText {
  readonly doc = new Y.Doc();
  readonly awareness = new Awareness(this.doc);
  kept: Kept = 'safe';
  online = false;
  ready = false;
  writes = false;
  ended: Ended | null = null;
  colleagues: readonly Colleague[] = [];
  /** Words of one's own that went down with a place; none is let go of by itself. */
  cards: readonly Card[] = [];
  /** Writer's ids that were this tab's, the last one last. */
  readonly mine = new Set<number>();

  private after = 0;
  private genesis: string | null = null;
  private unsent = new Map<string, Uint8Array>();
  /** What is safe and stands on this device beside the text as a whole. */
  private held: string[] = [];
  private sent = new Map<number, Sent>();
  private count = 0;
  private credit: number = paced.burst;
  private creditedAt = 0;
  private sending: ReturnType<typeof setTimeout> | null = null;
  private toldAt = Number.NEGATIVE_INFINITY;
  private waitsSince = 0;
  private pointing = false;
  /** Where the house believes this caret to be. */
  private pointed = 'null';
  private readonly stay: () => void;
  private opening: Promise<void> | null = null;
  /** Whether what lies on this device was read: the line may stand before. */
  private loaded = false;
  private missed = false;
  /** Writer's ids that the house knows as this person's; words under any other would be refused. */
  private readonly claimed = new Set<number>();
  private closed = false;

  constructor(
    readonly document: string,
    private readonly socket: Socket,
    private readonly shelf: Shelf,
    private readonly on: { change(): void },
  ) {
    this.doc.on('update', (update: Uint8Array, origin: unknown) => origin !== this && void this.typed(update));
    this.awareness.on('update', (_: unknown, origin: unknown) => origin !== this && this.point());
    this.stay = comesBack(socket);
    socket.on('connect', this.connected);
    socket.on('connect_error', this.isBarred);
    socket.on('disconnect', this.cut);
    socket.on('text', this.told);
    socket.on('late', this.isLate);
    socket.on('refused', this.isRefused);
    socket.on('carets', this.sees);
    socket.on('may', this.may);
    socket.on('out', this.out);
  }

  async start(): Promise<void> {
    const { genesis, after, state, unsent, cards } = await this.shelf.load(this.document);
    this.cards = cards;
    this.genesis = genesis;
    this.after = after;
    this.doc.transact(() => {
      if (state) Y.applyUpdate(this.doc, state, this);
      for (const { u } of unsent) Y.applyUpdate(this.doc, u, this);
    }, this);
    for (const { key, u, safe } of unsent) {
      if (safe) this.held.push(key);
      else this.unsent.set(key, u);
      for (const { id } of Y.decodeUpdate(u).structs) this.mine.add(id.client);
    }
    this.ready = !!state;
    this.loaded = true;
    this.settle();
    if (this.socket.connected) this.connected();
  }

  /** Resolves when everything typed so far is safe. */
  async safe(): Promise<void> {
    while (this.unsent.size) await new Promise<void>((resolve) => this.waiters.push(resolve));
  }
  private waiters: (() => void)[] = [];

  /** What is on this device alone, in words: for the lead, where access has ended. */
  unsentWords(): string {
    return [...this.unsent.values()].flatMap((u) => Y.decodeUpdate(u).structs).map((struct) => ((struct as { content?: { str?: string } }).content?.str ?? '')).join('').trim();
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    this.send();
    if (this.sending) clearTimeout(this.sending);
    this.stay();
    await this.keepHere();
    this.socket.emit('close', this.document);
    for (const [event, listener] of [['connect', this.connected], ['connect_error', this.isBarred], ['disconnect', this.cut], ['text', this.told], ['late', this.isLate], ['refused', this.isRefused], ['carets', this.sees], ['may', this.may], ['out', this.out]] as const) this.socket.off(event, listener as never);
    this.awareness.destroy();
    this.doc.destroy();
  }

  // ——— The line

  private readonly connected = (): void => {
    if (!this.loaded) return;
    this.missed = false;
    this.opening ??= this.open().finally(() => {
      this.opening = null;
      if (this.missed) this.connected();
    });
  };
  private readonly cut = (): void => {
    this.online = false;
    this.colleagues = [];
    for (const one of this.sent.values()) one.received = false;
    this.sent.clear();
    this.show();
    this.settle();
  };

  private async open(): Promise<void> {
    const claims = this.claims();
    const opened = (await this.socket.timeout(20_000).emitWithAck('open', { document: this.document, after: this.after, genesis: this.genesis, claims }).catch(() => null)) as Opened | null;
    if (!opened || this.closed) return void (opened === null && this.socket.connected && !this.closed && setTimeout(this.connected, 1_000));
    if (opened.refused) return this.out({ d: this.document, why: opened.refused });
    if (opened.stale) {
      // This copy is of a text that is no more: its words are shown, never merged.
      this.ended = 'stale';
      return this.on.change();
    }
    this.genesis = opened.genesis;
    this.writes = opened.writes;
    this.ended = opened.writes ? null : 'read';
    this.doc.clientID = opened.client;
    this.stand(opened.client);
    this.mine.add(opened.client);
    for (const id of [...claims, opened.client]) this.claimed.add(id);
    if (opened.state) this.take([new Uint8Array(opened.state)]);
    this.take(opened.u.map(bytes));
    this.after = Math.max(this.after, opened.head);
    // Typed while the answer was on its way, under an id of this tab's own: claimed before it is sent.
    if (this.claims().length) return void (this.missed = true);
    this.online = true;
    this.ready = true;
    await this.keepHere();
    this.pointed = 'null';
    this.send();
    this.point();
    this.settle();
    for (const card of this.cards) void this.askWho(card);
  }

  /** Ids of what is not sent yet, as far as the house does not know them: a tab that was opened without a line made its own. */
  private claims(): number[] {
    return [...new Set([...this.unsent.values()].flatMap((u) => Y.decodeUpdate(u).structs.map(({ id }) => id.client)))].filter((id) => !this.claimed.has(id)).slice(-20);
  }

  /** The caret goes on under the new id. */
  private stand(client: number): void {
    const state = this.awareness.getLocalState() ?? {};
    this.awareness.states.delete(this.awareness.clientID);
    this.awareness.clientID = client;
    this.awareness.setLocalState(state);
  }

  // ——— Words that come

  /** What comes together is one change: the editor draws it once. */
  private take(updates: readonly Uint8Array[]): void {
    const before = this.after;
    const watch = (transaction: Y.Transaction): void => {
      for (const lost of swallowed(transaction, updates, this.mine)) this.rescue({ ...lost, id: `${lost.with.join('-')} ${lost.words}`, after: before, by: null });
    };
    this.doc.once('afterTransaction', watch);
    this.doc.transact(() => updates.forEach((update) => Y.applyUpdate(this.doc, update, this)), this);
    this.doc.off('afterTransaction', watch);
  }

  private readonly told = (frame: Frame): void => {
    if (frame.d !== this.document || this.closed) return;
    if (frame.u.length && frame.from > this.after) {
      this.missed = true;
      return void (this.opening ?? this.connected());
    }
    if (frame.to > this.after) {
      this.take(frame.u.map(bytes));
      this.after = frame.to;
      this.keepSoon();
    }
    for (const [client, n] of frame.by) if (this.mine.has(client)) this.became(n);
    if (!frame.u.length) return;
    this.toldAt = performance.now();
    if (!this.sending) return;
    clearTimeout(this.sending);
    this.later();
  };

  /** Keeps words on a card, found just now or let go of by mistake. */
  rescue(card: Card): void {
    this.cards = [...this.cards.filter(({ id }) => id !== card.id), card];
    void this.shelf.rescue(this.document, card).catch(() => undefined);
    if (this.online) void this.askWho(card);
    this.on.change();
  }
  private async askWho(card: Card): Promise<void> {
    if (card.by) return;
    const [by] = ((await this.socket.timeout(10_000).emitWithAck('removed', { document: this.document, after: card.after, gone: [card.with] }).catch(() => null)) ?? []) as Card['by'][];
    if (by && this.cards.includes(card)) this.rescue({ ...card, by });
  }
  /** The person has said what becomes of the words of a card. */
  decided(id: string): void {
    this.cards = this.cards.filter((card) => card.id !== id);
    void this.shelf.settle(this.document, id).catch(() => undefined);
    this.on.change();
  }

  private became(n: number): void {
    const sent = this.sent.get(n);
    if (!sent) return;
    this.sent.delete(n);
    for (const key of sent.keys) this.unsent.delete(key);
    void this.shelf.safe(this.document, sent.keys).catch(() => undefined);
    this.held.push(...sent.keys);
    this.keepSoon();
    this.settle();
  }

  // ——— Words that go

  private async typed(update: Uint8Array): Promise<void> {
    const key = `${this.doc.clientID}-${Date.now()}-${++this.count}`;
    this.unsent.set(key, update);
    this.settle();
    // A device that has no room left still sends.
    await this.shelf.put(this.document, { key, u: update }).catch(() => this.on.change());
    this.soon();
  }

  /** At once, or as soon as the pace admits it: what flows faster goes together. */
  private soon(): void {
    if (this.closed || this.sending) return;
    this.waitsSince = performance.now();
    this.later();
  }
  private later(): void {
    this.sending = setTimeout(() => ((this.sending = null), this.send()), this.wait());
  }
  /** Milliseconds until the next message may go. */
  private wait(): number {
    const credit = this.credited();
    if (credit >= paced.rested) return 0;
    const now = performance.now();
    const beat = this.sent.size ? Number.POSITIVE_INFINITY : this.toldAt + paced.beat;
    return Math.max(0, (1 - credit) * paced.every, Math.min(beat, this.waitsSince + paced.most) - now);
  }
  private credited(): number {
    const now = performance.now();
    this.credit = Math.min(paced.burst, this.credit + (now - this.creditedAt) / paced.every);
    this.creditedAt = now;
    return this.credit;
  }

  private send(): void {
    if (!this.online) return;
    if (this.writes) this.sendWords();
    if (!this.pointing) return;
    this.spend();
    this.socket.emit('caret', { document: this.document, caret: this.caret() });
  }
  private spend(): void {
    const credit = this.credited();
    this.credit = credit >= paced.rested ? credit - 1 : Math.min(credit - 1, paced.left);
    if (this.pointing) this.pointed = JSON.stringify(this.caret());
    this.pointing = false;
  }

  private sendWords(): void {
    const under = new Set([...this.sent.values()].flatMap(({ keys }) => keys));
    let group: Unsent[] = [];
    let size = 0;
    const go = (): void => {
      if (!group.length) return;
      const n = ++this.count;
      this.sent.set(n, { keys: group.map(({ key }) => key), received: false });
      this.socket.emit('write', { document: this.document, client: this.doc.clientID, n, u: text(group.length === 1 ? group[0]!.u : Y.mergeUpdates(group.map(({ u }) => u))), ...(this.pointing && { caret: this.caret() }) });
      this.spend();
      group = [];
      size = 0;
    };
    for (const [key, u] of this.unsent) {
      if (under.has(key)) continue;
      if (size + u.length > messageAtMost) go();
      group.push({ key, u });
      size += u.length;
    }
    go();
  }

  private readonly isLate = ({ d, by }: { d: string; by: readonly (readonly [number, number])[] }): void => {
    if (d !== this.document) return;
    for (const [client, n] of by) if (this.mine.has(client) && this.sent.has(n)) this.sent.get(n)!.received = true;
    this.settle();
  };

  private readonly isRefused = ({ d, by, why }: { d: string; by: readonly (readonly [number, number])[]; why: string }): void => {
    if (d !== this.document) return;
    const mine = by.filter(([client, n]) => this.mine.has(client) && this.sent.delete(n));
    if (!mine.length) return;
    // What points at words that are not there yet, or comes where this tab has no seat any more, is sent again by the answer to this.
    if (why === 'ahead' || why === 'closed') return this.connected();
    this.ended = why === 'full' ? 'full' : 'read';
    this.writes = false;
    this.settle();
  };

  // ——— Who else is here

  private point(): void {
    // The library renews what it has every fifteen seconds: who has not moved says nothing, or a room full of readers would never be quiet.
    if (!this.online || this.closed || JSON.stringify(this.caret()) === this.pointed) return;
    this.pointing = true;
    this.soon();
  }
  private caret(): unknown {
    return (this.awareness.getLocalState() as { cursor?: unknown } | null)?.cursor ?? null;
  }

  private readonly sees = ({ d, carets }: { d: string; carets: readonly Colleague[] }): void => {
    if (d !== this.document) return;
    const others = carets.filter(({ client }) => !this.mine.has(client));
    const before = new Set(this.colleagues.map((one) => JSON.stringify(one)));
    const moved = others.filter((one) => !before.has(JSON.stringify(one))).map(({ client }) => client);
    // One's own caret comes back too: the page is not drawn for it, or it would be drawn at every key.
    if (!moved.length && others.length === this.colleagues.length) return;
    this.colleagues = others;
    this.show(moved);
  };

  /** The editor draws carets from the states of `awareness`; names and persons are the server's word. */
  private show(moved = this.colleagues.map(({ client }) => client)): void {
    const states = this.awareness.getStates();
    const gone = [...states.keys()].filter((client) => client !== this.awareness.clientID && !this.colleagues.some((one) => one.client === client));
    for (const client of gone) states.delete(client);
    for (const { caret, ...user } of this.colleagues) states.set(user.client, { user, cursor: caret });
    const changed = { added: [], updated: moved, removed: gone };
    this.awareness.emit('change', [changed, this]);
    this.awareness.emit('update', [changed, this]);
    this.on.change();
  }

  private readonly may = ({ d, writes }: { d: string; writes: boolean }): void => {
    if (d !== this.document) return;
    this.writes = writes;
    this.ended = writes ? null : 'read';
    if (writes) this.send();
    this.on.change();
  };

  /** The house knows nobody behind this line: what was typed stays here until its person has signed in. */
  private readonly isBarred = ({ message }: { message: string }): void => {
    if (message === 'UNAUTHENTICATED') this.out({ d: this.document, why: 'signed-out' });
  };

  /** Access has ended: what was not sent goes to the lead, and nothing of the text stays on this device. A session that has ended wipes nothing. */
  private readonly out = ({ d, why }: { d: string; why: string }): void => {
    if (d !== this.document || this.closed) return;
    this.online = this.writes = false;
    this.ended = why === 'signed-out' || why === 'many' || why === 'gone' ? why : 'out';
    this.sent.clear();
    this.colleagues = [];
    if (why === 'gone' && !this.unsent.size && !this.cards.length) void this.forget();
    if (this.ended !== 'out') return (this.show(), this.settle());
    const words = [this.unsentWords(), ...this.cards.map((card) => card.words)].filter(Boolean).join('\n');
    this.cards = [];
    if (words) this.socket.emit('aside', { document: this.document, text: words.slice(0, 20_000) });
    void this.shelf.wipe(this.document);
    this.on.change();
  };

  // ——— This device

  /** What lies here of a draft that is no more: its words are in the text that came of it, or were let go. */
  async forget(): Promise<void> {
    this.ended = 'gone';
    await this.shelf.wipe(this.document);
  }

  private keeping: ReturnType<typeof setTimeout> | null = null;
  private keepSoon(): void {
    this.keeping ??= setTimeout(() => ((this.keeping = null), void this.keepHere()), 2_000);
  }
  private async keepHere(): Promise<void> {
    if (!this.genesis || this.ended === 'out' || this.ended === 'stale' || this.ended === 'gone') return;
    const held = this.held.splice(0);
    await this.shelf.keep(this.document, this.genesis, this.after, Y.encodeStateAsUpdate(this.doc), held).catch(() => void this.held.push(...held));
  }

  private settle(): void {
    const waiting = [...this.sent.values()];
    this.kept = !this.unsent.size ? 'safe' : waiting.length && waiting.every(({ received }) => received) ? 'received' : 'device';
    if (this.kept === 'safe') for (const resolve of this.waiters.splice(0)) resolve();
    this.on.change();
  }
}

const bytes = (base64: string): Uint8Array => {
  const letters = atob(base64);
  const found = new Uint8Array(letters.length);
  for (let n = 0; n < letters.length; n++) found[n] = letters.charCodeAt(n);
  return found;
};
const text = (update: Uint8Array): string => {
  let out = '';
  for (let at = 0; at < update.length; at += 8_192) out += String.fromCharCode(...update.subarray(at, at + 8_192));
  return btoa(out);
};
