import type { Actor } from '../../platform/context.ts';
import { refusal } from '../../platform/problem.ts';
import { has, mayInHouse } from '../../people/role.policy.ts';
import type { Wall, WallPlan } from './wall.entity.ts';

export const NotYours = refusal('wall.department', {
  en: () => 'A head of department pairs walls for their own departments: please choose one for each page.',
  ar: () => 'تُربط شاشات العرض لإدارات المسؤول عنها فقط، ويرجى اختيار إدارة لكل صفحة.',
});
export const QuietHours = refusal('wall.quiet-hours', {
  en: () => 'Please give quiet hours as two different times, as in 20:00 and 07:00.',
  ar: () => 'يرجى كتابة ساعات الصمت بوقتين مختلفين مثل 20:00 و07:00.',
});

export const mayKeepWalls = (actor: Actor): boolean => mayInHouse(actor, 'walls.keep');

/** An administrator keeps all walls; a head those that show nothing but their own departments. */
export const mayKeepWall = (actor: Actor, plans: readonly WallPlan[]): boolean =>
  mayKeepWalls(actor) && (has(actor, 'administrator') || plans.every(({ departmentId }) => departmentId !== null && actor.departments.includes(departmentId)));

type Masks = Pick<Wall, 'names' | 'confidential'>;

/**
 * What of all cases this wall counts, and what it may *show*; `alias` is the case's. Never what is confidential, nor what somebody is kept out of: whom a
 * complaint is about may walk past any wall.
 */
export const wallCounts = ({ confidential }: Masks, alias: string): string => (confidential ? 'true' : `not ${alias}.confidential`);
export const wallShows = (alias: string): string => `not ${alias}.confidential and cardinality(${alias}.excluded_ids) = 0`;

/** Somebody as this wall names them; null where it names nobody. */
export const masked = ({ names }: Masks, name: string | null): string | null => (names === 'hidden' || !name ? null : names === 'full' ? name : (name.trim().split(/\s+/u)[0] ?? null));
