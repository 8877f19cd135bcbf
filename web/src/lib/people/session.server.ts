import { redirect, type Cookies, type RequestEvent } from '@sveltejs/kit';
import { leftName } from './left.ts';

const names = ['__Host-majlis', 'majlis'] as const;

/** The session's cookie: bound to this host wherever the connection is encrypted, and never readable by scripts. Whoever left here before has been followed by somebody. */
export function keepSession(cookies: Cookies, url: URL, token: string, expiresAt: string): void {
  const secure = url.protocol === 'https:';
  cookies.delete(leftName, { path: '/', httpOnly: false, secure });
  cookies.set(secure ? names[0] : names[1], token, { path: '/', httpOnly: true, sameSite: 'lax', secure, expires: new Date(expiresAt) });
}

/** The session is over in this browser, and nobody has to be told any more. */
export function dropSession(cookies: Cookies, url: URL): void {
  const secure = url.protocol === 'https:';
  cookies.delete(leftName, { path: '/', httpOnly: false, secure });
  for (const name of names) if (secure || name === 'majlis') cookies.delete(name, { path: '/', httpOnly: true, secure });
}

/** An address inside this house; anything else becomes the first page. */
export const inside = (path: string | null | undefined, otherwise = '/work'): string => {
  const here = URL.parse(path ?? '', 'http://house.invalid');
  // As a header may hold it: what stands in an address in Arabic is written in signs.
  return here && path?.startsWith('/') && here.host === 'house.invalid' ? here.pathname + here.search + here.hash : otherwise;
};

const year = 365 * 86_400;

/** How this browser is read to; unknown values change nothing. */
export function keepManner(cookies: Cookies, url: URL, { language, digits, hijri }: { language?: string | null; digits?: string | null; hijri?: boolean | null }): void {
  const keep = (name: string, value: string) => cookies.set(name, value, { path: '/', maxAge: year, sameSite: 'lax', httpOnly: false, secure: url.protocol === 'https:' });
  if (language === 'en' || language === 'ar') keep('language', language);
  if (digits === 'latn' || digits === 'arab') keep('digits', digits);
  if (typeof hijri === 'boolean') keep('hijri', hijri ? 'on' : 'off');
}

/** A page that a letter leads to speaks the letter's language, and so does what follows, unless this browser has been told otherwise. */
export function asTheLetter({ cookies, url, locals, request }: Pick<RequestEvent, 'cookies' | 'url' | 'locals' | 'request'>, language: string | null | undefined): void {
  // Once: a browser that keeps nothing would be sent round and round.
  if (!language || cookies.get('language') || language === locals.manner.language || request.method !== 'GET' || url.searchParams.has('read')) return;
  keepManner(cookies, url, { language });
  redirect(303, `${url.pathname}?read`);
}

/** Keeps the session of whoever came in; what they set once is how they are read to, unless this browser has been told otherwise. */
export function enter(cookies: Cookies, url: URL, { token, expiresAt, language, digits, hijri }: { token: string; expiresAt: string; language: string | null; digits: string | null; hijri: boolean | null }): void {
  keepSession(cookies, url, token, expiresAt);
  keepManner(cookies, url, { language: cookies.get('language') ? null : language, digits: cookies.get('digits') ? null : digits, hijri: cookies.get('hijri') ? null : hijri });
}
