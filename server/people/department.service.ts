import { onRecord, type Book } from '../journal/book.ts';
import { houseStream } from '../journal/stream.entity.ts';
import type { Context } from '../platform/context.ts';
import { mistaken } from '../platform/problem.ts';
import { branchInUse, departmentInUse, taker } from './lookup.service.ts';
import { bothNames } from './name.ts';
import { BranchChanged, BranchMade, DepartmentChanged, DepartmentMade } from './people.kinds.ts';
import { Circle, mayKeepDepartments, NameTaken, NotThemselves, NoZone } from './people.policy.ts';
import { Branch, Department } from './person.entity.ts';
import { changes } from './person.service.ts';

export interface DescribesDepartment {
  readonly nameEn?: string | null | undefined;
  readonly nameAr?: string | null | undefined;
  readonly branchId?: string | null | undefined;
  readonly parentId?: string | null | undefined;
  readonly headId?: string | null | undefined;
  readonly deputyId?: string | null | undefined;
  readonly active?: boolean | null | undefined;
}

export const makeDepartment = async (ctx: Context, given: DescribesDepartment): Promise<Department> => {
  ctx.must(mayKeepDepartments);
  return onRecord(ctx, houseStream, async (book) => {
    const department = book.add(Department, await checked(book, given));
    book.write(DepartmentMade, department, { department: department.id });
    return department;
  });
};

export const changeDepartment = async (ctx: Context, id: string, given: DescribesDepartment, expectedVersion?: number | null): Promise<Department> => {
  ctx.must(mayKeepDepartments);
  return onRecord(ctx, houseStream, async (book) => {
    const department = await book.read(Department, id, expectedVersion);
    const next = await checked(book, given, department);
    const changed = changes(department, next, { nameEn: 'name', nameAr: 'name', branchId: 'branch', parentId: 'parent', headId: 'head', deputyId: 'deputy', active: 'active' });
    if (changed.length) book.write(DepartmentChanged, Object.assign(department, next), { department: id, changed, head: next.headId, deputy: next.deputyId });
    return department;
  });
};

const checked = async ({ em }: Book, { branchId, parentId, headId, deputyId, active, ...names }: DescribesDepartment, before?: Department) => {
  const own = before?.id;
  if (branchId) await branchInUse(em, 'branchId', branchId);
  // Who heads it already stays, whatever else is changed.
  if (headId && headId !== before?.headId) await taker(em, 'headId', headId);
  if (deputyId && deputyId !== before?.deputyId) await taker(em, 'deputyId', deputyId);
  if (deputyId && deputyId === headId) throw mistaken('deputyId', NotThemselves);
  for (let above = parentId ? await departmentInUse(em, 'parentId', parentId) : null; above; above = above.parentId ? await em.findOne(Department, { id: above.parentId }) : null) {
    if (above.id === own) throw mistaken('parentId', Circle);
  }
  const both = bothNames(names);
  if (active ?? true) await nobodyElses(em, both, branchId ?? null, own ?? null);
  return { ...both, branchId: branchId ?? null, parentId: parentId ?? null, headId: headId ?? null, deputyId: deputyId ?? null, active: active ?? true };
};

/** Two of one name at one place could not be told apart where a case is routed. */
const nobodyElses = async (em: Book['em'], { nameEn, nameAr }: { nameEn: string; nameAr: string }, branchId: string | null, own: string | null): Promise<void> => {
  const [twin] = await em.execute<{ field: string }[]>(
    `select case when lower(name_en) = lower(n.en) and n.en <> '' then 'nameEn' else 'nameAr' end as field
     from department, (select ?::text as en, ?::text as ar) n
     where active and id is distinct from ?::uuid and branch_id is not distinct from ?::uuid and (lower(name_en) = lower(n.en) and n.en <> '' or name_ar = n.ar and n.ar <> '') limit 1`,
    [nameEn, nameAr, own, branchId]);
  if (twin) throw mistaken(twin.field, NameTaken);
};

export interface DescribesBranch { readonly nameEn?: string | null | undefined; readonly nameAr?: string | null | undefined; readonly zone: string; readonly active?: boolean | null | undefined }

export const makeBranch = async (ctx: Context, given: DescribesBranch): Promise<Branch> => {
  ctx.must(mayKeepDepartments);
  return onRecord(ctx, houseStream, async (book) => {
    const branch = book.add(Branch, checkedBranch(given));
    book.write(BranchMade, branch, { branch: branch.id, zone: branch.zone });
    return branch;
  });
};

export const changeBranch = async (ctx: Context, id: string, given: DescribesBranch, expectedVersion?: number | null): Promise<Branch> => {
  ctx.must(mayKeepDepartments);
  return onRecord(ctx, houseStream, async (book) => {
    const branch = await book.read(Branch, id, expectedVersion);
    const next = checkedBranch(given);
    const changed = changes(branch, next, { nameEn: 'name', nameAr: 'name', zone: 'zone', active: 'active' });
    if (changed.length) book.write(BranchChanged, Object.assign(branch, next), { branch: id, changed, zone: next.zone });
    return branch;
  });
};

const checkedBranch = ({ zone, active, ...names }: DescribesBranch) => ({ ...bothNames(names), zone: knownZone(zone), active: active ?? true });

const knownZone = (zone: string): string => {
  try {
    if (!zone.includes('/')) throw new RangeError(zone);
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    throw mistaken('zone', NoZone);
  }
};
