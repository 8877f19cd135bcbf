import { kind } from '../journal/kind.ts';

export const IdentityRevealed = kind({
  name: 'identity.revealed',
  audience: 'confidential',
  fact: { reason: 'digest' },
  sentence: { en: ({ by }) => `${by} read who the complainant is, for a stated reason`, ar: ({ by }) => `إظهار هوية مقدّم الشكوى مع ذكر السبب: ${by}` },
  clauses: ['4.10', '8.1'],
});

export const IdentityCorrected = kind({
  name: 'identity.corrected',
  audience: 'confidential',
  fact: { reason: 'digest' },
  sentence: { en: () => 'The contact details of the complainant were corrected', ar: () => 'تصحيح بيانات التواصل مع مقدّم الشكوى' },
  clauses: ['7.2'],
});

export const IdentityErased = kind({
  name: 'identity.erased',
  audience: 'staff',
  fact: { reason: 'digest' },
  sentence: { en: () => 'The identity of the complainant was erased for good', ar: () => 'أُتلفت بيانات هوية مقدّم الشكوى نهائيًا' },
  clauses: ['4.10', '8.1'],
});

export const ContactVerified = kind({
  name: 'contact.verified',
  audience: 'staff',
  fact: { way: 'word' },
  sentence: { en: ({ say, way }) => `The complainant’s contact was verified (${say(`way.${way}`)})`, ar: ({ say, way }) => `تم التحقق من وسيلة التواصل (${say(`way.${way}`)})` },
  clauses: ['7.3'],
});
