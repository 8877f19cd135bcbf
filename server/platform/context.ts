import type { EntityManager } from '@mikro-orm/postgresql';
import type { EntityClass } from '@mikro-orm/core';
import DataLoader from 'dataloader';
import type { Clock } from './clock.ts';
import type { Ask } from './database/together.ts';
import type { Language } from './language.ts';
import type { Log } from './log.ts';
import { mistaken, NotPermitted, Refused, TooLong, type Refusal } from './problem.ts';

/** Who acts. Everything that may be decided about a person without asking the database again. */
export interface Actor {
  readonly kind: 'person' | 'complainant' | 'anonymous' | 'wall' | 'system';
  /** The person's id; the case's id for a complainant; the form's draft token for an anonymous guest. */
  readonly id: string;
  readonly roles: readonly string[];
  readonly departments: readonly string[];
  /** The scopes of an API token; absent for a browser session, which may all that its roles may. */
  readonly scopes?: readonly string[];
  readonly sessionId?: string;
  /** Brought an API token that is none, or none any more: it is nobody, and is told so. */
  readonly spent?: true;
}

/** The running system as the slices see it: what lives as long as the process. */
export interface House {
  readonly clock: Clock;
  readonly log: Log;
  readonly fork: () => EntityManager;
  /** For what is asked all the time: short reads that need no entity and no transaction. */
  readonly ask: Ask;
  /** For hot reads: long statements of few texts, kept prepared. */
  readonly keep: Ask;
  /** Rings the bell for streams that have news; called after commit. */
  readonly ring: (streams: readonly string[]) => void;
  /** Ports to the outside and singletons of slices, registered in main.ts under their class or symbol. */
  readonly port: <T>(key: PortKey<T>) => T;
}

/** The name under which main.ts registers a port; its type says what comes back. */
export interface PortKey<T> {
  readonly name: string;
  readonly _type?: T;
}

/** What is known of the request itself. */
export interface Request {
  readonly id: string;
  readonly address?: string | undefined;
  readonly agent?: string | undefined;
  /** The client's name for this operation: a retry under the same name does nothing twice. */
  readonly opId?: string | undefined;
  /** A player who goes on where it was cut off (the demonstration): it asks again for what it made, whoever may see it since. */
  readonly resuming?: true;
  /** The mutation that is running, by the name of its field. */
  verb?: string | undefined;
  /** Where the journal stood on this server when the request came, as text: whatever it reads is at least as new. */
  readonly reached?: string | undefined;
  /** Gives the browser its session, or takes it away; absent where there is no browser to give it to. */
  readonly keepSession?: ((secret: string | null, expiresAt?: Date) => void) | undefined;
  /** The place of the entry that the running mutation has written. */
  wrote?: number | undefined;
}

/** Characters of the name of an operation: it is kept, and found again by an index. */
const opIdAtMost = 200;

/** One request (or one event of a subscription): who asks, in which language, with what identity of the operation. */
export class Context {
  /** Whether what is executed here is sent to many (see journal/shared.context.ts): then nobody in particular asks. */
  readonly shared: boolean = false;
  readonly em: EntityManager;
  private readonly loaders = new Map<unknown, DataLoader<string, unknown>>();

  constructor(
    readonly house: House,
    readonly actor: Actor,
    readonly language: Language,
    readonly request: Request = { id: 'inside' },
    em?: EntityManager,
  ) {
    this.em = em ?? house.fork();
  }

  now(): Date {
    return this.house.clock.now();
  }

  /** Refuses unless the policy says yes. */
  must<A extends readonly unknown[]>(policy: (actor: Actor, ...args: A) => boolean | Refusal, ...args: A): void {
    const verdict = policy(this.actor, ...args);
    if (verdict === true) return;
    throw new Refused(verdict === false ? NotPermitted : verdict);
  }

  /** The row with this id, batched with its siblings of the same tick. */
  async load<T extends { id: string }>(noun: EntityClass<T>, id: string | null | undefined): Promise<T | null> {
    if (!id) return null;
    const loader = this.loader(noun, async (ids: readonly string[]) => {
      const rows = (await this.em.find(noun, { id: { $in: [...ids] } } as never)) as unknown as T[];
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((key) => byId.get(key) ?? null);
    });
    return (await loader.load(id)) as T | null;
  }

  /** The rows of one parent, batched with those of its siblings; `key` is the column that names the parent. */
  async many<T extends { id: string }>(noun: EntityClass<T>, key: keyof T & string, parentId: string, orderBy: Partial<Record<keyof T & string, 'asc' | 'desc'>> = {}): Promise<T[]> {
    const loader = this.loader<T[]>(`${noun.name}.${key}`, async (ids) => {
      const rows = (await this.em.find(noun, { [key]: { $in: [...ids] } } as never, { orderBy } as never)) as unknown as T[];
      return ids.map((id) => rows.filter((row) => row[key] === id));
    });
    return loader.load(parentId);
  }

  /** A batch by any key (the rows of many parents in one statement); `key` names the relation. */
  loader<V>(key: unknown, batch: (ids: readonly string[]) => Promise<readonly V[]>): DataLoader<string, V> {
    const known = this.loaders.get(key);
    if (known) return known as DataLoader<string, V>;
    const made = new DataLoader<string, V>(batch);
    this.loaders.set(key, made as DataLoader<string, unknown>);
    return made;
  }

  /** The same request, for one operation that a client may retry. @throws Refused where the name is longer than can be kept */
  doing(opId: string | null | undefined): Context {
    if (opId && opId.length > opIdAtMost) throw mistaken('opId', TooLong, { max: opIdAtMost });
    const { request } = this;
    const operation: Request = {
      ...request,
      opId: opId ?? undefined,
      set wrote(seq: number | undefined) {
        request.wrote = seq;
      },
    };
    return new Context(this.house, this.actor, this.language, operation, this.em);
  }

  /** The same request, reading with this manager: whoever holds a transaction waits for no second connection, which others may hold that wait for them. */
  reading(em: EntityManager): Context {
    return new Context(this.house, this.actor, this.language, this.request, em);
  }

  /** The same request acting as somebody else (the deadline watch acts as *system*), on its own identity map. */
  as(actor: Actor): Context {
    return new Context(this.house, actor, this.language, this.request);
  }
}

export const system: Actor = { kind: 'system', id: '00000000-0000-7000-8000-000000000000', roles: ['system'], departments: [] };
