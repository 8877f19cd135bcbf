import type { House } from '../platform/context.ts';
import { sessionLimits } from './access/credentials.service.ts';

/** Whether this person still works here: who does, and whose session has ended, signs in again and goes on. */
export const worksHere = async (house: House, personId: string): Promise<boolean> =>
  (await house.fork().execute<unknown[]>('select 1 from person where id = ? and active', [personId])).length > 0;

/** Which of these sessions have ended: signed out, revoked, idle or too old, or their person has left. One that is not known has not ended. */
export const endedSessions = async (house: House, ids: readonly string[]): Promise<readonly string[]> => {
  const now = house.clock.now();
  const rows = await house.fork().execute<{ id: string }[]>(
    `select s.id from session s join person p on p.id = s.person_id
      where s.id = any(?::uuid[]) and (s.revoked_at is not null or s.expires_at <= ? or s.seen_at <= ? or not p.active)`,
    [`{${ids.join(',')}}`, now, new Date(now.getTime() - sessionLimits.idle)]);
  return rows.map(({ id }) => id);
};
