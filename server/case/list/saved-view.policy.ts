import type { Actor } from '../../platform/context.ts';
import { refusal } from '../../platform/problem.ts';
import { has, inScope, isStaff } from '../../people/role.policy.ts';
import type { SavedView, ViewAudience } from './saved-view.entity.ts';
import type { Predicate } from '../visible.policy.ts';

export const MayNotShare = refusal('view.may-not-share', {
  en: () => 'You may share a view with your own department. With everybody, heads, quality and management may.',
  ar: () => 'تمكن مشاركة العرض مع إدارتكم. أما المشاركة مع الجميع فلرؤساء الإدارات والجودة والإدارة العليا.',
});
export const NotUnderstood = refusal('view.not-understood', { en: () => 'These filters are not known here.', ar: () => 'عوامل التصفية هذه غير معروفة.' });
export const ManyViews = refusal('view.many', { en: () => 'There are 100 views of yours already. Please remove some first.', ar: () => 'لديكم 100 عرض محفوظ، ويلزم إزالة بعضها أولًا.' });

/** Views that one person may have saved. */
export const viewsAtMost = 100;

type Shared = Pick<SavedView, 'audience' | 'departmentId'>;

/** Who may give a view to whom: one's own department to anybody who works there; everybody to those who answer for more than their own work. */
export const mayShare = (actor: Actor, { audience, departmentId }: Shared): boolean => {
  if (!isStaff(actor) || !inScope(actor, 'write')) return false;
  const by: Readonly<Record<ViewAudience, boolean>> = {
    mine: true,
    department: !!departmentId && (actor.departments.includes(departmentId) || has(actor, 'quality', 'administrator')),
    house: has(actor, 'head', 'quality', 'management', 'administrator'),
  };
  return by[audience];
};

/** Whoever saved it; of what is shared, also the head of that department; of what everybody has, quality and administrators. */
export const mayKeepView = (actor: Actor, view: Shared & Pick<SavedView, 'authorId'>): boolean => {
  if (!isStaff(actor) || !inScope(actor, 'write')) return false;
  if (view.authorId === actor.id) return true;
  if (view.audience === 'department') return has(actor, 'head') && !!view.departmentId && actor.departments.includes(view.departmentId);
  return view.audience === 'house' && has(actor, 'quality', 'administrator');
};

/** Which views somebody has; `alias` is the table's in the statement. */
export const visibleViews = (actor: Actor, alias: string): Predicate => {
  if (!isStaff(actor) || !inScope(actor, 'read')) return { sql: 'false', values: [] };
  return {
    sql: `(${alias}.removed_at is null and (${alias}.author_id = ?::uuid or ${alias}.audience = 'house' or (${alias}.audience = 'department' and ${alias}.department_id = any(?::uuid[]))))`,
    values: [actor.id, `{${actor.departments.join(',')}}`],
  };
};
export const hasView = (actor: Actor, view: Shared & Pick<SavedView, 'authorId'>): boolean =>
  isStaff(actor) && inScope(actor, 'read') && (view.authorId === actor.id || view.audience === 'house' || (view.audience === 'department' && !!view.departmentId && actor.departments.includes(view.departmentId)));
