import { Context, system, type Actor, type House } from '../platform/context.ts';
import type { Language } from '../platform/language.ts';
import { Refused } from '../platform/problem.ts';
import { lookAtClocks } from '../case/clock/clock.watch.ts';
import { readDeadlines } from '../escalation/escalation.reader.ts';
import { lower, take, update } from '../escalation/escalation.service.ts';
import { fireDue } from '../escalation/escalation.watch.ts';
import { localBell } from '../journal/bell.ts';
import type { Tail } from '../journal/tail.ts';
import { actorOf, personKeys, type Cast } from './cast.ts';
import { people, type PersonKey } from './content/people.ts';
import { phrases } from './content/phrases.ts';

/** Who does a step: somebody of the cast, the house itself, or whoever complained (by the id of their case; without one, at the form). */
export type Player = PersonKey | 'system' | { readonly complainant: () => string } | { readonly guest: string };

/** One verb at its instant. `key` is its name for ever: a play that was cut off goes on after the last step done. */
export interface Step {
  readonly at: number;
  readonly key: string;
  readonly by: Player;
  readonly does: (ctx: Context) => Promise<unknown>;
}

/** Milliseconds of simulated time after which clocks and ladders are looked at. */
const between = 2 * 3_600_000;
/** Rooms that are played side by side. */
const lanes = 4;
const minute = 60_000;
/** For how long somebody who takes an escalation promises the next word. */
const word = 26 * 3_600_000;

/**
 * The house on a clock of its own: the same verbs, readers and watches, in the time that is played. Nobody else watches deadlines meanwhile,
 * so that what was due in the past is told in its place.
 */
export class Stage {
  readonly house: House;
  /** Steps that a rule refused: a script that no longer fits the rules is found by the tests. */
  readonly refused: string[] = [];
  private instant = 0;
  private readonly bell = localBell();
  private tails: readonly Tail[] = [];
  private readonly considered = new Set<string>();
  /** How often those who keep their word have told how it goes, by the id of what they took. */
  private readonly words = new Map<string, number>();

  constructor(private readonly real: House, readonly cast: Cast, private readonly done: ReadonlySet<string>) {
    this.house = { ...real, clock: { now: () => new Date(this.instant), wakeAt: async () => undefined, rests: async () => undefined }, ring: () => undefined };
  }

  async open(): Promise<void> {
    const reads = { house: this.house, bell: this.bell, poll: 3_600_000 };
    this.tails = [await readDeadlines(reads)];
  }

  async close(): Promise<void> {
    for (const tail of this.tails) await tail.stop();
    await this.bell.close();
  }

  /**
   * Plays the steps in the order of their instants; what different rooms do within the same hour or two is done side by side.
   * @param onStep called after each
   */
  async play(steps: readonly Step[], onStep: () => void, signal: AbortSignal): Promise<void> {
    const ordered = [...steps].sort((a, b) => a.at - b.at);
    for (let from = 0; from < ordered.length && !signal.aborted; ) {
      const begins = ordered[from]!.at;
      const until = ordered.findIndex(({ at }, place) => place > from && at >= begins + between);
      const together = ordered.slice(from, until < 0 ? ordered.length : until);
      if (from > 0 && together.some((step) => !this.done.has(nameOf(step)))) await this.passTo(begins);
      const rooms = [...Map.groupBy(together, ({ key }) => key.split(':', 1)[0]!).values()];
      const lane = async (): Promise<void> => {
        for (let room = rooms.pop(); room; room = rooms.pop()) for (const step of room) if (!signal.aborted) await this.perform(step).then(onStep);
      };
      await Promise.all(Array.from({ length: lanes }, lane));
      this.instant = together.at(-1)!.at;
      from += together.length;
    }
  }

  /** Lets time pass: whatever falls due on the way happens at its own instant. */
  async passTo(at: number): Promise<void> {
    await this.look();
    for (let last = 0; ; ) {
      const next = await this.nextDue();
      if (next === null || next > at || next === last) break;
      last = next;
      await this.keepWord(next);
      this.instant = Math.max(this.instant, next);
      await fireDue(this.house);
      await lookAtClocks(new Context(this.house, system, 'en'));
      await this.look();
      await this.takeSome(at);
    }
    this.instant = Math.max(this.instant, at);
    this.real.ring([]);
  }

