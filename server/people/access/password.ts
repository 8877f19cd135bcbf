import { hash, verify } from '@node-rs/argon2';
import { mistaken, refusal } from '../../platform/problem.ts';

export const PasswordShort = refusal('password.short', {
  en: () => 'Please choose at least 12 characters; a sentence is easy to remember.',
  ar: () => 'يرجى اختيار 12 حرفًا على الأقل؛ الجملة أسهل للتذكّر.',
});
export const PasswordWeak = refusal('password.weak', {
  en: () => 'This is easy to guess. Please choose something longer or less usual.',
  ar: () => 'من السهل تخمين كلمة المرور هذه. يرجى اختيار كلمة أطول أو أقل شيوعًا.',
});

/** Argon2id as OWASP advises for servers: 19 MiB, two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const longest = 200;

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), cost);

/** Takes as long for an account that does not exist, so that time tells nothing. */
export const provesPassword = async (passwordHash: string | null | undefined, password: string): Promise<boolean> => {
  const right = await verify(passwordHash ?? (await nobody()), password.slice(0, longest).normalize('NFKC'));
  return right && Boolean(passwordHash);
};

let nobodys: Promise<string> | undefined;
const nobody = (): Promise<string> => (nobodys ??= hashPassword('nobody has this password'));

/** @throws Refused naming the field, for what is short or made of next to nothing */
export const mustBeStrong = (password: string, email: string, field = 'password'): void => {
  const plain = password.normalize('NFKC').toLowerCase();
  if ([...plain].length < 12 || plain.length > longest) throw mistaken(field, PasswordShort);
  const local = email.toLowerCase().split('@')[0] ?? '';
  if (new Set(plain).size < 5 || (local.length > 3 && plain.includes(local)) || /^(.{1,4})\1+$/.test(plain)) throw mistaken(field, PasswordWeak);
};

