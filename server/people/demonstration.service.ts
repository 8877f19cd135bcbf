import type { EntityManager } from '@mikro-orm/postgresql';
import { onRecord } from '../journal/book.ts';
import { houseStream } from '../journal/stream.entity.ts';
import type { Context } from '../platform/context.ts';
import { named } from '../platform/language.ts';
import { Refused, refusal } from '../platform/problem.ts';
import { say } from '../platform/vocabulary.ts';
import { Organisation, organisationId } from './organisation.entity.ts';
import { HouseDemonstration } from './people.kinds.ts';
import { Department, Person } from './person.entity.ts';
import type { DemonstrationPerson } from './viewer.view.ts';

export const NotEmpty = refusal('house.not-empty', { en: () => 'This house is in use already.', ar: () => 'هذه المنصة مستخدمة بالفعل.' });

/** Whether the house was marked as a demonstration, while it was empty; it stays one for ever. */
export const isDemonstration = async (em: EntityManager): Promise<boolean> => {
  const rows = await em.execute<unknown[]>('select 1 from entry where kind = ? and stream = ? limit 1', [HouseDemonstration.name, houseStream]);
  return rows.length > 0;
};

/** What an empty house writes by itself. */
const byItself = ['policy.seeded', 'journal.sealed'];

/** Marks an empty house: called before anything else is written, but for the settings that every house begins with. */
export const beDemonstration = (ctx: Context, names: { nameEn: string; nameAr: string }): Promise<Organisation> =>
  onRecord(ctx, houseStream, async (book) => {
    const entries = await book.em.execute<unknown[]>('select 1 from entry where kind <> all(?::text[]) limit 1', [`{${byItself.join(',')}}`]);
    if (entries.length) throw new Refused(NotEmpty);
    const organisation = book.add(Organisation, { id: organisationId, ...names });
    book.write(HouseDemonstration, organisation, {});
    return organisation;
  });

/** As many as a page bears. */
const offered = 60;

/** Whom a visitor may become, those who show a role first met. */
export const demonstrationPeople = async ({ em, language }: Context): Promise<DemonstrationPerson[]> => {
  const people = await em.find(Person, { active: true, program: false }, { orderBy: { id: 'asc' }, limit: offered });
  const departments = new Map((await em.find(Department, { id: people.flatMap(({ departmentId }) => departmentId ?? []) })).map((one) => [one.id, named(one, language)]));
  const shown = new Set<string>();
  return people.map((person) => {
    const shows = person.roles.find((role) => !shown.has(role)) ?? null;
    if (shows) shown.add(shows);
    const roles = person.roles.map((role) => say(`role.${role}`, language)).join(language === 'ar' ? '، ' : ', ');
    return { id: person.id, name: named(person, language), about: [...new Set([roles, departments.get(person.departmentId ?? '') ?? roles])].join(' · '), shows };
  });
};
