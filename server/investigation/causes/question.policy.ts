import type { Language } from '../../platform/language.ts';

const ends = /human error|operator error|careless|negligen|more training|retrain|be (more )?careful|pay (more )?attention|خطأ بشري|إهمال|تدريب|الحذر|الانتباه/i;

const questions = {
  en: 'What in the way of working made this possible, and would make it happen to somebody else?',
  ar: 'ما الذي في منظومة العمل جعل ذلك ممكنًا، وقد يجعله يتكرر مع شخص آخر؟',
} as const;

/** A gentle question where a chain ends in 'human error', 'more training' or 'be careful' (domain.md 25): people are where a chain begins. */
export const gentleQuestion = (text: string, language: Language): string | null => (ends.test(text) ? questions[language] : null);
