import { refusal } from './problem.ts';

/** A time of day as people write it (21:00, 7:30), as two digits each; null where it is none. */
export const timeIn = (text: string): string | null => (/^(?:[01]?\d|2[0-3]):[0-5]\d$/.test(text.trim()) ? text.trim().padStart(5, '0') : null);

export const NotATime = refusal('malformed', { en: () => 'Please give a time of day from 00:00 to 23:59, as 21:00.', ar: () => 'يرجى كتابة وقت من 00:00 إلى 23:59، مثل 21:00.' });
