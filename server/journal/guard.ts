import type { EventSubscriber, FlushEventArgs } from '@mikro-orm/core';
import { Property } from '@mikro-orm/decorators/legacy';
import type { EntityManager } from '@mikro-orm/postgresql';

/** A row whose every change stands in the journal. Marked by the base class, refused by flush and by the database. */
export abstract class Journaled {
  abstract id: string;

  /** Goes into the digest of the row, so that an erased text cannot be guessed back from the journal. */
  @Property({ type: 'uuid', defaultRaw: 'gen_random_uuid()', lazy: true } as never)
  salt!: string;

  /** What whoever made this row was told of it in the answer, and may be told again by a retry where they do not see it; nothing where the noun does not say. */
  reference?(): object;
}

/** The rows a transaction has touched, collected from each flush while a book is open on this manager. */
const open = new WeakMap<EntityManager, Set<string>>();

export const collecting = (em: EntityManager, touched: Set<string>): void => void open.set(em, touched);
export const collected = (em: EntityManager): void => void open.delete(em);

/** First guard: a changed journaled row without an open book is refused at flush. The second is the database's own trigger. */
export class Unrecorded implements EventSubscriber {
  onFlush({ em, uow }: FlushEventArgs): void {
    const changes = uow.getChangeSets().filter(({ entity }) => entity instanceof Journaled);
    if (!changes.length) return;
    const touched = open.get(em as EntityManager);
    for (const change of changes) {
      const row = `${change.meta.tableName}:${(change.entity as Journaled).id}`;
      if (!touched) throw new Error(`${row} changed outside onRecord: nothing changes without an entry in the journal.`);
      touched.add(row);
    }
  }
}
