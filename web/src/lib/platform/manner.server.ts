import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { houseManner, type Language, type Manner, type Scheme } from './manner.ts';

/** What the cookies and the browser's languages say; before them, what a form is just asking for. */
export function mannerOf(cookies: Cookies, acceptLanguage: string | null, asked: URLSearchParams | null = null): Manner {
  return {
    language: one(asked?.get('language') ?? cookies.get('language'), ['en', 'ar'] as const) ?? preferred(acceptLanguage),
    scheme: one(asked?.get('scheme') ?? cookies.get('scheme'), ['light', 'dark', 'auto'] as const) ?? houseManner.scheme,
    digits: one(cookies.get('digits'), ['latn', 'arab'] as const) ?? houseManner.digits,
    hijri: cookies.get('hijri') === 'on',
    zone: zoned(cookies.get('zone')) ?? houseManner.zone,
  };
}

/** What a form asks for while what is typed in it goes along: its answer is written so already. */
export const askedFor = ({ method }: Request, { searchParams }: URL): URLSearchParams | null => (method === 'POST' && searchParams.has('/prefer') ? searchParams : null);

/** For whoever has not chosen otherwise the house prints as its settings say. */
export async function asTheHouse(manner: Manner, cookies: Cookies, standards: () => Promise<{ digits: string; hijri: boolean } | undefined>): Promise<Manner> {
  if (cookies.get('digits') && cookies.get('hijri')) return manner;
  const { digits = houseManner.digits, hijri = houseManner.hijri } = (await standards()) ?? {};
  return { ...manner, digits: cookies.get('digits') ? manner.digits : (one(digits, ['latn', 'arab'] as const) ?? houseManner.digits), hijri: cookies.get('hijri') ? manner.hijri : hijri };
}

const year = 365 * 86_400;

/** What an answer to a preference form may set, and to which values. */
const preferences: Record<string, (value: string) => boolean> = {
  language: (value) => value === 'en' || value === 'ar',
  scheme: (value): value is Scheme => value === 'light' || value === 'dark' || value === 'auto',
  digits: (value) => value === 'latn' || value === 'arab',
  hijri: (value) => value === 'on' || value === 'off',
  zone: (value) => zoned(value) !== undefined,
};

/** Sets how this browser is read to, as a form or an address says. Unknown names and values change nothing. */
export const prefer = ({ cookies, url }: { cookies: Cookies; url: URL }, form: FormData | URLSearchParams): void => {
  for (const [name, allows] of Object.entries(preferences)) {
    const value = form.get(name);
    if (typeof value !== 'string' || !allows(value)) continue;
    cookies.set(name, value, { path: '/', maxAge: year, sameSite: 'lax', httpOnly: false, secure: url.protocol === 'https:' });
  }
};

/**
 * The action that takes along what was typed: `read` out of the form it goes back into the page in the other language, a password to whom it came from and nowhere else.
 * The wish stands in the address: a form may have a field of that name.
 */
export const preferring = <T extends object>(read: (form: FormData) => T) => async (event: Pick<RequestEvent, 'request' | 'cookies' | 'url'>): Promise<T & { faults: never[] }> => {
  const form = await event.request.formData();
  prefer(event, event.url.searchParams);
  return { ...read(form), faults: [] };
};

/** What stands in a field of a form, at most so long. */
export const typedIn = (form: FormData, name: string, most = 254): string => String(form.get(name) ?? '').slice(0, most);

function preferred(header: string | null): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().toLowerCase().split(';');
      const weight = rest.find((word) => word.trim().startsWith('q='));
      return { tag, q: weight ? Number(weight.trim().slice(2)) || 0 : 1 };
    })
    .sort((a, b) => b.q - a.q);
  for (const { tag } of wanted) {
    if (tag.startsWith('ar')) return 'ar';
    if (tag.startsWith('en')) return 'en';
  }
  return houseManner.language;
}

function zoned(zone: string | undefined): string | undefined {
  if (!zone) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

const one = <T extends string>(value: string | undefined, allowed: readonly T[]): T | undefined =>
  allowed.find((word) => word === value);
