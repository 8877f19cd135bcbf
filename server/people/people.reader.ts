import type { EntityManager } from '@mikro-orm/postgresql';
import type { Bell } from '../journal/bell.ts';
import type { StoredEntry } from '../journal/entry.entity.ts';
import { followAs } from '../journal/tail.ts';
import { Context, system, type House } from '../platform/context.ts';
import { handOverWork } from './handover.reader.ts';
import { lettersOf, writeLetters } from './letters.reader.ts';
import { PersonLeft } from './people.kinds.ts';

/** What follows from what happened to people: letters with links, and open work that changes hands. */
export const readPeople = async ({ house, bell, poll }: { house: House; bell: Bell; poll: number }): Promise<{ stop(): Promise<void> }> => {
  const following = (name: string, kinds: readonly string[], onEntries: (ctx: Context, entries: readonly StoredEntry[], em: EntityManager) => Promise<void>) =>
    followAs(name, { fork: house.fork, bell, log: house.log, poll, concerns: ({ kind }) => kinds.includes(kind), rings: 'letters', onEntries: (entries, em) => onEntries(new Context(house, system, 'en'), entries, em) });
  const tails = [await following('people.letters', lettersOf, writeLetters), await following('people.handover', [PersonLeft.name], handOverWork)];
  return { stop: async () => void (await Promise.all(tails.map((tail) => tail.stop()))) };
};
