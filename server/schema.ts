import type { EntityClass } from '@mikro-orm/core';
import { guardOf, journalTables } from './journal/tables.ts';
import { Journaled } from './journal/guard.ts';
import { Said } from './journal/said.entity.ts';
import { Branch, Department, Person } from './people/person.entity.ts';
import { Session } from './people/session.entity.ts';
import { Case } from './case/case.entity.ts';
import { CaseResolver } from './case/case.resolver.ts';

/** Every noun that has a table, slice by slice. */
export const entities: readonly EntityClass<unknown>[] = [
  Said,
  Branch, Department, Person, Session,
  Case,
];

/** Every door of the GraphQL schema, slice by slice. */
export const resolvers: readonly Function[] = [
  CaseResolver,
];

/** What stands in the database beside the tables of the entities: the journal before them; guards, indexes and functions after. */
export const beforeTables = `${journalTables}`;
export const afterTables = (tables: readonly string[]): string => `${tables.filter(isJournaled).map(guardOf).join('\n')}`;

const isJournaled = (table: string): boolean => journaledTables().has(table);
const journaledTables = (): ReadonlySet<string> =>
  new Set(entities.filter((noun) => noun.prototype instanceof Journaled).map((noun) => snake((noun as { name: string }).name)));
const snake = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
