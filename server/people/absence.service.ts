import type { EntityManager } from '@mikro-orm/postgresql';
import { onRecord } from '../journal/book.ts';
import { houseStream } from '../journal/stream.entity.ts';
import type { Context } from '../platform/context.ts';
import { DateOrder, mistaken, NotFound, Refused } from '../platform/problem.ts';
import { Absence } from './absence.entity.ts';
import { taker } from './lookup.service.ts';
import { AbsenceEnded, AbsencePlanned } from './people.kinds.ts';
import { AwayAlready, HasLeft, mayPlanAbsence } from './people.policy.ts';
import { Department, Person } from './person.entity.ts';

interface Plans { readonly personId: string; readonly deputyId?: string | null | undefined; readonly fromAt: Date; readonly untilAt: Date }

export const planAbsence = (ctx: Context, { personId, deputyId, fromAt, untilAt }: Plans): Promise<Absence> =>
  onRecord(ctx, houseStream, async (book) => {
    const person = await book.read(Person, personId);
    ctx.must(mayPlanAbsence, person);
    if (!person.active) throw new Refused(HasLeft);
    if (untilAt <= fromAt || untilAt <= ctx.now()) throw mistaken('untilAt', DateOrder);
    const deputy = deputyId ? await taker(book.em, 'deputyId', deputyId, personId) : null;
    if (await book.em.findOne(Absence, { personId, withdrawnAt: null, fromAt: { $lt: untilAt }, untilAt: { $gt: fromAt } })) throw mistaken('fromAt', AwayAlready);
    const absence = book.add(Absence, { personId, deputyId: deputy?.id ?? null, fromAt, untilAt });
    book.write(AbsencePlanned, absence, { person: personId, deputy: deputy?.id ?? null, from: fromAt.toISOString(), until: untilAt.toISOString() });
    return absence;
  });

/** Back earlier, or not away at all. */
export const withdrawAbsence = (ctx: Context, absenceId: string): Promise<Absence> =>
  onRecord(ctx, houseStream, async (book) => {
    const absence = await book.read(Absence, absenceId);
    ctx.must(mayPlanAbsence, await book.em.findOneOrFail(Person, { id: absence.personId }));
    if (absence.withdrawnAt) throw new Refused(NotFound);
    absence.withdrawnAt = ctx.now();
    book.write(AbsenceEnded, absence, { person: absence.personId });
    return absence;
  });

export const absenceAt = (em: EntityManager, personId: string, at: Date): Promise<Absence | null> =>
  em.findOne(Absence, { personId, withdrawnAt: null, fromAt: { $lte: at }, untilAt: { $gt: at } });

/** Who acts for this person at an instant: themselves, their deputy, the deputy's deputy; null where nobody is there. */
export const presentFor = async (em: EntityManager, personId: string | null | undefined, at: Date, asked: readonly string[] = []): Promise<string | null> => {
  if (!personId || asked.includes(personId)) return null;
  const person = await em.findOne(Person, { id: personId, active: true, joinedAt: { $ne: null } });
  if (!person) return null;
  const absence = await absenceAt(em, personId, at);
  return absence ? presentFor(em, absence.deputyId, at, [...asked, personId]) : personId;
};

/** Who answers for a department at an instant: the head, whoever stands in, the department's deputy, else whoever heads the one above. */
export const actingHead = async (em: EntityManager, departmentId: string | null | undefined, at: Date, asked: readonly string[] = []): Promise<string | null> => {
  if (!departmentId || asked.includes(departmentId)) return null;
  const department = await em.findOne(Department, { id: departmentId });
  if (!department) return null;
  return (await presentFor(em, department.headId, at)) ?? (await presentFor(em, department.deputyId, at)) ?? actingHead(em, department.parentId, at, [...asked, departmentId]);
};
