import { expect, test } from 'vitest';
import { AddAction, JudgeEffect } from '../../schema/documents/action.ts';
import { JoinTeam } from '../../schema/documents/case.ts';
import { EscalateAction } from '../../schema/documents/escalation.ts';
import '../../server/schema.ts';
import type { StoredEntry } from '../../server/journal/entry.entity.ts';
import { kinds } from '../../server/journal/kind.ts';
import { effects } from '../../server/notice/notice.policy.ts';
import { investigated, op } from '../case/room.ts';
import { aRoom } from '../investigation/findings.ts';
import { deed, verified } from '../action/deeds.ts';
import { planned, settled, stands } from '../escalation/board.ts';
import { house, type NamedPerson } from '../house.ts';
import { inbox, lettersTo, quietened, reached } from './people.ts';

test('whatever rings is a kind that exists', () => {
  const known = new Set(kinds().keys());
  expect(Object.keys(effects).filter((name) => !known.has(name))).toEqual([]);
});

test('the lead hears when time runs out and when it is over, and the head that it was brought to them; what is over and climbs at one instant is told once', async () => {
  const h = await house();
  const kase = await investigated(h);
  const causesOf = async (who: NamedPerson) => (await inbox(who)).notices.map(({ cause }) => cause);
  const { dueAt, dueClock } = await stands(h, kase);
  const [warning] = await planned(h, kase, dueClock!);
  await h.clock.reaches(new Date(warning!.at.getTime() + 60_000));
  await expect.poll(() => causesOf(h.salma)).toContain('due');
  await h.clock.reaches(new Date(dueAt!.getTime() + 5 * 60_000));
  const unread = async (who: NamedPerson) => (await inbox(who, true)).notices.filter(({ cause }) => cause === 'breached' || cause === 'escalated').map(({ causeSaid, entry }) => [causeSaid, entry?.kind]);
  await reached(h);
  await expect.poll(() => unread(h.salma)).toEqual([['Your case was escalated', 'case.escalated']]);
  await expect.poll(() => unread(h.faisal)).toEqual([['An escalation reached you', 'case.escalated']]);
  await h.clock.passes('11 minutes');
  await expect.poll(async () => (await lettersTo(h, 'salma')).at(-1)?.mail.text).toContain('Your case was escalated');
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

test('the verifier hears that a plan names them, that there is something to see, and when the effect can be judged; owner, lead and quality hear what came out', async () => {
  const h = await house();
  const kase = await aRoom(h);
  await h.salma.done(JoinTeam, { opId: op(), id: kase.id, personId: h.omar.id });
  const heard = async (who: NamedPerson, ...kinds: string[]) => (await inbox(who, true)).notices.filter(({ entry }) => entry?.kind?.startsWith('action.')).map(({ cause, entry }) => `${cause} ${entry!.kind}`).filter((one) => !kinds.length || kinds.some((kind) => one.endsWith(kind)));
  const action = await verified(h, kase.id);
  await expect.poll(async () => (await inbox(h.omar, true)).notices.map(({ cause, count }) => [cause, count]), { message: 'into the team, the plan, the work' }).toEqual([['assigned', 3]]);
  await settled(h);
  await quietened(h);

  const { judgeableAt } = await deed(h.omar, action.number);
  await h.clock.reaches(new Date(Date.parse(judgeableAt as string) - 60_000));
  expect(await heard(h.omar)).toEqual([]);
  await h.clock.passes('2 minutes');
  await expect.poll(async () => (await inbox(h.omar, true)).notices.flatMap(({ entry }) => (entry?.kind === 'action.judgeable' ? [entry.sentence] : []))).toEqual([`${action.number}: its effect can be judged now`]);
  await h.clock.passes('7 days');
  await expect.poll(async () => (await heard(h.omar, 'action.judgeable')).length).toBe(2);
  await expect.poll(() => heard(h.huda, 'action.judgeable'), { message: 'what nobody judges is known to quality' }).toEqual(['news action.judgeable']);

  // Apart from what came before, so that it is a line of its own.
  await h.clock.passes('10 minutes');
  const { version } = await deed(h.omar, action.number);
  await h.omar.done(JudgeEffect, { opId: op(), id: action.id, verdict: { effective: false, figure: 3.9, exposure: 2_000, reason: 'As before.' }, expectedVersion: version });
  for (const who of [h.salma, h.huda]) await expect.poll(() => heard(who, 'action.judged')).toEqual(['news action.judged']);
  expect(await heard(h.omar, 'action.judged')).toEqual([]);
  await settled(h);
  await h.clock.passes('30 days');
  await settled(h);
  expect((await heard(h.omar, 'action.judgeable')).length, 'judged, it calls nobody').toBe(2);
});

test('whoever did not take it hears that nobody did, and whom it came to that it is theirs', () => {
  const { cause, byName } = effects['case.escalated']!;
  const entry = { fact: { cause: 'untaken', person: 'huda' } } as unknown as StoredEntry;
  const why = cause as (entry: StoredEntry, personId: string) => string;
  expect([why(entry, 'faisal'), why(entry, 'huda'), byName!(entry)]).toEqual(['untaken', 'escalated', 'huda']);
});
