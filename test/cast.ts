import { onRecord } from '../server/journal/book.ts';
import { houseStream } from '../server/journal/stream.entity.ts';
import { Organisation, organisationId } from '../server/people/organisation.entity.ts';
import { HouseSetUp } from '../server/people/people.kinds.ts';
import { Branch, Department, Person } from '../server/people/person.entity.ts';
import type { Role } from '../server/people/role.policy.ts';
import type { Context } from '../server/platform/context.ts';

/** `…-0000000000NN`: ids that a failing test is read with. */
const idOf = (n: number): string => `0190aaaa-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const branches = { riyadh: idOf(1) } as const;
export const departments = { logistics: idOf(11), quality: idOf(12), callCentre: idOf(13), legal: idOf(14), operations: idOf(15) } as const;

interface Part { readonly n: number; readonly en: string; readonly ar: string; readonly roles: readonly Role[]; readonly department?: keyof typeof departments; readonly language?: 'en' | 'ar' }

/** The named people of the tests, one for each way of standing to a complaint. */
export const cast = {
  nadia: { n: 101, en: 'Nadia Haddad', ar: 'نادية حداد', roles: ['intake'], department: 'callCentre', language: 'ar' },
  lina: { n: 102, en: 'Lina Aziz', ar: 'لينا عزيز', roles: ['investigator'], department: 'callCentre' },
  salma: { n: 103, en: 'Salma Karim', ar: 'سلمى كريم', roles: ['investigator'], department: 'logistics' },
  faisal: { n: 104, en: 'Faisal Otaibi', ar: 'فيصل العتيبي', roles: ['head'], department: 'logistics' },
  huda: { n: 105, en: 'Huda Mansour', ar: 'هدى منصور', roles: ['quality'], department: 'quality' },
  omar: { n: 106, en: 'Omar Saleh', ar: 'عمر صالح', roles: ['investigator'], department: 'quality' },
  tariq: { n: 107, en: 'Tariq Nasser', ar: 'طارق ناصر', roles: ['investigator'], department: 'legal' },
  sami: { n: 108, en: 'Sami Rashid', ar: 'سامي راشد', roles: ['management'] },
  rami: { n: 109, en: 'Rami Darwish', ar: 'رامي درويش', roles: ['auditor'] },
  amal: { n: 110, en: 'Amal Yousef', ar: 'أمل يوسف', roles: ['administrator'] },
  yara: { n: 111, en: 'Yara Fahad', ar: 'يارا فهد', roles: ['head'], department: 'operations' },
} as const satisfies Record<string, Part>;

export type Name = keyof typeof cast;
export const names = Object.keys(cast) as Name[];
export const idOfPerson = (name: Name): string => idOf(cast[name].n);

/** Seats everybody in one transaction: a house in which work can begin. They have sessions, and no passwords. */
export const seat = (ctx: Context): Promise<Organisation> =>
  onRecord(ctx, houseStream, async (book) => {
    const house = book.add(Organisation, { id: organisationId, nameEn: 'Wadi Stores', nameAr: 'متاجر وادي' });
    book.add(Branch, { id: branches.riyadh, nameEn: 'Riyadh', nameAr: 'الرياض', zone: 'Asia/Riyadh' });
    const title = { logistics: ['Logistics', 'الخدمات اللوجستية'], quality: ['Quality', 'الجودة'], callCentre: ['Call centre', 'مركز الاتصال'], legal: ['Legal', 'الشؤون القانونية'], operations: ['Operations', 'العمليات'] } as const;
    const heads: Partial<Record<keyof typeof departments, Name>> = { logistics: 'faisal', quality: 'huda', operations: 'yara' };
    for (const key of Object.keys(departments) as (keyof typeof departments)[]) {
      const head = heads[key];
      book.add(Department, { id: departments[key], nameEn: title[key][0], nameAr: title[key][1], branchId: branches.riyadh, headId: head ? idOfPerson(head) : null });
    }
    for (const name of names) {
      const part: Part = cast[name];
      book.add(Person, {
        id: idOfPerson(name), nameEn: part.en, nameAr: part.ar, email: `${name}@wadi.example`, roles: [...part.roles], language: part.language ?? 'en', spoken: ['ar', 'en'],
        departmentId: part.department ? departments[part.department] : null, joinedAt: ctx.now(),
      });
    }
    book.write(HouseSetUp, house, {});
    return house;
  });
