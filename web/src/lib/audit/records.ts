import type { ResultOf } from 'gql.tada';
import { m } from '#lib/paraglide/messages.js';
import type { EvidenceFor } from '#schema/documents/audit.ts';

export type ClauseRecord = ResultOf<typeof EvidenceFor>['evidenceFor'][number];

/** Where a record stands, and the page that shows it there. */
export function placeOf({ entry, number }: Pick<ClauseRecord, 'entry' | 'number'>): { href: string | null; label: string } {
  if (number) return { href: `/cases/${number}/story#e${entry.seq}`, label: number };
  if (entry.subjectType === 'action' && entry.subjectId) return { href: `/actions/${entry.subjectId}`, label: m.evidence_action() };
  return { href: null, label: m.evidence_house() };
}
