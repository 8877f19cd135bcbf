import { newId } from '../../../platform/ids.ts';
import type { Context } from '../../../platform/context.ts';
import { recordMany } from '../../../journal/batch.ts';
import { onRecord } from '../../../journal/book.ts';
import { caseStreams, houseStream } from '../../../journal/stream.entity.ts';
import { Case } from '../../../case/case.entity.ts';
import { startClocks } from '../../../case/clock/clock.service.ts';
import { newNumber } from '../../../case/number.policy.ts';
import { OwnField } from '../../../policy/own-field.entity.ts';
import { Import } from './import.entity.ts';
import { HouseImported, ImportBegan } from './import.kinds.ts';
import type { Mapping } from './mapping.ts';
import { placesOf, zoneOfHouse, type Places } from './places.ts';
import { caseOf } from './placing.ts';
import type { ImportedRow, Rejected } from './row.ts';
import { rowProblems } from './row.problems.ts';
import { takeIn, type Arriving } from './taking.ts';

/** A row that was read, with its cells as they stand in the file. */
export interface ReadLine { readonly row: ImportedRow; readonly raw: readonly string[] }
export type Line = ReadLine | { readonly rejected: Rejected };

export interface Importing {
  readonly mapping: Mapping;
  readonly file: string;
  /** The cases go on here: what is open runs on our clocks, and who gave an address can be written to. */
  readonly live?: boolean;
  /** Looks only: nothing is written. */
  readonly dryRun?: boolean;
  readonly refuse: (rejected: Rejected) => Promise<void> | void;
  readonly onTaken?: (counts: Counts) => void;
  /** Says more of a case than the file does: the demonstration places its own. */
  readonly place?: (row: ImportedRow, kase: Arriving['kase']) => Arriving['kase'] | null;
}

export interface Counts { taken: number; known: number; refused: number }

/** Rows in one transaction: enough to share its cost, few enough to keep the journal's readers close behind. */
const batch = 500;
/** Transactions under way at once: while the database writes one, the next is hashed. */
const lanes = 2;

/**
 * Takes rows over as cases with their history. What the same source has brought before is passed over, so that a second run changes
 * nothing; a row that the database refuses is refused alone. Memory does not grow with the file.
 */
export const importRows = async (ctx: Context, lines: AsyncIterable<Line>, importing: Importing): Promise<Counts> => {
  const run = new Run(ctx, importing, { ...(await placesOf(ctx.house.fork(), importing.mapping)), zone: await zoneOfHouse(ctx.house.fork()) });
  const under = new Set<Promise<void>>();
  let gathered: ReadLine[] = [];
  const send = async (): Promise<void> => {
    const going: Promise<void> = run.take(gathered).finally(() => under.delete(going));
    under.add(going);
    gathered = [];
    if (under.size >= lanes) await Promise.race(under);
  };
  try {
    for await (const line of lines) {
      if ('rejected' in line) await run.refuse(line.rejected);
      else if (gathered.push(line) >= batch) await send();
    }
    if (gathered.length) await send();
  } finally {
    await Promise.all(under);
  }
  await run.end();
  return run.counts;
};

class Run {
  readonly counts: Counts = { taken: 0, known: 0, refused: 0 };
  private begun: Promise<Import> | undefined;
  /** Numbers of the source that another lane is taking at this moment. */
  private readonly going = new Set<string>();

  constructor(private readonly ctx: Context, private readonly importing: Importing, private readonly places: Places) {}

  async take(lines: readonly ReadLine[]): Promise<void> {
    const own = new Map(lines.map((line) => [`${this.importing.mapping.source}:${line.row.sourceId}`, line]));
    for (const id of own.keys()) if (this.going.has(id)) own.delete(id);
    for (const id of own.keys()) this.going.add(id);
    this.counts.known += lines.length - own.size;
    try {
      await this.store(own);
    } finally {
      for (const id of own.keys()) this.going.delete(id);
    }
    this.importing.onTaken?.(this.counts);
  }

