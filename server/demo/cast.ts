import type { Actor, Context } from '../platform/context.ts';
import { onRecord, type Book } from '../journal/book.ts';
import { houseStream } from '../journal/stream.entity.ts';
import { newId } from '../platform/ids.ts';
import { Organisation, organisationId } from '../people/organisation.entity.ts';
import { Branch, Department, Person } from '../people/person.entity.ts';
import { CalendarVersion } from '../policy/calendar.entity.ts';
import { Category } from '../policy/category.entity.ts';
import { PolicyChanged } from '../policy/policy.kinds.ts';
import { Queue, RoutingRule } from '../policy/queue.entity.ts';
import { branches, departments, faces, organisation, people, type BranchKey, type DepartmentKey, type PersonContent, type PersonKey } from './content/people.ts';
import { categories, type CategoryKey } from './content/script.ts';
import { DemonstrationSeated } from './demo.kinds.ts';

/** Who plays whom: the ids of everybody and everything that the scripts name. */
export interface Cast {
  readonly person: Readonly<Record<PersonKey, string>>;
  readonly department: Readonly<Record<DepartmentKey, string>>;
  readonly branch: Readonly<Record<BranchKey, string>>;
  readonly category: Readonly<Record<CategoryKey, string>>;
}

export const personKeys = Object.keys(people) as PersonKey[];
const inOrder = [...new Set([...faces, ...personKeys])];
const departmentKeys = Object.keys(departments) as DepartmentKey[];

/** Where a new complaint of this category goes. */
export const answers: Readonly<Record<CategoryKey, DepartmentKey>> = {
  delivery: 'logistics', coldChain: 'logistics', productQuality: 'quality', service: 'retail', waiting: 'callCentre', billing: 'finance', accounts: 'finance', outage: 'operations', care: 'operations', facilities: 'operations', privacy: 'legal',
};

/** Seats everybody, once; a second call does nothing. */
export const seat = async (ctx: Context): Promise<Cast> => {
  await onRecord(ctx, houseStream, async (book) => {
    const house = await book.em.findOneOrFail(Organisation, { id: organisationId });
    // Ids rise with the order in which the sign-in page offers people: those of every role first.
    const ids = Object.fromEntries(inOrder.map((key, place) => [key, newId(new Date(ctx.now().getTime() - 1_000 + place))])) as Cast['person'];
    const places = await branchesIn(book);
    await retireCategories(book);
    seatPeople(ctx, book, ids, seatDepartments(ctx, book, ids, places));
    book.write(DemonstrationSeated, house, { people: personKeys.length, departments: departmentKeys.length, branches: Object.keys(branches).length });
    return house;
  });
  return castOf(ctx);
};

const branchesIn = async (book: Book): Promise<Cast['branch']> => {
  const calendars = await book.em.find(CalendarVersion, { until: null });
  return mapped(branches, (_key, { nameEn, nameAr, zone }) => book.add(Branch, { nameEn, nameAr, zone, calendarId: calendars.find(({ definition }) => definition.zone === zone)?.calendarId ?? null }).id);
};

/** What this organisation has no categories of its own for. */
const general = ['How a complaint was handled', 'Something else'];

/** The categories of a new house, where this organisation has its own for the same: nobody is offered two of one kind. */
const retireCategories = async (book: Book): Promise<void> => {
  for (const row of await book.em.find(Category, { active: true, nameEn: { $nin: general } })) {
    row.active = false;
    book.write(PolicyChanged, row, { noun: 'category', item: row.id, changed: ['active'], text: await book.say(row, 'values', JSON.stringify({ active: false })) });
  }
};

const seatDepartments = (ctx: Context, book: Book, ids: Cast['person'], places: Cast['branch']): Cast['department'] => {
  const top = newId(ctx.now());
  const made = mapped(departments, (key, { nameEn, nameAr, head, deputy }) =>
    book.add(Department, { ...(key === 'executive' ? { id: top } : {}), nameEn, nameAr, branchId: places[people[head].branch], parentId: key === 'executive' ? null : top, headId: ids[head], deputyId: ids[deputy] }).id);
  const queues = { ar: book.add(Queue, { nameEn: 'Intake in Arabic', nameAr: 'الاستقبال بالعربية', departmentId: made.care, languages: ['ar'], skills: [], rank: 1 }), en: book.add(Queue, { nameEn: 'Intake in English', nameAr: 'الاستقبال بالإنجليزية', departmentId: made.care, languages: ['en'], skills: [], rank: 2 }) };
  for (const language of ['ar', 'en'] as const) book.add(RoutingRule, { language, queueId: queues[language].id, rank: 9 });
  (Object.keys(categories) as CategoryKey[]).forEach((key, place) => book.add(Category, { ...categories[key], natures: [], departmentId: made[answers[key]], rank: 20 + place }));
  return made;
};

const seatPeople = (ctx: Context, book: Book, ids: Cast['person'], made: Cast['department']): void => {
  const joinedAt = new Date(ctx.now().getTime() - 500 * 86_400_000);
  for (const key of inOrder) {
    const { nameEn, nameAr, titleEn, titleAr, department, roles, language }: PersonContent = people[key];
    book.add(Person, { id: ids[key], nameEn, nameAr, email: addressOf(key), title: language === 'ar' ? titleAr : titleEn, roles: [...roles], departmentId: made[department], language, spoken: language === 'ar' ? ['ar', 'en'] : ['en', 'ar'], joinedAt });
  }
};

const addressOf = (key: PersonKey): string => `${key}@${organisation.mailDomain}`;

const castOf = async (ctx: Context): Promise<Cast> => {
  const em = ctx.house.fork();
  const [persons, units, places, kinds] = [await em.find(Person, { email: { $ne: null } }), await em.find(Department, { active: true }), await em.find(Branch, { active: true }), await em.find(Category, { active: true })];
  return {
    person: mapped(people, (key) => persons.find(({ email }) => email === addressOf(key))!.id),
    department: mapped(departments, (_key, { nameEn }) => units.find((unit) => unit.nameEn === nameEn)!.id),
    branch: mapped(branches, (_key, { nameEn }) => places.find((place) => place.nameEn === nameEn)!.id),
    category: mapped(categories, (_key, { nameEn }) => kinds.find((kind) => kind.nameEn === nameEn)!.id),
  };
};

/** Somebody of the cast as who acts: their roles, their department, and those that they head or stand in for. */
export const actorOf = (cast: Cast, key: PersonKey): Actor => {
  const { roles, department }: PersonContent = people[key];
  const own = departmentKeys.filter((one) => one === department || departments[one].head === key || departments[one].deputy === key);
  return { kind: 'person', id: cast.person[key], roles, departments: own.map((one) => cast.department[one]) };
};

const mapped = <K extends string, V, R>(from: Readonly<Record<K, V>>, make: (key: K, value: V) => R): Record<K, R> =>
  Object.fromEntries((Object.entries(from) as [K, V][]).map(([key, value]) => [key, make(key, value)])) as Record<K, R>;
