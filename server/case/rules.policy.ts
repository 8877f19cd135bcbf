import type { Context, PortKey } from '../platform/context.ts';
import type { Assessment, Band, Case } from './case.entity.ts';
import type { Remedy } from './response/response.entity.ts';

/** What the organisation has decided about its cases. Settings provide it; without them these are the rules of the house. */
export interface CaseRules {
  /** The matrix: what a set of figures means. */
  assess(ctx: Context, kase: Case, figures: Assessment): Promise<{ readonly band: Band; readonly depth: string }>;
  /** Whether what leaves for the complainant needs a second person: by kind, band, confidentiality, or by what the remedies `offered` in this round come to. */
  needsApproval(ctx: Context, kase: Case, offered: readonly Pick<Remedy, 'amount' | 'currency'>[]): Promise<boolean>;
  /** Days after closing within which a case is reopened; later, a new one follows it. */
  reopenDays(ctx: Context, kase: Case): Promise<number>;
}
export const CaseRulesPort: PortKey<CaseRules> = { name: 'case rules' };

/** Severity down, likelihood across: the usual five by five. */
const matrix: readonly (readonly Band[])[] = [
  ['low', 'low', 'low', 'low', 'medium'],
  ['low', 'low', 'medium', 'medium', 'medium'],
  ['low', 'medium', 'medium', 'high', 'high'],
  ['medium', 'medium', 'high', 'high', 'critical'],
  ['medium', 'high', 'high', 'critical', 'critical'],
];
const depths: Readonly<Record<Band, string>> = { low: 'none', medium: 'whys', high: 'eightD', critical: 'eightD' };

/** Safety is never below high; what weighs heaviest on people, or on one who needs special care, is never below medium. */
export const bandOf = ({ severity, likelihood, safety, impact }: Pick<Assessment, 'severity' | 'likelihood' | 'safety' | 'impact'>, care = false): Band => {
  const band = matrix[severity - 1]?.[likelihood - 1] ?? 'medium';
  if (safety && (band === 'low' || band === 'medium')) return 'high';
  return (impact >= 4 || care) && band === 'low' ? 'medium' : band;
};

export const houseRules: CaseRules = {
  assess: async (_ctx, kase, figures) => {
    const band = bandOf(figures, kase.specialCare);
    return { band, depth: depths[band] };
  },
  needsApproval: async (_ctx, kase) => kase.band === 'high' || kase.band === 'critical' || kase.confidential,
  reopenDays: async () => 30,
};
