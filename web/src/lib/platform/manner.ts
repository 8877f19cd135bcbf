import { getContext, setContext } from 'svelte';

export type Language = 'en' | 'ar';
export type Scheme = 'light' | 'dark' | 'auto';
export type Digits = 'latn' | 'arab';

/** How this reader reads: language, digits, calendar, zone, colours. The same on the server and in the browser. */
export interface Manner {
  language: Language;
  scheme: Scheme;
  /** Latin digits unless the person chose others; never what the locale would pick by itself. */
  digits: Digits;
  /** Show the Umm al-Qura date as a second line. */
  hijri: boolean;
  /** IANA zone in which times are printed. */
  zone: string;
}

export const houseManner: Manner = { language: 'en', scheme: 'auto', digits: 'latn', hijri: false, zone: 'Asia/Riyadh' };

export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');

const key = Symbol('manner');

/** Called once, by the root layout. A function, so that readers follow when the language changes. */
export const tellManner = (manner: () => Manner): void => void setContext(key, manner);

/** The reader's manner; call it while a component is being set up and read the result when printing. */
export function useManner(): () => Manner {
  return getContext<(() => Manner) | undefined>(key) ?? (() => houseManner);
}
