import { expect, test } from 'vitest';
import { AddAction } from '../../schema/documents/action.ts';
import { EscalateAction } from '../../schema/documents/escalation.ts';
import '../../server/schema.ts';
import type { StoredEntry } from '../../server/journal/entry.entity.ts';
import { kinds } from '../../server/journal/kind.ts';
import { effects } from '../../server/notice/notice.policy.ts';
import { investigated, op } from '../case/room.ts';
import { planned, stands } from '../escalation/board.ts';
import { house, type NamedPerson } from '../house.ts';
import { inbox } from './people.ts';

test('whatever rings is a kind that exists', () => {
  const known = new Set(kinds().keys());
  expect(Object.keys(effects).filter((name) => !known.has(name))).toEqual([]);
});

test('the lead hears when time runs out and when it is over, and the head that it was brought to them', async () => {
  const h = await house();
  const kase = await investigated(h);
  const causesOf = async (who: NamedPerson) => (await inbox(who)).notices.map(({ cause }) => cause);
  const { dueAt, dueClock } = await stands(h, kase);
  const [warning] = await planned(h, kase, dueClock!);
  await h.clock.reaches(new Date(warning!.at.getTime() + 60_000));
  await expect.poll(() => causesOf(h.salma)).toContain('due');
  await h.clock.reaches(new Date(dueAt!.getTime() + 5 * 60_000));
  await expect.poll(() => causesOf(h.salma)).toContain('breached');
  await expect.poll(() => causesOf(h.faisal)).toContain('escalated');
  expect(await causesOf(h.tariq), 'legal has no part in it').toEqual([]);
});

test('the owner of an action that is raised before it is due does not hear that it is overdue; once it is, they do', async () => {
  const h = await house();
  const kase = await investigated(h);
  const dueAt = new Date(h.clock.now().getTime() + 30 * 3_600_000);
  const { addAction } = await h.salma.done(AddAction, { opId: op(), caseId: kase.id, input: { kind: 'correction', title: 'Freeze the packs', ownerId: h.salma.id, dueAt: dueAt.toISOString() } });
  const heard = async (who: NamedPerson) => (await inbox(who)).notices.filter(({ entry }) => entry?.kind === 'action.escalated').map(({ cause }) => cause);
  const { id, version } = addAction.action!;
  await h.huda.done(EscalateAction, { opId: op(), id, cause: 'safety', reason: 'Vaccines are in it.', expectedVersion: version, expectedLevel: 0 });
  await expect.poll(() => heard(h.salma)).toEqual(['news']);
  await expect.poll(() => heard(h.faisal)).toEqual(['escalated']);
  await h.clock.reaches(new Date(dueAt.getTime() + 60_000));
  await h.huda.done(EscalateAction, { opId: op(), id, cause: 'byHand', reason: 'Still warm.', expectedVersion: version, expectedLevel: 1 });
  await expect.poll(() => heard(h.salma)).toEqual(['overdue', 'news']);
});

test('whoever did not take it hears that nobody did, and whom it came to that it is theirs', () => {
  const { cause, byName } = effects['case.escalated']!;
  const entry = { fact: { cause: 'untaken', person: 'huda' } } as unknown as StoredEntry;
  const why = cause as (entry: StoredEntry, personId: string) => string;
  expect([why(entry, 'faisal'), why(entry, 'huda'), byName!(entry)]).toEqual(['untaken', 'escalated', 'huda']);
});
