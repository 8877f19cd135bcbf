import type { ResultOf } from 'gql.tada';
import { m } from '#lib/paraglide/messages.js';
import type { EvidenceFor } from '#schema/documents/audit.ts';

export type ClauseRecord = ResultOf<typeof EvidenceFor>['evidenceFor'][number];

/** Records of the house stand where their subject is kept. */
const kept: Readonly<Record<string, string>> = {
  calendar_version: '/settings/calendars', replanning: '/settings/calendars', category: '/settings/categories', commitment: '/settings/promises', fishbone_category: '/settings/causes', ladder_step: '/settings/ladder',
  matrix: '/settings/matrix', outside_body: '/settings/bodies', own_field: '/settings/fields', queue: '/settings/queues', routing_rule: '/settings/queues', remedy_kind: '/settings/remedies', setting: '/settings/values',
  sector_word: '/settings/words', wording: '/settings/words', organisation: '/settings/face', api_token: '/settings/tokens', department: '/people/departments', branch: '/people/departments',
};

/** Where a record stands, and the page that shows it there. */
export function placeOf({ entry, number, action }: Pick<ClauseRecord, 'entry' | 'number' | 'action'>): { href: string | null; label: string } {
  if (number) return { href: `/cases/${number}/story#e${entry.seq}`, label: number };
  if (action) return { href: `/actions/${action}`, label: action };
  const href = entry.subjectType === 'person' && entry.subjectId ? `/people/${entry.subjectId}` : (kept[entry.subjectType ?? ''] ?? null);
  return { href, label: m.evidence_house() };
}
