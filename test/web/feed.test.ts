import './runes.ts';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { Feed, type FeedEntry, type FeedOptions, type Frame, type Position } from '../../web/src/lib/journal/feed.svelte.ts';

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1_000);

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-22T12:00:00Z') }));
afterEach(() => void vi.useRealTimers());

const entry = (seq: number, hole = false): FeedEntry => ({
  seq: String(seq), kind: hole ? 'hole' : 'case.noted', at: '2026-11-22T12:00:00Z', happenedAt: null, sentence: hole ? '' : `entry ${seq}`,
  actor: null, hole, subjectType: null, subjectId: null,
});

const frame = (mode: Frame['mode'], from: string | null, to: string | null, more: Partial<Frame> = {}): Frame => ({
  mode, epoch: 1, from, to, entries: [], serverTime: new Date().toISOString(), build: 'b1', reason: null, ...more,
});

const said = (from: number, to: number, mode: Frame['mode'] = 'live') =>
  frame(mode, String(from), String(to), { entries: Array.from({ length: to - from }, (_, index) => entry(from + 1 + index)) });

/** A feed and the other end of its wire: what it asked, what it applied, and a way to say things to it. */
function line(options: Partial<FeedOptions> = {}) {
  const asked: (Position | null)[] = [];
  const applied: string[] = [];
  const snapshots: Position[] = [];
  const revoked: (string | null)[] = [];
  let on: Parameters<FeedOptions['open']>[1] | null = null;
  let closed = 0;
  const feed = new Feed({
    order: 'counted', after: { epoch: 1, at: '3' }, random: () => 0.999,
    open(after, handlers) {
      asked.push(after);
      on = handlers;
      return () => void closed++;
    },
    on: {
      entries: (entries) => applied.push(...entries.map((one) => (one.hole ? `(${one.seq})` : one.seq))),
      snapshot: async (to) => void snapshots.push(to),
      revoked: (reason) => void revoked.push(reason),
    },
    ...options,
  });
  const leave = feed.start();
  onTestFinished(leave);
  return { feed, leave, asked, applied, snapshots, revoked, closed: () => closed, says: (one: Frame) => on?.frame(one), breaks: () => on?.ended({ kind: 'broken' }), ends: (how: Parameters<NonNullable<typeof on>['ended']>[0]) => on?.ended(how) };
}

test('it states its position and says how it was answered', () => {
  const { feed, asked, says } = line();
  expect(asked).toEqual([{ epoch: 1, at: '3' }]);
  says(frame('current', '3', '3'));
  expect(feed.answered).toBe('current');
  expect(feed.state).toBe('live');
  expect(feed.provenAt).toBe(Date.now());
});

test('one handler for live and for catching up', () => {
  const { feed, applied, says } = line();
  says(said(3, 6, 'catchup'));
  says(said(6, 7));
  expect(applied).toEqual(['4', '5', '6', '7']);
  expect(feed.position).toEqual({ epoch: 1, at: '7' });
});

test('a duplicate is dropped, and so is the part of a frame that is known', () => {
  const { applied, says, asked } = line();
  says(said(3, 5, 'catchup'));
  says(said(3, 5));
  says(said(4, 6));
  expect(applied).toEqual(['4', '5', '6']);
  expect(asked).toHaveLength(1);
});

test('a gap asks again, and proves nothing until it is filled', async () => {
  const { feed, asked, applied, says } = line();
  says(frame('current', '3', '3'));
  const proven = feed.provenAt;
  await seconds(1);
  says(said(5, 6));
  expect(asked).toEqual([{ epoch: 1, at: '3' }, { epoch: 1, at: '3' }]);
  expect(applied).toEqual([]);
  expect(feed.provenAt).toBe(proven);
  says(said(3, 6, 'catchup'));
  expect(applied).toEqual(['4', '5', '6']);
  expect(feed.provenAt).toBe(Date.now());
});

test('out of order, each is applied once and in order', () => {
  const { applied, says } = line();
  says(frame('current', '3', '3'));
  says(said(5, 6));
  says(said(4, 5));
  says(said(3, 4, 'catchup'));
  expect(applied).toEqual(['4', '5', '6']);
});

test('what you may no longer see arrives as a hole: the sequence stays contiguous and nothing leaks', () => {
  const { applied, asked, says } = line();
  says(frame('live', '3', '6', { entries: [entry(4), entry(5, true), entry(6)] }));
  expect(applied).toEqual(['4', '(5)', '6']);
  expect(asked).toHaveLength(1);
});

test('heartbeats find gaps: one whose head is beyond us asks again', () => {
  const { asked, says } = line();
  says(frame('current', '3', '3'));
  says(frame('heartbeat', null, '3'));
  expect(asked).toHaveLength(1);
  says(frame('heartbeat', null, '4'));
  expect(asked).toHaveLength(2);
});

