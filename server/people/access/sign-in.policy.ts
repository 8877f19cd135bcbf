import { refusal } from '../../platform/problem.ts';

export const NotRecognised = refusal('sign-in.not-recognised', {
  en: () => 'This e-mail address and password do not go together here.',
  ar: () => 'البريد الإلكتروني وكلمة المرور غير متطابقين.',
});
export const CodeWrong = refusal('sign-in.code-wrong', {
  en: () => 'This code is not right, or it was used already. Please wait for the next one.',
  ar: () => 'الرمز غير صحيح أو سبق استخدامه. يرجى انتظار الرمز التالي.',
});
export const NoDemonstration = refusal('sign-in.no-demonstration', {
  en: () => 'This is not a demonstration: please sign in with a password.',
  ar: () => 'هذه ليست نسخة توضيحية، ويلزم تسجيل الدخول بكلمة المرور.',
});

/** E-mail addresses are compared without regard to case or space around them. */
export const sameAddress = (email: string): string => email.trim().normalize('NFKC').toLowerCase();
