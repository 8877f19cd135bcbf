import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../platform/context.ts';
import { named } from '../platform/language.ts';
import { Branch, Person } from '../people/person.entity.ts';
import { CalendarVersion } from './calendar.entity.ts';
import { Category } from './category.entity.ts';
import { pathOf } from './choice.policy.ts';
import { Commitment } from './commitment.entity.ts';
import type { Measure } from './commitment.policy.ts';
import { LadderStep } from './ladder.entity.ts';
import { Matrix } from './matrix.entity.ts';
import { OwnField } from './own-field.entity.ts';
import { RoutingRule } from './queue.entity.ts';
import { RemedyKind } from './remedy-kind.entity.ts';
import { Setting, type SettingKey } from './setting.entity.ts';
import { settingRules } from './setting.policy.ts';
import { compile, type WorkingCalendar } from './working-time/calendar.ts';

export { bandFor, commitmentFor, pathOf, routeFor, type Chosen, type Facts } from './choice.policy.ts';
export { budgetOf } from './commitment.policy.ts';
export { ladderOf, stepSaid, topOf } from './ladder.policy.ts';
export { seedPolicies } from './seed.ts';

/** All that is asked here works on the manager of a request and on that of a running verb alike. */
export type Reads = Pick<EntityManager, 'find' | 'findOne'>;

/** The promises in force. */
export const commitmentsInForce = (em: Reads): Promise<Commitment[]> => em.find(Commitment, { until: null }, { orderBy: { id: 'asc' } });

export const matrixInForce = (em: Reads): Promise<Matrix | null> => em.findOne(Matrix, { until: null });

/** The category and those above it, nearest first. */
export const categoryPath = async (em: Reads, id: string | null | undefined): Promise<string[]> => (id ? pathOf(await em.find(Category, {}), id) : []);

export const routingInForce = async (em: Reads): Promise<{ rules: RoutingRule[]; categories: Category[] }> => ({ rules: await em.find(RoutingRule, { active: true }), categories: await em.find(Category, {}) });

/** The calendar in force for a branch: its own, else the standard one; null in a house that has none. */
export const calendarFor = async (em: Reads, branchId: string | null | undefined): Promise<CalendarVersion | null> => {
  const branch = branchId ? await em.findOne(Branch, { id: branchId }) : null;
  const own = branch?.calendarId ? await em.findOne(CalendarVersion, { calendarId: branch.calendarId, until: null }) : null;
  return own ?? (await em.findOne(CalendarVersion, { standard: true, until: null }));
};

/** Compiled once per edition: an edition never changes. The oldest go when there are many. */
const compiled = new Map<string, WorkingCalendar>();
export const calendarOf = ({ id, definition }: Pick<CalendarVersion, 'id' | 'definition'>): WorkingCalendar => {
  const known = compiled.get(id);
  if (known) return known;
  if (compiled.size > 200) compiled.delete(compiled.keys().next().value!);
  const made = compile(definition);
  compiled.set(id, made);
  return made;
};

/** By what budgets of different units are compared: the standard calendar, from now; null where there is none yet. */
export const measureOf = async (em: Pick<EntityManager, 'findOne'>, now: Date): Promise<Measure | null> => {
  const standard = await em.findOne(CalendarVersion, { standard: true, until: null });
  return standard && { calendar: calendarOf(standard), from: now.getTime() };
};

/** Every edition of every step: which of them are the ladder of a clock in a case, `ladderOf` says. */
export const ladderSteps = (em: Reads): Promise<LadderStep[]> => em.find(LadderStep, {}, { orderBy: { level: 'asc', id: 'asc' } });

/** The steps that the next case climbs. */
export const stepsInForce = (em: Reads): Promise<LadderStep[]> => em.find(LadderStep, { active: true, until: null }, { orderBy: { level: 'asc', id: 'asc' } });

/** The names of those whom steps name, in the reader's language. */
export const namesOf = async (ctx: Context, steps: readonly Pick<LadderStep, 'target' | 'personId'>[]): Promise<Map<string, string>> => {
  const people = await Promise.all([...new Set(steps.flatMap(({ target, personId }) => (target === 'person' && personId ? [personId] : [])))].map((id) => ctx.load(Person, id)));
  return new Map(people.flatMap((person) => (person ? [[person.id, named(person, ctx.language)] as const] : [])));
};

/** The values of settings as text, in one read; each is what it is until somebody sets it. */
export const settingsOf = async <Key extends SettingKey>(em: Reads, keys: readonly Key[]): Promise<Record<Key, string>> => {
  const set = new Map((await em.find(Setting, { key: { $in: [...keys] } })).map(({ key, value }) => [key, value]));
  return Object.fromEntries(keys.map((key) => [key, set.get(key) ?? settingRules[key].is])) as Record<Key, string>;
};
export const numberOf = async (em: Reads, key: SettingKey): Promise<number> => Number((await settingsOf(em, [key]))[key]);

/** What may be offered today, in its order. */
export const remedyKindsInUse = (em: Reads): Promise<RemedyKind[]> => em.find(RemedyKind, { active: true }, { orderBy: { rank: 'asc', id: 'asc' } });

export const remedyKindNamed = (em: Reads, code: string): Promise<RemedyKind | null> => em.findOne(RemedyKind, { code, active: true });

/** The own fields of a nature and category, in their order. */
export const ownFieldsFor = async (em: Reads, nature: string, categoryId?: string | null): Promise<OwnField[]> => {
  const path = await categoryPath(em, categoryId);
  const all = await em.find(OwnField, { active: true }, { orderBy: { rank: 'asc', id: 'asc' } });
  return all.filter((field) => (!field.natures.length || field.natures.includes(nature)) && (!field.categoryId || path.includes(field.categoryId)));
};
