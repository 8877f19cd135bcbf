// Long because it is one walk through a row, column by column.
import { createHash } from 'node:crypto';
import { Cells, longestName, type Placed } from './cells.ts';
import { cleanName, shorten } from './clean.ts';
import type { Mapping } from './mapping.ts';
import { readOwn } from './own.ts';
import { isRejectsColumn, undefused } from './rejects.ts';
import { rowProblems } from './row.problems.ts';
import type { ImportedComplainant, ImportedRow, OwnValue, ReadRow } from './row.ts';
import type { Said } from './said.ts';
import type { Column, SheetRow } from './sheet.ts';
import type { Target } from './target.ts';
import {
  isNothing,
  readChannel,
  readKind,
  readLanguage,
  readSatisfaction,
  readSeverity,
  readYesNo,
  stageOf,
} from './vocabulary.ts';
import type { When } from './when.ts';

/** Characters of a complaint's own words; the longest of the public samples has 21,928. */
export const longestWords = 32_000;
const longestTitle = 160;

/** Makes the reader of rows for one file: the plan is looked up once, not per row. */
export const rowReader = (
  mapping: Mapping,
  columns: readonly Column[],
  now: () => Date,
): ((row: SheetRow) => ReadRow) => {
  const at = new Map(columns.map((column) => [column.name, column.at]));
  const plans = mapping.columns
    .filter((plan) => plan.to !== 'ignore' && at.has(plan.column))
    .map((plan) => ({ ...plan, at: at.get(plan.column)! }));
  const ours = columns.filter((column) => isRejectsColumn(column.header)).map((column) => column.at);
  return (row) => {
    if (row.broken) return { rejected: { line: row.line, reason: row.broken, raw: row.cells } };
    // A file of refused rows comes back corrected: what we added to it is taken off again.
    const cells = ours.length ? row.cells.map((cell, at) => (ours.includes(at) ? '' : undefused(cell))) : row.cells;
    const reading = new Reading(row.line, cells, plans, mapping.zone);
    const reason = reading.refusal(now());
    return reason ? { rejected: { line: row.line, reason, raw: row.cells } } : { taken: reading.row() };
  };
};

class Reading extends Cells {
  private readonly remarks: Said[] = [];
  private readonly own: OwnValue[] = [];
  private received: When | null = null;

  constructor(
    private readonly line: number,
    cells: readonly string[],
    plans: readonly Placed[],
    zone: string,
  ) {
    super(cells, plans, zone);
  }

  /** Why the row cannot be taken; null if it can. */
  refusal(now: Date): Said | null {
    const said = this.text('receivedAt');
    if (!said) return rowProblems.noDate;
    this.received = this.when('receivedAt', 'receivedTime');
    if (!this.received)
      return rowProblems.badDate(this.column('receivedAt'), shorten(cleanName(said), 40), this.order('receivedAt'));
    if (isAfter(this.received, now)) return rowProblems.future(this.column('receivedAt'), shorten(cleanName(said), 40));
    const plan = this.plan('sourceId');
    if (plan && !this.text('sourceId')) return rowProblems.noNumber(plan.column);
    if (plan && this.text('sourceId')!.length > 200) return rowProblems.longNumber(plan.column);
    const words = this.free('words');
    if (words && words.length > longestWords) return rowProblems.tooLong(words.length, longestWords);
    return this.title() ? null : rowProblems.empty;
  }

  row(): ImportedRow {
    const receivedAt = this.received!;
    const words = this.free('words') ?? '';
    const happenedAt = this.later('happenedAt', 'happenedTime', null);
    return {
      line: this.line,
      sourceId: this.sourceId(),
      receivedAt,
      happenedAt:
        happenedAt && happenedAt.at > receivedAt.at && !(receivedAt.dayOnly || happenedAt.dayOnly)
          ? this.unplaced('happenedAt')
          : happenedAt,
      kind: this.coded('kind', readKind)?.code ?? null,
      words,
      title: this.title(),
      product: this.name('product'),
      subProduct: this.name('subProduct'),
      issue: this.name('issue'),
      subIssue: this.name('subIssue'),
      channel: this.coded('channel', readChannel),
      department: this.name('department'),
      branch: this.name('branch'),
      language: this.language(words),
      complainant: this.complainant(),
      remedySought: this.free('remedySought'),
      status: this.coded('status', stageOf),
      response: this.free('response'),
      respondedAt: this.later('respondedAt', null, receivedAt),
      closedAt: this.later('closedAt', null, receivedAt),
      timely: this.answer('timely', readYesNo),
      disputed: this.answer('disputed', readYesNo),
      satisfied: this.satisfied(),
      severity: this.coded('severity', readSeverity),
      tags: this.tags(),
      outside: this.outside(),
      own: [
        ...this.plans
          .filter((plan) => plan.to === 'own')
          .flatMap((plan) => readOwn(plan, this.cells[plan.at] ?? '', this.zone)),
        ...this.own,
      ],
      remarks: this.remarks,
    };
  }

