import { redirect, type Cookies } from '@sveltejs/kit';
import type { WallData } from '#lib/escalation/wall/wall.svelte.ts';
import { door } from '#lib/people/door.server.ts';
import { AskPairing, Pairing, WallNow } from '#schema/documents/wall.ts';
import type { PageServerLoad } from './$types';

const names = ['__Host-majlis-wall', 'majlis-wall'] as const;
/** Seconds: as long as browsers keep anything; the house forgets a screen that was off for three months. */
const kept = 400 * 86_400;

/** Nothing here leads to an error page: a screen on which nobody can press anything would stay on it. */
export const load: PageServerLoad = async ({ locals, cookies, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const asked = await locals.ask(Pairing, {});
  if (!asked.data) return { kind: 'away' as const };
  const { viewer } = await door(locals.ask, '');
  if (viewer) return { kind: 'person' as const, name: viewer.name };
  if (asked.data.pairing === 'paired') {
    const data: WallData | null = (await locals.ask(WallNow, {})).data;
    if (!data?.wall) return { kind: 'away' as const };
    const { language, scheme, zone } = data.wall;
    const told = locals.manner;
    keep(cookies, url, { language, scheme, zone });
    if (!url.searchParams.has('set') && (told.language !== language || told.scheme !== scheme || told.zone !== zone)) redirect(303, '/wall?set');
    return { kind: 'wall' as const, data };
  }
  const { data, errors } = await locals.ask(AskPairing, {});
  const pairing = data?.askPairing?.pairing;
  if (!pairing) return { kind: 'refused' as const, message: data?.askPairing?.userErrors[0]?.message ?? errors[0]?.message ?? '' };
  const secure = url.protocol === 'https:';
  cookies.set(secure ? names[0] : names[1], pairing.secret, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: kept });
  return { kind: 'waiting' as const, code: pairing.code, until: pairing.until as string, life: Date.parse(pairing.until as string) - Date.now(), qr: pairing.qr };
};

/** The screen stays what it is, in the language and the colours of its wall. */
function keep(cookies: Cookies, url: URL, manner: Readonly<Record<string, string>>): void {
  const secure = url.protocol === 'https:';
  for (const name of names) {
    const secret = cookies.get(name);
    if (secret && (secure || name === 'majlis-wall')) cookies.set(name, secret, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: kept });
  }
  for (const [name, value] of Object.entries(manner)) cookies.set(name, value, { path: '/', maxAge: kept, sameSite: 'lax', httpOnly: false, secure });
}
