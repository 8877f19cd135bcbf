import { kind } from '../../journal/kind.ts';

const pad = (number: number): string => String(number).padStart(2, '0');
const clauses = ['7.6', '4.9'];

export const EvidenceAdded = kind({
  name: 'evidence.added', audience: 'team', clauses,
  fact: { number: 'number', version: 'number', title: 'digest', hash: 'digest', file: 'yes', redactedFrom: 'number?', message: 'row?' },
  sentence: {
    en: ({ number, version, redactedFrom }) => `Evidence EV-${pad(number)}${redactedFrom ? `: version ${redactedFrom} was redacted into version ${version}` : version > 1 ? `, version ${version}, was added` : ' was added'}`,
    ar: ({ number, version, redactedFrom }) => (redactedFrom ? `الدليل EV-${pad(number)}: حجب أجزاء من الإصدار ${redactedFrom} في الإصدار ${version}` : `إضافة الدليل EV-${pad(number)}${version > 1 ? `، الإصدار ${version}` : ''}`),
  },
});
/** A kind of its own, since its title is for fewer eyes. */
export const ConfidentialEvidenceAdded = kind({ ...EvidenceAdded, name: 'evidence.added-confidential', audience: 'confidential' });

export const EvidenceClassified = kind({
  name: 'evidence.classified', audience: 'team', clauses,
  fact: { number: 'number', state: 'word', title: 'digest', reason: 'digest?' },
  sentence: { en: ({ number, state, say }) => `Evidence EV-${pad(number)}: ${say(`evidence.${state}`)}`, ar: ({ number, state, say }) => `الدليل EV-${pad(number)}: ${say(`evidence.${state}`)}` },
});
export const ConfidentialEvidenceClassified = kind({ ...EvidenceClassified, name: 'evidence.classified-confidential', audience: 'confidential' });
