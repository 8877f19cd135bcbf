import type { EntityManager } from '@mikro-orm/postgresql';
import type { House } from '../platform/context.ts';
import type { Bell } from '../journal/bell.ts';
import type { StoredEntry } from '../journal/entry.entity.ts';
import { streamOf } from '../journal/stream.entity.ts';
import { followAs, type Tail } from '../journal/tail.ts';
import { planSteps } from './plan.service.ts';

/** Whatever happens to a case may move its deadlines: the steps of the ladder are planned anew, in the transaction that moves this reader on. */
export const readDeadlines = ({ house, bell, poll }: { readonly house: House; readonly bell: Bell; readonly poll: number }): Promise<Tail> =>
  followAs('escalation', {
    fork: house.fork, bell, log: house.log, poll,
    onEntries: async (entries, em) => {
      await plan(entries, em);
      bell.ring(['deadlines']);
    },
  });

const plan = async (entries: readonly StoredEntry[], em: EntityManager): Promise<void> => {
  const cases = new Set(entries.filter(({ stream, kind }) => stream.startsWith('case:') && kind !== 'case.imported').map(({ stream }) => streamOf(stream).id));
  for (const id of cases) await planSteps(em, id);
};
