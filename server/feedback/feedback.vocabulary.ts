import { vocabulary } from '../platform/vocabulary.ts';

export const identities = vocabulary('identity', {
  named: ['named', 'معلوم الهوية'],
  anonymous: ['not named', 'دون ذكر الهوية'],
  proxy: ['on behalf of somebody', 'بالنيابة عن غيره'],
});

export const acknowledgements = vocabulary('acknowledged', {
  automatic: ['automatic', 'آليًا'],
  byHand: ['in person', 'من موظف'],
});

export const ways = vocabulary('way', { email: ['e-mail', 'البريد الإلكتروني'], phone: ['telephone', 'الهاتف'] });

/** Lengths, in characters; the same on every door. */
export const longest = { words: 20_000, short: 200, line: 80, reason: 2_000 } as const;
