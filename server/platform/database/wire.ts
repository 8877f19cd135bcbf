import pg from 'pg';

/** Before a statement of a transaction whose answer nobody needs: it is sent with the next one, the commit at the latest, and fails there if it fails. */
export const withNext = '/* with the next */ ';

const nothing: pg.QueryResult = { command: '', rowCount: 0, oid: 0, fields: [], rows: [] };

/**
 * A connection that sends what needs no answer of its own together with what comes next: each message wakes a sleeping process, which
 * costs more than most statements do. A transaction begins with its first statement, and one that asked nothing never reaches the database.
 */
export class Wire extends pg.Client {
  private held: string[] = [];
  private begins = false;
  private within = false;

  override query(...given: unknown[]): never {
    const [asked, values, done] = given;
    // A program that brings its own way of being answered is none of ours.
    return (typeof asked !== 'string' || typeof values === 'function' || done ? super.query(...(given as [string])) : this.take(asked, (values as unknown[] | undefined) ?? [])) as never;
  }

  private take(asked: string, values: unknown[]): Promise<pg.QueryResult> {
    const begins = asked === 'begin' || asked.startsWith('start transaction');
    if (begins || (this.within && asked.startsWith(withNext))) {
      this.begins ||= begins;
      this.within = true;
      this.held.push(asked);
      return Promise.resolve(nothing);
    }
    const { held, begins: unsent } = this;
    this.held = [];
    this.begins = false;
    this.within &&= asked !== 'commit' && asked !== 'rollback';
    if (unsent && (asked === 'rollback' || (asked === 'commit' && held.length === 1))) return Promise.resolve(nothing);
    // What waits is undone with all else.
    return asked === 'rollback' ? this.send([], asked, values).catch(() => this.gone()) : this.send(held, asked, values);
  }

  /** Where the line is dead nothing is left to undo: whoever asked may give this connection back, and the pool drops it. Else it would be lent for ever. */
  private gone(): pg.QueryResult {
    this.end().catch(() => undefined);
    return nothing;
  }

  private async send(held: readonly string[], asked: string, values: unknown[]): Promise<pg.QueryResult> {
    if (!held.length) return super.query(asked, values);
    // Only what has no values of its own travels in one message.
    if (values.length) return await super.query(held.join(';')), super.query(asked, values);
    const answers = (await super.query([...held, asked].join(';'))) as pg.QueryResult | pg.QueryResult[];
    return Array.isArray(answers) ? answers.at(-1)! : answers;
  }
}
