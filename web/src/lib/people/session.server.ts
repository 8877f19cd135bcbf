import type { Cookies } from '@sveltejs/kit';

const names = ['__Host-majlis', 'majlis'] as const;

/** The session's cookie: bound to this host wherever the connection is encrypted, and never readable by scripts. */
export function keepSession(cookies: Cookies, url: URL, token: string, expiresAt: string): void {
  const secure = url.protocol === 'https:';
  cookies.set(secure ? names[0] : names[1], token, { path: '/', httpOnly: true, sameSite: 'lax', secure, expires: new Date(expiresAt) });
}

export function dropSession(cookies: Cookies, url: URL): void {
  const secure = url.protocol === 'https:';
  for (const name of names) if (secure || name === 'majlis') cookies.delete(name, { path: '/', httpOnly: true, secure });
}

/** An address inside this house; anything else becomes the first page. */
export const inside = (path: string | null | undefined): string => (path && /^\/(?![/\\])/.test(path) ? path : '/work');
