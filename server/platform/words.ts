import type { Language } from './language.ts';
import { counted } from './nouns.ts';
import type { GrammaticalCase } from './plural.ts';

export { date, dateTime, timeOfDay } from './moments.ts';
export { counted } from './nouns.ts';
export { plural } from './plural.ts';

/** The same words in both languages. */
export interface Bilingual {
  readonly en: string;
  readonly ar: string;
}

export interface DurationManner {
  case?: GrammaticalCase;
  /** Say whole days of 24 hours too: for time on the wall, never for working time. */
  days?: boolean;
}

/**
 * `3 hours and 12 minutes` · `3 ساعات و12 دقيقة`, from minutes (whole minutes are said, the rest of a minute is
 * dropped). Hours are not turned into days unless asked, since a working day has no fixed length.
 */
export function duration(
  minutes: number,
  language: Language,
  { case: inCase = 'nominative', days = false }: DurationManner = {},
): string {
  const whole = Math.max(0, Math.floor(minutes));
  const [day, hour] = [days ? Math.floor(whole / 1440) : 0, Math.floor((days ? whole % 1440 : whole) / 60)];
  const parts = [
    day > 0 && counted(day, 'day', language, inCase),
    hour > 0 && counted(hour, 'hour', language, inCase),
    (whole % 60 > 0 || whole === 0) && counted(whole % 60, 'minute', language, inCase),
  ].filter((part) => part !== false);
  return listed(parts, language);
}

/** `a, b and c` · `أ وب وج`: the Arabic و is joined to what follows. */
export function listed(parts: readonly string[], language: Language): string {
  if (language === 'ar') return parts.join(' و');
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

const isolates = /[\u2066-\u2069]/gu;
/** Line ends finish every isolate, and overrides let a text pose as another one. */
const breaksOut = /[\u202D\u202E]|\r\n|[\n\r\v\f\u001C-\u001E\u0085\u2028\u2029]/gu;

/**
 * Keeps an id, a date or somebody's words from mixing with the direction of the sentence around them (FSI … PDI; for
 * plain text: on pages it is `<bdi>`). Isolates inside stay balanced, so that no text can reach out of its own.
 */
export function isolate(text: string): string {
  let open = 0;
  const balanced = text
    .replace(breaksOut, (found) => (found === '\u202D' || found === '\u202E' ? '' : ' '))
    .replace(isolates, (mark) => {
      if (mark !== '\u2069') open += 1;
      else if (open === 0) return '';
      else open -= 1;
      return mark;
    });
  return `\u2068${balanced}${'\u2069'.repeat(open)}\u2069`;
}

/** ١٢٣ and ۱۲۳ are 123. */
export const latinDigits = (text: string): string => text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
