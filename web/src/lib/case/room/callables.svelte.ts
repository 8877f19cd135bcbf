import { candidatesFor, type Candidate, type Candidates } from '../whom.ts';
import type { Callable } from './mentions.ts';

/** Milliseconds after the last letter until it is looked for. */
const rest = 250;

const toCall = (some: readonly Candidate[]): Callable[] => some.map(({ id, name, department }) => ({ id, name, department, inside: false }));

/** Whom “@” can call besides the team: asked for when the first “@” is typed, and in a large house by what is typed after it. Call it while a component is being set up. */
export class Callables {
  known = $state.raw<readonly Callable[]>([]);
  #find = $state.raw<Candidates['find']>();
  #asked = false;

  /** @param part what stands after an “@” at this moment; null where nobody is being called */
  constructor(caseId: string, part: () => string | null) {
    $effect(() => {
      if (part() === null || this.#asked) return;
      this.#asked = true;
      void candidatesFor(caseId).then(({ people, find }) => {
        this.#find = find;
        this.known = toCall(people);
      });
    });
    $effect(() => {
      const sought = part()?.trim();
      const find = this.#find;
      if (!sought || !find) return undefined;
      const timer = setTimeout(async () => {
        const some = toCall(await find(sought));
        this.known = [...this.known, ...some.filter(({ id }) => !this.known.some((one) => one.id === id))];
      }, rest);
      return () => clearTimeout(timer);
    });
  }
}
