import { kind } from '../../journal/kind.ts';

/** What a wall may show of people and matters is a decision about confidentiality: each stands in the journal with who took it. */
const shape = { templates: 'words', names: 'word', titles: 'yes', confidential: 'yes' } as const;

export const WallPaired = kind({
  name: 'wall.paired', audience: 'house', clauses: ['4.10'], fact: shape,
  sentence: {
    en: ({ by, templates, names, say }) => `${by}: a wall screen was paired (${templates.map((one) => say(`wallTemplate.${one}`)).join(', ')}; ${say(`wallNames.${names}`)})`,
    ar: ({ by, templates, names, say }) => `ربط شاشة عرض (${templates.map((one) => say(`wallTemplate.${one}`)).join('، ')}؛ ${say(`wallNames.${names}`)}): ${by}`,
  },
});
export const WallChanged = kind({
  name: 'wall.changed', audience: 'house', clauses: ['4.10'], fact: shape,
  sentence: {
    en: ({ by, templates, names, say }) => `${by}: a wall screen was set anew (${templates.map((one) => say(`wallTemplate.${one}`)).join(', ')}; ${say(`wallNames.${names}`)})`,
    ar: ({ by, templates, names, say }) => `تعديل إعدادات شاشة عرض (${templates.map((one) => say(`wallTemplate.${one}`)).join('، ')}؛ ${say(`wallNames.${names}`)}): ${by}`,
  },
});
export const WallUnpaired = kind({
  name: 'wall.unpaired', audience: 'house', clauses: ['4.10'], fact: {},
  sentence: { en: ({ by }) => `${by}: a wall screen was taken away`, ar: ({ by }) => `إلغاء ربط شاشة عرض: ${by}` },
});
