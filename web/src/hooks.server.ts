import { AsyncLocalStorage } from 'node:async_hooks';
import { redirect } from '@sveltejs/kit';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { signOut } from '#lib/people/door.server.ts';
import { leftName } from '#lib/people/left.ts';
import { dropSession } from '#lib/people/session.server.ts';
import { askFor } from '#lib/platform/ask.server.ts';
import { directionOf, houseManner, type Language } from '#lib/platform/manner.ts';
import { askedFor, asTheHouse, mannerOf } from '#lib/platform/manner.server.ts';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { HouseStandards } from '#schema/documents/shell.ts';

const speaking = new AsyncLocalStorage<Language>();
overwriteGetLocale(() => speaking.getStore() ?? houseManner.language);

const colours = { light: 'light', dark: 'dark', auto: 'light dark' } as const;

/** Language, direction and colours stand in the first byte of the page, so that nothing flashes or turns round afterwards. */
export const handle: Handle = async ({ event, resolve }) => {
  event.locals.manner = mannerOf(event.cookies, event.request.headers.get('accept-language'), askedFor(event.request, event.url));
  const ask = askFor(event);
  event.locals.ask = ask;
  if (event.request.method === 'GET' && event.cookies.get(leftName)) {
    // Somebody signed out here while nobody could be told.
    await signOut(ask);
    dropSession(event.cookies, event.url);
    redirect(303, event.url.pathname + event.url.search);
  }
  event.locals.manner = await asTheHouse(event.locals.manner, event.cookies, async () => (await ask(HouseStandards)).data?.houseStandards);
  const { language, scheme } = event.locals.manner;
  return speaking.run(language, async () => {
    const response = await resolve(event, {
      transformPageChunk: ({ html }) =>
        inLanguage(html, language)
          .replace('%lang%', language)
          .replace('%dir%', directionOf(language))
          .replace('%scheme%', scheme)
          .replace('%colours%', colours[scheme]),
      preload: ({ type, path }) => type === 'js' || type === 'css' || (type === 'font' && wanted(path, language)),
    });
    const preloads = response.headers.get('link');
    if (preloads) response.headers.set('link', inLanguage(preloads, language));
    response.headers.append('vary', 'cookie, accept-language');
    // What was typed comes back in it.
    if (event.request.method === 'POST') response.headers.set('cache-control', 'no-store');
    return response;
  });
};

/** Scripts speak one language each, and those that speak Arabic lie beside the others (web/languages.plugin.ts). */
const inLanguage = (text: string, language: Language): string => (language === 'ar' ? text.replace(/(?<=\/_app\/immutable\/)(?=(?:entry|chunks|nodes)\/[\w.-]+\.js)/g, 'ar/') : text);

/** A bug is known outside by its number only; the server's log says what it was. */
export const handleError: HandleServerError = ({ event, kind, error }) => {
  if (kind !== 'unknown') return undefined;
  const house = event.platform?.req.majlis;
  house?.failed(error);
  return { message: 'bug', requestId: house?.requestId };
};

const wanted = (path: string, language: string): boolean =>
  /sans-latin-(400|600)-normal.*woff2$/.test(path) || (language === 'ar' && /arabic-arabic-(400|600)-normal.*woff2$/.test(path));
