import type { Acted } from '#lib/people/acts.server.ts';
import { latinDigits, numberIn } from '#lib/platform/words.ts';

/** How many pages the form offers; a program may give twelve. */
export const pagesOffered = 6;

/** What the form of a wall says. Pages that are left empty are none. */
export const inputOf = (given: Acted['given']) => {
  const text = (name: string): string => String(given[name] ?? '').trim();
  const time = (name: string): string | null => latinDigits(text(name)) || null;
  const pages = Array.from({ length: pagesOffered }, (_, at) => ({ template: text(`template${at}`), departmentId: text(`department${at}`) || null })).filter(({ template }) => template);
  return {
    name: text('name'), language: text('language') || 'en', scheme: text('scheme') || 'dark', zone: text('zone') || null, names: text('names') || 'hidden', titles: text('titles') === 'yes', confidential: text('confidential') === 'yes',
    seconds: Math.round(numberIn(text('seconds')) ?? 0), sound: text('sound') === 'yes', quietFrom: time('quietFrom'), quietUntil: time('quietUntil'), pages,
  };
};
