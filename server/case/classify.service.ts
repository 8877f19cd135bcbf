import type { Context } from '../platform/context.ts';
import { isId } from '../platform/ids.ts';
import { mistaken, refusal, Unknown } from '../platform/problem.ts';
import type { Book } from '../journal/book.ts';
import { Department } from '../people/person.entity.ts';
import { Category } from '../policy/category.entity.ts';
import { Queue } from '../policy/queue.entity.ts';
import { categoryPath, routeFor, routingInForce } from '../policy/policy.service.ts';
import type { Case } from './case.entity.ts';
import { CaseRouted } from './case.kinds.ts';
import { onCase } from './verb.service.ts';
import { CaseClassified } from './clock/clock.kinds.ts';
import { rechooseClocks } from './clock/clock.service.ts';
import { turned, type Follows } from './turn.service.ts';

export const NotOffered = refusal('case.category-not-offered', { en: () => 'This category is not offered for what this is.', ar: () => 'هذا التصنيف غير متاح لهذا النوع.' });

/** Says what a case is about: its promises are chosen anew and, while nobody leads it, it goes where the category says. */
export const classify = (ctx: Context, id: string, categoryId: string, expectedVersion?: number | null): Promise<Case> =>
  onCase(ctx, id, 'case.triage', expectedVersion, async (book, kase) => {
    const category = isId(categoryId) ? await book.em.findOne(Category, { id: categoryId, active: true }) : null;
    if (!category) throw mistaken('categoryId', Unknown);
    if (category.natures.length && !category.natures.includes(kase.nature)) throw mistaken('categoryId', NotOffered);
    if (kase.categoryId === categoryId) return kase;
    const from = kase.categoryId ?? null;
    kase.categoryId = categoryId;
    book.write(CaseClassified, kase, { category: categoryId, from });
    if (!kase.leadId) await routeIn(ctx, book, kase);
    await rechooseClocks(book, ctx, kase);
    return kase;
  });

/** A case that was sent nowhere goes where the rules and its category say. */
export const routingFollows: Follows = async (ctx, book, kase, turn) => {
  if (turn === 'opened' && !kase.sourceId && !kase.departmentId) await routeIn(ctx, book, kase);
};

const routeIn = async (ctx: Context, book: Book, kase: Case): Promise<void> => {
  const { rules, categories } = await routingInForce(book.em);
  const route = routeFor(rules, categories, { nature: kase.nature, categories: await categoryPath(book.em, kase.categoryId), branchId: kase.branchId ?? null, language: kase.language, channel: kase.channel });
  const queue = route?.queueId ? await book.em.findOne(Queue, { id: route.queueId, active: true }) : null;
  const queueId = queue?.id ?? null;
  const departmentId = route?.departmentId ?? queue?.departmentId;
  const department = departmentId ? await book.em.findOne(Department, { id: departmentId, active: true }) : null;
  const [from, queueFrom] = [kase.departmentId ?? null, kase.queueId ?? null];
  if ((!department || department.id === from) && (!queueId || queueId === queueFrom)) return;
  if (department) {
    kase.departmentIds = [...new Set([...kase.departmentIds.filter((one) => one !== from), department.id])];
    kase.departmentId = department.id;
  }
  kase.queueId = queueId;
  book.write(CaseRouted, kase, { department: department?.id ?? null, queue: queueId, from, queueFrom });
  await turned(ctx, book, kase, 'routed');
};
