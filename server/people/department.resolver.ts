import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { changeBranch, changeDepartment, makeBranch, makeDepartment } from './department.service.ts';
import { BranchInput, DepartmentInput } from './people.inputs.ts';
import { DepartmentAnswer } from './person.answer.ts';
import { Branch, BranchAnswer, Department, Person } from './person.entity.ts';

@Resolver(() => Department)
export class DepartmentResolver {
  @Authorized('staff')
  @Query(() => [Department], { description: 'All departments, in use first.' })
  departments(@Ctx() ctx: Context): Promise<Department[]> {
    return ctx.em.find(Department, {}, { orderBy: [{ active: 'desc' }, { nameEn: 'asc' }, { id: 'asc' }] });
  }

  @Authorized('staff')
  @Query(() => [Branch], { description: 'All branches, in use first.' })
  branches(@Ctx() ctx: Context): Promise<Branch[]> {
    return ctx.em.find(Branch, {}, { orderBy: [{ active: 'desc' }, { nameEn: 'asc' }, { id: 'asc' }] });
  }

  @FieldResolver(() => Branch, { nullable: true, description: 'The branch.' })
  branch(@Root() department: Department, @Ctx() ctx: Context): Promise<Branch | null> {
    return ctx.load(Branch, department.branchId);
  }

  @FieldResolver(() => Department, { nullable: true, description: 'The department above.' })
  parent(@Root() department: Department, @Ctx() ctx: Context): Promise<Department | null> {
    return ctx.load(Department, department.parentId);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'The head.' })
  head(@Root() department: Department, @Ctx() ctx: Context): Promise<Person | null> {
    return ctx.load(Person, department.headId);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who stands in for the head.' })
  deputy(@Root() department: Department, @Ctx() ctx: Context): Promise<Person | null> {
    return ctx.load(Person, department.deputyId);
  }

  @FieldResolver(() => [Person], { description: 'Who belongs to it.' })
  async members(@Root() department: Department, @Ctx() ctx: Context): Promise<Person[]> {
    return (await ctx.many(Person, 'departmentId', department.id, { id: 'asc' })).filter(({ active, program }) => active && !program);
  }

  @Authorized('staff')
  @Mutation(() => DepartmentAnswer, { description: 'Sets up a department.' })
  makeDepartment(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('input', () => DepartmentInput) input: DepartmentInput): Promise<Department> {
    return makeDepartment(ctx.doing(opId), input);
  }

  @Authorized('staff')
  @Mutation(() => DepartmentAnswer, { description: 'Changes a department: names, place, head, deputy, whether it is in use.' })
  changeDepartment(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('input', () => DepartmentInput) input: DepartmentInput, @Arg('expectedVersion', () => Int, { nullable: true }) expectedVersion: number | null): Promise<Department> {
    return changeDepartment(ctx.doing(opId), id, input, expectedVersion);
  }

  @Authorized('staff')
  @Mutation(() => BranchAnswer, { description: 'Sets up a branch.' })
  makeBranch(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('input', () => BranchInput) input: BranchInput): Promise<Branch> {
    return makeBranch(ctx.doing(opId), input);
  }

  @Authorized('staff')
  @Mutation(() => BranchAnswer, { description: 'Changes a branch.' })
  changeBranch(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('input', () => BranchInput) input: BranchInput, @Arg('expectedVersion', () => Int, { nullable: true }) expectedVersion: number | null): Promise<Branch> {
    return changeBranch(ctx.doing(opId), id, input, expectedVersion);
  }
}
