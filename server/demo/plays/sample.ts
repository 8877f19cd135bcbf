import { fileURLToPath } from 'node:url';
import type { ReadLine } from '../../feedback/channels/import/import.service.ts';
import type { Mapping } from '../../feedback/channels/import/mapping.ts';
import { proposeMapping, sampleRows } from '../../feedback/channels/import/proposal.ts';
import { rowReader } from '../../feedback/channels/import/reading.ts';
import type { ImportedRow } from '../../feedback/channels/import/row.ts';
import { openSheet } from '../../feedback/channels/import/sheet.ts';
import { fileSource } from '../../feedback/channels/import/source.ts';
import type { DepartmentKey } from '../content/people.ts';
import type { CategoryKey } from '../content/script.ts';

export interface Sample {
  readonly mapping: Mapping;
  /** Closed long ago; oldest first. */
  readonly history: readonly ReadLine[];
  /** The latest ones that tell a story: they are played. Newest first. */
  readonly recent: readonly ImportedRow[];
}

/** The public sample, read as any file is. `most` takes fewer of it, for tests. */
export const readSample = async (now: Date, most = Infinity): Promise<Sample> => {
  const sheet = await openSheet(await fileSource(fileURLToPath(new URL('../cfpb-complaints-sample.csv', import.meta.url))));
  const { mapping } = proposeMapping(sheet.columns, await sampleRows(sheet, 300), { zone: 'Asia/Riyadh', now });
  const read = rowReader(mapping, sheet.columns, () => now);
  const lines: ReadLine[] = [];
  for await (const line of sheet.rows()) {
    const answer = read(line);
    if ('taken' in answer) lines.push({ row: answer.taken, raw: line.cells });
  }
  const ordered = lines.sort((a, b) => a.row.receivedAt.at.getTime() - b.row.receivedAt.at.getTime() || (a.row.sourceId < b.row.sourceId ? -1 : 1));
  const told = ordered.filter(({ row }) => row.words.length > 250 && row.words.length < 5_000).slice(-Math.min(72, Math.ceil(most / 5)));
  const recent = new Set(told);
  return { mapping: { ...mapping, source: 'demonstration' }, history: ordered.filter((line) => !recent.has(line)).slice(-most), recent: told.map(({ row }) => row).reverse() };
};

/** Between 0 and 1, the same for the same text at every start. */
export const chance = (text: string): number => {
  let hash = 2_166_136_261;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619);
  hash ^= hash >>> 15;
  return ((Math.imul(hash, 2_246_822_519) ^ (hash >>> 13)) >>> 0) / 2 ** 32;
};

export const oneOf = <T>(list: readonly T[], text: string): T => list[Math.floor(chance(text) * list.length)]!;

/** Which department answers, by what the complaint is about; the largest group is shared out. */
export const departmentOf = ({ issue, product, sourceId }: ImportedRow): DepartmentKey => {
  const about = `${issue} ${product}`;
  if (/attempts to collect|threat|legal|improper use|fraud/i.test(about)) return 'legal';
  if (/communication|call|contact/i.test(about)) return 'callCentre';
  if (/money transfer|virtual/i.test(about)) return 'operations';
  if (/checking|savings|account or service/i.test(about)) return 'retail';
  if (/mortgage|loan|lease|card/i.test(about)) return 'finance';
  return oneOf(['finance', 'care', 'technology', 'legal', 'callCentre', 'finance', 'retail', 'logistics'] as const, `department ${sourceId}`);
};

export const categoryOf = ({ issue }: ImportedRow): CategoryKey => {
  if (/improper use|fraud|identity|privacy|shar/i.test(issue ?? '')) return 'privacy';
  if (/fee|charge|interest|payment|bill|cost|debt/i.test(issue ?? '')) return 'billing';
  if (/communicat|service|tactic|threat/i.test(issue ?? '')) return 'service';
  if (/delay|wait|not received|trouble|investigation/i.test(issue ?? '')) return 'waiting';
  return 'accounts';
};
