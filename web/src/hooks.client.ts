import { overwriteGetLocale } from '#lib/paraglide/runtime.js';

// The server has decided and written it into the page; asking cookies or the browser again could only disagree with it. What is built speaks one language and
// asks nobody (web/languages.plugin.ts).
if (import.meta.env.DEV) overwriteGetLocale(() => (document.documentElement.lang === 'ar' ? 'ar' : 'en'));