  /** A date that the row can do without: what is unreadable or earlier than the receipt stays as text, with a remark. */
  private later(target: Target, time: Target | null, after: When | null): When | null {
    if (!this.text(target)) return null;
    const when = this.when(target, time);
    // A day without a time may well be the day of receipt itself.
    const early = when && after && when.at.getTime() + (when.dayOnly ? 86_400_000 : 0) <= after.at.getTime();
    return when && !early ? when : this.unplaced(target);
  }

  private unplaced(target: Target): null {
    const text = shorten(cleanName(this.text(target) ?? ''), longestName);
    this.remarks.push(rowProblems.unplaced(this.column(target), text));
    this.own.push({ name: this.column(target), type: 'text', personal: false, text });
    return null;
  }

  private answer(target: Target, read: typeof readYesNo): boolean | null {
    const text = this.text(target);
    const said = text && read(text);
    return said ? said === 'yes' : null;
  }

  private satisfied(): boolean | null {
    const text = this.text('satisfied');
    const said = text ? readSatisfaction(text) : null;
    if (text)
      this.own.push({
        name: this.column('satisfied'),
        type: 'text',
        personal: false,
        text: shorten(cleanName(text), longestName),
      });
    return said;
  }

  private title(): string {
    const [issue, finer] = [this.name('issue'), this.name('subIssue')];
    const words = cleanName(this.free('words') ?? '');
    const title =
      this.name('title') ??
      (issue && finer && issue !== finer ? `${issue}: ${finer}` : (issue ?? finer)) ??
      (words || this.name('product') || '');
    return shorten(title, longestTitle);
  }

  private sourceId(): string {
    const id = this.text('sourceId');
    if (id) return cleanName(id);
    const print = createHash('sha256').update(this.cells.map((cell) => cell.trim()).join('\u001f'));
    return `row:${print.digest('hex').slice(0, 32)}`;
  }

  private language(words: string): string | null {
    const said = this.text('language');
    if (said) return readLanguage(said) ?? (/^[a-z]{2}(-\w+)?$/i.test(said) ? said.slice(0, 2).toLowerCase() : null);
    const beginning = words.slice(0, 500);
    const arabic = beginning.match(/\p{Script=Arabic}/gu)?.length ?? 0;
    const latin = beginning.match(/\p{Script=Latin}/gu)?.length ?? 0;
    return arabic + latin === 0 ? null : arabic >= latin ? 'ar' : 'en';
  }

  private complainant(): ImportedComplainant | null {
    const person = {
      name: this.name('name'),
      email: this.name('email')?.toLowerCase() ?? null,
      phone: this.name('phone'),
      postcode: this.name('postcode'),
      city: this.name('city'),
      state: this.name('state'),
    };
    return Object.values(person).some((value) => value !== null) ? person : null;
  }

  private tags(): string[] {
    const cells = this.plans.filter((plan) => plan.to === 'tags').map((plan) => this.cells[plan.at] ?? '');
    const split = cells
      .flatMap((cell) => (/[,;|،؛]/.test(cell) ? cell.split(/[,;|،؛]/) : [cell]))
      .map((tag) => shorten(cleanName(tag), 60));
    return [...new Set(split.filter((tag) => tag !== '' && !isNothing(tag)))].slice(0, 20);
  }

  private outside(): ImportedRow['outside'] {
    const [reference, body] = [this.name('outsideReference'), this.name('outsideBody')];
    return reference || body ? { reference, body } : null;
  }
}

/** A file may name the day only, and its clock may run a little ahead of ours. */
const isAfter = (when: When, now: Date): boolean => when.at.getTime() > now.getTime() + (when.dayOnly ? 0 : 300_000);
