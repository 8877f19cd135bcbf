import { candidatesFor, type Candidate, type Candidates } from '../whom.ts';
import type { Callable } from './mentions.ts';

const outside = (some: readonly Candidate[]): Callable[] => some.map(({ id, name, department }) => ({ id, name, department, inside: false }));

/**
 * Whom “@” can call besides the team: asked for when the first “@” is typed. In a large house those whose name has what is typed are asked for as well, and
 * stay known. For a component while it is set up. @param typed what stands behind the “@” that is being typed; null where there is none
 */
export class Callables {
  known = $state.raw<readonly Callable[]>([]);
  #from = $state.raw<Promise<Candidates>>();

  constructor(roomId: string, typed: () => string | null) {
    $effect(() => {
      if (typed() !== null) this.#from ??= this.#first(candidatesFor(roomId));
    });
    $effect(() => {
      const [part, from] = [typed()?.trim(), this.#from];
      if (!part || !from) return undefined;
      const timer = setTimeout(async () => {
        const some = outside((await (await from).find?.(part)) ?? []);
        this.known = [...this.known, ...some.filter(({ id }) => !this.known.some((one) => one.id === id))];
      }, 250);
      return () => clearTimeout(timer);
    });
  }

  async #first(from: Promise<Candidates>): Promise<Candidates> {
    this.known = outside((await from).people);
    return from;
  }
}
