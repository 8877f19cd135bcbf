import * as Y from 'yjs';
import { breath } from '../../platform/clock.ts';
import { bytesOf, type Line } from './text.read.ts';

/** Lines that are read before others have a turn. */
const atOnce = 200;

/** The first of these lines that took each of these words away: each line is read once, however many words are asked for. */
export const takenBy = async (lines: readonly Line[], gone: readonly (readonly [client: number, clock: number])[]): Promise<(Line | undefined)[]> => {
  const found = gone.map((): Line | undefined => undefined);
  for (const [n, line] of lines.entries()) {
    if (n % atOnce === atOnce - 1) await breath();
    const { clients } = Y.decodeUpdate(bytesOf(line.bytes)).ds;
    if (!clients.size) continue;
    gone.forEach(([client, clock], at) => (found[at] ??= clients.get(client)?.some((range) => range.clock <= clock && clock < range.clock + range.len) ? line : undefined));
    if (found.every(Boolean)) break;
  }
  return found;
};
