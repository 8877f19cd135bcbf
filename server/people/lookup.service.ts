import type { EntityManager } from '@mikro-orm/postgresql';
import { mistaken } from '../platform/problem.ts';
import { isId } from '../platform/ids.ts';
import { CannotTakeWork, NoBranch, NobodyHere, NoDepartment, NotThemselves, takesWork } from './people.policy.ts';
import { Branch, Department, Person } from './person.entity.ts';

/** Somebody who works here now. @throws Refused naming the field */
export const colleague = async (em: EntityManager, field: string, id: string, butNot?: string): Promise<Person> => {
  if (id === butNot) throw mistaken(field, NotThemselves);
  const person = isId(id) ? await em.findOne(Person, { id, active: true, program: false }) : null;
  if (!person) throw mistaken(field, NobodyHere);
  return person;
};

/** A colleague who can be given work: to stand in, to head a department, to take over. @throws Refused naming the field */
export const taker = async (em: EntityManager, field: string, id: string, butNot?: string): Promise<Person> => {
  const person = await colleague(em, field, id, butNot);
  if (!takesWork(person)) throw mistaken(field, CannotTakeWork);
  return person;
};

export const departmentInUse = async (em: EntityManager, field: string, id: string): Promise<Department> => {
  const department = isId(id) ? await em.findOne(Department, { id, active: true }) : null;
  if (!department) throw mistaken(field, NoDepartment);
  return department;
};

export const branchInUse = async (em: EntityManager, field: string, id: string): Promise<Branch> => {
  const branch = isId(id) ? await em.findOne(Branch, { id, active: true }) : null;
  if (!branch) throw mistaken(field, NoBranch);
  return branch;
};
