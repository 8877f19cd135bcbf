import { expect, test } from 'vitest';
import { AssessCase, CloseCase, ReopenCase } from '../../schema/documents/case.ts';
import { AskExtension, DecideExtension, PauseClocks, ResumeClocks } from '../../schema/documents/policy.ts';
import { onRecord } from '../../server/journal/book.ts';
import { caseStreams } from '../../server/journal/stream.entity.ts';
import { Case } from '../../server/case/case.entity.ts';
import { Context } from '../../server/platform/context.ts';
import { heardIn } from '../../server/feedback/message.service.ts';
import { figures, investigated, op } from '../case/room.ts';
import { house } from '../house.ts';
import { clocks, listed, look, worst } from './clocks.ts';

const seed = Number(process.env['SEED'] ?? 20261122);
/** Mulberry32: small, seeded, the same everywhere. */
const random = (start: number) => {
  let state = start;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296 * below) | 0;
  };
};

test(`the row of a case equals its earliest running clock after any sequence of steps (seed ${seed})`, { timeout: 240_000 }, async () => {
  const h = await house();
  const kase = await investigated(h);
  const pick = random(seed);
  const story: string[] = [];
  let last = await clocks(h.huda, kase.id);
  const version = () => last.kase.version;
  const steps: Record<string, () => Promise<unknown>> = {
    passes: () => h.clock.passes(`${1 + pick(90)} hours`),
    look: () => look(h),
    assess: async () => h.faisal.ask(AssessCase, { opId: op(), id: kase.id, expectedVersion: version(), input: { ...figures, severity: 1 + pick(5), likelihood: 1 + pick(5) } }),
    pause: async () => h.salma.ask(PauseClocks, { opId: op(), id: kase.id, expectedVersion: version(), input: { reason: 'complainant', question: 'Which?', deliveredAt: h.clock.now().toISOString(), until: new Date(h.clock.now().getTime() + (1 + pick(200)) * 3_600_000).toISOString() } }),
    resume: () => h.salma.ask(ResumeClocks, { opId: op(), id: kase.id, reason: 'On.' }),
    hear: () => {
      const ctx = new Context(h.running.house, { kind: 'complainant', id: kase.id, roles: [], departments: [] }, 'en');
      return onRecord(ctx, caseStreams(kase.id), async (book) => heardIn(ctx, book, await book.read(Case, kase.id), { words: 'Here.', channel: 'form', at: new Date(h.clock.now().getTime() - pick(20) * 3_600_000) }));
    },
    extend: async () => {
      await h.salma.ask(AskExtension, { opId: op(), id: kase.id, input: { clock: 'decision', amount: 1 + pick(9), reason: 'More.' } });
      for (const { id, state, version: seen } of (await clocks(h.huda, kase.id)).all.flatMap(({ extensions }) => extensions)) if (state === 'asked') await h.faisal.ask(DecideExtension, { opId: op(), extensionId: id, expectedVersion: seen, approved: pick(3) > 0 });
    },
    close: async () => h.faisal.ask(CloseCase, { opId: op(), id: kase.id, expectedVersion: version(), input: { closing: 'withdrawn', reason: 'By phone.' } }),
    reopen: async () => h.faisal.ask(ReopenCase, { opId: op(), id: kase.id, expectedVersion: version(), reason: 'Again.' }),
  };
  const names = ['passes', 'passes', 'passes', 'look', 'assess', 'pause', 'pause', 'resume', 'hear', 'extend', 'close', 'reopen'];
  for (let turn = 0; turn < 70; turn += 1) {
    const name = names[pick(names.length)]!;
    story.push(name);
    await steps[name]!();
    await look(h);
    last = await clocks(h.huda, kase.id);
    const { all, kase: row } = last;
    const running = all.filter(({ phase }) => phase !== 'stopped');
    const due = running.map(({ breachedAt, dueAt }) => breachedAt ?? dueAt).filter((at): at is string => !!at).sort()[0] ?? null;
    const so = `seed ${seed}, after ${story.join(' ')}`;
    expect(row.dueAt, so).toBe(due);
    expect(listed(row, h.clock.now()), so).toBe(worst(running.map(({ state }) => state)));
    if (row.stage === 'closed') expect(running, so).toEqual([]);
  }
});