  async refuse(rejected: Rejected): Promise<void> {
    this.counts.refused++;
    await this.importing.refuse(rejected);
  }

  /** Ends what has begun; where nothing was taken, nothing was begun and nothing is written. */
  async end(): Promise<void> {
    const begun = await this.begun;
    if (!begun) return;
    await onRecord(this.ctx.as(this.ctx.actor), houseStream, async (book) => {
      const run = await book.read(Import, begun.id);
      Object.assign(run, this.counts, { endedAt: this.ctx.now() });
      book.write(HouseImported, run, { ...this.counts, live: run.live });
      return run;
    });
  }

  private async store(own: ReadonlyMap<string, ReadLine>, tries = 3): Promise<void> {
    const arriving = await this.arrivals(own);
    const known = own.size - arriving.length;
    try {
      const cases = await this.record(arriving);
      this.counts.taken += arriving.length;
      this.counts.known += known;
      if (this.importing.live) for (const { id, stage } of cases) if (stage !== 'closed') await this.startTime(id);
    } catch (error) {
      const code = String((error as { code?: unknown }).code);
      if (code === '23505' && tries > 1) return this.store(own, tries - 1);
      if (!/^2[23]/.test(code)) throw error;
      if (own.size > 1) for (const [id, line] of own) await this.store(new Map([[id, line]]));
      else for (const { row, raw } of own.values()) await this.refuse({ line: row.line, reason: rowProblems.unkept, raw });
    }
  }

  /** Those that the house does not have yet, each with a number that is free. */
  private async arrivals(own: ReadonlyMap<string, ReadLine>): Promise<Arriving[]> {
    const numbers = new Map([...own.keys()].map((id) => [id, newNumber()]));
    const list = (values: Iterable<string>): string => `{${[...values].map((value) => JSON.stringify(value)).join(',')}}`;
    const met = await this.ctx.house.fork().execute<{ source_id: string; number: string }[]>(
      'select source_id, number from "case" where source_id = any(?::text[]) or number = any(?::text[])', [list(own.keys()), list(numbers.values())]);
    const [ids, taken] = [new Set(met.map((row) => row.source_id)), new Set(met.map((row) => row.number))];
    const fresh = [...own].filter(([id]) => !ids.has(id));
    return fresh.flatMap(([sourceId, { row }]) => {
      const kase = caseOf(row, this.places);
      const placed = this.importing.place ? this.importing.place(row, kase) : kase;
      return placed ? [{ row, sourceId, number: taken.has(numbers.get(sourceId)!) ? newNumber() : numbers.get(sourceId)!, kase: placed }] : [];
    });
  }

  private async record(arriving: readonly Arriving[]): Promise<Case[]> {
    if (!arriving.length || this.importing.dryRun) return [];
    const { id } = await (this.begun ??= this.begin());
    let cases: Case[] = [];
    await recordMany(this.ctx, (many) => {
      cases = arriving.map((one) => takeIn(this.ctx, many, id, !!this.importing.live, one));
    });
    return cases;
  }

  /** With the first row that is really new; the own fields of the file come with it. */
  private begin(): Promise<Import> {
    const { mapping, file, live = false } = this.importing;
    return onRecord(this.ctx.as(this.ctx.actor), houseStream, async (book) => {
      const run = book.add(Import, { id: newId(this.ctx.now()), source: mapping.source, file, live, beganAt: this.ctx.now() });
      this.places.missing.forEach(({ name: _, ...field }, rank) => book.add(OwnField, { ...field, natures: [], categoryId: null, asked: false, rank: 100 + rank }));
      book.write(ImportBegan, run, { live, fields: this.places.missing.length });
      return run;
    });
  }

  private async startTime(id: string): Promise<void> {
    const ctx = this.ctx.as(this.ctx.actor);
    await onRecord(ctx, caseStreams(id), async (book) => {
      const kase = await book.read(Case, id);
      await startClocks(book, ctx, kase, ['acknowledge', 'firstResponse', 'progress', 'decision', 'closing'], { from: kase.receivedAt, cause: 'received' });
      return kase;
    });
  }
}
