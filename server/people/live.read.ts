import type { House } from '../platform/context.ts';
import { sessionLimits } from './credentials.service.ts';

/** Which of these sessions have ended: signed out, revoked, idle or too old, or their person has left. One that is not known has not ended. */
export const endedSessions = async (house: House, ids: readonly string[]): Promise<readonly string[]> => {
  const now = house.clock.now();
  const rows = await house.fork().execute<{ id: string }[]>(
    `select s.id from session s join person p on p.id = s.person_id
      where s.id = any(?::uuid[]) and (s.revoked_at is not null or s.expires_at <= ? or s.seen_at <= ? or not p.active)`,
    [`{${ids.join(',')}}`, now, new Date(now.getTime() - sessionLimits.idle)]);
  return rows.map(({ id }) => id);
};
