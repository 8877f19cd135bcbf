import type { IncomingMessage } from 'node:http';
import { timingSafeEqual } from 'node:crypto';
import type { House } from '../platform/context.ts';
import { secretHash } from '../platform/ids.ts';
import { cookiesOf, credentials, type Credentials } from '../people/access/credentials.service.ts';
import { readNumber } from '../case/number.policy.ts';

/** The cookie of a browser that has opened private links: up to five of them, the latest first, as '<number>.<secret>,…'. */
export const trackingCookie = 'tracking';

/** All four credentials: who is nobody to the staff may hold the private link of a case, and is its complainant then. */
export const identify = async (house: House, req: IncomingMessage): Promise<Credentials> => {
  const known = await credentials(house, req);
  const cookie = cookiesOf(req).get(trackingCookie);
  if (known.actor.kind !== 'anonymous' || !cookie) return known;
  const [number = '', secret = ''] = (cookie.split(',', 1)[0] ?? '').split('.', 2);
  const [row] = await house.fork().execute<{ id: string; secret_hash: Buffer }[]>('select c.id, k.secret_hash from "case" c join tracking_key k on k.id = c.id where c.number = ?', [readNumber(number) ?? '']);
  return row && timingSafeEqual(Buffer.from(row.secret_hash), secretHash(secret)) ? { ...known, actor: { kind: 'complainant', id: row.id, roles: [], departments: [] } } : known;
};
