import { writeFileSync } from 'node:fs';

/** One line of a bench: what, measured, and the goal it is held to. */
export interface Line { readonly what: string; readonly value: number; readonly unit: string; readonly goal?: { readonly most?: number; readonly least?: number } }

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
export const quantile = (sorted: readonly number[], q: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN;

const shown = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2));
const met = ({ value, goal }: Line): boolean => !goal || ((goal.most === undefined || value <= goal.most) && (goal.least === undefined || value >= goal.least));

/** Prints the table and the line of figures; writes them as JSON where `--json FILE` asks. @returns whether every goal is met */
export const report = (bench: string, lines: readonly Line[], args: readonly string[]): boolean => {
  const wide = Math.max(...lines.map(({ what }) => what.length));
  console.log('');
  for (const line of lines) {
    const goal = line.goal ? `   goal ${line.goal.most !== undefined ? `≤ ${shown(line.goal.most)}` : `≥ ${shown(line.goal.least!)}`}   ${met(line) ? 'met' : 'MISSED'}` : '';
    console.log(`${line.what.padEnd(wide)}  ${shown(line.value).padStart(9)} ${line.unit.padEnd(9)}${goal}`);
  }
  console.log(`\n${bench}: ${lines.map(({ what, value, unit }) => `${what} ${shown(value)}${unit ? ` ${unit}` : ''}`).join(' · ')}`);
  const at = args.indexOf('--json');
  if (at >= 0 && args[at + 1]) writeFileSync(args[at + 1]!, `${JSON.stringify({ bench, lines: lines.map((line) => ({ ...line, met: met(line) })) }, null, 2)}\n`);
  return lines.every(met);
};
