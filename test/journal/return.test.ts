import fc from 'fast-check';
import pg from 'pg';
import { expect, test } from 'vitest';
import { Cases, MakeCaseConfidential, RetitleCase } from '../../schema/documents/case.ts';
import { FeedPositionOf } from '../../schema/documents/journal.ts';
import { ChainWalk } from '../../server/journal/chain.ts';
import { entriesAfter } from '../../server/journal/reader.ts';
import { caseStream } from '../../server/journal/stream.entity.ts';
import { house, type NamedPerson, type TestHouse } from '../house.ts';
import { aCase, investigated, op, room } from '../case/room.ts';
import { dial, type HeardEntry, type HeardFrame, type Line, type Listening, type Place } from './listening.ts';

type Card = NonNullable<HeardEntry['card']>;

/** What the lists of a page hold, as far as the feed carries it: a fresh load. */
const load = async (who: NamedPerson): Promise<Map<string, Card>> => {
  const { cases } = await who.done(Cases, { filter: { state: 'all' }, order: 'received', first: 100 });
  return new Map(cases.edges.map(({ node: { id, title, version, confidential } }) => [id, { id, title, version, confidential }]));
};
const shown = (cards: ReadonlyMap<string, Card>): string => JSON.stringify([...cards.values()].map(({ id, title, version, confidential }) => [id, title, version, confidential]).sort());

/** A board as a page keeps it: applies each frame that follows its own position, and loads anew where it is told to. */
class Board {
  cards = new Map<string, Card>();
  place: Place | null = null;
  private line: Line | null = null;
  feed: Listening | null = null;
  readonly answers: string[] = [];

  constructor(private readonly h: TestHouse, readonly who: NamedPerson) {}

  async open(): Promise<void> {
    if (!this.place) {
      this.place = (await this.who.done(FeedPositionOf, { stream: 'journal' })).feedPosition;
      this.cards = await load(this.who);
    }
    this.line = await dial(this.h, this.who);
    this.feed = this.line.listen('BoardFeed', { stream: 'journal' }, this.place);
    this.answers.push((await this.feed.until(() => true)).mode);
  }

  /** Applies what has come. */
  async apply(): Promise<void> {
    for (const frame of this.feed?.frames.splice(0) ?? []) await this.take(frame);
  }

  async cut(): Promise<void> {
    await this.apply();
    this.line?.socket.terminate();
    await this.line?.closed;
    this.feed = null;
  }

  close(): void {
    this.line?.close();
  }

  private async take({ mode, epoch, from, to, entries }: HeardFrame): Promise<void> {
    if (mode === 'snapshot') this.cards = await load(this.who);
    else if (from !== null && from !== this.place!.at) throw new Error(`${mode} follows ${from}, but the board stands at ${this.place!.at}.`);
    for (const { hole, caseId, card } of entries) {
      if (hole && caseId) this.cards.delete(caseId);
      if (card) this.cards.set(card.id, card);
    }
    if (to !== null) this.place = { epoch, at: to };
  }
}

/** Until every board shows what a fresh load shows. */
const agree = async (boards: readonly Board[]): Promise<void> => {
  for (const board of boards) {
    await expect.poll(async () => {
      await board.apply();
      return shown(board.cards);
    }, { interval: 30 }).toBe(shown(await load(board.who)));
  }
};

test('after a cut of a minute with two hundred changes, two of them committed in reverse, a board shows what a fresh load shows', async () => {
  const h = await house();
  const cases = await Promise.all(['One', 'Two', 'Three', 'Four'].map((title) => aCase(h, { title })));
  const [secret] = [await investigated(h, { title: 'Soon secret' })];
  const board = new Board(h, h.faisal);
  await board.open();
  await agree([board]);
  await board.cut();
  for (let n = 0; n < 100; n++) await h.huda.done(RetitleCase, { opId: op(), id: cases[n % 4]!.id, title: `Changed ${n}` });
  await h.salma.done(MakeCaseConfidential, { opId: op(), id: secret.id, expectedVersion: (await room(h.salma, secret)).version, confidential: true, reason: 'A colleague is concerned.' });
  // A transaction that began before the others holds all of them back from every reader until it ends: what it wrote comes with them.
  const early = new pg.Client(h.databaseUrl);
  await early.connect();
  await early.query('begin');
  await early.query('select pg_current_xact_id()');
  const back = board.open();
  for (let n = 100; n < 200; n++) await h.huda.done(RetitleCase, { opId: op(), id: cases[n % 4]!.id, title: `Changed ${n}` });
  await early.query('commit');
  await early.end();
  await back;
  expect(board.answers.at(-1)).toBe('catchup');
  await agree([board]);
  expect(board.cards.has(secret.id)).toBe(false);
  board.close();
});

test('whatever people do, in whatever order, every board ends at what a fresh load shows, and every chain verifies', async () => {
  const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_122);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom('rename', 'rename', 'rename', 'secret', 'open', 'cut', 'return', 'both'), fc.nat(3), fc.nat(1)), { minLength: 12, maxLength: 24 }), async (doings) => {
      const h = await house();
      const cases = [await investigated(h, { title: 'A' }), await investigated(h, { title: 'B' }), await aCase(h, { title: 'C' }), await aCase(h, { title: 'D', department: 'operations' })];
      const boards = [new Board(h, h.faisal), new Board(h, h.salma), new Board(h, h.sami)];
      for (const board of boards) await board.open();
      let n = 0;
      for (const [doing, which, whose] of doings) {
        const kase = cases[which]!;
        const board = boards[whose]!;
        const rename = () => h.huda.refused(RetitleCase, { opId: op(), id: kase.id, title: `Title ${++n}` });
        if (doing === 'rename') await rename();
        if (doing === 'both') await Promise.all([rename(), h.salma.refused(RetitleCase, { opId: op(), id: kase.id, title: `Other ${++n}` })]);
        if (doing === 'secret' || doing === 'open') {
          const [row] = await h.as().em.execute<{ version: number }[]>('select version from "case" where id = ?', [kase.id]);
          await h.salma.refused(MakeCaseConfidential, { opId: op(), id: kase.id, expectedVersion: row!.version, confidential: doing === 'secret', reason: 'It has to be.' });
        }
        if (doing === 'cut' && board.feed) await board.cut();
        if (doing === 'return' && !board.feed) await board.open();
      }
      for (const board of boards) if (!board.feed) await board.open();
      await agree(boards);
      for (const board of boards) board.close();
      for (const { id } of cases) {
        const walk = new ChainWalk();
        expect((await entriesAfter(h.as().em, caseStream(id), 0)).map((entry) => walk.next(entry)).filter(Boolean)).toEqual([]);
      }
    }),
    { seed, numRuns: 3, endOnFailure: true },
  );
}, 240_000);