test('a server that keeps answering with a gap is asked ever more slowly', async () => {
  const { asked, says } = line();
  says(said(7, 8));
  for (let turn = 0; turn < 200; turn++) {
    says(said(7, 8, 'catchup'));
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(asked.length).toBeLessThan(10);
});

test('subscribe before the snapshot, buffer, drop what the snapshot already has: it keeps what is on the screen, and what arrives meanwhile is applied after it', async () => {
  let loaded = () => {};
  const { feed, asked, applied, says } = line({
    on: { entries: (entries) => applied.push(...entries.map((one) => one.seq)), snapshot: () => new Promise((done) => (loaded = () => done({ epoch: 2, at: '41' }))) },
  });
  says(frame('snapshot', null, '40', { epoch: 2 }));
  expect(feed.answered).toBe('snapshot');
  const at = (from: number, to: number): Frame => ({ ...said(from, to), epoch: 2 });
  says({ ...at(40, 41), mode: 'live' });
  // The new data's own position decides, not the old one; until it is there nothing of the new epoch is applied.
  expect(applied).toEqual([]);
  loaded();
  await vi.advanceTimersByTimeAsync(0);
  says(at(41, 42));
  expect(applied).toEqual(['42']);
  expect(asked).toHaveLength(1);
  expect(feed.position).toEqual({ epoch: 2, at: '42' });
});

test('after a restore the old position means nothing: it asks, and is given a snapshot', () => {
  const { asked, applied, snapshots, says } = line();
  says(frame('current', '3', '3'));
  says({ ...said(3, 4), epoch: 2 });
  expect(asked).toHaveLength(2);
  expect(applied).toEqual([]);
  says(frame('snapshot', null, '1', { epoch: 2 }));
  expect(snapshots).toEqual([{ epoch: 2, at: '1' }]);
});

test('15 s without proof and the screen says so', async () => {
  const { feed, says } = line();
  says(frame('current', '3', '3'));
  const proven = feed.provenAt;
  await seconds(14);
  expect(feed.state).toBe('live');
  await seconds(1);
  expect(feed.state).toBe('stale');
  expect(feed.provenAt).toBe(proven);
});

test('stale is said although the line keeps being redialled', async () => {
  const { feed, says, breaks, asked } = line();
  says(frame('current', '3', '3'));
  breaks();
  for (let turn = 0; turn < 30; turn++) {
    await vi.advanceTimersByTimeAsync(500);
    breaks();
  }
  expect(asked.length).toBeGreaterThan(3);
  expect(feed.state).toBe('stale');
});

test('heartbeats find half-open sockets: a line on which nothing is heard is dialled again with the same position', async () => {
  const { asked, says, closed, feed } = line();
  says(said(3, 9, 'catchup'));
  await seconds(16);
  expect(closed()).toBe(1);
  expect(asked.at(-1)).toEqual({ epoch: 1, at: '9' });
  says(frame('current', '9', '9'));
  expect(feed.state).toBe('live');
});

test('redialling waits longer each time, with jitter, and never for ever', async () => {
  const { asked, breaks } = line({ random: () => 1 });
  const pauses: number[] = [];
  for (let turn = 0; turn < 9; turn++) {
    const before = asked.length;
    breaks();
    let waited = 0;
    for (; asked.length === before; waited += 250) await vi.advanceTimersByTimeAsync(250);
    pauses.push(waited);
    expect(waited).toBeLessThanOrEqual(30_000);
  }
  expect(pauses.slice(0, 4)).toEqual([500, 1_000, 2_000, 4_000]);
});

test('on a board a frame that does not follow one’s own position is a gap, and what was passed is not', () => {
  const { asked, applied, says, feed } = line({ order: 'chained', after: { epoch: 1, at: 'a' } });
  says(frame('current', 'a', 'a'));
  says(frame('live', 'a', 'b', { entries: [entry(1)] }));
  says(frame('live', 'a', 'b', { entries: [entry(1)] }));
  expect(asked).toHaveLength(1);
  says(frame('live', 'c', 'd', { entries: [entry(3)] }));
  expect(asked).toHaveLength(2);
  expect(asked.at(-1)).toEqual({ epoch: 1, at: 'b' });
  says(frame('catchup', 'b', 'c', { entries: [entry(2)] }));
  expect(applied).toEqual(['1', '2', '3']);
  expect(feed.position?.at).toBe('d');
});

test('heartbeats find stale builds', () => {
  const { feed, says } = line();
  says(frame('current', '3', '3'));
  says(frame('heartbeat', null, '3', { build: 'b2' }));
  expect(feed.outdated).toBe(true);
});

test('access taken away: named, wiped, and not dialled again', async () => {
  const { feed, asked, revoked, says } = line();
  says(frame('current', '3', '3'));
  says(frame('revoked', null, null, { reason: 'This case is confidential now.' }));
  expect(feed.state).toBe('lost');
  expect(feed.reason).toBe('This case is confidential now.');
  expect(revoked).toEqual(['This case is confidential now.']);
  await seconds(120);
  expect(asked).toHaveLength(1);
});

test('an expired session locks and wipes nothing; signing in goes on from the same position', async () => {
  const { feed, asked, revoked, says, ends } = line();
  says(said(3, 5, 'catchup'));
  ends({ kind: 'unauthenticated' });
  expect(feed.state).toBe('locked');
  await seconds(60);
  expect(feed.state).toBe('locked');
  expect(revoked).toEqual([]);
  feed.unlock();
  expect(asked.at(-1)).toEqual({ epoch: 1, at: '5' });
});

test('news that cannot be told yet are passed on as such, and told again when they have a place', () => {
  let passed = 0;
  const { feed, says, snapshots } = line({ order: 'chained', after: { epoch: 1, at: 'a' }, on: { entries: () => undefined, snapshot: async () => undefined, passed: () => void passed++ } });
  says(frame('current', 'a', 'a'));
  says(frame('live', 'a', 'a'));
  says(frame('live', 'a', 'a'));
  expect([passed, feed.position?.at]).toEqual([2, 'a']);
  says(frame('live', 'a', 'b'));
  says(frame('live', 'a', 'b'));
  expect([passed, feed.position?.at], 'what is repeated is no news').toEqual([3, 'b']);
  expect(snapshots).toEqual([]);
});
