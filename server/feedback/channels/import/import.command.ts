import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Context } from '../../../platform/context.ts';
import { inWords } from './counted.ts';
import { importRows, type Counts, type Importing, type Line } from './import.service.ts';
import { mapJson, openingOf, readMapping, type Mapping } from './mapping.ts';
import { zoneOfHouse } from './places.ts';
import { progressBar, type ProgressOutput } from './progress.ts';
import { proposeMapping, sampleRows } from './proposal.ts';
import { proposalTable } from './proposal.view.ts';
import { rowReader } from './reading.ts';
import { RejectsFile } from './rejects.ts';
import type { Rejected } from './row.ts';
import { Unreadable } from './said.ts';
import { openSheet, type Sheet } from './sheet.ts';
import { fileSource } from './source.ts';

/** Where the command speaks. `ms` is a stopwatch. */
export interface Terminal {
  readonly out: (sentence: string) => void;
  readonly progress: ProgressOutput;
  readonly ms: () => number;
}

/** Exit codes: every row is in the house · the file or its map cannot be used · misused · done, and some rows were refused. */
export const exits = { done: 0, unusable: 1, misused: 2, someRefused: 3 } as const;

export const usage = `npm run import -- FILE [--map MAP.json] [--dry-run] [--live]
  FILE       a table (CSV or TSV, also gzipped) of complaints
  --map      what each column becomes; without it a proposal is made from the headings, and used
  --dry-run  shows the proposal and reads every row, and writes nothing
  --live     the cases go on here: what is open runs on this house's clocks. Without it they are history: nothing is sent, no clock starts
  Ends with 0 when every row is in the house, 3 when some were refused (they stand in FILE.rejected.csv with line and reason), 1 when the file cannot be used.`;

/** Takes a file over as the words of a command line say. @returns the exit code */
export const importFile = async (ctx: Context, args: readonly string[], terminal: Terminal): Promise<number> => {
  const asked = read(args);
  if (!asked) return terminal.out(usage), exits.misused;
  try {
    return await taken(ctx, asked, terminal);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    terminal.out(error.in('en'));
    return exits.unusable;
  }
};

interface Asked { readonly file: string; readonly map: string | null; readonly dryRun: boolean; readonly live: boolean }

const read = (args: readonly string[]): Asked | null => {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { map: { type: 'string' }, 'dry-run': { type: 'boolean', default: false }, live: { type: 'boolean', default: false } } });
    const [file, more] = positionals;
    return file && !more ? { file, map: values.map ?? null, dryRun: values['dry-run'], live: values.live } : null;
  } catch {
    return null;
  }
};

const taken = async (ctx: Context, { file, map, dryRun, live }: Asked, terminal: Terminal): Promise<number> => {
  const { sheet, mapping } = await prepared(ctx, file, map, dryRun, terminal);
  const rejects = new RejectsFile(`${file}.rejected.csv`, sheet.columns);
  const shown: Rejected[] = [];
  const bar = progressBar(sheet.source.size, terminal.progress, terminal.ms);
  const state = { bytes: 0, rows: 0, rejected: 0 };
  const refuse = async (rejected: Rejected): Promise<void> => {
    state.rejected++;
    if (shown.length < 5) shown.push(rejected);
    if (!dryRun) await rejects.add(rejected);
  };
  const importing: Importing = { mapping, file, live, dryRun, refuse };
  let counts: Counts;
  try {
    counts = await importRows(ctx, lines(ctx, sheet, mapping, (bytes) => bar.at(Object.assign(state, { bytes, rows: state.rows + 1 }))), importing);
    bar.done(state);
  } finally {
    await rejects.close();
  }
  terminal.out(summary(counts, dryRun, live));
  for (const { line, reason } of shown) terminal.out(`  line ${line}: ${reason.en}`);
  if (rejects.count) terminal.out(`The refused rows stand in ${rejects.path}, each with its reason. Correct them there and import that file.`);
  return state.rejected ? exits.someRefused : exits.done;
};

const prepared = async (ctx: Context, file: string, mapFile: string | null, dryRun: boolean, { out }: Terminal): Promise<{ sheet: Sheet; mapping: Mapping }> => {
  const source = await fileSource(file);
  const map = mapFile === null ? null : await readFile(mapFile, 'utf8').catch(() => {
    throw new Unreadable({ code: 'map.missing', en: `There is no map that can be read at ${mapFile}.`, ar: `لا يوجد ملف ربط قابل للقراءة في المسار ${mapFile}.` });
  });
  const zone = await zoneOfHouse(ctx.house.fork());
  const sheet = await openSheet(source, map === null ? {} : openingOf(map));
  if (map !== null) return { sheet, mapping: readMapping(map, sheet.columns, zone) };
  const proposal = proposeMapping(sheet.columns, await sampleRows(sheet), { zone, now: ctx.now() });
  out(proposalTable(proposal, 'en'));
  if (dryRun) out(`\nThe same as a map, to be changed and given with --map:\n${mapJson(proposal.mapping)}`);
  if (proposal.missing.length) throw new Unreadable(...proposal.missing);
  return { sheet, mapping: proposal.mapping };
};

async function* lines(ctx: Context, sheet: Sheet, mapping: Mapping, onRow: (bytes: number) => void): AsyncIterable<Line> {
  const reader = rowReader(mapping, sheet.columns, () => ctx.now());
  let bytes = 0;
  for await (const line of sheet.rows((total) => (bytes = total))) {
    const answer = reader(line);
    yield 'taken' in answer ? { row: answer.taken, raw: line.cells } : answer;
    onRow(bytes);
  }
}

const summary = ({ taken: count, known, refused }: Counts, dryRun: boolean, live: boolean): string =>
  `${dryRun ? 'Dry run, nothing was written. It would be: ' : live ? 'Imported, live: ' : 'Imported as history: '}${inWords.en(count, known, refused)}.`;
