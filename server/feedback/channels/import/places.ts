import type { EntityManager } from '@mikro-orm/postgresql';
import { Branch, Department } from '../../../people/person.entity.ts';
import { Category } from '../../../policy/category.entity.ts';
import { OwnField } from '../../../policy/own-field.entity.ts';
import { fold } from './fold.ts';
import type { Mapping } from './mapping.ts';
import { fieldsOf, type FieldPlan } from './fields.ts';

/** What the house already calls things: rows are placed by name, in either language. */
export interface Places {
  readonly departments: ReadonlyMap<string, string>;
  readonly branches: ReadonlyMap<string, string>;
  readonly categories: ReadonlyMap<string, string>;
  /** Key of the own field under which a name of the file is kept. */
  readonly keys: ReadonlyMap<string, string>;
  /** Own fields that the house has to be given first. */
  readonly missing: readonly FieldPlan[];
  /** The zone of times that name none. */
  readonly zone: string;
}

export const placesOf = async (em: EntityManager, mapping: Mapping): Promise<Omit<Places, 'zone'>> => {
  const known = await em.find(OwnField, {});
  const plans = fieldsOf(mapping).map((plan) => ({ plan, own: known.find(({ key, nameEn, nameAr }) => key === plan.key || [nameEn, nameAr].some((name) => fold(name) === fold(plan.nameEn))) }));
  return {
    departments: named(await em.find(Department, { active: true })),
    branches: named(await em.find(Branch, { active: true })),
    categories: named(await em.find(Category, { active: true }, { orderBy: { parentId: 'desc nulls last' } })),
    keys: new Map(plans.map(({ plan, own }) => [plan.name, own?.key ?? plan.key])),
    missing: plans.filter(({ own }) => !own).map(({ plan }) => plan),
  };
};

/** Times that name no zone are told in the zone of the first branch. */
export const zoneOfHouse = async (em: EntityManager): Promise<string> => (await em.find(Branch, { active: true }, { orderBy: { id: 'asc' }, limit: 1 }))[0]?.zone ?? 'Asia/Riyadh';

const named = (rows: readonly { id: string; nameEn: string; nameAr: string }[]): Map<string, string> =>
  new Map(rows.flatMap(({ id, nameEn, nameAr }) => [nameEn, nameAr].filter(Boolean).map((name): [string, string] => [fold(name), id])));
