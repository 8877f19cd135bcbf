import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Actor, House } from '../../platform/context.ts';
import { secretHash } from '../../platform/ids.ts';
import { languageAsked, type Language } from '../../platform/language.ts';

/** Who a request comes from, by one of the four credentials, and in which language it wants its answer. */
export interface Credentials { readonly actor: Actor; readonly language: Language }

export const sessionCookies = ['__Host-majlis', 'majlis'] as const;

/** The cookie of a screen: bound to this host wherever the connection is encrypted, as a session's is. */
export const deviceCookies = ['__Host-majlis-wall', 'majlis-wall'] as const;
/** A screen that was off for a quarter of a year is paired anew. Milliseconds. */
export const deviceIdle = 90 * 86_400_000;

/** Milliseconds. */
export const sessionLimits = { idle: 30 * 60_000, absolute: 12 * 3_600_000 };

/** How exactly the last use is kept, in milliseconds: most requests then write nothing. */
const seenEvery = 30_000;

/**
 * For HTTP and for upgrades: bearer token · session cookie · wall device (feedback/ adds the tracking secret). A request that brings a token is that
 * program's or nobody's: it never falls back on a cookie.
 */
export const credentials = async (house: House, req: IncomingMessage): Promise<Credentials> => {
  const cookies = cookiesOf(req);
  const language = languageAsked(req);
  const bearer = /^Bearer +(\S{8,128})$/i.exec(req.headers.authorization ?? '')?.[1];
  if (req.headers.authorization !== undefined) return { actor: (bearer && (await byToken(house, bearer))) || { ...guest(cookies), spent: true }, language };
  const session = sessionCookies.map((name) => cookies.get(name)).find(Boolean);
  const actor = session && (await bySession(house, session));
  if (actor) return { actor, language };
  const device = deviceCookies.map((name) => cookies.get(name)).find(Boolean);
  return { actor: (device && (await byDevice(house, device, guest(cookies)))) || guest(cookies), language };
};

/** The cookie of an answer of the API: bound to this host wherever the connection is encrypted, never readable by scripts. */
export const sessionKeeper = (req: IncomingMessage & { readonly secure?: boolean; readonly res?: ServerResponse }) => (secret: string | null, expiresAt?: Date): void => {
  const { secure = false, res } = req;
  if (!res || res.headersSent) return;
  const life = secret && expiresAt ? `Expires=${expiresAt.toUTCString()}` : 'Max-Age=0';
  res.appendHeader('set-cookie', `${secure ? sessionCookies[0] : sessionCookies[1]}=${secret ?? ''}; Path=/; HttpOnly; SameSite=Lax; ${life}${secure ? '; Secure' : ''}`);
};

/** Nobody we know; named by the draft token of the form, so that a retry is recognised. */
const guest = (cookies: ReadonlyMap<string, string>): Actor => ({ kind: 'anonymous', id: cookies.get('draft')?.slice(0, 64) ?? 'guest', roles: [], departments: [] });

interface Found { id: string; person_id: string; roles: string[]; departments: string[]; scopes?: string[] }

/** Departments: one's own, those one heads or is deputy of, and those whose absent head one stands in for. `?` is the present instant. */
export const standing = `p.roles, array_remove(array_append((
    select array_agg(d.id) from department d where d.head_id = p.id or d.deputy_id = p.id
      or exists (select 1 from absence a where a.person_id = d.head_id and a.deputy_id = p.id and a.withdrawn_at is null and a.from_at <= ? and a.until_at > ?)
  ), p.department_id), null) as departments`;

const bySession = async (house: House, secret: string): Promise<Actor | undefined> => {
  const now = house.clock.now();
  const [row] = await house.ask<Found>(
    `with hit as (select s.id, s.person_id, s.seen_at from session s where s.token_hash = ? and s.revoked_at is null and s.expires_at > ? and s.seen_at > ?),
      touched as (update session s set seen_at = ? from hit where s.id = hit.id and hit.seen_at <= ?)
     select hit.id, hit.person_id, ${standing} from hit join person p on p.id = hit.person_id and p.active`,
    [secretHash(secret), now, new Date(now.getTime() - sessionLimits.idle), now, new Date(now.getTime() - seenEvery), now, now]);
  return row && { kind: 'person', id: row.person_id, roles: row.roles, departments: [...new Set(row.departments)], sessionId: row.id };
};

const byToken = async (house: House, secret: string): Promise<Actor | undefined> => {
  const now = house.clock.now();
  const [row] = await house.ask<Found>(
    `with hit as (select t.id, t.person_id, t.scopes, t.used_at from api_token t where t.token_hash = ? and t.revoked_at is null and t.expires_at > ?),
      touched as (update api_token t set used_at = ? from hit where t.id = hit.id and (hit.used_at is null or hit.used_at <= ?))
     select hit.id, hit.person_id, hit.scopes, ${standing} from hit join person p on p.id = hit.person_id and p.active`,
    [secretHash(secret), now, now, new Date(now.getTime() - seenEvery), now, now]);
  return row && { kind: 'person', id: row.person_id, roles: row.roles, departments: [...new Set(row.departments)], scopes: row.scopes ?? [] };
};

/** A screen that was paired is its wall; one that waits is nobody yet, known by its place among those that wait. */
const byDevice = async (house: House, secret: string, nobody: Actor): Promise<Actor | undefined> => {
  const now = house.clock.now();
  const [row] = await house.ask<{ id: string; wall_id: string | null }>(
    `with hit as (select d.id, d.wall_id, d.seen_at from wall_device d where d.token_hash = ? and d.revoked_at is null and d.seen_at > ?),
      touched as (update wall_device d set seen_at = ? from hit where d.id = hit.id and hit.seen_at <= ?)
     select id, wall_id from hit`,
    [secretHash(secret), new Date(now.getTime() - deviceIdle), now, new Date(now.getTime() - seenEvery)]);
  return row && (row.wall_id ? { kind: 'wall', id: row.wall_id, roles: [], departments: [], sessionId: row.id } : { ...nobody, sessionId: row.id });
};

export const cookiesOf = (req: IncomingMessage): ReadonlyMap<string, string> =>
  new Map((req.headers.cookie ?? '').split(/; */).flatMap((pair): [string, string][] => {
    const at = pair.indexOf('=');
    return at > 0 ? [[pair.slice(0, at), safeDecode(pair.slice(at + 1))]] : [];
  }));

const safeDecode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