  /** Each step has its own instant: rooms that are played side by side do not turn each other's clocks. */
  private context({ at, by, key }: Step): Context {
    const language: Language = typeof by === 'string' && by !== 'system' ? people[by].language : 'en';
    const house = { ...this.house, clock: { now: () => new Date(at), wakeAt: async () => undefined, rests: async () => undefined } };
    return new Context(house, this.actor(by), language, { id: 'demonstration', opId: nameOf({ key }), resuming: true });
  }

  private async perform(step: Step): Promise<void> {
    try {
      await step.does(this.context(step));
    } catch (error) {
      if (!(error instanceof Refused) && !(error instanceof AggregateError) && !(error instanceof Missing)) throw error;
      const why = error instanceof AggregateError ? (error.errors as { code?: string }[]).map(({ code }) => code).join(' ') : error instanceof Refused ? `${error.code}${error.field ? `(${error.field.join('.')})` : ''}` : error.message;
      this.refused.push(`${step.key}: ${why}`);
    }
  }

  private actor(by: Player): Actor {
    if (by === 'system') return system;
    if (typeof by === 'string') return actorOf(this.cast, by);
    return 'guest' in by ? { kind: 'anonymous', id: by.guest, roles: [], departments: [] } : { kind: 'complainant', id: by.complainant(), roles: [], departments: [] };
  }

  private async look(): Promise<void> {
    for (const tail of this.tails) await tail.look();
  }

  private async nextDue(): Promise<number | null> {
    const [row] = await this.house.fork().execute<{ at: string | null }[]>('select least((select min(at) from deadline where fired_at is null), (select min(look_at) from case_clock)) as at');
    return row?.at ? new Date(row.at).getTime() : null;
  }

  /** Two of three escalations are taken in time by whoever they reached; the others climb on. */
  private async takeSome(until: number): Promise<void> {
    const open = await this.house.fork().execute<{ id: string; to_id: string; at: string }[]>('select id, to_id, at from escalation where taken_by is null and ended_at is null and to_id is not null');
    for (const { id, to_id, at: raisedAt } of open) {
      const at = Math.max(this.instant, new Date(raisedAt).getTime() + 50 * minute);
      if (this.considered.has(id) || at > until) continue;
      this.considered.add(id);
      const key = personKeys.find((one) => this.cast.person[one] === to_id);
      if (!key || this.considered.size % 3 === 0) continue;
      await this.perform({ at, key: `take:${id}`, by: key, does: (ctx) => take(ctx, id, new Date(at + word)) });
      if (this.considered.size % 5) this.words.set(id, 0);
    }
  }

  /** Most of those who took one tell how it goes before the promised instant, twice, and then take it down; silence climbs. */
  private async keepWord(until: number): Promise<void> {
    const promised = await this.house.fork().execute<{ id: string; case_id: string; version: number; level: number; action: boolean; taken_by: string; at: string }[]>(
      'select e.id, e.case_id, c.version, c.level, e.action_id is not null as action, e.taken_by, e.next_update_at as at from escalation e join "case" c on c.id = e.case_id where e.taken_by is not null and e.ended_at is null and e.next_update_at <= ?', [new Date(until)]);
    for (const { id, case_id, version, level, action, taken_by, at: promisedAt } of promised) {
      const [told, by] = [this.words.get(id), personKeys.find((one) => this.cast.person[one] === taken_by)];
      if (told === undefined || !by) continue;
      this.words.set(id, told + 1);
      const at = Math.max(this.instant, new Date(promisedAt).getTime() - 40 * minute);
      const say = (key: 'wordFirst' | 'wordSecond' | 'lowered'): string => phrases[key][people[by].language];
      await this.perform({
        at, key: `word:${id}:${told}`, by,
        does: (ctx) => (told > 1 && level > 0 && !action ? lower(ctx, case_id, say('lowered'), version) : update(ctx, id, say(told ? 'wordSecond' : 'wordFirst'), new Date(at + word))),
      });
    }
  }
}

/** A step that rests on one that was refused. */
export class Missing extends Error {}

export const nameOf = ({ key }: { readonly key: string }): string => `demonstration:${key}`;
