import type { EntityManager } from '@mikro-orm/postgresql';
import { actingHead } from './absence.service.ts';
import { handlingRoles } from './role.policy.ts';

interface Leaver { readonly from: string; readonly successorId: string | null; readonly departmentId: string | null | undefined }

/** Who may be given what somebody leaves behind, the first first: the successor, whoever acts for the head of the department, quality, the top. */
export const takersFor = async (em: EntityManager, { from, successorId, departmentId }: Leaver, now: Date): Promise<string[]> => {
  const near = [successorId, await actingHead(em, departmentId, now)];
  const able = await em.execute<{ id: string; above: boolean }[]>(
    `select id, roles && '{quality,management}' as above from person
      where active and not program and joined_at is not null and id <> ? and (id = any(?::uuid[]) and roles && ?::text[] or roles && '{quality,management}') order by not 'quality' = any(roles), id`,
    [from, `{${near.filter(Boolean).join(',')}}`, `{${handlingRoles.join(',')}}`]);
  const known = new Set(able.map(({ id }) => id));
  return [...new Set([...near.filter((id): id is string => !!id && known.has(id)), ...able.filter(({ above }) => above).map(({ id }) => id)])];
};
