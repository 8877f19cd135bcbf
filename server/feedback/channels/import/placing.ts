import type { Case, Closing, Nature } from '../../../case/case.entity.ts';
import { channels } from '../../../case/case.entity.ts';
import { keptAs } from './fields.ts';
import { fold } from './fold.ts';
import type { Places } from './places.ts';
import type { ImportedRow } from './row.ts';
import type { Target } from './target.ts';

type Imported = Pick<Case, 'nature' | 'stage' | 'title' | 'channel' | 'language' | 'receivedAt'> & Partial<Case>;

/** The case that a row tells of, with nothing invented: what the file does not say stays empty. */
export const caseOf = (row: ImportedRow, places: Places): Imported => {
  const nature: Nature = row.kind ?? 'complaint';
  const departmentId = placed(places.departments, row.department);
  const over = row.status?.code === 'closed' || (!row.status && !!row.closedAt);
  const closedAt = over ? (row.closedAt?.at ?? row.respondedAt?.at ?? row.receivedAt.at) : null;
  return {
    nature, title: row.title, channel: channelOf(row), language: row.language ?? 'und', receivedAt: row.receivedAt.at, happenedAt: row.happenedAt?.at ?? null,
    product: row.product, wants: row.remedySought, departmentId, departmentIds: departmentId ? [departmentId] : [], branchId: placed(places.branches, row.branch),
    categoryId: placed(places.categories, row.subIssue) ?? placed(places.categories, row.issue), own: ownOf(row, places),
    stage: over ? 'closed' : 'received', closing: over ? closingOf(row, nature) : null, closedAt, decidedAt: row.respondedAt?.at ?? null,
  };
};

/** What the words of the source bear out, and no more: nobody accepted where nobody was asked. */
const closingOf = ({ disputed, satisfied, status }: ImportedRow, nature: Nature): Closing => {
  if (/withdr|cancel|سحب|ملغ|إلغاء/i.test(status?.text ?? '')) return 'withdrawn';
  if (nature === 'compliment') return 'thanked';
  if (nature === 'enquiry' || nature === 'service') return 'notComplaint';
  if (disputed || satisfied === false) return 'notAccepted';
  return satisfied ? 'accepted' : 'deemed';
};

const channelOf = ({ channel }: ImportedRow): string => {
  const code: string | null | undefined = channel?.code;
  return code && (channels as readonly string[]).includes(code) ? code : 'import';
};

const placed = (known: ReadonlyMap<string, string>, name: string | null): string | null => (name ? (known.get(fold(name)) ?? null) : null);

const ownOf = (row: ImportedRow, { keys }: Places): Case['own'] => {
  const own: Record<string, string | number | boolean | null> = {};
  const keep = (name: string, value: string | number | null | undefined): void => {
    const key = keys.get(name);
    if (key && value !== null && value !== undefined && value !== '') own[key] = value;
  };
  for (const { name, type, text, value } of row.own) {
    if (value instanceof Date) keep(name, value.toISOString());
    else keep(name, type === 'yes-no' ? yes(value as boolean) : typeof value === 'number' ? value : text);
  }
  const told: readonly (readonly [Target, string | null | undefined])[] = [
    ['issue', row.issue], ['subIssue', row.subIssue], ['subProduct', row.subProduct], ['department', row.department], ['branch', row.branch], ['status', row.status?.text], ['severity', row.severity?.text],
    ['tags', row.tags.join(', ')], ['channel', row.channel && channelOf(row) === 'import' ? row.channel.text : null], ['timely', yes(row.timely)], ['disputed', yes(row.disputed)], ['satisfied', yes(row.satisfied)],
  ];
  for (const [target, value] of told) keep(keptAs(target), value);
  return Object.keys(own).length ? own : null;
};

const yes = (answer: boolean | null): string | null => (answer === null ? null : answer ? 'yes' : 'no');
