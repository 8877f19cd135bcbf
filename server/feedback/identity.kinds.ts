import { kind } from '../journal/kind.ts';

export const IdentityRevealed = kind({
  name: 'identity.revealed',
  audience: 'confidential',
  fact: { reason: 'digest' },
  sentence: { en: ({ by }) => `${by} read the identity, for a stated reason`, ar: ({ by }) => `إظهار الهوية مع ذكر السبب: ${by}` },
  clauses: ['4.10', '8.1'],
});

/** `moved`: they are written to elsewhere from now on, and links told before are void. */
export const IdentityCorrected = kind({
  name: 'identity.corrected',
  audience: 'staff',
  access: true,
  fact: { fields: 'words', moved: 'yes', reason: 'digest' },
  sentence: {
    en: ({ by, fields, say }) => `${by} corrected the identity: ${fields.map((field) => say(`identityField.${field}`)).join(', ')}`,
    ar: ({ by, fields, say }) => `تصحيح بيانات الهوية (${fields.map((field) => say(`identityField.${field}`)).join('، ')}): ${by}`,
  },
  outside: { keep: [], sentence: { en: () => 'Your details were corrected.', ar: () => 'جرى تصحيح بياناتكم.' } },
  clauses: ['4.10', '7.2'],
});

export const IdentityErased = kind({
  name: 'identity.erased',
  audience: 'staff',
  fact: { reason: 'digest' },
  sentence: { en: () => 'The identity was erased for good', ar: () => 'أُتلفت بيانات الهوية نهائيًا' },
  clauses: ['4.10', '8.1'],
});

export const ContactVerified = kind({
  name: 'contact.verified',
  audience: 'staff',
  fact: { way: 'word' },
  sentence: { en: ({ say, way }) => `The contact was verified (${say(`way.${way}`)})`, ar: ({ say, way }) => `تم التحقق من وسيلة التواصل (${say(`way.${way}`)})` },
  clauses: ['7.3'],
});
