import type { Actor } from '../../platform/context.ts';
import { refusal } from '../../platform/problem.ts';
import { maySee, permission, standingsIn, type Ruled } from '../../case/case.policy.ts';

export const ElsewhereEvidence = refusal('evidence.elsewhere', {
  en: () => 'This evidence belongs to another case, or to no version that exists.',
  ar: () => 'هذا الدليل يخص حالة أخرى أو إصدارًا غير موجود.',
});
export const NoSuchVersion = refusal('evidence.no-version', { en: () => 'There is no such version of this evidence.', ar: () => 'لا يوجد هذا الإصدار من الدليل.' });

interface Held { readonly confidential: boolean }

/** Confidential evidence is for those who hear what is confidential in the case: its team, quality and auditors. */
export const hearsConfidence = (actor: Actor, kase: Ruled): boolean => {
  const standings = standingsIn(actor, kase);
  return maySee(actor, kase) && (['system', 'lead', 'team', 'quality', 'auditor'] as const).some((one) => standings.has(one));
};

export const maySeeEvidence = (actor: Actor, kase: Ruled, evidence: Held): boolean => maySee(actor, kase) && (!evidence.confidential || hearsConfidence(actor, kase));

/** Bytes and texts: what was redacted is opened only by those who hear what is confidential; everybody else has the derivative. */
export const mayOpen = (actor: Actor, kase: Ruled, evidence: Held, redacted: boolean): boolean =>
  permission('evidence.read')({ ...actor, scopes: undefined }, kase) === true && maySeeEvidence(actor, kase, evidence) && (!redacted || hearsConfidence(actor, kase));
