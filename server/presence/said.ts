import { isId } from '../platform/ids.ts';
import { levels, type Level } from './face.ts';

/** What a tab may say, and nothing else: every field is of a closed form, and what is not named here is dropped. */
export interface Says {
  readonly caseId?: string;
  readonly panel?: string;
  readonly idle?: boolean;
  readonly level?: Level;
  readonly field?: string | null;
  /** What lies before their eyes: a kind of thing and its id, never a place in pixels. */
  readonly anchor?: string | null;
  /** Entries that were on the screen. */
  readonly read?: readonly number[];
}

export const readSays = (given: unknown): Says | null => {
  if (given === null || typeof given !== 'object' || Array.isArray(given)) return null;
  const { caseId, panel, idle, level, field, anchor, read } = given as Record<string, unknown>;
  if (caseId !== undefined && !isId(caseId)) return null;
  if (panel !== undefined && !(typeof panel === 'string' && /^[a-zA-Z]{1,24}$/.test(panel))) return null;
  if (idle !== undefined && typeof idle !== 'boolean') return null;
  if (level !== undefined && !levels.includes(level as Level)) return null;
  if (field !== undefined && field !== null && !(typeof field === 'string' && /^[a-zA-Z]{1,24}(:[0-9a-f-]{36})?$/.test(field))) return null;
  if (anchor !== undefined && anchor !== null && !(typeof anchor === 'string' && /^[a-z]{1,16}:[0-9a-f-]{36}$/.test(anchor))) return null;
  if (read !== undefined && !(Array.isArray(read) && read.length <= 500 && read.every((one) => Number.isSafeInteger(one) && one > 0))) return null;
  return {
    ...(caseId !== undefined && { caseId: caseId as string }), ...(panel !== undefined && { panel: panel as string }), ...(idle !== undefined && { idle: idle as boolean }),
    ...(level !== undefined && { level: level as Level }), ...(field !== undefined && { field: field as string | null }),
    ...(anchor !== undefined && { anchor: anchor as string | null }),
    ...(read !== undefined && { read: read as readonly number[] }),
  };
};
