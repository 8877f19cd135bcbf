import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Actor, House } from '../platform/context.ts';
import { secretHash } from '../platform/ids.ts';
import { isLanguage, type Language } from '../platform/language.ts';

/** Who a request comes from, by one of the four credentials, and in which language it wants its answer. */
export interface Credentials { readonly actor: Actor; readonly language: Language }

export const sessionCookies = ['__Host-majlis', 'majlis'] as const;

/** Milliseconds. */
export const sessionLimits = { idle: 30 * 60_000, absolute: 12 * 3_600_000 };

/** The one function for HTTP and for upgrades: session cookie · bearer token · wall device · tracking secret. */
export const credentials = async (house: House, req: IncomingMessage): Promise<Credentials> => {
  const cookies = cookiesOf(req);
  const language = languageOf(req, cookies);
  const token = sessionCookies.map((name) => cookies.get(name)).find(Boolean);
  const actor = token ? await byBrowserSession(house, token) : undefined;
  return { actor: actor ?? guest(cookies), language };
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

const byBrowserSession = async (house: House, token: string): Promise<Actor | undefined> => {
  const now = house.clock.now();
  const [row] = await house.fork().execute<{ id: string; person_id: string; roles: string[]; departments: string[] }[]>(
    `update session s set seen_at = greatest(s.seen_at, ?) from person p
      where s.token_hash = ? and s.revoked_at is null and s.expires_at > ? and s.seen_at > ? and p.id = s.person_id and p.active
      returning s.id, s.person_id, p.roles, array_remove(array_append((select array_agg(d.id) from department d where d.head_id = p.id or d.deputy_id = p.id), p.department_id), null) as departments`,
    [now, secretHash(token), now, new Date(now.getTime() - sessionLimits.idle)]);
  return row && { kind: 'person', id: row.person_id, roles: row.roles, departments: [...new Set(row.departments)], sessionId: row.id };
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

const languageOf = (req: IncomingMessage, cookies: ReadonlyMap<string, string>): Language => {
  const chosen = cookies.get('language') ?? req.headers['x-language'];
  if (isLanguage(chosen)) return chosen;
  return /^\s*ar\b/i.test(String(req.headers['accept-language'] ?? '')) ? 'ar' : 'en';
};
