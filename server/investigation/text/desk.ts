import type { EntityManager } from '@mikro-orm/postgresql';
import * as Y from 'yjs';
import { pause } from '../../platform/clock.ts';
import type { House } from '../../platform/context.ts';
import { checkUpdate, knownIn, Names, type Checked, type Fault, type Known } from './update.policy.ts';
import { bytesAfter, bytesOf, headOfText, linesAfter, snapshotAfter, vectorOf, type Base64, type Line } from './text.read.ts';
import { Gathering } from './gathering.ts';
import { appendLines, type NewLine } from './text.service.ts';

/** What everybody at a text is sent: words in the order of the log, and whose messages became safe by it. */
export interface TextFrame {
  readonly d: string;
  readonly from: number;
  readonly to: number;
  readonly u: readonly Base64[];
  /** Writer's id and number of each message that lies in the log now. */
  readonly by: readonly (readonly [client: number, n: number])[];
}

interface Waiting extends NewLine { readonly client: number; readonly n: number }

interface Needs {
  readonly house: House;
  readonly signal: AbortSignal;
  readonly onFrame: (frame: TextFrame) => void;
  /** How many are told: the more there are, the longer words gather. */
  readonly ears: () => number;
  /** These messages are here and not in the log yet, since the database is slow or away. */
  readonly onLate: (messages: readonly (readonly [client: number, n: number])[]) => void;
  /** There is no room for these. */
  readonly onFull: (messages: readonly (readonly [client: number, n: number])[]) => void;
}

/** Milliseconds after which a writer is told that words are here and not yet safe; between two tries of a log that cannot be written. */
const late = 200;
const again = 500;

/**
 * One text that somebody on this server is at. It holds no document: how far each writer is known, and where the log ends, is all that is needed to
 * decide on words, to put them into the log, and then to tell everybody. Words gather while a statement is on its way, and for as long as telling so many costs.
 */
export class Desk {
  private waiting: Waiting[] = [];
  private working: Promise<void> | null = null;
  private readonly gathering = new Gathering();
  private seq = 0;
  private known: Known = new Map();
  private readonly names = new Names();
  private naming: Promise<void> | null = null;
  /** For statements alone: no row of it is kept. */
  private readonly em: EntityManager;

  private constructor(
    readonly documentId: string,
    readonly genesis: string,
    private readonly needs: Needs,
  ) {
    this.em = needs.house.fork();
  }

  static async open(documentId: string, needs: Needs): Promise<Desk | null> {
    const head = await headOfText(needs.house.fork(), documentId);
    if (!head) return null;
    const desk = new Desk(documentId, head.genesis, needs);
    await desk.learnAll();
    return desk;
  }

  private async learnAll(): Promise<void> {
    const { em } = this;
    const known = await vectorOf(em, this.documentId);
    this.seq = known?.seq ?? 0;
    this.known = known ? knownIn(bytesOf(known.vector)) : new Map();
    for (const line of await linesAfter(em, this.documentId, this.seq)) this.learn(line);
  }

  /** Where the log ends, as far as this server knows. */
  get head(): number {
    return this.seq;
  }

  /** Takes an update on its way into the log, or says why not. */
  async take(bytes: Uint8Array, own: ReadonlySet<number>, line: Omit<Waiting, 'size'>): Promise<Fault | null> {
    const check = (): Checked | Fault => checkUpdate(bytes, this.known, own, this.names);
    let checked = check();
    if (checked === 'ahead') {
      await this.catchUp();
      checked = check();
    }
    if (typeof checked !== 'string' && checked.unnamed) {
      await (this.naming ??= this.learnNames().catch((error: unknown) => { this.naming = null; throw error; }));
      checked = check();
    }
    if (typeof checked === 'string') return checked;
    if (checked.unnamed) return 'forbidden';
    if (!checked.adds) {
      // It lies in the log already: a retry after a lost answer.
      this.needs.onFrame({ d: this.documentId, from: this.seq, to: this.seq, u: [], by: [[line.client, line.n]] });
      return null;
    }
    this.knows(checked);
    this.waiting.push({ ...line, size: bytes.length });
    this.gathering.came();
    this.work();
    return null;
  }

  /** Reads what other servers have put into the log, and tells it here. */
  async catchUp(): Promise<void> {
    await this.working;
    await this.readUntil(undefined);
  }

  async settled(): Promise<void> {
    while (this.working) await this.working;
  }

  private work(): void {
    this.working ??= this.flush()
      .catch((error: unknown) => this.needs.house.log.error('Shared text could not be kept.', { error }))
      .finally(() => {
        this.working = null;
        if (this.waiting.length && !this.needs.signal.aborted) this.work();
      });
  }

  private async flush(): Promise<void> {
    await this.gathering.over(() => new Set(this.waiting.map(({ client }) => client)), this.needs.ears());
    const lines = this.waiting;
    this.waiting = [];
    const messages = lines.map(({ client, n }) => [client, n] as const);
    const slow = setTimeout(() => this.needs.onLate(messages), late);
    try {
      const last = await this.append(lines);
      if (last === null) {
        await this.learnAll();
        return this.needs.onFull(messages);
      }
      const from = last - lines.length;
      if (from > this.seq) await this.readUntil(from);
      this.seq = last;
      this.needs.onFrame({ d: this.documentId, from, to: last, u: lines.map(({ bytes }) => bytes), by: messages });
    } finally {
      clearTimeout(slow);
    }
  }

  /** Words that were taken are not let go of: a database that is away is tried until it is back. */
  private async append(lines: readonly Waiting[]): Promise<number | null> {
    const { house, signal } = this.needs;
    for (;;) {
      try {
        return await appendLines(this.em, this.documentId, lines, house.clock.now());
      } catch (error) {
        if (signal.aborted) throw error;
        house.log.warn('Shared text could not be kept and is tried again.', { error });
        await pause(again, signal);
      }
    }
  }

  private async readUntil(until: number | undefined): Promise<void> {
    const from = this.seq;
    const lines = await linesAfter(this.em, this.documentId, from, until);
    if (!lines.length) return;
    for (const line of lines) this.learn(line);
    this.needs.onFrame({ d: this.documentId, from, to: this.seq, u: lines.map(({ bytes }) => bytes), by: [] });
  }

  private knows({ further, structs }: Checked): void {
    for (const [client, end] of further) this.known.set(client, end);
    this.names.learn(structs);
  }
  /** What stands in the snapshot is read once, and only where somebody puts a value in the place of one of its. */
  private async learnNames(): Promise<void> {
    const snapshot = await snapshotAfter(this.em, this.documentId, 0);
    if (snapshot) this.names.learn(Y.decodeUpdate(snapshot.state).structs);
    for (const bytes of await bytesAfter(this.em, this.documentId, snapshot?.seq ?? 0)) this.names.learn(Y.decodeUpdate(bytesOf(bytes)).structs);
  }

  private learn({ seq, bytes }: Line): void {
    const checked = checkUpdate(bytesOf(bytes), this.known, anybody, this.names);
    if (typeof checked !== 'string') this.knows(checked);
    this.seq = Math.max(this.seq, seq);
  }
}

/** What lies in the log was checked when it came. */
const anybody = { has: () => true } as unknown as ReadonlySet<number>;
