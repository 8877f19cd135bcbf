import type { Role } from '../people/role.policy.ts';
import type { RemedyKind } from './remedy-kind.entity.ts';

/** Those who answer for what the organisation decides: unless a limit is set for them, they have none. */
const answering: readonly string[] = ['head', 'quality', 'management'] satisfies readonly Role[];

const limitOf = (limits: RemedyKind['limits'], role: string): number => Number(limits[role] ?? (answering.includes(role) ? Infinity : 0));

/**
 * The largest amount that somebody with these roles may promise alone as a remedy of this kind; null where nothing limits it.
 * Money is promised only by whom the organisation has let: a role for which no limit is set promises none, save those who answer
 * for its decisions. Several roles: the widest counts.
 */
export const authorityOf = ({ limits }: Pick<RemedyKind, 'limits'>, roles: readonly string[]): number | null => {
  const widest = Math.max(0, ...roles.map((role) => limitOf(limits, role)));
  return widest === Infinity ? null : widest;
};
